"""Judgements: what a person decided about what the machine read. They are an argument of `assemble`, never a patch of a record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counterclaim.model.actor import Actor
from counterclaim.model.claim import Claim
from counterclaim.model.labels import JudgementKind
from counterclaim.model.span import Span


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision: about what (`target`, an id), by whom, when (aware) and why; `undone` is when it was taken back.

    `other` is the second id where two things are joined, kept apart or pinned together; `spans` are the words that are right instead, by
    `part` ('source', 'cue', 'content'); `labels` the labels that are right, by name ('act', 'role', 'polarity', 'actor').
    `claim` is the claim as it stood when it was judged, or the one that was missed, with the `actors` that it names: a later reading finds
    it again by its words.
    """

    id: str
    kind: JudgementKind
    target: str
    by: str
    at: datetime
    why: str = ""
    other: str | None = None
    labels: tuple[tuple[str, str], ...] = ()
    spans: tuple[tuple[str, Span], ...] = ()
    claim: Claim | None = None
    actors: tuple[Actor, ...] = ()
    undone: datetime | None = None

    def __post_init__(self) -> None:
        if not self.by:
            raise ValueError("a judgement names who judged")
        if self.at.tzinfo is None or (self.undone is not None and self.undone.tzinfo is None):
            raise ValueError("the times of a judgement carry their zone")
