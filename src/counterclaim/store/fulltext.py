"""Where each database keeps words: SQLite in FTS5, PostgreSQL in a tsvector with a GIN index.

Documents and claims come in as passages of plain words; what goes out are conditions on passages. The only place where the two differ in
more than a name; it never splits a text itself.

On SQLite `passage_words` holds words by the numbers of passages, no text, and cannot forget: what it has of passages that are gone leads
nowhere, since a number is never used again. On PostgreSQL the words are a column of `passages`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, cast, column, delete, literal_column, select, table, text
from sqlalchemy.dialects.postgresql import TSQUERY

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.labels import SectionRole
from counterclaim.store.schema import passages
from counterclaim.store.words import Term
from counterclaim.store.words import passages as windows

_INSERT = {
    "sqlite": "INSERT INTO passage_words (rowid, words) VALUES (:number, :words)",
    "postgresql": "UPDATE passages SET words = CAST(:words AS tsvector) WHERE number = :number",
}


def index_document(connection: Connection, number: int, document: Document) -> None:
    """Make all words of a document but its furniture found, in place of those it had."""
    connection.execute(delete(passages).where(passages.c.document == number, passages.c.claim.is_(None)))
    shown = [document.text[s.start : s.end] for s in document.sections if s.role is not SectionRole.FURNITURE]
    body = "\n".join(shown)
    title = document.title if document.title is not None and document.title not in body else ""
    _index(connection, number, [(None, f"{title}\n{body}")])


def index_claims(connection: Connection, number: int, claims: Iterable[Claim]) -> None:
    """Make the words of a document's claims found, in place of those it had."""
    connection.execute(delete(passages).where(passages.c.document == number, passages.c.claim.is_not(None)))
    _index(connection, number, [(claim.id, " ".join(span.exact for span in claim.spans())) for claim in claims])


def _index(connection: Connection, number: int, texts: Iterable[tuple[str | None, str]]) -> None:
    made = [(claim, window) for claim, given in texts for window in windows(given)]
    if not made:
        return
    owners = [{"document": number, "claim": claim} for claim, _ in made]
    statement = passages.insert().returning(passages.c.number, sort_by_parameter_order=True)
    numbers = connection.execute(statement, owners).scalars().all()
    shape = _vector if connection.dialect.name == "postgresql" else " ".join
    rows = [{"number": one, "words": shape(words)} for one, (_, words) in zip(numbers, made, strict=True)]
    connection.execute(text(_INSERT[connection.dialect.name]), rows)


def holds(connection: Connection, term: Term, few: bool = False) -> ColumnElement[bool]:
    """The condition that a passage holds a term; of `few` passages each is asked, where else all that hold it are gathered first."""
    if connection.dialect.name == "postgresql":
        *first, last = (f"'{word}'" for word in term.words)
        query = " <-> ".join([*first, last + ":*" * term.prefix])
        return column("words").op("@@")(cast(query, TSQUERY))
    query = f'"{" ".join(term.words)}"' + " *" * term.prefix
    found: Select[Any] = select(literal_column("passage_words.rowid")).select_from(table("passage_words"))
    found = found.where(literal_column("passage_words").op("MATCH")(query))
    return found.where(literal_column("passage_words.rowid") == passages.c.number).exists() if few else passages.c.number.in_(found)


def _vector(words: Iterable[str]) -> str:
    """Words and their places as PostgreSQL reads them."""
    places: dict[str, list[str]] = {}
    for place, word in enumerate(words, 1):
        places.setdefault(word, []).append(str(place))
    return " ".join(f"'{word}':{','.join(places[word])}" for word in places)
