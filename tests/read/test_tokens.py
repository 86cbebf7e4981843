"""Words, print and windows: nothing lost, nothing twice, offsets exact."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from counterclaim.read.artifact import BUNDLED
from counterclaim.read.tokens import CASES, QUOTES, case_of, quote_states, tokenize
from counterclaim.read.windows import WINDOW, cut, pack
from counterclaim.text.sentences import lines

pytestmark = pytest.mark.skipif(not (BUNDLED / "tokenizer.json").exists(), reason="no bundled artifact")
WORDS = st.lists(
    st.sampled_from(["The", "envoy’s", "“No,”", "said", "anti-terror", "Ω", "\n", "\n\n", "\x00", "é", "NATO-led", "x" * 300, "𝔘"]),
    max_size=400,
)


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(BUNDLED / "tokenizer.json"))


@settings(max_examples=50, deadline=None)
@given(words=WORDS)
def test_words_stand_where_they_say(words: list[str], tokenizer: Tokenizer) -> None:
    text = " ".join(words)
    tokens = tokenize(text, lines(text), tokenizer)
    flat = tokens.spans.reshape(-1)
    assert (np.diff(flat) >= 0).all()
    assert all(text[a:b] == text[a:b].strip() and a < b for a, b in tokens.spans)
    assert (np.diff(tokens.line) >= 0).all()
    kept = "".join(text[a:b] for a, b in tokens.spans)
    assert kept.replace("\x00", "") == "".join(text.split()).replace("\x00", "")


@settings(max_examples=50, deadline=None)
@given(words=WORDS, first=st.integers(5, WINDOW - 2))
def test_every_word_stands_in_one_window(words: list[str], first: int, tokenizer: Tokenizer) -> None:
    text = " ".join(words)
    tokens = tokenize(text, lines(text), tokenizer)
    if len(tokens) == 0:
        assert cut(tokens) == []
        return
    cuts = cut(tokens, first_room=first)
    assert cuts[0][0] == 0
    assert cuts[-1][1] == len(tokens)
    assert all(a[1] == b[0] for a, b in pairwise(cuts))
    windows = pack(tokens, cuts)
    assert windows.ids.shape[1] <= WINDOW
    assert len(set(windows.place.tolist())) == len(tokens)
    assert (windows.ids.reshape(-1)[windows.place] == tokens.pieces[tokens.first]).all()


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("said", "lower"),
        ("Vael", "title"),
        ("NATO", "upper"),
        ("A", "title"),
        ("McVae", "mixed"),
        ("12", "none"),
        ("“", "none"),
        ("l’Est", "mixed"),
    ],
)
def test_case(word: str, case: str) -> None:
    assert CASES[case_of(word)] == case


def test_quotation_states() -> None:
    words = ["He", "said", "“", "no", ",", "”", "then", '"', "never", "again"]
    states = [QUOTES[s] for s in quote_states(words)]
    assert states == ["outside", "outside", "opens", "inside", "inside", "closes", "outside", "opens", "unclosed", "unclosed"]
