"""The same hits on both databases, for words, quoted phrases and prefixes."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from kept import DAY, add, data, documents, read

from counterclaim.model.document import Section
from counterclaim.model.labels import SectionRole
from counterclaim.store import search
from counterclaim.store.casebook import Store
from counterclaim.store.words import PHRASE, WINDOW, passages, terms, words_of
from made import document

CASES = tomllib.loads((Path(__file__).parent / "search.toml").read_text("utf-8"))["case"]


def test_every_query_finds_just_its_texts(store: Store) -> None:
    of = {add(store, one).document.id: number for number, one in enumerate(documents())}
    for case in CASES:
        query = case["query"]
        found = sorted(of[row.id] for row in store.search_documents(query))
        claims = sorted({of[hit.document] for hit in store.search_claims(query)})
        assert (query, found, claims) == (query, case["documents"], case["claims"])


@pytest.mark.parametrize("few", [0, 1000])
def test_a_search_in_a_case_finds_the_same_one_by_one_and_at_once(store: Store, monkeypatch: pytest.MonkeyPatch, few: int) -> None:
    monkeypatch.setattr(search, "FEW", few)
    ids = [add(store, one).document.id for one in documents()]
    store.set_members("k2-a", ids[:2])
    for case in CASES:
        found = {row.id for row in store.search_documents(case["query"], case="k2-a")}
        assert found == {ids[number] for number in case["documents"] if number < 2}
        assert {hit.document for hit in store.search_claims(case["query"], inside=ids[:2])} == {
            ids[number] for number in case["claims"] if number < 2
        }


def test_hits_are_narrowed_to_what_was_there_and_what_appeared_last_stands_first(store: Store) -> None:
    first, second, third, *_ = documents()
    add(store, second, DAY + timedelta(days=9))
    add(store, third, DAY + timedelta(days=1))
    add(store, first)
    assert [row.id for row in store.search_documents("bridge")] == [third.id, second.id]
    assert [row.id for row in store.search_documents("bridge", limit=1)] == [third.id]
    assert [row.id for row in store.search_documents("bridge", published_by=DAY)] == [second.id]
    assert [row.id for row in store.search_documents("bridge", captured_by=DAY + timedelta(days=1))] == [third.id]
    store.set_members("k2-a", [second.id])
    assert [row.id for row in store.search_documents("bridge", case="k2-a")] == [second.id]
    assert {hit.document for hit in store.search_claims("bridge", published_by=DAY)} == {second.id}
    assert [hit.document for hit in store.search_claims("bridge", limit=1)] == [third.id]


def test_a_long_text_is_found_by_words_far_apart_and_by_phrases_anywhere(store: Store) -> None:
    count = 5 * WINDOW
    long = document(" ".join(f"the word{number}" for number in range(count)))
    store.put_document(long, data(long), "a.txt", DAY)
    assert store.search_documents(f"word0 word{count - 1}")
    for start in range(0, count - 4, 7):
        assert store.search_documents(f'"word{start} the word{start + 1} the"')
    assert not store.search_documents('"word3 word4"')
    assert not store.search_documents(f"word0 word{count}")


def test_furniture_is_not_searched(store: Store) -> None:
    given = document("The dam cracked. Sign up here.", (("body", 17), ("furniture", 30)))
    store.put_document(given, data(given), "a.txt", DAY)
    assert store.search_documents("dam")
    assert not store.search_documents("sign")


def test_a_reading_that_finds_another_title_or_other_furniture_is_searched_by_them(store: Store) -> None:
    given = document("The dam cracked. Sign up here.", (("body", 17), ("furniture", 30)), title="Cracks")
    add(store, given)
    newer = replace(given, title="Wall", sections=(Section(SectionRole.BODY, 0, 30),))
    store.put_record(given.id, "pattern 2", read(newer))
    assert store.search_documents("wall")
    assert store.search_documents("sign")
    assert not store.search_documents("cracks")


def test_words_lose_case_and_accents_and_nothing_else() -> None:
    assert words_of("Été Straße 1,400 al-Sahr's it_is") == ["ete", "strasse", "1", "400", "al", "sahr", "s", "it", "is"]
    assert words_of("Ждёт") == words_of("ЖДЕТ") == ["x0436x0434x0435x0442"]
    assert words_of("x" * 999) == ["x" * 64]


def test_every_phrase_of_the_longest_kind_stands_whole_in_a_passage() -> None:
    words = [f"w{number}" for number in range(3 * WINDOW)]
    made = [" ".join(window) + " " for window in passages(" ".join(words))]
    for start in range(len(words) - PHRASE + 1):
        assert any(" ".join(words[start : start + PHRASE]) + " " in window for window in made)


def test_a_query_is_a_list_of_terms() -> None:
    assert [(term.words, term.prefix) for term in terms('bridge "of the"* al-Sahr tar* * "" bridge "open end')] == [
        (("bridge",), False),
        (("of", "the"), True),
        (("al", "sahr"), False),
        (("tar",), True),
        (("open", "end"), False),
    ]
