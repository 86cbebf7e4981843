"""Assessments: what people typed and signed about hypotheses: priors, key judgements, and in the end what proved to be so.

Likelihood is stored as an interval with its scale, never as a word, and apart from confidence. Nothing here comes from the machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counterclaim.model.labels import AnalyticConfidence, LikelihoodScale, Question
from counterclaim.model.link import MACHINE

ICD203 = ((1, 5), (5, 20), (20, 45), (45, 55), (55, 80), (80, 95), (95, 99))
"""The intervals of ICD 203 in percent, from 'almost no chance' to 'almost certain'."""


@dataclass(frozen=True, slots=True)
class Prior:
    """How probable a person takes a hypothesis to be before this evidence, in (0, 1]."""

    hypothesis: str
    probability: float
    by: str
    at: datetime
    why: str = ""

    def __post_init__(self) -> None:
        _by_a_person(self.by, self.at)
        if not 0 < self.probability <= 1:
            raise ValueError(f"{self.probability} is no prior probability")


@dataclass(frozen=True, slots=True)
class KeyJudgement:
    """What a person signs about a hypothesis: how likely in percent, on which scale, and how well founded that is.

    `alternatives` are ids of hypotheses, `linchpins` ids of items, `gaps` what is not known, in words.
    """

    id: str
    question: Question
    hypothesis: str
    low: int
    high: int
    scale: LikelihoodScale
    confidence: AnalyticConfidence
    by: str
    at: datetime
    why: str = ""
    alternatives: tuple[str, ...] = ()
    linchpins: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _by_a_person(self.by, self.at)
        if not 0 <= self.low <= self.high <= 100:
            raise ValueError(f"{self.low} to {self.high} percent is no likelihood")
        if self.scale is LikelihoodScale.ICD203 and (self.low, self.high) not in ICD203:
            raise ValueError(f"{self.low} to {self.high} percent is no interval of ICD 203")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a person marks as having proved to be so: of one question, this hypothesis."""

    question: Question
    hypothesis: str
    by: str
    at: datetime
    why: str = ""

    def __post_init__(self) -> None:
        _by_a_person(self.by, self.at)


@dataclass(frozen=True, slots=True)
class Assessment:
    """All that people typed and signed about one event."""

    judgements: tuple[KeyJudgement, ...] = ()
    priors: tuple[Prior, ...] = ()
    outcomes: tuple[Outcome, ...] = ()


def _by_a_person(by: str, at: datetime) -> None:
    if not by or by == MACHINE:
        raise ValueError("only a person judges")
    if at.tzinfo is None:
        raise ValueError(f"the time of what {by} judged carries no zone")
