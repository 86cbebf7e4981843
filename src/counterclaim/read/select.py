"""Selection: from candidate cues with their parts to the attributions that stand together.

Scored candidates come in, the outermost claims go out, each with its probability. No text is known here, only words by number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from counterclaim.read.artifact import Calibration
from counterclaim.read.decode import LONGEST_CUE, Candidate, Parts

Range = tuple[int, int]

SURE = 0.8
"""A claim this likely to be one is kept however uncertain its words are: 'Harbour master X said on Monday' can be cut in six ways."""


@dataclass(frozen=True, slots=True)
class Found:
    """One candidate in words of the document, found `within` a line or a fragment of another claim's content.

    `evidence`: logit of the cue layer's probability, logit of the second pass, log probability of source and content.
    """

    cue: Range
    source: Range | None
    content: tuple[Range, ...]
    evidence: tuple[float, float, float]
    within: Range

    def cue_probability(self, calibration: Calibration) -> float:
        """Probability that the cue is one."""
        return _probability(calibration.cue, self.evidence)

    def score(self, calibration: Calibration) -> float:
        """Probability that cue, source and content are all exact."""
        return _probability(calibration.score, self.evidence)


def found(candidate: Candidate, offset: int, parts: Parts, second: float) -> Found:
    """A candidate with its parts, moved from words of its view (which begins at `offset`) to words of the document."""
    source = None if parts.source is None else (parts.source[0] + offset, parts.source[1] + offset)
    content = tuple((a + offset, b + offset) for a, b in parts.content)
    evidence = (_logit(candidate.marginal), second, parts.log_probability)
    return Found((candidate.start, candidate.end), source, content, evidence, (candidate.line_start, candidate.line_end))


def outermost(candidates: Sequence[Found], calibration: Calibration) -> list[Found]:
    """The claims kept: likeliest first, no cue touching another's or standing inside another's content.

    The threshold is on the claim, not on where exactly its cue ends: cues that touch are readings of one claim and their probabilities
    add up, so that a claim whose cue could be cut in three ways is not lost to any of them. What is likely a claim but read with words
    that are hardly all right still takes its place, and is then left out: `unread` shows its sentence.
    """
    ordered = sorted(candidates, key=lambda claim: claim.cue)
    likely = [claim.cue_probability(calibration) for claim in ordered]
    exists = [min(1.0, sum(likely[j] for j in _rivals(ordered, i))) for i in range(len(ordered))]
    taken = bytearray(max((end for claim in ordered for _, end in (claim.cue, *claim.content)), default=0))
    kept: list[Found] = []
    for i in sorted(range(len(ordered)), key=lambda i: (-likely[i], ordered[i].cue)):
        start, end = ordered[i].cue
        if exists[i] >= calibration.threshold and not any(taken[start:end]):
            if exists[i] >= SURE or ordered[i].score(calibration) >= calibration.least_score:
                kept.append(ordered[i])
            for a, b in (ordered[i].cue, *ordered[i].content):
                taken[a:b] = b"\1" * (b - a)
    return sorted(kept, key=lambda claim: claim.cue)


def _rivals(ordered: Sequence[Found], i: int) -> Iterator[int]:
    """Places of the candidates whose cues touch that of the `i`-th, itself among them."""
    start, end = ordered[i].cue
    for j in range(i, -1, -1):
        if ordered[j].cue[0] <= start - LONGEST_CUE:
            break
        if ordered[j].cue[1] > start:
            yield j
    for j in range(i + 1, len(ordered)):
        if ordered[j].cue[0] >= end:
            break
        yield j


def _logit(p: float) -> float:
    p = min(max(p, 1e-6), 1 - 1e-6)
    return float(np.log(p) - np.log1p(-p))


def _probability(weights: tuple[float, float, float, float], evidence: tuple[float, float, float]) -> float:
    x = sum(w * e for w, e in zip(weights, (*evidence, 1.0), strict=True))
    return float(1 / (1 + np.exp(-np.clip(x, -60, 60))))
