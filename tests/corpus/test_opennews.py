"""The marks on open news are offsets into the data set's own text: they hold where the data is, and hold no text anywhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench.__main__ import default_data
from bench.opennews import articles

MARKED = Path(__file__).parents[2] / "training/data/opennews.jsonl"
ROWS = [json.loads(line) for line in MARKED.read_text("utf-8").splitlines()]


def test_no_text_is_kept() -> None:
    assert all(row.keys() == {"document", "nested", "claims"} for row in ROWS)
    assert all(claim.keys() == {"source", "cue", "content", "speaker"} for row in ROWS for claim in row["claims"])


def test_no_document_twice() -> None:
    assert len({row["document"] for row in ROWS}) == len(ROWS)


def test_marks_stand_on_words() -> None:
    texts = dict(articles(default_data() / "opennews"))
    if not texts:
        pytest.skip("the data sets are not on this machine")
    for row in ROWS:
        text = texts[row["document"]]
        for claim in row["claims"]:
            for a, b in [claim["cue"], *claim["content"], *(claim[k] for k in ("source", "speaker") if claim[k])]:
                assert text[a:b].strip() == text[a:b] != ""
