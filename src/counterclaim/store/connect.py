"""An address or a path becomes an engine; what a database says when it fails becomes one `StoreError` in plain words.

In: a path (SQLite in that one file) or `postgresql://...`. Out: an engine with one writer at a time and consistent reads.
It never makes or changes a table.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from os import PathLike, fspath
from os.path import abspath
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, StatementError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from counterclaim.errors import StoreError

_BUSY = 30_000
"""Milliseconds that a writer waits for another: adding one document takes at most a few seconds, a migration somewhat longer."""

_PRAGMAS = (
    f"PRAGMA busy_timeout = {_BUSY}",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA cache_size = -65536",  # KiB: the upper pages of the indexes of 100,000 documents
    "PRAGMA journal_size_limit = 67108864",  # bytes: what is left of the log after one big write
)

_WRITER = 0x0C1A1
"""The advisory lock that makes one writer of all who write to a PostgreSQL casebook, as SQLite does by itself."""

_WORDS = (
    (r"database is locked|database table is locked|LockNotAvailable", "another process is writing to it; try again when that has ended"),
    (
        r"disk is full|DiskFull|No space left",
        "the disk is full; nothing of this step was kept, and the same command goes on once there is space",
    ),
    (r"disk I/O error", "the disk failed while writing (full, or gone); nothing of this step was kept"),
    (r"not a database|malformed|file is encrypted", "it is damaged, or not a casebook"),
    (r"unable to open database file", "it cannot be opened: the folder does not exist, or may not be entered"),
    (r"readonly database|read-only transaction", "it may only be read"),
    (r"(?:password|\w+) authentication failed|role .* does not exist", "the database refuses the user or the password"),
    (r'database ".*" does not exist', "there is no database of that name; create it first"),
    (r"could not connect|connection failed|connection refused|failed to resolve|timeout expired", "the database cannot be reached"),
    (r"InsufficientPrivilege|permission denied", "the database user may not do this"),
)
"""What the two drivers say, and what it means to the one who runs the command; the first that fits."""

_LOST = "the connection to the database was lost; nothing of this step was kept, and the same command goes on once it is back"


def is_address(store: str) -> bool:
    """Whether a casebook's name is the address of a server rather than a path."""
    return re.match(r"postgres(ql)?(\+psycopg)?://", store) is not None


def engine_of(store: str | PathLike[str]) -> tuple[Engine, str]:
    """The engine of a casebook, and its name as errors give it; connects to nothing yet."""
    given = fspath(store)
    if not is_address(given):
        query = {"uri": "true", "mode": "ro", "immutable": "1"} if _only_read(given) else {}
        database = _uri(given) if query else abspath(given)  # a file also where its name is ":memory:"
        engine = create_engine(URL.create("sqlite", database=database, query=query))
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine, given
    try:
        url = make_url(given).set(drivername="postgresql+psycopg")
        engine = create_engine(url, pool_pre_ping=True)
    except (ArgumentError, ValueError) as error:
        raise StoreError("the casebook's address", "is not of the form postgresql://user@host/name") from error
    except ImportError as error:
        raise StoreError("a casebook on PostgreSQL", "needs the package's extra 'postgres'") from error
    event.listen(engine, "begin", _begin_postgres)
    return engine, url.set(drivername="postgresql").render_as_string(hide_password=True)


def _only_read(given: str) -> bool:
    """Whether a casebook lies where we may write neither to it nor beside it: on a disc, in a folder kept as evidence.

    SQLite would want to make its log there, and read nothing. While somebody else writes, there is a log, and it is read with that.
    """
    path = Path(given)
    if not path.is_file() or Path(f"{given}-wal").exists():
        return False
    return not any(os.access(one, os.W_OK) for one in (path, path.absolute().parent))


def _uri(given: str) -> str:
    return f"file:{quote(str(Path(given).absolute()))}"


def connected(engine: Engine, *, writing: bool) -> Connection:
    """A connection whose next transaction is the only one that writes, or one that sees a single moment."""
    connection = engine.connect()
    options: dict[str, Any] = {"writing": writing}
    if engine.dialect.name == "postgresql":
        # A writer must see what the writer before it has left: its snapshot may not be older than its lock.
        options["isolation_level"] = "READ COMMITTED" if writing else "REPEATABLE READ"
    return connection.execution_options(**options)


@contextmanager
def failing(name: str) -> Iterator[None]:
    """What fails in here for the database's sake is raised as a StoreError of one line."""
    try:
        yield
    except (DBAPIError, PoolTimeout) as error:
        raise StoreError(name, said(error)) from error
    except StatementError as error:  # a column refused a value before any database saw it
        raise error.orig or error from error


def said(error: Exception) -> str:
    """What a database's error means, in plain words; its own first line where we know no better."""
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return _LOST
    cause = getattr(error, "orig", None) or error
    told = f"{type(cause).__name__}: {cause}"
    for pattern, meaning in _WORDS:
        if re.search(pattern, told):
            return meaning
    if re.search(r"closed the connection|terminating connection|connection (is|was) (closed|lost)|AdminShutdown", told):
        return _LOST
    return f"the database failed: {told.splitlines()[0]}"


def _prepare_sqlite(connection: Any, _: object) -> None:
    connection.isolation_level = None  # the driver begins no transaction of its own; `_begin_sqlite` does
    for pragma in _PRAGMAS:
        connection.execute(pragma).close()


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _begin_postgres(connection: Connection) -> None:
    if connection.get_execution_options().get("writing", False):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITER})")
