"""Sentences with words of speech or responsibility that gave no claim."""

from __future__ import annotations

import pytest

from counterclaim.pipeline import read_document
from counterclaim.views.unread import unread
from counterclaim.views.words import speech_words
from made import FixedReader, document
from readers import PatternReader

WORDS = [
    ("Nobody said so.", "said"),
    ("The Board was DENYING it.", "DENYING"),
    ("It bore the hallmarks of a storm.", "bore the hallmarks"),
    ("It bears the hallmarks of a storm.", "bears the hallmarks"),
    ("They were behind the blast.", "were behind"),
    ("She pinned it on the river: according to her, it rose.", "according to"),
    ("He agrees, and is agreeing.", "agrees"),
    ("They admitted nothing.", "admitted"),
    ("It ended, according to the Board.", "according to"),
    ("So-called engineers came.", "So-called"),
    ("It rained all week.", None),
    ("The dam was sound.", None),
    ("The statesman sayst.", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_words(text: str, expected: str | None) -> None:
    found = speech_words().first_in(text)
    assert (None if found is None else text[slice(*found)]) == expected


def test_the_table_is_large_and_holds_no_form_twice_over() -> None:
    words = speech_words()
    assert len(words) > 1000
    assert {"accuses", "denied", "denies", "blaming", "referred", "agreeing"} <= words.words
    assert not {"agreing", "denyed", "accuseing"} & words.words


def test_untouched_sentences_of_readable_sections_are_listed() -> None:
    made = document()
    nothing = unread(made, ())
    assert [span.exact for span in nothing][:3] == [
        "Tarn dam cracks: who knew?",
        'The Tarn Water Board said on Friday that the wall had been "sound as a bell".',
        "“We checked it in May,” Chairman Ovid Lunn said.",
    ]
    assert not any("newsletter" in span.exact for span in nothing)
    record = read_document(made, PatternReader())
    assert [span.exact for span in record.unread] == ["Tarn dam cracks: who knew?"]
    assert read_document(made, FixedReader(())).unread == nothing
