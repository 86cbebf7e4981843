"""Words of a document that tell of an event: of what type, how far it went, and whether they set it apart from the one reported.

A document comes in, its mentions of events go out in text order. Which of them are one event is decided elsewhere.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from counterclaim.model.document import Document
from counterclaim.model.labels import EventType, SectionRole, Stage
from counterclaim.model.span import Span
from counterclaim.text.patterns import Pattern, Patterns, Words, words
from counterclaim.text.sentences import sentences

NEAR = 4
"""Words before an event's own in which its stage, its number or 'another' may stand."""
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their"})
PREPOSITIONS = frozenset(
    {"in", "on", "at", "of", "by", "to", "with", "for", "from", "as", "after", "before", "during", "since", "and", "but", "that"}
)
SOFT = frozenset({"could", "would", "might", "may", "will", "should", "can", "to", "shall", "must"})
"""Words before a verb that make it no report."""
POINTING = frozenset({"this", "that", "these", "those"})
INDEFINITE = frozenset({"a", "an", "another", "two", "three", "four", "several", "some", "series", "pair", "string", "wave", "spate"})
SEVERAL = frozenset({"two", "three", "four", "five", "several", "series", "pair", "string", "wave", "spate", "twin", "double", "triple"})


_NAMED = re.compile(r"(?<![.:] )\b[A-Z][\w'’-]*\s+$")
_OBJECT = re.compile(r"\s+(?:[A-Z]\w|(?:the|a|an|his|her|its|their)\b)")


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an event is spoken of.

    `noun` when it names the event ('the bombing'), else a verb; `definite`: with an article or pronoun that takes it for known; `pointing`:
    with one that points back ('those bombings'); `apart`: with a word that makes it another than the one reported; `several`: more than
    one event in one word; `sentence` its number.
    """

    span: Span
    type: EventType
    noun: bool
    weak: bool
    stage: Stage
    definite: bool
    pointing: bool
    apart: bool
    several: bool
    sentence: int
    section: SectionRole


@dataclass(frozen=True, slots=True)
class Kind:
    """What a line of the table stands for."""

    type: EventType
    noun: bool
    weak: bool


class EventTable:
    """The package's table of events, and the names that its types have elsewhere."""

    def __init__(self, table: dict[str, object]) -> None:
        lines: list[str] = []
        kinds: list[Kind] = []
        self.names: dict[EventType, dict[str, str]] = {}
        for entry in _entries(table["type"]):
            kind = EventType(str(entry["name"]))
            self.names[kind] = {key: str(entry[key]) for key in ("muc", "gtd", "plover")}
            for key in ("nouns", "verbs", "weak"):
                found = entry.get(key, [])
                assert isinstance(found, list)
                lines += found
                kinds += [Kind(kind, key == "nouns", key == "weak")] * len(found)
        self.kinds = dict(zip(lines, kinds, strict=True))
        self.patterns = Patterns([*lines, *_words(table["none"])])
        stages = table["stage"]
        assert isinstance(stages, dict)
        self.stages = [(Stage(name), Patterns(found)) for name, found in stages.items()]
        self.weapons, self.attackers = (Patterns(_lines(table[name], "nouns")) for name in ("weapons", "attackers"))
        self.weapon_kinds, self.attacker_kinds = (frozenset(_lines(table[name], "kinds")) for name in ("weapons", "attackers"))
        links = "|".join(sorted(map(re.escape, _lines(table["aimed"], "behind")), key=len, reverse=True))
        self.aimed = re.compile(rf"\s+(?:{links})\b", re.IGNORECASE)
        names = ("apart", "opens", "holders", "authorities")
        self.apart, self.opens, self.holders, self.authorities = (_words(table[name]) for name in names)

    def kind(self, pattern: Pattern) -> Kind | None:
        """What the pattern stands for; None where it only looks like an event."""
        return self.kinds.get(pattern.line)

    def stage(self, before: Words) -> Stage:
        """How far an event went, by the words before its own."""
        return next((stage for stage, patterns in self.stages if patterns.first(before) is not None), Stage.ACCOMPLISHED)


