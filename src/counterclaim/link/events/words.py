"""How much a word tells which event a text is about: the rarer, the more.

A word comes in, its weight goes out, from a table of common words that ships with the package. It never looks at the documents of a
casebook, so that no score depends on what else is in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from counterclaim.text.accents import unaccented

TENTHS = 10
"""The table holds weights in tenths of a natural logarithm: finer steps changed no score."""
RARE = 8.0
"""The weight of a word that the table does not know: a little more than its rarest, which stand in one document of 1,500."""
_TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text: folded, as written, and where it stands."""

    folded: str
    exact: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        return self.exact[0].isupper()


def folded(text: str) -> str:
    """Lower case without accents, and without a possessive ending."""
    return _POSSESSIVE.sub("", unaccented(text.casefold()).replace("’", "'"))


def tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """The words of `text[start:end]`."""
    for found in _TOKEN.finditer(text, start, end):
        yield Token(folded(found[0]), found[0], found.start(), found.end())


def weight(word: str) -> float:
    """How much a folded word tells: the natural logarithm of how many documents there are to one that holds it."""
    return common().get(word, RARE)


@cache
def common() -> dict[str, float]:
    """The common words and their weights: each line of the table is a weight in tenths and the words that have it."""
    lines = files("counterclaim.link").joinpath("tables", "common_words.txt").read_text("utf-8").splitlines()
    rows = (line.split() for line in lines if line and not line.startswith("#"))
    return {word: int(tenths) / TENTHS for tenths, *listed in rows for word in listed}
