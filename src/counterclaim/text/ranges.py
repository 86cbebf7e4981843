"""Ranges inside ranges: which of many holds another most closely.

Half-open ranges of one text come in, numbers of ranges go out. It reads no text.
"""

from __future__ import annotations

from collections.abc import Sequence

Range = tuple[int, int]


def innermost(around: Sequence[Range], inside: Sequence[Range]) -> list[int | None]:
    """For each range of `inside` the number of the shortest of `around` that holds it, of equal ones the first; None where none does.

    One sweep over both from left to right: time grows with their number, and with how many of `around` lie over each other.
    """
    opening = sorted(range(len(around)), key=lambda number: around[number])
    found: list[int | None] = [None] * len(inside)
    active: list[int] = []
    at = 0
    for number in sorted(range(len(inside)), key=lambda number: inside[number]):
        start, end = inside[number]
        while at < len(opening) and around[opening[at]][0] <= start:
            active.append(opening[at])
            at += 1
        active = [one for one in active if around[one][1] > start]
        holding = [one for one in active if around[one][1] >= end]
        found[number] = min(holding, key=lambda one: (around[one][1] - around[one][0], one), default=None)
    return found
