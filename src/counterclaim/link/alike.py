"""What of one document's words stands in another: runs of equal words, with quotations counted apart.

Two documents come in; for each the words that stand in the other in long runs, its own words among them, and the longest run go out.
It decides nothing, and knows neither who published first nor who names whom.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from counterclaim.model.document import Document
from counterclaim.model.span import Span
from counterclaim.text.quotes import quoted
from counterclaim.text.shingles import SHINGLE, Word, shingles, words

RUN = 5
"""Words of a run that is taken as copied: shorter ones ('was taken to hospital') stand in reports that know nothing of each other."""
KEPT = 256
"""Documents whose words are kept: one document is compared with each of its candidates, one after the other."""


@dataclass(frozen=True, slots=True)
class Worded:
    """The words of a document's readable text, which of them are quoted, and its shingles by place."""

    words: tuple[Word, ...]
    quoted: NDArray[np.bool_]
    shingles: NDArray[np.uint64]

    @property
    def own(self) -> int:
        """How many words stand outside quotation marks."""
        return int(len(self.words) - self.quoted.sum())


@dataclass(frozen=True, slots=True)
class Shared:
    """What of one document stands in another: which words, how many of its unquoted words and what share of them, and the longest run.

    `run` is the longest stretch of equal words outside quotation marks, None where there is none.
    """

    taken: NDArray[np.bool_]
    own: int
    share: float
    run: Span | None
    length: int


@lru_cache(maxsize=KEPT)
def worded(document: Document) -> Worded:
    """The words of a document; headline, standfirst and body only."""
    found = words(document.text, [(section.start, section.end) for section in document.readable()])
    ranges = [pair for section in document.readable() for pair in quoted(document.text, section.start, section.end)]
    inside = np.zeros(len(document.text) + 1, dtype=bool)
    for start, end in ranges:
        inside[start:end] = True
    starts = np.array([word.start for word in found], dtype=np.int64)
    return Worded(tuple(found), inside[starts], shingles(word.text for word in found))


def shared(document: Document, other: Document) -> Shared:
    """What of `document` stands in `other` in runs of at least `RUN` words, wherever it stands there."""
    mine, theirs = worded(document), worded(other)
    taken = _in_runs(np.isin(mine.shingles, theirs.shingles), len(mine.words), RUN)
    own = taken & ~mine.quoted
    start, length = _longest(own)
    run = None if not length else document.span(mine.words[start].start, mine.words[start + length - 1].end)
    return Shared(taken, int(own.sum()), float(own.sum() / mine.own) if mine.own else 0.0, run, length)


def _in_runs(common: NDArray[np.bool_], count: int, least: int) -> NDArray[np.bool_]:
    """Which of `count` words stand in a run of `least` or more words whose shingles are all common."""
    taken = np.zeros(count, dtype=bool)
    for start, end in _stretches(common):
        if end - start + SHINGLE - 1 >= least:
            taken[start : end + SHINGLE - 1] = True
    return taken


def _longest(given: NDArray[np.bool_]) -> tuple[int, int]:
    """Start and length of the longest stretch, the first of equal ones; (0, 0) without any."""
    return max(((start, end - start) for start, end in _stretches(given)), key=lambda one: (one[1], -one[0]), default=(0, 0))


def _stretches(given: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """The half-open stretches of true places."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], given, [False])).astype(np.int8)))
    return [(int(start), int(end)) for start, end in edges.reshape(-1, 2)]
