"""When and where an incident of a message was: the date and the place that stand nearest to the words that fill it.

The dates and places of a message and the words of an incident come in; strings in MUC-4's notation go out. What nothing near says is
MUC-4's default: some day until the dateline's, the country that the message is from.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from babel import Locale

from bench.muc.template import Fills, fills, muc_date
from counterclaim.model.document import Document
from counterclaim.model.event import Dated, Place, Placed
from counterclaim.model.span import Span
from counterclaim.text.sentences import sentences

OLD = 70
"""Days before the dateline beyond which MUC-4 asks for no incident: two months, and some slack for 'in August'."""
LONGEST = 7
"""Days of a stretch of time that is an answer: 'last week' is one, 'this year' none."""
NEAR = (1.0, 0.35, 0.15, 0.05)
"""What words weigh for a date or a place in their own sentence, in the one before or behind, and so on."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The days and places that a message names, and the day it was sent."""

    document: Document
    published: str | None
    dated: Sequence[Dated]
    placed: Sequence[Placed]
    starts: Sequence[int]

    @classmethod
    def of(cls, document: Document, published: str | None, dated: Sequence[Dated], placed: Sequence[Placed]) -> Whereabouts:
        """Those of a message as it was read."""
        starts = [start for section in document.readable() for start, _ in sentences(document.text, section.start, section.end)]
        return cls(document, published, dated, placed, starts)

    def sentence(self, at: int) -> int:
        """The number of the sentence that a character is in."""
        return bisect_right(self.starts, at) - 1

    def weight(self, span: Span, words: Sequence[tuple[Span, float]]) -> float:
        """How near some words are to a span, by sentences."""
        own = self.sentence(span.start)
        total = 0.0
        for other, share in words:
            apart = abs(self.sentence(other.start) - own)
            total += share * NEAR[apart] if apart < len(NEAR) else 0.0
        return total

    def when(self, words: Sequence[tuple[Span, float]], least: float) -> Fills:
        """The day that weighs most, where it weighs enough; else some day until the dateline's."""
        weights: dict[tuple[str | None, str | None], float] = defaultdict(float)
        for found in self.dated:
            when = found.when
            if when.start is None or when.end is None or self.published is None or found.span.start < self._head():
                continue
            first, last, sent = (date.fromisoformat(day) for day in (when.start, when.end, self.published))
            if (last - first).days <= LONGEST and sent - timedelta(days=OLD) <= last <= sent:
                weights[when.start, when.end] += self.weight(found.span, words)
        total = sum(share for _, share in words) or 1.0
        best = max(sorted(weights, key=str), key=lambda days: weights[days], default=None)
        if best is not None and weights[best] / total >= least:
            return fills(muc_date(*best))
        return fills(muc_date(None, self.published)) if self.published else ()

    def where(self, words: Sequence[tuple[Span, float]], least: float) -> Fills:
        """The place that weighs most in the country that does, where it weighs enough; else that country."""
        countries: dict[str, float] = defaultdict(float)
        places: dict[tuple[str | None, str], float] = defaultdict(float)
        total = sum(share for _, share in words) or 1.0
        for found in self.placed:
            place, head = found.place, found.span.start < self._head()
            near = self.weight(found.span, words) / total
            if place.country is not None:
                countries[place.country] += near + (DATELINE if head else MENTION)
            if not head and _is_smaller(place):
                places[place.country, place.name.upper()] += near
        country = max(sorted(countries), key=lambda code: countries[code], default=None)
        if country is None:
            return ()
        name = Locale("en").territories.get(country, "").upper()
        own = {place: weight for (code, place), weight in places.items() if code in (country, None)}
        best = max(sorted(own), key=lambda place: own[place], default=None)
        return fills(f"{name}: {best}" if best is not None and own[best] >= least else name)

    def _head(self) -> int:
        """Where the dateline ends."""
        at = self.document.text.find("--", 0, 400)
        return at if at >= 0 else 0


DATELINE = 0.3
"""What the dateline's country weighs, beside places near the words."""
MENTION = 0.02
"""What any mention of a place of a country weighs for it."""


def _is_smaller(place: Place) -> bool:
    """Whether a place is less than a whole country."""
    return Locale("en").territories.get(place.country or "", "").upper() != place.name.upper()
