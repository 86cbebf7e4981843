"""Faults: `counterclaim add` is killed at random moments, its disk fills up, its database goes away; what is left is compared.

Invented articles come in; how often a run was killed, and whether the casebook in the end is byte for byte that of an undisturbed run, go
out. The command is the real one, in a process of its own that is forked, so that 200 starts cost no 200 imports; its reader is the tests'
pattern reader, but for one round with the model and a process started afresh each time.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path

from bench.disturbed import CAPTURED, Attempt, Kept, adding, kept, opening, version
from bench.invented import article
from counterclaim.store.casebook import Store
from counterclaim.store.schema import VERSIONS

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "store"))

from earlier import at_version

import postgres

SEED = 1
OLD = 12
"""Documents of the casebook whose migration is killed: every step of it has something to do."""
SPARE = 20
"""Pages that the full disk has left: a document or two go on it, not all."""
REAL = 5
"""Times that the round with the model is killed, each for the price of loading it."""
EXAMPLES = Path(__file__).parents[1] / "examples/coverage/harrow-bridge"
Make = Callable[[], str]


def run(data: Path, quick: bool, documents: int = 500, kills: int = 200) -> dict[str, float]:
    """Disturb runs of `documents` articles on both databases; `--quick`: 10 kills of 30 documents, on SQLite only."""
    documents, kills = (30, 10) if quick else (documents, kills)
    figures: dict[str, float] = {"documents": documents}
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="counterclaim-faults-")))
        inputs, few = folder / "in", folder / "few"
        for place, number in [(inputs, documents), (few, min(OLD, documents))]:
            place.mkdir()
            for one in range(number):
                (place / f"{one:04}.json").write_text(article(one).line(), "utf-8")
        adding(str(folder / "warm.casebook"), few)(lambda: None)  # what is loaded on first use is loaded before processes are forked
        figures |= _named("sqlite", _disturbed(_files(folder), inputs, few, kills))
        if not quick and postgres.INSTALLED:
            where = stack.enter_context(postgres.server())
            figures |= _named("postgresql", _disturbed(_databases(where), inputs, few, kills, where))
        if not quick:
            figures |= _named("model", _with_the_model(folder))
    return figures


def _named(name: str, figures: Iterator[tuple[str, float]]) -> dict[str, float]:
    named = {}
    for key, value in figures:
        named[f"{name}_{key}"] = round(value, 4)
        print(f"{name:12}{key.replace('_', ' '):40}{value:8g}", flush=True)
    return named


def _files(folder: Path) -> Make:
    numbers = count()
    return lambda: str(folder / f"{next(numbers)}.casebook")


def _databases(where: str) -> Make:
    import psycopg

    numbers = count()

    def make() -> str:
        name = f"casebook_{next(numbers)}"
        with psycopg.connect(f"postgresql://{postgres.USER}@/postgres?{where}", autocommit=True) as server:
            server.execute(f"CREATE DATABASE {name}")
        return f"postgresql://{postgres.USER}@/{name}?{where}"

    return make


def _disturbed(make: Make, inputs: Path, few: Path, kills: int, where: str | None = None) -> Iterator[tuple[str, float]]:
    """Every disturbance on one database."""
    calm, documents = make(), len(list(inputs.iterdir()))
    attempt = Attempt(adding(calm, inputs))
    startup, pace = attempt.wait_for(1), attempt.wait_for(documents) / documents
    attempt.end()
    whole = kept(calm)
    yield from _killed(make(), inputs, kills, whole, startup, pace)
    yield from _migrations(make, few, max(2, kills // 10))
    if where is None:
        yield from _full(make(), inputs, whole)
    else:
        yield from _gone(make(), inputs, whole, where)


def _killed(address: str, inputs: Path, kills: int, whole: Kept, startup: float, pace: float) -> Iterator[tuple[str, float]]:
    """A run killed at random moments, spread evenly over its documents, and gone on with by the same command."""
    draw, documents, reached, killed, amid = random.Random(SEED), whole.rows["documents"], 0, 0, 0
    for index in range(kills):
        attempt = Attempt(adding(address, inputs))
        reach, part = divmod(draw.uniform(0, 2 * (documents - reached) / (kills - index + 1)), 1)
        attempt.wait_for(int(reach))
        time.sleep(part * (pace if reach else startup))
        ended = attempt.kill()
        killed, amid = killed + (ended.code < 0), amid + (ended.code < 0 and reached < documents)
        if version(address) is not None:
            with Store.open(address, create=False) as store:
                reached = store.count_documents()
    yield "kills", killed
    yield "kills_while_documents_were_left", amid
    yield from _compared(Attempt(adding(address, inputs)).end().code, whole, kept(address))


def _compared(code: int, whole: Kept, found: Kept) -> Iterator[tuple[str, float]]:
    yield "exit_code_in_the_end", code
    yield "rows_lost", sum(max(0, rows - found.rows[table]) for table, rows in whole.rows.items())
    yield "rows_doubled", sum(max(0, rows - whole.rows[table]) for table, rows in found.rows.items())
    yield "archive_identical", float(found.archive == whole.archive)


def _migrations(make: Make, few: Path, kills: int) -> Iterator[tuple[str, float]]:
    """Casebooks killed while they are made, or brought from the first version to this one."""
    draw, inside, identical, old = random.Random(SEED), 0, 0, make()
    Attempt(adding(old, few)).end()
    whole, took = kept(old), [_took(make()), 0.0]
    with Store.open(old) as store:
        at_version(address := make(), VERSIONS[0], store)
    took[1] = _took(address)
    for number in range(kills):
        address, ancient = make(), bool(number % 2)
        if ancient:
            with Store.open(old) as store:
                at_version(address, VERSIONS[0], store)
        attempt = Attempt(opening(address))
        attempt.wait_for(1)
        time.sleep(draw.random() * took[ancient])
        attempt.kill()
        inside += version(address) != VERSIONS[-1]
        Attempt(adding(address, few)).end()
        identical += kept(address) == whole
    yield "migrations_killed", kills
    yield "migrations_killed_before_their_end", inside
    yield "migrations_identical_after_all", identical


def _took(address: str) -> float:
    attempt = Attempt(opening(address))
    attempt.wait_for(1)
    seconds = attempt.wait_for(sys.maxsize)
    attempt.end()
    return seconds


def _full(address: str, inputs: Path, whole: Kept) -> Iterator[tuple[str, float]]:
    """A disk that is full in the middle of a run, and then is not."""
    attempt = Attempt(adding(address, inputs))
    attempt.wait_for(whole.rows["documents"] // 3)
    attempt.kill()
    with Store.open(address) as store, store.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    ended = Attempt(adding(address, inputs, pages + SPARE)).end()
    yield "full_disk_exit_code", ended.code
    yield "full_disk_lines_of_error", len(ended.said.splitlines())
    yield "full_disk_said_so", float("the disk is full" in ended.said)
    for key, value in _compared(Attempt(adding(address, inputs)).end().code, whole, kept(address)):
        yield f"full_disk_{key}", value


def _gone(address: str, inputs: Path, whole: Kept, where: str) -> Iterator[tuple[str, float]]:
    """A server that stops in the middle of a run, and comes back."""
    attempt = Attempt(adding(address, inputs))
    attempt.wait_for(whole.rows["documents"] // 3)
    postgres.stop(where)
    ended = attempt.end()
    yield "lost_connection_exit_code", ended.code
    yield "lost_connection_lines_of_error", len(ended.said.splitlines())
    yield "lost_connection_said_so", float("the connection to the database was lost" in ended.said)
    away = Attempt(adding(address, inputs)).end()
    yield "away_exit_code", away.code
    yield "away_lines_of_error", len(away.said.splitlines())
    postgres.start(where)
    for key, value in _compared(Attempt(adding(address, inputs)).end().code, whole, kept(address)):
        yield f"lost_connection_{key}", value


def _with_the_model(folder: Path) -> Iterator[tuple[str, float]]:
    """The command as users start it, model and all, on the bundled examples."""
    draw, killed = random.Random(SEED), 0

    def start(name: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "counterclaim", "add", str(folder / name), str(EXAMPLES), "--captured", CAPTURED, "--quiet"]
        return subprocess.Popen([*command, "--jobs", "1"], env={**os.environ})

    begun = time.perf_counter()
    start("calm.casebook").wait()
    took = time.perf_counter() - begun
    for _ in range(REAL):
        process = start("killed.casebook")
        time.sleep(draw.uniform(0.2, 0.9) * took)
        process.kill()
        killed += process.wait() < 0
    yield "kills", killed
    code = start("killed.casebook").wait()
    yield from _compared(code, kept(str(folder / "calm.casebook")), kept(str(folder / "killed.casebook")))
