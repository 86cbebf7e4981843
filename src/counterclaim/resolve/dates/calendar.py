"""Arithmetic of the calendar: weeks, months, seasons, decades and centuries as stretches of days.

Days and numbers come in, a `Stretch` goes out. It knows no words and no text, weeks start on Monday, and a day that no calendar has
raises ValueError or OverflowError.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from counterclaim.model.labels import Precision

LEAP_CYCLE = 8
"""Years within which 29 February comes back, also over a year 2100."""

MONTHS_OF = {"month": 1, "year": 12, "decade": 120, "century": 1200}


@dataclass(frozen=True, slots=True)
class Stretch:
    """First and last day, both included, and how precise they are; without days where they are open."""

    start: date | None
    end: date | None
    precision: Precision | None


VAGUE = Stretch(None, None, None)


def still_open(precision: Precision) -> Stretch:
    """A stretch of known length, its place on the calendar unknown."""
    return Stretch(None, None, precision)


def day(at: date) -> Stretch:
    """One day."""
    return Stretch(at, at, Precision.DAY)


def week(at: date) -> Stretch:
    """The week, Monday to Sunday, of a day."""
    monday = at - timedelta(days=at.weekday())
    return Stretch(monday, monday + timedelta(days=6), Precision.WEEK)


def weekend(at: date) -> Stretch:
    """Saturday and Sunday of the week of a day."""
    monday = at - timedelta(days=at.weekday())
    return Stretch(monday + timedelta(days=5), monday + timedelta(days=6), Precision.RANGE)


def months(year: int, month: int, count: int, precision: Precision) -> Stretch:
    """`count` whole months from the first of one of them."""
    last_year, last_month = divmod(year * 12 + month - 1 + count - 1, 12)
    return Stretch(date(year, month, 1), date(last_year, last_month + 1, monthrange(last_year, last_month + 1)[1]), precision)


def month(year: int, number: int) -> Stretch:
    """One month."""
    return months(year, number, 1, Precision.MONTH)


def season(year: int, first: int) -> Stretch:
    """Three months from the `first`; a winter has the year it begins in."""
    return months(year, first, 3, Precision.SEASON)


def year(number: int) -> Stretch:
    """One calendar year."""
    return months(number, 1, 12, Precision.YEAR)


def decade(number: int) -> Stretch:
    """The decade of a year: 1990 to 1999."""
    return months(number - number % 10, 1, 120, Precision.DECADE)


def century(number: int) -> Stretch:
    """The nth century: the 19th is 1801 to 1900."""
    return months(number * 100 - 99, 1, 1200, Precision.CENTURY)


def moved(at: date, count: int, unit: str) -> Stretch:
    """The day, week, month, year, decade or century that is `count` of them away from `at`."""
    if unit == "day":
        return day(at + timedelta(days=count))
    if unit in ("week", "fortnight"):
        return week(at + timedelta(days=count * (7 if unit == "week" else 14)))
    if unit == "month":
        to_year, to_month = divmod(at.year * 12 + at.month - 1 + count, 12)
        return month(to_year, to_month + 1)
    if unit == "year":
        return year(at.year + count)
    if unit == "decade":
        return decade(at.year + count * 10)
    return century((at.year + 99) // 100 + count)


def away(at: date, count: int, unit: str) -> Stretch:
    """What 'a decade ago' means: as `moved`, but of decades and centuries the one calendar year."""
    years = {"decade": 10, "century": 100}
    return year(at.year + count * years[unit]) if unit in years else moved(at, count, unit)


def rolling(at: date, count: int, unit: str) -> Stretch:
    """What 'the past two weeks' (-2) and 'the next two weeks' (2) mean: days up to `at`, or from it."""
    if unit in MONTHS_OF:
        to_year, to_month = divmod(at.year * 12 + at.month - 1 + count * MONTHS_OF[unit], 12)
        other = date(to_year, to_month + 1, min(at.day, monthrange(to_year, to_month + 1)[1]))
    else:
        other = at + timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[unit])
    return Stretch(min(at, other), max(at, other), Precision.RANGE)


def weekday(at: date, number: int, *, ahead: bool = False, strictly: bool = False) -> Stretch:
    """The latest such weekday not after `at`; `ahead` the next one after it, `strictly` the latest before it."""
    if ahead:
        return day(at + timedelta(days=(number - at.weekday() - 1) % 7 + 1))
    return day(at - timedelta(days=(at.weekday() - number - strictly) % 7 + strictly))


def yearly(at: date, month_number: int, day_number: int, *, ahead: bool = False) -> Stretch:
    """The latest such day of a year not after `at`, or the next one after it."""
    for step in range(LEAP_CYCLE + 1):
        try:
            found = date(at.year + (step if ahead else -step), month_number, day_number)
        except ValueError:
            continue
        if found > at if ahead else found <= at:
            return day(found)
    raise ValueError(f"no {day_number} in month {month_number}")


def monthly(at: date, day_number: int, *, ahead: bool = False) -> Stretch:
    """The latest such day of a month not after `at`, or the next one after it."""
    for step in range(LEAP_CYCLE):
        inside = moved(at, step if ahead else -step, "month").start
        if inside is None or day_number > monthrange(inside.year, inside.month)[1]:
            continue
        found = inside.replace(day=day_number)
        if found > at if ahead else found <= at:
            return day(found)
    raise ValueError(f"no day {day_number} of a month")


def easter(in_year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian algorithm, Meeus 1991)."""
    a, (b, c) = in_year % 19, divmod(in_year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    s = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * s) // 433
    month_number = (h + s - 7 * m + 90) // 25
    return date(in_year, month_number, (h + s - 7 * m + 33 * month_number + 19) % 32)


def share(whole: Stretch, index: int, of: int) -> Stretch:
    """The part `index` of `of` of a stretch: of a month by tens, of a decade 4, 3 and 3 years, else equal shares of months or days."""
    if whole.start is None or whole.end is None:
        return still_open(Precision.RANGE)
    first, last = whole.start, whole.end
    if whole.precision is Precision.MONTH and of == 3:
        return Stretch(first.replace(day=1 + 10 * index), first.replace(day=10 * (index + 1)) if index < 2 else last, Precision.RANGE)
    if whole.precision in (Precision.DAY, Precision.MONTH, Precision.WEEK, Precision.RANGE):
        days = (last - first).days + 1
        cuts = [first + timedelta(days=-(-days * i // of)) for i in range(of + 1)]
        return Stretch(cuts[index], cuts[index + 1] - timedelta(days=1), Precision.RANGE)
    # Whole years of a decade or century, whole months of a season or year; the first share takes what is over.
    step = 12 if whole.precision in (Precision.DECADE, Precision.CENTURY) else 1
    count = ((last.year - first.year) * 12 + last.month - first.month + 1) // step
    edges = [-(-count * i // of) * step for i in range(of + 1)]
    to_year, to_month = divmod(first.year * 12 + first.month - 1 + edges[index], 12)
    return months(to_year, to_month + 1, edges[index + 1] - edges[index], Precision.RANGE)
