"""Groups: the documents that tell of one event, a document on several events in several of them.

Sketches and the likeness of their pairs come in, groups go out, the same for the same documents in whatever order they came. A document
that joins further groups never draws these together: only what it is mainly about does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from counterclaim.link.events.cluster import Pairs, clusters
from counterclaim.link.events.sketch import Sketch, Told

ALSO = 0.3
"""Average likeness to a further group, from which a document with several events joins it: the names or places of a second event are half
of what a text on it alone would hold."""
UNDATED = 31
"""Days that an event without a date counts as away: further than any that is dated in the same month."""


@dataclass(frozen=True, slots=True, order=True)
class Member:
    """A document in a group, the event of it that the group is about (None where it tells of none), and whether it is mainly in another."""

    document: str
    event: str | None
    also: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """The documents on one event, sorted; `id` is the least document that is mainly about it."""

    id: str
    members: tuple[Member, ...]


def group(sketches: Iterable[Sketch], pairs: Pairs) -> tuple[Group, ...]:
    """All documents in groups, sorted by id; a pair that `pairs` lacks is not alike. `pairs` may name documents that are not asked for."""
    known = {sketch.document: sketch for sketch in sketches}
    near: dict[str, dict[str, float]] = {document: {} for document in sorted(known)}
    for (one, other), likeness in sorted(pairs.items()):
        if one in known and other in known:
            near[one][other] = near[other][one] = likeness
    made = clusters(known, {(a, b): value for a, others in near.items() for b, value in others.items() if a < b})
    home = {document: cluster[0] for cluster in made for document in cluster}
    members = {cluster[0]: [Member(document, _main(known[document])) for document in cluster] for cluster in made}
    whole = {cluster[0]: cluster for cluster in made}
    for document in sorted(known):
        for further in sorted({home[other] for other in near[document]} - {home[document]}):
            others = whole[further]
            if sum(near[document].get(other, 0.0) for other in others) / len(others) >= ALSO and len(known[document].events) > 1:
                events = _second(known[document], [known[other] for other in others])
                members[further].append(Member(document, events, also=True))
    return tuple(Group(key, tuple(sorted(members[key]))) for key in sorted(members))


def _main(sketch: Sketch) -> str | None:
    return next((told.id for told in sketch.events if told.focal), None)


def _second(sketch: Sketch, others: Sequence[Sketch]) -> str | None:
    """The event that a document is not mainly about and that is nearest in place and day to what the others are mainly about."""
    focal = [told for other in others for told in other.events if told.focal]
    main = _main(sketch)
    further = [told for told in sketch.events if told.id != main]
    return min(further, key=lambda told: (_away(told, focal), told.id)).id if focal and further else main


def _away(told: Told, focal: Iterable[Told]) -> tuple[bool, int]:
    """Whether no place is the same, and days apart at least."""
    towns = {spot.name for spot in told.places}
    return min((not towns & {spot.name for spot in other.places}, min(_days(told, other))) for other in focal)


def _days(one: Told, other: Told) -> Iterator[int]:
    yield UNDATED
    if one.start is not None and other.start is not None:
        yield abs(one.start - other.start)
