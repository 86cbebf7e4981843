"""Draws: how often the order of the accounts stays when every rating and weight may be a little off.

A sheet comes in; for every two accounts in an order, the share of draws in which it stays goes out. What is drawn hangs on the ids of item
and hypothesis alone: no order, no clock, no other item changes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from random import Random

from counterclaim.model.labels import RatingValue
from counterclaim.model.sensitivity import Steadiness
from counterclaim.weigh.pairs import Pair, pairs
from counterclaim.weigh.scale import STEPS, inconsistency, stepped, steps
from counterclaim.weigh.sheet import Row, Sheet

DRAWS = 200
"""The share of draws is then within 7 points of what endless draws would give, 19 times in 20: 'nearly always' is told from 'often'."""
OFF = 0.25
"""Chance that a rating, or a level of credibility or relevance, is one step lower, and as much that it is one higher: half of all stay.
Harsh on purpose: an order that this upsets hangs on single cells."""


def steadiness(sheet: Sheet, draws: int = DRAWS, made: tuple[Pair, ...] | None = None) -> tuple[Steadiness, ...]:
    """How steady the order of every two accounts is that the weighted score puts in one, in the order of their ids.

    `made` are the `pairs` of the sheet, where they are made.
    """
    drawn = [_row(row, sheet.hypotheses, draws) for row in sheet.rows]
    at = {hypothesis: place for place, hypothesis in enumerate(sheet.hypotheses)}
    wholes = [sum(cells[place] for cells in drawn) for place in at.values()]
    idle = [[cells for row, cells in zip(sheet.rows, drawn, strict=True) if row.values[place] is RatingValue.NA] for place in at.values()]

    def against(one: int, other: int) -> int:
        """What speaks against `one` in every draw, but for the items that do not apply to `other`."""
        return wholes[one] - sum(cells[one] for cells in idle[other])

    found = []
    for pair in pairs(sheet) if made is None else made:
        now = pair.tally.whole.weighted
        if now:
            ahead, behind = (pair.left, pair.right) if now > 0 else (pair.right, pair.left)
            stays = _lower(against(at[ahead], at[behind]), against(at[behind], at[ahead]), draws)
            found.append(Steadiness(ahead, behind, stays / draws, draws))
    return tuple(found)


def _row(row: Row, hypotheses: Iterable[str], draws: int) -> list[int]:
    """For every hypothesis what the item holds against it: weight times points, in one number with a lane for every draw."""
    credibility, relevance = (_steps_off(each) for each in steps(row.item))
    moves = _moves(row.item.id, 2 * draws)
    lanes = [[_lanes(stepped(one, other)) for other in relevance] for one in credibility]
    heavy = [lanes[one][other] for one, other in zip(moves[::2], moves[1::2], strict=True)]
    return [_cell(f"{row.item.id} {hypothesis}", value, heavy) for hypothesis, value in zip(hypotheses, row.values, strict=True)]


def _cell(key: str, value: RatingValue, heavy: Sequence[tuple[bytes, ...]]) -> int:
    """A cell in all draws; what does not apply, or could only be consistent, holds nothing against an account."""
    points = _points_off(value)
    if not any(points):
        return 0
    moves = _moves(key, len(heavy))
    return int.from_bytes(b"".join([lanes[points[move]] for lanes, move in zip(heavy, moves, strict=True)]), "little")


def _moves(key: str, count: int) -> list[int]:
    """So many draws of one step lower (0), the same (1) or one step higher (2)."""
    draw = Random(key).random
    higher = 1 - OFF
    return [0 if (drawn := draw()) < OFF else 2 if drawn >= higher else 1 for _ in range(count)]


@cache
def _points_off(value: RatingValue) -> tuple[int, ...]:
    """The inconsistency, without its sign, of the rating one step lower, the same, and one higher."""
    if value is RatingValue.NA:
        return (0, 0, 0)
    at = STEPS.index(value)
    return tuple(-inconsistency(STEPS[min(max(at + move, 0), len(STEPS) - 1)]) for move in (-1, 0, 1))


def _steps_off(steps: float) -> list[float]:
    return [min(max(steps + move, -1.0), 1.0) for move in (-1, 0, 1)]


@cache
def _lanes(weight: float) -> tuple[bytes, ...]:
    """The weight times 0, 1 and 2 points, exactly: with levels within one step a weight is from 1/2 to 2."""
    whole = int(weight * (1 << 53))
    return tuple((points * whole).to_bytes(LANE, "little") for points in range(-inconsistency(RatingValue.II) + 1))


def _lower(one: int, other: int, draws: int) -> int:
    """In how many lanes the first number is the lower one."""
    first, second = (number.to_bytes(LANE * draws, "little") for number in (one, other))
    every = range(0, LANE * draws, LANE)
    return sum(int.from_bytes(first[at : at + LANE], "little") < int.from_bytes(second[at : at + LANE], "little") for at in every)


LANE = 10
"""Bytes of a lane: 55 bits for a cell, and 25 more, so that the sum over 33 million items does not reach the next lane."""
