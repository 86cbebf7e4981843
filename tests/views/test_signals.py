"""Words that signal warnings, terms, motives and missing evidence: cases as data, known failures included; hostile text; linear time."""

from __future__ import annotations

import tomllib
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.views.signals import Signals, signals
from made import HOSTILE

CASES = tomllib.loads((Path(__file__).parent / "signals.toml").read_text("utf-8"))["case"]
WORDS = st.sampled_from(
    ["no", "evidence", "warning", "in", "revenge", "for", "days", "within", "12", ".", "\n", "not", "has", "warned", "given"]
)


def _found(text: str) -> list[str]:
    return sorted(f"{s.kind}: {text[s.start : s.end]}" for s in signals().find(text).signals)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_cases(case: dict[str, Any]) -> None:
    right = _found(case["text"]) == sorted(case["found"])
    assert right is not case.get("known_failure", False), _found(case["text"])


@given(st.text(HOSTILE, max_size=60) | st.lists(WORDS, max_size=30).map(" ".join))
def test_signals_stand_in_order_inside_one_sentence(text: str) -> None:
    found = signals().find(text)
    assert list(found.signals) == sorted(found.signals)
    for signal in found.signals:
        assert 0 <= signal.start < signal.end <= len(text)
        assert found.begin(signal.start) <= signal.start
        assert signal.end <= found.stop(signal.start) == found.stop(signal.end - 1)
        assert signal in found.within(signal.start, signal.end, signal.kind)
        assert signal in found.of(signal.kind)


def test_a_pattern_that_begins_in_a_gap_is_refused() -> None:
    with pytest.raises(ValueError, match="no pattern"):
        Signals({"classes": {}, "addressees": {"find": []}, "motive": {"find": ["... for"]}})  # type: ignore[dict-item]


@pytest.mark.parametrize("unit", ["no ", "not not given ", "no" + " " * 40, "on 3 May ", "without ", "a\n"])
def test_time_grows_with_the_text_only(unit: str) -> None:
    def took(times: int) -> float:
        text, start = unit * times, perf_counter()
        signals().find(text)
        return perf_counter() - start

    took(100)
    short = min(took(2_000) for _ in range(3))
    assert min(took(16_000) for _ in range(3)) < 8 * 5 * short + 0.05
