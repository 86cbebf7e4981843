"""A claim is looked at from its cue, or its first word, and never further than it can be."""

from __future__ import annotations

from tokenizers import Tokenizer

from counterclaim.read.artifact import BUNDLED
from counterclaim.read.look import BEFORE, BEHIND, FAR, PARTS, look
from counterclaim.read.tokens import Tokens, tokenize


def tokens(text: str) -> Tokens:
    return tokenize(text, [(0, len(text))], Tokenizer.from_file(str(BUNDLED / "tokenizer.json")))


def test_every_word_has_its_part() -> None:
    a, b, parts = look(tokens("Vel said it rained again ."), (0, 1), (1, 2), [(2, 5)])
    assert (a, b, [PARTS[p] for p in parts]) == (0, 6, ["source", "cue", "content", "content", "content", "other"])


def test_a_sentence_without_end_is_not_looked_at_whole() -> None:
    words = tokens("it rained " * 5000)
    for cue, content in ((None, [(0, 10_000)]), ((5000, 5001), [(0, 5000), (5001, 10_000)])):
        a, b, parts = look(words, None, cue, content)
        assert b - a == len(parts) <= 2 * FAR + BEFORE + BEHIND + 1
