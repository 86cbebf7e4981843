"""Event templates: the fills of a key or of an answer, and the protocol of a system that answers.

Strings in MUC-4's own notation come in ('16 NOV 89', 'PERU: LIMA (CITY)', '5 - 7'); frozen values go out.
It never reads a file but the table of slots, and compares nothing.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Protocol

TYPES = ("ARSON", "ATTACK", "BOMBING", "KIDNAPPING", "ROBBERY", "FORCED WORK STOPPAGE")
STAGES = ("ACCOMPLISHED", "ATTEMPTED", "THREATENED")
CONFIDENCES = (
    "ACQUITTED",
    "POSSIBLE",
    "CLAIMED OR ADMITTED",
    "REPORTED AS FACT",
    "SUSPECTED OR ACCUSED BY AUTHORITIES",
    "SUSPECTED OR ACCUSED",
)
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


@dataclass(frozen=True, slots=True)
class Fill:
    """One filler: in a key all accepted values, in an answer one value (or names that are all said to be the same thing).

    `of` names what it belongs to, in the same way: the target of a number, the organisation of a confidence. `optional` is the key's '?'.
    """

    values: tuple[str, ...]
    of: tuple[str, ...] = ()
    optional: bool = False


Fills = tuple[Fill, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """One incident. `victim` holds names only, `description` all other words for human targets; `optional` is the key's '(OPTIONAL)'."""

    type: Fills
    stage: Fills = ()
    date: Fills = ()
    location: Fills = ()
    instrument: Fills = ()
    individual: Fills = ()
    organisation: Fills = ()
    confidence: Fills = ()
    target: Fills = ()
    target_type: Fills = ()
    target_number: Fills = ()
    target_effect: Fills = ()
    victim: Fills = ()
    description: Fills = ()
    victim_type: Fills = ()
    victim_number: Fills = ()
    victim_effect: Fills = ()
    optional: bool = False


class System(Protocol):
    """Anything that reads a text into templates; `text` is the message as printed, dateline and line breaks included."""

    def templates(self, docid: str, text: str) -> list[Template]: ...


@dataclass(frozen=True, slots=True)
class Slot:
    """One row of `slots.toml`: the field of the JSON keys, how values are compared, and which answers are nearly a value of the key."""

    key: str
    kind: str
    near: dict[str, list[str]]


@cache
def slots() -> dict[str, Slot]:
    """The slots by the name they have in `Template`, in its order."""
    table = tomllib.loads((Path(__file__).parent / "slots.toml").read_text("utf-8"))
    names = [field.name for field in fields(Template) if field.name != "optional"]
    return {name: Slot(table[name]["key"], table[name]["kind"], table[name].get("near", {})) for name in names}


def fills(*values: str, of: str | None = None) -> Fills:
    """One fill for each value, all belonging to `of`."""
    return tuple(Fill((value,), () if of is None else (of,)) for value in values)


def muc_date(first: str | None, last: str | None) -> str:
    """Days as ISO 8601, both included, in MUC-4's notation: '16 NOV 89', '15 NOV 89 - 16 NOV 89', '- 16 NOV 89' with no first day."""
    if first is None and last is None:
        raise ValueError("a date needs a first or a last day")
    if first == last and first is not None:
        return _day(first)
    return f"{_day(first) + ' ' if first else ''}-{' ' + _day(last) if last else ''}"


def _day(iso: str) -> str:
    year, month, day = (int(part) for part in iso.split("-"))
    return f"{day:02d} {MONTHS[month - 1]} {year % 100:02d}"
