"""A run that adds documents: each is kept as it comes, and at the end it is told what changed.

Readings come in one by one, a `Taken` goes out. It holds ids and counts, never the documents themselves.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from counterclaim.casebook.add import Added, Capture, add, add_again
from counterclaim.casebook.cases import title
from counterclaim.model.reading import Failure
from counterclaim.model.record import DocumentRecord
from counterclaim.store.casebook import Store


@dataclass(frozen=True, slots=True)
class Touched:
    """A case that a run touched: how many documents it has now and how many of them are new, copies apart."""

    id: str
    title: str
    documents: int
    new: int
    copies: int


@dataclass(frozen=True, slots=True)
class Taken:
    """What a run did: documents that are new, that were there, that copy or supersede others; the cases touched; what failed."""

    new: int
    known: int
    copies: int
    superseding: int
    apart: int
    cases: tuple[Touched, ...]
    failures: tuple[Failure, ...]


@dataclass(slots=True)
class Intake:
    """A run under way; `inputs` are the names of all that it is going to take."""

    store: Store
    reader: str
    command: str
    begun: datetime
    captured: datetime | None = None
    inputs: Iterable[str] = ()
    added: list[Added] = field(default_factory=list)
    known_again: int = 0
    failures: list[Failure] = field(default_factory=list)
    number: int = field(init=False)
    _before: dict[tuple[str, str], datetime] = field(init=False)
    _failed: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self._before = self.store.captured_before(self.inputs, self.reader)
        self._failed = frozenset(failure.input for failure in self.store.failures())
        self.number = self.store.begin_run(self.command, self.reader, self.begun)

    @property
    def known(self) -> frozenset[str]:
        """The documents that these inputs gave before and this reader has read: they need not be read again."""
        return frozenset(document for _, document in self._before)

    def take(self, record: DocumentRecord, data: bytes, name: str) -> None:
        """Keep one document that was read."""
        captured = self.captured or record.document.captured or self.begun
        self.added.append(add(self.store, record, self.reader, Capture(data, name, captured)))

    def again(self, document: str, name: str) -> None:
        """Note that a document that is there came in again; nothing is written where all of that was noted before."""
        self.known_again += 1
        captured = self.captured or self.begun
        noted = self._before.get((name, document))
        if noted is None or captured < noted or name in self._failed:
            add_again(self.store, document, Capture(b"", name, captured))

    def fail(self, failure: Failure) -> None:
        """Keep why an input gave nothing."""
        self.failures.append(failure)
        self.store.put_failure(failure.input, failure.reason)

    def end(self, now: datetime) -> Taken:
        """End the run and tell what it did."""
        new = [one for one in self.added if one.new]
        copies = {one.document for one in new if one.copy_of is not None}
        fresh = {one.document for one in new}
        cases = self.store.cases_of(one.document for one in new)
        rows = self.store.cases({case for found in cases.values() for case in found})
        touched = [
            Touched(row.id, title(self.store, row), len(row.documents), len(fresh & set(row.documents)), len(copies & set(row.documents)))
            for row in rows
        ]
        touched.sort(key=lambda case: (-case.new, -case.documents, case.id))
        taken = Taken(
            new=len(new),
            known=self.known_again + len(self.added) - len(new),
            copies=len(copies),
            superseding=sum(one.supersedes is not None for one in new),
            apart=sum(one.document not in cases for one in new),
            cases=tuple(touched),
            failures=tuple(self.failures),
        )
        self.store.end_run(self.number, now, {"new": taken.new, "known": taken.known, "failed": len(taken.failures)})
        return taken
