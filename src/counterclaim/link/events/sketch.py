"""What one document contributes to finding others on the same event.

The record of a document comes in; its sketch goes out: events, names, ages, tolls, times and words, small enough to be kept beside the
record and compared a thousand times a second. It never looks at another document, and holds no text.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from counterclaim.link.events.names import Kind, Name, names
from counterclaim.link.events.words import common, folded, tokens, weight
from counterclaim.model.document import Document
from counterclaim.model.event import Event
from counterclaim.model.figure import Figure
from counterclaim.model.labels import Measure, SectionRole
from counterclaim.model.record import DocumentRecord

WORDS = 160
"""Words kept of a text, the heaviest: beyond them the likeness of two texts moves by less than 0.01."""
LEAD = 800
"""Characters at the start of a text, in which news says what happened."""
LEAD_TIMES = 1.5
"""How much more a word of the lead weighs."""
TITLE_WORDS = 24
"""Words kept of a title; longer ones carry the outlet's own line behind."""
SHORTEST = 2
"""Letters of a word that is counted."""
DIGITS = 3
"""Digits of a number that is a word of its own: shorter ones are ages, tolls and hours, which are compared as such."""
NAMED = frozenset({Measure.KILLED, Measure.WOUNDED, Measure.ARRESTED, Measure.MISSING, Measure.HOSTAGES, Measure.PERPETRATORS})
_AGE = re.compile(r"\b(\d{1,2})[- ]years?[- ]old\b|\bage[sd]? (\d{1,2})\b|(?<=[a-z]), (\d{1,2})(?=[,.;])")
_CLOCK = re.compile(r"\b(\d{1,2})(?:[:.](\d\d))? ?([ap])\.? ?m\b", re.IGNORECASE)
_NUMBER = re.compile(r"\b\d{3,5}\b")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place by its folded name, with coordinates in degrees where they are known."""

    name: str
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One event as one document tells it: first and last day (days of the common era; None: not said) and where."""

    id: str
    focal: bool
    type: str | None
    start: int | None
    end: int | None
    places: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Sketch:
    """What a document tells of its events; every tuple is sorted, weights are natural logarithms, rounded.

    `people` are full names ('first last') with their kind; `sites` streets and buildings; `bodies` police forces, hospitals and the like;
    `lone` single capitalised words; `clocks` minutes since midnight; `numbers` house numbers and the like; `tolls` the largest number
    of each measure.
    """

    document: str
    published: int | None
    events: tuple[Told, ...]
    spots: tuple[Spot, ...]
    people: tuple[tuple[str, str], ...]
    sites: tuple[str, ...]
    bodies: tuple[str, ...]
    lone: tuple[str, ...]
    ages: tuple[int, ...]
    clocks: tuple[int, ...]
    numbers: tuple[str, ...]
    tolls: tuple[tuple[str, int], ...]
    words: tuple[tuple[str, float], ...]
    title: tuple[tuple[str, float], ...]


def sketch(record: DocumentRecord) -> Sketch:
    """The sketch of one document."""
    document = record.document
    ranges = [(s.start, s.end) for s in document.sections if s.role is not SectionRole.FURNITURE]
    befallen = [(f.span.start, f.span.end) for f in record.figures if f.measure in NAMED]
    found = names(document.text, ranges, befallen)
    said = " ".join(document.text[start:end] for start, end in ranges)
    return Sketch(
        document=document.id,
        published=None if document.published is None else document.published.date().toordinal(),
        events=tuple(sorted((_told(event) for event in record.events), key=lambda told: (not told.focal, told.id))),
        spots=_spots(document, record.events),
        people=_people(found),
        sites=_joined(found, Kind.SITE),
        bodies=_joined(found, Kind.BODY),
        lone=tuple(sorted({name.words[0] for name in found if len(name.words) == 1})),
        ages=tuple(sorted({int(next(filter(None, groups))) for groups in _AGE.findall(said)})),
        clocks=tuple(sorted({_minutes(*groups) for groups in _CLOCK.findall(said)})),
        numbers=tuple(sorted(set(_NUMBER.findall(said)))),
        tolls=_tolls(record.figures),
        words=_weighted(document, ranges, WORDS),
        title=_weighted(document, _title(document), TITLE_WORDS),
    )


