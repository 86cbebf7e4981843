"""Cases, who looked at them when, and runs.

Which documents and focal events make a case, and what was done when, come in and go out. It never decides what belongs together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import Connection, Table, delete, insert, select, update

from counterclaim.errors import StoreError
from counterclaim.store import rows
from counterclaim.store.schema import cases, documents, focal_events, looks, members, runs
from counterclaim.store.session import Session, chunks, pairs, put
from counterclaim.store.values import CaseRow, Run, Seen


class Cases(Session):
    """Membership of cases, the looks at them, and the log of runs."""

    def set_members(self, case: str, document_ids: Iterable[str], events: Iterable[str] = (), title: str | None = None) -> None:
        """Make a case consist of just these documents and focal events; of no document: there is no such case any more.

        A title that was given stays until another is.
        """
        wanted = set(document_ids)
        with self.transaction() as connection:
            numbers = self._numbers(connection, wanted)
            if len(numbers) < len(wanted):
                raise StoreError(self._name, f"there is no document {min(wanted - set(numbers))}")
            put(connection, cases, [{"id": case, "title": title}], update=None if title is None else {"title": title})
            _set(connection, members, "document", case, set(numbers.values()))
            _set(connection, focal_events, "event", case, set(events) if wanted else set())
            if not wanted:
                connection.execute(delete(cases).where(cases.c.id == case))

    def cases(self, ids: Iterable[str] | None = None) -> tuple[CaseRow, ...]:
        """Cases, all or some, sorted by id."""
        wanted = None if ids is None else sorted(set(ids))
        with self.reading() as connection:
            titles = dict(_asked(connection, cases, "id", "title", wanted))
            of: dict[str, list[str]] = {}
            events: dict[str, list[str]] = {}
            for case, document in _members(connection, wanted):
                of.setdefault(case, []).append(document)
            for case, event in _asked(connection, focal_events, "case", "event", wanted):
                events.setdefault(case, []).append(str(event))
        return tuple(CaseRow(id, titles[id], tuple(sorted(of.get(id, ()))), tuple(sorted(events.get(id, ())))) for id in sorted(titles))

    def cases_beginning(self, prefix: str) -> tuple[CaseRow, ...]:
        """The cases whose id begins so, sorted by id."""
        within = cases.c.id.between(prefix, f"{prefix}\x7f")  # an id is ASCII, of which this character is the last
        with self.reading() as connection:
            return self.cases(connection.execute(select(cases.c.id).where(within)).scalars().all())

    def case_of(self, document: str) -> tuple[str, ...]:
        """The cases that a document belongs to, sorted; an article on several events belongs to several."""
        return self.cases_of([document]).get(document, ())

    def cases_of(self, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The cases that some documents belong to."""
        found: dict[str, list[str]] = {}
        with self.reading() as connection:
            for some in chunks(sorted(set(ids))):
                query = select(documents.c.id, members.c.case).join(members).where(documents.c.id.in_(some))
                for document, case in connection.execute(query):
                    found.setdefault(document, []).append(case)
        return {document: tuple(sorted(found[document])) for document in sorted(found)}

    def looked(self, case: str, document_ids: Iterable[str], at: datetime) -> Seen | None:
        """Note that somebody looks at a case of these documents, and give the last look at which it had others (None: there was none).

        Whoever looks twice is told the same twice. The last two looks are kept; they stand in no archive.
        """
        now = tuple(sorted(set(document_ids)))
        mine = looks.c.case == case
        with self.transaction() as connection:
            query = select(looks.c.at, looks.c.documents).where(mine).order_by(looks.c.at.desc())
            found = [Seen(moment, rows.decode(rows.unpack(body), tuple[str, ...])) for moment, body in connection.execute(query)]
            if found and found[0].documents == now:
                return found[1] if len(found) > 1 else None
            for older in found[1:]:
                connection.execute(delete(looks).where(mine, looks.c.at == older.at))
            put(connection, looks, [{"case": case, "at": at, "documents": rows.pack(rows.encode(now))}], replace=True)
            return found[0] if found else None

    def begin_run(self, command: str, reader: str, begun: datetime) -> int:
        """Note that a command has begun; the number is this casebook's own and stands in no archive."""
        with self.transaction() as connection:
            row = {"command": command, "reader": reader, "begun": begun, "counts": rows.encode({})}
            key = connection.execute(insert(runs).values(row)).inserted_primary_key
            assert key is not None
            return int(key[0])

    def end_run(self, number: int, ended: datetime, counts: Mapping[str, int]) -> None:
        """Note that a run has ended, and what it did."""
        with self.transaction() as connection:
            values = {"ended": ended, "counts": rows.encode(dict(sorted(counts.items())))}
            connection.execute(update(runs).where(runs.c.number == number).values(values))

    def runs(self) -> tuple[Run, ...]:
        """All runs, in the order in which they began here."""
        query = select(runs.c.number, runs.c.command, runs.c.reader, runs.c.begun, runs.c.ended, runs.c.counts)
        with self.reading() as connection:
            return tuple(Run(*row[:-1], rows.decode(row[-1], dict[str, int])) for row in connection.execute(query.order_by(runs.c.number)))


def _set(connection: Connection, table: Table, name: str, case: str, wanted: set[int] | set[str]) -> None:
    """Make the table say just this of a case, and write nothing that it says already."""
    column = table.c[name]
    there = set(connection.execute(select(column).where(table.c.case == case)).scalars())
    for gone in chunks(sorted(there - wanted)):
        connection.execute(delete(table).where(table.c.case == case, column.in_(gone)))
    put(connection, table, [{"case": case, name: one} for one in sorted(wanted - there)])


def _asked(connection: Connection, table: Table, key: str, value: str, ids: list[str] | None) -> Iterable[tuple[str, str | None]]:
    query = select(table.c[key], table.c[value])
    for one in [query] if ids is None else [query.where(table.c[key].in_(some)) for some in chunks(ids)]:
        yield from pairs(connection, one)


def _members(connection: Connection, ids: list[str] | None) -> Iterable[tuple[str, str]]:
    query = select(members.c.case, documents.c.id).join(documents)
    for one in [query] if ids is None else [query.where(members.c.case.in_(some)) for some in chunks(ids)]:
        yield from pairs(connection, one)
