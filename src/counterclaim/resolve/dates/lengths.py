"""What the written forms of weeks, months, years and longer mean, named or counted away, one function for each kind.

A match and a `Clock` come in, a `Stretch` goes out; None where such words are no date. It looks at nothing around: guards do.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from counterclaim.model.labels import Precision
from counterclaim.resolve.dates import calendar
from counterclaim.resolve.dates.calendar import VAGUE, Stretch, still_open
from counterclaim.resolve.dates.clock import NAMED, PRECISIONS, Clock, Match, base_of, count_of, full_year, step_of, unit_of, value, year_of


def rel_unit(match: Match, clock: Clock) -> Stretch | None:
    word, step = step_of(match)
    unit = match["unit"]
    if unit == "day":
        if word not in ("next", *NAMED):
            return None
        return calendar.day(base_of("following" if word == "next" else word, "day", clock) + timedelta(days=step))
    if word in ("past", "coming") and not match["rel"].startswith("this"):
        return calendar.rolling(clock.day(), step, unit)
    return calendar.moved(base_of(word, unit, clock), step, unit)


def this_unit(match: Match, clock: Clock) -> Stretch | None:
    """'The year' of 'the end of the year'."""
    return None if match["unit"] == "day" else calendar.moved(clock.day(), 0, match["unit"])


def unit_beyond(step: int) -> Callable[[Match, Clock], Stretch]:
    return lambda match, clock: calendar.moved(clock.day(), step, match["unit"])


def weekend(match: Match, clock: Clock) -> Stretch:
    today = clock.day()
    word = step_of(match)[0] if match.groupdict().get("rel") else "this"
    step = {"last": -1, "past": -1, "next": 1}.get(word, -1 if not clock.ahead and today.weekday() < 5 else 0)
    return calendar.weekend(today + timedelta(days=7 * (step if not (word == "past" and today.weekday() > 4) else 0)))


def month(match: Match, clock: Clock) -> Stretch:
    number = value(match, "month", "month")
    year = year_of(match, clock)
    if year is not None:
        return calendar.month(year, number)
    today = clock.day()
    return calendar.month(today.year + (number <= today.month if clock.ahead else -(number > today.month)), number)


def rel_month(match: Match, clock: Clock) -> Stretch | None:
    word, step = step_of(match)
    if word == "that" and clock.anchor is None:
        return None  # 'told the court that March, a clerk, had fled'
    number = value(match, "month", "month")
    base = base_of(word, "month", clock)
    late = number >= base.month if step < 0 else number <= base.month
    return calendar.month(base.year + (step if step and late else 0), number)


def season(match: Match, clock: Clock) -> Stretch | None:
    first = value(match, "season", "seasons")
    found = match.groupdict()
    if found.get("year2") or found.get("short2"):
        start = int(match["year"])
        end = int(found.get("year2") or start // 100 * 100 + int(found["short2"] or 0))
        return calendar.season(start, first) if first == 12 and (end - start) % 100 == 1 else None
    year = year_of(match, clock)
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
    word, step = step_of(match)
    first = value(match, "season", "seasons")
    today = clock.day() if word not in NAMED else clock.named("year", later=False)
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
    return calendar.decade(int(digits) if len(digits) > 2 else full_year(digits, clock.today))


def decade_word(match: Match, clock: Clock) -> Stretch:
    return calendar.decade(full_year(str(value(match, "decadeword", "decades")), clock.today))


def century(match: Match, _: Clock) -> Stretch | None:
    number = value(match, "ordinal", "ordinals") if "ordinal" in match.re.groupindex else int(match["nth"].rstrip("sthnrd"))
    return calendar.century(number) if 1 <= number <= 30 else None


# Counted away


def ago(match: Match, clock: Clock) -> Stretch:
    return calendar.away(clock.day(), -count_of(match), unit_of(match))


def ago_exactly(match: Match, clock: Clock) -> Stretch:
    """'Ten years ago today', 'ten years ago this week', 'ten years ago this month'."""
    today = clock.day()
    shift = count_of(match) * calendar.MONTHS_OF.get(unit_of(match), 0)
    year, month = divmod(today.year * 12 + today.month - 1 - shift, 12)
    at = today.replace(year=year, month=month + 1) if shift else calendar.moved(today, -count_of(match), unit_of(match)).start or today
    at = at if shift or unit_of(match) == "day" else at + timedelta(days=today.weekday())
    return calendar.moved(at, 0, match.groupdict().get("unit2") or "day")


def half_year_ago(_: Match, clock: Clock) -> Stretch:
    return calendar.moved(clock.day(), -6, "month")


def earlier(match: Match, clock: Clock) -> Stretch:
    return calendar.away(clock.named_or_today(unit_of(match)), -count_of(match), unit_of(match))


def later(match: Match, clock: Clock) -> Stretch:
    return calendar.away(clock.named(unit_of(match), later=True), count_of(match), unit_of(match))


def hence(match: Match, clock: Clock) -> Stretch:
    return calendar.away(clock.day(), count_of(match), unit_of(match))


def hence_if_ahead(match: Match, clock: Clock) -> Stretch | None:
    return hence(match, clock) if clock.ahead else None


def rel_units(match: Match, clock: Clock) -> Stretch | None:
    word, step = step_of(match)
    if not step:
        return None
    return calendar.rolling(base_of(word, "day", clock), step * count_of(match), unit_of(match))


def hours(match: Match, clock: Clock) -> Stretch | None:
    word, step = step_of(match)
    return calendar.rolling(base_of(word, "day", clock), step * (int(match["hours"]) // 24), "day") if step else None


def hours_away(sign: int) -> Callable[[Match, Clock], Stretch]:
    def read(match: Match, clock: Clock) -> Stretch:
        base = clock.named("day", later=True) if sign > 0 else clock.day()
        return calendar.day(base + timedelta(days=sign * (int(match["hours"]) // 24)))

    return read


def open_unit(match: Match, _: Clock) -> Stretch:
    return still_open(PRECISIONS[unit_of(match)])


def vague(_: Match, __: Clock) -> Stretch:
    return VAGUE
