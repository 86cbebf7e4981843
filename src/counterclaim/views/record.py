"""The event record: what is said to have happened, and every view that belongs to it, made together for all exports.

A dossier and its ledger come in; the focal events with their attributes and figures, and warnings, forecasts, precedents and the rest go
out. Nothing stands in it without words of a document, and what several claims say differently stands side by side.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.model.event import Attribute, Event
from counterclaim.model.record import Dossier
from counterclaim.views.arrests import Arrests, arrests
from counterclaim.views.forecasts import Forecasts, forecasts
from counterclaim.views.ledger import Ledger
from counterclaim.views.motives import Missing, missing_evidence, motives
from counterclaim.views.passages import Cited, Passages, Row
from counterclaim.views.timeline import Point, Precedent, precedents, timeline, where
from counterclaim.views.tolls import EventTolls, Toll, tolls
from counterclaim.views.warnings import Warnings, warnings

SLOTS = ("type", "stage", "date", "place", "target", "weapon", "perpetrator")
"""The attributes of an event in the order shown; others follow by name."""

_CONFIDENCE = "confidence"


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of an attribute, how sure the text is of it where that is said, and the words that give it."""

    slot: str
    value: str
    confidence: str | None
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """A focal event, or one that a focal event is made of: its facts and its figures."""

    event: Event
    part: bool
    facts: tuple[Fact, ...]
    tolls: tuple[Toll, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """Everything the dossier says of events; `tolls` are those of events that stand neither in a head nor among the precedents."""

    heads: tuple[Head, ...]
    tolls: tuple[EventTolls, ...]
    timeline: tuple[Point, ...]
    warnings: Warnings
    forecasts: Forecasts
    precedents: tuple[Precedent, ...]
    arrests: Arrests
    motives: tuple[Row, ...]
    missing: tuple[Missing, ...]


def record(dossier: Dossier, ledger: Ledger, passages: Passages | None = None) -> Record:
    """Every view of the event record of a dossier; `passages` are its passages where they were made before."""
    passages = passages or Passages(dossier, ledger)
    figures = tolls(passages)
    earlier = precedents(passages, figures)
    heads = tuple(head for head in _heads(passages, figures) if head.facts or head.tolls)
    shown = {head.event.id for head in heads} | {precedent.event.id for precedent in earlier}
    return Record(
        heads=heads,
        tolls=tuple(item for item in figures if item.event is None or item.event.id not in shown),
        timeline=timeline(passages),
        warnings=warnings(passages),
        forecasts=forecasts(passages),
        precedents=earlier,
        arrests=arrests(passages, figures),
        motives=motives(passages),
        missing=missing_evidence(passages),
    )


def _heads(passages: Passages, figures: tuple[EventTolls, ...]) -> Iterator[Head]:
    """Each focal event, then its parts."""
    own = {item.event.id: item.tolls for item in figures if item.event is not None}
    events = passages.dossier.events
    parts: dict[str, list[Event]] = {}
    for event in events:
        if event.part_of is not None and not event.focal:
            parts.setdefault(event.part_of, []).append(event)
    for focal in (event for event in events if event.focal):
        yield Head(focal, False, tuple(_facts(passages, focal)), own.get(focal.id, ()))
        for part in parts.get(focal.id, ()):
            yield Head(part, True, tuple(_facts(passages, part)), own.get(part.id, ()))


def _facts(passages: Passages, event: Event) -> Iterator[Fact]:
    """The event's own values, then those that only an attribute gives; a value without words in the dossier is left out."""
    by_slot: dict[str, list[Attribute]] = {slot: [] for slot in SLOTS}
    for attribute in event.attributes:
        by_slot.setdefault(_slot(attribute.name), []).append(attribute)
    doubts = by_slot.pop(_CONFIDENCE, [])
    for slot, attributes in by_slot.items():
        groups: dict[str, list[Attribute]] = {}
        own = list(_own(event, slot))
        for attribute in attributes:
            value = next((value for value, keys in own if {_key(attribute.value), _key(attribute.span.exact)} & keys), attribute.value)
            groups.setdefault(value, []).append(attribute)
        for value in dict.fromkeys((*(value for value, _ in own), *groups)):
            yield from _fact(passages, event, slot, value, groups.get(value, []), doubts)
    yield from (
        fact for doubt in doubts if not _joined(doubt, event) for fact in _fact(passages, event, _CONFIDENCE, doubt.value, [doubt], [])
    )


def _fact(passages: Passages, event: Event, slot: str, value: str, attributes: list[Attribute], doubts: list[Attribute]) -> Iterator[Fact]:
    cited = [item for a in attributes if (item := passages.cited(a.span, a.claim)) is not None]
    if not cited:
        cited = [item for item in [where(passages, event)] if item is not None]
    sure = [d.value.replace("_", " ") for d in doubts if slot == "perpetrator" and any(_about(d, a) for a in attributes)]
    if cited:
        yield Fact(slot, value, ", ".join(dict.fromkeys(sure)) or None, tuple(dict.fromkeys(cited)))


def _own(event: Event, slot: str) -> Iterator[tuple[str, set[str]]]:
    """The values that an event itself carries, each with what an attribute that gives it may say."""
    if slot in ("type", "stage"):
        label = event.type if slot == "type" else event.stage
        if label is not None:
            yield label.value.replace("_", " "), {_key(label.value), _key(label.value.replace("_", " "))}
    elif slot == "date" and event.date is not None:
        yield event.date.text, {_key(event.date.text), *(_key(day) for day in (event.date.start, event.date.end) if day)}
    elif slot == "place" and event.place is not None:
        yield event.place.name, {_key(event.place.name)}
    elif slot in ("target", "weapon", "perpetrator"):
        many = {"target": event.targets, "weapon": event.weapons, "perpetrator": event.perpetrators}[slot]
        yield from ((value, {_key(value)}) for value in dict.fromkeys(many))


def _joined(doubt: Attribute, event: Event) -> bool:
    """Whether a word of confidence stands with one of the event's perpetrators."""
    return any(_slot(a.name) == "perpetrator" and _about(doubt, a) for a in event.attributes)


def _about(doubt: Attribute, other: Attribute) -> bool:
    """A word of confidence goes with the perpetrator of the same claim or the same words."""
    return doubt.span == other.span or (doubt.claim is not None and doubt.claim == other.claim)


def _slot(name: str) -> str:
    """'targets' and 'target' are one slot, and so are 'confidence' and 'perpetrator_confidence'."""
    bare = name.casefold().replace(" ", "_").removesuffix("s")
    return _CONFIDENCE if bare.endswith(_CONFIDENCE) else bare


def _key(text: str) -> str:
    return " ".join(text.casefold().removeprefix("the ").split())
