"""Evidence and its drafts: one item for each origin, what was said beside what was found, and every rule with its reason."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from accounted import MAYBE, YES, Said, accused, claimed, denied, dossier
from counterclaim.model.evidence import Item
from counterclaim.model.labels import Act, ItemKind, Occurred, Position, RatingValue, RelationKind, Role
from counterclaim.model.record import Dossier
from counterclaim.model.typed import NOTHING, Typed, TypedActor
from counterclaim.weigh.rules import RULES
from counterclaim.weigh.weighing import Weighing, weighing

AT = datetime(2031, 6, 1, tzinfo=UTC)
LEAGUE = "Ember League carried it out"


def actor(name: str, **more: object) -> TypedActor:
    return TypedActor(where="t: actor 1", by="Ann", at=AT, name=name, **more)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Case:
    """A claim, what is on record, and how it is drafted for an account by which rule."""

    rule: str
    said: tuple[Said, ...]
    account: str
    value: str
    kind: ItemKind = ItemKind.SAID
    typed: Typed = NOTHING
    warnings: tuple[int, ...] = ()
    parts: tuple[tuple[str, RelationKind, str], ...] = ()


BY_MINISTRY = accused("Ministry", "Ember League", "the Ember League did it")
CLAIM = claimed("Ember League", "the blast was ours")
FOUND = Said("Blast Laboratory", Act.STATE, "that traces of explosive were found and it was an attack")
LEAK = accused("Ministry", "Ember League", "it was no gas leak, the Ember League did it")
WARNING = Said("Embassy", Act.WARN, "that the Ember League plans to hit a railway bridge")
VAGUE = Said("Embassy", Act.WARN, "that something may happen")
SILENT = Said("Ember League", Act.CLAIM_RESPONSIBILITY, "the blast", (("Ember League", Role.PERPETRATOR, MAYBE),), occurred=Occurred.NO)
GLORY = Typed(actor=(actor("ember league", claims_falsely=True),))

CASES = (
    Case("own_claim", (CLAIM,), LEAGUE, "C"),
    Case("claim_by_somebody_else", (CLAIM, accused("Ministry", "Istra", "Istra did it")), "Istra carried it out", "N"),
    Case(
        "claim_by_a_group_known_for_false_claims", (CLAIM,), LEAGUE, "N", typed=Typed(actor=(actor("ember league", claims_falsely=True),))
    ),
    Case("denial_by_the_accused", (denied("Ember League", "it did it"), BY_MINISTRY), LEAGUE, "N"),
    Case(
        "denial_by_the_accused",
        (denied("Press Office", "the League did it", "Ember League"), BY_MINISTRY),
        LEAGUE,
        "N",
        parts=(("Press Office", RelationKind.SPEAKS_FOR, "Ember League"),),
    ),
    Case("accusation_by_a_party", (replace(BY_MINISTRY, who="Istra"), accused("Envoy", "Istra", "Istra did it")), LEAGUE, "N"),
    Case("accusation_by_a_party", (BY_MINISTRY,), LEAGUE, "N", typed=Typed(actor=(actor("Ministry", party=True),))),
    Case("bare_word", (BY_MINISTRY,), LEAGUE, "N"),
    Case("hint", (Said("Premier", Act.SUGGEST, "it was them", (("Ember League", Role.PERPETRATOR, MAYBE),)),), LEAGUE, "N"),
    Case("left_open", (Said("Aide", Act.STATE, "it may be them", (("Ember League", Role.PERPETRATOR, MAYBE),)),), LEAGUE, "N"),
    Case("charge", (replace(BY_MINISTRY, act=Act.CHARGE),), LEAGUE, "N"),
    Case("conviction", (replace(BY_MINISTRY, who="Court of Velm", act=Act.CONVICT),), LEAGUE, "C"),
    Case(
        "acquittal",
        (Said("Velm Bench", Act.ACQUIT, "of the blast", (("Ember League", Role.PERPETRATOR, Position.NEGATIVE),)),),
        LEAGUE,
        "I",
    ),
    Case("taken_back", (replace(BY_MINISTRY, act=Act.RETRACT),), LEAGUE, "N"),
    Case("narrators_own_judgement", (replace(BY_MINISTRY, who=None),), LEAGUE, "N"),
    Case(
        "confession_in_custody",
        (Said("Teo", Act.ADMIT, "that he planted it, as he confessed in custody", (("Teo", Role.PERPETRATOR, YES),)),),
        "Teo carried it out",
        "N",
    ),
    Case("warning_of_this_actor_and_target", (WARNING, CLAIM), LEAGUE, "C", warnings=(0,)),
    Case("warning_that_names_nobody", (VAGUE, CLAIM), LEAGUE, "N", warnings=(0,)),
    Case(
        "warning_that_names_nobody",
        (Said("Embassy", Act.WARN, "that they told us of a railway bridge"), accused("Aide", "US", "it was they")),
        "US carried it out",
        "N",
        warnings=(0,),
    ),
    Case("finding_for_it", (FOUND, LEAK), "It was an attack", "C", ItemKind.FINDING),
    Case("finding_for_another_cause", (FOUND, LEAK), "It was an accident", "I", ItemKind.FINDING),
    Case(
        "finding_against_it",
        (Said("Blast Laboratory", Act.STATE, "that no traces of explosive were found"), LEAK),
        "It was an attack",
        "I",
        ItemKind.FINDING,
    ),
    Case(
        "finding_by_a_party",
        (FOUND, LEAK),
        "It was an attack",
        "N",
        ItemKind.FINDING,
        Typed(actor=(actor("Blast Laboratory", controlled_by="Norda"),)),
    ),
    Case("silence", (SILENT, BY_MINISTRY), LEAGUE, "N", ItemKind.ABSENCE),
    Case(
        "absence_of_an_expected_claim",
        (SILENT, BY_MINISTRY),
        LEAGUE,
        "I",
        ItemKind.ABSENCE,
        Typed(actor=(actor("Ember League", claims_its_own=True),)),
    ),
    Case("answers_another_question", (accused("Ministry", "Istra", "Istra paid", Role.SPONSOR), CLAIM), LEAGUE, "NA"),
)


def item(weighed: Weighing, claim: str, kind: ItemKind) -> Item:
    return next(one for one in weighed.items if one.claim == claim and one.kind is kind)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)
def test_a_rule_drafts_a_cell_with_its_reason_and_its_words(case: Case) -> None:
    made = dossier(*case.said, warnings=case.warnings, parts=case.parts)
    weighed = weighing(made, case.typed)
    account = next(one for one in weighed.hypotheses if one.label == case.account)
    of = item(weighed, made.claims[0].id, case.kind)
    (rating,) = weighed.docket.ratings[of.id, account.id]
    (reason,) = rating.reasons
    assert (reason.name, rating.value.value) == (case.rule, case.value)
    assert rating.draft
    assert not rating.signed
    assert reason.text.endswith(".")
    assert reason.span is not None
    text = {document.id: document.text for document in made.documents}[reason.span.document]
    assert text[reason.span.start : reason.span.end] == reason.span.exact


def test_every_rule_has_a_case_or_needs_a_basis_that_nobody_reads_yet() -> None:
    assert {rule.__name__ for rule in RULES} - {case.rule for case in CASES} == {"with_a_basis"}


def test_every_reason_stands_in_the_docs() -> None:
    page = (Path(__file__).parents[2] / "docs" / "explanation" / "accounts-and-drafts.md").read_text("utf-8")
    for rule in RULES:
        assert f"| `{rule.__name__}` | {' '.join((rule.__doc__ or '').split())} |" in page


def test_no_rule_is_surer_than_consistent() -> None:
    for case in CASES:
        ratings = weighing(dossier(*case.said, warnings=case.warnings), case.typed).docket.ratings
        assert not {one.value for given in ratings.values() for one in given} & {RatingValue.CC, RatingValue.II}


def test_that_it_was_said_and_that_it_is_so_are_two_items_of_one_root() -> None:
    made = dossier(FOUND, LEAK)
    weighed = weighing(made)
    said, found = (item(weighed, made.claims[0].id, kind) for kind in (ItemKind.SAID, ItemKind.FINDING))
    assert said.id != found.id
    assert said.origin == found.origin
    assert weighed.findings[0].basis == "traces of"


def test_the_articles_own_judgement_is_no_finding() -> None:
    weighed = weighing(dossier(replace(FOUND, who=None), LEAK))
    assert [one.kind for one in weighed.items if one.kind is ItemKind.FINDING] == []


def test_copies_are_one_item_with_all_their_places() -> None:
    copies = [accused("Ministry", "Ember League", "the Ember League did it", document=number, origin="r1-one") for number in range(10)]
    alone, all_ = weighing(dossier(copies[0])), weighing(dossier(*copies))
    assert len(all_.items) == len(alone.items) == 1
    assert len(all_.items[0].spans) == 10


def test_two_things_said_from_one_origin_are_two_items_that_are_tied() -> None:
    weighed = weighing(dossier(denied("Istra", "it did it", origin="r1-one"), accused("Istra", "Norda", "Norda did it", origin="r1-one")))
    first, second = weighed.items
    assert first.origin != second.origin
    assert tuple(sorted((first.origin, second.origin))) in {tuple(sorted(tie)) for tie in weighed.docket.ties}


def test_no_order_changes_an_item_or_a_draft() -> None:
    made = dossier(CLAIM, FOUND, LEAK, WARNING, SILENT, denied("Istra", "any part", role=Role.UNSPECIFIED), warnings=(3,))
    before = weighing(made)
    for seed in range(4):
        assert weighing(_shuffled(made, seed)) == before


def _shuffled(made: Dossier, seed: int) -> Dossier:
    mixed = random.Random(seed)
    parts = {name: list(getattr(made, name)) for name in ("claims", "actors", "documents", "events")}
    for part in parts.values():
        mixed.shuffle(part)
    return replace(made, **{name: tuple(part) for name, part in parts.items()})


def test_what_is_on_record_stands_beside_the_grade_and_makes_none() -> None:
    made = dossier(BY_MINISTRY, CLAIM)
    weighed = weighing(made, Typed(actor=(actor("Ministry", party=True, controlled_by="Norda"),)))
    of = item(weighed, made.claims[0].id, ItemKind.SAID)
    assert {"a party to the conflict", "controlled by Norda", "named"} <= {fact.text for fact in weighed.facts[of.id]}
    assert of.grade is None
