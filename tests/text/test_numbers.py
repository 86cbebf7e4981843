"""Numbers with what qualifies them, and the numbers that count nothing."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.text.numbers import number, quantities

CASES = [
    ("At least 14 people", [("At least 14", 14, None)]),
    ("more than a dozen", [("more than a dozen", 12, None)]),
    ("no fewer than three", [("no fewer than three", 3, None)]),
    ("20 or more", [("20 or more", 20, None)]),
    ("Nearly 100", [("Nearly 100", None, 100)]),
    ("as many as 1,200", [("as many as 1,200", None, 1200)]),
    ("fewer than 40", [("fewer than 40", None, 40)]),
    ("some 50", [("some 50", 50, 50)]),
    ("an estimated 50 thousand", [("an estimated 50 thousand", 50_000, 50_000)]),
    ("between 40 and 50", [("between 40 and 50", 40, 50)]),
    ("40 to 50", [("40 to 50", 40, 50)]),
    ("40-50", [("40-50", 40, 50)]),
    ("two or three", [("two or three", 2, 3)]),
    ("rose from 12 to 14", [("12", 12, 12), ("14", 14, 14)]),
    ("1.200 and 2 000 and 3,400", [("1.200", 1200, 1200), ("2 000", 2000, 2000), ("3,400", 3400, 3400)]),
    ("one hundred and twelve", [("one hundred and twelve", 112, 112)]),
    ("ONE HUNDRED TWELVE", [("ONE HUNDRED TWELVE", 112, 112)]),
    ("five thousand two hundred", [("five thousand two hundred", 5200, 5200)]),
    ("twenty-two men", [("twenty-two", 22, 22)]),
    ("a hundred and half a dozen", [("a hundred", 100, 100), ("half a dozen", 6, 6)]),
    ("12 million people", [("12 million", 12_000_000, 12_000_000)]),
    ("both, a couple, two dozen", [("both", 2, 2), ("a couple", 2, 2), ("two dozen", 24, 24)]),
    (
        "dozens, several hundred, hundreds of thousands",
        [("dozens", None, None), ("several hundred", None, None), ("hundreds of thousands", None, None)],
    ),
    ("two and three", [("two", 2, 2), ("three", 3, 3)]),
    ("14, not 17", [("14", 14, 14), ("17", 17, 17)]),
]
NONE = [
    *(
        "the 14th brigade",
        "a 24-year-old",
        "Ovid Lunn, 34, spoke",
        "Lunn (34) spoke",
        "a dealer, 34, spoke",
        "Ovid Lunn 34, was seen",
        "aged 34",
    ),
    *(
        "ages 21 and 22",
        "17 or 18 years old",
        "17 y/o",
        "on 12 May 2031",
        "May 12",
        "at 10:30",
        "at 9 p.m.",
        "12 days ago",
        "two years",
        "in 2002",
    ),
    *("$14", "14 percent", "14%", "3.5 tonnes", "flight 203", "No. 7", "an AK-47", "Hwy 150", "14/15", "a man", "one in three", "how many"),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_quantities(text: str, expected: list[tuple[str, int | None, int | None]]) -> None:
    assert [(text[q.start : q.end], q.low, q.high) for q in quantities(text)] == expected


@pytest.mark.parametrize("text", NONE)
def test_what_counts_nothing(text: str) -> None:
    assert quantities(text) == []


def test_exact_is_what_claims_one_number() -> None:
    assert [q.exact for q in quantities("14 men, about 15, at least 16, dozens, both")] == [True, False, False, False, True]


def test_a_part_of_the_text() -> None:
    text = "14 men and 15 women"
    assert [q.start for q in quantities(text, 3)] == [11]
    assert [q.low for q in quantities(text, 0, 12)] == [14, 1]


@pytest.mark.parametrize(("words", "value"), [("twelve", 12), ("2 000", 2000), ("three", 3), ("men", None), ("", None), ("9" * 40, None)])
def test_number(words: str, value: int | None) -> None:
    assert number(words) == value


@given(st.text(alphabet="0129 ,.-–'’()\n$%:/aehnodtwzu\u00a0١²", max_size=60))
def test_ranges_are_ordered_and_inside(text: str) -> None:
    at = 0
    for quantity in quantities(text):
        assert at <= quantity.start < quantity.end <= len(text)
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
        at = quantity.end


@pytest.mark.parametrize("unit", ["111,", "111 ", "1-", "two or ", "a few ", "one hundred and ", "between 1 and ", "9"])
def test_a_hostile_line_stays_linear(unit: str) -> None:
    begin = time.process_time()
    quantities(unit * (200_000 // len(unit)))
    assert time.process_time() - begin < 6
