"""The records of events and figures in `counterclaim.dossier/1`."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from counterclaim.model.labels import EventType, FigureKind, Measure, Precision, Stage
from counterclaim.wire.base import Record, Span

Latitude = Annotated[float, Meta(ge=-90, le=90)]
Longitude = Annotated[float, Meta(ge=-180, le=180)]
Count = Annotated[int, Meta(ge=0)]


class EventDate(Record, frozen=True, kw_only=True):
    """When an event took place."""

    start: Annotated[str | None, Meta(description="First day or moment, ISO 8601.")]
    end: Annotated[str | None, Meta(description="Last day or moment, ISO 8601.")]
    text: Annotated[str, Meta(description="The words that say when.")]
    precision: Annotated[Precision | None, Meta(description="How precise they are.")]


class Place(Record, frozen=True, kw_only=True):
    """Where an event took place."""

    name: Annotated[str, Meta(description="The place as named.")]
    country: Annotated[str | None, Meta(description="ISO 3166-1 alpha-2 code, where it is known.")]
    lat: Annotated[Latitude | None, Meta(description="Latitude, degrees.")]
    lon: Annotated[Longitude | None, Meta(description="Longitude, degrees.")]
    candidates: Annotated[list[Place], Meta(description="Other places of that name that may be meant, likeliest first.")]


class Attribute(Record, frozen=True, kw_only=True):
    """One attribute of an event, as some claim gives it."""

    name: Annotated[str, Meta(description="Which attribute.")]
    value: Annotated[str, Meta(description="Its value.")]
    claim: Annotated[str | None, Meta(description="Id of the claim that gives it.")]
    span: Annotated[Span, Meta(description="The words that say so.")]


class Event(Record, frozen=True, kw_only=True):
    """What is said to have happened; its attributes are themselves claimed."""

    id: Annotated[str, Meta(description="Id of the event.")]
    focal: Annotated[bool, Meta(description="Whether the case is about it.")]
    label: Annotated[str, Meta(description="A short name.")]
    type: Annotated[EventType | None, Meta(description="Kind of event.")]
    stage: Annotated[Stage | None, Meta(description="How far it is said to have gone.")]
    part_of: Annotated[str | None, Meta(description="Id of the event it is part of (twin blasts, a wave).")]
    date: Annotated[EventDate | None, Meta(description="When.")]
    place: Annotated[Place | None, Meta(description="Where.")]
    targets: Annotated[list[str], Meta(description="Targets as described.")]
    weapons: Annotated[list[str], Meta(description="Weapons as described.")]
    perpetrators: Annotated[list[str], Meta(description="Perpetrators as described.")]
    attributes: Annotated[list[Attribute], Meta(description="Every attribute with the claim and the words that give it.")]
    spans: Annotated[list[Span], Meta(description="Every place where the event is spoken of.")]


class Scope(Record, frozen=True, kw_only=True):
    """What exactly a figure counts; figures are compared only at equal scope."""

    who: Annotated[str | None, Meta(description="Whom it counts, as described.")]
    attackers: Annotated[bool | None, Meta(description="Whether attackers are counted in; null: not said.")]
    area: Annotated[str | None, Meta(description="Where it counts.")]


class Figure(Record, frozen=True, kw_only=True):
    """A toll: 'at least 133' is low 133 and no high; 'dozens' stays words."""

    id: Annotated[str, Meta(description="Id of the figure.")]
    event: Annotated[str | None, Meta(description="Id of the event; authoritative.")]
    measure: Annotated[Measure, Meta(description="What it counts.")]
    low: Annotated[Count | None, Meta(description="At least so many.")]
    high: Annotated[Count | None, Meta(description="At most so many.")]
    words: Annotated[str, Meta(description="The figure in the text's words.")]
    kind: Annotated[FigureKind, Meta(description="Total, increment or subset.")]
    scope: Annotated[Scope | None, Meta(description="What exactly it counts.")]
    as_of: Annotated[str | None, Meta(description="For which moment it holds, ISO 8601.")]
    claim: Annotated[str, Meta(description="Id of the claim that gives it; every figure has one.")]
    span: Annotated[Span, Meta(description="Where it stands.")]
