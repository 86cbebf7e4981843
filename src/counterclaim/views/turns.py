"""Turns: where somebody who took a position on responsibility later takes another, takes it back, or says it more or less firmly.

The positions of one actor on one matter come in, by day; turns go out. Between positions of one day, or of no known day, it sees no order
and so no turn; and words printed later without the day on which they were said are no return to a position held before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from counterclaim.model.claim import Responsibility
from counterclaim.model.labels import RelationKind
from counterclaim.views.ledger import Entry
from counterclaim.views.moments import Moment
from counterclaim.views.responsibility import Stand


class TurnKind(StrEnum):
    """What kind of turn it is, those of most weight first."""

    REVERSAL = "reversal"
    RETRACTION = "retraction"
    HARDENED = "hardened"
    SOFTENED = "softened"


_OUTRIGHT = (Stand.CLAIMS, Stand.ACCUSES)
_HELD_BACK = (Stand.DECLINES, Stand.OPEN)
TURNS = (
    {(one, Stand.DENIES): TurnKind.REVERSAL for one in _OUTRIGHT}
    | {(Stand.DENIES, one): TurnKind.REVERSAL for one in _OUTRIGHT}
    | {(one, other): TurnKind.HARDENED for one in (Stand.HINTS, *_HELD_BACK) for other in _OUTRIGHT}
    | {(one, other): TurnKind.HARDENED for one in _HELD_BACK for other in (Stand.HINTS, Stand.DENIES)}
    | {(one, other): TurnKind.SOFTENED for one in (*_OUTRIGHT, Stand.DENIES) for other in (Stand.HINTS, *_HELD_BACK)}
    | {(Stand.HINTS, other): TurnKind.SOFTENED for other in (*_HELD_BACK, Stand.DENIES)}
)
"""What it is to pass from one stand to another; a hint is never one side of a reversal."""


@dataclass(frozen=True, slots=True)
class Taken:
    """One position as taken on one day, and every claim that reports it; `through` is the spokesman or office whose words they are."""

    stand: Stand
    moment: Moment
    entries: tuple[Entry, ...]
    row: Responsibility
    through: str | None = None
    relation: RelationKind | None = None

    @property
    def entry(self) -> Entry:
        """The claim that is shown for it: the first in reading order."""
        return self.entries[0]


@dataclass(frozen=True, slots=True)
class Turn:
    """From one position to another; `before` is None where what is taken back was not found.

    `said` when the later words are known to have been spoken on their day; otherwise they were only printed then.
    """

    kind: TurnKind
    before: Taken | None
    after: Taken

    @property
    def said(self) -> bool:
        return self.after.moment.said


def turns(taken: Sequence[Taken]) -> tuple[Turn, ...]:
    """The turns in a sequence of positions in order of days, those of no known day last."""
    return tuple(sorted(_turns(taken), key=lambda turn: (turn.after.moment.day or "~", turn.after.entry.number)))


def _turns(taken: Sequence[Taken]) -> Iterator[Turn]:
    held: list[Taken] = []
    current: list[Taken] = []
    for day, group in groupby(taken, key=lambda item: item.moment.day):
        today = list(group)
        yield from (Turn(TurnKind.RETRACTION, _taken_back(held), item) for item in today if item.stand is Stand.RETRACTS)
        if day is None:
            continue
        fresh = [item for item in today if item.moment.said or item.stand not in {one.stand for one in held}]
        for item in fresh if not {one.stand for one in fresh} & {one.stand for one in current} else ():
            found = [(kind, one) for one in current if (kind := TURNS.get((one.stand, item.stand))) is not None]
            if found:
                kind, before = min(found, key=lambda pair: list(TurnKind).index(pair[0]))
                yield Turn(kind, before, item)
        held += today
        current = fresh or current


def _taken_back(held: Sequence[Taken]) -> Taken | None:
    """The last position before a retraction that could be taken back."""
    return next((item for item in reversed(held) if item.stand in (*_OUTRIGHT, Stand.HINTS, Stand.DENIES)), None)
