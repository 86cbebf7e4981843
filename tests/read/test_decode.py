"""Decoding against enumeration: every labelling of short lines, scored by hand."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.read.decode import best_parts, best_segment, cue_candidates

LINE = 5


def labellings(length: int, layers: int) -> list[tuple[tuple[int, int, int], ...]]:
    """Every set of non-overlapping segments (layer, start, end) of a line."""
    found: list[tuple[tuple[int, int, int], ...]] = [()]
    for start in range(length - 1, -1, -1):
        fresh = []
        for end, layer in itertools.product(range(start + 1, length + 1), range(layers)):
            fresh += [((layer, start, end), *rest) for rest in found if all(s[1] >= end for s in rest)]
        found += fresh
    return found


def total(scores: np.ndarray, labelling: tuple[tuple[int, int, int], ...]) -> float:
    return sum(scores[a, 3 * k] + scores[a:b, 3 * k + 1].sum() + scores[b - 1, 3 * k + 2] for k, a, b in labelling)


def arrays(parts: int) -> st.SearchStrategy[np.ndarray]:
    numbers = st.floats(-4, 4, width=32)
    return st.lists(numbers, min_size=LINE * parts, max_size=LINE * parts).map(lambda x: np.array(x, np.float32).reshape(LINE, parts))


@settings(max_examples=40, deadline=None)
@given(arrays(3), st.integers(1, LINE))
def test_cue_probabilities_are_those_of_all_labellings(scores: np.ndarray, length: int) -> None:
    every = labellings(length, 1)
    weights = np.exp([total(scores, x) for x in every])
    found = {(c.start, c.end): c.marginal for c in cue_candidates(scores, [(0, length)], floor=1e-9)}
    for a, b in itertools.combinations(range(length + 1), 2):
        expected = sum(w for w, x in zip(weights, every, strict=True) if (0, a, b) in x) / weights.sum()
        assert found.get((a, b), 0.0) == pytest.approx(expected, rel=1e-3, abs=1e-6)


@settings(max_examples=60, deadline=None)
@given(arrays(6), st.integers(1, LINE))
def test_best_parts_are_the_best_of_all_labellings(scores: np.ndarray, length: int) -> None:
    every = labellings(length, 2)
    totals = np.array([total(scores, x) for x in every])
    best = every[int(totals.argmax())]
    parts = best_parts(scores[None], np.array([length]))[0]
    assert parts.log_probability == pytest.approx(float(totals.max() - np.logaddexp.reduce(totals)), abs=1e-3)
    contents = tuple((a, b) for k, a, b in best if k == 1)
    sources = [(a, b) for k, a, b in best if k == 0]
    if np.sum(np.isclose(totals, totals.max(), atol=1e-4)) > 1:
        return  # a tie: either is right
    if contents:
        assert parts.content == contents
    assert (parts.source in sources) if sources else parts.source is None


def test_padding_changes_nothing() -> None:
    rng = np.random.default_rng(1)
    rows = [rng.normal(size=(n, 6)).astype(np.float32) for n in (3, 9, 6)]
    padded = np.full((3, 9, 6), 50, np.float32)
    for i, row in enumerate(rows):
        padded[i, : len(row)] = row
    together = best_parts(padded, np.array([3, 9, 6]))
    alone = [best_parts(row[None], np.array([len(row)]))[0] for row in rows]
    assert together == alone


def test_best_segment_keeps_off_the_barred_words() -> None:
    scores = np.ones((6, 3))
    assert best_segment(scores, None) == (0, 6)
    assert best_segment(scores, (0, 2)) == (2, 6)
    assert best_segment(scores, (4, 6)) == (0, 4)
