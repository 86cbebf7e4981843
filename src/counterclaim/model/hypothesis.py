"""Hypotheses: complete accounts of an event, each an answer to one question.

A hypothesis says what would have to be so; that somebody asserts it is told by claims, that it is so by nothing here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counterclaim.model.labels import Cause, HypothesisRelation, Question, Role
from counterclaim.model.link import MACHINE


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One account: a cause and, as `roles`, (actor id, role) of who filled which part, at the level at which it was said.

    `relations` are (relation, id of the other hypothesis); `asserted_by` and `denied_by` are ids of claims. `by` is 'machine' where it was
    proposed from the ledger, else the person who added it; `at` is when it was added, or first put forward by a document (None: not known).
    `retired` is when a person withdrew it.
    """

    id: str
    question: Question
    label: str
    cause: Cause
    roles: tuple[tuple[str, Role], ...] = ()
    event: str | None = None
    relations: tuple[tuple[HypothesisRelation, str], ...] = ()
    asserted_by: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    by: str = MACHINE
    at: datetime | None = None
    retired: datetime | None = None

    def __post_init__(self) -> None:
        if self.id in self.related(*HypothesisRelation):
            raise ValueError(f"hypothesis {self.id} stands in a relation to itself")

    def related(self, *kinds: HypothesisRelation) -> tuple[str, ...]:
        """Ids of the hypotheses to which this one stands in one of these relations, sorted."""
        return tuple(sorted({other for kind, other in self.relations if kind in kinds}))
