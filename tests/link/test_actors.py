"""Actors joined across documents: what is promised of every joining, and the rules that the bench's cases do not show alone."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations

import msgspec
import pytest
from bench.actors import SETS, Case, cases, judged, ours

from counterclaim.link.actors import ActorSketch, actor_sketch, keys, learn, links, same
from counterclaim.link.actors.folding import table
from counterclaim.link.actors.grounds import TEXTS
from counterclaim.link.actors.pairs import MANY
from counterclaim.link.actors.traits import explained
from counterclaim.link.unions import unions
from counterclaim.model.labels import ActorKind, LinkKind, Verdict
from counterclaim.model.link import Link
from counterclaim.model.span import Span

ALL = [case for name in SETS for case in cases(name)]


def sketches(case: Case) -> list[ActorSketch]:
    return [sketch for record in case.records for sketch in actor_sketch(record)]


def link(left: str, right: str, verdict: Verdict, score: float, by: str = "machine") -> Link:
    return Link(LinkKind.SAME_ACTOR, left, right, verdict, score, (), by)


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_the_order_of_what_is_given_changes_nothing(case: Case) -> None:
    given = sketches(case)
    found = links(given)
    for seed in range(3):
        shuffled = random.Random(seed).sample(given, len(given))
        assert links(shuffled) == found
        assert unions(random.Random(seed).sample(found, len(found)), LinkKind.SAME_ACTOR) == unions(found, LinkKind.SAME_ACTOR)


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_blocking_loses_no_positive_link(case: Case) -> None:
    given = sketches(case)
    known = learn(given)
    for left, right in combinations(given, 2):
        found = same(left, right, known)
        assert found == same(right, left, known)
        if found is not None and found.verdict is Verdict.POSITIVE:
            assert keys(left) & keys(right), (left.name, right.name)


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_nothing_is_merged_falsely(case: Case) -> None:
    assert [pair.text for pair in judged(case, ours(case.records)) if pair.said and not pair.gold] == []


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_described_sources_are_merged_by_nobody_and_every_link_has_its_reasons(case: Case) -> None:
    by_id = {sketch.id: sketch for sketch in sketches(case)}
    for found in links(by_id.values()):
        kinds = {by_id[found.left].kind, by_id[found.right].kind}
        assert kinds != {ActorKind.DESCRIBED_SOURCE}
        assert found.reasons
        assert all(reason.name and reason.text and reason.weight for reason in found.reasons)


def test_a_sketch_can_be_stored() -> None:
    for sketch in sketches(ALL[0]):
        assert msgspec.json.decode(msgspec.json.encode(sketch), type=ActorSketch) == sketch


def test_actors_of_one_document_are_not_compared() -> None:
    first, second = sketches(ALL[0])[:2]
    assert first.document == second.document
    assert same(first, second) is None
    assert same(first, first) is None


def sketch(name: str, document: str, kind: ActorKind = ActorKind.PERSON) -> ActorSketch:
    return ActorSketch(f"a-{document}-{name}", document, kind, (name,))


def test_a_bare_surname_is_nobodys_where_nothing_is_known() -> None:
    found = same(sketch("Sona Vael", "1"), sketch("Vael", "2"))
    assert found is not None
    assert found.verdict is Verdict.UNSURE


def test_a_bare_surname_is_the_only_bearers() -> None:
    given = [sketch("Sona Vael", "1"), sketch("Vael", "2")]
    assert [found.verdict for found in links(given)] == [Verdict.POSITIVE]
    namesake = [*given, sketch("Marit Vael", "3")]
    assert {found.verdict for found in links(namesake)} == {Verdict.UNSURE, Verdict.NEGATIVE}


def test_many_of_whom_the_same_is_said_are_compared_with_one() -> None:
    given = [sketch("Sona Vael", str(number)) for number in range(2 * MANY)]
    found = links(given)
    assert len(found) == len(given) - 1
    assert len(set(unions(found, LinkKind.SAME_ACTOR).values())) == 1
    namesake = links([*given, sketch("Marit Vael", "other")])
    assert [link.verdict for link in namesake].count(Verdict.NEGATIVE) == 1


def test_many_namesakes_of_two_ages_are_two_persons() -> None:
    aged = [(number, 30 if number % 2 else 60) for number in range(2 * MANY + 4)]
    given = [replace(sketch("Sona Vael", str(number)), day="2031-05-12", age=age) for number, age in aged]
    found = unions(links(given), LinkKind.SAME_ACTOR)
    assert len({found[one.id] for one in given}) == 2
    assert len({found[one.id] for one in given if one.age == 30}) == 1


def test_descriptions_have_no_key() -> None:
    for name in ("three officials", "a spokesman", "Police", "Suspect", "Two residents"):
        assert keys(sketch(name, "1", ActorKind.DESCRIBED_SOURCE)) == frozenset()
    assert keys(sketch("Her office", "1", ActorKind.ORGANISATION)) == frozenset()
    assert keys(sketch("the Ministry", "1", ActorKind.ORGANISATION)) == frozenset()


def test_a_union_that_a_negative_link_forbids_is_not_made() -> None:
    no = link("a", "c", Verdict.NEGATIVE, 0.01)
    sure, less = link("a", "b", Verdict.POSITIVE, 0.95), link("b", "c", Verdict.POSITIVE, 0.9)
    assert unions([less, no, sure], LinkKind.SAME_ACTOR) == {"a": "a", "b": "a"}


def test_a_person_outranks_the_machine() -> None:
    machine = link("a", "b", Verdict.NEGATIVE, 0.01)
    assert unions([machine, link("a", "b", Verdict.POSITIVE, 1.0, by="ana")], LinkKind.SAME_ACTOR) == {"a": "a", "b": "a"}
    apart = link("a", "b", Verdict.NEGATIVE, 0.0, by="ana")
    assert unions([link("a", "b", Verdict.POSITIVE, 0.99), apart], LinkKind.SAME_ACTOR) == {}


def test_unsure_links_join_nothing() -> None:
    assert unions([link("a", "b", Verdict.UNSURE, 0.8)], LinkKind.SAME_ACTOR) == {}


def test_every_ground_has_its_weight_and_its_words() -> None:
    weights = {name for sort in table("weights").values() if isinstance(sort, dict) for name in sort}
    assert weights == set(TEXTS)


def test_an_acronym_is_not_learned_from_a_dateline_or_a_part() -> None:
    text = "HALDEN, N.D. (HTV) - The Union Court of Appeal (UCA) sat. The Union Security Board met."
    assert [found for span in ("N.D.", "Union Court of Appeal") for found in sorted(bracketed(text, span))] == ["UCA"]


def bracketed(text: str, name: str) -> set[str]:
    at = text.index(name)
    return explained(text, [Span("d", at, at + len(name), name)], (name,))[1]
