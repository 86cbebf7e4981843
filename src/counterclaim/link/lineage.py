"""From which documents each copy was made, without rings.

Links come in; for each document that surely copies or supersedes another its origins go out, and the first document of its line.
Credits and dates of several documents may contradict each other: the surest links stand, and whichever would close a ring is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from counterclaim.link.chains import last
from counterclaim.model.labels import LinkKind, Verdict
from counterclaim.model.link import Link


def lineage(links: Iterable[Link]) -> dict[str, tuple[str, ...]]:
    """For each copy or later version its origins: those that are no copies themselves first, then by score; the same in any order."""
    kinds = (LinkKind.COPY_OF, LinkKind.SUPERSEDES)
    sure = sorted((link for link in links if link.kind in kinds and link.verdict is Verdict.POSITIVE), key=_surest)
    ringed = _ringed(sure)
    kept: defaultdict[str, dict[str, Link]] = defaultdict(dict)
    for link in sure:
        if not (link.left in ringed and _leads(kept, link.right, link.left)):
            kept[link.left].setdefault(link.right, link)
    return {
        copy: tuple(link.right for link in sorted(held.values(), key=lambda link: (link.right in kept, -link.score, link.right)))
        for copy, held in sorted(dict(kept).items())
        if held
    }


def roots(links: Iterable[Link]) -> dict[str, str]:
    """For each document that surely copies or supersedes another, the one at the end of that chain."""
    onward = {copy: origins[0] for copy, origins in lineage(links).items()}
    return {copy: last(copy, onward) for copy in onward}


def _surest(link: Link) -> tuple[float, float, str, str]:
    """The order in which links are believed: by the weight of the reason for their direction (the last; a person needs none), by score."""
    return (-(link.reasons[-1].weight if link.reasons else 1.0), -link.score, link.left, link.right)


def _ringed(links: Iterable[Link]) -> set[str]:
    """The documents that may stand in a ring: what is left when those without origins are taken away, again and again."""
    origins: defaultdict[str, set[str]] = defaultdict(set)
    copies: defaultdict[str, set[str]] = defaultdict(set)
    for link in links:
        origins[link.left].add(link.right)
        copies[link.right].add(link.left)
    ends = sorted(copies.keys() - origins.keys())
    while ends:
        end = ends.pop()
        for copy in copies.pop(end, ()):
            origins[copy].discard(end)
            if not origins[copy]:
                del origins[copy]
                ends.append(copy)
    return set(origins)


def _leads(kept: Mapping[str, Mapping[str, Link]], start: str, end: str) -> bool:
    """Whether `end` is reached from `start` by the links that are kept."""
    seen, waiting = {start}, [start]
    while waiting:
        at = waiting.pop()
        if at == end:
            return True
        further = kept.get(at, {}).keys() - seen
        seen |= further
        waiting += further
    return False
