"""Where days and numbers stand in a chart, and the round ones that are written at its axes.

Bands of numbers over days come in, places and labels go out.
No two labels of an axis touch.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import floor, log10

from counterclaim.export.phrases import MONTHS
from counterclaim.views.points import Band

LEFT, RIGHT, TOP, BOTTOM = 56, 712, 14, 196
"""The frame in which numbers are drawn; left of it stand the numbers of the axis, below it the days."""
_AIR = 12  # between the axis and the first day
_ROOM = 62  # width of a label under the axis
_TICKS = 4  # numbers on the axis, at most, above naught


@dataclass(frozen=True, slots=True)
class Tick:
    """A label of an axis."""

    at: float
    text: str


class Scale:
    """Where days and numbers stand."""

    def __init__(self, found: Sequence[Band]) -> None:
        starts = [date.fromisoformat(band.start).toordinal() for band in found]
        self._first = min(starts)
        self._last = max(starts) + max(1, round((max(starts) - self._first) * 0.12))  # the last numbers hold on: room to see it
        most = max([number for band in found for number in (band.low, band.high) if number is not None], default=0)
        self._step = _nice(max(most, 1) / _TICKS)
        self._most = max(most * 1.12, 1)

    def x(self, day: str) -> float:
        """Where a day stands."""
        return self._at(date.fromisoformat(day).toordinal())

    def y(self, number: int) -> float:
        """Where a number stands."""
        return BOTTOM - number / self._most * (BOTTOM - TOP)

    def numbers(self) -> Iterator[Tick]:
        """Round numbers from naught."""
        number = 0
        while number <= self._most:
            yield Tick(self.y(number), f"{number:,}")
            number += self._step

    def days(self) -> Iterator[Tick]:
        """Days, else first days of months, as close as their labels have room."""
        room = (RIGHT - LEFT - _AIR) / (self._last - self._first)
        for step in (1, 2, 7, 14, 28):
            if room * step >= _ROOM:
                ordinals = range(self._first, min(self._last, date.max.toordinal()), step)
                yield from (Tick(self._at(day), _day(day)) for day in ordinals if self._at(day) < RIGHT - 20)
                return
        first = date.fromordinal(self._first)
        months = next((step for step in (1, 3, 6, 12, 24, 60, 120, 600, 1200, 6000) if room * 30 * step >= _ROOM), 12000)
        month = -(-(first.year * 12 + first.month - 1) // months) * months
        while (at := _month(month)) is not None and at.toordinal() < self._last:
            if at.toordinal() >= self._first and self._at(at.toordinal()) < RIGHT - 30:
                yield Tick(self._at(at.toordinal()), f"{MONTHS[at.month][:3]} {at.year}")
            month += months

    def _at(self, day: int) -> float:
        return LEFT + _AIR + (day - self._first) / (self._last - self._first) * (RIGHT - LEFT - _AIR)


def _nice(least: float) -> int:
    """The first of 1, 2, 5, 10, 20, 50 ... that is no less."""
    power = 10 ** max(0, floor(log10(max(least, 1))))
    return next(int(step * power) for step in (1, 2, 5, 10) if step * power >= least)


def _day(ordinal: int) -> str:
    found = date.fromordinal(ordinal)
    return f"{found.day} {MONTHS[found.month][:3]}"


def _month(months: int) -> date | None:
    year, month = divmod(months, 12)
    return date(year, month + 1, 1) if 1 <= year <= date.max.year else None
