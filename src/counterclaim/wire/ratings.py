"""A ratings file becomes what people typed: TOML in, `Typed` out, or one clear error that names the file, the entry and the key.

Tables are named by what they hold (`[[rating]]`, `[[hypothesis]]`, ...); `by`, `at` and `signed` at the top of the file stand for every
entry that does not say otherwise. It finds nothing in any dossier: that the words of an entry mean something there is for `weigh` to say.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any, get_args, get_type_hints

import msgspec

from counterclaim.errors import UnreadableRatings
from counterclaim.model.typed import Typed

FORMAT = "counterclaim.weighing/1"
TOP = ("format", "by", "at", "signed", "title", "note")
"""Keys of a file beside its tables; `title` and `note` are for people."""


def read_ratings(data: bytes, name: str) -> Typed:
    """What is typed in a file called `name`; raises UnreadableRatings."""
    try:
        table = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UnreadableRatings(name, f"not TOML: {error}") from error
    if table.get("format") != FORMAT:
        raise UnreadableRatings(name, f'`format` must be "{FORMAT}"')
    kinds = _kinds()
    unknown = sorted(table.keys() - kinds.keys() - set(TOP))
    if unknown:
        raise UnreadableRatings(name, f"`{unknown[0]}` is no key of a ratings file; there are {', '.join(kinds)}")
    default: dict[str, Any] = {key: table[key] for key in ("by", "at", "signed") if key in table}
    made = {kind: _entries(table.get(kind, ()), kind, cls, default, name) for kind, cls in kinds.items()}
    return Typed(**made)


def _kinds() -> dict[str, type]:
    return {name: get_args(hint)[0] for name, hint in get_type_hints(Typed).items()}


def _entries(rows: Any, kind: str, cls: type, default: dict[str, Any], name: str) -> tuple[Any, ...]:
    if not isinstance(rows, list | tuple) or not all(isinstance(row, dict) for row in rows):
        raise UnreadableRatings(name, f"`{kind}` must be written [[{kind}]]")
    return tuple(_entry(row, f"{kind} {number}", cls, default, name) for number, row in enumerate(rows, 1))


def _entry(row: dict[str, Any], place: str, cls: type, default: dict[str, Any], name: str) -> Any:
    fields = set(cls.__dataclass_fields__) - {"where"}  # type: ignore[attr-defined]
    unknown = sorted(row.keys() - fields)
    if unknown:
        raise UnreadableRatings(name, f"{place}: `{unknown[0]}` is no key of it; there are {', '.join(sorted(fields))}")
    values = {key: value for key, value in default.items() if key in fields} | row
    missing = [key for key in ("by", "at") if key not in values]
    if missing:
        raise UnreadableRatings(name, f"{place}: `{missing[0]}` is missing, in the entry and at the top of the file")
    values["at"] = _moment(values["at"], place, name)
    try:
        return msgspec.convert(values | {"where": f"{name}: {place}"}, cls)
    except (msgspec.ValidationError, ValueError) as error:
        raise UnreadableRatings(name, f"{place}: {_plain(str(error), cls)}") from error


def _moment(given: Any, place: str, name: str) -> datetime:
    """A time with its zone; a day is its midnight in UTC."""
    if isinstance(given, datetime):
        if given.tzinfo is None:
            raise UnreadableRatings(name, f"{place}: `at` is a time without a zone; write 2031-05-14 or 2031-05-14T09:00:00Z")
        return given
    if isinstance(given, date):
        return datetime.combine(given, time(), UTC)
    raise UnreadableRatings(name, f"{place}: `at` is {given!r}, not a day or a time")


def _plain(error: str, cls: type) -> str:
    """msgspec's words with the key in front, and what may stand there: '`values`: Invalid enum value 'X'; one of CC, C, ...'."""
    reason, _, path = error.partition(" - at `$")
    key = path.rstrip("`").lstrip(".")
    if reason.startswith("Invalid enum value"):
        reason += "".join(f"; one of {', '.join(closed)}" for closed in _closed(get_type_hints(cls).get(re.split(r"\W", key)[0])))
    if reason == "Expected `array`, got `str`":
        reason = 'must be a list: ["...", "..."]'
    return f"`{key}`: {reason}" if key else reason


def _closed(hint: Any) -> Iterator[tuple[str, ...]]:
    """The closed lists in a type: of `Mapping[str, Rating] | None` those of `Rating`."""
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        yield tuple(hint)
    for part in get_args(hint):
        yield from _closed(part)
