"""Tolls as data, and what holds of them on any text: their words stand where they say, and reading takes time in proportion."""

from __future__ import annotations

import re
import time
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.interpret.figures.counted import counted
from counterclaim.model.document import Document
from counterclaim.model.figure import Counted
from counterclaim.model.labels import FigureKind, Measure
from made import document, documents

CASES = tomllib.loads(Path(__file__).with_name("figures.toml").read_text("utf-8"))["case"]
KNOWN = [case for case in CASES if case.get("known_failure")]


def row(figure: Counted) -> tuple[object, ...]:
    who = figure.scope.who if figure.scope is not None else None
    event = figure.event.exact if figure.event is not None else ""
    low, high = (-1 if bound is None else bound for bound in (figure.low, figure.high))
    return figure.span.exact, figure.measure.value, low, high, figure.kind.value, who or "", event


def wanted(case: dict[str, Any]) -> list[tuple[object, ...]]:
    keys = ("words", "measure", "low", "high", "kind", "who", "event")
    return sorted(tuple(figure[key] for key in keys) for figure in case.get("figure", ()))


@pytest.mark.parametrize("case", [case for case in CASES if not case.get("known_failure")], ids=lambda case: case["why"])
def test_cases(case: dict[str, Any]) -> None:
    assert sorted(row(figure) for figure in counted(document(case["text"]))) == wanted(case)


@pytest.mark.parametrize("case", KNOWN, ids=lambda case: case["why"])
def test_known_failures_still_fail(case: dict[str, Any]) -> None:
    assert sorted(row(figure) for figure in counted(document(case["text"]))) != wanted(case), "news: take the flag away"


def test_every_case_finds_its_words_once() -> None:
    assert all(case["text"].count(figure["words"]) == 1 for case in CASES for figure in case.get("figure", ()))


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        ("As of Friday 14 people were dead.", "As of Friday"),
        ("By Friday evening 14 people had died.", "By Friday evening"),
        ("As of 9 p.m. on Friday, 14 people were dead.", "As of 9 p.m. on Friday"),
        ("Fourteen people died.", None),
    ],
)
def test_as_of_stays_its_words(text: str, as_of: str | None) -> None:
    (figure,) = counted(document(text))
    assert figure.as_of == as_of


@pytest.mark.parametrize(
    ("text", "attackers"),
    [
        ("Six people, including the attacker, died in the blast.", True),
        ("Seven people were killed, not including the bomber.", False),
        ("He opened fire, killing 14 people and himself.", False),
        ("Fourteen people were killed.", None),
    ],
)
def test_whether_attackers_are_counted_in(text: str, attackers: bool | None) -> None:
    first = next(figure for figure in counted(document(text)) if figure.measure is Measure.KILLED)
    assert (first.scope.attackers if first.scope is not None else None) is attackers


def test_area_where_the_words_say_so() -> None:
    (figure,) = counted(document("In Velm alone, 14 people were killed."))
    assert figure.scope is not None
    assert figure.scope.area == "Velm"


def named(case: dict[str, Any]) -> bool:
    """Whether somebody is told of by name alone, which capitals hide."""
    return any(re.fullmatch(r"[A-Z][a-z]+ [A-Z][a-z]+", figure["words"]) for figure in case.get("figure", ()))


@pytest.mark.parametrize("case", [c for c in CASES if not c.get("known_failure") and not named(c)], ids=lambda case: case["why"])
def test_capitals_change_no_number(case: dict[str, Any]) -> None:
    plain, upper = ([(f.span.start, f.measure, f.low, f.high) for f in counted(document(t))] for t in (case["text"], case["text"].upper()))
    assert upper == plain


def test_wrapped_lines_are_one_sentence() -> None:
    lines = (
        "The army spokesman in Velm told reporters last night that at",
        "least 14 soldiers who stood guard on the old bridge of",
        "Tarn died.",
    )
    assert [row(figure)[:4] for figure in counted(document("\n".join(lines)))] == [("at\nleast 14", "killed", 14, -1)]
    assert [row(figure)[:4] for figure in counted(document("14 dead\n20 hurt"))] == [("14", "killed", 14, 14), ("20", "wounded", 20, 20)]


def test_only_what_is_read_counts() -> None:
    text = "Two men died.\n\nThree men died."
    (figure,) = counted(document(text, (("body", 14), ("caption", len(text)))))
    assert figure.span.exact == "Two"


WORDS = [
    *(
        "14",
        "two",
        "dozens",
        "a",
        "the",
        "man",
        "woman",
        "soldiers",
        "gunmen",
        "killed",
        "wounded",
        "died",
        "dead",
        "were",
        "was",
        "and",
        ",",
        ".",
    ),
    *(
        ";",
        "including",
        "of",
        "them",
        "who",
        "toll",
        "rose",
        "to",
        "from",
        "12",
        "at",
        "least",
        "nearly",
        "between",
        "half",
        "himself",
        "arrested",
    ),
    *(
        "missing",
        "hostages",
        "fled",
        "Velm",
        "Ovid",
        "Lunn",
        "34",
        "no",
        "one",
        "casualties",
        "in",
        "2002",
        "last",
        "year",
        "siege",
        "not",
        "more",
    ),
]


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_any_words_give_sound_figures(text: str) -> None:
    if not text:
        return
    for shown in (text, text.upper()):
        made = document(shown)
        figures = counted(made)
        for figure in figures:
            for span in filter(None, (figure.span, figure.cue, figure.event)):
                assert made.text[span.start : span.end] == span.exact
            assert figure.low is None or figure.high is None or figure.low <= figure.high
            assert figure.kind in FigureKind
        assert all(a.span.start <= b.span.start for a, b in pairwise(figures))


@given(documents())
def test_hostile_text_never_raises(made: Document) -> None:
    for figure in counted(made):
        assert figure.span.exact


@pytest.mark.parametrize(
    "unit",
    [
        "14 killed ",
        "one of them killed, ",
        "two men and ",
        "A. ",
        "111,",
        "111 ",
        "not 17 ",
        "in 2002 ",
        "x-",
        "including three men, ",
        "killed",
        "first ",
    ],
)
def test_a_hostile_line_stays_linear(unit: str) -> None:
    made = document("Ten men were killed " + unit * (120_000 // len(unit)))
    begin = time.process_time()
    counted(made)
    assert time.process_time() - begin < 6
