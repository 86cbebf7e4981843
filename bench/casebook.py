"""What one more document costs in casebooks of growing size, and what it costs to search and to look at a case.

Invented articles come in; the medians of adding one, of a search and of a case's page at every size, and their ratios to the smallest, go
out. Casebooks are filled with the same rows in the same tables as `add` makes, in large transactions and without looking for links, which
only measured documents and the cases that they belong to get.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from itertools import islice, pairwise
from pathlib import Path
from statistics import median

from bench.invented import TOLD_BY, article
from counterclaim.acquire import from_bytes
from counterclaim.casebook.add import Capture, add
from counterclaim.casebook.adding import Intake
from counterclaim.casebook.cases import case, find
from counterclaim.casebook.linking import keep_features
from counterclaim.casebook.listing import searched
from counterclaim.model.document import Document
from counterclaim.model.ids import founded_case_id
from counterclaim.model.record import DocumentRecord
from counterclaim.pipeline import read_document
from counterclaim.store.casebook import Store

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from readers import PatternReader

SIZES = (1_000, 10_000, 30_000, 100_000)
TOGETHER = 500
"""Documents kept in one transaction while a casebook is filled."""
MEASURED = 2
"""Cases that are added one by one at every size and then looked at: two times twenty documents, which the median is of."""
TIMES = 9
"""Times that a search and a page are measured: an odd number, so that the median is one of them."""
CASE = 400
"""Documents of the one large case that is grown."""
ELSEWHERE = 10**6
"""Numbers of articles that are measured begin here, far from those that fill."""
CAPTURED = datetime(2031, 6, 1, tzinfo=UTC)
READER = PatternReader()


def run(data: Path, quick: bool, most: int = 10_000, kept: Path | None = None) -> dict[str, float]:
    """Fill casebooks of up to `most` documents and measure in a copy of each; `--quick`: 200 and 1,000 documents.

    Filling 100,000 takes the better part of an hour: the casebooks stay in the folder `kept`, where the next run finds them.
    """
    sizes = (200, 1_000) if quick else tuple(size for size in SIZES if size <= most)
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory(prefix="counterclaim-casebook-") as folder:
        filled = kept or Path(folder)
        filled.mkdir(parents=True, exist_ok=True)
        for step, (before, size) in enumerate(pairwise((0, *sizes))):
            path = grown(filled, before, size)
            copied = shutil.copy(path, Path(folder, "measured.casebook"))
            print(f"{size:,} documents, {path.stat().st_size / 2**20:.1f} MB", flush=True)
            with Store.open(copied) as store:
                found = measured(store, step)
            for name, (seconds, wall) in found.items():
                figures[f"{name}_ms_at_{size}"] = round(1000 * seconds, 2)
                ratio = figures[f"{name}_ms_at_{size}"] / figures[f"{name}_ms_at_{sizes[0]}"]
                figures[f"{name}_ratio_at_{size}"] = round(ratio, 3)
                print(f"  {name:24}{1000 * seconds:9.1f} ms of processor {1000 * wall:9.1f} ms by the clock {ratio:7.2f}", flush=True)
            figures[f"megabytes_at_{size}"] = round(path.stat().st_size / 2**20, 1)
        figures |= one_case(Path(folder), 60 if quick else CASE)
    return figures


def one_case(folder: Path, size: int) -> dict[str, float]:
    """What adding to a case costs as it grows, and how many cases are made of its one event."""
    figures: dict[str, float] = {}
    with Store.open(folder / "case.casebook") as store:
        taken = []
        for number in range(size):
            data, document = made(number, size)
            record = read_document(document, READER)
            begun = time.process_time()
            add(store, record, READER.name, Capture(data, f"{number}.json", CAPTURED))
            taken.append(time.process_time() - begun)
        for until in (20, 60, 120, size):
            if until <= size:
                figures[f"add_to_a_case_of_{until}_ms"] = round(1000 * median(taken[until - 10 : until]), 2)
        figures["cases_of_one_event"] = len(store.cases())
        row = store.cases()[0]
        figures[f"page_of_{size}_ms"] = round(1000 * median_of(lambda: case(store, row), 1)[0], 1)
    print(f"one case of {size} documents: " + ", ".join(f"{name} {value}" for name, value in figures.items()))
    return figures


def grown(folder: Path, before: int, size: int) -> Path:
    """The casebook of so many documents, made of the one `before` it if it is not there."""
    path = folder / f"{size}.casebook"
    if not path.exists():
        growing = folder / "growing.casebook"
        growing.unlink(missing_ok=True)
        if before:
            shutil.copy(folder / f"{before}.casebook", growing)
        with Store.open(growing) as store:
            fill(store, range(before, size))
        growing.rename(path)
    return path


def fill(store: Store, numbers: Iterable[int]) -> None:
    """Articles kept with all that they are found by, and their cases, in large transactions."""
    left = iter(numbers)
    while some := list(islice(left, TOGETHER)):
        with store.transaction():
            for number in some:
                data, document = made(number)
                record = read_document(document, READER)
                store.put_document(document, data, f"{number}.json", CAPTURED)
                store.put_record(document.id, READER.name, record)
                keep_features(store, record)
                if number % TOLD_BY == 0:
                    held: list[DocumentRecord] = []
                held.append(record)
                if number % TOLD_BY == TOLD_BY - 1:
                    events = [event.id for one in held for event in one.events if event.focal]
                    store.set_members(founded_case_id(events[0]), [one.document.id for one in held], events)


def measured(store: Store, step: int) -> dict[str, tuple[float, float]]:
    """Median seconds of processor and of the clock of what people do, at the size that the casebook has."""
    first = ELSEWHERE + step * MEASURED * TOLD_BY
    numbers = range(first, first + MEASURED * TOLD_BY)
    given = [(data, read_document(document, READER)) for data, document in map(made, numbers)]
    adds = iter(given)

    def one_more() -> None:
        data, record = next(adds)
        add(store, record, READER.name, Capture(data, f"{record.document.id}.json", CAPTURED))

    last = given[-1][1].document
    town = article(numbers[-1]).title.rpartition(" in ")[2]
    found = {"add": median_of(one_more, len(given))}
    row = find(store, last.id)
    print(f"  the case measured has {len(row.documents)} documents")
    again = Capture(given[-1][0], "again.json", CAPTURED)
    return found | {
        "start_of_a_run": median_of(lambda: Intake(store, READER.name, "add", CAPTURED, CAPTURED, ["again.json"]), TIMES),
        "same_again": median_of(lambda: add(store, given[-1][1], READER.name, again), TIMES),
        "find_by_beginning": median_of(lambda: find(store, row.id[:14]), TIMES),
        "page": median_of(lambda: case(store, find(store, row.id)), TIMES),
        "search_rare": median_of(lambda: searched(store, town), TIMES),
        "search_two_words": median_of(lambda: searched(store, f"front {town[:6]}*"), TIMES),
        "search_in_the_case": median_of(lambda: searched(store, "claimed responsibility", case=row.id), TIMES),
        "search_common": median_of(lambda: searched(store, "police"), TIMES),
    }


def median_of(do: Callable[[], object], times: int) -> tuple[float, float]:
    """Median seconds of processor and of the clock."""
    taken = []
    for _ in range(times):
        processor, clock = time.process_time(), time.perf_counter()
        do()
        taken.append((time.process_time() - processor, time.perf_counter() - clock))
    return median(one for one, _ in taken), median(one for _, one in taken)


def made(number: int, told_by: int = TOLD_BY) -> tuple[bytes, Document]:
    """An article as the bytes and the document that a file of it gives."""
    data = article(number, told_by).line().encode()
    found = next(iter(from_bytes(data, f"{number}.json", None)))
    assert isinstance(found, Document)
    return data, found
