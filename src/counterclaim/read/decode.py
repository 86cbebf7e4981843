"""Decoding: from scores to segments, exactly, by dynamic programming over words.

Scores come in as arrays, ranges of words and their probabilities go out; no text and no model is known here.

A layer of segments is scored by three numbers a word: `start` when a segment begins there, `inside` for every word of it,
`end` when it ends there; a word outside scores 0. The score of a labelling is the sum, its probability the softmax over all
labellings of the line (a semi-Markov conditional random field with first-order parts).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

NEVER = np.float32(-1e4)
LONGEST_CUE = 14
"""Words in a cue; 99.8 % of PolNeAR's train cues are shorter."""


LINES_TOGETHER = 128
"""Lines padded together; more would only cost memory."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible cue: words `[start, end)` of the document on the line of words `[line_start, line_end)`, and its probability."""

    start: int
    end: int
    line_start: int
    line_end: int
    marginal: float


def cue_candidates(scores: Floats, line_ranges: Sequence[tuple[int, int]], floor: float) -> list[Candidate]:
    """Every segment of the cue layer, `scores` (W, 3), whose probability reaches `floor`, in text order."""
    groups = (line_ranges[at : at + LINES_TOGETHER] for at in range(0, len(line_ranges), LINES_TOGETHER))
    return sorted((c for group in groups for c in _cues_of(scores, group, floor)), key=lambda c: (c.start, c.end))


def _cues_of(scores: Floats, line_ranges: Sequence[tuple[int, int]], floor: float) -> list[Candidate]:
    rows = pad([scores[a:b] for a, b in line_ranges])
    before, after, total = _cue_sums(rows)
    inside = np.concatenate([np.zeros((len(rows), 1), np.float64), np.cumsum(rows[:, :, 1], axis=1)], axis=1)
    found: list[Candidate] = []
    length = rows.shape[1]
    for size in range(1, min(LONGEST_CUE, length) + 1):
        starts = np.arange(length - size + 1)
        ends = starts + size
        log = (
            before[:, starts]
            + rows[:, starts, 0]
            + inside[:, ends]
            - inside[:, starts]
            + rows[:, ends - 1, 2]
            + after[:, ends]
            - total[:, None]
        )
        for row, start in zip(*np.nonzero(log >= np.log(floor)), strict=True):
            a, b = line_ranges[row]
            if a + start + size <= b:
                found.append(Candidate(int(a + start), int(a + start + size), a, b, float(np.exp(min(0.0, log[row, start])))))
    return found


def _cue_sums(rows: Floats) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Log sums over labellings of the words before each place (N, L + 1), from it on (N, L + 1), and of the whole line (N,)."""
    scores = rows.astype(np.float64)
    n, length, _ = scores.shape
    before, after = np.zeros((n, length + 1)), np.zeros((n, length + 1))
    opened = np.full(n, -np.inf)
    for t in range(length):
        opened = np.logaddexp(before[:, t] + scores[:, t, 0], opened) + scores[:, t, 1]
        before[:, t + 1] = np.logaddexp(before[:, t], opened + scores[:, t, 2])
    opened = np.full(n, -np.inf)
    for t in range(length - 1, -1, -1):
        opened = np.logaddexp(after[:, t + 1] + scores[:, t, 2], opened) + scores[:, t, 1]
        after[:, t] = np.logaddexp(after[:, t + 1], opened + scores[:, t, 0])
    return before, after, before[:, length]


@dataclass(frozen=True, slots=True)
class Parts:
    """The best source and content segments of one cue, in words relative to its row, and the log probability of that labelling."""

    source: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]
    log_probability: float


def best_parts(scores: Floats, lengths: NDArray[np.int64]) -> list[Parts]:
    """The best labelling of every row: `scores` (N, L, 6) are start, inside, end of source, then of content."""
    n, longest, _ = scores.shape
    if n == 0:
        return []
    scores = np.where((np.arange(longest) < lengths[:, None])[:, :, None], scores, NEVER).astype(np.float64)
    free, best = np.zeros(n), np.zeros(n)
    opened, sums = np.full((n, 2), -np.inf), np.full((n, 2), -np.inf)
    began = np.zeros((n, 2), np.int64)
    back = np.full((longest, n, 2), -1, np.int64)  # which layer's segment ended here (-1: none), and where it began
    rows = np.arange(n)
    starts, insides, ends = scores[:, :, 0::3], scores[:, :, 1::3], scores[:, :, 2::3]
    for t in range(longest):
        fresh = best[:, None] + starts[:, t]
        longer = opened >= fresh
        began = np.where(longer, began, t)
        opened = np.where(longer, opened, fresh) + insides[:, t]
        closed = opened + ends[:, t]
        layer = closed.argmax(1)
        value = closed[rows, layer]
        ended = value > best
        back[t, ended, 0], back[t, ended, 1] = layer[ended], began[ended, layer[ended]]
        best = np.where(ended, value, best)
        sums = np.logaddexp(free[:, None] + starts[:, t], sums) + insides[:, t]
        closing = sums + ends[:, t]
        free = np.logaddexp(free, np.logaddexp(closing[:, 0], closing[:, 1]))
    return [_trace(back[:, row], scores[row], int(lengths[row]), float(best[row] - free[row])) for row in range(n)]


def _trace(back: NDArray[np.int64], scores: NDArray[np.float64], length: int, log_probability: float) -> Parts:
    """Follow the back pointers of one row; of several sources the best stays, and a cue without content takes its best single one."""
    segments: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
    t = length - 1
    while t >= 0:
        layer, start = int(back[t, 0]), int(back[t, 1])
        if layer < 0:
            t -= 1
        else:
            segments[layer].append((start, t + 1))
            t = start - 1
    sources, contents = segments
    source = max(sources, key=lambda s: segment_score(scores, s, 0), default=None)
    if not contents:
        contents = [best_segment(scores[:length, 3:], source)]
    return Parts(source, tuple(sorted(contents)), log_probability)


def segment_score(scores: NDArray[np.float64], segment: tuple[int, int], offset: int) -> float:
    """Score of one segment; `offset` 0 for source, 3 for content."""
    a, b = segment
    return float(scores[a, offset] + scores[a:b, offset + 1].sum() + scores[b - 1, offset + 2])


def best_segment(scores: NDArray[np.float64], barred: tuple[int, int] | None) -> tuple[int, int]:
    """The best single segment of one layer, `scores` (L, 3), that touches no word of `barred`."""
    inside = np.concatenate([[0.0], np.cumsum(scores[:, 1])])
    table = scores[:, 0][:, None] - inside[:-1][:, None] + inside[1:][None, :] + scores[:, 2][None, :]
    table = np.where(np.tri(len(scores), k=-1, dtype=bool), -np.inf, table)
    if barred is not None and barred != (0, len(scores)):
        table[: barred[1], barred[0] :] = -np.inf
    a, b = np.unravel_index(int(table.argmax()), table.shape)
    return int(a), int(b) + 1


def pad(rows: list[Floats]) -> Floats:
    """Rows (L_i, K) of different lengths as (N, L, K), filled with scores that never win."""
    longest = max(map(len, rows))
    out = np.full((len(rows), longest, rows[0].shape[1]), NEVER, np.float32)
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
    return out
