"""A casebook of every earlier version opens as one of this version, on both databases; whatever else it may be is left alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from earlier import at_version
from kept import filled
from sqlalchemy import inspect, text
from test_archive import archived

from counterclaim.errors import StoreError
from counterclaim.store import migrate, schema
from counterclaim.store.casebook import Store
from counterclaim.store.connect import connected, engine_of

# What full-text search adds beside the tables, which Alembic does not know.
BESIDE = ("passage_words", "words")

NewAddress = Callable[[], str]


@pytest.mark.parametrize("version", schema.VERSIONS)
def test_every_earlier_version_is_brought_to_this_one(new_address: NewAddress, version: str) -> None:
    old = new_address()
    with Store.open(new_address()) as store:
        filled(store)
        at_version(old, version, store)
        with Store.open(old, create=False) as migrated:
            assert archived(migrated) == archived(store)
            assert migrated.documents() == store.documents()
            urls = [row.url for row in store.documents() if row.url is not None]
            assert [migrated.documents(url=url) for url in urls] == [store.documents(url=url) for url in urls]
            for row in store.documents():
                by = row.published or row.captured
                assert migrated.documents(published_by=by) == store.documents(published_by=by)
            for query in ("bridge", '"ember league"', "tar*"):
                assert migrated.search_documents(query) == store.search_documents(query) != ()
            if migrated.name.startswith("postgresql"):  # a copy of rows leaves the counters of numbers behind; a real casebook never does
                return
            filled(migrated)


def test_the_migrations_make_the_tables_that_the_schema_says(address: str) -> None:
    with Store.open(address) as store, store.reading() as connection:
        named = {"include_object": lambda object, name, *_: not str(name).startswith(BESIDE) and name != "passages_by_words"}
        context = MigrationContext.configure(connection, opts=named | {"version_table": schema.VERSION_TABLE})
        assert compare_metadata(context, schema.metadata) == []


def test_the_versions_are_those_of_the_migrations() -> None:
    scripts = ScriptDirectory(str(migrate.MIGRATIONS))
    assert tuple(script.revision for script in reversed(list(scripts.walk_revisions()))) == schema.VERSIONS


def test_a_newer_casebook_is_refused_and_left_as_it_is(address: str) -> None:
    with Store.open(address) as store, store.transaction() as connection:
        connection.execute(text(f"UPDATE {schema.VERSION_TABLE} SET version_num = '0999'"))
    with pytest.raises(StoreError, match=r"newer version \(0999; this program knows \d+\)"):
        Store.open(address)
    engine, _ = engine_of(address)
    with connected(engine, writing=False) as connection:
        assert connection.execute(text(f"SELECT version_num FROM {schema.VERSION_TABLE}")).scalar() == "0999"
    engine.dispose()


def test_a_database_of_something_else_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE recipes (name)")
    other.close()
    with pytest.raises(StoreError, match="something else"):
        Store.open(path)
    with pytest.raises(StoreError, match="no casebook in this database"):
        Store.open(path, create=False)


def test_a_migration_that_breaks_off_leaves_what_was_there(new_address: NewAddress, monkeypatch: pytest.MonkeyPatch) -> None:
    old, upgrade = new_address(), migrate._upgrade

    def broken(*given: Any) -> None:
        upgrade(*given)
        raise KeyboardInterrupt

    with Store.open(new_address()) as store:
        filled(store)
        at_version(old, "0001", store)
        with monkeypatch.context() as patched:
            patched.setattr(migrate, "_upgrade", broken)
            with pytest.raises(KeyboardInterrupt):
                Store.open(old)
        engine, name = engine_of(old)
        with connected(engine, writing=False) as connection:
            assert migrate.version(connection, name, create=False) == "0001"
            assert "appeared" not in {column["name"] for column in inspect(connection).get_columns("documents")}
        engine.dispose()
        with Store.open(old) as migrated:
            assert archived(migrated) == archived(store)


def test_many_may_open_a_new_casebook_at_once(address: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        for store in pool.map(Store.open, [address] * 4):
            with store:
                assert store.documents() == ()
