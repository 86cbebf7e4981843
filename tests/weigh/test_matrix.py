"""Which accounts share a matrix, what becomes of copies, whose ratings count."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.model.assessment import KeyJudgement, Prior
from counterclaim.model.evidence import Grade, Item, Rating
from counterclaim.model.hypothesis import Hypothesis
from counterclaim.model.ids import hypothesis_id, item_id
from counterclaim.model.labels import (
    AnalyticConfidence,
    Cause,
    Credibility,
    HypothesisRelation,
    ItemKind,
    Level,
    LikelihoodScale,
    Question,
    RatingValue,
    Reliability,
    Undecided,
)
from counterclaim.model.span import Span
from counterclaim.weigh.matrix import Docket, Matrix, matrices, one_for_each_origin, shared_roots
from counterclaim.weigh.posterior import posterior
from counterclaim.weigh.scale import weight
from counterclaim.weigh.scores import Assessed, NotAssessed, assess, key_judgements
from counterclaim.weigh.separate import all_separating
from counterclaim.weigh.sheet import disputed, sheets
from dockets import DAY, PEOPLE, accounts, docket, finding, matrix, sheet, signed

EXCLUDES, REFINES, COMPATIBLE = HypothesisRelation.EXCLUDES, HypothesisRelation.REFINES, HypothesisRelation.COMPATIBLE


def account(name: str, *relations: tuple[HypothesisRelation, str], question: Question = Question.CARRIED_OUT) -> Hypothesis:
    return Hypothesis(name, question, name, Cause.ATTACK, relations=relations)


def test_a_branch_does_not_compete_with_its_group() -> None:
    group = account("group", (EXCLUDES, "rival"))
    branch = account("branch", (EXCLUDES, "rival"), (REFINES, "group"), (EXCLUDES, "group"))
    rival = account("rival")
    found = matrices(Docket((rival, branch, group), (), {}))
    assert [[h.id for h in one.hypotheses] for one in found] == [["branch", "rival"], ["group", "rival"]]
    with pytest.raises(ValueError, match="do not exclude each other"):
        Matrix(Question.CARRIED_OUT, None, (branch, group), (), {}, {}, {})


def test_each_question_has_its_own_matrix_and_what_was_retired_has_none() -> None:
    sponsor = account("sponsor", (COMPATIBLE, "group"), question=Question.ORDERED_OR_PAID)
    group = account("group", (EXCLUDES, "rival"))
    gone = replace(account("rival", (EXCLUDES, "group")), retired=DAY)
    found = matrices(Docket((sponsor, group, gone), (), {}))
    assert [(one.question, [h.id for h in one.hypotheses]) for one in found] == [
        (Question.CARRIED_OUT, ["group"]),
        (Question.ORDERED_OR_PAID, ["sponsor"]),
    ]
    assert [assess(one) for one in found] == [NotAssessed("there is no other account that this one excludes")] * 2


def said(claim: str, origin: str | None, **facts: object) -> Item:
    return Item(f"i-{claim}", ItemKind.SAID, claim=claim, origin=origin, **facts)  # type: ignore[arg-type]


def test_ten_copies_are_one_item_with_the_words_of_all() -> None:
    copies = [said(f"c{at}", "o", spans=(Span(f"d{at}", 3, 6, "who"),), known=DAY.replace(hour=at)) for at in range(10)]
    items, stands_for = one_for_each_origin([*copies[::-1], said("c-own", None)])
    assert [item.id for item in items] == sorted([item_id("said", "o"), "i-c-own"])
    one = next(item for item in items if item.origin)
    assert (one.claim, one.known, len(one.spans)) == ("c0", DAY, 10)
    assert stands_for[one.id] == tuple(f"i-c{at}" for at in range(10))


@pytest.mark.parametrize(
    ("grades", "left"),
    [
        (((Reliability.B, Credibility.DOUBTFUL), None), (Reliability.B, Credibility.DOUBTFUL)),
        (((Reliability.B, Credibility.DOUBTFUL), (Reliability.F, Credibility.CANNOT_BE_JUDGED)), (Reliability.B, Credibility.DOUBTFUL)),
        (((Reliability.B, Credibility.DOUBTFUL), (Reliability.D, Credibility.DOUBTFUL)), None),
    ],
)
def test_grades_of_copies_count_where_they_do_not_contradict_each_other(grades: tuple[object, ...], left: object) -> None:
    copies = [said(f"c{at}", "o", grade=None if grade is None else Grade(*grade)) for at, grade in enumerate(grades)]  # type: ignore[misc]
    ((one,), _) = one_for_each_origin(copies)
    assert (one.grade and (one.grade.reliability, one.grade.credibility)) == left


def test_levels_of_copies_count_where_they_agree() -> None:
    ((one,), _) = one_for_each_origin([said("c0", "o", relevance=Level.HIGH, credibility=Level.LOW), said("c1", "o", relevance=Level.LOW)])
    assert (one.relevance, one.credibility) == (None, Level.LOW)


def test_origins_that_may_be_one_share_a_root_through_others_too() -> None:
    items = [said(f"c{at}", origin) for at, origin in enumerate(("q", "p", "r", "s", None))]
    found = shared_roots(items, (("r", "q"), ("p", "q")))
    assert [found[item.id] for item in items] == ["p", "p", "p", "s", "i-c4"]


@pytest.mark.parametrize(
    ("grade", "expected"),
    [
        (None, 1.0),
        (Grade(), 1.0),
        (Grade(Reliability.C, Credibility.POSSIBLY_TRUE), 1.0),
        (Grade(Reliability.A, Credibility.CONFIRMED), 2**0.5),
        (Grade(Reliability.E, Credibility.IMPROBABLE), 2**-0.5),
        (Grade(Reliability.A, Credibility.IMPROBABLE), 1.0),
        (Grade(Reliability.F, Credibility.CONFIRMED), 2**0.25),
    ],
)
def test_what_cannot_be_judged_is_the_middle_of_a_grade(grade: Grade | None, expected: float) -> None:
    assert weight(finding("i", grade=grade)) == expected


def test_nothing_is_assessed_before_somebody_has_rated_and_signed() -> None:
    names, item = ("blast", "leak"), finding("i1")
    bare = Docket(accounts(*names), (item,), {})
    drafted = replace(bare, ratings={("i1", name): (Rating(RatingValue.II), Rating(RatingValue.C, PEOPLE[0], DAY)) for name in names})
    half = replace(bare, ratings={("i1", "blast"): (signed("II"),)})
    reasons = [assess(matrix(one)) for one in (replace(bare, items=()), bare, drafted, half)]
    assert reasons == [
        NotAssessed("there is no evidence"),
        NotAssessed("nobody has rated and signed"),
        NotAssessed("nobody has rated and signed"),
        NotAssessed("nobody has rated any item against every account"),
    ]
    assert sheets(matrix(half))[0].unfinished == ("i1",)
    judgement = KeyJudgement(
        "y", Question.CARRIED_OUT, "leak", 55, 80, LikelihoodScale.ICD203, AnalyticConfidence.LOW, PEOPLE[0], DAY, gaps=("the valve",)
    )
    assert key_judgements(assess(matrix(drafted)), [judgement]) == ()
    rated = assess(matrix(docket(names, {item: "II C"})))
    assert key_judgements(rated, [judgement]) == (judgement,)


def test_the_latest_signed_rating_of_a_person_counts_and_people_may_disagree() -> None:
    names, items = ("blast", "leak"), [finding("i1"), finding("i2")]
    one, other = PEOPLE
    ratings = {
        ("i1", "blast"): (signed("II", one, 3), signed("CC", one, 1), signed("I", other), Rating(RatingValue.N)),
        ("i1", "leak"): (signed("C", one), signed("C", other)),
        ("i2", "blast"): (signed("II", one), signed("C", other)),
        ("i2", "leak"): (signed("C", one), signed("C", other), Rating(RatingValue.II, one, DAY.replace(day=20))),
    }
    table = matrix(Docket(accounts(*names), tuple(items), ratings))
    found = assess(table)
    assert isinstance(found, Assessed)
    assert [(score.by, score.weighted) for score in found.scores] == [(one, (-4.0, 0.0)), (other, (-1.0, 0.0))]
    assert [(band.low, band.high) for band in found.weighted] == [(-4.0, -1.0), (0.0, 0.0)]
    assert (found.comparisons[0].better, found.comparisons[0].why, found.leader) == (None, Undecided.PEOPLE, None)
    assert [(item, name, [rating.value.value for rating in given]) for item, name, given in disputed(table)] == [
        ("i1", "blast", ["II", "I"]),
        ("i2", "blast", ["II", "C"]),
    ]


def test_an_account_leads_only_where_it_is_told_apart_from_every_other() -> None:
    rows = {finding("i1"): "II C C", finding("i2"): "II C N"}
    found = assess(matrix(docket(("blast", "leak", "storm"), rows)))
    assert isinstance(found, Assessed)
    assert [(one.better, one.why) for one in found.comparisons] == [("leak", None), ("storm", None), (None, Undecided.NOTHING)]
    assert found.leader is None
    rows |= {finding("i3"): "N C I", finding("i4"): "N N I"}
    found = assess(matrix(docket(("blast", "leak", "storm"), rows)))
    assert isinstance(found, Assessed)
    assert found.leader == "leak"


def test_there_is_no_posterior_without_a_prior_for_every_account() -> None:
    filled = sheet(docket(("blast", "leak"), {finding("i1"): "II C"}))
    one = Prior("blast", 0.5, PEOPLE[0], DAY)
    assert posterior(filled, [one, Prior("leak", 0.5, PEOPLE[1], DAY)], PEOPLE[0]) == NotAssessed(
        f"{PEOPLE[0]} typed no prior for 1 of 2 accounts"
    )


def test_what_would_separate_two_accounts_is_open_and_expected_otherwise() -> None:
    missing = Item("i-missing", ItemKind.ABSENCE, label="a log of the valve")
    rated, alike, told = finding("i1"), finding("i2"), finding("i3")
    ratings = {
        ("i-missing", "blast"): (Rating(RatingValue.II),),
        ("i-missing", "leak"): (Rating(RatingValue.C),),
        ("i1", "blast"): (Rating(RatingValue.II), signed("II")),
        ("i1", "leak"): (Rating(RatingValue.C), signed("C")),
        ("i2", "blast"): (Rating(RatingValue.C),),
        ("i2", "leak"): (Rating(RatingValue.C),),
        ("i3", "blast"): (Rating(RatingValue.N), Rating(RatingValue.I, PEOPLE[0], DAY)),
        ("i3", "leak"): (Rating(RatingValue.N),),
    }
    found = all_separating(matrix(Docket(accounts("blast", "leak"), (missing, rated, alike, told), ratings)))
    assert [(one.item.id, one.looked, [value.value for value in one.expected]) for one in found] == [
        ("i-missing", False, ["II", "C"]),
        ("i3", True, ["I", "N"]),
    ]


def test_ids_come_from_content_in_any_order() -> None:
    assert hypothesis_id("carried_out", None, "attack", [("a2", "planner"), ("a1", "perpetrator")]) == hypothesis_id(
        "carried_out", None, "attack", [("a1", "perpetrator"), ("a2", "planner")]
    )
