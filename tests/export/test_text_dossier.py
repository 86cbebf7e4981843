"""The terminal dossier: eighty columns, exact words, nothing that acts."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from rich.cells import cell_len

from counterclaim.export.text import WIDTH, render
from counterclaim.model.claim import Claim, Content
from counterclaim.model.labels import Mode, SectionRole, Voice
from counterclaim.model.record import Dossier, Input
from counterclaim.pipeline import assemble, read_document
from made import document, dossiers, hand_made
from readers import PatternReader
from recorded import recorded_dossiers


def test_what_it_says() -> None:
    page = render(hand_made())
    assert page.startswith("TARN DAM CRACKS: WHO KNEW?\nThe Lisk Courier · 16 May 2031, 09:30 UTC+03:00 · Ilse Marrow\n")
    assert "6 claims by 4 speakers, 1 by nobody named" in page
    assert "machine reading, unchecked" in page
    for words in (
        "Ovid Lunn  person",
        "We checked it in May, ... Nobody wrote to us.",
        "Nobody named",
        "be unsafe",
        "“Lunn” · deny · indirect · ¶5",
    ):
        assert words in page
    assert "NOT READ   1 sentence with words of speech or blame gave no claim (--unread" in page
    assert "FAILED     gone.txt: no such file or folder" in page


def test_unread_sentences_are_listed_when_asked() -> None:
    assert "who knew?\n           0–26" in render(hand_made(), unread=True)


def test_colour_changes_nothing_but_colour() -> None:
    coloured = render(hand_made(), colour=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == render(hand_made())


def test_it_does_not_depend_on_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = render(hand_made())
    for name, value in {"COLUMNS": "40", "TERM": "dumb", "FORCE_COLOR": "1", "NO_COLOR": "1"}.items():
        monkeypatch.setenv(name, value)
        assert render(hand_made()) == plain


def test_a_long_content_loses_its_middle_and_says_where() -> None:
    words = " ".join(f"word{n}" for n in range(200))
    made = document(f"Police said {words}.")
    dossier = assemble([read_document(made, PatternReader())], [Input("a", (made.id,))])
    page = " ".join(render(dossier).split())
    start, end = re.search(r"\[\.\.\. ([\d,]+)–([\d,]+) \.\.\.\]", page).groups()  # type: ignore[union-attr]
    assert "word0 word1" in page
    assert page.index("word199") > page.index("...]")
    assert made.text[int(start.replace(",", "")) :].startswith(made.text[12 + 340 : 12 + 350])
    assert int(end.replace(",", "")) == len(made.text) - 1 - 120


def test_no_word_of_a_cue_is_broken() -> None:
    made = document("Police disclaimed responsibility for the fire.")
    record = read_document(made, PatternReader())
    cue, content = made.span(7, 36), Content((made.span(37, 45),))
    claim = Claim("c1-made", made.id, SectionRole.BODY, Voice.UNATTRIBUTED, Mode.INDIRECT, None, None, cue, content, 1.0)
    page = render(assemble([replace(record, claims=(claim,))], [Input("a", (made.id,))]))
    assert "  1               disclaimed responsibility for  the fire\n" in page


def test_without_documents_nothing_is_said_of_places() -> None:
    assert "PLACES" not in render(assemble([], [Input("gone.txt", ())]))
    assert "PLACES" in render(hand_made())


def test_a_case_of_several_documents_names_them_once() -> None:
    one, other = document(outlet="The Lisk Courier"), document("Police said nothing was found.")
    page = render(assemble([read_document(m, PatternReader()) for m in (one, other)], [Input("a", (one.id,)), Input("b", (other.id,))]))
    assert page.index(" 1   Untitled\n     The Lisk Courier") < page.index("Ovid Lunn  person") < page.index(" 2   Untitled")
    assert "no outlet, date or author found" in page


@settings(deadline=None, max_examples=60)
@given(dossiers() | recorded_dossiers())
def test_hostile_text_stays_inside_eighty_columns_and_acts_on_nothing(dossier: Dossier) -> None:
    page = render(dossier, unread=True)
    assert all(cell_len(line) <= WIDTH and line == line.rstrip() for line in page.split("\n"))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff\u2028]", page)
