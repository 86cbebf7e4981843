"""What was read in each document, by each reader; the last one is current.

Records come in and go out equal. What an older reader read is kept and never shown as current.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Select, and_, delete, func, insert, select, update

from counterclaim.errors import StoreError
from counterclaim.model.record import DocumentRecord
from counterclaim.store import fulltext, rows
from counterclaim.store.documents import columns, put_text
from counterclaim.store.schema import cases, documents, records, texts, things
from counterclaim.store.session import Session, chunks, pairs, put

_TOGETHER = 50
"""Records decoded from one query: a few megabytes in memory at a time."""


class Records(Session):
    """Records of readings, and which document a claim, actor or event is of."""

    def put_record(self, document: str, reader: str, record: DocumentRecord, *, current: bool = True) -> None:
        """Keep what a reader read in a document that is there, as the current reading; what other readers read stays beside it."""
        if record.document.id != document:
            raise ValueError(f"a record of {record.document.id} is none of {document}")
        with self.transaction() as connection:
            number = self._number(connection, document)
            put_text(connection, record.document)
            row = {"document": number, "reader": reader, "current": current, "text_sha256": record.document.text_sha256}
            if current:
                connection.execute(update(records).where(records.c.document == number, records.c.current).values(current=False))
            put(connection, records, [row | {"body": rows.pack(rows.record_bytes(record))}], replace=True)
            if current:
                self._shown(connection, number, record)

    def _shown(self, connection: Connection, number: int, record: DocumentRecord) -> None:
        """Everything that is derived of the current reading."""
        mine = documents.c.number == number
        before = connection.execute(select(documents.c.text_sha256, documents.c.facts).where(mine)).one()
        appeared = documents.c.captured if record.document.published is None else record.document.published
        shown = columns(record.document)
        connection.execute(update(documents).where(mine).values(**shown, appeared=appeared))
        if (before.text_sha256, before.facts) != (shown["text_sha256"], shown["facts"]):  # the facts hold the title and what is furniture
            fulltext.index_document(connection, number, record.document)
        fulltext.index_claims(connection, number, record.claims)
        connection.execute(delete(things).where(things.c.document == number))
        found = [item.id for kind in (record.claims, record.actors, record.events, record.figures) for item in kind]
        if found:
            connection.execute(insert(things), [{"id": id, "document": number} for id in sorted(set(found))])

    def record(self, document: str, reader: str | None = None) -> DocumentRecord:
        """The current reading of a document, or that of one reader; raises StoreError where there is none."""
        with self.reading() as connection:
            which = records.c.current if reader is None else records.c.reader == reader
            found = list(self._decoded(connection, _kept().where(documents.c.id == document, which)))
        if not found:
            raise StoreError(self._name, f"document {document} has not been read{f' by {reader}' if reader else ''}")
        return found[0]

    def records(self, ids: Iterable[str]) -> tuple[DocumentRecord, ...]:
        """The current readings of some documents, sorted by document; of one that was not read yet there is none."""
        query = _kept().where(records.c.current)
        with self.reading() as connection:
            return tuple(
                record
                for some in chunks(sorted(set(ids)), _TOGETHER)
                for record in self._decoded(connection, query.where(documents.c.id.in_(some)).order_by(documents.c.id))
            )

    def readers(self, document: str) -> tuple[str, ...]:
        """Who has read a document, sorted by name."""
        with self.reading() as connection:
            query = select(records.c.reader).join(documents).where(documents.c.id == document).order_by(records.c.reader)
            return tuple(connection.execute(query).scalars())

    def not_read_by(self, reader: str) -> tuple[str, ...]:
        """The documents whose current reading is not by this reader: what a run that goes on has left to do."""
        current = and_(records.c.document == documents.c.number, records.c.current, records.c.reader == reader)
        query = select(documents.c.id).outerjoin(records, current).where(records.c.document.is_(None)).order_by(documents.c.id)
        with self.reading() as connection:
            return tuple(connection.execute(query).scalars())

    def documents_of(self, ids: Iterable[str]) -> dict[str, str]:
        """The document of each claim, actor, event or figure, where there is one; of an outlet, which may be in many, the first by id."""
        found: dict[str, str] = {}
        with self.reading() as connection:
            for some in chunks(sorted(set(ids))):
                query = select(things.c.id, func.min(documents.c.id)).join(documents).where(things.c.id.in_(some)).group_by(things.c.id)
                found.update(pairs(connection, query))
        return found

    def beginning(self, prefix: str) -> list[str]:
        """The ids of documents, claims, actors, events, figures and cases that begin so, sorted."""
        end = f"{prefix}\x7f"  # an id is ASCII, of which this character is the last
        columns = (documents.c.id, things.c.id, cases.c.id)
        with self.reading() as connection:
            return sorted(
                {id for column in columns for id in connection.execute(select(column).where(column.between(prefix, end))).scalars()}
            )

    def _decoded(self, connection: Connection, query: Select[Any]) -> Iterator[DocumentRecord]:
        for row in connection.execute(query):
            try:
                yield rows.record_of(rows.unpack(row.record), rows.bytes_text(rows.unpack(row.text)))
            except ValueError as error:
                raise StoreError(
                    self._name, f"what was read in {row.id} cannot be read any more; `rebuild` reads it again ({error})"
                ) from error


def _kept() -> Select[Any]:
    """The query of records with their texts, yet unfiltered."""
    query = select(documents.c.id, records.c.body.label("record"), texts.c.body.label("text"))
    return query.select_from(
        records.join(documents, records.c.document == documents.c.number).join(texts, records.c.text_sha256 == texts.c.sha256)
    )
