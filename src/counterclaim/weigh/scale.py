"""What a rating and a grade weigh: the one place where labels become numbers.

A rating value or an item comes in; its inconsistency, its band of likelihood or its weight goes out, from `tables/scale.toml`.
It never adds anything up.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log
from typing import Any

from counterclaim.model.evidence import Grade, Item
from counterclaim.model.labels import Credibility, Level, RatingValue, Reliability

STEPS = (RatingValue.II, RatingValue.I, RatingValue.N, RatingValue.C, RatingValue.CC)
"""The ratings from worst fit to best; NA stands outside."""


@dataclass(frozen=True, slots=True)
class Band:
    """An amount as an interval with a middle; of likelihoods, in natural logarithms."""

    low: float
    point: float
    high: float


@cache
def table() -> dict[str, dict[str, Any]]:
    """The numbers, as they stand in the file."""
    return tomllib.loads((files(__package__) / "tables" / "scale.toml").read_text("utf-8"))


@cache
def inconsistency(value: RatingValue) -> int:
    """PARC's points: -2 for II, -1 for I, else 0."""
    return int(table()["inconsistency"][value])


@cache
def likelihood(value: RatingValue) -> Band:
    """How many times as probable the item is under the account as one rated N, in logarithms; the middle is the geometric mean.

    Raises ValueError for NA, which has no likelihood.
    """
    if value is RatingValue.NA:
        raise ValueError("an item that does not apply has no likelihood")
    low, high = (log(over) - log(under) for over, under in table()["likelihood"][value])
    return Band(low, (low + high) / 2, high)


def weight(item: Item) -> float:
    """PARC's credibility times relevance; exactly 1 where nothing is known of either, and where the grade is F / 6."""
    return stepped(*steps(item))


def stepped(credibility: float, relevance: float) -> float:
    """The weight of that many steps of credibility and of relevance, each step a factor of the square root of 2."""
    return float(2 ** ((credibility + relevance) / 2))


def steps(item: Item) -> tuple[float, float]:
    """The item's credibility and relevance in steps from the middle."""
    credibility = graded(item.grade) if item.credibility is None else _level(item.credibility)
    return credibility, 0.0 if item.relevance is None else _level(item.relevance)


def graded(grade: Grade | None) -> float:
    """The credibility that a grade amounts to, in steps from the middle; each of its two axes counts half."""
    if grade is None:
        return 0.0
    return (_reliability(grade.reliability) + _credibility(grade.credibility)) / 2


def shrinking(weight: float) -> float:
    """By what a likelihood's logarithm is multiplied: a weight below 1 takes from what a rating says, one above adds nothing.

    A rating already says how well the item fits if it is as it is said to be; doubt can only weaken that.
    """
    return min(1.0, weight)


@cache
def _level(level: Level) -> int:
    return int(table()["level"][level])


@cache
def _reliability(letter: Reliability) -> int:
    return int(table()["reliability"][letter])


@cache
def _credibility(digit: Credibility) -> int:
    return int(table()["credibility"][digit])
