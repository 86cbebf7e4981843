"""Accounts: who is put forward for what, by whom, and how accounts stand to each other."""

from __future__ import annotations

import random
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from accounted import MAYBE, YES, Said, accused, claimed, denied, dossier
from counterclaim.model.hypothesis import Hypothesis
from counterclaim.model.labels import Act, Cause, HypothesisRelation, Polarity, Question, Reality, RelationKind, Role
from counterclaim.model.record import Dossier
from counterclaim.weigh.bearings import bearings
from counterclaim.weigh.hypotheses import proposed
from counterclaim.weigh.matrix import exclusive
from counterclaim.weigh.names import Names
from counterclaim.weigh.natures import told_causes
from counterclaim.weigh.weighing import weighing

CASES = tomllib.loads((Path(__file__).parent / "causes.toml").read_text("utf-8"))["case"]
PLAIN = {Polarity.POSITIVE: "said", Polarity.NEGATIVE: "denied", None: "open"}


def accounts(made: Dossier) -> dict[str, Hypothesis]:
    names = Names(made.actors)
    found = proposed(made, bearings(made, names), names)
    return {one.label if one.cause is not Cause.UNKNOWN else f"{one.question}: {one.label}": one for one in found}


WHOLE = dossier(
    claimed("Delta Wing", "the blast was ours"),
    accused("Ministry", "Ember League", "the Ember League did it"),
    accused("Premier", "Istra", "Istra paid for it", Role.SPONSOR),
    accused("Mayor", "Kessan", "Kessan sheltered them", Role.HARBOURER),
    denied("Istra", "it had no part in this", role=Role.UNSPECIFIED),
    Said("Envoy", Act.SUGGEST, "Norda did it", (("Norda", Role.PERPETRATOR, MAYBE),)),
    parts=(("Delta Wing", RelationKind.PART_OF, "Ember League"),),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_what_a_content_says_that_it_was(case: dict[str, object]) -> None:
    made = dossier(Said("Engineer", Act.STATE, str(case["text"])))
    assert {cause: PLAIN[polarity] for cause, (polarity, _) in told_causes(made.claims[0])} == case["causes"]


def test_questions_stand_apart() -> None:
    found = accounts(WHOLE)
    by_question = {question: [label for label, one in found.items() if one.question is question] for question in Question}
    assert by_question[Question.ATTACK_AT_ALL] == []
    assert "Istra paid for it" in by_question[Question.ORDERED_OR_PAID]
    assert "Kessan sheltered those who did it" in by_question[Question.LET_HAPPEN]
    assert set(by_question[Question.CARRIED_OUT]) == {
        "Delta Wing carried it out",
        "Ember League carried it out",
        "Norda carried it out",
        "carried_out: Somebody whom nobody has named",
    }


def test_a_branch_refines_its_group_and_a_sponsor_fits_whoever_did_it() -> None:
    found = accounts(WHOLE)
    wing, league = found["Delta Wing carried it out"], found["Ember League carried it out"]
    paid, norda = found["Istra paid for it"], found["Norda carried it out"]
    assert wing.related(HypothesisRelation.REFINES) == (league.id,)
    assert not exclusive(wing, league)
    assert paid.id in wing.related(HypothesisRelation.COMPATIBLE)
    assert exclusive(wing, norda)
    assert exclusive(league, norda)
    assert wing.asserted_by
    assert not set(wing.asserted_by) & set(league.asserted_by), "the branch's claim is not the group's"


def test_nobody_asserts_what_is_only_hinted_or_asked() -> None:
    found = accounts(WHOLE)
    assert found["Norda carried it out"].asserted_by == ()
    asked = accounts(dossier(Said("Analyst", Act.ACCUSE, "was it Norda", (("Norda", Role.PERPETRATOR, YES),), reality=Reality.QUESTION)))
    assert asked["Norda carried it out"].asserted_by == ()


def test_a_denial_of_any_part_denies_every_part() -> None:
    found = accounts(WHOLE)
    assert len(found["Istra paid for it"].denied_by) == 1


def test_what_a_claim_only_ties_to_the_event_is_on_the_table_and_asserted_by_nobody() -> None:
    made = dossier(
        claimed("Delta Wing", "the blast was ours"),
        accused("Ministry", "Istra", "Istra trained them", Role.TRAINER),
        Said("Premier", Act.SUGGEST, "that the blast was linked to Istra"),
        Said("Envoy", Act.DENY, "Istra certainly has nothing to do with it"),
    )
    tied = accounts(made)["Istra behind it"]
    assert tied.asserted_by == ()
    assert len(tied.denied_by) == 1


def test_somebody_whom_nobody_names_is_always_an_account_and_asserted_by_none() -> None:
    for one in accounts(WHOLE).values():
        if one.cause is Cause.UNKNOWN:
            assert (one.asserted_by, one.denied_by, one.roles) == ((), (), ())
    questions = {one.question for one in accounts(WHOLE).values()}
    assert questions == {one.question for one in accounts(WHOLE).values() if one.cause is Cause.UNKNOWN}


def test_whether_it_was_an_attack_is_asked_where_somebody_says_it_was_none() -> None:
    made = dossier(accused("Ministry", "Ember League", "the Ember League did it"), Said("Engineer", Act.STATE, "it was a gas leak"))
    found = accounts(made)
    assert found["It was an accident"].asserted_by
    assert found["It was an attack"].asserted_by, "who accuses somebody of it says that it was one"
    assert found["It was an attack"].id in found["Ember League carried it out"].related(HypothesisRelation.REFINES)


def test_neither_the_order_of_claims_nor_that_of_documents_changes_an_account() -> None:
    before = accounts(WHOLE)
    mixed = random.Random(3)
    for _ in range(5):
        claims, actors = list(WHOLE.claims), list(WHOLE.actors)
        mixed.shuffle(claims)
        mixed.shuffle(actors)
        assert accounts(replace(WHOLE, claims=tuple(claims), actors=tuple(actors))) == before


def test_an_account_keeps_its_id_when_documents_are_added() -> None:
    small = dossier(claimed("Delta Wing", "the blast was ours"))
    assert accounts(small)["Delta Wing carried it out"].id == accounts(WHOLE)["Delta Wing carried it out"].id


def test_a_claim_of_another_event_puts_nothing_forward() -> None:
    made = dossier(claimed("Delta Wing", "the blast was ours"), accused("Ministry", "Norda", "Norda did that", event="e1-other"))
    assert "Norda carried it out" not in accounts(made)


def test_an_account_is_there_from_the_day_on_which_a_document_put_it_forward() -> None:
    made = dossier(
        accused("Ministry", "Istra", "Istra did it"),
        accused("Premier", "Norda", "Norda did it", document=1),
        accused("Envoy", "Istra", "it was Istra", document=1),
    )
    first = made.documents[0].published
    assert first is not None
    now, then = weighing(made), weighing(made, as_of=first)
    labels = {one.label for one in now.hypotheses} - {one.label for one in then.hypotheses}
    assert labels == {"Norda carried it out"}
    assert [len(one.asserted_by) for w in (now, then) for one in w.hypotheses if one.label == "Istra carried it out"] == [2, 1]
    assert then.course is not None
    assert then.course.added == tuple(one.id for one in now.hypotheses if one.label == "Norda carried it out")
    before = weighing(made, as_of=first.replace(year=2030))
    assert before.hypotheses == ()
    assert before.items == ()
