"""Hard tolls and dates: of those that were never shown to the code nine in ten are right, and the cases stand as they were written."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.hard import cases, run

FLOORS = {"dates_shown": 1.0, "dates_unseen": 0.98, "figures_shown": 1.0, "figures_unseen": 0.91}


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    return run(Path(), quick=False)


@pytest.mark.parametrize("name", FLOORS)
def test_floors(name: str, figures: dict[str, float]) -> None:
    assert figures[name] >= FLOORS[name]


@pytest.mark.parametrize("name", ["dates", "figures"])
def test_the_words_of_every_case_stand_in_its_text(name: str) -> None:
    found = cases(name)
    assert len(found) == 120
    for case in found:
        words = [case["words"]] if name == "dates" and case["words"] else [toll["words"] for toll in case.get("figure", [])]
        assert all(word in case["text"] for word in words), case["why"]
