"""Events in time: the dated ones in order, and those that came before the one the case is about.

The passages and the tolls of a dossier come in; points of a timeline and precedents go out. It dates nothing: an event without days that a
text gives stands on no timeline, and where it is not known when the focal event took place only events of earlier years are precedents.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from counterclaim.model.event import Event, When
from counterclaim.model.labels import Stage
from counterclaim.views.passages import Cited, Passages
from counterclaim.views.tolls import EventTolls, Toll

_NOT_YET = (Stage.THREATENED, Stage.PLANNED)


@dataclass(frozen=True, slots=True)
class Point:
    """An event with its first and last day, both included; `known` is False for an end that is left open."""

    event: Event
    first: date
    last: date
    cited: Cited | None


@dataclass(frozen=True, slots=True)
class Precedent:
    """An earlier event, the words that speak of it, and its figures."""

    event: Event
    cited: Cited | None
    tolls: tuple[Toll, ...]


def timeline(passages: Passages) -> tuple[Point, ...]:
    """The dated events of a dossier by first day, last day and id."""
    made = []
    for event in passages.dossier.events:
        days = stretch(event.date)
        if days is not None:
            made.append(Point(event, *days, where(passages, event)))
    return tuple(sorted(made, key=lambda point: (point.first, point.last, point.event.id)))


def precedents(passages: Passages, figures: Iterable[EventTolls]) -> tuple[Precedent, ...]:
    """The events older than the focal one, oldest first; its own parts, and what was only planned or threatened, are none.

    Of articles of unknown date every other event that has a date is one, those of which only the month is said last.
    """
    tolls = {item.event.id: item.tolls for item in figures if item.event is not None}
    focal = {event.id for event in passages.dossier.events if event.focal}
    first = _first_day(passages)
    dated = [(point.event, point.cited) for point in timeline(passages) if first is None or point.last < first]
    if first is None:
        dated += [
            (event, where(passages, event)) for event in passages.dossier.events if event.date is not None and event.date.start is None
        ]
    return tuple(
        Precedent(event, cited, tolls.get(event.id, ()))
        for event, cited in dated
        if not event.focal and event.part_of not in focal and event.stage not in _NOT_YET
    )


def stretch(when: When | None) -> tuple[date, date] | None:
    """First and last day of a time; None where neither is known or they are no days."""
    if when is None or (when.start is None and when.end is None):
        return None
    try:
        days = [date.fromisoformat(text[:10]) for text in (when.start or when.end or "", when.end or when.start or "")]
    except ValueError:
        return None
    return (days[0], days[1]) if days[0] <= days[1] else None


def where(passages: Passages, event: Event) -> Cited | None:
    """The first words that speak of an event, with the innermost claim given by one of its attributes there, if any."""
    claims = {attribute.span: attribute.claim for attribute in event.attributes}
    spans = event.spans or tuple(attribute.span for attribute in event.attributes)
    cited = (passages.cited(span, claims.get(span)) for span in spans)
    return next((item for item in cited if item is not None), None)


def _first_day(passages: Passages) -> date | None:
    """The day before which an event is a precedent: the focal event's first; else the first day of the year of the first document."""
    days = [found[0] for event in passages.dossier.events if event.focal and (found := stretch(event.date))]
    if days:
        return min(days)
    published = [document.published.date() for document in passages.ledger.documents if document.published is not None]
    return min(published).replace(month=1, day=1) if published else None
