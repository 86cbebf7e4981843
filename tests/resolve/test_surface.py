"""The stage's tables and weights agree, hostile texts end, and the figures of the bench keep their floor."""

from __future__ import annotations

import json
import os
import time
from importlib.resources import files
from pathlib import Path

import pytest

from counterclaim.model.document import Document, Section
from counterclaim.model.labels import SectionRole
from counterclaim.resolve import resolve
from counterclaim.resolve.antecedents import NAMES, weights
from counterclaim.resolve.tables import tables

from .marked import document, read

DATA = Path(os.environ.get("COUNTERCLAIM_DATA", Path(__file__).parents[3] / "shared" / "data"))


def test_weights_are_for_features_that_exist() -> None:
    table = json.loads(files("counterclaim.resolve.tables").joinpath("weights.json").read_text(encoding="utf-8"))
    for row in table["sorts"].values():
        assert set(row["weights"]) | set(row["prior"]) <= set(NAMES)
    assert set(weights()) == {"person", "plural", "thing"}


def test_tables_are_lower_case_and_disjoint_where_they_must_be() -> None:
    words = tables()
    assert all(name == name.lower() for name in [*words.states, *words.capitals, *words.demonyms, *words.given, *words.titles])
    assert not words.person_nouns.keys() & (words.body | words.utterance) - {"developer"}
    assert not set(words.states) & set(words.demonyms)


def test_a_source_of_another_document_is_refused() -> None:
    with pytest.raises(ValueError, match="not of"):
        resolve(document("Ana Vel spoke."), [document("Peter Orl spoke.").span(0, 5)])


def test_empty_and_unreadable_documents_have_no_actors() -> None:
    assert resolve(document(""), []).actors == ()
    text = "Photo by Ana Vel."
    caption = Document("d", text, "", "", (Section(SectionRole.CAPTION, 0, len(text)),))
    assert resolve(caption, [caption.span(9, 16)]).speaker_of[0].actor is None
    assert resolve(caption, []).actors == ()


@pytest.mark.parametrize("piece", ["Ana Vel ", "(" * 50, "“he said ", "A ", "the group ", "of the ", "ANA VEL SAID. ", "x" * 60])
def test_long_hostile_lines_end_soon(piece: str) -> None:
    text = piece * (30_000 // len(piece))
    start = time.process_time()
    resolve(document(text), [])
    # Quadratic work would take minutes on 30,000 characters; 20 s leaves room for a busy machine.
    assert time.process_time() - start < 20


def test_it_is_quick_enough_beside_the_encoder() -> None:
    doc, sources, claims = read(
        "[[Ana Vel]] told reporters in Halden that the bridge was safe. “{It stands},” [[she]] said to the officials.\n" * 35
    )
    resolve(doc, sources, claims)
    start = time.process_time()
    resolve(doc, sources, claims)
    # 700 words; measured about 10 ms, the floor leaves room for slow machines.
    assert time.process_time() - start < 0.25


@pytest.mark.skipif(not (DATA / "polnear" / "dev").exists(), reason="PolNeAR is not here")
def test_the_hand_checked_speakers_keep_their_floor() -> None:
    from bench.speakers import answers, verdict

    right: dict[str, list[bool]] = {"pronoun": [], "other": []}
    for item, _, _, actor, _ in answers(DATA):
        right["pronoun" if item.category == "pronoun" else "other"].append(verdict(item, actor) == "right")
    assert sum(right["pronoun"]) / len(right["pronoun"]) >= 0.78
    assert sum(right["other"]) / len(right["other"]) >= 0.93
