"""The gate of events: the bundled reader against its floors, and the expected words against the articles."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest
from bundled import articles
from event_gate import cases, measure
from gate import document

from counterclaim.errors import ModelError
from counterclaim.read import default_reader

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text("utf-8"))["events"]


@cache
def shares() -> dict[str, float]:
    try:
        return measure(default_reader())[0]
    except ModelError as error:
        pytest.skip(f"no reader to read with: {error}")


@pytest.mark.parametrize("share", FLOORS)
def test_the_bundled_reader_is_above_its_floor(share: str) -> None:
    assert shares()[share] >= FLOORS[share]


@pytest.mark.parametrize("article", articles(), ids=lambda article: article.name)
def test_the_expected_words_stand_in_the_article(article: object) -> None:
    case = cases()[article.name]  # type: ignore[attr-defined]
    text = document(article).text  # type: ignore[arg-type]
    tolls = [*case["focal"].get("toll", ()), *(toll for other in case.get("other", ()) for toll in other.get("toll", ()))]
    assert all(one["words"] in text for one in (*tolls, *case.get("other", ())))
