"""Names as they are compared: without case, accents and apostrophes, and how alike two spellings are.

A word of a name comes in; its folded form, its consonant skeleton, or the likeness of two words goes out.
It never decides that two names are one, and knows no name, only letters.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from counterclaim.text.accents import unaccented

_WORD = re.compile(r"[^\W_]+")
_QUOTES = str.maketrans(dict.fromkeys("'’‘`´ʿʾʻʼ", ""))
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a", "ß": "ss", "ħ": "h"})
REMEMBERED = 100_000
"""Spellings kept: a casebook of 100,000 documents names fewer different words than that."""
LONG = 5
"""From five letters on, a vowel more or less is spelling; in a shorter name it is as likely another name ('Lena', 'Lina')."""


@cache
def table(name: str) -> dict[str, Any]:
    """One of the tables of `link`."""
    return tomllib.loads((files("counterclaim.link") / f"tables/{name}.toml").read_text("utf-8"))


@lru_cache(maxsize=REMEMBERED)
def fold(text: str) -> str:
    """The text in lower case without accents and apostrophes."""
    return unaccented(text.casefold().translate(_QUOTES).translate(_PLAIN))


def words(text: str) -> tuple[str, ...]:
    """The folded words of a name; hyphens and full stops part them."""
    return tuple(_WORD.findall(fold(text)))


@lru_cache(maxsize=REMEMBERED)
def romanised(word: str) -> str:
    """A folded word in one romanisation: doubled letters once, endings and groups of letters as the table has them."""
    rules = table("spelling")
    word = re.sub(r"(\w)\1+", r"\1", _ended(word, rules["ending"]))
    for old in sorted(rules["rewrite"], key=lambda group: (-len(group), group)):
        word = word.replace(old, rules["rewrite"][old])
    return re.sub(r"(\w)\1+", r"\1", _ended(word, rules["ending"]))


def _ended(word: str, endings: dict[str, str]) -> str:
    for old in sorted(endings, key=lambda ending: (-len(ending), ending)):
        if word.endswith(old) and len(word) > len(old) + 1:
            return word.removesuffix(old) + endings[old]
    return word


@lru_cache(maxsize=REMEMBERED)
def skeleton(word: str) -> str:
    """The consonants of a word as classes of sound; a vowel in front counts as one sound whichever it is."""
    known = table("spelling")["skeleton"]
    plain = romanised(word)
    open_ = plain[:1] in tuple("aeiouyj")
    sounds = "".join(known.get(letter, "") for letter in plain[open_:])
    return "a" * open_ + re.sub(r"(\w)\1+", r"\1", sounds)


@lru_cache(maxsize=REMEMBERED)
def likeness(left: str, right: str) -> float:
    """How alike two folded words are as spellings of one name, in [0, 1]: 1 less the cost of the cheapest edits for each letter.

    A final 'a' on one side only is a whole letter, since it may mark a woman's name.
    """
    one, other = romanised(left), romanised(right)
    if one == other:
        return 1.0
    cost = _edits(one, other) + (one.endswith("a") != other.endswith("a")) * 0.5
    return max(0.0, 1 - cost / max(len(one), len(other)))


def _edits(one: str, other: str) -> float:
    rules = table("spelling")
    optional = rules["optional"]
    row = [0.0]
    for letter in other:
        row.append(row[-1] + optional.get(letter, 1.0))
    for first in one:
        last, row = row, [row[0] + optional.get(first, 1.0)]
        for at, second in enumerate(other):
            swap = 0.0 if first == second else _swap(first, second, rules["cost"])
            row.append(min(last[at] + swap, last[at + 1] + optional.get(first, 1.0), row[-1] + optional.get(second, 1.0)))
    return row[-1]


def _swap(first: str, second: str, costs: dict[str, float]) -> float:
    return float(costs.get(first + second, costs.get(second + first, 1.0)))


def spelled_alike(left: str, right: str) -> bool:
    """Whether two folded words can be one name romanised twice: the same consonants, and few and cheap edits.

    In short ones only letters that sound alike may change.
    """
    if left == right:
        return True
    if skeleton(left) != skeleton(right) or _other_sex(left, right):
        return False
    least = ALIKE if min(len(left), len(right)) >= LONG else SHORT_ALIKE
    return likeness(left, right) >= least


def _other_sex(left: str, right: str) -> bool:
    """Whether one word is the other with a woman's ending ('-ev' and '-eva')."""
    one, other = sorted((romanised(left), romanised(right)), key=lambda word: word.endswith("a"))
    return other.endswith("a") and not one.endswith("a") and likeness(one, other[:-1]) >= ALIKE


ALIKE = 0.86
"""Cheap changes only in names of up to seven letters: 'Salim' and 'Salam' (0.8), 'Rashid' and 'Rashad' (0.83) are two names."""
SHORT_ALIKE = 0.97
"""Names up to four letters: only what costs a tenth of a letter, or nothing ('Karl', 'Carl')."""