def _entries(found: object) -> list[dict[str, object]]:
    assert isinstance(found, list)
    return found


def _words(found: object) -> frozenset[str]:
    return frozenset(_lines(found, "words"))


def _lines(found: object, key: str) -> list[str]:
    assert isinstance(found, dict)
    return [str(line) for line in found[key]]


@cache
def event_table() -> EventTable:
    """The package's own table."""
    path = resources.files("counterclaim.interpret") / "tables" / "events.toml"
    return EventTable(tomllib.loads(path.read_text("utf-8")))


def mentions(document: Document) -> list[Mention]:
    """Every mention of an event in the readable sections; weak ones only in sentences that have no other.

    Where nothing in a document tells of violence but verbs of attacking, somebody attacks a rival or a ball, and nothing is mentioned.
    """
    found: list[Mention] = []
    number = 0
    for section in document.readable():
        for start, end in sentences(document.text, section.start, section.end):
            number += 1
            some = list(_in_sentence(document, start, end, number, section.role))
            found += [mention for mention in some if not mention.weak] or some
    telling = any(mention.noun or mention.weak or mention.type is not EventType.ATTACK for mention in found)
    return found if telling else []


def _in_sentence(document: Document, start: int, end: int, number: int, role: SectionRole) -> Iterator[Mention]:
    table = event_table()
    said = words(document.text[start:end], start)
    starts = [word.start for word in said]
    for pattern, first, last in table.patterns.every(said):
        kind = table.kind(pattern)
        if kind is None:
            continue
        at = bisect_right(starts, first.start) - 1
        before = _before(document, said, at)
        own = _own(before)
        noun = kind.noun and not (before and before[-1].text in SOFT) and not _acts(document, first.start, last.end)  # 'could attack'
        article = next((text for text in reversed(own) if text in DEFINITE or text in INDEFINITE), "")
        yield Mention(
            span=document.span(first.start, last.end),
            type=kind.type,
            noun=noun,
            weak=kind.weak,
            stage=_stage(before, noun, article in DEFINITE),
            definite=article in DEFINITE,
            pointing=article in POINTING,
            apart=noun and not table.apart.isdisjoint(own),
            several=not SEVERAL.isdisjoint(own),
            sentence=number,
            section=role,
        )


def _before(document: Document, said: Words, at: int) -> Words:
    """The few words before word number `at`, up to a mark that ends a clause."""
    first = at
    while first > 0 and at - first < NEAR and not _ends(document.text[said[first - 1].end : said[first].start]):
        first -= 1
    return Words(said[first:at])


def _acts(document: Document, start: int, end: int) -> bool:
    """Whether 'attacks' is a verb: somebody named stands before it, and somebody or something behind it."""
    behind = _OBJECT.match(document.text, end)
    return (
        document.text[start:end].casefold().endswith("s")
        and behind is not None
        and bool(_NAMED.search(document.text, max(0, start - 40), start))
    )


def _stage(before: Words, noun: bool, definite: bool) -> Stage:
    """How far the event went; a verb behind 'could' tells of none that took place, and who 'planned the attack' planned one that did."""
    found = event_table().stage(before)
    if found is Stage.ACCOMPLISHED and not noun and not SOFT.isdisjoint(word.text for word in before[-2:]):
        return Stage.PLANNED
    if found is Stage.PLANNED and definite and event_table().stage(Words(before[-1:])) is not Stage.PLANNED:
        return Stage.ACCOMPLISHED
    return found


def _own(before: Words) -> list[str]:
    """Those of the words before an event's that belong to it: up to a preposition, but 'a series of bombings' is one phrase."""
    own = [word.text for word in before]
    for at in range(len(own) - 1, -1, -1):
        if own[at] in PREPOSITIONS and not (own[at] == "of" and at > 0 and own[at - 1] in SEVERAL):
            return own[at + 1 :]
    return own


def _ends(between: str) -> bool:
    return any(mark in between for mark in ".;:,!?")
