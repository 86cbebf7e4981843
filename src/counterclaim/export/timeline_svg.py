"""The layout of the small timeline: one row for each event, its days as a bar over an axis that is broken where nothing stands for long.

The points of the timeline come in; rows, bars, ticks and breaks with their places go out, for the template to draw.
No label can overlap another: names and days stand in columns of their own, and a tick that would touch its neighbour is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from counterclaim.export import event_phrases
from counterclaim.export.phrases import MONTHS
from counterclaim.export.terminal import shortened
from counterclaim.export.visible import visible
from counterclaim.views.timeline import Point

WIDTH, ROW = 720, 22
CHART = 320  # where the bars begin; what stands left of it are the columns of days and names
NAME = 128  # where the names begin; the days end 10 before
_NAME_LETTERS, _DAY_LETTERS = 29, 21  # columns of 6.4 and 5.6 units, as wide as the letters of the usual sans serifs are at these sizes
_RIGHT = WIDTH - 8
_BREAK_DAYS = 3653  # ten years: an axis that ran on would press what stands together into one stroke
_BREAKS = 3  # more would leave the pieces too short for a year's label
_GAP = 24  # width of a break
_NARROWEST = 44  # of a piece: a year and air
_BAR = 6  # narrowest bar: that of one day
MOST = 20
"""Events drawn; of more, those spoken of most often, and always the focal ones."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One event as drawn: its days and name in words, cut to their columns, and the bar's place."""

    point: Point
    days: str
    name: str
    full: str
    x: float
    width: float
    y: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A label under the axis."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the axis from `x` to `end` that stands for the days from `first` to `last`."""

    first: int
    last: int
    x: float
    end: float

    def at(self, day: float) -> float:
        """Where a day stands."""
        return self.x + (day - self.first) / (self.last - self.first) * (self.end - self.x)


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole timeline; `left_out` events are not drawn."""

    bars: tuple[Bar, ...]
    pieces: tuple[Piece, ...]
    ticks: tuple[Tick, ...]
    height: int
    described: str
    left_out: int

    @property
    def axis(self) -> int:
        """The height at which the axis stands."""
        return self.height - 26


def drawing(points: Sequence[Point]) -> Drawing | None:
    """The timeline of these points; None for fewer than two, which show nothing that the record's head does not say."""
    if len(points) < 2:
        return None
    kept = sorted(points, key=lambda p: (not p.event.focal, -len(p.event.spans), p.first, p.event.id))[:MOST]
    kept.sort(key=lambda p: (p.first, p.last, p.event.id))
    pieces = tuple(_pieces(kept))
    bars = tuple(_bar(point, pieces, number) for number, point in enumerate(kept))
    ticks = tuple(tick for piece in pieces for tick in _ticks(piece))
    return Drawing(bars, pieces, ticks, len(bars) * ROW + 40, _described(kept, pieces), len(points) - len(kept))


def _pieces(points: Sequence[Point]) -> Iterator[Piece]:
    """The axis, broken at its widest gaps of more than ten years."""
    groups = _groups(points)
    room = _RIGHT - CHART - _GAP * (len(groups) - 1)
    spare, weight = room - _NARROWEST * len(groups), sum(len(group) for group in groups)
    x: float = CHART
    for group in groups:
        first, last = min(p.first.toordinal() for p in group), max(p.last.toordinal() for p in group) + 1
        width = _NARROWEST + spare * len(group) / weight
        pad = max(1, round((last - first) * 0.04))
        yield Piece(first - pad, last + pad, x, x + width)
        x += width + _GAP


def _groups(points: Sequence[Point]) -> list[list[Point]]:
    reach, gaps = points[0].last, []
    for index, point in enumerate(points[1:], 1):
        gaps.append(((point.first - reach).days, index))
        reach = max(reach, point.last)
    cuts = sorted(index for days, index in sorted(gaps, reverse=True)[:_BREAKS] if days > _BREAK_DAYS)
    return [list(points[a:b]) for a, b in pairwise([0, *cuts, len(points)])]


def _bar(point: Point, pieces: Sequence[Piece], number: int) -> Bar:
    piece = next(piece for piece in pieces if piece.first <= point.first.toordinal() <= piece.last)
    x, end = piece.at(point.first.toordinal()), piece.at(point.last.toordinal() + 1)
    width = max(end - x, _BAR)
    days, name = visible(event_phrases.days(point.event.date)), visible(point.event.label)
    x = min(x, piece.end - width)
    return Bar(point, shortened(days, _DAY_LETTERS), shortened(name, _NAME_LETTERS), f"{days}: {name}", x, width, number * ROW)


def _ticks(piece: Piece) -> Iterator[Tick]:
    """The finest round days whose labels have room; one year under a piece too short for any."""
    months = ((_month_labels(piece, step), 62, 2) for step in (1, 3))
    years = ((_year_labels(piece, step), 40, 1) for step in (1, 2, 5, 10, 20, 50))
    for labels, room, least in (*months, *years):
        found = [Tick(piece.at(day), text) for day, text in labels]
        found = [tick for tick in found if piece.x + room / 2 <= tick.x <= piece.end - room / 2]
        if len(found) >= least and all(b.x - a.x >= room for a, b in pairwise(found)):
            yield from found
            return
    middle = (piece.first + piece.last) // 2
    yield Tick((piece.x + piece.end) / 2, str(date.fromordinal(_within(middle)).year))


def _year_labels(piece: Piece, step: int) -> list[tuple[int, str]]:
    years = range(date.fromordinal(_within(piece.first)).year, date.fromordinal(_within(piece.last)).year + 1)
    return [(date(year, 1, 1).toordinal(), str(year)) for year in years if year % step == 0]


def _month_labels(piece: Piece, step: int) -> list[tuple[int, str]]:
    """First days of months; none over more than four years, where they have no room."""
    if piece.last - piece.first > 4 * 366:
        return []
    days = (date.fromordinal(day) for day in range(_within(piece.first), _within(piece.last) + 1))
    return [(d.toordinal(), f"{MONTHS[d.month][:3]} {d.year}") for d in days if d.day == 1 and (d.month - 1) % step == 0]


def _within(day: int) -> int:
    """A day that the calendar has."""
    return min(max(day, 1), date.max.toordinal())


def _described(points: Sequence[Point], pieces: Sequence[Piece]) -> str:
    """What the drawing shows, for those who do not see it."""
    broken = [f"{date.fromordinal(_within(a.last)).year} and {date.fromordinal(_within(b.first)).year}" for a, b in pairwise(pieces)]
    axis = f" The axis is broken between {', '.join(broken)}." if broken else ""
    focal = [visible(point.event.label) for point in points if point.event.focal]
    about = f" The case is about {', '.join(focal)}." if focal else ""
    return f"{len(points)} dated events, one a row, earliest first.{about}{axis}"
