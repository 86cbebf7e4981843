"""Whether an answer's filler is the key's: two fills come in, 1, 0.5 or 0 goes out.

Every rule here is MUC-4's scoring guidelines v7 made mechanical, on the strict side; `README.md` lists them with what was left out.
It never looks at a text: what two people would agree on after reading it earns nothing.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from bench.muc.template import MONTHS, Fill, Slot

PUNCTUATION = str.maketrans("", "", string.punctuation)
ARTICLES = re.compile(r"\b(a|an|the)\b")
DAY = re.compile(r"(\d{1,2}) ([A-Z]{3}) (\d\d)")
KINDS_OF_PLACE = re.compile(r"\s*\([^)]*\)")
HALF = 0.5

Day = tuple[int, int, int]


def score(slot: Slot, key: Fill, given: Fill) -> float:
    """How right a fill is: its value, halved where it is right but said to belong to something else than in the key."""
    value = min((max((COMPARE[slot.kind](slot, k, g) for k in key.values), default=0.0) for g in given.values), default=0.0)
    return HALF if value == 1 and not belongs(key, given) else value


def belongs(key: Fill, given: Fill) -> bool:
    """Whether two fills belong to the same thing, or both to nothing."""
    if not key.of or not given.of:
        return not key.of and not given.of
    return {normal(name) for name in given.of} <= {normal(name) for name in key.of}


@cache
def normal(text: str) -> str:
    """Lower case, without punctuation, articles and more than single spaces: the normal form of GRIT's and GTT's scorers."""
    return " ".join(ARTICLES.sub(" ", text.lower().translate(PUNCTUATION)).split())


def _set(slot: Slot, key: str, given: str) -> float:
    if key == given:
        return 1.0
    return HALF if given in slot.near.get(key, ()) else 0.0


def _string(slot: Slot, key: str, given: str) -> float:
    """Half for a part of the key's words or for more than them, in one run: 'BRIGADE' for '6TH INFANTRY BRIGADE'."""
    a, b = normal(key), normal(given)
    if a == b:
        return 1.0
    return HALF if a and b and (f" {a} " in f" {b} " or f" {b} " in f" {a} ") else 0.0


def _number(slot: Slot, key: str, given: str) -> float:
    """Half for a plain number where the key has '~' before it or a range that begins or ends with it."""
    a, b = key.replace(" ", ""), given.replace(" ", "")
    if a == b:
        return 1.0
    return HALF if b.isdigit() and (a == f"~{b}" or ("-" in a and b in a.split("-"))) else 0.0


@dataclass(frozen=True, slots=True)
class Days:
    """A first and a last day, either open; a date with no first day is what MUC-4 calls a default."""

    first: Day | None
    last: Day | None


@cache
def days(text: str) -> Days | None:
    """The days of a date in MUC-4's notation; None where it is none."""
    first, dash, last = text.partition("-")
    ends = [_day(end) for end in ((first, last) if dash else (first, first))]
    if all(end is None for end in ends) or (not dash and ends[0] is None):
        return None
    return Days(*ends)


def _day(text: str) -> Day | None:
    found = DAY.fullmatch(text.strip().upper())
    return (int(found[3]), MONTHS.index(found[2]) + 1, int(found[1])) if found and found[2] in MONTHS else None


def _date(slot: Slot, key: str, given: str) -> float:
    """Half for a part of the key's range, and for a default whose day is the key's last one."""
    a, b = days(key), days(given)
    if a is None or b is None or a == b:
        return float(key.split() == given.split() or (a is not None and a == b))
    if b.first is None:
        return HALF if b.last == a.last else 0.0
    inside = a.first is None or a.first <= b.first
    inside = inside and (a.last is None or (b.last is not None and b.last <= a.last))
    return HALF if inside else 0.0


@dataclass(frozen=True, slots=True)
class Where:
    """The countries of a place and its smallest named places: one, two where it is a stretch between two, none for a whole country."""

    countries: frozenset[str]
    places: frozenset[str]


@cache
def where(text: str) -> Where:
    """A place in MUC-4's notation, without the kinds of places and those between the country and the smallest."""
    parts = KINDS_OF_PLACE.sub("", text).split(":")
    ends = [frozenset(normal(name) for name in part.split(" - ")) for part in parts]
    return Where(ends[0], ends[-1] if len(ends) > 1 else frozenset())


def _location(slot: Slot, key: str, given: str) -> float:
    """Right where country and smallest place are; half for the country alone, the place alone, or one end of a stretch."""
    a, b = where(key), where(given)
    if a == b:
        return 1.0
    return HALF if a.countries & b.countries or a.places & b.places else 0.0


COMPARE: dict[str, Callable[[Slot, str, str], float]] = {
    "set": _set,
    "string": _string,
    "number": _number,
    "date": _date,
    "location": _location,
}
