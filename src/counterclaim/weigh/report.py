"""Everything that is shown of one question, computed once for every export: the order of its evidence, scores, sensitivity, judgements.

A weighing comes in, a `Board` for each question goes out. Until somebody has rated and signed it holds the matrices, their drafts and the
reason why nothing is assessed, and no score.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from counterclaim.model.evidence import Item, Rating
from counterclaim.model.hypothesis import Hypothesis
from counterclaim.model.labels import Cause, HypothesisRelation, Question, RatingValue
from counterclaim.weigh.matrix import Matrix
from counterclaim.weigh.scores import Assessed, NotAssessed, diagnosticity
from counterclaim.weigh.separate import Separating, all_separating
from counterclaim.weigh.sheet import Row as Filled
from counterclaim.weigh.sheet import Sheet, latest
from counterclaim.weigh.verdict import Verdict, verdict
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
class Row:
    """One account of a board, and under how many wider ones it stands: a branch follows its group."""

    hypothesis: Hypothesis
    depth: int


@dataclass(frozen=True, slots=True)
class Board:
    """All matrices of one question as one sheet: accounts, the one nobody asserts last; what tells them apart, widest first, and the rest.

    A branch and its group stand on one sheet and are never compared: each set of accounts that exclude each other has its own verdict.
    """

    question: Question
    rows: tuple[Row, ...]
    telling: tuple[Item, ...]
    folded: tuple[Item, ...]
    verdicts: tuple[Verdict, ...]
    separating: tuple[Separating, ...]

    @property
    def hypotheses(self) -> tuple[Hypothesis, ...]:
        """The accounts in the order of the rows."""
        return tuple(row.hypothesis for row in self.rows)

    @property
    def assessed(self) -> tuple[Verdict, ...]:
        """The verdicts that people's signed ratings give."""
        return tuple(one for one in self.verdicts if isinstance(one.assessed, Assessed))

    @property
    def reason(self) -> str | None:
        """Why nothing is assessed; None where something is."""
        reasons = [one.assessed.reason for one in self.verdicts if isinstance(one.assessed, NotAssessed)]
        return reasons[0] if len(reasons) == len(self.verdicts) else None

    def cell(self, item: str, hypothesis: str) -> Shown:
        """What stands in a cell."""
        ratings = next((cell for one in self.verdicts if (cell := one.matrix.cell(item, hypothesis))), ())
        people = sorted({rating.by for rating in ratings if not rating.draft})
        given = tuple(found for by in people if (found := latest(rating for rating in ratings if rating.by == by)) is not None)
        return Shown(given, next((rating for rating in ratings if rating.draft), None))


def boards(weighed: Weighing, distrusted: Collection[str] = (), independent: Collection[str] = ()) -> tuple[Board, ...]:
    """A board for each question; `distrusted` are actors supposed to lie, `independent` those whose word alone is to be looked at."""
    made = [verdict(weighed, matrix, sorted(distrusted), frozenset(independent)) for matrix in weighed.matrices]
    by_question = {question: tuple(one for one in made if one.matrix.question is question) for question in Question}
    return tuple(_board(question, those) for question, those in by_question.items() if those)


def _board(question: Question, those: tuple[Verdict, ...]) -> Board:
    width: dict[str, float] = {}
    items: dict[str, Item] = {}
    for one in those:
        items |= {item.id: item for item in one.matrix.items}
        for sheet in one.sheets or (_expected(one.matrix),):
            for row in sheet.rows:
                width[row.item.id] = max(width.get(row.item.id, 0.0), diagnosticity(row))
    telling = sorted((item for item in items.values() if width.get(item.id, 0.0) > 0), key=lambda item: (-width[item.id], item.id))
    folded = (items[key] for key in sorted(items) if width.get(key, 0.0) <= 0)
    hypotheses = {one.id: one for each in those for one in each.matrix.hypotheses}
    open_ = dict.fromkeys(one for each in those for one in all_separating(each.matrix))
    return Board(question, tuple(_rows(hypotheses)), tuple(telling), tuple(folded), _each_judged_once(those), tuple(open_))


def _rows(hypotheses: dict[str, Hypothesis]) -> Iterable[Row]:
    """Accounts by label, each behind the one that it refines."""

    def path(one: Hypothesis) -> tuple[Hypothesis, ...]:
        chain = [one]
        while True:
            wider = [key for key in chain[-1].related(HypothesisRelation.REFINES) if key in hypotheses]
            if not wider or hypotheses[wider[0]] in chain:
                return tuple(reversed(chain))
            chain.append(hypotheses[wider[0]])

    paths = {key: path(one) for key, one in hypotheses.items()}

    def order(one: Hypothesis) -> tuple[bool, tuple[tuple[str, str], ...]]:
        return one.cause is Cause.UNKNOWN, tuple((step.label.casefold(), step.id) for step in paths[one.id])

    return (Row(one, len(paths[one.id]) - 1) for one in sorted(hypotheses.values(), key=order))


def _each_judged_once(those: tuple[Verdict, ...]) -> tuple[Verdict, ...]:
    """The verdicts with each key judgement only in the first that it belongs to."""
    seen: set[str] = set()
    made = []
    for one in those:
        made.append(replace(one, judgements=tuple(judgement for judgement in one.judgements if judgement.id not in seen)))
        seen |= {judgement.id for judgement in one.judgements}
    return tuple(made)


def _expected(matrix: Matrix) -> Sheet:
    """The matrix as people rated it without signing, and as the machine drafted it where nobody did: it orders items, never accounts."""
    rows = []
    for item in matrix.items:
        given = (matrix.cell(item.id, hypothesis.id) for hypothesis in matrix.hypotheses)
        said = (latest(one for one in ratings if not one.draft) or latest(ratings) for ratings in given)
        rows.append(Filled(item, tuple(RatingValue.NA if one is None else one.value for one in said), matrix.roots[item.id]))
    return Sheet("", tuple(hypothesis.id for hypothesis in matrix.hypotheses), tuple(rows))
