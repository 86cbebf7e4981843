"""Lists of a casebook: its cases, and what a search finds.

A store comes in, rows to show go out. Nothing is read or linked here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from counterclaim.casebook.cases import NOW, Moment, founded_on, titled
from counterclaim.model.claim import Claim
from counterclaim.model.labels import LinkKind, Verdict
from counterclaim.model.record import DocumentRecord
from counterclaim.store.casebook import Store
from counterclaim.store.values import DocumentRow
from counterclaim.text.sentences import lines


@dataclass(frozen=True, slots=True)
class Listed:
    """A case in a list: its documents, the copies among them, when the first and the last of them were published."""

    id: str
    title: str
    documents: int
    copies: int
    first: datetime | None
    last: datetime | None


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a claim that was found: its id, who is heard, what is said, and where."""

    id: str
    who: str
    words: str
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that was found, and the claims in it that hold what was asked for."""

    document: str
    title: str | None
    outlet: str | None
    published: datetime | None
    claims: tuple[Words, ...] = ()


def listed(store: Store, moment: Moment = NOW) -> tuple[Listed, ...]:
    """The cases with what had been published and captured by a moment, the one with the latest document first."""
    return tuple(sorted(_listed(store, moment), key=lambda case: (case.last is None, -_seconds(case.last), case.id)))


def _listed(store: Store, moment: Moment) -> Iterator[Listed]:
    held = {document.id: document for document in _there(store, moment)}
    copied = {(link.left, link.right) for link in store.links(kind=LinkKind.COPY_OF) if link.verdict is Verdict.POSITIVE}
    of: dict[str, set[str]] = {}
    for copy, origin in copied:
        of.setdefault(copy, set()).add(origin)
    rows = store.cases()
    first = founded_on(store, rows)
    for row in rows:
        there = {id: held[id] for id in row.documents if id in held}
        if there:
            days = sorted(one.published for one in there.values() if one.published is not None)
            copies = sum(not of.get(id, set()).isdisjoint(there) for id in there)
            named = titled(row, there.values(), first.get(row.id))
            yield Listed(row.id, named, len(there), copies, days[0] if days else None, days[-1] if days else None)


def _there(store: Store, moment: Moment) -> tuple[DocumentRow, ...]:
    return store.documents(published_by=moment.as_of, captured_by=moment.known)


def _seconds(moment: datetime | None) -> float:
    return moment.timestamp() if moment is not None else 0.0


def apart(store: Store, moment: Moment = NOW) -> int:
    """How many documents belonged to no case at a moment."""
    return len({document.id for document in _there(store, moment)} - {document for row in store.cases() for document in row.documents})


def searched(store: Store, query: str, moment: Moment = NOW, case: str | None = None, limit: int = 20) -> tuple[Hit, ...]:
    """The documents in which all of a query stands, latest first, each with its claims that hold it."""
    documents = store.search_documents(query, published_by=moment.as_of, captured_by=moment.known, case=case, limit=limit)
    found = store.search_claims(query, inside=[document.id for document in documents], limit=None)
    of = {document.id: [hit.claim for hit in found if hit.document == document.id] for document in documents}
    records = {record.document.id: record for record in store.records(id for id, claims in of.items() if claims)}
    return tuple(_hit(document, records.get(document.id), of[document.id]) for document in documents)


def _hit(row: DocumentRow, record: DocumentRecord | None, ids: list[str]) -> Hit:
    claims = () if record is None else tuple(_words(record, claim) for claim in record.claims if claim.id in ids)
    return Hit(row.id, row.title, row.outlet, row.published, claims)


def _words(record: DocumentRecord, claim: Claim) -> Words:
    names = {actor.id: actor.name for actor in record.actors}
    who = names.get(claim.speaker or "") or (claim.source.text if claim.source is not None else record.document.outlet or "the article")
    first = claim.spans()[0].start
    paragraph = sum(start <= first for start, _ in lines(record.document.text))
    return Words(claim.id, who, claim.content.text, paragraph, claim.content.spans[0].start, claim.content.spans[-1].end)
