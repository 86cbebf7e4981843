"""Names, bodies and offices taken apart and compared: the cases of actor_names.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.link.actors.bodies import body_name
from counterclaim.link.actors.countries import country_key
from counterclaim.link.actors.folding import likeness, spelled_alike
from counterclaim.link.actors.names import compare, person_name
from counterclaim.link.actors.offices import age, beside, office
from counterclaim.link.actors.standing import stand

CASES: dict[str, list[dict[str, Any]]] = tomllib.loads((Path(__file__).parent / "actor_names.toml").read_text("utf-8"))
PAIRS = [pytest.param(sort, case, id=f"{case['left']}-{case['right']}") for sort in ("person", "body") for case in CASES[sort]]
LETTERS = st.text("abdehiklmnoqrstuvyz", min_size=1, max_size=9)


def stands(sort: str, left: str, right: str) -> str:
    if sort == "body":
        return stand(body_name(left), body_name(right)).value
    one, other = person_name(left), person_name(right)
    assert one is not None
    assert other is not None
    return compare(one, other).value


@pytest.mark.parametrize(
    ("sort", "case"), PAIRS, ids=lambda value: value if isinstance(value, str) else f"{value['left']}-{value['right']}"
)
def test_two_names(sort: str, case: dict[str, Any]) -> None:
    right = stands(sort, case["left"], case["right"]) == case["stands"]
    assert right != case.get("known_failure", False), stands(sort, case["left"], case["right"])


@pytest.mark.parametrize(
    ("sort", "case"), PAIRS, ids=lambda value: value if isinstance(value, str) else f"{value['left']}-{value['right']}"
)
def test_which_stands_first_does_not_matter(sort: str, case: dict[str, Any]) -> None:
    assert stands(sort, case["left"], case["right"]) == stands(sort, case["right"], case["left"])


@pytest.mark.parametrize("case", CASES["office"], ids=lambda case: case["text"])
def test_an_office(case: dict[str, Any]) -> None:
    found = office(case["text"])
    assert found is not None
    wanted = (case["head"], tuple(case.get("portfolio", ())), case.get("owner", ""), case["held"])
    assert (found.head, found.portfolio, found.owner, found.held) == wanted


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("Nordan Interior Minister NAME spoke.", ["minister"]),
        ("Norda's interior minister, NAME, spoke.", ["minister"]),
        ("NAME, 51, the mayor of Corrin, spoke.", ["mayor"]),
        ("The minister said NAME lied.", []),
        ("It rained. NAME spoke.", []),
    ],
)
def test_what_stands_beside_a_name(text: str, heads: list[str]) -> None:
    start = text.index("NAME")
    assert [found.head for found in beside(text, start, start + 4)] == heads


def test_an_age() -> None:
    assert age("NAME, 51, of Tarn", 4) == 51
    assert age("NAME, 2031, of Tarn", 4) is None


@pytest.mark.parametrize(("one", "other"), [("Norda", "Nordan"), ("Istra", "Istrans"), ("Danish", "Copenhagen"), ("Kessan", "Kessani")])
def test_a_state_has_one_key(one: str, other: str) -> None:
    assert country_key(one) == country_key(other)


@given(LETTERS, LETTERS)
def test_spelling_is_compared_both_ways(one: str, other: str) -> None:
    assert likeness(one, other) == pytest.approx(likeness(other, one))
    assert 0 <= likeness(one, other) <= 1
    assert spelled_alike(one, other) == spelled_alike(other, one)
    assert spelled_alike(one, one)


@given(st.text(max_size=60))
def test_no_text_is_too_strange(text: str) -> None:
    person_name(text)
    office(text)
    if text.strip():
        body_name(text)
