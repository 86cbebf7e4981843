"""Scores side by side, and what they say together once people have rated and signed.

A matrix comes in; `Assessed` goes out, with every person's scores, the bands between them and a verdict on every pair, or `NotAssessed`
with the reason. It never ranks by drafts, never merges two people's ratings into one, and never shows a sum as a probability.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import fsum

from counterclaim.model.assessment import KeyJudgement
from counterclaim.model.labels import Question, Undecided
from counterclaim.weigh.matrix import Matrix
from counterclaim.weigh.pairs import Difference, Pair, pairs
from counterclaim.weigh.scale import inconsistency, likelihood, shrinking, weight
from counterclaim.weigh.sheet import Row, Sheet, sheets


@dataclass(frozen=True, slots=True)
class NotAssessed:
    """Why nothing is said of a matrix, in words."""

    reason: str


@dataclass(frozen=True, slots=True)
class Scores:
    """One person's scores, in the order of `hypotheses`: how many items are inconsistent, and PARC's weighted inconsistency (0: least)."""

    by: str
    hypotheses: tuple[str, ...]
    inconsistent: tuple[int, ...]
    weighted: tuple[float, ...]
    pairs: tuple[Difference, ...]
    unfinished: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """A score as a band: the least and the most that the people who rated give."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two accounts: `better` is the one that the evidence fits less badly in the eyes of all who rated; None: it does not discriminate.

    `why` says why it does not; `by` holds what each person's ratings come to, in the order of names.
    """

    left: str
    right: str
    better: str | None
    why: Undecided | None
    by: tuple[tuple[str, Difference], ...]


@dataclass(frozen=True, slots=True)
class Assessed:
    """A matrix that people rated and signed. `leader` is the account told apart from every other one as fitting less badly, if any is."""

    question: Question
    hypotheses: tuple[str, ...]
    scores: tuple[Scores, ...]
    inconsistent: tuple[Range, ...]
    weighted: tuple[Range, ...]
    comparisons: tuple[Comparison, ...]
    leader: str | None


def assess(matrix: Matrix) -> Assessed | NotAssessed:
    """What the signed ratings of a matrix come to."""
    filled = tuple(sheet for sheet in sheets(matrix) if sheet.rows)
    return not_assessed(matrix, filled) or assess_sheets(matrix.question, filled)


def not_assessed(matrix: Matrix, filled: tuple[Sheet, ...]) -> NotAssessed | None:
    """Why nothing is said of a matrix, of which these sheets have rows; None where it can be assessed."""
    if len(matrix.hypotheses) < 2:
        return NotAssessed("there is no other account that this one excludes")
    if not matrix.items:
        return NotAssessed("there is no evidence")
    if not filled:
        signed = any(rating.signed for given in matrix.ratings.values() for rating in given)
        return NotAssessed("nobody has rated any item against every account" if signed else "nobody has rated and signed")
    return None


def assess_sheets(question: Question, filled: tuple[Sheet, ...], made: Sequence[tuple[Pair, ...]] = ()) -> Assessed:
    """What these sheets of one matrix come to, as it stands or under a supposition; `made` are the `pairs` of each, where they are made."""
    hypotheses = filled[0].hypotheses
    scored = tuple(score(sheet, of) for sheet, of in zip(filled, made or map(pairs, filled), strict=True))
    every = enumerate(combinations(hypotheses, 2))
    comparisons = tuple(compared(left, right, [(one.by, one.pairs[at]) for one in scored]) for at, (left, right) in every)
    return Assessed(
        question,
        hypotheses,
        scored,
        tuple(_range(one.inconsistent[at] for one in scored) for at in range(len(hypotheses))),
        tuple(_range(one.weighted[at] for one in scored) for at in range(len(hypotheses))),
        comparisons,
        leading(hypotheses, comparisons),
    )


def score(sheet: Sheet, made: tuple[Pair, ...] | None = None) -> Scores:
    """One sheet's scores; `pairs` in the order of `itertools.combinations(hypotheses, 2)`; `made` are its `pairs`, where they are made."""
    return Scores(
        sheet.by,
        sheet.hypotheses,
        inconsistent(sheet),
        weighted(sheet),
        tuple(pair.tally.whole for pair in (pairs(sheet) if made is None else made)),
        sheet.unfinished,
    )


def inconsistent(sheet: Sheet) -> tuple[int, ...]:
    """For each hypothesis, how many items are inconsistent with it (I or II)."""
    return tuple(sum(inconsistency(row.values[at]) < 0 for row in sheet.rows) for at in range(len(sheet.hypotheses)))


def weighted(sheet: Sheet) -> tuple[float, ...]:
    """For each hypothesis PARC's weighted inconsistency: points by credibility by relevance, summed; nearest 0 is least inconsistent."""
    heavy = [weight(row.item) for row in sheet.rows]
    return tuple(
        fsum(each * inconsistency(row.values[at]) for each, row in zip(heavy, sheet.rows, strict=True)) + 0.0
        for at in range(len(sheet.hypotheses))
    )


def diagnosticity(row: Row) -> float:
    """How far an item spreads the accounts: the logarithm of the greatest likelihood ratio that it gives any two, NA left out."""
    points = [likelihood(value).point for value in row.rated]
    return shrinking(weight(row.item)) * (max(points) - min(points)) if points else 0.0


def compared(left: str, right: str, by: Iterable[tuple[str, Difference]]) -> Comparison:
    """What people's differences come to: decided only where each is, and all agree."""
    said = tuple(by)
    verdicts = {found.better for _, found in said}
    if len(verdicts) > 1:
        return Comparison(left, right, None, Undecided.PEOPLE, said)
    verdict = verdicts.pop()
    return Comparison(left, right, {1: left, -1: right, 0: None}[verdict], None if verdict else said[0][1].undecided, said)


def leading(hypotheses: Iterable[str], comparisons: Iterable[Comparison]) -> str | None:
    """The account that stands better in every comparison it takes part in."""
    decided = list(comparisons)
    for hypothesis in hypotheses:
        if all(found.better == hypothesis for found in decided if hypothesis in (found.left, found.right)):
            return hypothesis
    return None


def key_judgements(assessed: Assessed | NotAssessed, judgements: Iterable[KeyJudgement]) -> tuple[KeyJudgement, ...]:
    """The signed judgements on the hypotheses of an assessed matrix, by time; none before somebody has rated and signed."""
    if isinstance(assessed, NotAssessed):
        return ()
    of = (judgement for judgement in judgements if judgement.hypothesis in assessed.hypotheses)
    return tuple(sorted(of, key=lambda judgement: (judgement.at.timestamp(), judgement.id)))


def _range(values: Iterable[float]) -> Range:
    those = list(values)
    return Range(min(those), max(those))
