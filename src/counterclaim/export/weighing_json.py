"""A dossier with its weighing, for JSON.

A dossier and a weighing come in, the dossier that carries both goes out. It scores only what people rated and signed.
"""

from __future__ import annotations

from dataclasses import replace

from counterclaim.model.record import Dossier
from counterclaim.model.weighed import Cell, Compared, MatrixResult, Scored, Weighed
from counterclaim.weigh.matrix import Matrix, one_for_each_origin
from counterclaim.weigh.scores import NotAssessed, assess
from counterclaim.weigh.weighing import Weighing


def with_weighing(dossier: Dossier, weighing: Weighing) -> Dossier:
    """The dossier with hypotheses, evidence and assessment."""
    items, stands_for = one_for_each_origin(weighing.items)
    of = {copy: key for key, copies in stands_for.items() for copy in copies}
    cells = tuple(Cell(of[item], hypothesis, given) for (item, hypothesis), given in sorted(weighing.docket.ratings.items()))
    results = tuple(map(_result, weighing.matrices))
    weighed = Weighed(weighing.hypotheses, items, weighing.findings, cells, weighing.assessment, results, weighing.ties)
    return replace(dossier, weighed=weighed)


def _result(matrix: Matrix) -> MatrixResult:
    ids = tuple(hypothesis.id for hypothesis in matrix.hypotheses)
    found = assess(matrix)
    if isinstance(found, NotAssessed):
        return MatrixResult(matrix.question, ids, found.reason)
    return MatrixResult(
        question=matrix.question,
        hypotheses=ids,
        not_assessed=None,
        scores=tuple(Scored(one.by, one.inconsistent, one.weighted, one.unfinished) for one in found.scores),
        comparisons=tuple(Compared(one.left, one.right, one.better, one.why) for one in found.comparisons),
        leader=found.leader,
    )
