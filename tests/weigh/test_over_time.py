"""The docket as of a date, what moved it, and what is seen of it once an outcome is marked."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from counterclaim.model.assessment import KeyJudgement, Outcome
from counterclaim.model.labels import AnalyticConfidence, LikelihoodScale, Question
from counterclaim.model.sensitivity import MisledBy, SourceSpoke
from counterclaim.weigh.hindsight import Bin, Brier, Stated, brier, calibration, post_mortem, stated
from counterclaim.weigh.matrix import Docket
from counterclaim.weigh.overtime import Moved, as_of, course
from dockets import DAY, PEOPLE, accounts, docket, finding, matrix, sheet, signed


def day(number: int) -> datetime:
    return DAY + timedelta(days=number)


def changing() -> Docket:
    """A second finding on day 2; on day 4 the first is rated anew; a third account from day 3 to day 5."""
    blast, leak, storm = accounts("blast", "leak", "storm")
    ratings = {
        (item, name): (signed(value, days=at),)
        for item, at, values in (("i1", 0, "II C C"), ("i2", 2, "II C C"))
        for name, value in zip(("blast", "leak", "storm"), values.split(), strict=True)
    }
    ratings["i1", "blast"] += (signed("I", days=4),)
    return Docket(
        (blast, leak, replace(storm, by=PEOPLE[0], at=day(3), retired=day(5))),
        (finding("i1", known=day(0)), finding("i2", known=day(2))),
        ratings,
    )


def test_the_matrix_is_as_it_was_on_that_day() -> None:
    found = [as_of(changing(), day(at)) for at in range(6)]
    assert [[h.id for h in one.hypotheses if h.retired is None] for one in found] == [
        *[["blast", "leak"]] * 3,
        *[["blast", "leak", "storm"]] * 2,
        ["blast", "leak"],
    ]
    assert [sheet(one).rows[0].values[0].value for one in found] == ["II"] * 4 + ["I"] * 2
    assert [len(matrix(one).items) for one in found] == [1, 1, 2, 2, 2, 2]
    with pytest.raises(ValueError, match="no zone"):
        as_of(changing(), day(0).replace(tzinfo=None))


def test_what_moved_two_accounts_is_listed_item_by_item() -> None:
    found = course(as_of(changing(), day(1)), as_of(changing(), day(4)))
    assert (found.added, found.retired, found.known) == (("storm",), (), ("i2",))
    (first, *_) = found.movements
    assert (first.left, first.right, first.before.weighted, first.after.weighted) == ("blast", "leak", -2.0, -3.0)
    assert first.moved == (Moved("i2", 0.0, -2.0), Moved("i1", -2.0, -1.0))
    assert course(as_of(changing(), day(4)), as_of(changing(), day(6))).retired == ("storm",)


def test_what_misled_is_seen_beside_the_outcome() -> None:
    rows = {finding("i1", source="lab"): "II C", finding("i2", source="rival"): "C II", finding("i3", source="rival"): "I N"}
    found = post_mortem(sheet(docket(("blast", "leak"), rows)), "leak")
    assert [(one.item, one.source, one.instead, one.weighted) for one in found.misled] == [("i2", "rival", "blast", -2.0)]
    assert isinstance(found.misled[0], MisledBy)
    assert found.sources == (SourceSpoke("lab", 2.0, 0.0), SourceSpoke("rival", 1.0, 2.0))
    with pytest.raises(ValueError, match="not among the accounts"):
        post_mortem(sheet(docket(("blast", "leak"), rows)), "storm")


def judgement(name: str, hypothesis: str, low: int, high: int, at: datetime) -> KeyJudgement:
    return KeyJudgement(
        name, Question.CARRIED_OUT, hypothesis, low, high, LikelihoodScale.ICD203, AnalyticConfidence.MODERATE, PEOPLE[0], at
    )


def test_signed_likelihoods_are_scored_once_an_outcome_settles_them() -> None:
    blast, leak, _ = accounts("blast", "leak", "branch")
    branch = replace(accounts("blast", "branch")[1], relations=())
    blast = replace(blast, relations=blast.relations[:1])
    outcome = Outcome(Question.CARRIED_OUT, "blast", PEOPLE[1], day(9))
    those = [
        judgement("y1", "blast", 55, 80, day(1)),
        judgement("y2", "leak", 5, 20, day(2)),
        judgement("y3", "branch", 80, 95, day(2)),
        judgement("y4", "blast", 95, 99, day(10)),
    ]
    found = stated(those, [outcome], [blast, leak, branch])
    assert found == (Stated("y1", PEOPLE[0], 55, 80, True), Stated("y2", PEOPLE[0], 5, 20, False))
    score = brier(found)
    assert isinstance(score, Brier)
    assert (score.score, score.low, score.high) == pytest.approx(
        ((0.325**2 + 0.125**2) / 2, (0.2**2 + 0.05**2) / 2, (0.45**2 + 0.2**2) / 2)
    )
    assert calibration(found) == (Bin(5, 20, 1, 0.125, 0.0), Bin(55, 80, 1, 0.675, 1.0))
    assert brier([]) is None
    assert [(one.low, one.high) for one in calibration([Stated("z", "x", 100, 100, True), Stated("w", "x", 0, 0, False)])] == [
        (1, 5),
        (95, 99),
    ]
