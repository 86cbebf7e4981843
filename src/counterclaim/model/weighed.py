"""A weighing as part of a dossier: accounts, items, findings, all ratings, what was signed, and what the signed ratings come to.

Nothing comes in: these are values, as they are written out. A matrix that nobody rated and signed has a reason and no numbers.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from counterclaim.model.assessment import Assessment
from counterclaim.model.evidence import Finding, Item, Rating, Tie
from counterclaim.model.hypothesis import Hypothesis
from counterclaim.model.labels import Question
from counterclaim.model.sensitivity import Compared, FromPriors, HangsOn, IfSo, PostMortem, Settled, Since, WouldTell


@dataclass(frozen=True, slots=True)
class Cell:
    """All ratings that one item has for one hypothesis, drafts among them."""

    item: str
    hypothesis: str
    ratings: tuple[Rating, ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """One person's scores, in the order of the result's hypotheses; `spread` is how diagnostic each item is, as a log likelihood ratio."""

    by: str
    inconsistent: tuple[int, ...]
    weighted: tuple[float, ...]
    unfinished: tuple[str, ...]
    spread: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class MatrixResult:
    """What is said of one matrix: `not_assessed` with the reason, or scores, comparisons, the account told apart from all, and what hangs
    on what. `separating` are the items that would tell, assessed or not."""

    question: Question
    hypotheses: tuple[str, ...]
    not_assessed: str | None
    scores: tuple[Scored, ...] = ()
    comparisons: tuple[Compared, ...] = ()
    leader: str | None = None
    hangs: tuple[HangsOn, ...] = ()
    supposed: tuple[IfSo, ...] = ()
    posteriors: tuple[FromPriors, ...] = ()
    post_mortems: tuple[PostMortem, ...] = ()
    separating: tuple[WouldTell, ...] = ()


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
    settled: tuple[Settled, ...] = ()
    since: Since | None = None
