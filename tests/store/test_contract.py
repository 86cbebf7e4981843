"""What a casebook promises, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, timedelta, timezone

import pytest
from kept import DAY, HOSTILE, add, data, documents, filled, judgement, links, read

from counterclaim.errors import StoreError
from counterclaim.model.ids import text_sha256
from counterclaim.model.labels import LinkKind
from counterclaim.model.reading import Failure
from counterclaim.model.record import Input
from counterclaim.store.casebook import Store
from counterclaim.store.keys import MOST_KEYS
from counterclaim.store.values import Candidate, Seen
from made import document

LATER = DAY + timedelta(days=30)


def test_what_was_put_comes_back_equal_after_reopening(address: str) -> None:
    with Store.open(address) as store:
        records = filled(store)
    with Store.open(address, create=False) as store:
        assert store.records(record.document.id for record in records) == records
        for record in records:
            assert store.record(record.document.id) == record
            assert store.document(record.document.id) == record.document
            assert store.bytes_of(record.document.id) == data(record.document)
        assert store.links() == tuple(links(records))
        assert store.count_documents() == len(records)


def test_texts_that_no_database_takes_come_back_equal(store: Store) -> None:
    hostile = document(HOSTILE, title="\udc80\x00", outlet="\x1a0041", url="https://a.example/" + "x" * 9000)
    name = "caf\udce9.txt" + "y" * 9000
    store.put_document(hostile, data(hostile), name, DAY)
    row = store.documents(url=hostile.url)[0]
    assert (row.title, row.outlet, row.url) == (hostile.title, hostile.outlet, hostile.url)
    assert store.inputs() == (Input(name, (hostile.id,)),)
    store.put_failure("\udc80", "\x00")
    assert store.failures() == (Failure("\udc80", "\x00"),)


def test_the_same_document_twice_changes_nothing(store: Store) -> None:
    one = documents()[1]
    assert store.put_document(one, data(one), "a.txt", DAY) is True
    store.put_record(one.id, "pattern 1", read(one))
    before = (store.documents(), store.inputs(), store.record(one.id), store.search_documents("bridge"))
    assert store.put_document(one, data(one), "a.txt", LATER) is False
    store.put_record(one.id, "pattern 1", read(one))
    assert (store.documents(), store.inputs(), store.record(one.id), store.search_documents("bridge")) == before


def test_a_document_is_listed_under_every_input_and_was_captured_when_it_first_was(store: Store) -> None:
    one = documents()[3]
    store.put_document(one, data(one), "b.txt", LATER)
    store.put_document(one, data(one), "a.txt", DAY)
    assert store.inputs([one.id]) == (Input("a.txt", (one.id,)), Input("b.txt", (one.id,)))
    assert store.documents()[0].captured == DAY
    assert store.documents(published_by=DAY) == store.documents()


def test_bytes_that_are_not_the_documents_are_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="not made of these bytes"):
        store.put_document(documents()[0], b"other", "a.txt", DAY)
    assert store.documents() == ()


def test_times_keep_their_moment_whatever_their_zone(store: Store) -> None:
    zoned = document("Dam cracks, he said.", published=DAY.astimezone(timezone(timedelta(hours=-3, minutes=-30))))
    store.put_document(zoned, data(zoned), "a.txt", DAY.astimezone(timezone(timedelta(hours=9))))
    row = store.documents()[0]
    assert (row.published, row.captured, row.captured.tzinfo) == (DAY, DAY, UTC)
    assert store.document(zoned.id) == zoned
    with pytest.raises(ValueError, match="no zone"):
        store.put_capture(zoned.id, "b.txt", DAY.replace(tzinfo=None))


def test_documents_are_filtered_by_when_they_appeared_and_when_we_had_them(store: Store) -> None:
    first, second, third, undated, _ = documents()
    for number, one in enumerate((first, second, third, undated)):
        store.put_document(one, data(one), one.id, DAY + timedelta(days=10 + number))

    def found(**asked: object) -> set[str]:
        return {row.id for row in store.documents(**asked)}  # type: ignore[arg-type]

    assert found(published_by=DAY - timedelta(microseconds=1)) == set()
    assert found(published_by=DAY) == {second.id}
    assert found(published_by=DAY + timedelta(days=5)) == {first.id, second.id, third.id}
    assert found(published_by=DAY + timedelta(days=12)) == {first.id, second.id, third.id}  # the undated one was first seen later
    assert found(published_by=LATER) == {first.id, second.id, third.id, undated.id}
    assert found(captured_by=DAY + timedelta(days=11)) == {first.id, second.id}
    assert found(ids=[first.id, "d1-unknown"]) == {first.id}
    assert found(url=second.url) == {second.id}
    store.set_members("k2-a", [first.id, third.id])
    assert found(case="k2-a", captured_by=DAY + timedelta(days=11)) == {first.id}


def test_an_older_readers_record_is_kept_and_the_last_is_current(store: Store) -> None:
    one = documents()[1]
    full = add(store, one)
    empty = replace(full, claims=(), actors=(), unread=(), events=(), figures=())
    assert full.claims
    store.put_record(one.id, "pattern 2", empty)
    assert store.readers(one.id) == ("pattern 1", "pattern 2")
    assert store.record(one.id) == empty
    assert store.record(one.id, "pattern 1") == full
    assert store.documents()[0].reader == "pattern 2"
    assert store.search_claims("bridge") == ()
    assert store.documents_of([full.claims[0].id]) == {}
    assert (store.not_read_by("pattern 1"), store.not_read_by("pattern 2")) == ((one.id,), ())
    store.put_record(one.id, "pattern 1", full)
    assert store.search_claims("bridge")[0].claim in {claim.id for claim in full.claims}


def test_a_reading_that_finds_another_text_in_the_same_bytes_replaces_what_is_shown(store: Store) -> None:
    one = documents()[1]
    add(store, one)
    again = document("The bridge fell, the keeper said.", title="Keeper")
    again = replace(again, id=one.id, sha256=one.sha256, text_sha256=text_sha256(again.text))
    store.put_record(one.id, "pattern 2", read(again))
    assert store.document(one.id) == again
    assert (store.documents()[0].title, store.documents()[0].published) == ("Keeper", None)
    assert store.search_documents("keeper") == store.documents()
    assert store.search_documents("Monday") == ()
    assert store.record(one.id, "pattern 1") == read(one)


def test_a_failure_is_cleared_when_its_input_is_read(store: Store) -> None:
    one = documents()[0]
    store.put_failure("a.txt", "not found")
    store.put_failure("a.txt", "it is empty")
    store.put_failure("b.txt", "no text")
    assert store.failures() == (Failure("a.txt", "it is empty"), Failure("b.txt", "no text"))
    store.put_document(one, data(one), "a.txt", DAY)
    assert store.failures() == (Failure("b.txt", "no text"),)


def test_links_are_found_from_both_sides_and_by_document(store: Store) -> None:
    records = filled(store)
    copy, statement, supersedes = links(records)
    assert store.links([copy.right]) == (copy, supersedes)
    assert store.links([copy.left], LinkKind.SUPERSEDES) == ()
    assert store.links([statement.right]) == (statement,)
    assert store.links(kind=LinkKind.COPY_OF) == (copy,)
    assert store.links_of([copy.left]) == (copy, statement)
    again = replace(copy, score=0.5)
    store.put_links([again])
    assert store.links([copy.left]) == (again,)


def test_dropping_a_documents_links_keeps_those_of_people_and_of_others(store: Store) -> None:
    records = filled(store)
    _, statement, supersedes = links(records)
    store.drop_links(records[0].document.id)
    assert store.links() == (statement, supersedes)
    store.drop_links(records[1].document.id)
    assert store.links() == (supersedes,)


def test_judgements_are_rows_that_are_taken_back_and_never_changed(store: Store) -> None:
    record = add(store, documents()[1])
    made = judgement(record.claims[0].id, [record], DAY)
    store.put_judgement(made)
    store.put_judgement(replace(made, why="another reason"))
    assert store.judgements() == store.judgements([made.target]) == (made,)
    assert store.judgements(["d1-other"]) == store.judgements(made_by=DAY - timedelta(seconds=1)) == ()
    store.undo_judgement(made.id, LATER)
    store.undo_judgement(made.id, LATER + timedelta(days=1))
    assert store.judgements() == (replace(made, undone=LATER),)
    assert store.judgements(made_by=DAY) == (made,)
    with pytest.raises(StoreError, match="no judgement j1-unknown"):
        store.undo_judgement("j1-unknown", LATER)


def test_cases_consist_of_what_they_were_last_set_to(store: Store) -> None:
    ids = sorted(add(store, one).document.id for one in documents())
    store.set_members("k2-b", ids[1:4], ["e1-x"])
    store.set_members("k2-a", ids[:2], ["e1-y", "e1-x"], "Two blasts")
    store.set_members("k2-a", reversed(ids[:3]), ["e1-y"])
    first, second = store.cases()
    assert (first.id, first.title, first.documents, first.focal_events) == ("k2-a", "Two blasts", tuple(ids[:3]), ("e1-y",))
    assert store.cases(["k2-b"]) == (second,)
    assert store.case_of(ids[1]) == ("k2-a", "k2-b")
    assert store.case_of(ids[4]) == ()
    store.set_members("k2-b", [])
    assert store.cases() == (first,)
    with pytest.raises(StoreError, match="no document d1-unknown"):
        store.set_members("k2-a", ["d1-unknown"])
    assert store.cases() == (first,)


def test_a_look_is_compared_with_the_last_that_saw_something_else(store: Store) -> None:
    one, two, three = (DAY + timedelta(hours=hour) for hour in (1, 2, 3))
    assert store.looked("k2-a", ["d1-b", "d1-a"], one) is None
    assert store.looked("k2-a", ["d1-a", "d1-b"], two) is None
    assert store.looked("k2-b", ["d1-c"], two) is None
    assert store.looked("k2-a", ["d1-a", "d1-b", "d1-c"], three) == Seen(one, ("d1-a", "d1-b"))
    assert store.looked("k2-a", ["d1-c", "d1-b", "d1-a"], three + timedelta(hours=1)) == Seen(one, ("d1-a", "d1-b"))
    assert store.looked("k2-a", ["d1-a"], three + timedelta(hours=2)) == Seen(three, ("d1-a", "d1-b", "d1-c"))


def test_runs_are_noted_in_their_order(store: Store) -> None:
    killed = store.begin_run("add", "pattern 1", DAY)
    done = store.begin_run("rebuild", "pattern 2", LATER)
    store.end_run(done, LATER, {"read": 3, "failed": 0})
    assert [(run.number, run.command, run.ended, run.counts) for run in store.runs()] == [
        (killed, "add", None, {}),
        (done, "rebuild", LATER, {"failed": 0, "read": 3}),
    ]


def test_candidates_share_keys_and_the_weightiest_come_first(store: Store) -> None:
    one, two, three, four, _ = sorted(documents(), key=lambda document: document.id)
    for given in (one, two, three, four):
        store.put_document(given, data(given), given.id, DAY)
    store.put_keys(one.id, "event", [("harrow", 3.0), ("bridge", 1.5)], date(2031, 5, 12))
    store.put_keys(two.id, "event", [("harrow", 3.0), ("tarn", 0.1)], date(2031, 5, 20))
    store.put_keys(three.id, "event", [("bridge", 1.5)])
    store.put_keys(four.id, "actor", [("harrow", 9.0)], date(2031, 5, 12))
    asked = ["harrow", "bridge", "unknown"]
    assert store.candidates("event", asked) == (Candidate(one.id, 4.5), Candidate(two.id, 3.0), Candidate(three.id, 1.5))
    assert store.candidates("event", asked, limit=1) == (Candidate(one.id, 4.5),)
    near = store.candidates("event", asked, date(2031, 5, 14), within=3)
    assert near == (Candidate(one.id, 4.5), Candidate(three.id, 1.5))  # a document without a day may be of any
    assert store.candidates("event", asked, common=1) == ()
    store.put_keys(two.id, "event", [("tarn", 0.1)], date(2031, 5, 20))
    assert store.candidates("event", asked, common=1) == (Candidate(one.id, 3.0),)
    assert store.candidates("event", []) == ()


def test_of_many_keys_the_weightiest_are_looked_up(store: Store) -> None:
    one = documents()[0]
    store.put_document(one, data(one), "a.txt", DAY)
    keys = [(f"key {number}", float(number)) for number in range(2 * MOST_KEYS)]
    store.put_keys(one.id, "event", keys)
    assert store.candidates("event", reversed(keys))[0].weight == sum(range(MOST_KEYS, 2 * MOST_KEYS))


def test_sketches_and_signatures(store: Store) -> None:
    ids = sorted(add(store, one).document.id for one in documents())
    for id in reversed(ids[:3]):
        store.put_sketch(id, "event", id.encode() + b"\x00")
    store.put_sketch(ids[0], "event", b"newer")
    old = {id: id.encode() + b"\x00" for id in ids[1:3]}
    assert store.sketches("event", reversed(ids)) == {ids[0]: b"newer"} | old
    store.put_signature(ids[0], [1, 2, 2**64 - 1])
    store.put_signature(ids[1], [1, 9, 2**64 - 1])
    store.put_signature(ids[2], [9, 1, 3])
    assert store.same_band([1, 8, 2**64 - 1]) == (ids[0], ids[1])
    assert store.same_band([9, 9, 9]) == ()
    assert store.same_band([9, 9, 9], [ids[2], ids[3]]) == (ids[2],)
    assert store.same_band([9, 1, 2**64 - 1], [ids[1]]) == (ids[2], ids[1])
    store.put_signature(ids[0], [4])
    assert store.same_band([1, 2, 8], [ids[0]]) == ()
    assert store.same_band([]) == ()
    with pytest.raises(ValueError, match="64 bits"):
        store.put_signature(ids[0], [2**64])


def test_what_is_not_there_is_said_in_one_line(store: Store) -> None:
    one = documents()[0]
    for call in (store.record, store.document, store.bytes_of, store.drop_links):
        with pytest.raises(StoreError, match=r"d1-unknown") as raised:
            call("d1-unknown")
        assert "\n" not in str(raised.value)
    with pytest.raises(StoreError, match="no document"):
        store.put_record(one.id, "pattern 1", read(one))
    with pytest.raises(ValueError, match="is none of"):
        store.put_record("d1-unknown", "pattern 1", read(one))
