"""The words of `tables/figures.toml`, looked up by their form.

The table comes in; for each word its kind in the grammar of tolls, its harm and the phrases that begin with it go out. It reads no text.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from itertools import product
from typing import Any

from counterclaim.model.labels import Measure
from counterclaim.text.inflection import IRREGULAR, forms, with_s

IRREGULARS = {
    "slay": ("slay", "slays", "slew", "slain", "slaying"),
    "flee": ("flee", "flees", "fled", "fleeing"),
    "die": ("die", "dies", "died", "dying"),
    "kidnap": ("kidnap", "kidnaps", "kidnapped", "kidnapping"),
    "stab": ("stab", "stabs", "stabbed", "stabbing"),
}
"""Forms that the general rules of `text.inflection` do not give."""


class Kind(StrEnum):
    """What a word is in the grammar of tolls."""

    PERSON = "person"
    PEOPLE = "people"
    ATTACKER = "attacker"
    ATTACKERS = "attackers"
    BODY = "body"
    BODIES = "bodies"
    THING = "thing"
    BE = "be"
    HAVE = "have"
    MODAL = "modal"
    NEVER = "never"
    PREPOSITION = "preposition"
    RELATIVE = "relative"
    CLAUSE = "clause"
    AND = "and"
    DEFINITE = "definite"
    INDEFINITE = "indefinite"
    PRONOUN = "pronoun"
    ADVERB = "adverb"
    VERB = "verb"
    MORE = "more"
    MARK = "mark"
    NUMBER = "number"
    HARM = "harm"
    TITLE = "title"
    WORD = "word"


class Frame(StrEnum):
    """Where the people stand that a word of harm befalls."""

    BEFALL = "befall"  # subject of the passive, or object: 'killed'
    BEFALLING = "befalling"  # object: 'kills', 'killing'
    BASE = "base"  # object, where it is no infinitive: 'kill'
    FALL = "fall"  # subject: 'died'
    STATE = "state"  # beside the number: 'dead'
    NOUN = "noun"  # before it, or behind 'of': 'deaths'


@dataclass(frozen=True, slots=True)
class Harm:
    """One word of harm: what it measures, and where those stand whom it befalls."""

    measure: Measure
    frame: Frame


class Table:
    """The table, ready to be asked."""

    def __init__(self, table: dict[str, Any]) -> None:
        self.kinds = dict(_kinds(table))
        self.harms = dict(_harms(table["harm"]))
        self.together = _together(table["together"])
        self.ordinals = frozenset(table["people"]["ordinals"].split())
        self.plain = frozenset(table["people"]["plain"].split())
        self.toll = frozenset(table["toll"]["words"].split())
        self.before_toll = frozenset(table["toll"]["before"].split())
        self.bringing = frozenset(table["toll"]["bringing"].split())
        self.instead = frozenset(table["toll"]["instead"])
        self.event_nouns = frozenset(table["event"]["nouns"].split())
        self.event_marks = frozenset(table["event"]["marks"].split())
        self.firsts = frozenset(first for first, _ in self.together)
        firsts = {first for first in self.firsts if first not in self.kinds or first in self.harms}
        self.weak = frozenset(table["screen"]["weak"].split())
        self.triggers = frozenset(self.harms) | firsts | self.toll | _attackers(self.kinds) | set(table["screen"]["words"].split())


def _attackers(kinds: dict[str, Kind]) -> frozenset[str]:
    return frozenset(word for word, kind in kinds.items() if kind in (Kind.ATTACKER, Kind.ATTACKERS))


def _kinds(table: dict[str, Any]) -> Iterable[tuple[str, Kind]]:
    """Every word with its kind; a later line wins."""
    people, words = table["people"], table["words"]
    for word in table["things"]["words"].split():
        yield word, Kind.THING
    for one, many, source in (
        (Kind.PERSON, Kind.PEOPLE, "one"),
        (Kind.ATTACKER, Kind.ATTACKERS, "attackers"),
        (Kind.BODY, Kind.BODIES, "bodies"),
    ):
        for word in people[source].split():
            yield word, one
            yield (f"{word[:-3]}men" if word.endswith("man") else with_s(word)), many
    for word in people["many"].split():
        yield word, Kind.PEOPLE
    for word in people["titles"].split():
        yield word, Kind.TITLE
    for name in (
        "verb",
        "adverb",
        "preposition",
        "clause",
        "relative",
        "together",
        "definite",
        "indefinite",
        "pronoun",
        "never",
        "modal",
        "have",
        "be",
        "more",
    ):
        for word in words[name].split():
            yield word, Kind.AND if name == "together" else Kind(name)


def _harms(table: dict[str, Any]) -> Iterable[tuple[str, Harm]]:
    for name, lists in table.items():
        measure = Measure(name)
        for noun in lists.get("nouns", ()):
            yield noun, Harm(measure, Frame.NOUN)
            yield ("lives" if noun == "life" else with_s(noun)), Harm(measure, Frame.NOUN)
        for verb in lists.get("verbs", ()):
            yield from _verb(verb, measure)
        for verb in lists.get("fall", ()):
            for form in _all_forms(verb):
                yield form, Harm(measure, Frame.FALL)
        for word in lists.get("state", ()):
            yield word, Harm(measure, Frame.STATE)


def _all_forms(verb: str) -> tuple[str, ...]:
    return IRREGULARS[verb] if verb in IRREGULARS else forms(verb)


def _verb(verb: str, measure: Measure) -> Iterable[tuple[str, Harm]]:
    every = _all_forms(verb)
    past = IRREGULAR.get(verb, every[2:])[:-1] or (verb,)
    yield every[0], Harm(measure, Frame.BASE)
    yield every[1], Harm(measure, Frame.BEFALLING)
    yield every[-1], Harm(measure, Frame.BEFALLING)
    for form in past:
        yield form, Harm(measure, Frame.BEFALL)


def _together(rows: list[dict[str, Any]]) -> dict[tuple[str, str], list[tuple[list[str], Harm]]]:
    """First two words -> the phrases that begin with them, longest first."""
    found: dict[tuple[str, str], list[tuple[list[str], Harm]]] = {}
    for row in rows:
        harm = Harm(Measure(row["measure"]), Frame(row["as"]))
        for line in row["words"]:
            for words in product(*(part.split("/") for part in line.split())):
                found.setdefault((words[0], words[1]), []).append(([*words], harm))
    return {first: sorted(phrases, key=lambda item: (-len(item[0]), item[0])) for first, phrases in found.items()}


@cache
def table() -> Table:
    """The package's own table."""
    path = resources.files("counterclaim.interpret") / "tables" / "figures.toml"
    return Table(tomllib.loads(path.read_text("utf-8")))
