"""Sums that do not depend on their order, and from which a part can be taken without adding up the rest again.

Numbers come in; as whole multiples of the least float above 0 they are added and taken away without rounding. Rounding happens once, when
a sum goes out as a float, to the nearest as in `math.fsum`.
"""

from __future__ import annotations

from functools import lru_cache

_UNITS = 1 << 1074
"""How many of the least float above 0 make 1; every float is a whole number of them."""


@lru_cache(maxsize=1 << 14)  # weights and likelihoods give a few hundred numbers, sums of single roots a few thousand
def exact(number: float) -> int:
    """The number in units of the least float above 0."""
    over, under = number.as_integer_ratio()
    return over * (_UNITS // under)


def rounded(units: int) -> float:
    """The float nearest to a sum of such units; zero has no sign."""
    return units / _UNITS
