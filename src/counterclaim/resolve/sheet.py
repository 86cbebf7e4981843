"""A document cut into words for the finding of places: cheaper than a `Page`, and all capitals are no hindrance.

In: a document; out: a `Sheet` of parallel lists, one entry a token of the readable sections and of datelines, in text order.
It never looks a place up and never changes the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from counterclaim.model.document import Document, Section
from counterclaim.model.labels import SectionRole
from counterclaim.resolve.gazetteer import fold
from counterclaim.resolve.tables import Tables

_TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:[-’'][^\W_]+)*|[^\w\s]")
_POSSESSIVE = ("'s", "’s", "'S", "’S")
_ENDS = frozenset(".!?:;\"“”'‘’")
# Lines of a text that is wrapped at a fixed width are shorter than this, and there are some of them.
WIDTH, ROWS = 100, 3
# Of the words of four letters or more, so many begin with a capital (or are all capitals) where a capital says nothing; below so
# many words a line of names alone is as likely.
LOUD, FEWEST = 0.7, 4


@dataclass(slots=True)
class Sheet:
    """Tokens: offsets, words, keys (folded), and for each whether it opens a sentence, follows a break, is in capitals, may be of a name."""

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
    for index, word in enumerate(sheet.words):
        key = sheet.keys[index]
        sure = word[0].isupper() and key not in plain
        if sure and (sheet.loud[index] or sheet.opens[index]):
            sure = key not in ordinary and not key[0].isdigit()
        sheet.name.append(sure)
    return sheet


def _add(sheet: Sheet, section: Section) -> None:
    """Add the tokens of one section."""
    text, first = sheet.document.text, len(sheet)
    rows = text[section.start : section.end].split("\n")
    wrapped = len(rows) > ROWS and max(map(len, rows)) <= WIDTH
    at, opens = section.start, True
    for match in _TOKEN.finditer(text, section.start, section.end):
        start, end = match.span()
        word = match[0]
        if word[-2:] in _POSSESSIVE and end - start > 2:
            word, end = word[:-2], end - 2
        gap = text[at:start]
        broken = len(sheet) == first or (("\n" in gap or "\r" in gap) and (not wrapped or gap.count("\n") > 1))
        sheet.starts.append(start)
        sheet.ends.append(end)
        sheet.words.append(word)
        sheet.keys.append(fold(word) or word)
        sheet.breaks.append(broken)
        sheet.opens.append(opens or broken)
        opens = (opens and not word[0].isalnum()) or word in _ENDS
        at = match.end()
    _mark_loud(sheet, first)


def _mark_loud(sheet: Sheet, first: int) -> None:
    """Mark the tokens between two breaks where capitals say nothing: capitals throughout, or a heading in title case."""
    start = first
    for index in range(first + 1, len(sheet) + 1):
        if index < len(sheet) and not sheet.breaks[index]:
            continue
        long = [word for word in sheet.words[start:index] if len(word) > 3 and word.isalpha()]
        caps = sum(word.isupper() for word in long)
        title = sum(word[0].isupper() for word in long)
        loud = (len(long) >= FEWEST and (caps > LOUD * len(long) or len(long) - title <= 1)) or 0 < len(long) == caps
        sheet.loud += [loud] * (index - start)
        start = index
