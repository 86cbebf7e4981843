"""Chains of ids, each leading to at most one other: where they end.

Steps by id come in, the end of one chain goes out. It always ends, also where a chain bites its tail.
"""

from __future__ import annotations

from collections.abc import Mapping


def last(start: str, onward: Mapping[str, str]) -> str:
    """Where the chain from `start` ends; in a ring, the least id of the ring, from wherever it is entered."""
    seen: dict[str, None] = {}
    at = start
    while at in onward:
        if at in seen:
            ring = list(seen)
            return min(ring[ring.index(at) :])
        seen[at] = None
        at = onward[at]
    return at


def joined(pairs: list[tuple[str, str]]) -> dict[str, str]:
    """For each id in some pair the least id of all that are joined with it through pairs."""
    least: dict[str, str] = {}

    def top(one: str) -> str:
        while least.setdefault(one, one) != one:
            least[one] = least[least[one]]
            one = least[one]
        return one

    for a, b in pairs:
        low, high = sorted((top(a), top(b)))
        least[high] = low
    return {one: top(one) for one in sorted(least)}
