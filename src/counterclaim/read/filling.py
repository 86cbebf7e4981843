"""What the words of a document fill in events: its vectors, stretch by stretch, through the graph of roles.

A document, its words and their vectors come in, a `Filling` goes out whose spans stand in the text. Whether two runs mean the same thing,
and of which event they are, is not its business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from counterclaim.model.document import Document
from counterclaim.model.reading import Filled, Filling
from counterclaim.read.roles import EFFECT, EFFECTS, KIND, KINDS, MANNER, MANNERS, ROLES, Run, places, runs, stretches
from counterclaim.read.session import Session
from counterclaim.read.tokens import Tokens

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

DOUBTFUL = 0.2
"""Share below which words are not offered at all: of those a little above it one in six fills its role, on messages held out."""
PLACES = 4
"""Decimals of a share that are kept: the sums of two machines differ behind them."""


def filling(document: Document, tokens: Tokens, vectors: Floats, session: Session) -> Filling:
    """What each run of words fills, and the types of event the document tells of: the likeliest that any of its stretches says."""
    where = places(len(tokens))
    shares, kinds = [], []
    for first, last in stretches(len(tokens)):
        answer = session.fill(vectors[first:last], where[first:last])
        if answer is None:
            return Filling()
        shares.append(likely(answer[0]))
        kinds.append(_logistic(answer[1]))
    if not shares:
        return Filling()
    words = np.concatenate(shares)
    fills = tuple(_filled(document, tokens, words, run) for run in runs(words, DOUBTFUL))
    return Filling(fills, dict(zip(KINDS, _rounded(np.max(kinds, 0)), strict=True)))


def likely(logits: Floats) -> Floats:
    """Logits of words as shares: manners and effects exclude each other, of all else each answer is its own question."""
    out = _logistic(logits)
    for part in (MANNER, EFFECT):
        own = np.exp(logits[:, part] - logits[:, part].max(1, keepdims=True))
        out[:, part] = own / own.sum(1, keepdims=True)
    return out


def _logistic(logits: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-logits)), np.float32)


def _rounded(shares: Floats) -> list[float]:
    return [round(share, PLACES) for share in shares.tolist()]


def _filled(document: Document, tokens: Tokens, shares: Floats, run: Run) -> Filled:
    """A run as words of the document, what else is said of them the mean over the words."""
    first, last = run.words
    mean = shares[first:last].mean(0)
    return Filled(
        span=document.span(int(tokens.spans[first, 0]), int(tokens.spans[last - 1, 1])),
        role=ROLES[run.role],
        share=round(run.share, PLACES),
        kinds=dict(zip(KINDS, _rounded(mean[KIND]), strict=True)),
        manner=dict(zip(MANNERS, _rounded(mean[MANNER]), strict=True)),
        effect=dict(zip(EFFECTS, _rounded(mean[EFFECT]), strict=True)),
    )
