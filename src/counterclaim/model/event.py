"""Events: what is said to have happened, when and where.

An event's attributes are themselves claimed: each has a value, the claim that gives it and the words it stands in. What is known of
responsibility and of figures stays with the claims that say it.
"""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.model.labels import EventType, Precision, Stage
from counterclaim.model.span import Span


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of time as the text gives it: first and last day, its words, and how precise they are.

    Days are ISO 8601 and both included; None: open or unknown.
    """

    start: str | None
    end: str | None
    text: str
    precision: Precision | None


@dataclass(frozen=True, slots=True)
class Place:
    """A place as named, its country (ISO 3166-1 alpha-2) and coordinates in degrees where they are known.

    `candidates` are the other places of that name that may be meant, likeliest first.
    """

    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    candidates: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Dated:
    """Words of a document that say when, and the time they mean there."""

    span: Span
    when: When


@dataclass(frozen=True, slots=True)
class Placed:
    """Words of a document that name a place, and the place they mean there."""

    span: Span
    place: Place


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of an event as one claim gives it; `claim` is None where the article itself says so in passing."""

    name: str
    value: str
    claim: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Event:
    """One event of one document; `focal` when the document is about it, `label` the words that tell which it is."""

    id: str
    focal: bool
    label: str
    spans: tuple[Span, ...] = ()
    type: EventType | None = None
    stage: Stage | None = None
    part_of: str | None = None
    date: When | None = None
    place: Place | None = None
    targets: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    perpetrators: tuple[str, ...] = ()
    attributes: tuple[Attribute, ...] = ()
