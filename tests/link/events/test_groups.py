"""Same event, other document: what belongs together does, what does not stays apart, and no order changes it."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

import msgspec
import pytest
from coverage_of_events import Case, cases, every
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.link.events import Sketch, candidates, group, keys, score
from counterclaim.link.events.cluster import clusters, components, touched
from counterclaim.model.labels import Verdict

LIKENESS = st.integers(0, 20).map(lambda n: n / 20)
NAMES = [f"d{n}" for n in range(8)]
PAIRS = st.dictionaries(st.sampled_from(list(combinations(NAMES, 2))), LIKENESS)


def scored(sketches: list[Sketch]) -> dict[tuple[str, str], float]:
    found: dict[tuple[str, str], float] = {}
    for one, other in combinations(sketches, 2):
        first, second = sorted((one, other), key=lambda made: made.document)
        found[first.document, second.document] = score(first, second).score
    return found


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_articles_stand_with_those_on_the_same_event(case: Case) -> None:
    names = {made.document: name for name, made in case.sketches.items()}
    wanted = defaultdict(set)
    for name, events in case.about.items():
        for event in events:
            wanted[event].add(name)
    groups = group(case.sketches.values(), scored(list(case.sketches.values())))
    assert {frozenset(names[m.document] for m in made.members) for made in groups} == set(map(frozenset, wanted.values()))


def test_events_of_all_sets_stay_apart() -> None:
    groups = group(every(), scored(every()))
    about = {made.document: set(case.about[name]) for case in cases() for name, made in case.sketches.items()}
    for made in groups:
        assert set.intersection(*(about[m.document] for m in made.members))


def test_the_second_event_of_an_article_is_not_the_first() -> None:
    case = next(case for case in cases() if "both" in case.sketches)
    both = case.sketches["both"].document
    events = {
        m.event for made in group(case.sketches.values(), scored(list(case.sketches.values()))) for m in made.members if m.document == both
    }
    assert len(events) == 2


def test_who_is_named_is_the_reason_for_a_follow_up() -> None:
    sketches = {name: made for case in cases() for name, made in case.sketches.items()}
    link = score(sketches["shooting"], sketches["indicted"])
    assert link.verdict is Verdict.POSITIVE
    assert any(reason.name == "principals" and "tamsin korrel" in reason.text for reason in link.reasons)
    assert score(sketches["velm"], sketches["lisk"]).verdict is Verdict.NEGATIVE


def test_what_is_of_one_event_shares_keys() -> None:
    postings = defaultdict(list)
    for made in every():
        for key, _ in keys(made):
            postings[key].append(made.document)
    for case in cases():
        for one, other in combinations(case.sketches, 2):
            if set(case.about[one]) & set(case.about[other]):
                found = dict(candidates(case.sketches[one], postings))
                assert case.sketches[other].document in found, (one, other)


def test_a_score_is_the_same_from_both_sides() -> None:
    for one, other in combinations(every(), 2):
        assert score(one, other) == score(other, one)


def test_a_sketch_survives_being_stored() -> None:
    for made in every():
        assert msgspec.json.decode(msgspec.json.encode(made), type=Sketch) == made


@given(PAIRS, st.permutations(NAMES), st.randoms(use_true_random=False))
@settings(max_examples=200, deadline=None)
def test_clusters_do_not_depend_on_order(pairs: dict[tuple[str, str], float], order: list[str], chance: object) -> None:
    shuffled = list(pairs.items())
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert clusters(order, dict(shuffled)) == clusters(NAMES, pairs)


@given(PAIRS, st.sampled_from(NAMES))
@settings(max_examples=200, deadline=None)
def test_what_a_document_touches_is_its_component(pairs: dict[tuple[str, str], float], document: str) -> None:
    near = {name: {(set(pair) - {name}).pop(): value for pair, value in pairs.items() if name in pair} for name in NAMES}
    assert touched(document, near.__getitem__) == next(c for c in components(NAMES, pairs) if document in c)


@given(PAIRS)
@settings(max_examples=200, deadline=None)
def test_a_cluster_lies_within_one_component(pairs: dict[tuple[str, str], float]) -> None:
    whole = components(NAMES, pairs)
    made = clusters(NAMES, pairs)
    assert sorted(name for cluster in made for name in cluster) == NAMES
    assert all(any(set(cluster) <= set(component) for component in whole) for cluster in made)
    alone = [cluster for component in whole for cluster in clusters(component, pairs)]
    assert sorted(alone) == list(made)
