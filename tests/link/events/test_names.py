"""What a name names, as cases; a table of words holds no number and no capital."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from counterclaim.link.events.names import names
from counterclaim.link.events.words import RARE, common, folded, weight

CASES = tomllib.loads((Path(__file__).parent / "names.toml").read_text("utf-8"))["case"]


def _cases() -> list:
    failing = [pytest.mark.xfail(strict=True)]
    return [pytest.param(case, id=case["text"], marks=failing if "known_failure" in case else []) for case in CASES]


@pytest.mark.parametrize("case", _cases())
def test_names(case: dict) -> None:
    found = names(case["text"], [(0, len(case["text"]))], [])
    assert [f"{' '.join(name.words)}: {name.kind}" for name in found] == case["names"]


def test_a_word_weighs_more_the_rarer_it_is() -> None:
    assert weight("the") < weight("shooting") < weight("courthouse") < weight("harrowmere") == RARE
    assert max(common().values()) <= RARE
    assert all(word == folded(word) and not any(c.isdigit() for c in word) for word in common())
