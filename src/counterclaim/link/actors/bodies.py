"""The name of an organisation, group, outlet or state in its parts.

A name as written comes in, a `BodyName` goes out: its words, whose it is, what it is a part of, which state or people it names.
It compares no two names; that is `standing`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from counterclaim.link.actors.countries import country_key, is_people, known_country
from counterclaim.link.actors.folding import REMEMBERED, fold, table
from counterclaim.text.lexicon import tables

_OWNED = re.compile(r"(.+?)(?:['’]s|(?<=s)['’]) (.+)")
_OF = re.compile(r"(.+?) (of|for) (?:the )?(.+)")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class BodyName:
    """Folded parts of a name: its words in order, whose it is ('' not said), its tail behind 'for', what it is.

    `whole`: the folded name of the body that this is a part of, '' where the name says none; `state`: the key of the state whose government
    is named, `people`: of the state whose people is.
    """

    core: tuple[str, ...]
    owner: str = ""
    tail: tuple[str, ...] = ()
    whole: str = ""
    state: str = ""
    people: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """All words of the name but its owner's."""
        return (*self.core, *self.tail)


@cache
def lists() -> tuple[frozenset[str], ...]:
    """Words of parts, of bodies of like name, of portfolios, of kinds, those that carry no name, and tails that add nothing."""
    rules = table("names")
    body = rules["body"]
    return (
        *(frozenset(body[name]) for name in ("part", "splinter", "portfolio", "bare")),
        frozenset(rules["small"] + rules["legal"]),
        frozenset(body["tail"]),
    )


def _plain(text: str) -> tuple[str, ...]:
    rules = table("names")
    hyphen = re.sub(rf"\b(?:{'|'.join((*rules['article'], *rules['assimilated']))})-(?=\w)", "", fold(text))
    found = [rules["spelled"].get(word, word) for word in _WORD.findall(hyphen.replace(".", ""))]
    return tuple(word for word in found if word not in lists()[4]) or tuple(found)


@lru_cache(maxsize=REMEMBERED)
def body_name(text: str) -> BodyName:
    """The parts of a body's name as written."""
    low = fold(text)
    bare = re.sub(r"^the ", "", text.strip(), flags=re.IGNORECASE)
    if is_people(bare) and country_key(bare):
        return BodyName(_plain(bare), people=country_key(bare))
    if known_country(fold(bare)):
        return BodyName(_plain(bare), state=known_country(fold(bare)))
    if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", low) and low.rsplit(".", 1)[-1] in table("names")["domain"]:
        return BodyName((low.removeprefix("www.").split(".")[0],))
    if (owned := _OWNED.fullmatch(bare)) is not None:
        return _owned(owned[1], owned[2], possessive=True)
    if (of := _OF.fullmatch(bare)) is not None:
        return _tailed(of[1], of[2], of[3])
    core = _plain(bare)
    if len(core) > 1 and _government(core[1:]):
        return BodyName(core, state=country_key(core[0]))
    led = next((size for size in range(min(LONGEST_STATE, len(core) - 1), 0, -1) if known_country(" ".join(core[:size]))), 0)
    if led and _government(core[led:]):
        return BodyName(core, state=known_country(" ".join(core[:led])))
    kind = len(core) > 2 and core[0] not in kinds() and set(core[1:]) <= kinds()
    size = led or int(kind)
    return BodyName(core[size:], owner=country_key(" ".join(core[:size]))) if size else BodyName(core)


LONGEST_STATE = 3
"""Words of a state's name in front of a body's ('Central African Republic army'); longer ones stand behind an 'of'."""


def kinds() -> frozenset[str]:
    """Words that say what kind of body it is and what for."""
    return lists()[2] | lists()[3]


def _government(words: tuple[str, ...]) -> bool:
    return len(words) == 1 and words[0] in tables().state_nouns


def _owned(owner: str, rest: str, *, possessive: bool) -> BodyName:
    core, part = _plain(rest), lists()[0]
    if _government(core):
        return BodyName(core, state=country_key(owner))
    if core[-1] in part and (len(_plain(owner)) > 1 or not possessive):
        return BodyName(core, whole=" ".join(_plain(owner)))
    return BodyName(core, owner=country_key(owner))


def _tailed(head: str, link: str, tail: str) -> BodyName:
    """'Y of X' and 'Y for X'."""
    part, _, portfolio, bare = lists()[:4]
    first, last = _plain(head), _plain(tail)
    if _government(first):
        return BodyName(first, state=country_key(tail))
    if set(last) <= portfolio:  # 'Ministry of the Interior', 'Nordan Ministry of Defence'
        owner = first[0] if len(first) > 1 and first[0] not in portfolio | bare else ""
        core = tuple(word for word in first if word != owner)
        return BodyName((*(word for word in last if word != "affairs"), *core), owner=country_key(owner) if owner else "")
    if link == "for":
        return BodyName(first, tail=last)
    if first[-1] in part and (len(last) > 1 or not known_country(last[0])) and first[-1] not in ("ministry", "army", "police"):
        return BodyName(first, whole=" ".join(last))
    if len(first) > 1 or (first[0] in tables().institution and known_country(fold(tail))):
        return BodyName(first, owner=country_key(tail))
    return BodyName((*first, "of", *last))


def names_a_kind(name: BodyName) -> bool:
    """Whether a name only says what kind of body it is ('the Ministry', 'Police', 'Interior Ministry' without its state)."""
    return not name.owner and not name.whole and not name.state and not name.people and set(name.words) <= kinds()


def one_kind_word(name: BodyName) -> bool:
    """Whether a name is one word that many bodies share ('the Ministry', 'Police', 'the League')."""
    return len(name.words) == 1 and names_a_kind(name)
