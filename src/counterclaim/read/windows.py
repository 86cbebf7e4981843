"""Windows: runs of whole lines that the encoder reads at once.

Tokens come in; padded arrays and the place of every word in them come out. A word stands in exactly one window.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from counterclaim.read.tokens import Tokens

if TYPE_CHECKING:
    from numpy.typing import NDArray

WINDOW = 256
"""Pieces in a window, the two special ones included; 99 % of news paragraphs fit into it."""
ROOM = 158
"""Pieces of several lines read together: half of the attention's cost of full windows, and no worse on held-out articles."""
PAD, CLS, SEP = 0, 101, 102
"""Ids of the special pieces in the shipped vocabulary."""


@dataclass(frozen=True, slots=True, eq=False)
class Windows:
    """`B` windows of up to `T` pieces: ids, print features and mask, all (B, T).

    `place` (W,) is where each word's first piece stands in the flattened (B * T).
    """

    ids: NDArray[np.int64]
    case: NDArray[np.int64]
    quote: NDArray[np.int64]
    starts: NDArray[np.int64]
    mask: NDArray[np.int64]
    place: NDArray[np.int64]


def cut(tokens: Tokens, room: int = ROOM, first_room: int | None = None) -> list[tuple[int, int]]:
    """Ranges of words, one per window: whole lines while they fit into `room`, a longer line by itself, cut where a window ends.

    `first_room` shortens the first window; training draws it at random so that lines meet other neighbours every epoch.
    """
    if len(tokens) == 0:
        return []
    ends = np.append(tokens.first[1:], len(tokens.pieces))
    limit = first_room or room
    cuts: list[tuple[int, int]] = []
    begin = 0
    while begin < len(tokens):
        last = int(np.searchsorted(ends, tokens.first[begin] + limit, side="right"))
        last = max(last, begin + 1)
        if last < len(tokens) and tokens.line[last] == tokens.line[last - 1]:
            whole = int(np.searchsorted(tokens.line, tokens.line[last], side="left"))
            line = int(np.searchsorted(ends, tokens.first[begin] + WINDOW - 2, side="right"))  # all of a window for one line
            last = whole if whole > begin else max(last, min(line, int(np.searchsorted(tokens.line, tokens.line[begin], side="right"))))
        cuts.append((begin, last))
        begin, limit = last, room
    return cuts


def pack(tokens: Tokens, cuts: Sequence[tuple[int, int]]) -> Windows:
    """Lay the words of `cuts` into padded windows, in order."""
    ends = np.append(tokens.first[1:], len(tokens.pieces))
    of_word = np.repeat(np.arange(len(tokens)), ends - tokens.first)
    line_start = np.ones(len(tokens), np.int64)
    line_start[1:] = tokens.line[1:] != tokens.line[:-1]
    ranges = [(int(tokens.first[a]), int(ends[b - 1])) for a, b in cuts]
    width = max(min(q - p, WINDOW - 2) for p, q in ranges) + 2
    shape = (len(cuts), width)
    ids, case, quote, starts, mask = (np.zeros(shape, np.int64) for _ in range(5))
    place = []
    for row, ((a, b), (p, q)) in enumerate(zip(cuts, ranges, strict=True)):
        q = min(q, p + width - 2)  # a single word longer than a window loses its tail
        words = of_word[p:q]
        ids[row, 0], ids[row, q - p + 1] = CLS, SEP
        ids[row, 1 : q - p + 1] = tokens.pieces[p:q]
        case[row, 1 : q - p + 1] = tokens.case[words]
        quote[row, 1 : q - p + 1] = tokens.quote[words]
        starts[row, 1 : q - p + 1] = line_start[words]
        mask[row, : q - p + 2] = 1
        place.append(row * width + 1 + tokens.first[a:b] - p)
    return Windows(ids, case, quote, starts, mask, np.concatenate(place))
