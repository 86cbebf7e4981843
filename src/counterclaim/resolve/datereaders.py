"""What the written forms of dates mean, one function for each kind.

A match and a `Clock` come in, a `Stretch` goes out; None where such words are no date. It never looks around a match: that is done by guards.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from counterclaim.model.labels import Precision
from counterclaim.resolve import calendar
from counterclaim.resolve.calendar import VAGUE, Stretch, still_open
from counterclaim.resolve.datewords import compiled, key, tables

Match = re.Match[str]

PRECISIONS = {
    "day": Precision.DAY,
    "week": Precision.WEEK,
    "fortnight": Precision.WEEK,
    "month": Precision.MONTH,
    "year": Precision.YEAR,
    "decade": Precision.DECADE,
    "century": Precision.CENTURY,
}
_RANK = [Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.SEASON, Precision.YEAR, Precision.DECADE, Precision.CENTURY]


class Unknown(LookupError):
    """The day from which something would have to be counted is not known."""


@dataclass(frozen=True, slots=True)
class Clock:
    """From what dates are counted: the day of publication, the stretch named just before, and whether the sentence looks ahead."""

    today: date | None
    anchor: Stretch | None = None
    ahead: bool = False

    def day(self) -> date:
        """The day of publication; raises Unknown where there is none."""
        if self.today is None:
            raise Unknown
        return self.today

    def named(self, unit: str, *, later: bool) -> date:
        """The edge of the stretch named before, if it is fine enough to count such units from; raises Unknown."""
        edge = None if self.anchor is None else self.anchor.end if later else self.anchor.start
        coarse = self.anchor is not None and self.anchor.precision in _RANK and _RANK.index(self.anchor.precision)
        if edge is None or coarse > _RANK.index(PRECISIONS[unit]):
            raise Unknown
        return edge

    def named_or_today(self, unit: str) -> date:
        """The stretch named before, else the day of publication."""
        try:
            return self.named(unit, later=False)
        except Unknown:
            return self.day()


# Numbers and years in a match


def _value(match: Match, name: str, table: str) -> int:
    found: int = tables()[table][key(match[name])]
    return found


def _count(match: Match) -> int:
    word = match.groupdict().get("number")
    return 1 if word is None else int(word) if word.isdigit() else int(tables()["numbers"][key(word)])


def _day(match: Match, name: str = "day") -> int:
    found = match.groupdict()
    if found.get("ordinal"):
        return _value(match, "ordinal", "ordinals")
    return int(match[name].rstrip("sthnrd"))


def _short(digits: str, today: date | None) -> int:
    """The full year of two digits: within 80 years before `today` and 19 after; without it, from 1950 to 2049."""
    two = int(digits.lstrip("'"))
    first = 1950 if today is None else today.year - 80
    return first + (two - first) % 100


def _step(match: Match) -> tuple[str, int]:
    word = key(match["rel"]).removeprefix("this ") if match["rel"] != "this" else "this"
    return word, tables()["steps"][word]


def _year(match: Match, clock: Clock) -> int | None:
    """The year a match gives, in full, in two digits or as 'last year'; None where it gives none."""
    found = match.groupdict()
    if found.get("year"):
        return int(found["year"])
    if found.get("short"):
        return _short(found["short"], clock.today)
    if found.get("rel"):
        word, step = _step(match)
        return (clock.named("year", later=False) if word in _NAMED else clock.day()).year + step
    return None


_NAMED = ("same", "that", "following", "previous", "preceding")
_BACK = ("previous", "preceding")


def _base(word: str, unit: str, clock: Clock) -> date:
    """From where 'the same week', 'the previous week', 'the following week' and 'last week' count."""
    if word in _BACK:
        return clock.named_or_today(unit)
    return clock.named(unit, later=word == "following") if word in _NAMED else clock.day()


# Days


def calendar_day(match: Match, clock: Clock) -> Stretch:
    month, number = _value(match, "month", "month"), _day(match)
    year = _year(match, clock)
    date(2000, month, number)  # no calendar has a 31 April
    if year is None:
        return calendar.yearly(clock.day(), month, number, ahead=clock.ahead)
    return calendar.day(date(year, month, number))


def iso(match: Match, _: Clock) -> Stretch:
    return calendar.day(date(int(match["year"]), int(match["num1"]), int(match["num2"])))


def pointed(match: Match, clock: Clock) -> Stretch:
    year = _year(match, clock)
    return calendar.day(date(year or 0, int(match["num2"]), int(match["num1"])))


def stroked(match: Match, _: Clock) -> Stretch | None:
    """'12/05/2031' may be either; where one number is no month there is only one reading."""
    year, one, two = int(match["year"]), int(match["num1"]), int(match["num2"])
    if one > 12 or one == two:
        return calendar.day(date(year, two, one))
    return calendar.day(date(year, one, two)) if two > 12 else VAGUE if one and two else None


def nth_day(match: Match, clock: Clock) -> Stretch:
    number = int(match["nth"].rstrip("sthnrd"))
    if not 1 <= number <= 31:
        raise ValueError(number)
    if "rel" in match.re.groupindex:
        word, step = _step(match)
        first = calendar.moved(_base(word, "month", clock), step, "month").start
        return calendar.day((first or clock.day()).replace(day=number))
    return calendar.monthly(clock.day(), number, ahead=clock.ahead)


def feast(match: Match, clock: Clock) -> Stretch:
    name = key(match["feast"])
    year = _year(match, clock)
    fixed = tables()["feast"].get(name)
    if fixed and year is None:
        return calendar.yearly(clock.day(), *fixed, ahead=clock.ahead)
    if fixed:
        return calendar.day(date(year or 0, *fixed))
    shift = timedelta(days=tables()["moving"][name])
    if year is not None:
        return calendar.day(calendar.easter(year) + shift)
    today = clock.day()
    near = [calendar.easter(today.year + step) + shift for step in (-1, 0, 1)]
    return calendar.day(min(at for at in near if at > today) if clock.ahead else max(at for at in near if at <= today))


def rel_feast(match: Match, clock: Clock) -> Stretch:
    word, step = _step(match)
    today = clock.day()
    moved = Clock(today - timedelta(days=1) if step < 0 else today, None, step > 0 or (step == 0 and clock.ahead))
    return feast_alone(match, moved)


def feast_alone(match: Match, clock: Clock) -> Stretch:
    return feast(_FEAST.match(match["feast"]) or match, clock)


_FEAST = compiled("{feast}")[0]


# Weekdays and words


def weekday(match: Match, clock: Clock) -> Stretch:
    return calendar.weekday(clock.day(), _value(match, "weekday", "weekday"), ahead=clock.ahead)


def rel_weekday(match: Match, clock: Clock) -> Stretch:
    word, _ = _step(match)
    number = _value(match, "weekday", "weekday")
    if word in ("same", "that"):
        monday = calendar.week(clock.named("week", later=False)).start or clock.day()
        return calendar.day(monday + timedelta(days=number))
    if word in ("this", "current"):
        return weekday(match, clock)
    return calendar.weekday(_base(word, "day", clock), number, ahead=word in ("next", "following", "coming"), strictly=True)


def weekday_of_week(match: Match, clock: Clock) -> Stretch:
    word, step = _step(match)
    monday = calendar.moved(_base(word, "week", clock), step, "week").start or clock.day()
    return calendar.day(monday + timedelta(days=_value(match, "weekday", "weekday")))


def weekday_beside(match: Match, clock: Clock) -> Stretch:
    """'The Friday before': the latest one before the date named."""
    number = _value(match, "weekday", "weekday")
    return calendar.weekday(clock.named("day", later=False), number, strictly=True)


def some_day(_: Match, __: Clock) -> Stretch:
    """A day that something unread tells: 'the Friday before the vote'."""
    return still_open(Precision.DAY)


def weekday_before_last(match: Match, clock: Clock) -> Stretch:
    last = calendar.weekday(clock.day(), _value(match, "weekday", "weekday"), strictly=True).start or clock.day()
    return calendar.day(last - timedelta(days=7))


def from_today(days: int) -> Callable[[Match, Clock], Stretch]:
    return lambda _, clock: calendar.day(clock.day() + timedelta(days=days))


def rel_daypart(match: Match, clock: Clock) -> Stretch | None:
    word, step = _step(match)
    if word in ("past", "current", "coming"):
        return None
    return calendar.day(_base("following" if word == "next" else word, "day", clock) + timedelta(days=step))


def night_before(match: Match, clock: Clock) -> Stretch:
    """'The night before': of the date named, else of publication."""
    return calendar.day(clock.named_or_today("day") - timedelta(days=1))


# Longer stretches


def rel_unit(match: Match, clock: Clock) -> Stretch | None:
    word, step = _step(match)
    unit = match["unit"]
    if unit == "day":
        if word not in ("next", *_NAMED):
            return None
        return calendar.day(_base("following" if word == "next" else word, "day", clock) + timedelta(days=step))
    if word in ("past", "coming") and not match["rel"].startswith("this"):
        return calendar.rolling(clock.day(), step, unit)
    return calendar.moved(_base(word, unit, clock), step, unit)


def this_unit(match: Match, clock: Clock) -> Stretch | None:
    """'The year' of 'the end of the year'."""
    return None if match["unit"] == "day" else calendar.moved(clock.day(), 0, match["unit"])


def unit_beyond(step: int) -> Callable[[Match, Clock], Stretch]:
    return lambda match, clock: calendar.moved(clock.day(), step, match["unit"])


def weekend(match: Match, clock: Clock) -> Stretch:
    today = clock.day()
    word = _step(match)[0] if match.groupdict().get("rel") else "this"
    step = {"last": -1, "past": -1, "next": 1}.get(word, -1 if not clock.ahead and today.weekday() < 5 else 0)
    return calendar.weekend(today + timedelta(days=7 * (step if not (word == "past" and today.weekday() > 4) else 0)))


def month(match: Match, clock: Clock) -> Stretch:
    number = _value(match, "month", "month")
    year = _year(match, clock)
    if year is not None:
        return calendar.month(year, number)
    today = clock.day()
    return calendar.month(today.year + (number <= today.month if clock.ahead else -(number > today.month)), number)


def rel_month(match: Match, clock: Clock) -> Stretch | None:
    word, step = _step(match)
    if word == "that" and clock.anchor is None:
        return None  # 'told the court that March, a clerk, had fled'
    number = _value(match, "month", "month")
    base = _base(word, "month", clock)
    late = number >= base.month if step < 0 else number <= base.month
    return calendar.month(base.year + (step if step and late else 0), number)


def season(match: Match, clock: Clock) -> Stretch | None:
    first = _value(match, "season", "seasons")
    found = match.groupdict()
    if found.get("year2") or found.get("short2"):
        start = int(match["year"])
        end = int(found.get("year2") or start // 100 * 100 + int(found["short2"] or 0))
        return calendar.season(start, first) if first == 12 and (end - start) % 100 == 1 else None
    year = _year(match, clock)
    if year is not None:
        return calendar.season(year, first)
    return _season_near(clock.day(), first, 1 if clock.ahead else 0)


def _season_near(today: date, first: int, step: int) -> Stretch:
    """The latest such season begun by `today` (0), the latest ended before it (-1), or the next to begin (1)."""
    near = [calendar.season(today.year + shift, first) for shift in (-2, -1, 0, 1, 2)]
    if step > 0:
        return next(s for s in near if s.start and s.start > today)
    return [s for s in near if (edge := s.end if step < 0 else s.start) and (edge < today if step < 0 else edge <= today)][-1]


def rel_season(match: Match, clock: Clock) -> Stretch:
    word, step = _step(match)
    first = _value(match, "season", "seasons")
    today = clock.day() if word not in _NAMED else clock.named("year", later=False)
    if step:
        return _season_near(today, first, step)
    return calendar.season(today.year - (first == 12 and today.month < 3), first)


def bare_year(match: Match, clock: Clock) -> Stretch | None:
    number = int(match["year"])
    # A year further ahead than a century is a number of something else.
    return None if clock.today and number > clock.today.year + 100 else calendar.year(number)


def years(match: Match, _: Clock) -> Stretch | None:
    found = match.groupdict()
    first = int(match["year"])
    last = int(found.get("year2") or first // 100 * 100 + int(found["short2"] or 0))
    return Stretch(date(first, 1, 1), date(last, 12, 31), Precision.RANGE) if first < last else None


def decade(match: Match, clock: Clock) -> Stretch:
    digits = match["decade"].replace("'", "").rstrip("s")
    return calendar.decade(int(digits) if len(digits) > 2 else _short(digits, clock.today))


def decade_word(match: Match, clock: Clock) -> Stretch:
    return calendar.decade(_short(str(_value(match, "decadeword", "decades")), clock.today))


def century(match: Match, _: Clock) -> Stretch | None:
    number = _value(match, "ordinal", "ordinals") if "ordinal" in match.re.groupindex else int(match["nth"].rstrip("sthnrd"))
    return calendar.century(number) if 1 <= number <= 30 else None


# Counted away


def unit_of(match: Match) -> str:
    word = match.groupdict().get("units") or match["unit"]
    return {"centuries": "century"}.get(word, word.removesuffix("s"))


def ago(match: Match, clock: Clock) -> Stretch:
    return calendar.away(clock.day(), -_count(match), unit_of(match))


def ago_exactly(match: Match, clock: Clock) -> Stretch:
    """'Ten years ago today', 'ten years ago this week', 'ten years ago this month'."""
    today = clock.day()
    shift = _count(match) * calendar.MONTHS_OF.get(unit_of(match), 0)
    year, month = divmod(today.year * 12 + today.month - 1 - shift, 12)
    at = today.replace(year=year, month=month + 1) if shift else calendar.moved(today, -_count(match), unit_of(match)).start or today
    at = at if shift or unit_of(match) == "day" else at + timedelta(days=today.weekday())
    return calendar.moved(at, 0, match.groupdict().get("unit2") or "day")


def half_year_ago(_: Match, clock: Clock) -> Stretch:
    return calendar.moved(clock.day(), -6, "month")


def earlier(match: Match, clock: Clock) -> Stretch:
    return calendar.away(clock.named_or_today(unit_of(match)), -_count(match), unit_of(match))


def later(match: Match, clock: Clock) -> Stretch:
    return calendar.away(clock.named(unit_of(match), later=True), _count(match), unit_of(match))


def hence(match: Match, clock: Clock) -> Stretch:
    return calendar.away(clock.day(), _count(match), unit_of(match))


def hence_if_ahead(match: Match, clock: Clock) -> Stretch | None:
    return hence(match, clock) if clock.ahead else None


def rel_units(match: Match, clock: Clock) -> Stretch | None:
    word, step = _step(match)
    if not step:
        return None
    return calendar.rolling(_base(word, "day", clock), step * _count(match), unit_of(match))


def hours(match: Match, clock: Clock) -> Stretch | None:
    word, step = _step(match)
    return calendar.rolling(_base(word, "day", clock), step * (int(match["hours"]) // 24), "day") if step else None


def hours_away(sign: int) -> Callable[[Match, Clock], Stretch]:
    def read(match: Match, clock: Clock) -> Stretch:
        base = clock.named("day", later=True) if sign > 0 else clock.day()
        return calendar.day(base + timedelta(days=sign * (int(match["hours"]) // 24)))

    return read


def open_unit(match: Match, _: Clock) -> Stretch:
    return still_open(PRECISIONS[unit_of(match)])


def vague(_: Match, __: Clock) -> Stretch:
    return VAGUE


# Two days with one month


def days(match: Match, clock: Clock) -> Stretch | None:
    last = calendar_day(match, clock).end
    first = int(match["day2"].rstrip("sthnrd"))
    low, high = (first, _day(match)) if last is None or match.start("day2") < match.start("day") else (_day(match), first)
    if low >= high or last is None:
        return None
    start, end = last.replace(day=low), last.replace(day=high)
    if "year" not in match.groupdict() and clock.today and not clock.ahead and end > clock.today:
        start, end = start.replace(year=start.year - 1), end.replace(year=end.year - 1)
    return Stretch(start, end, Precision.RANGE)
