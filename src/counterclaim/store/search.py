"""Search: a query becomes the documents or claims in which all of it stands.

Words, "quoted phrases" and prefix* come in, rows go out, the same on both databases. It never ranks by a database's own score.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, intersect, select

from counterclaim.store.documents import light
from counterclaim.store.fulltext import holds
from counterclaim.store.schema import documents, members, passages
from counterclaim.store.session import Session
from counterclaim.store.values import ClaimHit, DocumentRow
from counterclaim.store.words import Term, terms

MOST = 100
"""Hits that a page of results can show."""
FEW = 1000
"""Passages that are asked one by one whether they hold a term: on SQLite that takes a tenth of a millisecond each (`bench casebook`)."""


class Search(Session):
    """Full-text search over documents and claims."""

    def search_documents(
        self,
        query: str,
        *,
        published_by: datetime | None = None,
        captured_by: datetime | None = None,
        case: str | None = None,
        limit: int = MOST,
    ) -> tuple[DocumentRow, ...]:
        """Documents that hold every term of the query, what appeared last first."""
        asked = terms(query)
        if not asked:
            return ()
        with self.reading() as connection:
            where = [passages.c.claim.is_(None), *_inside(case)]
            found = intersect(*_with(connection, asked, where, passages.c.document))
            rows = light().where(documents.c.number.in_(found), *_narrowed(published_by, captured_by))
            ordered = rows.order_by(documents.c.appeared.desc(), documents.c.id).limit(limit)
            return tuple(DocumentRow(*row) for row in connection.execute(ordered))

    def search_claims(
        self,
        query: str,
        *,
        inside: Iterable[str] | None = None,
        published_by: datetime | None = None,
        captured_by: datetime | None = None,
        case: str | None = None,
        limit: int | None = MOST,
    ) -> tuple[ClaimHit, ...]:
        """Claims whose source, cue and content hold every term of the query (`inside` some documents), what appeared last first."""
        asked = terms(query)
        if not asked:
            return ()
        with self.reading() as connection:
            where = [passages.c.claim.is_not(None), *_inside(case)]
            if inside is not None:
                where.append(passages.c.document.in_(self._numbers(connection, inside).values()))
            found = intersect(*_with(connection, asked, where, passages.c.document, passages.c.claim)).subquery()
            rows = select(documents.c.id, found.c.claim).join(found, found.c.document == documents.c.number)
            rows = rows.where(*_narrowed(published_by, captured_by))
            ordered = rows.order_by(documents.c.appeared.desc(), documents.c.id, found.c.claim).limit(limit)
            return tuple(ClaimHit(*row) for row in connection.execute(ordered))


def _with(
    connection: Connection, asked: Iterable[Term], where: Sequence[ColumnElement[bool]], *what: ColumnElement[Any]
) -> Iterable[Select[Any]]:
    """For each term the passages that hold it, among those `where` all else is so."""
    inside = select(passages.c.number).where(*where).limit(FEW + 1).subquery()
    few = len(where) > 1 and (connection.execute(select(func.count()).select_from(inside)).scalar() or 0) <= FEW
    return [select(*what).select_from(passages).where(*where, holds(connection, term, few)) for term in asked]


def _inside(case: str | None) -> Iterable[ColumnElement[bool]]:
    """Passages of one case alone: a search in it must not gather those of the whole casebook first."""
    if case is not None:
        yield passages.c.document.in_(select(members.c.document).where(members.c.case == case))


def _narrowed(published_by: datetime | None, captured_by: datetime | None) -> Iterable[ColumnElement[bool]]:
    if published_by is not None:
        yield documents.c.appeared <= published_by
    if captured_by is not None:
        yield documents.c.captured <= captured_by
