"""Which state a word names, by its name, its adjective or its people.

A word or a short name comes in, a key goes out: the state's own name where the lexicon has it, else a stem that its name and its adjective
share. It never says that a place is a state.
"""

from __future__ import annotations

from functools import lru_cache

from counterclaim.link.actors.folding import REMEMBERED, fold
from counterclaim.text.lexicon import tables

_ENDINGS = ("ian", "ean", "ese", "ish", "an", "er", "i", "n", "a", "e", "o")
STEM = 4
"""Fewest letters left when an adjective's ending is cut: shorter stems are shared by names that have nothing to do with each other."""


@lru_cache(maxsize=REMEMBERED)
def country_key(text: str) -> str:
    """The key of the state, people or town that `text` names; equal for 'Norda', 'Nordan' and 'Nordans'."""
    low = fold(text).removeprefix("the ").removesuffix("'s").strip()
    return known_country(low) or _stem(low)


def known_country(low: str) -> str:
    """The name of the state that the lexicon has under this name, adjective, people or capital, else ''."""
    lexicon, bare = tables(), low.replace(".", "")
    for word in (bare, bare.removesuffix("s")):
        for names in (lexicon.states, lexicon.demonyms, lexicon.capitals):
            if word in names:
                return names[word].lower()
    return ""


def is_people(text: str) -> bool:
    """Whether a name is that of a people in the plural ('Danes', 'Istrans')."""
    low = fold(text).removeprefix("the ")
    if low in tables().peoples:
        return True
    return " " not in low and low.endswith("ans") and len(low) > STEM + 1 and low not in tables().states and low not in tables().capitals


def _stem(low: str) -> str:
    word = low.removesuffix("s") if low.endswith(("ans", "ians", "is", "ers")) else low
    cut = True
    while cut:
        cut = False
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= STEM:
                word, cut = word.removesuffix(ending), True
                break
    return word
