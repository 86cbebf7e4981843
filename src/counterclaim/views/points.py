"""Figures over time as values: points, series of one source, groups that may be compared, and the bands that a chart draws.

Points come in, bands and whether two numbers can be one go out.
A group holds totals or parts, never both, and no best number.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from counterclaim.model.event import Event
from counterclaim.model.figure import Figure, Scope
from counterclaim.model.labels import FigureKind, Measure
from counterclaim.views.tolls import Given

Number = tuple[int | None, int | None]


class Revision(StrEnum):
    """Against whose earlier number a later one stands."""

    OWN = "revised"
    OTHER = "differs from an earlier number"


@dataclass(frozen=True, slots=True)
class Point:
    """One number of one source for one day (None: not known), and every place that gives it; `published` is when it was first printed.

    `replaced` is the earlier point against which it is a revision.
    """

    figure: Figure
    day: str | None
    published: str | None
    given: tuple[Given, ...]
    revision: Revision | None = None
    replaced: Point | None = None

    @property
    def number(self) -> Number:
        """Low and high."""
        return self.figure.low, self.figure.high

    @property
    def known(self) -> bool:
        """Whether there is a number at all; 'dozens' is none."""
        return self.number != (None, None)


@dataclass(frozen=True, slots=True)
class Series:
    """The numbers of one source, by day, those of no known day last; `source` is '' where nobody is known to give them."""

    source: str
    actor: str | None
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """What one source gave from day `start` until it gave another number (`end`, None: to this day); None is an open end of the number."""

    start: str
    end: str | None
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Group:
    """The series of one event, measure, kind and scope: what may be compared, if they are totals."""

    event: Event
    measure: Measure
    kind: FigureKind
    scope: Scope | None
    series: tuple[Series, ...]

    @property
    def moving(self) -> bool:
        """Whether they are totals of which more than one number is given."""
        return self.kind is FigureKind.TOTAL and len({p.number for s in self.series for p in s.points if p.known}) > 1


def bands(one: Series) -> tuple[Band, ...]:
    """The bands of a series: of several numbers on one day, of which the last is not known, all."""
    days: defaultdict[str, list[Number]] = defaultdict(list)
    for point in one.points:
        if point.day is not None and point.known:
            days[point.day].append(point.number)
    return tuple(Band(day, end, *_hull(days[day])) for day, end in pairwise([*sorted(days), None]) if day is not None)


def disjoint(one: Number, other: Number) -> bool:
    """Whether no number is within both ranges; an open end reaches everything."""
    (low, high), (other_low, other_high) = one, other
    below = high is not None and other_low is not None and high < other_low
    return below or (other_high is not None and low is not None and other_high < low)


def _hull(numbers: list[Number]) -> Number:
    lows, highs = [low for low, _ in numbers], [high for _, high in numbers]
    low = None if None in lows else min(one for one in lows if one is not None)
    return low, None if None in highs else max(one for one in highs if one is not None)
