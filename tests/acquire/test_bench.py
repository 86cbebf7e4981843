"""The bench's definitions, on texts small enough to count by hand, and its figures on a few real pages where they are at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from bench.extraction import called_furniture, run
from bench.pages import BODY, FURNITURE, LEFT_OUT, GoldPage, labels, shingles, tokens

DATA = Path(os.environ.get("COUNTERCLAIM_DATA") or Path(__file__).parents[3] / "shared" / "data")


def test_shingles_are_runs_of_four_words() -> None:
    assert shingles(tokens("One two, three four five")) == [("One", "two", "three", "four"), ("two", "three", "four", "five")]
    assert shingles(tokens("One two")) == [("One", "two")]
    assert shingles([]) == []


def test_labels_of_lines() -> None:
    html = b"<html><head><title>Fire in the hall | Lantern</title></head><body><h1>Fire in the hall</h1></body></html>"
    page = GoldPage("k", html, "The hall burned down on Monday night.\nWhy now?\nNobody was hurt.")
    lines = ["Fire in the hall", "The hall burned down on Monday night.", "Why now?", "hall", "Ten halls to see before you die", "—"]
    assert labels(page, lines) == [LEFT_OUT, BODY, BODY, FURNITURE, FURNITURE, LEFT_OUT]


def test_lines_called_furniture() -> None:
    lines = ["The hall burned down on Monday night, said the mayor of the town.", "It was the second fire of the year.", "Leave a Reply"]
    assert called_furniture(lines) == [False, False, True]


@pytest.mark.skipif(not (DATA / "pages").exists(), reason="the public data sets are not here")
def test_a_few_real_pages() -> None:
    figures = run(DATA, quick=True)
    assert figures["body_f1"] >= 0.94
    assert figures["clean_lost_percent"] < 0.5
