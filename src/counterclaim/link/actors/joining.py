"""Actors joined over documents: links in, one id for each actor out.

Links come in, in any order; who is joined to whom and the unions that were not made go out.
It joins on positive links alone, and never two that a negative link keeps apart, however many positive ones lead from one to the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from counterclaim.model.labels import LinkKind, Verdict
from counterclaim.model.link import MACHINE, Link


@dataclass(frozen=True, slots=True)
class Conflict:
    """A positive link that was not followed, and the negative one that forbade it."""

    link: Link
    forbidden_by: Link


@dataclass(frozen=True, slots=True)
class Joined:
    """The joined id of each actor that a positive link names (the least id of those that are one), and the unions that were not made."""

    of: Mapping[str, str]
    conflicts: tuple[Conflict, ...]


def joined(links: Iterable[Link]) -> Joined:
    """Join what positive links say is one: a person's first, then the surest; between equals the lesser ids."""
    ordered = _decisive(links)
    apart: dict[str, dict[str, Link]] = {}
    for link in ordered:
        if link.verdict is Verdict.NEGATIVE:
            apart.setdefault(link.left, {})[link.right] = link
            apart.setdefault(link.right, {})[link.left] = link
    members: dict[str, frozenset[str]] = {}
    conflicts = []
    for link in ordered:
        if link.verdict is not Verdict.POSITIVE:
            continue
        left, right = (members.get(actor, frozenset({actor})) for actor in (link.left, link.right))
        if left is right or left == right:
            continue
        forbidden = min((apart[one][other] for one in left if one in apart for other in right & apart[one].keys()), key=_rank, default=None)
        if forbidden is not None:
            conflicts.append(Conflict(link, forbidden))
            continue
        union = left | right
        members.update(dict.fromkeys(union, union))
    return Joined({actor: min(members[actor]) for actor in sorted(members)}, tuple(conflicts))


def _decisive(links: Iterable[Link]) -> list[Link]:
    """The links on actors in the order in which they count; of a pair that a person judged only what the person said."""
    of_actors = {link for link in links if link.kind is LinkKind.SAME_ACTOR}
    judged = {(link.left, link.right) for link in of_actors if link.by != MACHINE}
    return sorted((link for link in of_actors if link.by != MACHINE or (link.left, link.right) not in judged), key=_rank)


def _rank(link: Link) -> tuple[bool, float, str, str, str]:
    return link.by == MACHINE, -link.score, link.left, link.right, link.by
