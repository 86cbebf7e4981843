"""The written forms of dates: templates, each with the function that reads it and the guard that refuses it.

A place in a flat text comes in, the longest `Hit` there goes out. Of forms of one length the first listed wins; a form that its guard
or its reader refuses gives way to the next, so that 'in May 2031 people' keeps its May.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, partial

from counterclaim.model.labels import Precision
from counterclaim.resolve.dates import context as around
from counterclaim.resolve.dates import days as days
from counterclaim.resolve.dates import lengths as lengths
from counterclaim.resolve.dates.calendar import VAGUE, Stretch, share, still_open
from counterclaim.resolve.dates.clock import PRECISIONS, Clock, Match, Unknown, unit_of
from counterclaim.resolve.dates.context import Site
from counterclaim.resolve.dates.words import DIGITS, GAP, compiled, either, key, tables

FIRST_WORD = re.compile(r"(?<!\w)(?:[a-z]+|'?[0-9]+)")
"""The word or number that a date begins with."""

Reader = Callable[[Match, Clock], Stretch | None]
Guard = Callable[[Site], bool]
Row = tuple[str, Reader, Precision | None, Guard]

DAY, WEEK, MONTH, SEASON, YEAR = Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.SEASON, Precision.YEAR
DECADE, CENTURY, RANGE = Precision.DECADE, Precision.CENTURY, Precision.RANGE

TAIL = "(?:,? (?:of )?{year}|,? (?:of )?(?:the )?{rel} year)"
JOIN = "(?: ?- ?| (?:to|and|until|till|through) )"
AWAY = "(?:{unit}|{units})"


def _days(head: str, reader: Reader, guard: Guard = around.is_day) -> list[Row]:
    """Day and month with a year behind, with two digits of one, and alone; each also behind a weekday."""
    tails = ((TAIL, around.uncounted), (",? {short}", around.is_short_year), ("", guard))
    return [(f"{before}{head}{tail}", reader, DAY, check) for tail, check in tails for before in ("", "{weekday},? (?:the )?")]


def _rows() -> Iterator[Row]:
    yield from _absolute()
    yield from _longer()
    yield from _near()
    yield from _counted()


def _absolute() -> Iterator[Row]:
    """Days of the calendar."""
    for head in ("{day} (?:of )?{month}", "{ordinal} of {month}", "{month} (?:the )?{day}", "{month} (?:the )?{ordinal}"):
        yield from _days(head, days.calendar_day)
    yield "{day}-{month}-(?:{year}|{short})", days.calendar_day, DAY, around.uncounted
    for head in ("{day2}" + JOIN + "{day} (?:of )?{month}", "{month} {day}" + JOIN + "{day2}"):
        yield head + TAIL, days.days, RANGE, around.is_between
        yield head, days.days, RANGE, around.is_between
    yield "{day}(?=(?:, {day3})?,? (?:and|or) {day2} {month}" + TAIL + "?)", days.calendar_day, DAY, around.is_listed
    yield "{year}-{num1}-{num2}", days.iso, DAY, around.is_free
    yield "{year}[/.]{num1}[/.]{num2}", days.iso, DAY, around.is_free
    yield r"{num1}\.{num2}\.(?:{year}|{short})", days.pointed, DAY, around.is_free
    yield "{num1}[/-]{num2}[/-]{year}", days.stroked, None, around.is_free
    yield "{nth} of (?:the )?{rel} month", days.nth_day, DAY, around.anywhere
    yield "{nth}", days.nth_day, DAY, around.is_dated_day
    yield "{feast}" + TAIL, days.feast, DAY, around.uncounted
    yield "{rel} {feast}", days.rel_feast, DAY, around.anywhere
    yield "{feast}", days.feast, DAY, around.is_feast


def _longer() -> Iterator[Row]:
    """Months, seasons, years, decades and centuries."""
    yield "{month}" + TAIL, lengths.month, MONTH, around.uncounted
    yield "{month} {short}", lengths.month, MONTH, around.is_short_year
    yield "{rel} {month}", lengths.rel_month, MONTH, around.anywhere
    yield "{month}", lengths.month, MONTH, around.is_month
    yield "{season}" + TAIL + "[-/](?:{year2}|{short2})", lengths.season, SEASON, around.uncounted
    yield "{season}" + TAIL, lengths.season, SEASON, around.uncounted
    yield "{rel} {season}", lengths.rel_season, SEASON, around.anywhere
    yield "{season}", lengths.season, SEASON, around.is_season
    yield "{year}[-/]{year2}", lengths.years, RANGE, around.is_stretch_of_years
    yield "{year}[-/]{short2}", lengths.years, RANGE, around.is_year
    yield "{year} (?:to|and|until|till|through) {year2}", lengths.years, RANGE, around.is_span_of_years
    yield "{year}", lengths.bare_year, YEAR, around.is_year
    yield "{decade}", lengths.decade, DECADE, around.is_decade
    yield "{decadeword}", lengths.decade_word, DECADE, around.is_decade
    yield "{nth}(?:-| )century", lengths.century, CENTURY, around.anywhere
    yield "{ordinal}(?:-| )century", lengths.century, CENTURY, around.anywhere


def _near() -> Iterator[Row]:
    """Days, weeks, months and years named by their distance from today or from the date before."""
    yield "{weekday}(?: {daypart})?", days.weekday, DAY, around.is_weekday
    yield "{rel} {weekday}(?: {daypart})?", days.rel_weekday, DAY, around.anywhere
    yield "{weekday}(?: {daypart})?,? (?:of )?(?:the )?{rel} week", days.weekday_of_week, DAY, around.anywhere
    yield "{rel} week,? on {weekday}(?: {daypart})?", days.weekday_of_week, DAY, around.anywhere
    yield "{weekday} (?:before|earlier)", days.weekday_beside, DAY, around.is_alone
    yield "{weekday} (?:before|after)", days.some_day, DAY, around.is_the
    yield "{weekday} before last", days.weekday_before_last, DAY, around.anywhere
    yield "day before yesterday", days.from_today(-2), DAY, around.anywhere
    yield "yesterday(?: {daypart})?", days.from_today(-1), DAY, around.anywhere
    yield "today", days.from_today(0), DAY, around.is_now
    yield "tonight", days.from_today(0), DAY, around.anywhere
    yield "overnight", days.from_today(0), DAY, around.is_by_itself
    yield "tomorrow(?: {daypart})?", days.from_today(1), DAY, around.anywhere
    yield "day after tomorrow", days.from_today(2), DAY, around.anywhere
    yield "{rel} {daypart}", days.rel_daypart, DAY, around.anywhere
    yield "{rel} {unit}", lengths.rel_unit, None, around.is_time
    yield "{unit}", lengths.this_unit, None, around.is_ended
    yield "{unit} before last", lengths.unit_beyond(-2), None, around.anywhere
    yield "{unit} after next", lengths.unit_beyond(2), None, around.anywhere
    yield "{rel} weekend", lengths.weekend, RANGE, around.anywhere
    yield "weekend", lengths.weekend, RANGE, around.is_weekend


def _counted() -> Iterator[Row]:
    """So many units ago, earlier, later, from now."""
    for count in ("{number} " + AWAY, "{unit}"):
        yield count + " ago", lengths.ago, None, around.anywhere
        yield count + " ago (?:today|this {unit2})", lengths.ago_exactly, DAY, around.anywhere
        yield count + " (?:earlier|previously)", lengths.earlier, None, around.anywhere
        yield count + " later", lengths.later, None, around.anywhere
        yield count + " (?:before|beforehand)", lengths.earlier, None, around.is_alone
        yield count + " (?:after|afterwards|afterward)", lengths.later, None, around.is_alone
        yield count + " (?:before|after)", lengths.open_unit, None, around.is_followed
    yield "night before", days.night_before, DAY, around.is_alone
    yield "half a year ago", lengths.half_year_ago, MONTH, around.anywhere
    yield "{number} " + AWAY + " from now", lengths.hence, None, around.anywhere
    yield "{number} " + AWAY + "'? time", lengths.hence, None, around.is_hence
    yield "{number} " + AWAY, lengths.hence_if_ahead, None, around.is_hence
    yield "{rel} {number} " + AWAY, lengths.rel_units, RANGE, around.anywhere
    yield "{rel} {hours} hours", lengths.hours, RANGE, around.anywhere
    yield "{hours} hours (?:ago|earlier)", lengths.hours_away(-1), DAY, around.anywhere
    yield "{hours} hours later", lengths.hours_away(1), DAY, around.anywhere
    for vague in ("{vague} {units} (?:ago|earlier|later|before)", "{units} (?:ago|earlier|later)", "{rel} {vague} {units}"):
        yield vague, lengths.vague, None, around.anywhere
    yield "(?:recent|coming|past|following|previous|next) {units}", lengths.vague, None, around.anywhere


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that are a date: where they stand, and what they mean by any clock."""

    start: int
    end: int
    reading: Callable[[Clock], Stretch | None]


