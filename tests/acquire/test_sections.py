"""Sections of plain text: cases as data, and the promise that they partition any text."""

from __future__ import annotations

import os
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.acquire.helpers import parts, read_text

from counterclaim.acquire import documents_from_text, from_bytes
from counterclaim.acquire.furniture import smooth
from counterclaim.acquire.sections import sections_of
from counterclaim.errors import UnreadableInput
from counterclaim.model.document import Document

CASES = tomllib.loads(Path(__file__).with_name("cases.toml").read_text("utf-8"))["case"]
SHARED = Path(os.environ.get("COUNTERCLAIM_DATA") or Path(__file__).parents[3] / "shared" / "data").parent
WORDS = [
    "Share",
    "said",
    "the",
    "minister.",
    "Photo:",
    "By",
    "VELM",
    "(Wire)",
    "—",
    "\n",
    "\n\n",
    "\r\n",
    "|",
    "©",
    "“No,”",
    "2031",
    "12 May",
    " ",
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_cases(case: dict[str, list[str]]) -> None:
    wanted = [tuple(row.split(" | ", 1)) for row in case["lines"]]
    document = documents_from_text("\n\n".join(row.replace(" § ", " ") for _, row in wanted))
    for roles, row in wanted:
        for role, piece in zip(roles.split("+"), row.split(" § "), strict=True):
            at = document.text.index(piece)
            found = {document.section_at(at).role.value, document.section_at(at + len(piece) - 1).role.value}
            assert found == {role}, piece


def test_a_dateline_is_cut_from_its_paragraph() -> None:
    text = "Toll rises to nine\n\nVELM, 12 May 2031 (Norda Wire) - Nine people died when the pier fell, police in Velm said on Monday.\n"
    document = documents_from_text(text)
    assert [role for role, _ in parts(document)] == ["headline", "dateline", "body"]
    assert read_text(document).count("Nine people died") == 1
    assert (document.outlet, str(document.published)) == ("Norda Wire", "2031-05-12 00:00:00+00:00")


def test_one_paragraph_is_all_body() -> None:
    assert parts(documents_from_text("The front denied it."))[0][0] == "body"


def test_wrapped_text_keeps_its_paragraphs_whole() -> None:
    paragraph = (
        "The front said on Monday that its men had\nburned the hall because it fed the\ngarrison, and that they would come back to\n"
        "burn the mill as well before the end of\nthe harvest if nobody listened to them."
    )
    document = documents_from_text("\n\n".join([paragraph] * 4))
    assert [role for role, _ in parts(document)] == ["body"]


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join) | st.text(max_size=200))
def test_sections_partition_any_text(text: str) -> None:
    sections = sections_of(text)
    assert "".join(text[s.start : s.end] for s in sections) == text
    assert all(a.role is not b.role for a, b in pairwise(sections))


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_documents_are_the_text_and_stable(text: str) -> None:
    try:
        document = documents_from_text(text)
    except UnreadableInput:
        assert not text.strip()
        return
    assert document.text == text
    assert document == documents_from_text(text)


def test_smoothing_is_the_best_sequence() -> None:
    assert smooth([3, -1, 3], 2) == [True, True, True]
    assert smooth([-3, 1, -3], 2) == [False, False, False]
    assert smooth([-3, -3, 5, 5], 2) == [False, False, True, True]
    assert smooth([], 2) == []


def test_the_saved_page_of_the_coverage() -> None:
    path = SHARED / "coverage" / "crocus-city-hall.txt"
    if not path.exists():
        pytest.skip("no shared coverage here")
    (document,) = from_bytes(path.read_bytes(), path.name)
    assert isinstance(document, Document)
    roles = [role for role, _ in parts(document)]
    assert roles == ["headline", "standfirst", "caption", "furniture", "body", "furniture"]
    article = read_text(document)
    assert not any(words in article for words in ("light candles", "senior correspondent", "No votes", "Leave a Reply", "email address"))
    assert len(article) > 0.9 * len(document.text)
