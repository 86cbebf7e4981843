"""The name of a person in its parts, and how two names of persons stand to each other.

A name as written comes in, a `PersonName` goes out; two of them give a `Likeness`.
It knows nothing of documents and offices, and never says that two persons are one: namesakes have one name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from counterclaim.link.actors.folding import REMEMBERED, fold, likeness, spelled_alike, table, words
from counterclaim.text.lexicon import tables

_SERVANT = re.compile(r"\babd\s?-?\s?(?:[aeu]l|[aeu]([rnsdtz])(?=\s?-?\s?\1)|u)?\s?-?\s?(?=\w)(?!ul\b|al\b)(\w+)")
_HYPHENED = re.compile(r"\b(\w+)-(?=\w)")


BYNAME = "abu "
"""Stands before a byname's own word while a name is read: no written word holds a blank."""


BARE = 0.95
"""Likeness of a surname that stands alone: no first name helps to tell 'Tarron' from 'Taroni' (0.93)."""


class Likeness(StrEnum):
    """How two names of persons stand to each other."""

    SAME = "same"
    ALIKE = "alike"
    MIDDLE = "middle"
    INITIALS = "initials"
    INNER = "inner"
    CLOSE = "close"
    SURNAME = "surname"
    OTHER_FIRST = "other_first"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class PersonName:
    """Folded parts of a name: the given names in order (none where only the family is named), the family name, 'jr' or 'sr' or '';
    `byname` the first word of a name such as 'Abu X', which is a name by itself."""

    given: tuple[str, ...]
    family: str
    suffix: str = ""
    byname: str = ""

    @property
    def full(self) -> tuple[str, ...]:
        """All words, the family name last."""
        return (*self.given, self.family)


@cache
def _small() -> tuple[frozenset[str], ...]:
    rules = table("names")
    return tuple(frozenset(rules[name]) for name in ("article", "assimilated", "particle", "byname"))


@cache
def _short() -> dict[str, int]:
    return {name: at for at, line in enumerate(table("names")["short"]["given"]) for name in line.split()}


@lru_cache(maxsize=REMEMBERED)
def person_name(text: str) -> PersonName | None:
    """The parts of a person's name without its titles; None where no name is left."""
    plain = _SERVANT.sub(lambda m: "abd" + m[2], fold(text))
    apart = plain.split()
    parts = _joined([word for piece in apart for word in _pieces(piece)])
    while len(parts) > 1 and _titled(parts[0]):
        del parts[0]
        apart = apart[1:]
    suffix = ""
    rules = table("names")
    while len(parts) > 1 and parts[-1] in (*rules["junior"], *rules["senior"], *rules["numbered"]):
        last = parts.pop()
        apart = apart[:-1]
        suffix = "jr" if last in rules["junior"] else "sr" if last in rules["senior"] else last
    if not parts or (len(parts) == 1 and _titled(parts[0])):
        return None
    if len(parts) == 1 and parts[0].startswith(BYNAME):
        _, _, rest = parts[0].partition(BYNAME)
        return PersonName((), rest, suffix, "abu")
    if len(apart) == 1 and len(parts) > 1:  # one word with a hyphen is a family's double name
        return PersonName((), "".join(parts), suffix)
    return PersonName(tuple(parts[:-1]), parts[-1], suffix)


def title_of(text: str) -> str:
    """The titles with which a name as written opens ('Mayor' of 'Mayor X'), '' where there is none."""
    pieces = text.split()
    count = next((at for at, piece in enumerate(pieces) if not _titled(fold(piece).strip("."))), 0)
    return " ".join(pieces[:count])


def _titled(word: str) -> bool:
    return word in tables().titles or word in tables().person_nouns or word in tables().qualifier


def _pieces(piece: str) -> list[str]:
    """The words of one written word; an article before a hyphen is dropped."""
    article, assimilated, _, _ = _small()
    match = _HYPHENED.match(piece)
    if match is not None and match[1] in article | assimilated:
        piece = piece[match.end() :]
    return list(words(piece))


