"""Several records as if one article told of all: what links join has one id everywhere, and one event or actor stands for it.

Records and what is one come in, the same records with joined ids go out, and the events and actors of all. No word that was read is
changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC
from itertools import chain
from typing import TypeVar

from counterclaim.model.actor import Actor, Relation
from counterclaim.model.claim import Claim
from counterclaim.model.event import Event, Place, When
from counterclaim.model.labels import Precision
from counterclaim.model.record import DocumentRecord

T = TypeVar("T")
Named = TypeVar("Named", Actor, Event)


def led(least: Mapping[str, str], order: Mapping[str, str]) -> dict[str, str]:
    """Of ids that are one, as `unions` gives them: for every id the first of those that it is one with, by `order` and then by itself."""
    members: dict[str, list[str]] = {}
    for one, which in least.items():
        members.setdefault(which, []).append(one)
    first = {which: min(held, key=lambda one: (order.get(one, LAST), one)) for which, held in members.items()}
    return {one: first[which] for one, which in least.items()}


LAST = "~~"
"""Stands behind every time and id."""


def founding(records: Sequence[DocumentRecord]) -> dict[str, str]:
    """Of every event and actor when it was first told of: what was published first gives its id to all that is joined with it."""
    order: dict[str, str] = {}
    for record in records:
        document = record.document
        published = document.published.astimezone(UTC).isoformat() if document.published is not None else "~"
        for place, one in enumerate([*(event.id for event in record.events), *(actor.id for actor in record.actors)]):
            order[one] = min(order.get(one, LAST), f"{published} {document.id} {place:04}")
    return order


def as_one(records: Sequence[DocumentRecord], events: Mapping[str, str], actors: Mapping[str, str]) -> list[DocumentRecord]:
    """The records with every id of an event and an actor replaced by the one that stands for it, and its name where an event names it."""
    if not (events or actors):
        return list(records)
    renamed = [_renamed(record, events, actors) for record in records]
    names = {actor.id: actor.name for actor in merged_actors(chain.from_iterable(record.actors for record in renamed))}
    return [
        replace(new, events=tuple(_named(event, {a.name: names[actors.get(a.id, a.id)] for a in old.actors}) for event in new.events))
        for old, new in zip(records, renamed, strict=True)
    ]


def _named(event: Event, names: Mapping[str, str]) -> Event:
    """The event with the perpetrators that are actors under the names that these have now."""
    attributes = (replace(a, value=names.get(a.value, a.value)) if a.name == PERPETRATOR else a for a in event.attributes)
    perpetrators = dict.fromkeys(names.get(name, name) for name in event.perpetrators)
    return replace(event, perpetrators=tuple(perpetrators), attributes=tuple(attributes))


PERPETRATOR = "perpetrator"
"""The attribute of an event whose value may be an actor's name."""


def _renamed(record: DocumentRecord, events: Mapping[str, str], actors: Mapping[str, str]) -> DocumentRecord:
    def event(one: str | None) -> str | None:
        return one if one is None else events.get(one, one)

    def actor(one: str | None) -> str | None:
        return one if one is None else actors.get(one, one)

    def claim(found: Claim) -> Claim:
        rows = tuple(replace(row, actor=actors.get(row.actor, row.actor), event=event(row.event)) for row in found.responsibility)
        source = None if found.source is None else replace(found.source, actor=actor(found.source.actor))
        return replace(
            found,
            source=source,
            speaker=actor(found.speaker),
            addressee=actor(found.addressee),
            event=event(found.event),
            responsibility=rows,
        )

    def related(found: Actor) -> tuple[Relation, ...]:
        renamed = (replace(relation, actor=actors.get(relation.actor, relation.actor)) for relation in found.relations)
        own = actors.get(found.id, found.id)
        return tuple(dict.fromkeys(relation for relation in renamed if relation.actor != own))

    return replace(
        record,
        actors=merged_actors(replace(a, id=actors.get(a.id, a.id), relations=related(a)) for a in record.actors),
        claims=tuple(map(claim, record.claims)),
        events=merged_events(replace(e, id=events.get(e.id, e.id), part_of=event(e.part_of)) for e in record.events),
        figures=tuple(replace(f, event=event(f.event)) for f in record.figures),
    )


def merged_actors(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Actors of one id become one, under the fullest of their names, with the names, relations and mentions of all."""
    return tuple(_one_actor(same) for same in _by_id(actors))


def _by_id(given: Iterable[Named]) -> Iterable[list[Named]]:
    """What has one id together, in the order in which each id comes first; what is equal only once."""
    found: dict[str, dict[Named, None]] = {}
    for one in given:
        found.setdefault(one.id, {})[one] = None
    return map(list, found.values())


def _one_actor(same: list[Actor]) -> Actor:
    if len(same) == 1:
        return same[0]
    name = max((actor.name for actor in same), key=_fullness)
    names = {known for actor in same for known in (actor.name, *actor.aliases)} - {name}
    mentions = sorted({mention for actor in same for mention in actor.mentions})
    return replace(same[0], name=name, aliases=tuple(sorted(names)), relations=_all(a.relations for a in same), mentions=tuple(mentions))


def _fullness(name: str) -> tuple[bool, bool, int]:
    """A name of more words is fuller, up to what still is one; capitals throughout are a headline's, a last 'of' is a cut name's."""
    words = [word for word in name.split() if word.casefold() != "the"]
    return not name.isupper(), bool(words) and words[-1] not in ("of", "and"), len(words) if len(words) <= LONGEST else 0


LONGEST = 7
"""Words of the longest name: 'the State Security Directorate of the Republic' has six, a description may have any number."""


_FINER = {precision: place for place, precision in enumerate(Precision)}


def merged_events(events: Iterable[Event]) -> tuple[Event, ...]:
    """Events of one id become one: every attribute that any gives, the most precise date and place for the head, the first label."""
    return tuple(_one_event(same) for same in _by_id(events))


def _one_event(same: list[Event]) -> Event:
    if len(same) == 1:
        return same[0]
    return replace(
        same[0],
        focal=any(event.focal for event in same),
        spans=tuple(sorted({span for event in same for span in event.spans})),
        type=next((event.type for event in same if event.type), None),
        stage=next((event.stage for event in same if event.stage), None),
        part_of=next((event.part_of for event in same if event.part_of and event.part_of != event.id), None),
        date=_finest_date([event.date for event in same]),
        place=_finest_place([event.place for event in same]),
        targets=_all(event.targets for event in same),
        weapons=_all(event.weapons for event in same),
        perpetrators=_all(event.perpetrators for event in same),
        attributes=_all(event.attributes for event in same),
    )


def _all(given: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    """Everything once, in the order in which it comes."""
    return tuple(dict.fromkeys(chain.from_iterable(given)))


def _finest_date(given: Sequence[When | None]) -> When | None:
    """The first of those that name a day, else the first that names any time."""
    known = [when for when in given if when is not None and (when.start or when.end)]
    first = next((when for when in given if when is not None), None)
    return min(known, key=lambda when: _FINER.get(when.precision, len(_FINER)) if when.precision else len(_FINER), default=first)


def _finest_place(given: Sequence[Place | None]) -> Place | None:
    """The first of those with coordinates, else the first with any name."""
    return min((place for place in given if place is not None), key=lambda place: place.lat is None, default=None)
