"""The word lists that several stages share, read once from the TOML files beside this module.

In: the five files; out: one frozen `Tables` of sets and maps in lower case.
It never holds the name of a real person, group, event or outlet: states, capitals, offices and given names only.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

IRREGULAR = {"man": "men", "woman": "women", "person": "people", "child": "children", "wife": "wives", "chief": "chiefs"}


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything the stage knows about English words; all keys are lower case, titles without their full stop."""

    titles: dict[str, str]
    genders: dict[str, str]
    person_nouns: dict[str, str]
    person_plurals: frozenset[str]
    speaks_for: frozenset[str]
    given: dict[str, str]
    states: dict[str, str]
    demonyms: dict[str, str]
    peoples: frozenset[str]
    capitals: dict[str, str]
    organisation: frozenset[str]
    tailed: frozenset[str]
    outlet: frozenset[str]
    armed: frozenset[str]
    body: frozenset[str]
    body_plurals: frozenset[str]
    state_nouns: frozenset[str]
    territory: frozenset[str]
    institution: frozenset[str]
    label: frozenset[str]
    utterance: frozenset[str]
    issued: frozenset[str]
    other: frozenset[str]
    calendar: frozenset[str]
    determiner: frozenset[str]
    preposition: frozenset[str]
    auxiliary: frozenset[str]
    pronoun: frozenset[str]
    speech: frozenset[str]
    particle: frozenset[str]
    suffix: frozenset[str]
    qualifier: frozenset[str]
    function: frozenset[str]
    opener: frozenset[str]


def plural(noun: str) -> str:
    """The regular plural of an English noun, with the few irregular ones of the tables."""
    for end, many in IRREGULAR.items():
        if noun.endswith(end):
            return noun[: -len(end)] + many
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "ch", "sh", "x")) else "s")


@cache
def tables() -> Tables:
    """The tables, read on first use."""
    people, things, words, given = (_load(name) for name in ("people", "things", "words", "given"))
    states, demonyms, capitals = _states(_load("states")["states"])
    nouns = {noun: kind for kind, listed in people["nouns"].items() for noun in listed}
    closed = {kind: frozenset(words[kind]) for kind in ("determiner", "preposition", "conjunction", "auxiliary", "pronoun")}
    both = set(given["m"].split()) & set(given["f"].split())
    return Tables(
        titles=people["titles"],
        genders={word: g for g, listed in people["gender"].items() for word in listed},
        person_nouns=nouns,
        person_plurals=frozenset(plural(noun) for noun in nouns) | {"people", "spokespeople", "others", "authorities"},
        speaks_for=frozenset(people["speaks_for"]["words"]),
        given={name: g for g in "mf" for name in given[g].split() if name not in both},
        states=states,
        demonyms=demonyms,
        peoples=frozenset(plural(word) for word in demonyms if not word.endswith(("sh", "ch", "ese", "ss"))),
        capitals=capitals,
        body_plurals=frozenset(plural(noun) for noun in things["body"] if not noun.endswith("s")),
        state_nouns=frozenset(things["state"]),
        function=frozenset().union(*closed.values()),
        opener=frozenset(words["opener"]),
        **{kind: closed[kind] for kind in ("determiner", "preposition", "auxiliary", "pronoun")},
        **_sets(
            things,
            (
                "organisation",
                "tailed",
                "outlet",
                "armed",
                "body",
                "territory",
                "institution",
                "label",
                "utterance",
                "issued",
                "other",
                "calendar",
            ),
        ),
        **_sets(words, ("speech", "particle", "suffix", "qualifier")),
    )


def _load(name: str) -> Any:
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def _sets(source: dict[str, list[str]], names: Iterable[str]) -> dict[str, frozenset[str]]:
    return {name: frozenset(source[name]) for name in names}


def _states(lines: list[str]) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    found: tuple[dict[str, str], dict[str, str], dict[str, str]] = ({}, {}, {})
    for line in lines:
        columns = [[part.strip() for part in column.split(",") if part.strip()] for column in line.split(";")]
        for table, column in zip(found, columns, strict=True):
            table.update({word.lower().replace(".", ""): columns[0][0] for word in column})
    return found
