"""Killed, full, locked, lost, not there: nothing is half kept, and one line says what it was."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from kept import DAY, add, data, documents, filled, read
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError
from test_archive import archived

from counterclaim.errors import StoreError
from counterclaim.store import connect
from counterclaim.store.casebook import Store

KILLED = """
import sys
from counterclaim.store.casebook import Store
from kept import *
first, second = documents()[:2]
store = Store.open(sys.argv[1])
add(store, first)
with store.transaction():
    add(store, second)
    store.put_keys(second.id, "event", [("bridge", 1.0)])
    store.set_members("k2-a", [second.id])
    print("ready", flush=True)
    sys.stdin.read()
"""


def test_a_killed_transaction_leaves_nothing(address: str) -> None:
    paths = os.pathsep.join(path for path in sys.path if path)
    run = [sys.executable, "-c", KILLED, address]
    with subprocess.Popen(run, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": paths}) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        process.send_signal(signal.SIGKILL)
    first, second = documents()[:2]
    with Store.open(address, create=False) as store:
        assert [row.id for row in store.documents()] == [first.id]
        assert (store.cases(), store.search_documents("bridge"), store.candidates("event", ["bridge"])) == ((), (), ())
        add(store, second)
        assert store.records([first.id, second.id]) == tuple(sorted(map(read, (first, second)), key=lambda record: record.document.id))


def test_an_error_inside_a_transaction_undoes_all_of_it(store: Store) -> None:
    filled(store)
    before = archived(store)
    another = documents()[0]

    def broken_off() -> None:
        with store.transaction():
            store.put_failure("b.txt", "no text")
            store.put_record(another.id, "pattern 3", read(another))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken_off()
    assert archived(store) == before


def test_reading_sees_one_moment_and_cannot_write(address: str) -> None:
    first, second = documents()[:2]
    with Store.open(address) as store, Store.open(address) as other:
        add(store, first)
        with store.reading():
            assert len(store.documents()) == 1
            add(other, second)
            assert len(store.documents()) == 1
            with pytest.raises(RuntimeError, match=r"begin with transaction\(\)"):
                store.put_failure("a.txt", "it is empty")
        assert len(store.documents()) == 2


@contextmanager
def prepared(store: Store, pragma: str) -> Iterator[None]:
    """Every connection of the store's has one more setting."""
    store._engine.dispose()
    setting = event.listens_for(store._engine, "connect")
    setting(lambda connection, _: connection.execute(pragma).close())
    yield
    store._engine.dispose()


def test_a_full_disk_is_one_clear_error_and_what_was_kept_stays(tmp_path: Path) -> None:
    path = tmp_path / "full.casebook"
    with Store.open(path) as store:
        first, second = documents()[:2]
        add(store, first)
        with store.reading() as connection:
            pages = connection.execute(text("PRAGMA page_count")).scalar_one()
        with prepared(store, f"PRAGMA max_page_count = {pages}"), pytest.raises(StoreError) as raised:
            store.put_sketch(first.id, "event", bytes(10**6))
        assert str(raised.value).startswith(f"{path}: the disk is full; nothing of this step was kept")
        assert "\n" not in str(raised.value)
        assert [row.id for row in store.documents()] == [first.id]
    with Store.open(path) as store:
        add(store, second)
        store.put_sketch(first.id, "event", bytes(10**6))
        assert len(store.documents()) == 2


def test_a_casebook_that_another_writes_to_is_one_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "busy.casebook"
    with Store.open(path) as store, prepared(store, "PRAGMA busy_timeout = 20"):
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        assert store.documents() == ()
        with pytest.raises(StoreError, match="another process is writing to it"):
            store.put_failure("a.txt", "it is empty")
        other.close()
        store.put_failure("a.txt", "it is empty")


@pytest.mark.parametrize("database", ["postgresql"])
def test_a_lost_connection_is_one_clear_error_and_the_next_call_connects_again(store: Store, database: str) -> None:
    first, second = documents()[:2]
    add(store, first)

    def cut_off() -> None:
        with store.transaction() as connection:
            add(store, second)
            own = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
            with store._engine.connect() as other:
                other.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": own})
            add(store, second)

    with pytest.raises(StoreError, match="connection to the database was lost") as raised:
        cut_off()
    assert "\n" not in str(raised.value)
    assert [row.id for row in store.documents()] == [first.id]
    add(store, second)


@pytest.mark.parametrize("database", ["postgresql"])
def test_an_unknown_database_and_an_unreachable_server_are_said_so(address: str, database: str) -> None:
    with pytest.raises(StoreError, match="no database of that name"):
        Store.open(address.replace("/casebook_", "/none_"))
    with pytest.raises(StoreError, match="cannot be reached"):
        Store.open("postgresql://reader:secret@127.0.0.1:1/casebook?connect_timeout=2")


def test_a_password_is_never_shown() -> None:
    engine, name = connect.engine_of("postgres://reader:secret@db.example/casebook")
    assert name == "postgresql://reader:***@db.example/casebook"
    engine.dispose()
    with pytest.raises(StoreError) as raised:
        connect.engine_of("postgresql://reader:secret@db.example:port/casebook")
    assert "secret" not in str(raised.value)


def test_a_name_that_sqlite_takes_for_memory_is_a_file_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Store.open(":memory:").close()
    assert (tmp_path / ":memory:").is_file()


def test_what_is_no_casebook_is_refused(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p>No casebook.</p>" * 100)
    for path, words in (
        (tmp_path / "page.html", "damaged, or not a casebook"),
        (tmp_path, "cannot be made here"),
        (tmp_path / "none" / "a.casebook", "cannot be made here"),
    ):
        with pytest.raises(StoreError, match=words):
            Store.open(path)
    with pytest.raises(StoreError, match="there is no casebook here"):
        Store.open(tmp_path / "a.casebook", create=False)
    assert not (tmp_path / "a.casebook").exists()


class DiskFull(Exception):
    pass


@pytest.mark.parametrize(
    ("error", "meaning"),
    [
        (DiskFull("could not extend file"), "the disk is full"),
        (sqlite3.OperationalError("disk I/O error"), "the disk failed"),
        (sqlite3.OperationalError("attempt to write a readonly database"), "may only be read"),
        (sqlite3.DatabaseError("database disk image is malformed"), "damaged"),
        (sqlite3.OperationalError("something new\nin two lines"), "the database failed: OperationalError: something new"),
    ],
)
def test_what_a_driver_says_is_put_in_plain_words(error: Any, meaning: str) -> None:
    said = connect.said(OperationalError("SELECT 1", {}, error))
    assert said.startswith(meaning) or meaning in said
    assert "\n" not in said


def test_one_casebook_is_shared_by_threads(address: str) -> None:
    with Store.open(address) as store, ThreadPoolExecutor(4) as pool:
        given = documents()
        list(pool.map(lambda one: store.put_document(one, data(one), one.id, DAY), given * 2))
        assert {row.id for row in store.documents()} == {one.id for one in given}
