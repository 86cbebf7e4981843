"""Every damaged input gives documents or one clear failure that names it: never another exception, never a hang.

COUNTERCLAIM_MUTANTS says how many mutants (150 unless told). From 1,000 on the run is thorough: every one is acquired twice and read by
the network, and in the first round of mutations documents of any length are, the line of five million bytes among them.
"""

from __future__ import annotations

import os
import re
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from math import inf
from pathlib import Path
from time import sleep

import pytest
from mutate import CHEAP, MUTATIONS, Mutant, mutant, mutants, seeds

from counterclaim.acquire import from_bytes
from counterclaim.errors import InputError, ModelError
from counterclaim.model.document import Document
from counterclaim.model.ports import Reader
from counterclaim.model.reading import Failure
from counterclaim.model.record import DocumentRecord
from counterclaim.model.span import Span
from counterclaim.pipeline import read_document

sys.path.insert(0, str(Path(__file__).parents[2] / "examples" / "tools"))
from said_reader import SaidReader  # the example of a plugged-in reader, which is no package

ORIGINALS = seeds()
COUNT = int(os.environ.get("COUNTERCLAIM_MUTANTS", "150"))
THOROUGH = COUNT >= 1_000

SECONDS = 60.0
"""To acquire one mutant: the largest cap inside (a PDF's) is 30 s, and a shared machine may be half as fast."""

SECONDS_PER_MILLION = 600.0
"""To read one, for each million characters: the worst text is a token a character, a busy machine ten times as slow."""

ENCODED = 5
"""One mutant in so many is acquired twice and goes through the network too, outside a thorough run."""

READ_CHARACTERS = 200_000 if THOROUGH else 20_000
"""Longer documents are acquired and not read (20,000 are four long articles), except in the first round of a thorough run."""


CODE = re.compile(r"\w(?:Error|Exception)\b|object at 0x|Traceback")
"""Names of classes and the like: words for programmers, not for people who have a damaged file."""


class TimeIsUp(BaseException):
    """No `except Exception` may swallow it."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise TimeIsUp inside the block after so many seconds; without alarms (Windows, other threads) wait for ever."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(signum: int, frame: object) -> None:
        raise TimeIsUp(f"over {seconds:.0f} seconds")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@cache
def default_reader() -> Reader | None:
    """The reader inside the package; None while no artifact is there."""
    from counterclaim.read import default_reader as load

    try:
        return load()
    except ModelError:
        return None


def acquired(found: Mutant) -> list[Document | Failure]:
    """What `acquire` makes of a mutant; an InputError is as good as a Failure."""
    with within(SECONDS):
        try:
            return list(from_bytes(found.data, found.name))
        except InputError as error:
            return [Failure(error.name, error.reason)]


def faults(items: list[Document | Failure], found: Mutant) -> list[str]:
    """What is wrong with the answer to a mutant, in words; nothing when all is well."""
    if not items:
        return ["neither a document nor a failure"]
    wrong = []
    for item in items:
        if isinstance(item, Document):
            wrong += [] if item.text.strip() else ["a document without words"]
        elif found.name not in item.input:
            wrong.append(f"a failure that names {item.input!r}")
        elif not item.reason.isprintable() or not 3 <= len(item.reason) <= 300 or CODE.search(item.reason):
            wrong.append(f"not one clear line: {item.reason!r}")
    return wrong


def read(items: list[Document | Failure], reader: Reader, longest: float) -> None:
    """Read every document of up to `longest` characters, each under its time limit, and hold every span against the text."""
    for item in items:
        if isinstance(item, Document) and len(item.text) <= longest:
            with within(SECONDS + SECONDS_PER_MILLION * len(item.text) / 1e6):
                record = read_document(item, reader)
            assert {(span.document, item.text[span.start : span.end]) == (item.id, span.exact) for span in spans(record)} <= {True}


def spans(record: DocumentRecord) -> Iterator[Span]:
    """Every span of a record."""
    yield from record.unread
    for actor in record.actors:
        yield from actor.mentions
    for event in record.events:
        yield from event.spans
    for claim in record.claims:
        yield from claim.spans()
        yield from claim.certainty.words if claim.certainty is not None else ()
        yield from (row.span for row in claim.responsibility)
        yield from (reason.span for reason in claim.reasons if reason.span is not None)


@pytest.mark.parametrize("number", range(COUNT))
def test_mutant(number: int) -> None:
    found = mutant(number, ORIGINALS)
    items = acquired(found)
    assert faults(items, found) == [], found.how
    longest = inf if THOROUGH and number < len(MUTATIONS) else READ_CHARACTERS
    read(items, SaidReader(), longest)
    if THOROUGH or number % ENCODED == 0:
        assert acquired(found) == items, f"{found.how}: a second reading differs"
        reader = default_reader()
        if reader is not None:
            read(items, reader, longest)


def test_mutants_are_the_same_everywhere() -> None:
    assert [found.data for found in mutants(20)] == [mutant(number, ORIGINALS).data for number in range(20)]
    digest = sha256(b"".join(found.data for found in mutants(12) if "gz" not in found.how)).hexdigest()[:16]  # zlib's bytes differ by build
    assert digest == "773829a0c596e1ae", "the seeds or the mutations changed: look at the change, then write down the new digest"


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_every_mutation_comes_round(mutation: str) -> None:
    number = list(MUTATIONS).index(mutation)
    assert number < COUNT
    assert f", {mutation}" in mutant(number, ORIGINALS).how


def test_what_comes_on_top_is_a_mutation() -> None:
    assert set(CHEAP) <= set(MUTATIONS)


def test_the_alarm_rings() -> None:
    with pytest.raises(TimeIsUp), within(0.05):
        sleep(5)
