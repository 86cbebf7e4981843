"""A casebook, one file, and the casebook again; damage is refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from threading import Barrier, BrokenBarrierError

import pytest
from kept import DAY, add, documents, filled

from counterclaim.errors import StoreError
from counterclaim.store.archive import export
from counterclaim.store.casebook import Store
from counterclaim.store.restore import restore


def archived(store: Store) -> bytes:
    target = io.BytesIO()
    export(store, target)
    return target.getvalue()


def test_an_archive_becomes_an_equal_casebook(new_address: Callable[[], str]) -> None:
    with Store.open(new_address()) as store, Store.open(new_address()) as again:
        records = filled(store)
        data = archived(store)
        restore(again, io.BytesIO(data))
        assert archived(again) == data
        assert again.records(record.document.id for record in records) == records
        assert again.search_claims("bridge") == store.search_claims("bridge") != ()
        assert again.candidates("event", ["bridge", "word 1"]) == store.candidates("event", ["bridge", "word 1"]) != ()
        assert again.runs() == ()
        add(again, replace(documents()[0], id="d1-another"))


def test_equal_casebooks_give_the_same_bytes_whatever_they_went_through(new_address: Callable[[], str]) -> None:
    with Store.open(new_address()) as store, Store.open(new_address()) as other:
        filled(store)
        other.begin_run("add", "another", DAY)
        other.put_failure("a.txt", "not there yet")
        filled(other, tuple(reversed(documents())))
        filled(other)
        other.put_keys(documents()[0].id, "passing", [("x", 1.0)])
        other.drop_links(documents()[1].id)
        assert archived(other) != archived(store)
        filled(other)
        other.put_document(documents()[0], documents()[0].text.encode(), "a.txt", DAY)
        filled(store)
        store.put_keys(documents()[0].id, "passing", [("x", 1.0)])
        store.put_document(documents()[0], documents()[0].text.encode(), "a.txt", DAY)
        assert archived(other) == archived(store)


def test_both_databases_give_the_same_bytes(new_address: Callable[[], str], tmp_path) -> None:  # type: ignore[no-untyped-def]
    with Store.open(new_address()) as store, Store.open(tmp_path / "sqlite.casebook") as lite:
        filled(store)
        filled(lite)
        assert archived(store) == archived(lite)


def test_an_archive_goes_only_into_an_empty_casebook(store: Store) -> None:
    filled(store)
    data = archived(store)
    with pytest.raises(StoreError, match="is not empty"):
        restore(store, io.BytesIO(data))
    assert archived(store) == data


def test_of_two_that_restore_at_once_the_second_is_told_that_it_is_not_empty(
    new_address: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(new_address()) as full:
        filled(full)
        data = archived(full)
    both, counted = Barrier(2), Store.count_documents

    def together(store: Store) -> int:
        found = counted(store)
        with suppress(BrokenBarrierError):
            both.wait(0.5)
        return found

    monkeypatch.setattr(Store, "count_documents", together)
    with Store.open(new_address()) as store:

        def one(_: int) -> str:
            try:
                restore(store, io.BytesIO(data))
            except StoreError as error:
                return error.reason.partition(";")[0]
            return ""

        with ThreadPoolExecutor(2) as pool:
            assert sorted(pool.map(one, range(2))) == ["", "is not empty"]


def _without(data: bytes, name: str, instead: bytes | None = None) -> bytes:
    """An archive with one file left out or altered, every checksum of the zip right."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for info in old.infolist():
            if not info.filename.startswith(name):
                new.writestr(info, old.read(info))
            elif instead is not None:
                new.writestr(info, instead)
    return target.getvalue()


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda data: b"",
    "no zip": lambda data: b"a casebook" * 100,
    "cut in half": lambda data: data[: len(data) // 2],
    "a byte altered early": lambda data: data[:200] + bytes([data[200] ^ 255]) + data[201:],
    "a byte altered in the middle": lambda data: data[: len(data) // 2] + bytes([data[len(data) // 2] ^ 255]) + data[len(data) // 2 + 1 :],
    "no manifest": lambda data: _without(data, "manifest.json"),
    "another format": lambda data: _without(data, "manifest.json", b'{"format":"counterclaim.casebook/9","files":{},"counts":{}}'),
    "a file left out": lambda data: _without(data, "cases.jsonl"),
    "a file emptied": lambda data: _without(data, "cases.jsonl", b""),
    "captured bytes altered": lambda data: _without(data, "bytes/", b"other bytes"),
    "lines that are no JSON": lambda data: _without(data, "links.jsonl", b"{\n"),
    "lines of another shape": lambda data: _without(data, "links.jsonl", b'{"link":{}}\n'),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_is_refused_in_one_line_and_nothing_is_kept(damage: str, tmp_path) -> None:  # type: ignore[no-untyped-def]
    with Store.open(tmp_path / "a.casebook") as store, Store.open(tmp_path / "b.casebook") as again:
        filled(store)
        with pytest.raises(StoreError, match=r"backup\.zip: is damaged") as raised:
            restore(again, io.BytesIO(DAMAGE[damage](archived(store))), "backup.zip")
        assert "\n" not in str(raised.value)
        assert (again.documents(), again.inputs(), again.links(), again.cases()) == ((), (), (), ())
        restore(again, io.BytesIO(archived(store)), "backup.zip")


def test_a_later_capture_is_in_the_archive(store: Store) -> None:
    one = documents()[0]
    add(store, one)
    before = archived(store)
    store.put_capture(one.id, "elsewhere.txt", DAY + timedelta(days=40))
    assert archived(store) != before
