"""On what day something was said, where the text says so beside the cue: 'announced on Wednesday that', 'On Friday the ministry denied'.

The claims of a document and its dates come in; the same claims go out, `said` set where one day stands beside source and cue and outside
what was said. A day inside the content is the event's, and is never taken.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.event import Dated
from counterclaim.model.labels import Precision

REACH = 60
"""Characters on each side of cue and source in which a day is looked for: six words and the day."""
BETWEEN = 6
"""Words that may stand between a cue and the day behind it: 'told a news conference in the capital on Friday'."""
BEFORE = 2
"""Words that may stand between the day that opens a sentence and the source, or between the day and the cue behind it."""

TODAY = frozenset({"say", "says"})
"""Cues that are of the day of print, whatever day opens their sentence."""

_BREAK = re.compile(r"[.;:!?“”\"\n()]|--|[–—]")
_OPENING = re.compile(r"(?:^|\n|(?<![ap]\.m)[.!?][\"”’)]*\s+)[^\w\n]*(?:(?:later|late|early|earlier)\s+)?(?:on\s+)?$", re.IGNORECASE)
_WORD = re.compile(r"\w+")


def uttered(document: Document, claims: Sequence[Claim], when: Sequence[Dated]) -> tuple[Claim, ...]:
    """The claims in the same order, each with the day on which it was said where that stands beside it."""
    today = None if document.published is None else document.published.date()
    days = sorted((one for one in when if _one_day(one, today)), key=lambda one: one.span.start)
    starts = [one.span.start for one in days]
    return tuple(replace(claim, said=_said(document.text, claim, days, starts)) for claim in claims)


def _one_day(found: Dated, today: date | None) -> bool:
    """Whether words mean one known day on which something may have been said by now."""
    day = found.when.start
    past = day is not None and (today is None or date.fromisoformat(day) <= today)
    return past and found.when.precision is Precision.DAY and day == found.when.end


def _said(text: str, claim: Claim, days: Sequence[Dated], starts: Sequence[int]) -> str | None:
    if claim.cue is None:
        return None
    first = claim.cue.start if claim.source is None else min(claim.cue.start, claim.source.span.start)
    near = days[bisect_left(starts, first - REACH) : bisect_left(starts, claim.cue.end + REACH)]
    beside = [one for one in near if any(_beside(text, claim, one.span.start, one.span.end))]
    told = {one.when.start for one in beside}
    return told.pop() if len(told) == 1 else None


def _beside(text: str, claim: Claim, start: int, end: int) -> Iterator[bool]:
    """Whether a day stands where it tells of the saying: behind the cue, between source and cue, or at the head of their sentence."""
    cue, content = claim.cue, claim.content.spans
    assert cue is not None
    if text[end : end + 2] in ("'s", "’s") or any(span.start < end and start < span.end for span in claim.spans()):
        return
    later = [span.start for span in content if span.start >= cue.end]
    yield cue.end <= start and (not later or end <= later[0]) and _near(text[cue.end : start], BETWEEN)
    if claim.source is None or claim.source.span.end > cue.start:
        return
    source = claim.source.span
    yield source.end <= start and end <= cue.start and _near(text[source.end : cue.start], BETWEEN) and _near(text[end : cue.start], BEFORE)
    opening = _OPENING.search(text, max(0, start - REACH), start)
    then = cue.exact.casefold() not in TODAY  # 'On Monday, police say, it fell' tells when it fell
    yield then and end <= source.start and opening is not None and _near(text[end : source.start], BEFORE)


def _near(gap: str, most: int) -> bool:
    return _BREAK.search(gap) is None and len(_WORD.findall(gap)) <= most
