"""Evidence: items weighed against hypotheses, the findings some of them rest on, and what people and the machine make of them.

An item leads to exact words wherever it was read; a rating always names who rated, and one by the machine is a draft.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counterclaim.model.labels import Credibility, ItemKind, Level, RatingValue, Reliability
from counterclaim.model.link import MACHINE
from counterclaim.model.reason import Reason
from counterclaim.model.span import Span


@dataclass(frozen=True, slots=True)
class Grade:
    """What is thought of an item's source and of what it gives: two independent axes. F and 6 say that it cannot be judged."""

    reliability: Reliability = Reliability.F
    credibility: Credibility = Credibility.CANNOT_BE_JUDGED
    by: str = MACHINE
    why: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """An observation (exhibit, measurement, court record): what was found, on what `basis`, by which actor (`source`), where it is told.

    `by` and `at` say who entered it here and when; a finding that nobody entered was read in `spans`.
    """

    id: str
    text: str
    basis: str
    source: str | None = None
    spans: tuple[Span, ...] = ()
    by: str = MACHINE
    at: datetime | None = None

    def __post_init__(self) -> None:
        if not self.basis:
            raise ValueError(f"finding {self.id} has no basis")
        if self.by == MACHINE and not self.spans:
            raise ValueError(f"finding {self.id} has neither words nor a person who entered it")


@dataclass(frozen=True, slots=True, order=True)
class Tie:
    """Two origins that nobody has shown to be distinct, the lesser id first; by whom they are tied, and why, in words."""

    left: str
    right: str
    by: str = MACHINE
    why: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of evidence: a claim as something that was said, a toll, a finding, or an absence.

    `origin` is the root on which it rests: items of one kind and origin are copies and weigh as one. `source` is the actor it comes from,
    `known` when it became known. `credibility` and `relevance` are a person's; None: taken from the grade, or medium.
    """

    id: str
    kind: ItemKind
    claim: str | None = None
    figure: str | None = None
    finding: str | None = None
    origin: str | None = None
    source: str | None = None
    label: str = ""
    spans: tuple[Span, ...] = ()
    grade: Grade | None = None
    credibility: Level | None = None
    relevance: Level | None = None
    known: datetime | None = None

    def __post_init__(self) -> None:
        if self.kind is ItemKind.SAID and self.claim is None:
            raise ValueError(f"item {self.id} was said by no claim")
        if self.kind is ItemKind.FIGURE and self.figure is None:
            raise ValueError(f"item {self.id} names no figure")
        if self.kind is ItemKind.FINDING and self.finding is None:
            raise ValueError(f"item {self.id} names no finding")


@dataclass(frozen=True, slots=True)
class Rating:
    """How one item fits one hypothesis, by whom, when (aware; None only for the machine's drafts) and why.

    Only what a person `signed` is ever counted; the machine cannot sign.
    """

    value: RatingValue
    by: str = MACHINE
    at: datetime | None = None
    why: str = ""
    reasons: tuple[Reason, ...] = ()
    signed: bool = False

    def __post_init__(self) -> None:
        if not self.by:
            raise ValueError("a rating names who rated")
        if self.by == MACHINE and self.signed:
            raise ValueError("the machine signs no rating")
        if self.by != MACHINE and (self.at is None or self.at.tzinfo is None):
            raise ValueError(f"the rating by {self.by} carries no time with its zone")

    @property
    def draft(self) -> bool:
        """Whether it is the machine's."""
        return self.by == MACHINE