def _meaning(reader: Reader, precision: Precision | None, match: Match, clock: Clock) -> Stretch | None:
    """What a reader gives; open where there is nothing to count from, None where no calendar has such a day."""
    try:
        return reader(match, clock)
    except Unknown:
        unit = match.groupdict().get("unit") or (match.groupdict().get("units") and unit_of(match))
        precision = precision or PRECISIONS.get(unit or "")
        return VAGUE if precision is None else still_open(precision)
    except (ValueError, OverflowError):
        return None


@cache
def _forms() -> dict[str, list[tuple[re.Pattern[str], Reader, Precision | None, Guard]]]:
    """The forms by the first word they can have."""
    found: dict[str, list[tuple[re.Pattern[str], Reader, Precision | None, Guard]]] = defaultdict(list)
    for template, reader, precision, guard in _rows():
        pattern, begins = compiled(template)
        for word in begins:
            found[word].append((pattern, reader, precision, guard))
    return found


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(f"(?P<part>{either(tables()['parts'])})(?:-|{GAP})(?:the{GAP})?")


@cache
def first_words() -> frozenset[str]:
    """The words that a date can begin with; DIGITS stands for any number."""
    return frozenset(_forms()) | {phrase.split()[0] for phrase in tables()["parts"]}


def longest(site: Site, word: str, clock: Callable[[], Clock]) -> Hit | None:
    """The longest date that begins with `word` at `site.start`, None where there is none; the clock is asked for only where words match."""
    if word in _part_words() and (part := _parts().match(site.low, site.start, site.last)) is not None:
        hit = _part_of(site, part, clock)
        if hit is not None:
            return hit
    return _whole(site, word, clock)


