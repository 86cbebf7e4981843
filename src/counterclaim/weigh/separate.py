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

NA = RatingValue.NA


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


def all_separating(matrix: Matrix) -> tuple[Separating, ...]:
    """For every two accounts, in the order of their ids, the open items on which a draft or an unsigned rating sets them apart.

    The most telling come first. An item is closed to two accounts once somebody has signed a rating of it for both.
    """
    known = [hypothesis.id for hypothesis in matrix.hypotheses]
    cells = {item.id: [_cell(matrix.cell(item.id, hypothesis)) for hypothesis in known] for item in matrix.items}
    lights = {item.id: shrinking(weight(item)) for item in matrix.items}
    open_ = [item for item in matrix.items if sum(signed for _, signed in cells[item.id]) < len(known)]
    found: list[Separating] = []
    for (one, left), (other, right) in combinations(enumerate(known), 2):
        apart = []
        for item in open_:
            (here, signed), (there, also) = cells[item.id][one], cells[item.id][other]
            if (signed and also) or here is None or there is None or here is there or NA in (here, there):
                continue
            gain = lights[item.id] * abs(likelihood(here).point - likelihood(there).point)
            apart.append(Separating(item, left, right, (here, there), gain, looked(item)))
        found += sorted(apart, key=lambda each: (-each.gain, each.item.id))
    return tuple(found)


def looked(item: Item) -> bool:
    """Whether anybody has looked: something was said, counted or found."""
    return not (item.claim is None and item.figure is None and item.finding is None)


def _cell(ratings: tuple[Rating, ...]) -> tuple[RatingValue | None, bool]:
    """What is expected in a cell, and whether somebody has signed it."""
    return _expected(ratings), any(rating.signed for rating in ratings)


def _expected(ratings: tuple[Rating, ...]) -> RatingValue | None:
    """What is expected: what a person said last, signed or not, else the draft."""
    said = latest(rating for rating in ratings if not rating.draft) or latest(ratings)
    return None if said is None else said.value
