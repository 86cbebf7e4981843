"""A document cut into words for the finding of places: cheaper than a `Page`, and all capitals are no hindrance.

In: a document; out: a `Sheet` of parallel lists, one entry a token of the readable sections and of datelines, in text order.
It never looks a place up and never changes the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Any

from counterclaim.model.document import Document, Section
from counterclaim.model.labels import SectionRole
from counterclaim.resolve.places.gazetteer import fold
from counterclaim.resolve.tables import Tables

# Initials, a title cut short, a word with inner hyphens and apostrophes, one mark, or the white space around a line end.
_SHORT = (
    "Mr",
    "Mrs",
    "Ms",
    "Dr",
    "Gen",
    "Col",
    "Lt",
    "Maj",
    "Capt",
    "Sgt",
    "Sen",
    "Sens",
    "Rep",
    "Reps",
    "Gov",
    "Rev",
    "Prof",
    "St",
    "Ft",
    "Mt",
)
_TITLES = "|".join(f"{title}|{title.upper()}" for title in _SHORT)
_TOKEN = re.compile(rf"(?:[A-Za-z]\.){{2,}}|(?:{_TITLES})\.|[^\W_]+(?:[-’'][^\W_]+)*|[^\w\s]|(\s*[\r\n]\s*)")
POSSESSIVE = ("'s", "’s", "'S", "’S")
_ENDS = frozenset(".!?:;\"“”'‘’")
# Lines of a text that is wrapped at a fixed width are shorter than this but for one in nine, and there are some of them.
WIDTH, ROWS = 100, 3
# Of the words of four letters or more, so many begin with a capital (or are all capitals) where a capital says nothing; below so
# many words a line of names alone is as likely.
LOUD, FEWEST = 0.7, 4


@dataclass(slots=True)
class Sheet:
    """Tokens: offsets, words, keys (folded); whether each opens a sentence, follows a break, is in capitals, may be of a name."""

    document: Document
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    opens: list[bool] = field(default_factory=list)
    breaks: list[bool] = field(default_factory=list)
    loud: list[bool] = field(default_factory=list)
    name: list[bool] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.words)

    @property
    def columns(self) -> tuple[list[Any], ...]:
        """The lists that a token's cells go to, in their order."""
        return (self.starts, self.ends, self.words, self.keys, self.breaks, self.opens)

    def key(self, index: int) -> str:
        """The key at `index`, '' outside the sheet."""
        return self.keys[index] if 0 <= index < len(self.keys) else ""

    def joined(self, index: int) -> bool:
        """Whether the token at `index` goes on where the one before it stopped: no break lies between."""
        return 0 < index < len(self.keys) and not self.breaks[index]


def read_sheet(document: Document, tables: Tables, ordinary: frozenset[str]) -> Sheet:
    """Cut the readable sections and the datelines of `document` into tokens; `heads` are where a body or a dateline begins."""
    sheet, after_dateline = Sheet(document), False
    for section in document.sections:
        if section.role.is_read or section.role is SectionRole.DATELINE:
            if section.role in (SectionRole.BODY, SectionRole.DATELINE) and not after_dateline:
                sheet.heads.append(len(sheet))
            _add(sheet, section)
            after_dateline = section.role is SectionRole.DATELINE
    plain = tables.function | tables.pronoun | {"i"}
    sheet.name = [
        word[0].isupper() and key not in plain and (not (loud or opens) or (key not in ordinary and not (loud and key + "s" in ordinary)))
        for word, key, loud, opens in zip(sheet.words, sheet.keys, sheet.loud, sheet.opens, strict=True)
    ]
    return sheet


def _add(sheet: Sheet, section: Section) -> None:
    """Add the tokens of one section."""
    text, first = sheet.document.text, len(sheet)
    rows = text[section.start : section.end].split("\n")
    wrapped = len(rows) > ROWS and sum(len(row) > WIDTH for row in rows) <= len(rows) // ROWS**2
    broken = opens = True
    cells: list[tuple[int, int, str, str, bool, bool]] = []
    for match in _TOKEN.finditer(text, section.start, section.end):
        start, end = match.span()
        word = text[start:end]
        if match.lastindex:
            broken = not wrapped or word.count("\n") > 1 or broken
            opens = opens or broken
            continue
        if word[-1] in "sS" and word[-2:] in POSSESSIVE and end - start > 2:
            end -= 2
            word = text[start:end]
        cells.append((start, end, word, _key(word), broken, opens))
        opens = word in _ENDS or (opens and not word[0].isalnum())
        broken = False
    for column, more in zip(sheet.columns, zip(*cells, strict=True), strict=False):
        column.extend(more)
    _mark_loud(sheet, first)


@lru_cache(maxsize=20_000)
def _key(word: str) -> str:
    """The key of one word, a mark its own; words repeat, within a document and from one to the next."""
    return fold(word) or word


def _mark_loud(sheet: Sheet, first: int) -> None:
    """Mark the tokens between two breaks where capitals say nothing: capitals throughout, or a heading in title case."""
    heads = [at for at in range(first, len(sheet.words)) if sheet.breaks[at]]
    for start, end in pairwise([*heads, len(sheet.words)]):
        long = [word for word in sheet.words[start:end] if len(word) > 3 and word.isalpha()]
        caps = len([word for word in long if word.isupper()])
        small = len([word for word in long if word[0].islower()])
        loud = (len(long) >= FEWEST and (caps > LOUD * len(long) or small <= 1)) or 0 < len(long) == caps
        sheet.loud += [loud] * (end - start)
