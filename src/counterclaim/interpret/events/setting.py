"""When and where the events that a document mentions took place, as far as the sentence of each mention says.

Mentions, the document's dates and places, and the cues of its claims come in; each mention goes out with its own date and place. What one
sentence says of another's event, and when somebody spoke, is not the mention's.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from counterclaim.interpret.events.mentions import Mention, event_table
from counterclaim.model.document import Document
from counterclaim.model.event import Dated, Placed
from counterclaim.model.span import Span

_AT = re.compile(
    r"\b(?:in|at|near|outside|inside|around|across|on|of|off|over|throughout)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_NEXT = re.compile(r"(?:['’]s)?[\s-]+(\w+)")
_NAME = re.compile(r"(?:['’]s)?(?:\s+[\w’'-]+){0,3}\s+")
FAR = 200
"""Characters between a mention and a date beyond which it is not its own."""
NEAR = 100
"""The same of a place, of which news has more, most of them other things' places."""
CLAUSE = 50
"""Characters that a mark between two clauses counts for."""
SPOKE = 30
"""Characters behind a cue within which a date tells when somebody spoke ('said on Friday')."""


@dataclass(frozen=True, slots=True)
class Told:
    """A mention with the date and the place that its own words give it."""

    mention: Mention
    date: Dated | None = None
    place: Placed | None = None


class _Spanned(Protocol):
    @property
    def span(self) -> Span: ...


S = TypeVar("S", bound=_Spanned)


def told(
    document: Document, found: Sequence[Mention], dated: Sequence[Dated], placed: Sequence[Placed], cues: Sequence[Span]
) -> list[Told]:
    """The mentions with their dates and places, in the order given."""
    ends = sorted(cue.end for cue in cues)
    when = [date for date in dated if not _spoken(document, date.span, ends) and not _ahead(document, date)]
    where = [place for place in placed if _located(document, place.span, found)]
    dates, places = _nearest(document, found, when, FAR), _nearest(document, found, where, NEAR)
    return [Told(mention, dates.get(i), places.get(i)) for i, mention in enumerate(found)]


def _spoken(document: Document, date: Span, ends: Sequence[int]) -> bool:
    """Whether a date follows right behind a cue, and so is when somebody spoke."""
    at = bisect_left(ends, date.start + 1) - 1
    if at < 0 or date.start - ends[at] > SPOKE:
        return False
    between = document.text[ends[at] : date.start]
    return len(between.split()) <= 2 and not any(mark in between for mark in '.;:"“”')


def _ahead(document: Document, date: Dated) -> bool:
    """Whether a time begins after the news."""
    return document.published is not None and date.when.start is not None and date.when.start > document.published.date().isoformat()


def _located(document: Document, place: Span, found: Sequence[Mention]) -> bool:
    """Whether a place is where something was: behind a preposition of place, or right before the name of an event."""
    after = _NEXT.match(document.text, place.end)
    if after is not None and after[1].casefold() in event_table().holders:
        return False
    if _AT.search(document.text, max(0, place.start - 40), place.start):
        return True
    at = bisect_left([mention.span.start for mention in found], place.end)
    between = document.text[place.end : found[at].span.start] if at < len(found) else "."
    return at < len(found) and len(between) <= 30 and found[at].noun and _NAME.fullmatch(between) is not None


def _nearest(document: Document, found: Sequence[Mention], others: Sequence[S], far: int) -> dict[int, S]:
    """For the number of a mention what is nearest to it, each given to the mention nearest to itself in its own sentence."""
    out: dict[int, tuple[int, S]] = {}
    starts = [mention.span.start for mention in found]
    for other in others:
        at = bisect_left(starts, other.span.start)
        near = [(cost, i) for i in (at - 1, at) if 0 <= i < len(found) and (cost := apart(document, found[i].span, other.span)) <= far]
        if not near:
            continue
        cost, i = min(near)
        if i not in out or cost < out[i][0]:
            out[i] = (cost, other)
    return {i: other for i, (_, other) in out.items()}


def apart(document: Document, mention: Span, other: Span) -> int:
    """Characters between the two, a comma counted as many, the end of a sentence as too many; a mention behind costs a little more."""
    left, right = sorted((mention, other))
    between = document.text[left.end : right.start]
    if "\n" in between or any(f"{mark} " in between for mark in ".!?"):
        return FAR + 1
    return len(between) + CLAUSE * sum(between.count(mark) for mark in ",;:–—") + (10 if other.start < mention.start else 0)
