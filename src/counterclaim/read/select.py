"""Selection: from candidate cues with their parts to the attributions that stand together.

Scored candidates come in, the outermost claims go out, each with its probability. No text is known here, only words by number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from counterclaim.read.artifact import Calibration
from counterclaim.read.decode import Candidate, Parts

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """One candidate in words of the document.

    `evidence`: logit of the cue layer's probability, logit of the second pass, log probability of source and content.
    """

    cue: Range
    source: Range | None
    content: tuple[Range, ...]
    evidence: tuple[float, float, float]

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
    return Found((candidate.start, candidate.end), source, content, (_logit(candidate.marginal), second, parts.log_probability))


def outermost(candidates: Sequence[Found], calibration: Calibration) -> list[Found]:
    """The claims kept: likeliest first, none below the threshold, no cue touching another's or standing inside another's content."""
    likely = [(claim.cue_probability(calibration), claim) for claim in candidates]
    kept: list[Found] = []
    for probability, claim in sorted(likely, key=lambda item: (-item[0], item[1].cue)):
        if probability >= calibration.threshold and not any(_clash(claim, other) for other in kept):
            kept.append(claim)
    return sorted(kept, key=lambda claim: claim.cue)


def _clash(claim: Found, other: Found) -> bool:
    return _touch(claim.cue, other.cue) or any(_touch(claim.cue, part) for part in other.content)


def _touch(a: Range, b: Range) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _logit(p: float) -> float:
    p = min(max(p, 1e-6), 1 - 1e-6)
    return float(np.log(p) - np.log1p(-p))


def _probability(weights: tuple[float, float, float, float], evidence: tuple[float, float, float]) -> float:
    x = sum(w * e for w, e in zip(weights, (*evidence, 1.0), strict=True))
    return float(1 / (1 + np.exp(-np.clip(x, -60, 60))))
