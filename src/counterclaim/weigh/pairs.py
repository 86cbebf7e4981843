"""Pairs: what the evidence says between two accounts, item by item, and whether it tells them apart.

A sheet and two accounts come in; the share of every item, their sums, and a verdict by a stated rule go out. An item counts here only where
it applies to both accounts and fits them differently: what it says of a third account never matters.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from counterclaim.model.labels import RatingValue, Undecided
from counterclaim.weigh.exact import exact, rounded
from counterclaim.weigh.scale import Band, inconsistency, likelihood, shrinking, weight
from counterclaim.weigh.sheet import Row, Sheet

NA = RatingValue.NA
Sums = tuple[int, int, int, int]
"""Weighted points and the three ends of a ratio, in units of `exact`."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one item adds between two accounts, positive where it fits the `left` one better: weighted points, and log likelihoods."""

    item: str
    root: str
    source: str | None
    weighted: float
    ratio: Band


@dataclass(frozen=True, slots=True)
class Difference:
    """All shares together: weighted points, the most that one root adds to them, and the likelihood ratio's logarithm with its band."""

    weighted: float
    most: float
    ratio: Band
    items: int

    @property
    def undecided(self) -> Undecided | None:
        """Why the evidence does not discriminate between the two, or None where it does.

        It does when the difference in weighted inconsistency is more than the most that one root carries (so that it stands without any one
        of them), the band of the likelihood ratio does not reach across 1, and both point to the same account.
        """
        if not self.most:
            return Undecided.NOTHING
        if abs(self.weighted) <= self.most:
            return Undecided.ONE_ROOT
        if self.ratio.low < 0 < self.ratio.high:
            return Undecided.BANDS
        return Undecided.OPPOSED if (self.weighted > 0) != (self.ratio.point > 0) else None

    @property
    def better(self) -> int:
        """1 where the evidence fits the left account less badly, -1 for the right one, 0 where it does not discriminate."""
        return 0 if self.undecided else 1 if self.weighted > 0 else -1


def shares(sheet: Sheet, left: str, right: str) -> tuple[Share, ...]:
    """The items that fit the two accounts differently, in the order of their ids."""
    return _shares(sheet, sheet.hypotheses.index(left), sheet.hypotheses.index(right), [weight(row.item) for row in sheet.rows])


def _shares(sheet: Sheet, left: int, right: int, weights: Iterable[float]) -> tuple[Share, ...]:
    return tuple(
        _share(row, row.values[left], row.values[right], heavy)
        for row, heavy in zip(sheet.rows, weights, strict=True)
        if row.values[left] is not row.values[right] and row.values[left] is not NA and row.values[right] is not NA
    )


def _share(row: Row, left: RatingValue, right: RatingValue, heavy: float) -> Share:
    return Share(row.item.id, row.root, row.item.source, *_amounts(left, right, heavy))


@cache  # 20 pairs of ratings, and as many weights as there are steps of credibility and relevance
def _amounts(left: RatingValue, right: RatingValue, heavy: float) -> tuple[float, Band]:
    one, other, light = likelihood(left), likelihood(right), shrinking(heavy)
    ratio = Band(light * (one.low - other.high), light * (one.point - other.point), light * (one.high - other.low))
    return heavy * (inconsistency(left) - inconsistency(right)), ratio


class _Root:
    """The shares of one root: how many, their sums in exact units, and the amounts that they come to together."""

    __slots__ = ("amounts", "size", "sums", "units")

    def __init__(self, size: int, sums: Sums) -> None:
        self.size = size
        self.sums = sums
        self.amounts = _discounted(size, *map(rounded, sums))
        self.units = tuple(map(exact, self.amounts[1:]))

    def without(self, gone: list[Share]) -> _Root:
        weighted, low, point, high = self.sums
        for share in gone:
            weighted -= exact(share.weighted)
            low -= exact(share.ratio.low)
            point -= exact(share.ratio.point)
            high -= exact(share.ratio.high)
        return _Root(self.size - len(gone), (weighted, low, point, high))


def _alone(share: Share) -> _Root:
    return _single(share.weighted, share.ratio.low, share.ratio.point, share.ratio.high)


@cache  # as many as `_amounts` gives
def _single(weighted: float, low: float, point: float, high: float) -> _Root:
    return _Root(1, (exact(weighted), exact(low), exact(point), exact(high)))


class Tally:
    """The sums of a pair's shares, from which items can be left out at the cost of those items alone."""

    def __init__(self, shares: Iterable[Share]) -> None:
        by_root: dict[str, list[Share]] = {}
        for share in shares:
            by_root.setdefault(share.root, []).append(share)
        self._roots = {root: _alone(those[0]) if len(those) == 1 else _Root(len(those), _sums(those)) for root, those in by_root.items()}
        self._weighted = sum(root.sums[0] for root in self._roots.values())
        self._ratio = tuple(sum(root.units[at] for root in self._roots.values()) for at in range(3))
        self._heaviest = sorted(((abs(found.amounts[0]), root) for root, found in self._roots.items()), reverse=True)
        self._items = sum(root.size for root in self._roots.values())
        self.whole = self.without(())

    def without(self, gone: Iterable[Share]) -> Difference:
        """What is left between the two accounts when these shares are not counted."""
        touched: dict[str, list[Share]] = {}
        for share in gone:
            touched.setdefault(share.root, []).append(share)
        weighted, (low, point, high) = self._weighted, self._ratio
        items, most = self._items, next((amount for amount, root in self._heaviest if root not in touched), 0.0)
        for root, those in touched.items():
            old = self._roots[root]
            items -= len(those)
            weighted -= old.sums[0]
            low, point, high = low - old.units[0], point - old.units[1], high - old.units[2]
            if len(those) < old.size:
                new = old.without(those)
                weighted += new.sums[0]
                low, point, high = low + new.units[0], point + new.units[1], high + new.units[2]
                most = max(most, abs(new.amounts[0]))
        return Difference(rounded(weighted), most, Band(rounded(low), rounded(point), rounded(high)), items)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two accounts with the shares between them by item, and their sums."""

    left: str
    right: str
    shares: Mapping[str, Share]
    tally: Tally


def pairs(sheet: Sheet) -> tuple[Pair, ...]:
    """Every two accounts of a sheet, in the order of `itertools.combinations`: summed once for all that asks about them."""
    weights = [weight(row.item) for row in sheet.rows]
    made = []
    for (one, left), (other, right) in combinations(enumerate(sheet.hypotheses), 2):
        found = _shares(sheet, one, other, weights)
        made.append(Pair(left, right, {share.item: share for share in found}, Tally(found)))
    return tuple(made)


def difference(sheet: Sheet, left: str, right: str) -> Difference:
    """What the sheet says between two accounts."""
    return Tally(shares(sheet, left, right)).whole


def _sums(those: list[Share]) -> Sums:
    return (
        sum(exact(share.weighted) for share in those),
        sum(exact(share.ratio.low) for share in those),
        sum(exact(share.ratio.point) for share in those),
        sum(exact(share.ratio.high) for share in those),
    )


def _discounted(size: int, weighted: float, low: float, point: float, high: float) -> tuple[float, float, float, float]:
    """The amounts of one root: items that may rest on one thing count together as one (their mean), at most as if each stood alone.

    The band reaches from the one to the other, since neither is proven; the classic points know no such discount.
    """
    return weighted, min(low / size, low), point / size, max(high / size, high)
