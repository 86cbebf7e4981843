"""What is one over several documents: links in, one id for everything that they make one out.

Links of one kind come in, in any order, ids go out. It joins on positive links alone, and never two that a negative link keeps apart,
however many positive ones lead from one to the other.
"""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.model.labels import LinkKind, Verdict
from counterclaim.model.link import MACHINE, Link


def unions(links: Iterable[Link], kind: LinkKind) -> dict[str, str]:
    """For each thing that positive links of one kind join, the least id of all that are one with it.

    A person's links go first, then the surest, then those of lesser ids; of a pair that a person judged only what the person said counts.
    """
    ordered = _decisive(link for link in links if link.kind is kind)
    apart: dict[str, set[str]] = {}
    for link in ordered:
        if link.verdict is Verdict.NEGATIVE:
            apart.setdefault(link.left, set()).add(link.right)
            apart.setdefault(link.right, set()).add(link.left)
    members: dict[str, frozenset[str]] = {}
    for link in ordered:
        if link.verdict is not Verdict.POSITIVE:
            continue
        left, right = (members.get(one, frozenset({one})) for one in (link.left, link.right))
        if left is not right and all(right.isdisjoint(apart.get(one, ())) for one in left):
            union = left | right
            members.update(dict.fromkeys(union, union))
    return {one: min(members[one]) for one in sorted(members)}


def _decisive(links: Iterable[Link]) -> list[Link]:
    """The links in the order in which they count."""
    found = set(links)
    judged = {(link.left, link.right) for link in found if link.by != MACHINE}
    return sorted((link for link in found if link.by != MACHINE or (link.left, link.right) not in judged), key=_rank)


def _rank(link: Link) -> tuple[bool, float, str, str, str]:
    return link.by == MACHINE, -link.score, link.left, link.right, link.by
