"""One document cut into tokens, sentences and quotations, by offset.

In: a document; out: a `Page` whose lists run in parallel, one entry a token of the readable sections, in text order.
It never changes the text and never decides what a token means.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from counterclaim.model.document import Document
from counterclaim.model.labels import SectionRole
from counterclaim.model.reading import Turn
from counterclaim.resolve.tables import Tables
from counterclaim.resolve.turns import find_turns
from counterclaim.text.sentences import lines, sentences

# Tokens that may be a quotation mark, whichever way it opens.
QUOTES = frozenset({'"', "“", "”", "''", "‘", "’", "'"})
# Initials ('J.', 'U.S.'), abbreviated titles, words with inner hyphens and apostrophes (but 'in Halden.Vel said' lacks a space), one mark.
_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|[A-Z]\.(?=\s)|(?:Mr|Mrs|Ms|Dr|MR|MRS|MS|DR|Sens?|Reps?|Gov|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Prof|Rev|Del|Hon|Jr|Sr|St|Det|Insp|Supt|Atty|Pres)\."
    r"|[^\W_]+(?:(?:[-’'&]|\.(?![A-Z][a-z]))(?=[^\W_])[^\W_]+)*|''|``|[^\w\s]"
)
_POSSESSIVE = re.compile(r"[’'][sS]$")
_OPENING, _CLOSING = {"“", "«", "``"}, {"”", "»"}


@dataclass(slots=True)
class Page:
    """Tokens of the readable sections: offsets, words, lower case; the sentence and line of each; whether it stands in quotation marks.

    `turn` is the number of the turn each token stands in (-1: none), `label` whether it is part of a turn's printed label.
    """

    document: Document
    starts: list[int]
    ends: list[int]
    words: list[str]
    lows: list[str]
    sentence: list[int]
    line: list[int]
    quoted: list[bool]
    heading: list[bool]
    opens: list[bool]
    turns: tuple[Turn, ...] = ()
    turn: list[int] = field(default_factory=list)
    label: list[bool] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.words)

    def at(self, start: int, end: int) -> tuple[int, int]:
        """The half-open token range that touches the characters `[start, end)`."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

    def low(self, index: int) -> str:
        """The lower-case token at `index`, '' outside the page."""
        return self.lows[index] if 0 <= index < len(self.lows) else ""


def read_page(document: Document, tables: Tables) -> Page:
    """Cut the readable sections of `document` into tokens."""
    page = Page(document, [], [], [], [], [], [], [], [], [])
    text, number, row = document.text, 0, 0
    for section in document.readable():
        sents = sentences(text, section.start, section.end)
        at = 0
        for left, right in lines(text, section.start, section.end):
            head, mark = section.role is not SectionRole.BODY, len(page)
            while at < len(sents) and sents[at][0] < right:
                _add_tokens(page, sents[at], number, row, head)
                at, number = at + 1, number + 1
            _mark_quotes(page, mark)
            row += left < right
    _mark_turns(page, find_turns(document))
    return page


def _add_tokens(page: Page, sentence: tuple[int, int], number: int, row: int, head: bool) -> None:
    text, opens = page.document.text, True
    places: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(text, *sentence):
        start, end = match.span()
        if end - start > 2 and _POSSESSIVE.search(text, end - 2, end):
            places += [(start, end - 2), (end - 2, end)]
        else:
            places.append((start, end))
    words = [text[a:b] for a, b in places]
    page.starts += [a for a, _ in places]
    page.ends += [b for _, b in places]
    page.words += words
    page.lows += [word.lower().replace("’", "'") for word in words]
    page.sentence += [number] * len(words)
    page.line += [row] * len(words)
    page.heading += [head] * len(words)
    for word in words:
        page.opens.append(opens)
        opens = (opens and not word[0].isalnum()) or word in _OPENING or word == ":"


def _mark_quotes(page: Page, mark: int) -> None:
    """Mark the tokens between quotation marks on one line; a quotation left open runs to the end of its line."""
    inside = False
    for index in range(mark, len(page)):
        word = page.words[index]
        if word in _OPENING:
            inside = True
        elif word in _CLOSING:
            inside = False
        elif word in ('"', "''"):
            inside = not inside
            page.quoted.append(True)
            if inside and index + 1 < len(page):
                page.opens[index + 1] = True
            continue
        page.quoted.append(inside)


def _mark_turns(page: Page, turns: tuple[Turn, ...]) -> None:
    """Note the turn of each token; a label's words are its own, and what follows it opens a sentence."""
    page.turns = turns
    page.turn, page.label = [-1] * len(page), [False] * len(page)
    for number, turn in enumerate(page.turns):
        first, last = page.at(turn.start, turn.end)
        page.turn[first:last] = [number] * (last - first)
        left, right = page.at(turn.left, turn.right)
        page.label[left:right] = [True] * (right - left)
        if left < right and page.ends[right - 1] > turn.right:  # 'Q.' is the label 'Q'
            page.ends[right - 1] = turn.right
            page.words[right - 1] = page.document.text[page.starts[right - 1] : turn.right]
            page.lows[right - 1] = page.words[right - 1].lower()
        for token in range(page.at(turn.body, turn.end)[0], last):
            page.opens[token] = True
            if page.words[token][0].isalnum():
                break
