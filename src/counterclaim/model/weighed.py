"""A weighing as part of a dossier: accounts, items, findings, all ratings, what was signed, and what the signed ratings come to.

Nothing comes in: these are values, as they are written out. A matrix that nobody rated and signed has a reason and no numbers.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from counterclaim.model.assessment import Assessment
from counterclaim.model.evidence import Finding, Item, Rating, Tie
from counterclaim.model.hypothesis import Hypothesis
from counterclaim.model.labels import Question, Undecided


@dataclass(frozen=True, slots=True)
class Cell:
    """All ratings that one item has for one hypothesis, drafts among them."""

    item: str
    hypothesis: str
    ratings: tuple[Rating, ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """One person's scores, in the order of the result's hypotheses."""

    by: str
    inconsistent: tuple[int, ...]
    weighted: tuple[float, ...]
    unfinished: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two hypotheses: the better fitting one, or None and why the evidence does not discriminate between them."""

    left: str
    right: str
    better: str | None
    why: Undecided | None


@dataclass(frozen=True, slots=True)
class MatrixResult:
    """What is said of one matrix: `not_assessed` with the reason, or scores, comparisons and the account told apart from all."""

    question: Question
    hypotheses: tuple[str, ...]
    not_assessed: str | None
    scores: tuple[Scored, ...] = ()
    comparisons: tuple[Compared, ...] = ()
    leader: str | None = None


@dataclass(frozen=True, slots=True)
class Weighed:
    """All of it, each kind sorted by id."""

    hypotheses: tuple[Hypothesis, ...] = ()
    items: tuple[Item, ...] = ()
    findings: tuple[Finding, ...] = ()
    cells: tuple[Cell, ...] = ()
    assessment: Assessment = field(default_factory=Assessment)
    results: tuple[MatrixResult, ...] = ()
    ties: tuple[Tie, ...] = ()
