"""Shingles of a text: runs of three words as numbers, and a signature by which texts that share many of them are found.

A text and ranges of it come in; its words, their shingles, a MinHash signature of fixed length and its bands go out.
It never decides that two texts are copies: a shared band only makes them worth comparing.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import NewType

import numpy as np
from numpy.typing import NDArray

Signature = NewType("Signature", bytes)
"""The least hash of all shingles under each of `HASHES` functions, as little-endian unsigned numbers of 32 bits; empty without words."""

SHINGLE = 3
"""Words of a shingle: two are shared by any two reports of one event, four lose too much where single words are replaced."""
HASHES = 192
"""Functions of a signature: the overlap it estimates has a standard error of at most 1 / (2 x sqrt(192)), 0.036."""
ROWS = 2
"""Numbers of a band: 96 bands of two bring a pair of overlap 0.15 together 89 times in 100, one of 0.2 98 times. (64 bands: 77 and 93.)"""
SEED = 0x9E3779B97F4A7C15
"""Step from one function's seed to the next (the golden ratio in 64 bits, as in SplitMix64). Signatures are stored: it never changes."""
BAND_BITS = 62
"""Bits of a band, so that it fits a signed integer of any database."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """One word `[start, end)` of a text, in lower case with straight apostrophes."""

    text: str
    start: int
    end: int


def words(text: str, ranges: Iterable[tuple[int, int]] | None = None) -> list[Word]:
    """The words in `ranges` of `text` (None: in all of it), in order."""
    found = []
    for start, end in ((0, len(text)),) if ranges is None else ranges:
        found += [Word(m[0].casefold().replace("’", "'"), m.start(), m.end()) for m in _WORD.finditer(text, start, end)]
    return found


def shingles(given: Iterable[str]) -> NDArray[np.uint64]:
    """A number for each run of `SHINGLE` words, in order; fewer words are one shingle, none give none."""
    hashes = np.array([zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in given], dtype=np.uint64)
    if not len(hashes):
        return hashes
    runs = max(len(hashes) - SHINGLE + 1, 1)
    total = np.zeros(runs, dtype=np.uint64)
    for place in range(min(SHINGLE, len(hashes))):
        total = _mixed(total + hashes[place : place + runs] + np.uint64(1))
    return total


def signature(text: str) -> Signature:
    """The MinHash signature of a text; the same on every machine."""
    distinct = np.unique(shingles(word.text for word in words(text)))
    if not len(distinct):
        return Signature(b"")
    least = [int(_mixed(distinct ^ seed).min() >> np.uint64(32)) for seed in _seeds()]
    return Signature(np.array(least, dtype="<u4").tobytes())


def bands(given: Signature) -> tuple[int, ...]:
    """The bands of a signature, each with its number mixed in: texts that share one are worth comparing; none for a text without words."""
    rows = np.frombuffer(given, dtype="<u4").astype(np.uint64).reshape(-1, ROWS)
    total = np.arange(len(rows), dtype=np.uint64)
    for row in range(ROWS):
        total = _mixed(total + rows[:, row] + np.uint64(1))
    return tuple(int(band) for band in total >> np.uint64(64 - BAND_BITS))


def overlap(a: Signature, b: Signature) -> float:
    """The estimated share of all shingles of two texts that stand in both (Jaccard), from 0 to 1."""
    if not a or not b:
        return 0.0
    return float(np.mean(np.frombuffer(a, dtype="<u4") == np.frombuffer(b, dtype="<u4")))


@cache
def _seeds() -> tuple[np.uint64, ...]:
    steps = np.arange(1, HASHES + 1, dtype=np.uint64) * np.uint64(SEED)
    return tuple(_mixed(steps))


def _mixed(given: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The finaliser of SplitMix64: every bit of a number decides every bit of the result."""
    given = (given ^ (given >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    given = (given ^ (given >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return given ^ (given >> np.uint64(31))
