"""Groups: the documents that tell of one event, a document on several events in several of them.

Sketches and the likeness of their pairs come in, groups go out, the same for the same documents in whatever order they came. A document
that joins further groups never draws these together: only what it is mainly about does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf

from counterclaim.link.events.cluster import Pairs, clusters
from counterclaim.link.events.sketch import Sketch, Told

ALSO = 0.3
"""Average likeness to a further group, from which a document joins it that tells of an event there: the names or places of a second event
are half of what a text on it alone would hold. Likeness alone puts many more into groups on other incidents."""
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
            if any(near[document].get(member.document, 0.0) < 0 for member in members[further]):
                continue  # who is kept apart from one that joined before stays out, as from those that are mainly there
            if sum(near[document].get(other, 0.0) for other in others) / len(others) >= ALSO:
                event = _second(known[document], [known[other] for other in others])
                members[further] += [] if event is None else [Member(document, event, also=True)]
    return tuple(Group(key, tuple(sorted(members[key]))) for key in sorted(members))


def _main(sketch: Sketch) -> str | None:
    return next((told.id for told in sketch.events if told.focal), None)


def _second(sketch: Sketch, others: Sequence[Sketch]) -> str | None:
    """The event that a document is not mainly about and that may be what the others are about, the nearest in time."""
    focal = [told for other in others for told in other.events if told.focal]
    main = _main(sketch)
    away = {told.id: days for told in sketch.events if told.id != main and (days := _away(told, focal)) <= UNDATED}
    return min(away, key=lambda id: (away[id], id), default=None)


def _away(told: Told, focal: Iterable[Told]) -> float:
    """Days between an event and the nearest of others in one of its places, or on its day where a place is unknown; else endlessly many."""
    found = [inf]
    for other in focal:
        here, there = ({spot.name for spot in one.places} for one in (told, other))
        days = min(_days(told, other))
        found += [days] if here & there or (days <= 1 and not (here and there)) else []
    return min(found)


def _days(one: Told, other: Told) -> Iterator[int]:
    yield UNDATED
    if one.start is not None and other.start is not None:
        yield abs(one.start - other.start)
