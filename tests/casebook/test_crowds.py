"""Cases too large for every pair to be compared: they stay whole as they grow, and a person's word still takes them apart."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest
from bench.invented import TOLD_BY
from gathered import captured, put, put_all

from counterclaim.casebook import crowds, linking
from counterclaim.casebook.judging import Word, judge, undo
from counterclaim.model.judgement import Judgement
from counterclaim.model.labels import JudgementKind
from counterclaim.store.casebook import Store

ONE, OTHER = range(14), range(7 * TOLD_BY, 7 * TOLD_BY + 12)
AT = datetime(2031, 6, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Eight documents are a crowd, and five stand for it."""
    for module in (crowds, linking):
        monkeypatch.setattr(module, "CROWDED", 8)
        monkeypatch.setattr(module, "CORE", 5)


def sizes(store: Store) -> list[int]:
    return sorted(len(row.documents) for row in store.cases())


def case_of(store: Store, number: int) -> str:
    (case,) = store.case_of(captured(number)[1].id)
    return case


def decide(store: Store, kind: JudgementKind, one: int, other: int) -> Judgement:
    return judge(store, Word(kind, captured(one)[1].id, captured(other)[1].id), "Ilse Marrow", AT)


@pytest.mark.parametrize("seed", range(3))
def test_a_case_stays_whole_as_it_grows_in_whatever_order(store: Store, seed: int) -> None:
    numbers = [*ONE, *OTHER]
    random.Random(seed).shuffle(numbers)
    put_all(store, numbers)
    assert sizes(store) == [len(OTHER), len(ONE)]
    assert {case_of(store, number) for number in ONE} == {case_of(store, 0)}


def test_its_id_stays_when_an_earlier_article_comes_last(store: Store) -> None:
    put_all(store, list(ONE)[1:])
    before = case_of(store, 1)
    put(store, 0)
    assert {case_of(store, number) for number in ONE} == {before}


def test_a_document_is_kept_apart_from_a_crowd_and_comes_back(store: Store) -> None:
    put_all(store, ONE)
    for number in (0, 13):  # one that stands for the case, one that does not
        made = decide(store, JudgementKind.SPLIT, number, 6)
        assert case_of(store, number) != case_of(store, 6)
        assert sizes(store)[-1] >= len(ONE) - 2
        undo(store, made.id, AT)
        assert sizes(store) == [len(ONE)]


def test_two_crowds_are_one_until_the_word_is_taken_back(store: Store) -> None:
    put_all(store, [*ONE[:-1], *OTHER])
    cases = {case_of(store, 0), case_of(store, OTHER[0])}
    made = decide(store, JudgementKind.MERGE, 3, OTHER[4])
    assert sizes(store) == [len(ONE) - 1 + len(OTHER)]
    assert case_of(store, 0) in cases
    put(store, ONE[-1])
    assert sizes(store) == [len(ONE) + len(OTHER)]
    undo(store, made.id, AT)
    assert sizes(store) == [len(OTHER), len(ONE)]
    assert {case_of(store, number) for number in ONE} == {case_of(store, 0)}


def test_a_document_is_pinned_into_a_crowd_and_taken_out_again(store: Store) -> None:
    put_all(store, [*ONE, OTHER[0]])
    made = decide(store, JudgementKind.PIN, OTHER[0], 12)
    assert case_of(store, OTHER[0]) == case_of(store, 0)
    undo(store, made.id, AT)
    assert sizes(store) == [1, len(ONE)]
