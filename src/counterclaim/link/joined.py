"""Several records as if one article told of all: what links join has one id everywhere, and one event or actor stands for it.

Records and what is one come in, the same records with joined ids go out, and the events and actors of all. No word that was read is
changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import TypeVar

from counterclaim.model.actor import Actor, Relation
from counterclaim.model.claim import Claim
from counterclaim.model.event import Event, Place, When
from counterclaim.model.labels import Precision
from counterclaim.model.record import DocumentRecord

T = TypeVar("T")


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
        published = document.published.isoformat() if document.published is not None else "~"
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
    by_id: dict[str, Actor] = {}
    for actor in actors:
        known = by_id.get(actor.id)
        if known is not None and known != actor:
            name = max(known.name, actor.name, key=_fullness)
            names = {*known.aliases, *actor.aliases, known.name, actor.name} - {name}
            relations = dict.fromkeys((*known.relations, *actor.relations))
            mentions = sorted({*known.mentions, *actor.mentions})
            actor = replace(known, name=name, aliases=tuple(sorted(names)), relations=tuple(relations), mentions=tuple(mentions))
        by_id[actor.id] = actor
    return tuple(by_id.values())


def _fullness(name: str) -> tuple[bool, bool, int]:
    """A name of more words is fuller, up to what still is one; capitals throughout are a headline's, a last 'of' is a cut name's."""
    words = [word for word in name.split() if word.casefold() != "the"]
    return not name.isupper(), bool(words) and words[-1] not in ("of", "and"), len(words) if len(words) <= LONGEST else 0


LONGEST = 7
"""Words of the longest name: 'the State Security Directorate of the Republic' has six, a description may have any number."""


_FINER = {precision: place for place, precision in enumerate(Precision)}


def merged_events(events: Iterable[Event]) -> tuple[Event, ...]:
    """Events of one id become one: every attribute that any gives, the most precise date and place for the head, the first label."""
    by_id: dict[str, Event] = {}
    for event in events:
        known = by_id.get(event.id)
        if known is not None and known != event:
            event = replace(
                known,
                focal=known.focal or event.focal,
                spans=tuple(sorted({*known.spans, *event.spans})),
                type=known.type or event.type,
                stage=known.stage or event.stage,
                part_of=None if known.id in (known.part_of or event.part_of,) else known.part_of or event.part_of,
                date=_finer_date(known.date, event.date),
                place=_finer_place(known.place, event.place),
                targets=_union(known.targets, event.targets),
                weapons=_union(known.weapons, event.weapons),
                perpetrators=_union(known.perpetrators, event.perpetrators),
                attributes=_union(known.attributes, event.attributes),
            )
        by_id[event.id] = event
    return tuple(by_id.values())


def _union(one: tuple[T, ...], other: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _finer_date(one: When | None, other: When | None) -> When | None:
    """The first of those that name a day, else the first that names any time."""
    known = [when for when in (one, other) if when is not None and (when.start or when.end)]
    return min(known, key=lambda when: _FINER.get(when.precision, len(_FINER)) if when.precision else len(_FINER), default=one or other)


def _finer_place(one: Place | None, other: Place | None) -> Place | None:
    """The first of those with coordinates, else the first with any name."""
    known = [place for place in (one, other) if place is not None]
    return min(known, key=lambda place: place.lat is None, default=None)
