"""The gate of joined actors: the bundled reader against its floors, and the expected names against the articles."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest
from actor_gate import Shares, expected, measure
from bundled import articles
from gate import document

from counterclaim.errors import ModelError
from counterclaim.read import default_reader

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text("utf-8"))["actors"]


@cache
def shares() -> Shares:
    try:
        return measure(default_reader())[0]
    except ModelError as error:
        pytest.skip(f"no reader to read with: {error}")


@pytest.mark.parametrize("share", ["found", "joined"])
def test_the_bundled_examples_are_joined_above_the_floor(share: str) -> None:
    assert getattr(shares(), share) >= FLOORS[share]


def test_nothing_is_joined_falsely() -> None:
    assert shares().false <= FLOORS["false"]


def test_the_expected_names_stand_in_the_articles() -> None:
    texts = {article.name: document(article).text for article in articles()}
    for who in expected():
        for name in who.articles:
            assert any(word in texts[name].casefold().replace("’", "'") for word in who.names), (who.name, name)


def test_no_name_means_two() -> None:
    names = [name for who in expected() for name in who.names]
    assert len(names) == len(set(names))
