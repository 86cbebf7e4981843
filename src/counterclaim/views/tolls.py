"""Figures by event and measure: what is given as the number of killed, wounded, arrested and so on, and by whom.

The passages of a dossier come in; for each event the figures of each measure go out, equal ones as one with all who give them.
It adds nothing up and picks no best: figures that differ stand side by side, in order of time where their time is known.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from counterclaim.model.event import Event
from counterclaim.model.figure import Figure, Scope
from counterclaim.model.labels import FigureKind, Measure, SectionRole
from counterclaim.views.passages import Cited, Passages

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PERSON = re.compile(r"(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s.*|[^\W\d_a-z]\S*(?:\s+[^\W\d_a-z]\S*)+")
"""The words of one person who is known: 'the driver', or a name."""


@dataclass(frozen=True, slots=True)
class Given:
    """One figure as one claim gives it; `moment` is the day for which it holds, ISO 8601, None where that is not known."""

    figure: Figure
    cited: Cited
    speaker: str | None
    moment: str | None


@dataclass(frozen=True, slots=True)
class Count:
    """One number at one scope, and all who give it; `later` says that it holds for a later day than the number before it."""

    kind: FigureKind
    scope: Scope | None
    given: tuple[Given, ...]
    later: bool = False

    @property
    def figure(self) -> Figure:
        """The figure as it was first given."""
        return self.given[0].figure


@dataclass(frozen=True, slots=True)
class Toll:
    """All numbers of one measure: totals first, then what adds to one or is part of one."""

    measure: Measure
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class EventTolls:
    """The tolls of one event; `event` is None for figures of which it is not said to which event they belong."""

    event: Event | None
    tolls: tuple[Toll, ...]


def tolls(passages: Passages) -> tuple[EventTolls, ...]:
    """The figures of a dossier by event: in the order of the dossier's events, those of no known event last."""
    events = {event.id: event for event in passages.dossier.events}
    groups: defaultdict[str | None, list[Given]] = defaultdict(list)
    for figure in passages.dossier.figures:
        cited = passages.cited(figure.span, figure.claim)
        if cited is not None:
            groups[figure.event if figure.event in events else None].append(_given(passages, figure, cited))
    made = [EventTolls(event, _tolls(groups[event.id])) for event in events.values() if event.id in groups]
    return (*made, *([EventTolls(None, _tolls(groups[None]))] if None in groups else []))


def _given(passages: Passages, figure: Figure, cited: Cited) -> Given:
    claim = cited.entry.claim if cited.entry is not None else None
    published = passages.ledger.documents[cited.place.document - 1].published
    times = (figure.as_of, claim.said if claim is not None else None, published.isoformat() if published is not None else None)
    days = [match[0] for time in times if time is not None and (match := _DAY.match(time))]
    # 'as of Friday' stays words: the figure holds for that day, and which day that is is not known here.
    known = figure.as_of is None or _DAY.match(figure.as_of) is not None
    return Given(figure, cited, None if claim is None else passages.voices.who(claim), days[0] if days and known else None)


def _tolls(given: list[Given]) -> tuple[Toll, ...]:
    by_measure: defaultdict[Measure, list[Given]] = defaultdict(list)
    for item in given:
        by_measure[item.figure.measure].append(item)
    return tuple(Toll(measure, _counts(_told_of(_beside_body(by_measure[measure])))) for measure in Measure if measure in by_measure)


def _told_of(given: list[Given]) -> list[Given]:
    """One person who is told of ('Anton Wickery', 'the driver') is no toll where others are counted: a part of it."""
    several = any(item.figure.kind is FigureKind.TOTAL and (item.figure.low or 0) > 1 for item in given)
    return [_part(item) if several and _one_told_of(item.figure) else item for item in given]


def _one_told_of(figure: Figure) -> bool:
    return figure.kind is FigureKind.TOTAL and (figure.low, figure.high) == (1, 1) and _PERSON.fullmatch(figure.words) is not None


def _part(item: Given) -> Given:
    return replace(item, figure=replace(item.figure, kind=FigureKind.SUBSET))


def _beside_body(given: list[Given]) -> list[Given]:
    """Without a headline's figures where the body of the same document gives the same measure."""
    body = {item.cited.place.document for item in given if _section(item) is not SectionRole.HEADLINE}
    return [item for item in given if _section(item) is not SectionRole.HEADLINE or item.cited.place.document not in body]


def _section(item: Given) -> SectionRole:
    return item.cited.entry.claim.section if item.cited.entry is not None else SectionRole.BODY


def _counts(given: list[Given]) -> tuple[Count, ...]:
    """Equal numbers of one kind, scope and day together; totals first, then by day, then as they stand in the documents."""
    equal: defaultdict[tuple[object, ...], list[Given]] = defaultdict(list)
    for item in sorted(given, key=_order):
        figure = item.figure
        number = (figure.low, figure.high, "" if figure.low is not None or figure.high is not None else figure.words.casefold())
        equal[(figure.kind, figure.scope, *number)].append(item)
    made: list[Count] = []
    for group in equal.values():
        count = Count(group[0].figure.kind, group[0].figure.scope, tuple(group))
        made.append(Count(count.kind, count.scope, count.given, bool(made) and _later(made[-1], count)))
    return tuple(made)


def _order(item: Given) -> tuple[int, bool, str, int, int]:
    place = item.cited.place
    return list(FigureKind).index(item.figure.kind), item.moment is None, item.moment or "", place.document, place.span.start


def _later(one: Count, other: Count) -> bool:
    """Whether two totals of one scope differ in date: every day of the first lies before every day of the second."""
    if one.kind is not FigureKind.TOTAL or other.kind is not FigureKind.TOTAL or one.scope != other.scope:
        return False
    before, after = _days(one.given), _days(other.given)
    return bool(before and after) and max(before) < min(after)


def _days(given: Iterable[Given]) -> list[str]:
    """The days of all; none where one is not known."""
    days = [item.moment for item in given]
    return [day for day in days if day is not None] if None not in days else []
