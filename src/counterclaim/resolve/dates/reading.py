"""Every expression of a document that says when, with the time it means.

A document comes in, its dates go out in text order, none over another. It counts from the day of publication, else from a dateline, and
never from the clock of the machine: where nothing is known to count from, a relative date stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from counterclaim.model.document import Document, Section
from counterclaim.model.event import Dated, When
from counterclaim.model.labels import Precision, SectionRole
from counterclaim.resolve.dates.calendar import Stretch
from counterclaim.resolve.dates.clock import Clock
from counterclaim.resolve.dates.context import Site, not_spoken
from counterclaim.resolve.dates.forms import FIRST_WORD, Hit, first_words, longest
from counterclaim.resolve.dates.tense import ahead
from counterclaim.resolve.dates.words import DIGITS, GAP, flat

ANCHOR_REACH = 300
"""Characters behind a date within which 'the next day' counts from it: two sentences of news."""

HEAD = 160
"""Characters in which a dateline is looked for where no section is one: the longest of the 1,300 of MUC-4 has 70."""

_JOIN = re.compile(f"(?: ?-|{GAP}(to|until|till|through|and))(?:{GAP})?")
_DATELINE_END = re.compile(r"--|[—–]| - |\)\s|:\s|\[")
_JOINABLE = (Precision.DAY, Precision.MONTH, Precision.YEAR, Precision.RANGE, Precision.SEASON)


@dataclass(slots=True)
class _Reading:
    """One section being read: the flat text, the day it was published, and the last date that others may count from."""

    text: str
    low: str
    section: Section
    today: date | None
    anchor: Stretch | None = None
    anchored: int = 0

    def site(self, start: int, end: int) -> Site:
        return Site(self.text, self.low, start, end, self.section.start, self.section.end)

    def clock(self, start: int, end: int) -> Clock:
        anchor = self.anchor if start - self.anchored <= ANCHOR_REACH else None
        return Clock(self.today, anchor, ahead(self.site(start, end)))


def dated(document: Document) -> tuple[Dated, ...]:
    """Every date of the readable sections, in text order, none overlapping another."""
    low = flat(document.text)
    today = document.published.date() if document.published else _dateline_day(document, low)
    found = []
    for section in document.readable():
        for start, end, stretch in _read(_Reading(document.text, low, section, today)):
            span = document.span(start, end)
            days = [None if day is None else day.isoformat() for day in (stretch.start, stretch.end)]
            found.append(Dated(span, When(days[0], days[1], span.exact, stretch.precision)))
    return tuple(found)


def _read(reading: _Reading) -> Iterator[tuple[int, int, Stretch]]:
    at = reading.section.start
    while word := FIRST_WORD.search(reading.low, at, reading.section.end):
        at = word.end()
        hit = _hit(reading, word)
        if hit is None:
            continue
        end, stretch = _joined(reading, hit)
        at = end
        yield hit.start, end, stretch
        if stretch.start is not None and not_spoken(reading.site(hit.start, end)):
            reading.anchor, reading.anchored = stretch, end


def _hit(reading: _Reading, word: re.Match[str]) -> Hit | None:
    """The longest date that begins with a word."""
    token = word[0]
    if (DIGITS if token[-1].isdigit() else token) not in first_words():
        return None
    return longest(reading.site(word.start(), word.end()), token, partial(reading.clock, word.start(), word.end()))


def _joined(reading: _Reading, hit: Hit) -> tuple[int, Stretch]:
    """The date of a hit; with the one behind it, where 'to' or a dash makes the two one stretch."""
    site = reading.site(hit.start, hit.end)
    clock = reading.clock(hit.start, hit.end)
    alone = _at(hit, clock)
    join = _JOIN.match(reading.low, hit.end, reading.section.end)
    if join is None or (join[1] == "and" and site.before[0] != "between") or alone.precision not in _JOINABLE:
        return hit.end, alone
    word = FIRST_WORD.match(reading.low, join.end(), reading.section.end)
    last = word and _hit(reading, word)
    if not last:
        return hit.end, alone
    both = _stretch(hit, last, reading.clock(last.start, last.end), clock)
    return (hit.end, alone) if both is None else (last.end, both)


def _stretch(first: Hit, last: Hit, there: Clock, here: Clock) -> Stretch | None:
    """From the first day of one date to the last day of another; the one without a year takes it from the other."""
    start, end = _at(first, here), _at(last, there)
    if end.precision not in _JOINABLE or (start.start is None) != (end.end is None):
        return None
    if start.start is None or end.end is None:
        return Stretch(None, None, Precision.RANGE)
    fixed = _at(first, Clock(None)).start is not None
    if fixed and _at(last, Clock(None)).start is None and end.end < start.start:
        end = _at(last, Clock(start.start, None, True))
    elif not fixed:
        moved = _at(first, Clock(end.start, None, False))
        start = moved if start.start > (end.start or start.start) else start
    if start.start is None or end.end is None or start.start > end.end:
        return None
    return Stretch(start.start, end.end, Precision.RANGE)


def _at(hit: Hit, clock: Clock) -> Stretch:
    return hit.reading(clock) or Stretch(None, None, None)


def _dateline_day(document: Document, low: str) -> date | None:
    """The first full date of the dateline: of sections that are one, or of what stands before a dash at the head of the body."""
    for section in document.sections:
        if section.role in (SectionRole.DATELINE, SectionRole.BYLINE):
            end = min(section.end, section.start + HEAD)
        elif section.role is SectionRole.BODY:
            close = _DATELINE_END.search(low, section.start, min(section.end, section.start + HEAD))
            end = section.start if close is None else close.end()
        else:
            continue
        for _, _, stretch in _read(_Reading(document.text, low, Section(section.role, section.start, end), None)):
            if stretch.precision is Precision.DAY and stretch.start is not None:
                return stretch.start
        if section.role is SectionRole.BODY:
            return None
    return None
