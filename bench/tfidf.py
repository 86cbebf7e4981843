"""The baseline of `bench grouping`: likeness of TF-IDF vectors within a window of days, then clusters.

Texts with days come in, scored pairs go out; inverse document frequencies are of the texts given. It reads nothing but words and days.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np

LEAST = 0.08
"""Likeness below which a pair is not worth a row."""
_WORD = re.compile(r"[^\W_]{2,}")


def scored(texts: Sequence[str], days: Sequence[int], window: int) -> list[tuple[int, int, float]]:
    """(i, j, cosine) of every pair i < j at most `window` days apart."""
    times = [Counter(_WORD.findall(text.casefold())) for text in texts]
    held = Counter(word for counted in times for word in counted)
    postings: defaultdict[str, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
    for i, counted in enumerate(times):
        raw = {word: (1 + math.log(n)) * math.log((1 + len(texts)) / (1 + held[word])) for word, n in counted.items()}
        length = math.sqrt(math.fsum(value**2 for value in raw.values())) or 1.0
        for word, value in raw.items():
            postings[word][0].append(i)
            postings[word][1].append(value / length)
    arrays = {word: (np.array(where), np.array(value)) for word, (where, value) in postings.items() if len(where) > 1}
    at = np.array(days)
    found = []
    places = dict.fromkeys(arrays, 0)
    for i, counted in enumerate(times):
        sums = np.zeros(len(texts))
        for word in sorted(counted.keys() & arrays.keys()):
            where, value = arrays[word]
            begin = places[word]
            places[word] += 1
            sums[where[begin + 1 :]] += value[begin] * value[begin + 1 :]
        near = np.flatnonzero((sums >= LEAST) & (abs(at - at[i]) <= window))
        found += [(i, int(j), float(sums[j])) for j in near]
    return found
