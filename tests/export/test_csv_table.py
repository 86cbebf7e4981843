"""The claims table: one row per claim, words and places exact, no cell a spreadsheet would run."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.export.csv import COLUMNS, guarded, table, unguarded
from counterclaim.model.record import Dossier
from made import HOSTILE, dossiers, hand_made

RISKY = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "|cmd", "%0A", " =1+1", "\u00a0=1", "＝1", "'=1", "'"]


def _read(text: str) -> list[dict[str, str]]:
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    return [{key: unguarded(value) for key, value in row.items()} for row in rows]


@pytest.mark.parametrize("cell", RISKY)
def test_formulas_are_guarded(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "a", "1", "a=1", "2031-05-12", "“-1”"])
def test_nothing_else_is_touched(cell: str) -> None:
    assert guarded(cell) == cell


@given(st.text(HOSTILE, max_size=12))
def test_a_guarded_cell_can_be_read_back(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell


def test_rows() -> None:
    rows = _read(table(hand_made()))
    assert table(hand_made()).split("\r\n")[0] == ",".join(COLUMNS)
    assert [row["source"] for row in rows] == [
        "The Tarn Water Board",
        "Chairman Ovid Lunn",
        "Three engineers",
        "",
        "Lunn",
        "Minister Rhea Sool",
    ]
    assert rows[1]["content"] == "We checked it in May, ... Nobody wrote to us."
    assert rows[1]["speaker_name"] == rows[4]["speaker_name"] == "Ovid Lunn"
    assert (rows[0]["act"], rows[0]["published"], rows[0]["status"]) == ("state", "2031-05-16T09:30:00+03:00", "machine")


@settings(deadline=None, max_examples=60)
@given(dossiers())
def test_every_place_leads_to_its_words(dossier: Dossier) -> None:
    text = {document.id: document.text for document in dossier.documents}
    raw = list(csv.reader(io.StringIO(table(dossier), newline="")))
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for row in raw for cell in row)
    rows = _read(table(dossier))
    assert len(rows) == len(dossier.claims)
    for row in rows:
        words = text[row["document"]]
        for part in ("source", "cue"):
            if row[f"{part}_start"]:
                assert words[int(row[f"{part}_start"]) : int(row[f"{part}_end"])] == row[part]
        places = [place.split("-") for place in row["content_spans"].split(";")]
        assert " ... ".join(words[int(start) : int(end)] for start, end in places) == row["content"]
