"""Hindsight, once a person has marked an outcome: which cells and sources misled, and how good stated likelihoods were.

A sheet or signed judgements and an outcome come in; the cells that spoke against what proved to be so, a Brier score and a table of
calibration go out. It grades nobody: a source that spoke against the outcome here is a fact of this case, not a track record.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum

from counterclaim.model.assessment import ICD203, KeyJudgement, Outcome
from counterclaim.model.hypothesis import Hypothesis
from counterclaim.model.sensitivity import Bin, MisledBy, PostMortem, SourceSpoke
from counterclaim.weigh.matrix import exclusive
from counterclaim.weigh.pairs import shares
from counterclaim.weigh.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Stated:
    """A likelihood in percent that somebody stated, as an interval, and whether it came to be so."""

    id: str
    by: str
    low: float
    high: float
    came: bool

    @property
    def middle(self) -> float:
        """The interval's middle, as a probability."""
        return (self.low + self.high) / 200


@dataclass(frozen=True, slots=True)
class Brier:
    """The mean squared error of stated probabilities (0 best, 0.25 always saying even chances, 1 worst): at the middles of the intervals,
    and at their kindest and unkindest ends."""

    score: float
    low: float
    high: float
    count: int


def post_mortem(sheet: Sheet, outcome: str) -> PostMortem:
    """Which cells spoke against `outcome`, the worst first, and how each source's items spoke. Raises ValueError where it is unknown."""
    if outcome not in sheet.hypotheses:
        raise ValueError(f"{outcome} is not among the accounts of this matrix")
    others = [hypothesis for hypothesis in sheet.hypotheses if hypothesis != outcome]
    found = [(share, other) for other in others for share in shares(sheet, outcome, other)]
    misled = [
        MisledBy(share.item, share.source, other, share.weighted, share.ratio.point)
        for share, other in found
        if share.weighted < 0 or share.ratio.point < 0
    ]
    by_source: dict[str, list[float]] = {}
    for share, _ in found:
        if share.source is not None:
            by_source.setdefault(share.source, []).append(share.weighted)
    sources = tuple(
        SourceSpoke(source, fsum(p for p in points if p > 0), -fsum(p for p in points if p < 0) + 0.0)
        for source, points in sorted(by_source.items())
    )
    order = sorted(misled, key=lambda one: (one.weighted, one.ratio, one.item, one.instead))
    return PostMortem(sheet.by, outcome, tuple(order), sources)


def stated(judgements: Iterable[KeyJudgement], outcomes: Iterable[Outcome], hypotheses: Iterable[Hypothesis]) -> tuple[Stated, ...]:
    """The key judgements that an outcome has settled: signed before it was marked, on the hypothesis that proved so or one it excludes."""
    known = {hypothesis.id: hypothesis for hypothesis in hypotheses}
    marked: dict[tuple[str, str], Outcome] = {}
    for outcome in sorted(outcomes, key=lambda outcome: (outcome.at.timestamp(), outcome.hypothesis)):
        if outcome.hypothesis in known:
            marked[outcome.question, known[outcome.hypothesis].event or ""] = outcome
    settled = []
    for judgement in judgements:
        judged = known.get(judgement.hypothesis)
        end = marked.get((judgement.question, judged.event or "")) if judged else None
        if judged is None or end is None or judgement.at >= end.at:
            continue
        if judged.id == end.hypothesis or exclusive(judged, known[end.hypothesis]):
            settled.append(Stated(judgement.id, judgement.by, judgement.low, judgement.high, judged.id == end.hypothesis))
    return tuple(sorted(settled, key=lambda one: one.id))


def brier(those: Iterable[Stated]) -> Brier | None:
    """The score of what was stated ("Verification of Forecasts Expressed in Terms of Probability", Monthly Weather Review 78, 1950)."""
    found = sorted(those, key=lambda one: one.id)
    if not found:
        return None
    ends = [sorted((((one.low / 100) - one.came) ** 2, ((one.high / 100) - one.came) ** 2)) for one in found]
    middles = fsum((one.middle - one.came) ** 2 for one in found)
    return Brier(middles / len(found), fsum(e[0] for e in ends) / len(found), fsum(e[1] for e in ends) / len(found), len(found))


def calibration(those: Iterable[Stated]) -> tuple[Bin, ...]:
    """What was stated, by the interval of ICD 203 in which its middle lies; empty ones are left out, 0 and 100 belong to the outermost."""
    bins: dict[tuple[int, int], list[Stated]] = {}
    for one in sorted(those, key=lambda one: one.id):
        middle = one.middle * 100
        bounds = next((low, high) for low, high in ICD203 if middle < high or high == ICD203[-1][1])
        bins.setdefault(bounds, []).append(one)
    return tuple(
        Bin(low, high, len(held), fsum(one.middle for one in held) / len(held), sum(one.came for one in held) / len(held))
        for (low, high), held in sorted(bins.items())
    )
