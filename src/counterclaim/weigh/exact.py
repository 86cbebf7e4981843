"""Sums that do not depend on their order, and from which a part can be taken without adding up the rest again.

Numbers come in; their exact sum goes out as a few numbers that do not overlap ("Adaptive Precision Floating-Point Arithmetic and Fast
Robust Geometric Predicates", Discrete and Computational Geometry 18, 1997, theorem 10). Rounding happens once, in `math.fsum`.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import fsum


def parts(numbers: Iterable[float]) -> tuple[float, ...]:
    """The exact sum of `numbers`, as numbers whose `fsum` is the same as theirs."""
    found: list[float] = []
    for number in numbers:
        kept = 0
        for part in found:
            if abs(number) < abs(part):
                number, part = part, number
            high = number + part
            low = part - (high - number)
            if low:
                found[kept] = low
                kept += 1
            number = high
        found[kept:] = [number]
    return tuple(found)


def less(whole: tuple[float, ...], *taken: float, put: Iterable[float] = ()) -> float:
    """The sum without `taken` and with `put`, to the last bit what adding up the rest would give; zero has no sign."""
    return fsum((*whole, *(-number for number in taken), *put)) + 0.0
