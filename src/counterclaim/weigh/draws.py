"""Draws: how often the order of the accounts stays when every rating and weight may be a little off.

A sheet comes in; for every two accounts in an order, the share of draws in which it stays goes out. What is drawn hangs on the ids of item
and hypothesis alone: no order, no clock, no other item changes it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from math import fsum
from random import Random

from counterclaim.model.labels import RatingValue
from counterclaim.weigh.scale import STEPS, inconsistency, stepped, steps
from counterclaim.weigh.sheet import Row, Sheet

DRAWS = 200
"""The share of draws is then within 7 points of what endless draws would give, 19 times in 20: 'nearly always' is told from 'often'."""
OFF = 0.25
"""Chance that a rating, or a level of credibility or relevance, is one step lower, and as much that it is one higher: half of all stay.
Harsh on purpose: an order that this upsets hangs on single cells."""


@dataclass(frozen=True, slots=True)
class Steadiness:
    """The share of draws, in [0, 1], in which the weighted score still puts `ahead` before `behind`."""

    ahead: str
    behind: str
    share: float
    draws: int


def steadiness(sheet: Sheet, draws: int = DRAWS) -> tuple[Steadiness, ...]:
    """How steady the order of every two accounts is that the weighted score puts in one, in the order of their ids."""
    drawn = [_row(row, sheet.hypotheses, draws) for row in sheet.rows]
    found = []
    for left, right in combinations(range(len(sheet.hypotheses)), 2):
        applying = [(row, heavy, values) for row, (heavy, values) in zip(sheet.rows, drawn, strict=True) if _applies(row, left, right)]
        now = fsum(
            stepped(*steps(row.item)) * (inconsistency(row.values[left]) - inconsistency(row.values[right])) for row, _, _ in applying
        )
        if now:
            differences = (
                fsum(heavy[draw] * (values[left][draw] - values[right][draw]) for _, heavy, values in applying) for draw in range(draws)
            )
            stays = sum(difference * now > 0 for difference in differences)
            ahead, behind = (left, right) if now > 0 else (right, left)
            found.append(Steadiness(sheet.hypotheses[ahead], sheet.hypotheses[behind], stays / draws, draws))
    return tuple(found)


def _applies(row: Row, left: int, right: int) -> bool:
    return RatingValue.NA not in (row.values[left], row.values[right])


def _row(row: Row, hypotheses: Iterable[str], draws: int) -> tuple[list[float], list[list[int]]]:
    """For every draw the item's weight, and for every hypothesis and draw its points."""
    credibility, relevance = steps(row.item)
    moves = Random(row.item.id)
    heavy = [stepped(_off(credibility, moves), _off(relevance, moves)) for _ in range(draws)]
    return heavy, [_cell(row.item.id, hypothesis, value, draws) for hypothesis, value in zip(hypotheses, row.values, strict=True)]


def _cell(item: str, hypothesis: str, value: RatingValue, draws: int) -> list[int]:
    if value is RatingValue.NA:
        return [0] * draws
    moves, at = Random(f"{item} {hypothesis}"), STEPS.index(value)
    return [inconsistency(STEPS[min(max(at + _move(moves), 0), len(STEPS) - 1)]) for _ in range(draws)]


def _off(steps: float, moves: Random) -> float:
    return min(max(steps + _move(moves), -1.0), 1.0)


def _move(moves: Random) -> int:
    drawn = moves.random()
    return -1 if drawn < OFF else 1 if drawn >= 1 - OFF else 0
