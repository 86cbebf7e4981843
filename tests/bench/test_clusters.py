"""The measures of clusterings, on ones small enough to count by hand."""

from __future__ import annotations

import pytest
from bench.clusters import b_cubed, differing, labelled, pairwise

TRUTH = labelled(["abc", "de"])


def test_the_truth_is_perfect() -> None:
    assert pairwise(TRUTH, TRUTH) == b_cubed(TRUTH, TRUTH) == (1.0, 1.0, 1.0)
    assert differing(TRUTH, TRUTH) == 0.0


def test_singletons_miss_every_pair() -> None:
    alone = labelled("abcde")
    assert pairwise(TRUTH, alone) == (1.0, 0.0, 0.0)
    assert b_cubed(TRUTH, alone)[:2] == (1.0, pytest.approx(2 / 5))
    assert differing(TRUTH, alone) == 1.0


def test_a_member_too_many() -> None:
    found = labelled(["abcd", "e"])
    assert pairwise(TRUTH, found)[:2] == (3 / 6, 3 / 4)
    assert b_cubed(TRUTH, found)[0] == pytest.approx((3 * 3 / 4 + 1 / 4 + 1) / 5)
    assert differing(TRUTH, found) == pytest.approx(4 / 7)