def _joined(parts: list[str]) -> list[str]:
    """The words with articles dropped that stand alone inside a name, and particles joined to the word behind them."""
    article, _, particle, byname = _small()
    found: list[str] = []
    at = 0
    while at < len(parts):
        word, more = parts[at], at + 1 < len(parts)
        if word in article and more and (at > 0 or (len(parts) == 2 and word != "al")):
            at += 1
        elif more and (word in byname or (word in particle and found)):
            found.append((BYNAME if word in byname and not found else word) + parts[at + 1])
            at += 2
        else:
            found.append(word)
            at += 1
    return found


def compare(left: PersonName, right: PersonName) -> Likeness:
    """How two names stand to each other; full names are only alike where their first given names are."""
    longer, shorter = (left, right) if len(left.given) >= len(right.given) else (right, left)
    if left.byname != right.byname:
        return Likeness.OTHER
    if not spelled_alike(longer.family, shorter.family):
        return _inner(longer, shorter)
    if left.byname and not longer.given:
        return Likeness.SAME if left.family == right.family else Likeness.ALIKE
    if not shorter.given:
        return Likeness.SURNAME if likeness(longer.family, shorter.family) >= BARE else Likeness.OTHER
    first = _given(longer.given[0], shorter.given[0])
    if first is Likeness.OTHER_FIRST:
        return Likeness.CLOSE if _given(longer.given[-1], shorter.given[0]) in (Likeness.SAME, Likeness.ALIKE) else first
    if first is Likeness.SAME and longer.full == shorter.full:
        return Likeness.SAME
    if len(longer.given) == len(shorter.given) > 1:
        rest = {_given(one, other) for one, other in zip(longer.given[1:], shorter.given[1:], strict=True)}
        if Likeness.OTHER_FIRST in rest:
            return Likeness.CLOSE
        if Likeness.INITIALS in rest:
            return Likeness.INITIALS if first is Likeness.INITIALS else Likeness.MIDDLE
    if first in (Likeness.CLOSE, Likeness.INITIALS):
        return first
    return Likeness.MIDDLE if len(longer.given) != len(shorter.given) and longer.family == shorter.family else Likeness.ALIKE


def _inner(longer: PersonName, shorter: PersonName) -> Likeness:
    """Names whose last words differ: the shorter may end in the first of two surnames, or both stand in other order."""
    alike = (Likeness.SAME, Likeness.ALIKE)
    inner = bool(shorter.given) and len(longer.given) > 1 and spelled_alike(longer.given[-1], shorter.family)
    if inner and _given(longer.given[0], shorter.given[0]) in alike:
        return Likeness.INNER
    if len(longer.given) == len(shorter.given) == 1 and longer.full == shorter.full[::-1]:
        return Likeness.INNER
    return Likeness.OTHER


def _given(left: str, right: str) -> Likeness:
    """Whether two given names are one: written alike, romanised alike, an initial, or one short for the other."""
    if left == right:
        return Likeness.SAME
    if 1 in (len(left), len(right)):
        return Likeness.INITIALS if left[0] == right[0] else Likeness.OTHER_FIRST
    short = _short()
    if left in short and short.get(right) == short[left]:
        return Likeness.ALIKE
    known = tables().given
    if known.get(left, "") != known.get(right, "") and {left, right} <= known.keys():
        return Likeness.OTHER_FIRST
    if spelled_alike(left, right):
        return Likeness.ALIKE
    if left.startswith(right) or right.startswith(left):
        return Likeness.CLOSE
    return Likeness.OTHER_FIRST


def same_person_name(left: PersonName, right: PersonName) -> bool:
    """Whether two full names can be one person's."""
    return compare(left, right) in (Likeness.SAME, Likeness.ALIKE, Likeness.MIDDLE, Likeness.INITIALS)
