"""Everything that is shown of one matrix, computed once for every export: the order of its evidence, scores, sensitivity, judgements.

A weighing comes in, a `Board` for each matrix goes out. Until somebody has rated and signed it holds the matrix, its drafts and the reason
why nothing is assessed, and no score.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from counterclaim.model.assessment import KeyJudgement
from counterclaim.model.evidence import Item, Rating
from counterclaim.model.hypothesis import Hypothesis
from counterclaim.model.labels import Apart, Cause, Distrust, Question, RatingValue
from counterclaim.weigh.draws import Steadiness, steadiness
from counterclaim.weigh.hindsight import PostMortem, post_mortem
from counterclaim.weigh.linchpins import Linchpins, linchpins
from counterclaim.weigh.matrix import Matrix
from counterclaim.weigh.posterior import Posterior, posterior
from counterclaim.weigh.scores import Assessed, NotAssessed, assess, assess_sheets, diagnosticity, key_judgements
from counterclaim.weigh.sensitivity import Without, distrusting, leave_out, only
from counterclaim.weigh.separate import Separating, all_separating
from counterclaim.weigh.sheet import Row, Sheet, latest, sheets
from counterclaim.weigh.weighing import Weighing


@dataclass(frozen=True, slots=True)
class Shown:
    """One cell: what people gave, the latest of each in the order of names, and the machine's draft."""

    given: tuple[Rating, ...]
    draft: Rating | None

    @property
    def values(self) -> tuple[RatingValue, ...]:
        """The values to show: people's where there are any, else the draft's."""
        rated = self.given or ((self.draft,) if self.draft is not None else ())
        return tuple(dict.fromkeys(rating.value for rating in rated))

    @property
    def signed(self) -> bool:
        """Whether it counts."""
        return bool(self.given) and all(rating.signed for rating in self.given)


@dataclass(frozen=True, slots=True)
class Supposed:
    """What becomes of the matrix if `source` lies, taken `how`; without a source, if only bodies held to be independent count."""

    source: str | None
    how: Distrust | None
    assessed: Assessed | NotAssessed


@dataclass(frozen=True, slots=True)
class Board:
    """One matrix as it is shown: accounts, the one nobody asserts last; evidence that tells them apart, widest first, and the rest."""

    matrix: Matrix
    hypotheses: tuple[Hypothesis, ...]
    telling: tuple[Item, ...]
    folded: tuple[Item, ...]
    assessed: Assessed | NotAssessed
    judgements: tuple[KeyJudgement, ...]
    linchpins: tuple[Linchpins, ...] = ()
    without: tuple[Without, ...] = ()
    steadiness: tuple[Steadiness, ...] = ()
    separating: tuple[Separating, ...] = ()
    posteriors: tuple[Posterior, ...] = ()
    supposed: tuple[Supposed, ...] = ()
    post_mortems: tuple[PostMortem, ...] = ()

    def cell(self, item: str, hypothesis: str) -> Shown:
        """What stands in a cell."""
        ratings = self.matrix.cell(item, hypothesis)
        people = sorted({rating.by for rating in ratings if not rating.draft})
        given = tuple(found for by in people if (found := latest(rating for rating in ratings if rating.by == by)) is not None)
        return Shown(given, next((rating for rating in ratings if rating.draft), None))


def boards(weighed: Weighing, distrusted: Collection[str] = (), independent: Collection[str] = ()) -> tuple[Board, ...]:
    """A board for each matrix; `distrusted` are actors supposed to lie, `independent` those whose word alone is to be looked at."""
    ordered = sorted(weighed.matrices, key=lambda matrix: (list(Question).index(matrix.question), [one.id for one in matrix.hypotheses]))
    return tuple(_board(weighed, matrix, sorted(distrusted), frozenset(independent)) for matrix in ordered)


def _board(weighed: Weighing, matrix: Matrix, distrusted: Sequence[str], independent: frozenset[str]) -> Board:
    filled = tuple(sheet for sheet in sheets(matrix) if sheet.rows)
    telling, folded = _by_width(matrix, filled or (_expected(matrix),))
    assessed = assess(matrix)
    signed = key_judgements(assessed, weighed.assessment.judgements)
    open_ = all_separating(matrix)
    ordered = tuple(sorted(matrix.hypotheses, key=lambda one: (one.cause is Cause.UNKNOWN, one.label.casefold(), one.id)))
    if isinstance(assessed, NotAssessed) or isinstance(signed, NotAssessed):
        return Board(matrix, ordered, telling, folded, assessed, (), separating=open_)
    priors, outcomes = weighed.assessment.priors, weighed.assessment.outcomes
    those = [posterior(sheet, priors, by) for sheet in filled for by in sorted({prior.by for prior in priors})]
    proved = sorted({one.hypothesis for one in outcomes} & set(filled[0].hypotheses))
    return Board(
        matrix=matrix,
        hypotheses=ordered,
        telling=telling,
        folded=folded,
        assessed=assessed,
        judgements=signed,
        linchpins=tuple(one for sheet in filled for one in linchpins(sheet) if one.verdict),
        without=tuple(one for sheet in filled for kind in (Apart.SOURCE, Apart.ORIGIN) for one in leave_out(sheet, kind) if one.changes),
        steadiness=tuple(one for sheet in filled for one in steadiness(sheet)),
        separating=open_,
        posteriors=tuple(one for one in those if isinstance(one, Posterior)),
        supposed=tuple(_supposed(matrix, filled, distrusted, independent)),
        post_mortems=tuple(post_mortem(sheet, outcome) for sheet in filled for outcome in proved),
    )


def _expected(matrix: Matrix) -> Sheet:
    """The matrix as people rated it without signing, and as the machine drafted it where nobody did: it orders items, never accounts."""
    rows = []
    for item in matrix.items:
        given = (matrix.cell(item.id, hypothesis.id) for hypothesis in matrix.hypotheses)
        said = (latest(one for one in ratings if not one.draft) or latest(ratings) for ratings in given)
        rows.append(Row(item, tuple(RatingValue.NA if one is None else one.value for one in said), matrix.roots[item.id]))
    return Sheet("", tuple(hypothesis.id for hypothesis in matrix.hypotheses), tuple(rows))


def _by_width(matrix: Matrix, filled: Iterable[Sheet]) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """Items that tell accounts apart in somebody's sheet, the widest first, and the others by id."""
    width = {row.item.id: 0.0 for sheet in filled for row in sheet.rows}
    for sheet in filled:
        for row in sheet.rows:
            width[row.item.id] = max(width[row.item.id], diagnosticity(row))
    telling = sorted((item for item in matrix.items if width.get(item.id, 0.0) > 0), key=lambda item: (-width[item.id], item.id))
    return tuple(telling), tuple(item for item in matrix.items if width.get(item.id, 0.0) <= 0)


def _supposed(matrix: Matrix, filled: Sequence[Sheet], distrusted: Sequence[str], independent: frozenset[str]) -> Iterable[Supposed]:
    known = {item.source for item in matrix.items}
    for source in distrusted:
        if source in known:
            for how in Distrust:
                yield Supposed(source, how, _again(matrix, [distrusting(sheet, source, how) for sheet in filled]))
    if independent & known:
        yield Supposed(None, None, _again(matrix, [only(sheet, independent) for sheet in filled]))


def _again(matrix: Matrix, supposed: Sequence[Sheet]) -> Assessed | NotAssessed:
    kept = tuple(sheet for sheet in supposed if any(value is not RatingValue.NA for row in sheet.rows for value in row.values))
    return assess_sheets(matrix.question, kept) if kept else NotAssessed("nothing is left to weigh")
