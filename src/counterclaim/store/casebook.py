"""The casebook's database as one object: open it, and every part of it is a method.

A path or address comes in, a `Store` goes out. It never reads a document nor links one: it keeps what others made of them.
"""

from __future__ import annotations

from os import PathLike, fspath
from pathlib import Path
from types import TracebackType
from typing import Self

from counterclaim.errors import StoreError
from counterclaim.store.cases import Cases
from counterclaim.store.connect import engine_of, is_address
from counterclaim.store.documents import Documents
from counterclaim.store.keys import Keys
from counterclaim.store.links import Links
from counterclaim.store.migrate import migrate
from counterclaim.store.records import Records
from counterclaim.store.search import Search


class Store(Documents, Records, Links, Cases, Keys, Search):
    """A casebook on SQLite or PostgreSQL.

    Promises: a method is kept whole or not at all, and so is everything inside `transaction()`; what is put twice is there once; what comes
    out is sorted by id unless it says otherwise; nothing depends on the order in which things were put. Raises StoreError, in one line, for
    whatever the database refuses. Threads may share it; a transaction belongs to the thread that began it.
    """

    @classmethod
    def open(cls, store: str | PathLike[str], *, create: bool = True) -> Self:
        """Open the casebook at a path or address, made if it is not there and `create`; an older one is brought to this version first."""
        given = fspath(store)
        if not is_address(given) and not Path(given).is_file():
            if not create:
                raise StoreError(given, "there is no casebook here")
            if Path(given).is_dir() or not Path(given).absolute().parent.is_dir():  # another process may just have made the file
                raise StoreError(given, "a casebook cannot be made here: not a file, or in a folder that does not exist")
        engine, name = engine_of(given)
        try:
            migrate(engine, name, create=create)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine, name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
