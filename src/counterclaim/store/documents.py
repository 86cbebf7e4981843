"""Documents as captured: the bytes, the text, who gave them and when; and the inputs that gave none.

Documents and bytes come in; light rows, documents and bytes go out. The same document twice changes nothing but the inputs that list it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, delete, func, insert, select, update

from counterclaim.errors import StoreError
from counterclaim.model.document import Document
from counterclaim.model.ids import sha256_hex
from counterclaim.model.reading import Failure
from counterclaim.model.record import Input
from counterclaim.store import fulltext, rows
from counterclaim.store.schema import captures, contents, documents, failures, members, records, texts
from counterclaim.store.session import Session, chunks, put
from counterclaim.store.values import DocumentRow

_LIGHT = (
    *(documents.c[name] for name in ("id", "title", "outlet", "published", "captured", "status", "supersedes", "url", "sha256")),
    documents.c.text_sha256,
    records.c.reader,
)


class Documents(Session):
    """Documents, captures and failures."""

    def put_document(self, document: Document, data: bytes, input_name: str, captured: datetime) -> bool:
        """Keep a document, the bytes it was made of and the input that gave it; True if it was not there.

        Clears the failure of that input. Raises ValueError when `data` are not the bytes of the document.
        """
        if sha256_hex(data) != document.sha256:
            raise ValueError(f"document {document.id} was not made of these bytes")
        with self.transaction() as connection:
            known = bool(self._numbers(connection, [document.id]))
            if not known:
                put(connection, contents, [{"sha256": document.sha256, "data": rows.pack(data)}])
                put_text(connection, document)
                self.restore_document(document, captured)
            self.put_capture(document.id, input_name, captured)
            return not known

    def put_capture(self, document: str, input_name: str, captured: datetime) -> None:
        """List a document that is there under one more input; the earliest capture counts."""
        with self.transaction() as connection:
            number, key = self._number(connection, document), rows.key_of(input_name)
            mine, one = documents.c.number == number, and_(captures.c.document == number, captures.c.input_key == key)
            put(connection, captures, [{"document": number, "input_key": key, "input": input_name, "captured": captured}])
            connection.execute(update(captures).where(one, captures.c.captured > captured).values(captured=captured))
            connection.execute(delete(failures).where(failures.c.input_key == key))
            row = connection.execute(select(documents.c.captured, documents.c.published).where(mine)).one()
            if captured < row.captured:
                connection.execute(update(documents).where(mine).values(captured=captured, appeared=row.published or captured))

    def restore_document(self, document: Document, captured: datetime) -> None:
        """Make the row of a document whose bytes and text are there."""
        values = columns(document) | {"id": document.id, "sha256": document.sha256, "captured": captured}
        with self.transaction() as connection:
            key = connection.execute(insert(documents).values(**values, appeared=document.published or captured)).inserted_primary_key
            assert key is not None
            fulltext.index_document(connection, int(key[0]), document)

    def document(self, document: str) -> Document:
        """One document, as its current reader had it."""
        with self.reading() as connection:
            where = documents.c.id == document
            found = connection.execute(select(documents.c.facts, texts.c.body).join(texts).where(where)).first()
        if found is None:
            raise StoreError(self._name, f"there is no document {document}")
        return rows.document_of(rows.decode(rows.unpack(found.facts), dict), rows.bytes_text(rows.unpack(found.body)))

    def bytes_of(self, document: str) -> bytes:
        """The bytes a document was made of."""
        with self.reading() as connection:
            found = connection.execute(select(contents.c.data).join(documents).where(documents.c.id == document)).scalar()
        if found is None:
            raise StoreError(self._name, f"there is no document {document}")
        return rows.unpack(found)

    def in_order(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Those of some documents that are there, in the order in which they came to this casebook."""
        with self.reading() as connection:
            found = self._numbers(connection, ids)
        return tuple(sorted(found, key=lambda id: found[id]))

    def has_documents(self, ids: Iterable[str]) -> set[str]:
        """Those of some documents that are there."""
        with self.reading() as connection:
            return set(self._numbers(connection, ids))

    def documents(
        self,
        ids: Iterable[str] | None = None,
        *,
        published_by: datetime | None = None,
        captured_by: datetime | None = None,
        case: str | None = None,
        url: str | None = None,
    ) -> tuple[DocumentRow, ...]:
        """Light rows, sorted by id, of documents that had appeared and that we had by a time, of one case, at one address.

        A document without a date of publication had appeared when it was captured, not before that anybody knows.
        """
        query = light()
        if published_by is not None:
            query = query.where(documents.c.appeared <= published_by)
        if captured_by is not None:
            query = query.where(documents.c.captured <= captured_by)
        if case is not None:
            query = query.join(members, members.c.document == documents.c.number).where(members.c.case == case)
        if url is not None:
            query = query.where(documents.c.address == rows.key_of(url), documents.c.url == url)
        queries = [query] if ids is None else [query.where(documents.c.id.in_(some)) for some in chunks(sorted(set(ids)))]
        with self.reading() as connection:
            found = [DocumentRow(*row) for one in queries for row in connection.execute(one)]
        return tuple(sorted(found, key=lambda row: row.id))

    def count_documents(self) -> int:
        """How many documents there are."""
        with self.reading() as connection:
            return connection.execute(select(func.count()).select_from(documents)).scalar_one()

    def inputs(self, ids: Iterable[str] | None = None, *, captured_by: datetime | None = None) -> tuple[Input, ...]:
        """Every input with the documents it gave, sorted by name; only those of some documents, or that came by a time, where asked."""
        query = select(captures.c.input, documents.c.id).join(documents)
        if captured_by is not None:
            query = query.where(captures.c.captured <= captured_by)
        queries = [query] if ids is None else [query.where(documents.c.id.in_(some)) for some in chunks(sorted(set(ids)))]
        given: dict[str, list[str]] = {}
        with self.reading() as connection:
            for one in queries:
                for name, document in connection.execute(one):
                    given.setdefault(name, []).append(document)
        return tuple(Input(name, tuple(sorted(given[name]))) for name in sorted(given))

    def captured_before(self, names: Iterable[str], reader: str) -> dict[tuple[str, str], datetime]:
        """When some inputs gave documents that this reader has read, by the input's name and the document."""
        query = select(captures.c.input, documents.c.id, captures.c.captured).join(documents)
        query = query.join(records, and_(records.c.document == documents.c.number, records.c.current, records.c.reader == reader))
        found: dict[tuple[str, str], datetime] = {}
        with self.reading() as connection:
            for some in chunks(sorted(set(map(rows.key_of, names)))):
                for name, document, captured in connection.execute(query.where(captures.c.input_key.in_(some))):
                    found[name, document] = captured
        return found

    def put_failure(self, input_name: str, reason: str) -> None:
        """Keep why an input gave nothing; a later reason replaces it, a later reading clears it."""
        with self.transaction() as connection:
            row = {"input_key": rows.key_of(input_name), "input": input_name, "reason": reason}
            put(connection, failures, [row], replace=True)

    def failures(self) -> tuple[Failure, ...]:
        """The inputs that gave nothing so far, sorted by name."""
        with self.reading() as connection:
            found = connection.execute(select(failures.c.input, failures.c.reason))
            return tuple(sorted((Failure(*row) for row in found), key=lambda failure: failure.input))


def light() -> Select[Any]:
    """The query of light rows, yet unfiltered."""
    current = and_(records.c.document == documents.c.number, records.c.current)
    return select(*_LIGHT).select_from(documents.outerjoin(records, current))


def put_text(connection: Connection, document: Document) -> None:
    """Keep a text, once."""
    put(connection, texts, [{"sha256": document.text_sha256, "body": rows.pack(rows.text_bytes(document.text))}])


def columns(document: Document) -> dict[str, Any]:
    """What a document's row holds that another reading of its bytes may change."""
    return {
        "text_sha256": document.text_sha256,
        "title": document.title,
        "outlet": document.outlet,
        "url": document.url,
        "status": document.status.value,
        "supersedes": document.supersedes,
        "published": document.published,
        "facts": rows.pack(rows.encode(rows.facts(document))),
        "address": None if document.url is None else rows.key_of(document.url),
    }
