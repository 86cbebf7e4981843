"""Words as search sees them: texts and queries become lists of plain words, the same for both databases.

Text of any kind comes in; words of ASCII letters and digits go out. It never asks a database how it would split a text: they differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.text.accents import unaccented

_WORD = re.compile(r"[^\W_]+")
_TERM = re.compile(r'"([^"]*)"?(\*?)|([^\s"]+)')

_LONGEST = 64
"""Letters of a word that are looked at: longer ones are addresses and damage, and PostgreSQL takes no word over 2,046 bytes."""

WINDOW = 240
"""Words of a passage: PostgreSQL keeps no more than 256 places of one word in a text, so that a passage must not hold more words."""

PHRASE = 15
"""Words by which passages overlap, and so the longest phrase that is sure to stand whole in one; of a longer one the start is sought."""


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand one after the other; with `prefix` the last is only the beginning of a word."""

    words: tuple[str, ...]
    prefix: bool


def words_of(text: str) -> list[str]:
    """The words of a text, without case and accents; letters outside ASCII by their code, which both databases take for letters."""
    plain = text if text.isascii() else unaccented(text)
    return [_ascii(word)[:_LONGEST] for word in _WORD.findall(plain.casefold())]


def passages(text: str) -> Iterator[list[str]]:
    """The words of a text in windows that overlap by the longest phrase."""
    words = words_of(text)
    for start in range(0, max(len(words) - PHRASE, 1), WINDOW - PHRASE):
        if window := words[start : start + WINDOW]:
            yield window


def terms(query: str) -> tuple[Term, ...]:
    """What a query asks for: words, "quoted phrases", and the beginnings of words (prefix*); all of them must be there."""
    found: dict[Term, None] = {}
    for quoted, star, bare in _TERM.findall(query):
        words = tuple(words_of(quoted or bare)[:PHRASE])
        if words:
            found[Term(words, bool(star) or (quoted or bare).endswith("*"))] = None
    return tuple(found)


def _ascii(word: str) -> str:
    return word if word.isascii() else "".join(letter if letter.isascii() else f"x{ord(letter):04x}" for letter in word)
