"""Casebooks as earlier versions of the package left them."""

from __future__ import annotations

from sqlalchemy import MetaData, Table, insert, inspect, select

from counterclaim.store import fulltext, migrate, schema
from counterclaim.store.casebook import Store
from counterclaim.store.connect import connected, engine_of


def at_version(address: str, version: str, like: Store) -> None:
    """A casebook as the package of that version would have left it: its tables, with the rows of another casebook."""
    engine, name = engine_of(address)
    migrate.migrate(engine, name, to=version)
    tables = MetaData()
    with connected(engine, writing=True) as connection, connection.begin(), like.reading() as there:
        for table in schema.metadata.sorted_tables:
            if table.name not in inspect(connection).get_table_names() or table.name == "passages":
                continue
            columns = [table.c[column.name] for column in Table(table.name, tables, autoload_with=connection).c]
            if rows := [dict(row._mapping) for row in there.execute(select(*columns))]:
                connection.execute(insert(Table(table.name, MetaData(), *(column._copy() for column in columns))), rows)
        numbers = there.execute(select(schema.documents.c.id, schema.documents.c.number)).all()
        for id, number in numbers:
            fulltext.index_document(connection, number, like.document(id))
            fulltext.index_claims(connection, number, like.record(id).claims)
    engine.dispose()
