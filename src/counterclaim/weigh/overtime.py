"""Over time: the docket as it stood on a date, and what moved the accounts between two dates.

A `Docket` and a moment, or two dockets, come in; the earlier docket, or the difference item by item, goes out. It never judges an earlier
rating by what became known later.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import combinations

from counterclaim.model.hypothesis import Hypothesis
from counterclaim.model.labels import Question
from counterclaim.model.sensitivity import Moved
from counterclaim.weigh.matrix import Docket, Matrix, matrices
from counterclaim.weigh.pairs import Difference, Share, Tally, shares
from counterclaim.weigh.sheet import sheets


@dataclass(frozen=True, slots=True)
class Movement:
    """What one person's ratings say between two accounts at two dates, and the items that made the difference, the greatest first."""

    question: Question
    by: str
    left: str
    right: str
    before: Difference
    after: Difference
    moved: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """What came and went between two dates: hypotheses added and retired, items that became known, and what that moved."""

    added: tuple[str, ...]
    retired: tuple[str, ...]
    known: tuple[str, ...]
    movements: tuple[Movement, ...]


def as_of(docket: Docket, moment: datetime) -> Docket:
    """The docket with only what was there at `moment`. What carries no time was always there; raises ValueError without a time zone."""
    if moment.tzinfo is None:
        raise ValueError("the moment carries no zone")
    there = {hypothesis.id for hypothesis in docket.hypotheses if _by(hypothesis.at, moment)}
    items = tuple(item for item in docket.items if _by(item.known, moment))
    known = {item.id for item in items}
    kept = {
        (item, hypothesis): tuple(rating for rating in given if _by(rating.at, moment))
        for (item, hypothesis), given in docket.ratings.items()
        if item in known and hypothesis in there
    }
    return replace(
        docket,
        hypotheses=tuple(_standing(hypothesis, moment, there) for hypothesis in docket.hypotheses if hypothesis.id in there),
        items=items,
        ratings={cell: given for cell, given in kept.items() if given},
    )


def course(before: Docket, after: Docket) -> Course:
    """What moved the accounts between two states of a docket."""
    old, new = _pairs(matrices(before)), _pairs(matrices(after))
    nobody: tuple[Share, ...] = ()
    movements = (_movement(key, old.get(key, nobody), new.get(key, nobody)) for key in sorted(old.keys() | new.keys()))
    return Course(
        tuple(sorted(_open(after) - _open(before))),
        tuple(sorted(_open(before) - _open(after))),
        tuple(sorted({item.id for item in after.items} - {item.id for item in before.items})),
        tuple(movement for movement in movements if movement.moved),
    )


def _movement(key: tuple[str, str, str, str], old: tuple[Share, ...], new: tuple[Share, ...]) -> Movement:
    question, by, left, right = key
    was, now = ({share.item: share.weighted for share in those} for those in (old, new))
    changed = [
        Moved(item, was.get(item, 0.0), now.get(item, 0.0))
        for item in sorted(was.keys() | now.keys())
        if was.get(item, 0.0) != now.get(item, 0.0)
    ]
    moved = tuple(sorted(changed, key=lambda one: (-abs(one.after - one.before), one.item)))
    return Movement(Question(question), by, left, right, Tally(old).whole, Tally(new).whole, moved)


def _pairs(those: Iterable[Matrix]) -> dict[tuple[str, str, str, str], tuple[Share, ...]]:
    """The shares of every two accounts in everybody's sheet; two accounts that stand in several matrices give the same in each."""
    return {
        (matrix.question.value, sheet.by, left, right): shares(sheet, left, right)
        for matrix in those
        for sheet in sheets(matrix)
        for left, right in combinations(sheet.hypotheses, 2)
    }


def _open(docket: Docket) -> set[str]:
    return {hypothesis.id for hypothesis in docket.hypotheses if hypothesis.retired is None}


def _standing(hypothesis: Hypothesis, moment: datetime, there: set[str]) -> Hypothesis:
    """The account as it stood among those that were `there`, not yet retired where that came later."""
    retired = hypothesis.retired if hypothesis.retired is not None and hypothesis.retired <= moment else None
    return replace(hypothesis, retired=retired, relations=tuple(pair for pair in hypothesis.relations if pair[1] in there))


def _by(at: datetime | None, moment: datetime) -> bool:
    return at is None or at <= moment
