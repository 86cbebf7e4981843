"""The layout of a chart of figures over time: for each source a line that steps to its next number, with a band where it gave a range.

A group of series comes in; steps, bands, marks and ticks with their places go out, for the template to draw in the colour of the text.
Sources are told apart by a letter and by how their line is broken, never by colour, and every number stands in the table beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from counterclaim.export.case_phrases import day as day_words
from counterclaim.export.chart_scale import BOTTOM, RIGHT, TOP, Scale, Tick
from counterclaim.export.visible import visible
from counterclaim.views.passages import Cited
from counterclaim.views.points import Band, Group, Number, Point, Series, bands

WIDTH, HEIGHT = 720, 230
DASHES = ("", "9 4", "2 3", "12 3 2 3", "5 2", "1 5", "14 5", "7 3 1 3 1 3")
"""How the lines of the sources are broken; more than eight could not be told apart."""
LETTERS = "ABCDEFGH"
_MARK = 15  # units between the middles of two marks, which are 13 across
_OPEN = 26  # height of a band without an end, which fades out


@dataclass(frozen=True, slots=True)
class Step:
    """What one source gave for a time: the line at its number, or the band between two; `up` and `down` where it has no end."""

    x: float
    end: float
    top: float
    bottom: float
    up: bool
    down: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """The letter of a source where one of its numbers begins, the words it leads to, and what it says."""

    x: float
    y: float
    cited: Cited
    said: str


@dataclass(frozen=True, slots=True)
class Line:
    """One source as drawn: its letter, how its line is broken, its steps, the joints between them, and its marks."""

    letter: str
    dash: str
    steps: tuple[Step, ...]
    joints: tuple[tuple[float, float, float], ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole chart; `letters` are those of the sources drawn, by place in the group; `left_out` more stand in the table alone."""

    lines: tuple[Line, ...]
    days: tuple[Tick, ...]
    numbers: tuple[Tick, ...]
    letters: dict[int, str]
    left_out: int
    described: str


_Dated = tuple[int, Series, tuple[Band, ...]]


def drawing(group: Group) -> Drawing | None:
    """The chart of a group; None where no number has a day."""
    dated = [(index, one, found) for index, one in enumerate(group.series) if (found := bands(one))]
    if not dated:
        return None
    kept = sorted(_kept(dated), key=lambda item: item[0])
    scale = Scale([band for _, _, found in kept for band in found])
    placed: list[tuple[float, float]] = []
    lines = tuple(_line(LETTERS[n], DASHES[n], one, found, scale, placed) for n, (_, one, found) in enumerate(kept))
    letters = {index: LETTERS[n] for n, (index, _, _) in enumerate(kept)}
    return Drawing(lines, tuple(scale.days()), tuple(scale.numbers()), letters, len(dated) - len(kept), _described(kept))


def _kept(dated: list[_Dated]) -> list[_Dated]:
    """The sources drawn: those that give most numbers, and before all those that give one that no other drawn source gives."""
    left = sorted(dated, key=lambda item: (-len(item[2]), item[2][0].start, item[0]))
    told: set[Number] = set()
    first: list[_Dated] = []
    for item in left:
        numbers = {(band.low, band.high) for band in item[2]}
        if not numbers <= told:
            first.append(item)
        told |= numbers
    return [*first, *(item for item in left if item not in first)][: len(DASHES)]


def _line(letter: str, dash: str, one: Series, found: Sequence[Band], scale: Scale, placed: list[tuple[float, float]]) -> Line:
    steps = tuple(_step(band, scale) for band in found)
    joints = tuple((b.x, _edge(a), _edge(b)) for a, b in pairwise(steps))
    points = [min((p for p in one.points if p.day == band.start and p.known), key=_lowest) for band in found]
    marks = tuple(_mark(point, band, step, placed, one) for point, band, step in zip(points, found, steps, strict=True))
    return Line(letter, dash, steps, joints, marks)


def _step(band: Band, scale: Scale) -> Step:
    x, end = scale.x(band.start), scale.x(band.end) if band.end is not None else float(RIGHT)
    low = scale.y(band.low) if band.low is not None else None
    high = scale.y(band.high) if band.high is not None else None
    top = high if high is not None else max(TOP, (low or BOTTOM) - _OPEN)
    bottom = low if low is not None else min(BOTTOM, top + _OPEN)
    return Step(x, end, top, bottom, high is None, low is None)


def _edge(step: Step) -> float:
    """The number at which a step is joined to the next: that which is sure."""
    return step.bottom if not step.down else step.top


def _mark(point: Point, band: Band, step: Step, placed: list[tuple[float, float]], one: Series) -> Mark:
    """The letter at the beginning of a step, moved aside where another stands."""
    x, y = step.x, _edge(step)
    while any(abs(x - other) < _MARK and abs(y - level) < _MARK for other, level in placed):
        x += _MARK
        if x > RIGHT - 7:
            x, y = step.x, y - _MARK
    placed.append((x, y))
    return Mark(
        x, y, point.given[0].cited, f"{visible(one.source) or 'nobody named'}, {day_words(band.start)}: {visible(point.figure.words)}"
    )


def _lowest(point: Point) -> tuple[int, str]:
    return point.figure.low or point.figure.high or 0, point.figure.id


def _described(kept: Sequence[tuple[int, Series, Sequence[Band]]]) -> str:
    """What the chart shows, for those who do not see it."""
    first, last = (f(band.start for _, _, found in kept for band in found) for f in (min, max))
    sources = "; ".join(
        f"{visible(one.source) or 'nobody named'}: {', '.join(visible(p.figure.words) for p in one.points if p.known and p.day)}"
        for _, one, _ in kept
    )
    return f"Numbers by source from {day_words(first)} to {day_words(last)}. {sources}. All of them stand in the table."
