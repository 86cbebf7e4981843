"""Contradictions inside one event: two accounts that cannot both be so, each with the words that give it.

The passages of a dossier come in, with what was linked; contradictions go out, those of most weight first.
It decides for neither side; and what only says more is none: a branch and its group, a town and its country, 'at least 14' and 17.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from counterclaim.model.event import Event
from counterclaim.views.moments import Dates, between
from counterclaim.views.passages import Cited


class ContradictionKind(StrEnum):
    """In what two accounts contradict each other, in the order shown."""

    RESPONSIBILITY = "responsibility"
    COMPETING = "competing accounts"
    ACT = "act"
    NUMBER = "number"
    PLACE = "place"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Voiced:
    """Words on one side: who is heard in them, and the day (None: not known)."""

    cited: Cited
    speaker: str
    day: str | None


@dataclass(frozen=True, slots=True)
class Side:
    """One account, `says` in the shortest words, and all who give it, the earliest first."""

    says: str
    voiced: tuple[Voiced, ...]

    @property
    def speakers(self) -> tuple[str, ...]:
        """Everybody who is heard on this side, once."""
        return tuple(dict.fromkeys(item.speaker for item in self.voiced))


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two sides that contradict each other about one thing: a measure, an actor, the place."""

    kind: ContradictionKind
    event: Event
    about: str
    one: Side
    other: Side
    dates: Dates

    @property
    def in_account(self) -> bool:
        """Whether they differ in account: numbers and acts of different days may only differ in date."""
        return self.dates is not Dates.DIFFER or self.kind not in (ContradictionKind.NUMBER, ContradictionKind.ACT)


def contradiction(
    kind: ContradictionKind, event: Event, about: str, one: tuple[str, Iterable[Voiced]], other: tuple[str, Iterable[Voiced]]
) -> Contradiction:
    """Two sides put together, each a short word for what it says and who says it."""
    sides = [Side(says, tuple(sorted(dict.fromkeys(voiced), key=_by_day))) for says, voiced in (one, other)]
    dates = between((item.day for item in sides[0].voiced), (item.day for item in sides[1].voiced))
    return Contradiction(kind, event, about, sides[0], sides[1], dates)


def ordered(found: Iterable[Contradiction]) -> tuple[Contradiction, ...]:
    """By kind, then what differs in account before what differs in date, then as they stand in the documents."""
    return tuple(sorted(found, key=lambda c: (list(ContradictionKind).index(c.kind), not c.in_account, *_first(c))))


def _by_day(item: Voiced) -> tuple[object, ...]:
    return item.day is None, item.day or "", *_reading_order(item)


def _reading_order(item: Voiced) -> tuple[int, int, int, str]:
    place = item.cited.place
    return place.document, place.span.start, place.span.end, item.speaker


def _first(one: Contradiction) -> tuple[object, ...]:
    return (*_reading_order(one.one.voiced[0]), one.about.casefold(), one.one.says, one.other.says)