def _told(event: Event) -> Told:
    start = None if event.date is None or event.date.start is None else date.fromisoformat(event.date.start).toordinal()
    end = None if event.date is None or event.date.end is None else date.fromisoformat(event.date.end).toordinal()
    place = event.place
    spots = () if place is None else (Spot(folded(place.name), place.lat, place.lon),)
    return Told(event.id, event.focal, None if event.type is None else str(event.type), start, end, spots)


def _spots(document: Document, events: Iterable[Event]) -> tuple[Spot, ...]:
    """Every place that the events or the dateline name."""
    found: dict[str, Spot] = {}
    for event in events:
        if event.place is not None:
            found.setdefault(folded(event.place.name), Spot(folded(event.place.name), event.place.lat, event.place.lon))
        for attribute in event.attributes:
            if attribute.name == "place":
                found.setdefault(folded(attribute.value), Spot(folded(attribute.value)))
    for section in document.sections:
        if section.role is SectionRole.DATELINE:
            name = " ".join(folded(word) for word in re.split(r"[,(—–-]", document.text[section.start : section.end])[0].split())
            if name:
                found.setdefault(name, Spot(name))
    return tuple(found[name] for name in sorted(found))


def _people(found: Iterable[Name]) -> tuple[tuple[str, str], ...]:
    """Each person once, as what he is anywhere: somebody befallen or held to have part, else an official, else not said."""
    order = (Kind.PRINCIPAL, Kind.OFFICIAL, Kind.PERSON)
    kinds: dict[str, Kind] = {}
    for name in found:
        if name.kind in order:
            full = f"{name.words[0]} {name.words[-1]}"
            kinds[full] = min(kinds.get(full, name.kind), name.kind, key=order.index)
    return tuple((full, str(kinds[full])) for full in sorted(kinds))


def _joined(found: Iterable[Name], kind: Kind) -> tuple[str, ...]:
    return tuple(sorted({" ".join(name.words) for name in found if name.kind is kind and len(name.words) > 1}))


def _minutes(hour: str, minute: str, half: str) -> int:
    return int(hour) % 12 * 60 + int(minute or 0) + (720 if half.casefold() == "p" else 0)


def _tolls(figures: Iterable[Figure]) -> tuple[tuple[str, int], ...]:
    most: dict[str, int] = {}
    for figure in figures:
        number = figure.low if figure.low is not None else figure.high
        if number is not None:
            most[figure.measure] = max(most.get(figure.measure, 0), number)
    return tuple((str(measure), most[measure]) for measure in sorted(most))


def _title(document: Document) -> list[tuple[int, int]]:
    return [(s.start, s.end) for s in document.sections if s.role is SectionRole.HEADLINE][:1]


def _weighted(document: Document, ranges: Iterable[tuple[int, int]], most: int) -> tuple[tuple[str, float], ...]:
    """The heaviest words of some ranges, by how rare and how often they are, as a vector of length 1."""
    times: Counter[str] = Counter()
    for start, end in ranges:
        for token in tokens(document.text, start, end):
            if len(token.folded) < SHORTEST or (token.folded.isdigit() and len(token.folded) < DIGITS):
                continue
            times[token.folded] += LEAD_TIMES if token.start < LEAD else 1  # type: ignore[assignment]
    scored = {word: (1 + math.log(n)) * weight(word) for word, n in times.items() if word not in _STOP}
    kept = sorted(scored, key=lambda word: (-round(scored[word], 6), word))[:most]
    length = math.sqrt(math.fsum(scored[word] ** 2 for word in kept)) or 1.0
    return tuple((word, round(scored[word] / length, 4)) for word in sorted(kept))


_STOP = frozenset(word for word in common() if weight(word) < 1.0)
