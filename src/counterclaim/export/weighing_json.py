"""A dossier with its weighing, for JSON: accounts, evidence with all ratings, and what the signed ones come to and hang on.

A dossier and a weighing come in, the dossier that carries both goes out. It scores only what people rated and signed, and tells nothing
that the page does not show.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from counterclaim.model import sensitivity as out
from counterclaim.model.record import Dossier
from counterclaim.model.weighed import Cell, MatrixResult, Scored, Weighed
from counterclaim.weigh.hindsight import Stated, brier, calibration, stated
from counterclaim.weigh.matrix import one_for_each_origin
from counterclaim.weigh.pairs import Difference
from counterclaim.weigh.posterior import Posterior
from counterclaim.weigh.scores import Assessed, Comparison, NotAssessed, diagnosticity
from counterclaim.weigh.sensitivity import Without
from counterclaim.weigh.separate import Separating, all_separating
from counterclaim.weigh.verdict import Hangs, Supposed, Verdict, verdict
from counterclaim.weigh.weighing import Weighing


def with_weighing(dossier: Dossier, weighing: Weighing, distrusted: Collection[str] = ()) -> Dossier:
    """The dossier with hypotheses, evidence and assessment; `distrusted` are actors supposed to lie."""
    items, stands_for = one_for_each_origin(weighing.items)
    of = {copy: key for key, copies in stands_for.items() for copy in copies}
    signed = weighing.assessment
    judged = stated(signed.judgements, signed.outcomes, weighing.hypotheses)
    verdicts = (verdict(weighing, matrix, sorted(distrusted), frozenset(weighing.independent)) for matrix in weighing.matrices)
    weighed = Weighed(
        hypotheses=weighing.hypotheses,
        items=items,
        findings=weighing.findings,
        cells=tuple(Cell(of[item], hypothesis, given) for (item, hypothesis), given in sorted(weighing.docket.ratings.items())),
        assessment=signed,
        results=tuple(map(_result, verdicts)),
        ties=weighing.ties,
        settled=(*_settled("judgement", judged), *_settled("forecast", weighing.forecasts)),
        since=_since(weighing),
    )
    return replace(dossier, weighed=weighed)


def _result(found: Verdict) -> MatrixResult:
    matrix, assessed = found.matrix, found.assessed
    ids = tuple(hypothesis.id for hypothesis in matrix.hypotheses)
    separating = tuple(map(_would_tell, all_separating(matrix)))
    if isinstance(assessed, NotAssessed):
        return MatrixResult(matrix.question, ids, assessed.reason, separating=separating)
    spread = {sheet.by: tuple((row.item.id, diagnosticity(row)) for row in sheet.rows) for sheet in found.sheets}
    return MatrixResult(
        question=matrix.question,
        hypotheses=ids,
        not_assessed=None,
        scores=tuple(Scored(one.by, one.inconsistent, one.weighted, one.unfinished, spread[one.by]) for one in assessed.scores),
        comparisons=_compared(assessed.comparisons),
        leader=assessed.leader,
        hangs=tuple(map(_hangs, found.hangs)),
        supposed=tuple(map(_if_so, found.supposed)),
        posteriors=tuple(map(_from_priors, found.posteriors)),
        post_mortems=found.post_mortems,
        separating=separating,
    )


def _compared(those: Iterable[Comparison]) -> tuple[out.Compared, ...]:
    return tuple(out.Compared(one.left, one.right, one.better, one.why, tuple(_judged(*each) for each in one.by)) for one in those)


def _judged(by: str, found: Difference) -> out.Judged:
    return out.Judged(by, found.weighted, found.most, found.ratio.low, found.ratio.point, found.ratio.high)


def _hangs(found: Hangs) -> out.HangsOn:
    return out.HangsOn(found.by, found.linchpins, tuple(map(_left_out, found.without)), found.steadiness)


def _left_out(found: Without) -> out.LeftOut:
    changes = []
    for one in found.changes:
        better = {1: one.left, -1: one.right, 0: None}
        changes.append(out.Turned(one.left, one.right, better[one.before.better], better[one.after.better]))
    return out.LeftOut(found.kind, found.left_out, found.items, found.weighted, found.leader, tuple(changes))


def _if_so(found: Supposed) -> out.IfSo:
    if isinstance(found.assessed, Assessed):
        return out.IfSo(found.source, found.how, None, found.assessed.leader, _compared(found.assessed.comparisons))
    return out.IfSo(found.source, found.how, found.assessed.reason)


def _from_priors(found: Posterior) -> out.FromPriors:
    low, point, high = (tuple(getattr(band, end) for band in found.probabilities) for end in ("low", "point", "high"))
    return out.FromPriors(found.ratings_by, found.priors_by, found.hypotheses, found.priors, low, point, high, found.left_out)


def _would_tell(found: Separating) -> out.WouldTell:
    return out.WouldTell(found.item.id, found.left, found.right, *found.expected, found.gain, found.looked)


def _settled(what: str, those: Sequence[Stated]) -> tuple[out.Settled, ...]:
    score = brier(those)
    if score is None:
        return ()
    return (out.Settled(what, score.count, score.score, score.low, score.high, calibration(those)),)


def _since(weighing: Weighing) -> out.Since | None:
    course = weighing.course
    if weighing.as_of is None or course is None:
        return None
    movements = (
        out.Moves(one.question, one.by, one.left, one.right, one.before.weighted, one.after.weighted, one.moved) for one in course.movements
    )
    return out.Since(weighing.as_of, course.added, course.retired, course.known, tuple(movements))
