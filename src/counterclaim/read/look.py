"""What the third pass sees of a claim: the words on its lines, and which part of the claim each is.

Word ranges of a claim's source, cue and content come in, a range of words with the part of each goes out. Training and inference share it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from counterclaim.read.tokens import Tokens

if TYPE_CHECKING:
    from numpy.typing import NDArray

PARTS = ("other", "source", "cue", "content")
FAR = 120
"""Words from the cue beyond which a claim's words are not looked at; one content in five hundred has any."""
BEFORE, BEHIND = 15, 5
"""Words looked at around a claim, on its own lines."""

Range = tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Looked:
    """`N` claims of one document with up to `L` words: `words` (N, L) indices, `parts` (N, L), `lengths` (N,), `hints` (N, G)."""

    words: NDArray[np.int64]
    parts: NDArray[np.int64]
    lengths: NDArray[np.int64]
    hints: NDArray[np.float32]


def together(claims: Sequence[tuple[int, int, NDArray[np.int64]]], hints: Sequence[Sequence[float]]) -> Looked:
    """Claims as `look` gave them, padded side by side."""
    lengths = np.array([b - a for a, b, _ in claims], np.int64)
    steps = np.arange(int(lengths.max()))
    first = np.array([a for a, _, _ in claims], np.int64)
    words = np.minimum(first[:, None] + steps, first[:, None] + lengths[:, None] - 1)
    parts = np.zeros(words.shape, np.int64)
    for row, (_, _, own) in enumerate(claims):
        parts[row, : len(own)] = own
    return Looked(words, parts, lengths, np.array(hints, np.float32))


def look(tokens: Tokens, source: Range | None, cue: Range | None, content: Sequence[Range]) -> tuple[int, int, NDArray[np.int64]]:
    """The first and last (exclusive) word looked at, and the part of each; without a cue all is measured from the content's first word."""
    core = cue or (content[0][0], content[0][0] + 1)
    spans = [r for r in (source, cue, *content) if r]
    first = max(min(a for a, _ in spans), core[0] - FAR)
    last = min(max(b for _, b in spans), core[1] + FAR)
    a = max(first - BEFORE, int(np.searchsorted(tokens.line, tokens.line[first], side="left")))
    b = min(last + BEHIND, int(np.searchsorted(tokens.line, tokens.line[last - 1], side="right")))
    parts = np.zeros(b - a, np.int64)
    for name, ranges in (("content", content), ("source", (source,)), ("cue", (cue,))):
        for r in ranges:
            if r:
                parts[max(r[0] - a, 0) : max(r[1] - a, 0)] = PARTS.index(name)
    return a, b, parts
