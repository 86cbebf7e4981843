"""The lines of a plain text become sections: headline, standfirst, byline, dateline, body, caption, furniture.

A text comes in; sections that partition it completely go out, in order.
It never drops or moves a character, and when in doubt a line is body: losing a line of the article is worse than reading one of the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from counterclaim.acquire.build import partition
from counterclaim.acquire.captions import Piece, pieces
from counterclaim.acquire.furniture import furniture
from counterclaim.acquire.head import is_dated, mark_head
from counterclaim.acquire.patterns import line_patterns
from counterclaim.acquire.shape import is_fragment, is_menu, is_prose, shared_words
from counterclaim.model.document import Section
from counterclaim.model.labels import SectionRole
from counterclaim.text.sentences import lines

PHRASE_WORDS = 40
"""Words of the longest line that a furniture phrase at its beginning makes furniture."""

MOST_LINES = 20_000
"""Lines of the longest text that is looked at line by line: the longest of 840 news articles has 616; more is no article."""

DATED_LENGTH = 120
"""Characters of the longest line that only says when something was published."""

_BLANK = re.compile(r"\n[^\S\n]*\n")

Range = tuple[int, int]


def sections_of(text: str, *, headline: bool = True) -> tuple[Section, ...]:
    """Sections of a plain text, the white space after each piece counted to it; without `headline` its first line is no headline."""
    units = _units(text)
    if not units or len(units) > MOST_LINES:
        return partition([(SectionRole.BODY, len(text))])
    rows = [text[start:end] for start, end in units]
    found = [[(SectionRole.BYLINE, len(row))] if len(row) < DATED_LENGTH and is_dated(row) else unit_pieces(row) for row in rows]
    _caption_titles(rows, found)
    if len(rows) > 1:
        _by_neighbours(rows, found)
        mark_head(rows, found, headline=headline)
    return partition(_spread(text, units, found))


def unit_pieces(line: str) -> list[Piece]:
    """One line cut into pieces by its own words: furniture phrases, photo credits, author notes."""
    patterns = line_patterns()
    if (
        patterns.furniture_whole.fullmatch(line)
        or is_menu(line)
        or (len(line.split()) <= PHRASE_WORDS and patterns.furniture_start.match(line))
    ):
        return [(SectionRole.FURNITURE, len(line))]
    return pieces(line)


def _units(text: str) -> list[Range]:
    """The lines; whole paragraphs where the text is wrapped at a fixed width, so that a line is only a part of one."""
    found = lines(text)
    if not _is_wrapped(text, found):
        return found
    units: list[Range] = []
    for start, end in found:
        if units and not _BLANK.search(text, units[-1][1], start):
            units[-1] = (units[-1][0], end)
        else:
            units.append((start, end))
    return units


def _is_wrapped(text: str, found: Sequence[Range]) -> bool:
    """Whether lines break inside sentences: of long lines with another right under them, most do not end one and the next begins small.

    In a text all in capitals nothing begins small; there the open ends alone decide.
    """
    inner = [(text[a:b], text[c]) for (a, b), (c, _) in pairwise(found) if b - a >= 30 and not _BLANK.search(text, b, c)]
    if len(inner) < 4 or max(len(row) for row, _ in inner) > 120:
        return False
    open_ended = sum(row[-1].isalnum() or row[-1] in ",;-–—" for row, _ in inner)
    small = sum(after.islower() for _, after in inner)
    return open_ended >= 0.6 * len(inner) and (small >= 0.4 * len(inner) or text.isupper())


def _caption_titles(rows: Sequence[str], found: list[list[Piece]]) -> None:
    """A short fragment right before a caption, whose words recur in it, is the caption's title."""
    for index in range(len(rows) - 1):
        here, after = rows[index : index + 2]
        before_caption = found[index][0][0] is SectionRole.BODY and found[index + 1][0][0] is SectionRole.CAPTION
        if before_caption and is_fragment(here) and shared_words(here, after) >= 2:
            found[index] = [(SectionRole.CAPTION, len(here))]


def _by_neighbours(rows: Sequence[str], found: list[list[Piece]]) -> None:
    """What the line classifier flags is furniture, and so is what trails behind furniture after the last prose of the article."""
    whole = [len(unit) == 1 and unit[0][0] is SectionRole.BODY for unit in found]
    flags = _leaving_something(furniture(rows), whole, rows)
    for index, (flag, body) in enumerate(zip(flags, whole, strict=True)):
        if flag and body:
            found[index] = [(SectionRole.FURNITURE, len(rows[index]))]
    last = max((i for i, row in enumerate(rows) if found[i][-1][0] is SectionRole.BODY and is_prose(row)), default=-1)
    tail = range(last + 1, len(rows))
    first = next((index for index in tail if found[index][0][0] is SectionRole.FURNITURE), len(rows))
    for index in range(first, len(rows)):
        if last >= 0 and found[index][0][0] is SectionRole.BODY:
            found[index] = [(SectionRole.FURNITURE, len(rows[index]))]


def _leaving_something(flags: list[bool], whole: Sequence[bool], rows: Sequence[str]) -> list[bool]:
    """The classifier's flags; where they would leave no body at all, only those on lines that are not prose, or else none."""
    milder = [flag and not is_prose(row) for flag, row in zip(flags, rows, strict=True)]
    for candidate in (flags, milder):
        if any(body and not flag for flag, body in zip(candidate, whole, strict=True)):
            return candidate
    return [False] * len(flags)


def _spread(text: str, units: Sequence[Range], found: Sequence[list[Piece]]) -> list[Piece]:
    """Give the white space before the first unit and after each unit to its neighbour, so that nothing is left over."""
    out: list[Piece] = [(found[0][0][0], units[0][0])]
    ends = [start for start, _ in units[1:]] + [len(text)]
    for (_, end), next_start, unit in zip(units, ends, found, strict=True):
        out += unit
        out.append((unit[-1][0], next_start - end))
    return out
