"""A casebook of any version becomes one of this version, when it is opened.

An engine comes in; its tables are as `schema` says when it is done, or as they were. It never touches a database that is something else,
nor a casebook of a newer version.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from counterclaim.errors import StoreError
from counterclaim.store.connect import connected, failing
from counterclaim.store.schema import VERSION_TABLE, VERSIONS

MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(engine: Engine, name: str, *, create: bool = True, to: str = VERSIONS[-1]) -> None:
    """Bring a casebook to a version, in one transaction; an empty database becomes a casebook if `create`."""
    with failing(name):
        with connected(engine, writing=False) as connection, connection.begin():
            if version(connection, name, create=create) == to:
                return
        # Somebody else may have done it by the time that this writer is the only one.
        with connected(engine, writing=True) as connection, connection.begin():
            if version(connection, name, create=create) != to:
                _upgrade(connection, to)


def version(connection: Connection, name: str, *, create: bool) -> str | None:
    """The version of a casebook, None for an empty database; raises StoreError where it is not for us to touch."""
    tables = set(inspect(connection).get_table_names())
    if VERSION_TABLE not in tables:
        if not create:
            raise StoreError(name, "there is no casebook in this database")
        if "documents" in tables or (tables and connection.dialect.name == "sqlite"):
            raise StoreError(name, "is a database of something else; a casebook needs one of its own")
        return None
    found = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()
    if found not in VERSIONS:
        raise StoreError(name, f"is a casebook of a newer version ({found}; this program knows {VERSIONS[-1]}): update the program")
    return str(found)


def _upgrade(connection: Connection, to: str) -> None:
    from alembic import command  # a third of a second that only a migration costs
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
