"""On what day something was said: the day the text gives, else that on which it was reported, else that on which it was first printed.

The claims and documents of a dossier come in, days go out with how they are known.
It guesses no day: words like 'on Friday' that nothing resolved are no day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from counterclaim.model.claim import Claim
from counterclaim.model.record import Dossier
from counterclaim.views.linked import Linked

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Dates(StrEnum):
    """How the days of two accounts stand to each other."""

    SAME = "same day"
    DIFFER = "different days"
    UNKNOWN = "days not known"


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, ISO 8601 (None: not known); `said` when the text says that the words were spoken then, not only printed."""

    day: str | None
    said: bool


class Moments:
    """The days of the claims of a dossier; a copy was printed when what it copies was."""

    def __init__(self, dossier: Dossier, linked: Linked) -> None:
        self._linked = linked
        self._documents = {document.id: document for document in dossier.documents}
        self._claims = {claim.id: claim for claim in dossier.claims}
        self._statements: dict[str, Moment] = {}
        for claim in dossier.claims:
            if claim.statement is not None:
                known = self._statements.get(claim.statement)
                self._statements[claim.statement] = self._own(claim) if known is None else _earlier(known, self._own(claim))

    def of(self, claim: Claim) -> Moment:
        """The day of a claim; claims that report one statement have one day."""
        return self._own(claim) if claim.statement is None else self._statements[claim.statement]

    def printed(self, document: str) -> str | None:
        """The day on which a document, or what it copies, was published."""
        found = self._documents.get(self._linked.root(document)) or self._documents.get(document)
        return None if found is None or found.published is None else found.published.date().isoformat()

    def _own(self, claim: Claim) -> Moment:
        said = iso_day(claim.said)
        return Moment(self._reported(claim), False) if said is None else Moment(said, True)

    def _reported(self, claim: Claim) -> str | None:
        """The day by which words of no known day were spoken: when somebody first reported them, else when they were printed."""
        carrier, passed = claim.via, {claim.id}
        while carrier is not None and carrier.claim in self._claims and carrier.claim not in passed:
            outer = self._claims[carrier.claim]
            passed.add(outer.id)
            if (day := iso_day(outer.said)) is not None:
                return day
            carrier = outer.via
        return self.printed(claim.document)


def iso_day(text: str | None) -> str | None:
    """The day with which an ISO 8601 time begins; None for other words, and for a day that no calendar has."""
    found = _DAY.match(text or "")
    try:
        return date.fromisoformat(found[0]).isoformat() if found else None
    except ValueError:
        return None


def between(one: Iterable[str | None], other: Iterable[str | None]) -> Dates:
    """How the days of two sides stand to each other."""
    left, right = set(one), set(other)
    if (left & right) - {None}:
        return Dates.SAME
    return Dates.UNKNOWN if None in left | right or not left or not right else Dates.DIFFER


def _earlier(one: Moment, other: Moment) -> Moment:
    """The better known of two moments of one statement; of equally known ones the earlier."""
    return min(one, other, key=lambda m: (m.day is None, not m.said, m.day or ""))
