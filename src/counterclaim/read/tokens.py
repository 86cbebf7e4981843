"""Words of a document as the reader sees them: word pieces, offsets and a few features of print.

Text and line ranges come in; arrays come out whose offsets count in the same text.
Training and inference share this module, so that the model meets in use what it met in training.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

CASES = ("none", "lower", "title", "upper", "mixed")
QUOTES = ("outside", "inside", "opens", "closes", "unclosed")
_OPENING, _CLOSING, _EITHER = "“„«‟", "”»", '"＂'


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """The words of one document, in order; `W` words in `P` pieces.

    `pieces` (P,) ids; `first` (W,) index of each word's first piece; `spans` (W, 2) offsets in the text;
    `case`, `quote` (W,) indices into `CASES`, `QUOTES`; `line` (W,) index of the line a word stands on, never falling.
    """

    pieces: NDArray[np.int64]
    first: NDArray[np.int64]
    spans: NDArray[np.int64]
    case: NDArray[np.int64]
    quote: NDArray[np.int64]
    line: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.first)


def tokenize(text: str, lines: Sequence[tuple[int, int]], tokenizer: Tokenizer) -> Tokens:
    """Split the given line ranges of `text` into words and pieces; what the tokenizer drops (control characters) is in no word."""
    pieces: list[int] = []
    first: list[int] = []
    spans: list[tuple[int, int]] = []
    quote: list[int] = []
    line: list[int] = []
    encodings = tokenizer.encode_batch([text[a:b] for a, b in lines], add_special_tokens=False)
    for number, ((start, _), encoding) in enumerate(zip(lines, encodings, strict=True)):
        previous = None
        begun = len(spans)
        for piece, word, (a, b) in zip(encoding.ids, encoding.word_ids, encoding.offsets, strict=True):
            if word == previous:
                spans[-1] = (spans[-1][0], start + b)
            else:
                first.append(len(pieces))
                spans.append((start + a, start + b))
                line.append(number)
                previous = word
            pieces.append(piece)
        quote.extend(quote_states([text[a:b] for a, b in spans[begun:]]))
    return Tokens(
        pieces=np.array(pieces, np.int64),
        first=np.array(first, np.int64),
        spans=np.array(spans, np.int64).reshape(-1, 2),
        case=np.array([case_of(text[a:b]) for a, b in spans], np.int64),
        quote=np.array(quote, np.int64),
        line=np.array(line, np.int64),
    )


def word_range(tokens: Tokens, span: tuple[int, int]) -> tuple[int, int] | None:
    """The words that the characters of `span` touch; None where there is none."""
    start = int(np.searchsorted(tokens.spans[:, 1], span[0], side="right"))
    end = int(np.searchsorted(tokens.spans[:, 0], span[1], side="left"))
    return (start, end) if start < end else None


def case_of(word: str) -> int:
    """Index into `CASES` of how a word is printed."""
    if not any(c.isalpha() for c in word):
        return 0
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 2
    return 2 if word[0].isupper() and word[1:].islower() else 4


def quote_states(words: Sequence[str]) -> list[int]:
    """Index into `QUOTES` for every word of one line; a mark that never closes makes the rest of its line `unclosed`."""
    states = [0] * len(words)
    opened: int | None = None
    for i, word in enumerate(words):
        if opened is None:
            if word[0] in _OPENING or word[0] in _EITHER:
                opened = i
                states[i] = 2
        elif word[0] in _CLOSING or word[0] in _EITHER:
            states[i] = 3
            opened = None
        else:
            states[i] = 1
    if opened is not None:
        states[opened + 1 :] = [4] * (len(words) - opened - 1)
    return states