def _whole(site: Site, word: str, clock: Callable[[], Clock]) -> Hit | None:
    tried = []
    for pattern, reader, precision, guard in _forms().get(DIGITS if word[-1].isdigit() else word, ()):
        match = pattern.match(site.low, site.start, site.last)
        if match is not None:
            tried.append((match, reader, precision, guard))
    for match, reader, precision, guard in sorted(tried, key=lambda row: -row[0].end()):
        reading = partial(_meaning, reader, precision, match)
        if guard(replace(site, end=match.end())) and reading(clock()) is not None:
            return Hit(site.start, match.end(), reading)
    return None


@cache
def _part_words() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in tables()["parts"])


def _part_of(site: Site, part: Match, clock: Callable[[], Clock]) -> Hit | None:
    """'Early' and the like before a stretch longer than a day."""
    word = FIRST_WORD.match(site.low, part.end(), site.last)
    inner = word and _whole(replace(site, start=part.end(), end=part.end()), word[0], clock)
    whole = inner and inner.reading(clock())
    if not inner or not whole or whole.precision in (None, DAY, RANGE):
        return None
    index, of = tables()["parts"][key(part["part"])]
    return Hit(site.start, inner.end, partial(_shared, inner.reading, index, of))


def _shared(reading: Callable[[Clock], Stretch | None], index: int, of: int, clock: Clock) -> Stretch | None:
    whole = reading(clock)
    return None if whole is None else share(whole, index, of)
