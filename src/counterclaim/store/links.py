"""Links between documents, and people's judgements.

Both come in as values of the model and go out equal, sorted. A judgement is never changed: it is taken back by a time of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Select, delete, or_, select, update

from counterclaim.errors import StoreError
from counterclaim.model.judgement import Judgement
from counterclaim.model.labels import LinkKind, Verdict
from counterclaim.model.link import MACHINE, Link
from counterclaim.model.reason import Reason
from counterclaim.store import rows, schema
from counterclaim.store.schema import judgements, links, things
from counterclaim.store.session import Session, chunks, put
from counterclaim.store.values import DocumentPair

_FIELDS = ("kind", "left", "right", "verdict", "score", "reasons", "by")


class Links(Session):
    """Links and judgements."""

    def put_links(self, given: Iterable[Link]) -> None:
        """Keep links; one of the same kind, things and author replaces what it said before."""
        ordered = sorted(given, key=order)
        with self.transaction() as connection:
            ids = {id for link in ordered for id in (link.left, link.right)}
            of = self._numbers(connection, ids)
            several: set[str] = set()
            for some in chunks(sorted(ids)):
                for id, document in connection.execute(select(things.c.id, things.c.document).where(things.c.id.in_(some))):
                    several |= {id} if id in of else set()
                    of[id] = document
            # An outlet is of many documents, and its links are no one document's.
            of = {id: number for id, number in of.items() if id not in several}
            put(
                connection,
                links,
                [
                    {name: getattr(link, name) for name in _FIELDS}
                    | {"reasons": rows.pack(rows.encode(link.reasons)), "score": float(link.score)}
                    | {"left_document": of.get(link.left), "right_document": of.get(link.right)}
                    for link in ordered
                ],
                replace=True,
            )

    def links(self, ids: Iterable[str] | None = None, kind: LinkKind | None = None) -> tuple[Link, ...]:
        """The links on either side of which one of some things stands (all, where none are named), sorted by kind, left, right, author."""
        query = select(*(links.c[name] for name in _FIELDS))
        if kind is not None:
            query = query.where(links.c.kind == kind)
        sides = (links.c.left, links.c.right)
        asked = [query] if ids is None else [query.where(side.in_(some)) for some in chunks(sorted(set(ids))) for side in sides]
        with self.reading() as connection:
            return tuple(sorted({_link(*row) for one in asked for row in connection.execute(one)}, key=order))

    def links_of(self, documents: Iterable[str], kinds: Iterable[LinkKind] = LinkKind) -> tuple[Link, ...]:
        """The links of some documents and of what stands in them, of all kinds or of some."""
        query = select(*(links.c[name] for name in _FIELDS)).where(links.c.kind.in_(sorted(kinds)))
        found: set[Link] = set()
        with self.reading() as connection:
            for some in chunks(self._numbers(connection, documents).values()):
                for side in (links.c.left_document, links.c.right_document):
                    found.update(_link(*row) for row in connection.execute(query.where(side.in_(some))))
        return tuple(sorted(found, key=order))

    def document_pairs(self, documents: Iterable[str], kind: LinkKind) -> tuple[DocumentPair, ...]:
        """The links of some documents and of what stands in them as pairs of documents, sorted by left, right, author."""
        left, right = schema.documents.alias(), schema.documents.alias()
        query = (
            select(left.c.id, right.c.id, links.c.verdict, links.c.score, links.c.by)
            .join(left, left.c.number == links.c.left_document)
            .join(right, right.c.number == links.c.right_document)
            .where(links.c.kind == kind)
        )
        found: set[DocumentPair] = set()
        with self.reading() as connection:
            for some in chunks(self._numbers(connection, documents).values()):
                for side in (links.c.left_document, links.c.right_document):
                    found.update(DocumentPair(*row) for row in connection.execute(query.where(side.in_(some))))
        return tuple(sorted(found, key=lambda pair: (pair.left, pair.right, pair.by)))

    def drop_links(self, document: str) -> None:
        """Forget the machine's links of a document and of what stands in it, before it is linked anew; people's stay."""
        with self.transaction() as connection:
            number = self._number(connection, document)
            for side in (links.c.left_document, links.c.right_document):
                connection.execute(delete(links).where(side == number, links.c.by == MACHINE))

    def put_judgement(self, judgement: Judgement) -> None:
        """Keep a judgement; the same one again changes nothing."""
        row = {name: getattr(judgement, name) for name in ("id", "target", "other", "at", "undone")}
        with self.transaction() as connection:
            put(connection, judgements, [row | {"body": rows.pack(rows.encode(judgement))}])

    def undo_judgement(self, judgement: str, at: datetime) -> None:
        """Take a judgement back; one that was taken back before stays so since then."""
        with self.transaction() as connection:
            found = connection.execute(_judged().where(judgements.c.id == judgement)).first()
            if found is None:
                raise StoreError(self._name, f"there is no judgement {judgement}")
            open_still = judgements.c.undone.is_(None)
            connection.execute(update(judgements).where(judgements.c.id == judgement, open_still).values(undone=at))

    def judgements(self, ids: Iterable[str] | None = None, *, made_by: datetime | None = None) -> tuple[Judgement, ...]:
        """Judgements of some things (all, where none are named), sorted by time; as they stood at `made_by`, where it is given."""
        sides = (judgements.c.target, judgements.c.other)
        if ids is None:
            return self._as_of([_judged()], made_by)
        return self._as_of([_judged().where(or_(*(side.in_(some) for side in sides))) for some in chunks(sorted(set(ids)))], made_by)

    def judgements_in(self, documents: Iterable[str], *, made_by: datetime | None = None) -> tuple[Judgement, ...]:
        """Judgements of some documents and of all that stands in them, likewise."""
        asked = []
        for some in chunks(sorted(set(documents))):
            numbers = select(schema.documents.c.number).where(schema.documents.c.id.in_(some))
            inside = select(things.c.id).where(things.c.document.in_(numbers))
            asked += [_judged().where(or_(side.in_(some), side.in_(inside))) for side in (judgements.c.target, judgements.c.other)]
        return self._as_of(asked, made_by)

    def _as_of(self, asked: Iterable[Select[tuple[str, bytes, datetime | None]]], made_by: datetime | None) -> tuple[Judgement, ...]:
        with self.reading() as connection:
            found = {row.id: _judgement(row.body, row.undone) for query in asked for row in connection.execute(query)}
        made = (judgement for judgement in found.values() if made_by is None or judgement.at <= made_by)
        return tuple(sorted((_standing(judgement, made_by) for judgement in made), key=lambda judgement: (judgement.at, judgement.id)))


def order(link: Link) -> tuple[str, str, str, str]:
    """How links are sorted everywhere."""
    return link.kind.value, link.left, link.right, link.by


def _link(kind: str, left: str, right: str, verdict: str, score: float, reasons: bytes, by: str) -> Link:
    grounds = rows.decode(rows.unpack(reasons), tuple[Reason, ...])
    return Link(LinkKind(kind), left, right, Verdict(verdict), score, grounds, by)


def _judged() -> Select[tuple[str, bytes, datetime | None]]:
    return select(judgements.c.id, judgements.c.body, judgements.c.undone)


def _judgement(body: bytes, undone: datetime | None) -> Judgement:
    judgement = rows.decode(rows.unpack(body), Judgement)
    return judgement if undone == judgement.undone else replace(judgement, undone=undone)


def _standing(judgement: Judgement, moment: datetime | None) -> Judgement:
    later = moment is not None and judgement.undone is not None and judgement.undone > moment
    return replace(judgement, undone=None) if later else judgement
