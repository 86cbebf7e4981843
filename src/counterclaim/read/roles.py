"""What the words of a text fill in the events it tells of: the names of the model's answers, and how runs of words are read off them.

The shares of every answer for every word come in; ranges of words with a role go out. It knows no graph and no text, and joins no two runs
that mean the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from counterclaim.model.labels import Effect, EventRole, EventType, Suspicion
from counterclaim.read.look import Range

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

ROLES = tuple(EventRole)
KINDS = (
    EventType.ARSON,
    EventType.ATTACK,
    EventType.BOMBING,
    EventType.KIDNAPPING,
    EventType.ROBBERY,
    EventType.FORCED_STOPPAGE,
)
"""The types of events that words are told apart by: those of MUC-4, in its order."""
MANNERS = (
    Suspicion.ACQUITTED,
    Suspicion.POSSIBLE,
    Suspicion.CLAIMED_OR_ADMITTED,
    Suspicion.REPORTED_AS_FACT,
    Suspicion.ACCUSED_BY_AUTHORITIES,
    Suspicion.ACCUSED,
)
"""In what manner a body is named, in the order of MUC-4."""
EFFECTS = tuple(Effect)

INSIDE, FIRST = slice(0, len(ROLES)), slice(len(ROLES), 2 * len(ROLES))
"""Answers: the word fills this role; it is the first word that does."""
KIND = slice(FIRST.stop, FIRST.stop + len(KINDS))
MANNER = slice(KIND.stop, KIND.stop + len(MANNERS))
LAST = slice(MANNER.stop, MANNER.stop + len(ROLES))
"""The word is the last one that fills this role."""
EFFECT = slice(LAST.stop, LAST.stop + len(EFFECTS))
ANSWERS: int = EFFECT.stop

STEPS = (8, 16, 30, 50, 80, 120, 170, 230, 300, 400, 550, 750, 1000)
"""Words from the top of the text at which the places that the model tells apart begin: news says first what it is about."""
PLACES = len(STEPS) + 1
REACH = 768
"""Words that are read together: a message of MUC-4 has 350, one in fourteen has more than this, and attention costs the square of it."""
LONGEST = 12
"""Words of a filler; one in 270 of those in MUC-4's keys has more."""
LEAST_EDGE = 0.1
"""Share below which a word is no edge of a filler, whatever else is said."""


def places(words: int) -> NDArray[np.int64]:
    """Where in the text each word stands, as the model tells places apart."""
    return np.searchsorted(np.array(STEPS), np.arange(words), side="right")


def stretches(words: int) -> Iterator[Range]:
    """Ranges of words that are read together, as equal as can be."""
    count = -(-words // REACH)
    edges = [round(i * words / count) for i in range(count + 1)] if count else [0]
    yield from pairwise(edges)


@dataclass(frozen=True, slots=True)
class Run:
    """A range of words, the role that it fills, and how likely it does."""

    words: Range
    role: int
    share: float


def runs(shares: Floats, least: float) -> list[Run]:
    """The likeliest runs of every role that share no word, from a share of `least` on, in text order.

    A run is as likely as the mean (geometric) of its first word's share of being a first, its last one's of being a last, and the lowest of
    its words' shares of filling the role at all.
    """
    found = [run for role in range(len(ROLES)) for run in _apart(_candidates(shares, role, least))]
    return sorted(found, key=lambda run: (run.words, run.role))


def _candidates(shares: Floats, role: int, least: float) -> list[Run]:
    inside, first, last = (shares[:, part.start + role] for part in (INSIDE, FIRST, LAST))
    out = []
    for a in np.flatnonzero((first >= LEAST_EDGE) & (inside >= LEAST_EDGE)).tolist():
        lowest = 1.0
        for b in range(a, min(a + LONGEST, len(shares))):
            lowest = min(lowest, float(inside[b]))
            if lowest < LEAST_EDGE:
                break
            share = float(first[a] * last[b] * lowest) ** (1 / 3)
            if last[b] >= LEAST_EDGE and share >= least:
                out.append(Run((a, b + 1), role, share))
    return out


def _apart(candidates: list[Run]) -> Iterator[Run]:
    taken: set[int] = set()
    for run in sorted(candidates, key=lambda run: (-run.share, run.words)):
        words = set(range(*run.words))
        if not words & taken:
            taken |= words
            yield run
