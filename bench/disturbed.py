"""Commands on a casebook in forked processes that can be killed at a chosen moment, and what a casebook holds afterwards.

Something to do comes in, an `Attempt` under way goes out; it tells by a pipe how far it has come. Nothing here decides when to kill.
"""

from __future__ import annotations

import io
import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from sqlalchemy import event, func, select
from sqlalchemy.engine import Engine

from counterclaim.cli import work
from counterclaim.cli.main import main
from counterclaim.model.document import Document
from counterclaim.model.reading import Reading
from counterclaim.store import migrate
from counterclaim.store.archive import export
from counterclaim.store.casebook import Store
from counterclaim.store.connect import connected, engine_of
from counterclaim.store.schema import metadata
from readers import PatternReader

CAPTURED = "2031-06-01"
"""Given to every run, since when a document was captured is part of a casebook."""
Tell = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Kept:
    """What a casebook holds: the rows of every table but the log of runs, and its archive."""

    rows: dict[str, int]
    archive: bytes


def kept(address: str) -> Kept:
    """What a casebook holds."""
    target = io.BytesIO()
    with Store.open(address, create=False) as store, store.reading() as connection:
        tables = [table for table in metadata.sorted_tables if table.name != "runs"]
        rows = {table.name: connection.execute(select(func.count()).select_from(table)).scalar_one() for table in tables}
        export(store, target)
    return Kept(rows, target.getvalue())


def version(address: str) -> str | None:
    """The version of a casebook as it lies there, None where there is none yet."""
    engine, name = engine_of(address)
    try:
        with connected(engine, writing=False) as connection, connection.begin():
            return migrate.version(connection, name, create=True)
    finally:
        engine.dispose()


def adding(address: str, inputs: Path, pages: int | None = None) -> Callable[[Tell], int]:
    """`counterclaim add`, which tells of each document before it is read; SQLite with no more than so many pages of disk."""

    def run(tell: Tell) -> int:
        if pages is not None:
            event.listen(Engine, "connect", lambda connection, _: connection.execute(f"PRAGMA max_page_count = {pages}").close())
        before, work.default_reader = work.default_reader, lambda model: Telling(tell)  # type: ignore[assignment]
        try:
            main(["add", address, str(inputs), "--captured", CAPTURED, "--jobs", "1", "--quiet"])
        except SystemExit as ended:
            return int(ended.code or 0)
        finally:
            work.default_reader = before

    return run


def opening(address: str) -> Callable[[Tell], int]:
    """A casebook is made or brought to this version, and told of when that begins."""

    def run(tell: Tell) -> int:
        tell()
        Store.open(address).close()
        return 0

    return run


class Telling(PatternReader):
    """A reader that tells of each document before it reads it."""

    def __init__(self, tell: Tell) -> None:
        super().__init__()
        self.tell = tell

    def read(self, document: Document) -> Reading:
        self.tell()
        return super().read(document)


@dataclass(frozen=True, slots=True)
class Ended:
    """How an attempt ended: its exit code (negative: the signal), how many documents it told of, and what it said."""

    code: int
    told: int
    said: str


class Attempt:
    """Something under way in a process of its own."""

    def __init__(self, do: Callable[[Tell], int]) -> None:
        read, write = os.pipe()
        self.told = 0
        self._said = tempfile.TemporaryFile()  # noqa: SIM115  # closed when it has ended
        self._pipe: BinaryIO = os.fdopen(read, "rb", buffering=0)
        sys.stdout.flush()
        self._child = os.fork()
        if self._child == 0:
            sys.stdout = sys.stderr = open(self._said.fileno(), "w", encoding="utf-8", closefd=False)  # noqa: SIM115  # till its end
            code = 70
            try:
                code = do(lambda: os.write(write, b".") and None)
                sys.stdout.flush()
            finally:
                os._exit(code)
        os.close(write)

    def wait_for(self, told: int) -> float:
        """Wait until so many documents were told of, or the end; the seconds it took."""
        begun = time.perf_counter()
        while self.told < told and self._pipe.read(1):
            self.told += 1
        return time.perf_counter() - begun

    def kill(self) -> Ended:
        """End it by SIGKILL."""
        os.kill(self._child, signal.SIGKILL)
        return self.end()

    def end(self) -> Ended:
        """Wait for its end."""
        self.wait_for(sys.maxsize)
        _, status = os.waitpid(self._child, 0)
        self._pipe.close()
        self._said.seek(0)
        said = self._said.read().decode("utf-8", "replace")
        self._said.close()
        return Ended(os.waitstatus_to_exitcode(status), self.told, said)
