"""One more document: once, whatever its name and however often; and the same cases whatever the order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import permutations
from pathlib import Path

import pytest
from gathered import CAPTURED, ONE_EVENT, TWO_EVENTS, archived, captured, put, put_all, read

from counterclaim.casebook.adding import Intake
from counterclaim.model.labels import LinkKind
from counterclaim.model.reading import Failure
from counterclaim.store.casebook import Store
from counterclaim.store.restore import restore
from readers import PatternReader

NOW = datetime(2031, 7, 1, tzinfo=UTC)


def files(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def intake(store: Store, *names: str) -> Intake:
    return Intake(store, PatternReader().name, "add", NOW, CAPTURED, names)


def test_the_same_document_twice_changes_nothing(store: Store) -> None:
    first = put_all(store, ONE_EVENT)
    before = archived(store)
    again = put_all(store, reversed(ONE_EVENT))
    assert archived(store) == before
    assert [one.new for one in (*first, *again)] == [True] * 3 + [False] * 3
    assert {one.cases for one in again} == {store.case_of(first[0].document)} != {()}


def test_another_name_for_a_document_is_one_more_capture_and_no_more(store: Store) -> None:
    put_all(store, ONE_EVENT)
    before = files(archived(store))
    put(store, 1, CAPTURED - timedelta(days=1), "elsewhere.json")
    after = files(archived(store))
    assert {name for name in after if after[name] != before[name]} == {"captures.jsonl", "documents.jsonl", "manifest.json"}
    assert store.documents([captured(1)[1].id])[0].captured == CAPTURED - timedelta(days=1)


def test_a_run_knows_what_its_own_inputs_gave_before(store: Store) -> None:
    first = intake(store, "0.json", "1.json")
    assert first.known == frozenset()
    for number in (0, 1):
        data, record = read(number)
        first.take(record, data, f"{number}.json")
    first.fail(Failure("gone.json", "no such file"))
    taken = first.end(NOW)
    assert (taken.new, taken.known, len(taken.failures), [case.new for case in taken.cases]) == (2, 0, 1, [2])
    before, id = archived(store), captured(0)[1].id
    second = intake(store, "0.json", "2.json")
    assert second.known == {id}
    second.again(id, "0.json")
    assert archived(store) == before
    second.again(id, "2.json")
    assert [given.name for given in store.inputs([id])] == ["0.json", "2.json"]
    assert second.end(NOW).known == 2


def test_an_input_that_failed_and_gives_a_known_document_again_has_not_failed(store: Store) -> None:
    put(store, 0)
    intake(store).fail(Failure("0.json", "no such file"))
    run = intake(store, "0.json")
    run.again(captured(0)[1].id, "0.json")
    assert store.failures() == ()


def test_an_earlier_capture_of_what_is_there_counts(store: Store) -> None:
    put(store, 0)
    run = Intake(store, PatternReader().name, "add", NOW, CAPTURED - timedelta(days=9), ["0.json"])
    run.again(captured(0)[1].id, "0.json")
    assert store.documents()[0].captured == CAPTURED - timedelta(days=9)


def test_the_order_of_arrival_changes_no_claim_and_no_case(tmp_path: Path) -> None:
    found = []
    for place, order in enumerate(list(permutations(TWO_EVENTS))[::29]):
        with Store.open(tmp_path / f"{place}.casebook") as store:
            put_all(store, order)
            ids = [row.id for row in store.documents()]
            found.append((store.records(ids), store.cases(), store.links(kind=LinkKind.COPY_OF)))
    assert all(one == found[0] for one in found)
    assert [len(case.documents) for case in found[0][1]] in ([2, 3], [3, 2])


def test_an_archive_is_the_same_casebook(new_address: Callable[[], str]) -> None:
    with Store.open(new_address()) as store, Store.open(new_address()) as other:
        put_all(store, TWO_EVENTS)
        restore(other, io.BytesIO(archived(store)))
        assert other.cases() == store.cases()
        put(store, 3)
        put(other, 3)
        assert archived(other) == archived(store)


@pytest.mark.parametrize("database", ["sqlite"])
def test_an_error_in_the_middle_keeps_nothing_of_a_document(store: Store, database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    put(store, 0)
    before = archived(store)
    monkeypatch.setattr(Store, "put_links", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        put(store, 1)
    monkeypatch.undo()
    assert archived(store) == before
