"""What the tests of casebooks add: invented articles as documents, and readers that read them by pattern."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from bench.invented import TOLD_BY, article

from counterclaim.acquire import from_bytes
from counterclaim.casebook.add import Added, Capture, add
from counterclaim.model.document import Document
from counterclaim.model.reading import Reading
from counterclaim.model.record import DocumentRecord
from counterclaim.pipeline import read_document
from counterclaim.store.archive import export
from counterclaim.store.casebook import Store
from readers import PatternReader

CAPTURED = datetime(2031, 6, 1, tzinfo=UTC)
ONE_EVENT = tuple(range(3))
TWO_EVENTS = (0, 1, 2, 7 * TOLD_BY, 7 * TOLD_BY + 1)


class OtherReader(PatternReader):
    """Reads the same attributions, each content without its first word."""

    @property
    def name(self) -> str:
        return "pattern-reader 2"

    def read(self, document: Document) -> Reading:
        found = []
        for attribution in super().read(document).attributions:
            first, *rest = attribution.content
            shorter = first.exact.partition(" ")[2]
            kept = (document.span(first.end - len(shorter), first.end), *rest) if shorter.strip() else attribution.content
            found.append(replace(attribution, content=kept))
        return Reading(document.id, tuple(found))


def captured(number: int) -> tuple[bytes, Document]:
    """An article as the bytes and the document that a file of it gives."""
    data = article(number).line().encode()
    found = next(iter(from_bytes(data, f"{number}.json", None)))
    assert isinstance(found, Document)
    return data, found


def read(number: int) -> tuple[bytes, DocumentRecord]:
    data, document = captured(number)
    return data, read_document(document, PatternReader())


def put(store: Store, number: int, at: datetime = CAPTURED, name: str = "") -> Added:
    """Add one article."""
    data, record = read(number)
    return add(store, record, PatternReader().name, Capture(data, name or f"{number}.json", at))


def put_all(store: Store, numbers: Iterable[int]) -> list[Added]:
    return [put(store, number) for number in numbers]


def archived(store: Store) -> bytes:
    target = io.BytesIO()
    export(store, target)
    return target.getvalue()
