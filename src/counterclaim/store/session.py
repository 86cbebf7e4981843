"""A casebook's connection: transactions that are kept whole or not at all.

An engine comes in; connections inside a transaction go out. It never leaves half of a transaction behind, whatever ends it.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Select, Table, select
from sqlalchemy.dialects import postgresql, sqlite

from counterclaim.errors import StoreError
from counterclaim.store import schema
from counterclaim.store.connect import connected, failing

T = TypeVar("T")

CHUNK = 500
"""Values in one IN list: far under the 32,766 and 65,535 that the two databases take, and enough to make round trips rare."""


class Session:
    """What every part of the store shares: the engine, its name, and the transaction that this thread is in."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self._name = name
        self._here = threading.local()

    @property
    def name(self) -> str:
        """The path or address, without its password."""
        return self._name

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """All that is written in here is kept together, or none of it; transactions inside it are part of it.

        An exception that leaves it undoes everything; so must the caller let it leave.
        """
        with self._within(writing=True) as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """All that is read in here is of one moment."""
        with self._within(writing=False) as connection:
            yield connection

    @contextmanager
    def _within(self, *, writing: bool) -> Iterator[Connection]:
        outer: Connection | None = getattr(self._here, "connection", None)
        if outer is not None:
            if writing and not outer.get_execution_options()["writing"]:
                raise RuntimeError("writing inside reading(): begin with transaction()")
            yield outer
            return
        with failing(self._name), connected(self._engine, writing=writing) as connection, connection.begin():
            self._here.connection = connection
            try:
                yield connection
            finally:
                self._here.connection = None

    def close(self) -> None:
        """Let go of the database; the store may not be used afterwards."""
        with failing(self._name):
            self._engine.dispose()

    def _number(self, connection: Connection, document: str) -> int:
        """The row of a document; raises StoreError where there is none."""
        found = connection.execute(select(schema.documents.c.number).where(schema.documents.c.id == document)).scalar()
        if found is None:
            raise StoreError(self._name, f"there is no document {document}")
        return int(found)

    def _numbers(self, connection: Connection, documents: Iterable[str]) -> dict[str, int]:
        """The rows of those documents that are there, by id."""
        table = schema.documents
        found: dict[str, int] = {}
        for ids in chunks(sorted(set(documents))):
            found.update(pairs(connection, select(table.c.id, table.c.number).where(table.c.id.in_(ids))))
        return found


def chunks(values: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """The values in lists of at most `size`."""
    left = iter(values)
    while chunk := list(islice(left, size)):
        yield chunk


def pairs(connection: Connection, query: Select[Any]) -> Iterator[tuple[Any, Any]]:
    """The rows of a query of two columns."""
    return ((first, second) for first, second in connection.execute(query))


def put(
    connection: Connection,
    table: Table,
    rows: Sequence[Mapping[str, Any]],
    *,
    update: Mapping[str, Any] | None = None,
    replace: bool = False,
) -> None:
    """Insert rows; of one whose primary key is there nothing changes, or all of it (`replace`), or what `update` says."""
    if not rows:
        return
    insert = (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(table)
    key = [column.name for column in table.primary_key]
    if replace:
        update = {name: insert.excluded[name] for name in rows[0] if name not in key}
    statement = insert.on_conflict_do_update(index_elements=key, set_=update) if update else insert.on_conflict_do_nothing()
    connection.execute(statement, list(rows))
