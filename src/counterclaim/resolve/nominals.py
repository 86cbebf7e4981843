"""Descriptions of one page: noun phrases headed by a word for a person, a body or an utterance.

In: a page and its names; out: `Nominal`s in text order ('the president', 'a spokesman for X', 'three officials').
It never says whom a description stands for; that is `descriptions`.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from counterclaim.resolve.names import Name
from counterclaim.resolve.page import Page
from counterclaim.resolve.tables import Tables

# Words left of the head that may belong to the phrase; longer ones are enumerations or unread verbs.
SPAN = 7
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
POSSESSIVE = frozenset({"his", "her", "its", "their", "my", "our", "your", "whose"})

# Words for one office, or for one sort of body.
ALIKE = tuple(
    map(
        frozenset,
        (
            {"nominee", "candidate"},
            {"senator", "lawmaker"},
            {"representative", "lawmaker", "congressman"},
            {"representative", "lawmaker", "congresswoman"},
            {"army", "military"},
            {"website", "site"},
            {"newspaper", "paper"},
        ),
    )
)
# Words that say nothing about which holder of an office is meant.
EMPTY = frozenset({"the", "this", "that", "own", "a", "an", "same", "then", "unanimous", "divided", "entire"})


def alike(head: str, words: Set[str]) -> bool:
    """Whether another word for the same office or sort of body is among `words` ('the lawmaker' for a senator)."""
    return any(head in same and same & words for same in ALIKE)


@dataclass(slots=True)
class Nominal:
    """One phrase: tokens `[first, last)`, its head and the words before it; `form` is `the`, `a`, `poss` or `bare`."""

    first: int
    last: int
    head: str
    form: str
    sort: str
    plural: bool
    words: frozenset[str]
    possessor: int = -1


def sort_of(low: str, tables: Tables) -> tuple[str, bool]:
    """What a noun stands for (`person`, `body`, `utterance` or nothing) and whether it is plural."""
    if low in tables.person_nouns:
        return "person", False
    if low in tables.person_plurals:
        return "person", True
    if low in tables.body:
        return "body", low in ("police", "rebels")
    if low in tables.body_plurals:
        return "body", True
    if low in tables.utterance:
        return "utterance", False
    if low.endswith("s") and low[:-1] in tables.utterance:
        return "utterance", True
    return "", False


def find_nominals(page: Page, names: list[Name], tables: Tables) -> list[Nominal]:
    """All descriptions of `page` that are not part of a name's own title."""
    inside = [False] * len(page)
    opens = set()
    for name in names:
        inside[name.first : name.last] = [True] * (name.last - name.first)
        opens.add(name.first)
    found = []
    for index, low in enumerate(page.lows):
        if inside[index]:
            continue
        sort, plural = sort_of(low, tables)
        if not sort or (
            index + 1 < len(page) and (sort_of(page.low(index + 1), tables)[0] or index + 1 in opens) and not inside[index + 1]
        ):
            continue
        if index + 1 in opens and sort == "person":
            continue
        nominal = phrase(page, index, tables)
        if nominal.form != "bare" or plural or nominal.last - nominal.first > 1 or low == "police":
            found.append(nominal)
    return found


def phrase(page: Page, head: int, tables: Tables) -> Nominal:
    """The noun phrase that ends at the token `head`."""
    low = page.lows[head]
    sort, plural = sort_of(low, tables)
    first, form, possessor = head, "bare", -1
    for at in range(head - 1, max(head - 1 - SPAN, -1), -1):
        word = page.lows[at]
        if page.sentence[at] != page.sentence[head]:
            break
        if word in ("'s", "’s") or (word in ("'", "’") and page.low(at - 1).endswith("s")):
            first, form, possessor = at, "poss", at - 1
            break
        if word in POSSESSIVE:
            first, form, possessor = at, "poss", at
            break
        if word in tables.determiner:
            first, form = at, "the" if word in DEFINITE else "a"
            break
        if page.words[at] != "US" and (not word[0].isalnum() or word in tables.function or word in tables.speech):
            break
        first = at
    start = possessor if possessor >= 0 else first
    if possessor >= 0 and page.lows[possessor] not in POSSESSIVE:
        start = _owner_start(page, possessor, tables)
    words = frozenset(page.lows[first:head])
    return Nominal(start, head + 1, low, form, sort, plural, words, possessor)


def _owner_start(page: Page, at: int, tables: Tables) -> int:
    """Where the owner's own phrase begins ('the ministry' in 'the ministry's spokesman')."""
    start = at
    while start > 0 and at - start < 4 and page.sentence[start - 1] == page.sentence[at]:
        low = page.lows[start - 1]
        if not low[0].isalnum() or (low in tables.function and low not in tables.determiner):
            break
        start -= 1
        if low in tables.determiner:
            break
    return start
