"""What the written forms of single days mean, one function for each kind.

A match and a `Clock` come in, a `Stretch` goes out; None where such words are no date. It looks at nothing around: guards do.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from counterclaim.model.labels import Precision
from counterclaim.resolve.dates import calendar
from counterclaim.resolve.dates.calendar import VAGUE, Stretch, still_open
from counterclaim.resolve.dates.clock import Clock, Match, base_of, day_of, step_of, value, year_of
from counterclaim.resolve.dates.words import compiled, key, tables


def calendar_day(match: Match, clock: Clock) -> Stretch:
    month, number = value(match, "month", "month"), day_of(match)
    year = year_of(match, clock)
    date(2000, month, number)  # no calendar has a 31 April
    if year is None:
        return calendar.yearly(clock.day(), month, number, ahead=clock.ahead)
    return calendar.day(date(year, month, number))


def iso(match: Match, _: Clock) -> Stretch:
    return calendar.day(date(int(match["year"]), int(match["num1"]), int(match["num2"])))


def pointed(match: Match, clock: Clock) -> Stretch:
    year = year_of(match, clock)
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
        word, step = step_of(match)
        first = calendar.moved(base_of(word, "month", clock), step, "month").start
        return calendar.day((first or clock.day()).replace(day=number))
    return calendar.monthly(clock.day(), number, ahead=clock.ahead)


def feast(match: Match, clock: Clock) -> Stretch:
    name = key(match["feast"])
    year = year_of(match, clock)
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
    _, step = step_of(match)
    today = clock.day()
    moved = Clock(today - timedelta(days=1) if step < 0 else today, None, step > 0 or (step == 0 and clock.ahead))
    return feast_alone(match, moved)


def feast_alone(match: Match, clock: Clock) -> Stretch:
    return feast(_FEAST.match(match["feast"]) or match, clock)


_FEAST = compiled("{feast}")[0]


# Weekdays and words


def weekday(match: Match, clock: Clock) -> Stretch:
    return calendar.weekday(clock.day(), value(match, "weekday", "weekday"), ahead=clock.ahead)


def rel_weekday(match: Match, clock: Clock) -> Stretch:
    word, _ = step_of(match)
    number = value(match, "weekday", "weekday")
    if word in ("same", "that"):
        monday = calendar.week(clock.named("week", later=False)).start or clock.day()
        return calendar.day(monday + timedelta(days=number))
    if word in ("this", "current"):
        return weekday(match, clock)
    return calendar.weekday(base_of(word, "day", clock), number, ahead=word in ("next", "following", "coming"), strictly=True)


def weekday_of_week(match: Match, clock: Clock) -> Stretch:
    word, step = step_of(match)
    monday = calendar.moved(base_of(word, "week", clock), step, "week").start or clock.day()
    return calendar.day(monday + timedelta(days=value(match, "weekday", "weekday")))


def weekday_beside(match: Match, clock: Clock) -> Stretch:
    """'The Friday before': the latest one before the date named."""
    number = value(match, "weekday", "weekday")
    return calendar.weekday(clock.named("day", later=False), number, strictly=True)


def some_day(_: Match, __: Clock) -> Stretch:
    """A day that something unread tells: 'the Friday before the vote'."""
    return still_open(Precision.DAY)


def weekday_before_last(match: Match, clock: Clock) -> Stretch:
    last = calendar.weekday(clock.day(), value(match, "weekday", "weekday"), strictly=True).start or clock.day()
    return calendar.day(last - timedelta(days=7))


def from_today(days: int) -> Callable[[Match, Clock], Stretch]:
    return lambda _, clock: calendar.day(clock.day() + timedelta(days=days))


def rel_daypart(match: Match, clock: Clock) -> Stretch | None:
    word, step = step_of(match)
    if word in ("past", "current", "coming"):
        return None
    return calendar.day(base_of("following" if word == "next" else word, "day", clock) + timedelta(days=step))


def night_before(match: Match, clock: Clock) -> Stretch:
    """'The night before': of the date named, else of publication."""
    return calendar.day(clock.named_or_today("day") - timedelta(days=1))


def days(match: Match, clock: Clock) -> Stretch | None:
    last = calendar_day(match, clock).end
    first = int(match["day2"].rstrip("sthnrd"))
    low, high = (first, day_of(match)) if last is None or match.start("day2") < match.start("day") else (day_of(match), first)
    if low >= high or last is None:
        return None
    start, end = last.replace(day=low), last.replace(day=high)
    if "year" not in match.groupdict() and clock.today and not clock.ahead and end > clock.today:
        start, end = start.replace(year=start.year - 1), end.replace(year=end.year - 1)
    return Stretch(start, end, Precision.RANGE)
