"""As what an actor may be compared with others: as a person, as a body, as the holder of an office, or not at all.

Kind and words of an actor come in, a set of sorts goes out.
It lets no description pass for a name: 'three officials' has no sort, whatever its kind; a kind that was read wrongly hides no name.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache

from counterclaim.link.actors.bodies import kinds
from counterclaim.link.actors.folding import REMEMBERED, fold, table
from counterclaim.link.actors.names import person_name
from counterclaim.model.labels import ActorKind
from counterclaim.text.lexicon import tables

_NAMED = re.compile(r"(?:(?:[A-Z]|[a-z]{2,3}-[A-Z])[\w.’'-]*|of|the|for|and|&|van|von|der|de|da|di|bin|ibn|al|el)")
_POSSESSIVE = re.compile(r"['’]s\b")
LONGEST = 4
"""Words of a person's name in the news; longer runs of capitals are bodies or headlines."""


class Sort(StrEnum):
    """As what an actor is compared."""

    PERSON = "person"
    BODY = "body"
    OFFICE = "office"


def sorts(kind: ActorKind, name: str, *, office: bool = False) -> frozenset[Sort]:
    """As what an actor of this kind and name may be compared; `office`: it is a description of the one holder of an office."""
    if kind is ActorKind.PERSON:
        return frozenset({Sort.PERSON})
    if kind is ActorKind.DESCRIBED_SOURCE:
        if not is_name(name):
            return frozenset({Sort.OFFICE}) if office else frozenset()
    elif _pointing(name):
        return frozenset()
    unread = kind in (ActorKind.DESCRIBED_SOURCE, ActorKind.ORGANISATION)
    return frozenset({Sort.BODY, Sort.PERSON}) if unread and may_be_person(name) else frozenset({Sort.BODY})


def _pointing(name: str) -> bool:
    """Whether words such as 'her office' or 'an offshoot of X' point at a body rather than name it."""
    first, _, more = fold(name).partition(" ")
    return bool(more) and first != "the" and first in tables().determiner | tables().pronoun


@lru_cache(maxsize=REMEMBERED)
def is_name(text: str) -> bool:
    """Whether words read as a description are a name: an address, or capitals throughout and no word for people."""
    pieces = text.split()
    if len(pieces) == 1:
        return text.count(".") > 0 and text.rsplit(".", 1)[-1].lower() in table("names")["domain"]
    known = tables()
    lows = [fold(piece) for piece in pieces]
    people = known.person_plurals | known.person_nouns.keys() | known.peoples | known.body_plurals
    return not _pointing(text) and all(_NAMED.fullmatch(piece) for piece in pieces) and not people & set(lows)


@cache
def _of_bodies() -> frozenset[str]:
    """Words that no person's name has."""
    known = tables()
    return (
        known.organisation | known.outlet | known.other | known.armed | known.body | known.states.keys() | known.demonyms.keys() | kinds()
    )


@lru_cache(maxsize=REMEMBERED)
def may_be_person(text: str) -> bool:
    """Whether a name of unread kind may be a person's: up to four words, none that says what kind of body it is."""
    pieces = text.split()
    lows = {fold(piece) for piece in pieces}
    if len(pieces) > LONGEST or lows & (_of_bodies() | {"of", "for", "the", "and", "&"}) or text.isupper():
        return False
    return not _POSSESSIVE.search(text) and all(_NAMED.fullmatch(piece) for piece in pieces) and person_name(text) is not None
