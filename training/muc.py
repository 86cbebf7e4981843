"""MUC-4 as training examples: where the fillers of its reduced keys stand in the messages as printed.

The data folder comes in; messages with marks (role, template, entity, first and last character) go out, and run as a program it prints
how many mentions were found. A mark says that the words stand there, not that they are meant there: a key gives words, no places. It never
marks the dateline, and never part of a word: 'terrorist' is not marked in 'TERRORISTS'.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.__main__ import default_data
from bench.muc.keys import ROLES, Entity, messages, reduced

HEAD = re.compile(r"[\s\S]{0,400}?--\s*(?:\[[^\]]*\]\s*)*")
"""The dateline with the marks after it ('-- [REPORT] [TEXT]'); the longest in the data has 276 characters."""

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mark:
    """One place where an entity of one template's role stands, in characters of the message."""

    role: str
    template: int
    entity: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Message:
    """A message as printed, the types of its templates, and all marks in order of place."""

    docid: str
    text: str
    types: tuple[tuple[str, ...], ...]
    marks: tuple[Mark, ...]


def load(data: Path, part: str = "train") -> Iterator[Message]:
    """Every message of a part, marked; those without an incident have no marks."""
    texts = messages(data, part)
    for docid, templates in reduced(data, part).items():
        marks = [
            Mark(role, t, e, *place)
            for t, template in enumerate(templates)
            for role in ROLES
            for e, entity in enumerate(template.roles[role])
            for place in spans(texts[docid], entity)
        ]
        yield Message(docid, texts[docid], tuple(t.types for t in templates), tuple(sorted(marks, key=lambda m: (m.start, m.end))))


def spans(text: str, entity: Iterable[str]) -> list[Range]:
    """Every place where a mention of an entity stands as whole words, in any case and over line breaks; none within another."""
    mentions = sorted({" ".join(m.split()) for m in entity if m.split()}, key=len, reverse=True)
    if not mentions:
        return []
    words = "|".join(r"\s+".join(map(re.escape, mention.split())) for mention in mentions)
    head = HEAD.match(text)
    found = re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
    return [match.span() for match in found.finditer(text, head.end() if head else 0)]


def coverage(data: Path, part: str) -> Counter[str]:
    """How many mentions and entities of a part there are, and how many are found; 'in a word' of those lost: only as part of one."""
    texts, counts = messages(data, part), Counter[str]()
    for docid, entity in _entities(data, part):
        places = [bool(spans(texts[docid], [mention])) for mention in entity]
        flat = " ".join(texts[docid].split()).lower()
        counts["mentions"] += len(places)
        counts["mentions found"] += sum(places)
        counts["in a word"] += sum(not p and " ".join(m.split()) in flat for p, m in zip(places, entity, strict=True))
        counts["entities"] += 1
        counts["entities found"] += any(places)
        counts["places"] += len(spans(texts[docid], entity))
    return counts


def _entities(data: Path, part: str) -> Iterator[tuple[str, Entity]]:
    for docid, templates in reduced(data, part).items():
        for template in templates:
            for role in ROLES:
                yield from ((docid, entity) for entity in template.roles[role])


def main() -> None:
    """Print the coverage of both parts."""
    parser = argparse.ArgumentParser(prog="python -m training.muc", description=__doc__)
    parser.add_argument("--data", type=Path, default=default_data())
    data = parser.parse_args().data
    for part in ("train", "dev"):
        print(part + ": " + ", ".join(f"{name} {n}" for name, n in coverage(data, part).items()))


if __name__ == "__main__":
    main()
