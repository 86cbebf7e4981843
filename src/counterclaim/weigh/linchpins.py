"""Linchpins: the fewest items, sources or origins without which the order of two accounts would not stand.

A sheet comes in; for every two accounts in an order, the smallest set whose removal takes it away goes out. Exact for the weighted score,
which is a sum; a greedy answer with its bound for the verdict, which also looks at bands and single roots.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import fsum

from counterclaim.model.labels import Apart
from counterclaim.model.sensitivity import Linchpins
from counterclaim.weigh.exact import exact
from counterclaim.weigh.pairs import Pair, Share, Tally, pairs
from counterclaim.weigh.sensitivity import grouped
from counterclaim.weigh.sheet import Sheet


def linchpins(sheet: Sheet, kind: Apart = Apart.ITEM, made: tuple[Pair, ...] | None = None) -> tuple[Linchpins, ...]:
    """The linchpins of every two accounts that the weighted score puts in an order, in the order of their ids.

    `made` are the `pairs` of the sheet, where they are made.
    """
    groups = grouped(sheet, kind)
    found = (_between(pair, kind, groups) for pair in (pairs(sheet) if made is None else made))
    return tuple(one for one in found if one is not None)


def _between(pair: Pair, kind: Apart, groups: Sequence[tuple[str, tuple[str, ...]]]) -> Linchpins | None:
    tally = pair.tally
    if not tally.whole.weighted:
        return None
    sign = 1 if tally.whole.weighted > 0 else -1
    members = {key: [pair.shares[item] for item in items if item in pair.shares] for key, items in groups}
    points = {key: _points(those, sign) for key, those in members.items()}
    order = _order(_points(pair.shares.values(), sign), points)
    ahead, behind = (pair.left, pair.right) if sign > 0 else (pair.right, pair.left)
    if tally.whole.better != sign:
        return Linchpins(ahead, behind, kind, order, (), 0)
    alone = next((key for key, those in members.items() if those and tally.without(those).better != sign), None)
    if alone is not None:
        return Linchpins(ahead, behind, kind, order, (alone,), 1)
    verdict = _verdict(tally, members, points, sign)
    return Linchpins(ahead, behind, kind, order, verdict, min(2, len(verdict)))


def _points(those: Iterable[Share], sign: int) -> int:
    """What shares add to the lead, without rounding, in units of `exact`."""
    return sign * sum(exact(share.weighted) for share in those)


def _order(lead: int, points: Mapping[str, int]) -> tuple[str, ...] | None:
    """Take away what adds most until nothing is left of the lead: no other choice of as many takes away more."""
    gone = []
    for key in sorted((key for key in points if points[key] > 0), key=lambda key: (-points[key], key)):
        if lead <= 0:
            break
        lead -= points[key]
        gone.append(key)
    return tuple(sorted(gone)) if lead <= 0 else None


def _verdict(tally: Tally, members: Mapping[str, list[Share]], points: Mapping[str, int], sign: int) -> tuple[str, ...]:
    """The shorter of two greedy answers: by what adds most points, and by what holds the band's near end away from 1 the most."""
    ends = {key: fsum(share.ratio.low if sign > 0 else -share.ratio.high for share in those) for key, those in members.items()}
    answers = []
    for amounts in (points, ends):  # whole units, and logarithms: only their order counts
        keys = sorted((key for key in members if amounts[key] > 0), key=lambda key: (-amounts[key], key))
        shortest = _shortest(tally, [members[key] for key in keys], sign)
        if shortest is not None:
            answers.append(tuple(sorted(keys[:shortest])))
    return min(answers, key=len, default=())


def _shortest(tally: Tally, members: Sequence[list[Share]], sign: int) -> int | None:
    """How many of `members`, taken away from the front, undo the verdict, by halving; None where even all do not."""

    def undone(size: int) -> bool:
        return tally.without(share for those in members[:size] for share in those).better != sign

    low, high = 0, len(members)
    if not undone(high):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if undone(middle) else (middle, high)
    return high
