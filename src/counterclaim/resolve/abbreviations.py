"""Abbreviations of one page's names: what brackets give outright, and what initials suggest.

In: a page, a name and what may stand in brackets behind it, or the entities with longer names; out: long forms and abbreviations.
It never joins anything; that is `joining`, for which a bracket weighs more than initials.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from counterclaim.resolve.entities import Entity
from counterclaim.resolve.names import Name
from counterclaim.resolve.page import Page
from counterclaim.resolve.runs import LINKS
from counterclaim.resolve.tables import Tables

# How many words back the long form of an abbreviation may begin.
STRETCH = 8
# Small words that a long form may have inside: those of names, and a few that bodies and works have more than people.
SMALL = LINKS | {"from", "with", "by", "at", "without", "de", "des", "du", "la", "der", "und"}
# A short word made of parts ('Hivolc') has at least four letters; fewer stand in order in too many names.
PARTS = 4


def bracketed(name: Name, page: Page) -> str:
    """The abbreviation in brackets right behind a name, '' where there is none."""
    at = name.last
    if page.low(at) != "(" or at + 2 >= len(page) or page.words[at + 2] != ")":
        return ""
    word = page.words[at + 1]
    capitals = sum(c.isupper() for c in word)
    # '(D-Va.)', '(R)' and agency marks are no abbreviations of the name before them.
    ok = capitals >= 2 and capitals >= len(word) / 2 and not word.startswith(("D-", "R-", "I-"))
    return word if ok or made_of_parts(word, page, name.last) >= 0 else ""


def made_of_parts(word: str, page: Page, last: int) -> int:
    """Where the name that ends before `last` and holds the letters of `word` in order begins ('Hivolc'); -1 where none does."""
    letters = word.lower()
    if len(word) < PARTS or not word.isalpha() or not word[0].isupper() or word.isupper():
        return -1
    for at in range(last - 1, max(last - STRETCH, 0) - 1, -1):
        if page.line[at] != page.line[last - 1] or not (page.words[at][0].isupper() or page.lows[at] in SMALL):
            break
        rest = iter("".join(page.lows[at:last]))
        if at < last - 1 and page.words[at][0].isupper() and page.lows[at][0] == letters[0] and all(letter in rest for letter in letters):
            return at
    return -1


def stretched(name: Name, page: Page) -> Name:
    """The long form of a name that a bracket abbreviates, taken back over small words: 'League of the North (LN)'."""
    short = bracketed(name, page)
    if not short:
        return name
    letters = [c.lower() for c in short if c.isupper()]
    parts = made_of_parts(short, page, name.last)
    first = name.first if parts < 0 else min(parts, name.first)
    for at in range(name.first - 1, max(name.first - STRETCH, -1), -1):
        low = page.lows[at]
        if parts >= 0:
            break
        if page.words[at][0].isupper():
            first = at if _fits(page, at, name.last, letters) else first
        elif low not in SMALL:
            break
    if first < name.first and page.lows[first] != "the":
        name.core = tuple(low.replace(".", "") for low in page.lows[first : name.last])
        name.first = first
    return name


def by_initials(names: Iterable[Name], entities: Iterable[Entity], page: Page, tables: Tables) -> dict[str, Entity]:
    """The entity of each one-word name in capitals that is the initials of exactly one longer name, by that word."""
    bodies: dict[str, list[Entity]] = defaultdict(list)
    people: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        if len(entity.key) > 1 and entity.names:
            table = people if entity.key[0] in tables.given else bodies
            table["".join(word[0] for word in entity.key if word not in LINKS)].append(entity)
            table["".join(word[0] for word in entity.key)].append(entity)
    found = {}
    for name in names:
        word = name.core[0]
        surface = page.words[name.first]
        table = people if page.label[name.first] else bodies  # people go by initials only on the labels of an interview
        if len(word) > 1 and surface.replace(".", "").isupper() and len({id(e) for e in table.get(word, ())}) == 1:
            found[word] = table[word][0]
    return found


def _fits(page: Page, first: int, last: int, letters: list[str]) -> bool:
    """Whether the words' initials stand among the letters, in order, and the first opens both."""
    heads = [page.lows[i][0] for i in range(first, last) if page.words[i][0].isupper()]
    rest = iter(letters)
    return bool(heads) and heads[0] == letters[0] and all(head in rest for head in heads)
