"""One more document in a casebook: kept, linked to what is there, and put where it belongs.

A record, its bytes and a store come in; in one transaction the document, its links and its cases are kept, and what it changed goes out.
Adding the same document twice changes nothing but the inputs that list it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counterclaim.casebook.grouping import regrouped
from counterclaim.casebook.linking import keep_features, linked
from counterclaim.model.labels import LinkKind, Verdict
from counterclaim.model.record import DocumentRecord
from counterclaim.store.casebook import Store


@dataclass(frozen=True, slots=True)
class Capture:
    """How a document came in: its bytes, the input that gave it, and when we had it."""

    data: bytes
    input: str
    captured: datetime


@dataclass(frozen=True, slots=True)
class Added:
    """What one document changed: whether it was new, its cases, and the document it copies or supersedes (None: none)."""

    document: str
    new: bool
    cases: tuple[str, ...]
    copy_of: str | None = None
    supersedes: str | None = None


def add(store: Store, record: DocumentRecord, reader: str, capture: Capture) -> Added:
    """Keep a document with what was read in it, link it, and group what it touches anew; all of it or nothing.

    Of one that this reader has read before only the capture is new.
    """
    document = record.document
    with store.transaction():
        if any(row.reader == reader for row in store.documents([document.id])):
            add_again(store, document.id, capture)
            return Added(document.id, False, store.case_of(document.id))
        new = store.put_document(document, capture.data, capture.input, capture.captured)
        store.put_record(document.id, reader, record)
        return _placed(store, record, new=new)


def add_again(store: Store, document: str, capture: Capture) -> None:
    """List a document that is there under one more input."""
    store.put_capture(document, capture.input, capture.captured)


def relink(store: Store, record: DocumentRecord, reader: str) -> Added:
    """Keep what another reader read in a document that is there, and link it anew; what people linked stays."""
    with store.transaction():
        store.put_record(record.document.id, reader, record)
        store.drop_links(record.document.id)
        return _placed(store, record, new=False)


def _placed(store: Store, record: DocumentRecord, *, new: bool) -> Added:
    features = keep_features(store, record)
    links = linked(store, record, features)
    store.put_links(links)
    cases = regrouped(store, record.document.id)
    made = {link.kind: link.right for link in links if link.left == record.document.id and link.verdict is Verdict.POSITIVE}
    return Added(record.document.id, new, cases, made.get(LinkKind.COPY_OF), made.get(LinkKind.SUPERSEDES))
