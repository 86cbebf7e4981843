"""Pairs: what the evidence says between two accounts, item by item, and whether it tells them apart.

A sheet and two accounts come in; the share of every item, their sums, and a verdict by a stated rule go out. An item counts here only where
it applies to both accounts and fits them differently: what it says of a third account never matters.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum

from counterclaim.model.labels import RatingValue, Undecided
from counterclaim.weigh.exact import less, parts
from counterclaim.weigh.scale import Band, inconsistency, likelihood, shrinking, weight
from counterclaim.weigh.sheet import Row, Sheet


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
    one, other = sheet.hypotheses.index(left), sheet.hypotheses.index(right)
    return tuple(
        _share(row, row.values[one], row.values[other])
        for row in sheet.rows
        if row.values[one] is not row.values[other] and RatingValue.NA not in (row.values[one], row.values[other])
    )


def _share(row: Row, left: RatingValue, right: RatingValue) -> Share:
    heavy = weight(row.item)
    one, other, light = likelihood(left), likelihood(right), shrinking(heavy)
    ratio = Band(light * (one.low - other.high), light * (one.point - other.point), light * (one.high - other.low))
    return Share(row.item.id, row.root, row.item.source, heavy * (inconsistency(left) - inconsistency(right)), ratio)


@dataclass(frozen=True, slots=True)
class _Root:
    """The shares of one root: how many, their exact sums, and what they come to."""

    size: int
    sums: tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...], tuple[float, ...]]

    def amounts(self) -> tuple[float, float, float, float]:
        return _discounted(self.size, *(fsum(exact) for exact in self.sums))

    def without(self, gone: list[Share]) -> tuple[float, float, float, float]:
        left = [less(exact, *(_numbers(share)[at] for share in gone)) for at, exact in enumerate(self.sums)]
        return _discounted(self.size - len(gone), *left)


class Tally:
    """The sums of a pair's shares, from which items can be left out at the cost of those items alone."""

    def __init__(self, shares: Iterable[Share]) -> None:
        by_root: dict[str, list[Share]] = {}
        for share in shares:
            by_root.setdefault(share.root, []).append(share)
        self._roots = {root: _Root(len(those), _sums(those)) for root, those in sorted(by_root.items())}
        self._amounts = {root: found.amounts() for root, found in self._roots.items()}
        self._weighted = parts(share.weighted for those in by_root.values() for share in those)
        self._ratios = [parts(amount[at] for amount in self._amounts.values()) for at in (1, 2, 3)]
        self._heaviest = sorted(((abs(amount[0]), root) for root, amount in self._amounts.items()), reverse=True)
        self._items = sum(found.size for found in self._roots.values())
        self.whole = self.without(())

    def without(self, gone: Iterable[Share]) -> Difference:
        """What is left between the two accounts when these shares are not counted."""
        touched: dict[str, list[Share]] = {}
        for share in gone:
            touched.setdefault(share.root, []).append(share)
        weighted = less(self._weighted, *(share.weighted for those in touched.values() for share in those))
        new = {root: self._roots[root].without(those) for root, those in touched.items()}
        low, point, high = (
            less(ratio, *(self._amounts[root][at] for root in new), put=(amount[at] for amount in new.values()))
            for at, ratio in enumerate(self._ratios, start=1)
        )
        untouched = next((amount for amount, root in self._heaviest if root not in new), 0.0)
        most = max(untouched, *(abs(amount[0]) for amount in new.values()), 0.0)
        return Difference(weighted, most, Band(low, point, high), self._items - sum(map(len, touched.values())))


def difference(sheet: Sheet, left: str, right: str) -> Difference:
    """What the sheet says between two accounts."""
    return Tally(shares(sheet, left, right)).whole


def _numbers(share: Share) -> tuple[float, float, float, float]:
    return share.weighted, share.ratio.low, share.ratio.point, share.ratio.high


def _sums(those: list[Share]) -> tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...], tuple[float, ...]]:
    weighted, low, point, high = (parts(_numbers(share)[at] for share in those) for at in range(4))
    return weighted, low, point, high


def _discounted(size: int, weighted: float, low: float, point: float, high: float) -> tuple[float, float, float, float]:
    """The amounts of one root: items that may rest on one thing count together as one (their mean), at most as if each stood alone.

    The band reaches from the one to the other, since neither is proven; the classic points know no such discount.
    """
    if size == 0:
        return 0.0, 0.0, 0.0, 0.0
    return weighted, min(low / size, low), point / size, max(high / size, high)
