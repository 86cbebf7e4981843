"""What words fill in events: runs read off shares, spans that stand in the document, and a reader that never learnt any."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.model.labels import Effect, EventRole, EventType
from counterclaim.model.ports import Filler
from counterclaim.model.reading import Filling
from counterclaim.read.artifact import answers_hash
from counterclaim.read.filling import filling
from counterclaim.read.reader import AttributionReader, default_reader
from counterclaim.read.roles import (
    ANSWERS,
    EFFECT,
    EFFECTS,
    FIRST,
    INSIDE,
    KIND,
    KINDS,
    LAST,
    MANNER,
    REACH,
    ROLES,
    places,
    runs,
    stretches,
)
from counterclaim.read.tokens import tokenize
from counterclaim.text.sentences import lines
from made import document

SURE, NEVER = 4.0, -6.0
TEXT = "Four rebels of the Maritime Front mined the Corrin bridge."
FOUND = {(0, 2): EventRole.PERPETRATOR, (4, 6): EventRole.ORGANISATION, (8, 10): EventRole.TARGET}
"""Ranges of the words of `TEXT` and what they fill."""


def marked(words: int, found: dict[tuple[int, int], EventRole]) -> np.ndarray:
    """Logits that say just this."""
    out = np.full((words, ANSWERS), NEVER, np.float32)
    for (a, b), role in found.items():
        number = ROLES.index(role)
        out[a:b, INSIDE.start + number] = out[a, FIRST.start + number] = out[b - 1, LAST.start + number] = SURE
        out[a:b, KIND.start + KINDS.index(EventType.BOMBING)] = SURE
    return out


@dataclass
class Made:
    """A session that answers for roles alone."""

    logits: np.ndarray

    def fill(self, vectors: np.ndarray, where: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        first = int(vectors[0, 0])
        return self.logits[first : first + len(vectors)], np.full(len(KINDS), NEVER + len(vectors) / 100, np.float32)


def filled(text: str, logits: np.ndarray, session: Any = None) -> Filling:
    made = document(text)
    tokens = tokenize(text, lines(text), default_reader().tokenizer)
    vectors = np.arange(len(tokens), dtype=np.float32)[:, None]
    return filling(made, tokens, vectors, session or Made(logits))


def test_words_that_fill_something_stand_in_the_document() -> None:
    found = filled(TEXT, marked(11, FOUND))
    assert [(fill.span.exact, fill.role) for fill in found.fills] == [
        ("Four rebels", EventRole.PERPETRATOR),
        ("Maritime Front", EventRole.ORGANISATION),
        ("Corrin bridge", EventRole.TARGET),
    ]
    assert all(TEXT[f.span.start : f.span.end] == f.span.exact and f.share > 0.9 for f in found.fills)
    assert all(max(f.kinds, key=lambda kind: f.kinds[kind]) == EventType.BOMBING for f in found.fills)
    assert all(sum(f.effect.values()) == pytest.approx(1, abs=1e-3) for f in found.fills)


def test_two_side_by_side_are_two_and_a_gap_parts_one() -> None:
    logits = marked(11, {(1, 3): EventRole.WEAPON, (3, 4): EventRole.WEAPON, (6, 9): EventRole.WEAPON})
    logits[7, INSIDE] = NEVER
    found = [run.words for run in runs(1 / (1 + np.exp(-logits)), 0.5)]
    assert found == [(1, 3), (3, 4)]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 40), st.integers(0, 2**31))
def test_runs_of_one_role_share_no_word(words: int, seed: int) -> None:
    shares = np.random.default_rng(seed).random((words, ANSWERS)).astype(np.float32)
    found = runs(shares, 0.3)
    for role in range(len(ROLES)):
        own = [run.words for run in found if run.role == role]
        assert all(a[1] <= b[0] for a, b in pairwise(own))
    assert all(0 <= run.words[0] < run.words[1] <= words and run.share >= 0.3 for run in found)


@pytest.mark.parametrize("words", [0, 1, REACH, REACH + 1, 5 * REACH + 3])
def test_every_word_is_in_one_stretch(words: int) -> None:
    found = list(stretches(words))
    assert [i for a, b in found for i in range(a, b)] == list(range(words))
    assert all(b - a <= REACH for a, b in found)
    assert len(places(words)) == words


def test_a_text_longer_than_a_stretch_is_read_to_its_end() -> None:
    text = "word " * (REACH + 10) + "rebels"
    words = REACH + 11
    found = filled(text, marked(words, {(words - 1, words): EventRole.PERPETRATOR}))
    assert [fill.span.exact for fill in found.fills] == ["rebels"]
    assert set(found.kinds) == set(KINDS)


def test_a_reader_that_learnt_no_roles_fills_nothing() -> None:
    @dataclass
    class Bare:
        def fill(self, vectors: np.ndarray, where: np.ndarray) -> None:
            return None

    assert filled(TEXT, marked(11, FOUND), Bare()) == Filling()


@pytest.mark.parametrize("text", ["", " ", "\x00", "word"])
def test_odd_documents(text: str) -> None:
    assert isinstance(default_reader().fill(document(text)), Filling)


def test_the_shipped_reader_is_a_filler() -> None:
    assert isinstance(default_reader(), Filler)
    assert isinstance(default_reader(), AttributionReader)


def test_the_answers_are_those_of_the_closed_lists() -> None:
    assert ANSWERS == EFFECT.stop == 3 * len(EventRole) + len(KINDS) + (MANNER.stop - MANNER.start) + len(EFFECTS)
    assert set(EFFECTS) == set(Effect)
    assert len(answers_hash()) == 16
