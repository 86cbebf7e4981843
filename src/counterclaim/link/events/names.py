"""Whom and what a text names: people, and whether an event befell them or they speak of it; sites; bodies.

A text's ranges come in, names with what they are go out, each by its words alone. It knows no name: what a run of capitals is, the
words around it and its last word say, by a table.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from counterclaim.link.events.words import Token, common, tokens

LONGEST = 6
"""Words of a name; longer runs are headlines."""
_BREAK = re.compile(r"[^\W\d_]*[.!?:;]|[“\"”(\n\r—–]")
_AGED = re.compile(r"(?i)(?:\b\d{1,3}[- ]year[- ]old|\bage[sd]?:? \d{1,3},?)\s+(?:\w+\s+){0,2}$")
_AGE_FOLLOWS = re.compile(r"(?:,? (?:jr|sr|ii|iii)\b\.?)?,? \(?(?:age[sd]? )?\d{1,2}(?:\)|[,;.]|$| of\b| and\b)", re.IGNORECASE)


class Kind(StrEnum):
    """What a name names; a `principal` is somebody whom an event befell or who is held to have part in it."""

    PRINCIPAL = "principal"
    OFFICIAL = "official"
    PERSON = "person"
    SITE = "site"
    BODY = "body"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Name:
    """One name in a text, its words folded, and what it is."""

    words: tuple[str, ...]
    kind: Kind
    start: int
    end: int


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads(files("counterclaim.link").joinpath("tables", "event_names.toml").read_text("utf-8"))


@cache
def _table() -> dict[str, frozenset[str]]:
    return {key: frozenset(value.split()) for key, value in _read().items() if isinstance(value, str)}


def short_forms() -> Mapping[str, str]:
    """What the last word of a site is short for ('st': 'street')."""
    table: Mapping[str, str] = _read()["short"]
    return table


def names(text: str, ranges: Iterable[tuple[int, int]], befallen: Sequence[tuple[int, int]]) -> list[Name]:
    """The names in `ranges` of `text`; `befallen` are the places of those counted as killed, wounded, arrested or the like."""
    runs = (run for start, end in ranges for run in _runs(text, list(tokens(text, start, end))))
    return [_name(text, run, befallen) for run in runs if len(run) > 1 or run[0].folded not in common()]


def _runs(text: str, words: Sequence[Token]) -> Iterator[list[Token]]:
    """Runs of capitalised words that stand beside each other, without common words that a sentence or a headline capitalises."""
    run: list[Token] = []
    for place, word in enumerate(words):
        gap = text[words[place - 1].end : word.start] if place else "\n"
        joined = gap == " " or (gap == ". " and len(words[place - 1].exact) <= 3 and bool(run))
        if run and not joined:
            yield from _trimmed(run)
            run = []
        if _belongs(word, gap, words[place + 1 : place + 2], bool(run)):
            run.append(word)
        else:
            if run:
                yield from _trimmed(run)
            run = []
    if run:
        yield from _trimmed(run)


def _belongs(word: Token, gap: str, following: Sequence[Token], within: bool) -> bool:
    """Whether a word is part of a name: capitalised and neither of the calendar nor only the first of its sentence, or small inside one."""
    if word.folded in _table()["calendar"] or not word.exact[0].isalpha():
        return False
    if word.capital:
        return not (_opens(gap) and word.folded in common())
    return within and word.exact.islower() and word.folded in _table()["particles"] and any(after.capital for after in following)


def _opens(gap: str) -> bool:
    return gap != " " and (not gap.strip() or bool(_BREAK.search(gap)))


def _trimmed(run: list[Token]) -> Iterator[list[Token]]:
    """A run as a name: a headline's run falls into the stretches between its common words."""
    if len(run) <= LONGEST:
        yield run
        return
    part: list[Token] = []
    for word in run:
        if word.folded in common():
            if part:
                yield part
            part = []
        else:
            part.append(word)
    if part:
        yield part


def _name(text: str, run: list[Token], befallen: Sequence[tuple[int, int]]) -> Name:
    table = _table()
    kind = Kind.OTHER
    led = [word.folded for word in run]
    title = max((place for place, word in enumerate(led[:-1]) if word in table["officials"] | table["titles"]), default=-1)
    if title >= 0:
        kind = Kind.OTHER if led[title] in table["titles"] else Kind.OFFICIAL
        led, run = led[title + 1 :], run[title + 1 :]
    while len(led) > 1 and led[-1] in table["suffixes"]:
        led, run = led[:-1], run[:-1]
    start, end = run[0].start, run[-1].end
    before = text[max(0, start - 40) : start]
    if led[-1] in table["sites"]:
        kind = Kind.SITE
    elif led[-1] in table["bodies"]:
        kind = Kind.BODY
    elif len(led) > 1:
        last = before.split()[-1].casefold().strip(".,") if before.split() else ""
        if kind is Kind.OFFICIAL or last in table["officials"]:
            kind = Kind.OFFICIAL
        elif _AGED.search(before) or _AGE_FOLLOWS.match(text, end) or any(a < end and start < b for a, b in befallen):
            kind = Kind.PRINCIPAL
        else:
            kind = Kind.PERSON
    return Name(tuple(led), kind, start, end)
