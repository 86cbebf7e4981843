"""Floors of `python -m bench actors`: what was reached, a little below."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.actors import run

FLOORS = {
    "seen_ours_f1": 0.98,
    "unseen_ours_f1": 0.96,
    "fresh_ours_f1": 0.96,
    "seen_as_read_f1": 0.85,
    "unseen_as_read_f1": 0.82,
    "fresh_as_read_f1": 0.83,
}


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    return run(Path(), True)


@pytest.mark.parametrize("figure", FLOORS)
def test_floor(figure: str, figures: dict[str, float]) -> None:
    assert figures[figure] >= FLOORS[figure]


def test_both_baselines_are_left_behind(figures: dict[str, float]) -> None:
    for half in ("seen", "unseen", "fresh"):
        assert figures[f"{half}_ours_f1"] > figures[f"{half}_same_words_f1"] + 0.3
        assert figures[f"{half}_ours_false"] < figures[f"{half}_same_name_false"]
