"""Column types that hold the same on SQLite and on PostgreSQL.

Texts, times and blobs of the model come in and go out unchanged, lone surrogates and NUL included; in between they are what both databases
can keep and sort alike. Nothing here knows a table.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, Dialect, Integer, LargeBinary, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

_MARK = "\x1a"
"""SUBSTITUTE: the control character made for this; it stands before the code of a character that a database cannot keep."""

_UNSAFE = re.compile("[\x00\x1a\ud800-\udfff]")
_ESCAPED = re.compile("\x1a([0-9a-f]{4})")

Number = BigInteger().with_variant(Integer, "sqlite")
"""A row's own number: SQLite numbers rows by itself only in a column called INTEGER."""

Blob = LargeBinary


class Words(TypeDecorator[str]):
    """Any text of Python's, sorted by code points on both databases."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Text(collation="C") if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else _UNSAFE.sub(lambda found: f"{_MARK}{ord(found[0]):04x}", str(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        return value if value is None or _MARK not in value else _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)


class Moment(TypeDecorator[datetime]):
    """An aware time, kept in UTC to the microsecond; raises ValueError for one without a zone."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Text(collation="C") if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else stamp(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


def stamp(moment: datetime) -> str:
    """An aware time as it is kept: ISO 8601 in UTC, of one width, so that the order of the texts is that of the times."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment.isoformat()} has no zone")
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"
