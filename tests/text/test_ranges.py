"""The innermost range that holds another is the one that looking at all of them finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.text.ranges import innermost

RANGE = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(RANGE, max_size=12), st.lists(RANGE, max_size=12))
def test_the_sweep_finds_what_looking_at_all_finds(around: list[tuple[int, int]], inside: list[tuple[int, int]]) -> None:
    def by_looking(start: int, end: int) -> int | None:
        holding = [i for i, (a, b) in enumerate(around) if a <= start and end <= b]
        return min(holding, key=lambda i: (around[i][1] - around[i][0], i), default=None)

    assert innermost(around, inside) == [by_looking(*one) for one in inside]
