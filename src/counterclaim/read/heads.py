"""What the second pass sees: for every candidate cue the words of its line, and where each stands to the cue.

Candidates come in, padded index arrays go out. Training and inference share this module.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from counterclaim.read.decode import Candidate

if TYPE_CHECKING:
    from numpy.typing import NDArray

REACH = 90
"""Words looked at on either side of a cue; 99 % of contents lie within it."""
_STEPS = np.array([1, 2, 3, 4, 5, 7, 10, 15, 23, 36, 60])
RELATIONS = 1 + 2 * len(_STEPS)
"""Distances told apart: the cue itself, then steps before and after it."""


@dataclass(frozen=True, slots=True, eq=False)
class Views:
    """`N` candidates with up to `L` words: `words` (N, L) indices into the document's words, `relation` (N, L), `lengths` (N,)."""

    words: NDArray[np.int64]
    relation: NDArray[np.int64]
    lengths: NDArray[np.int64]


def views(candidates: Sequence[Candidate]) -> Views:
    """The words every candidate sees, and how each stands to its cue."""
    ranges = [(max(c.line_start, c.start - REACH), min(c.line_end, c.end + REACH)) for c in candidates]
    lengths = np.array([b - a for a, b in ranges], np.int64)
    begin = np.array([a for a, _ in ranges], np.int64)
    steps = np.arange(int(lengths.max()))
    words = np.minimum(begin[:, None] + steps, begin[:, None] + lengths[:, None] - 1)
    starts = np.array([c.start for c in candidates])[:, None]
    ends = np.array([c.end for c in candidates])[:, None]
    before = np.searchsorted(_STEPS, starts - words, side="right")
    after = np.searchsorted(_STEPS, words - ends + 1, side="right")
    relation = np.where(words < starts, before, np.where(words >= ends, len(_STEPS) + after, 0))
    return Views(words, relation, lengths)
