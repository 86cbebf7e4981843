"""What one matrix comes to once people have rated and signed: scores, judgements, what the order hangs on, and what it would be otherwise.

A weighing and one of its matrices come in, a `Verdict` goes out; where nobody has rated and signed it holds the reason and nothing else. It
computes nothing by itself: it asks the modules of the scores.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.model.assessment import KeyJudgement
from counterclaim.model.labels import Apart, Distrust, RatingValue
from counterclaim.model.sensitivity import Linchpins, PostMortem, Steadiness
from counterclaim.weigh.draws import steadiness
from counterclaim.weigh.hindsight import post_mortem
from counterclaim.weigh.linchpins import linchpins
from counterclaim.weigh.matrix import Matrix
from counterclaim.weigh.pairs import Pair, pairs
from counterclaim.weigh.posterior import Posterior, posterior
from counterclaim.weigh.scores import Assessed, NotAssessed, assess_sheets, key_judgements, not_assessed
from counterclaim.weigh.sensitivity import Without, distrusting, leave_out, only
from counterclaim.weigh.sheet import Sheet, sheets
from counterclaim.weigh.weighing import Weighing


@dataclass(frozen=True, slots=True)
class Supposed:
    """What becomes of the matrix if `source` lies, taken `how` (None: nothing comes from it); without a source, if only bodies held to be
    independent count."""

    source: str | None
    how: Distrust | None
    assessed: Assessed | NotAssessed


@dataclass(frozen=True, slots=True)
class Hangs:
    """What the order of the accounts hangs on, as one person rates."""

    by: str
    linchpins: tuple[Linchpins, ...]
    without: tuple[Without, ...]
    steadiness: tuple[Steadiness, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one matrix comes to: its scores and what they hang on, or the reason why nothing is assessed; `sheets` are those with rows."""

    matrix: Matrix
    assessed: Assessed | NotAssessed
    sheets: tuple[Sheet, ...] = ()
    judgements: tuple[KeyJudgement, ...] = ()
    hangs: tuple[Hangs, ...] = ()
    posteriors: tuple[Posterior, ...] = ()
    supposed: tuple[Supposed, ...] = ()
    post_mortems: tuple[PostMortem, ...] = ()


def verdict(weighed: Weighing, matrix: Matrix, distrusted: Sequence[str], independent: frozenset[str]) -> Verdict:
    """What a matrix comes to; `distrusted` are supposed to lie, `independent` to be the only ones whose word counts."""
    filled = tuple(sheet for sheet in sheets(matrix) if sheet.rows)
    missing = not_assessed(matrix, filled)
    if missing is not None:
        return Verdict(matrix, missing, filled)
    summed = [pairs(sheet) for sheet in filled]
    assessed = assess_sheets(matrix.question, filled, summed)
    signed = weighed.assessment
    those = [posterior(sheet, signed.priors, by) for sheet in filled for by in sorted({prior.by for prior in signed.priors})]
    proved = sorted({one.hypothesis for one in signed.outcomes} & set(assessed.hypotheses))
    return Verdict(
        matrix=matrix,
        assessed=assessed,
        sheets=filled,
        judgements=key_judgements(assessed, signed.judgements),
        hangs=tuple(_hangs(sheet, made) for sheet, made in zip(filled, summed, strict=True)),
        posteriors=tuple(one for one in those if isinstance(one, Posterior)),
        supposed=tuple(_supposed(matrix, filled, distrusted, independent, weighed.through)),
        post_mortems=tuple(post_mortem(sheet, outcome) for sheet in filled for outcome in proved),
    )


def _hangs(sheet: Sheet, made: tuple[Pair, ...]) -> Hangs:
    """Only what matters: linchpins of verdicts, and what changes one when it is left out."""
    return Hangs(
        sheet.by,
        tuple(one for one in linchpins(sheet, Apart.ITEM, made) if one.verdict),
        tuple(one for kind in Apart for one in leave_out(sheet, kind, made) if one.changes),
        steadiness(sheet, made=made),
    )


def _supposed(
    matrix: Matrix,
    filled: Sequence[Sheet],
    distrusted: Sequence[str],
    independent: frozenset[str],
    through: Mapping[str, frozenset[str]],
) -> Iterable[Supposed]:
    known = {item.source for item in matrix.items}
    for source in distrusted:
        relayed = {item.id for item in matrix.items if source in through.get(item.id, ())}
        if source not in known and not relayed:
            yield Supposed(source, None, NotAssessed("nothing here comes from it"))
        for how in Distrust if source in known or relayed else ():
            yield Supposed(source, how, _again(matrix, [distrusting(sheet, source, how, relayed) for sheet in filled]))
    if independent & known:
        yield Supposed(None, None, _again(matrix, [only(sheet, independent) for sheet in filled]))


def _again(matrix: Matrix, supposed: Sequence[Sheet]) -> Assessed | NotAssessed:
    kept = tuple(sheet for sheet in supposed if any(value is not RatingValue.NA for row in sheet.rows for value in row.values))
    return assess_sheets(matrix.question, kept) if kept else NotAssessed("nothing is left to weigh")
