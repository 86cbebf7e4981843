"""What would separate two accounts: observations that they expect differently and that nobody has rated yet, and whether anyone has looked.

A matrix comes in; the open items on which two accounts disagree go out, the most telling first. It proposes no observation of its own: an
item stands in the docket, as one read or as one that is missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from counterclaim.model.evidence import Item, Rating
from counterclaim.model.labels import RatingValue
from counterclaim.weigh.matrix import Matrix
from counterclaim.weigh.scale import likelihood, shrinking, weight
from counterclaim.weigh.sheet import latest


@dataclass(frozen=True, slots=True)
class Separating:
    """An open item, what each account leads to expect of it, and how far (a log likelihood ratio) it would separate them.

    `looked`: words or a finding speak of it already; not looked: it is only known that it would tell.
    """

    item: Item
    left: str
    right: str
    expected: tuple[RatingValue, RatingValue]
    gain: float
    looked: bool


def separating(matrix: Matrix, left: str, right: str) -> tuple[Separating, ...]:
    """The open items on which the two accounts disagree, in a draft or an unsigned rating, the most telling first."""
    found = []
    for item in matrix.items:
        one, other = (matrix.cell(item.id, hypothesis) for hypothesis in (left, right))
        if _signed(one) and _signed(other):
            continue
        expected = _expected(one), _expected(other)
        if expected[0] is None or expected[1] is None or expected[0] is expected[1] or RatingValue.NA in expected:
            continue
        gain = shrinking(weight(item)) * abs(likelihood(expected[0]).point - likelihood(expected[1]).point)
        found.append(Separating(item, left, right, (expected[0], expected[1]), gain, looked(item)))
    return tuple(sorted(found, key=lambda one: (-one.gain, one.item.id)))


def all_separating(matrix: Matrix) -> tuple[Separating, ...]:
    """The same for every two accounts of the matrix, in the order of their ids."""
    pairs = combinations((hypothesis.id for hypothesis in matrix.hypotheses), 2)
    return tuple(one for left, right in pairs for one in separating(matrix, left, right))


def looked(item: Item) -> bool:
    """Whether anybody has looked: something was said, counted or found."""
    return not (item.claim is None and item.figure is None and item.finding is None)


def _signed(ratings: tuple[Rating, ...]) -> bool:
    return any(rating.signed for rating in ratings)


def _expected(ratings: tuple[Rating, ...]) -> RatingValue | None:
    """What is expected: what a person said last, signed or not, else the draft."""
    said = latest(rating for rating in ratings if not rating.draft) or latest(ratings)
    return None if said is None else said.value
