"""The lines of a plain text become sections: headline, standfirst, byline, dateline, body, caption, furniture.

A text comes in; sections that partition it completely go out, in order.
It never drops or moves a character, and when in doubt a line is body: losing a line of the article is worse than reading one of the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from counterclaim.acquire.build import partition
from counterclaim.acquire.captions import Piece, pieces
from counterclaim.acquire.patterns import line_patterns
from counterclaim.model.document import Section
from counterclaim.model.labels import SectionRole
from counterclaim.text.sentences import lines

HEADLINE_WORDS = 24
STANDFIRST_WORDS = 45
FRAGMENT_WORDS = 12
BYLINE_WORDS = 20

_FINAL_STOP = re.compile(r"[.!?:;…][\"”’')\]]*$")
_WORD = re.compile(r"\w+")

Range = tuple[int, int]


def sections_of(text: str) -> tuple[Section, ...]:
    """Sections of a plain text, with the white space after each piece counted to it."""
    units = lines(text)
    if not units:
        return partition([(SectionRole.BODY, len(text))])
    found = [unit_pieces(text[start:end]) for start, end in units]
    _caption_titles(text, units, found)
    _head(text, units, found)
    return partition(_spread(text, units, found))


def unit_pieces(line: str) -> list[Piece]:
    """One line cut into pieces by its own words: furniture phrases, photo credits, author notes."""
    patterns = line_patterns()
    if patterns.furniture_whole.fullmatch(line) or (len(line.split()) <= 40 and patterns.furniture_start.match(line)):
        return [(SectionRole.FURNITURE, len(line))]
    return pieces(line)


def _caption_titles(text: str, units: Sequence[Range], found: list[list[Piece]]) -> None:
    """A short fragment right before a caption, whose words recur in it, is the caption's title."""
    for index in range(len(units) - 1):
        here, after = (text[start:end] for start, end in units[index : index + 2])
        if (
            _role(found[index]) is SectionRole.BODY
            and found[index + 1][0][0] is SectionRole.CAPTION
            and _is_fragment(here)
            and _shared(here, after) >= 2
        ):
            found[index] = [(SectionRole.CAPTION, len(here))]


def _head(text: str, units: Sequence[Range], found: list[list[Piece]]) -> None:
    """Headline, bylines, standfirst and dateline at the top of the article."""
    body = [index for index, unit in enumerate(found) if _role(unit) is SectionRole.BODY]
    if len(body) < 2:
        return
    first, second = (text[units[index][0] : units[index][1]] for index in body[:2])
    if len(first.split()) <= HEADLINE_WORDS and len(second) > len(first) and (not _FINAL_STOP.search(first) or _title_case(first)):
        found[body[0]] = [(SectionRole.HEADLINE, len(first))]
        body = body[1:]
    for index in body[:4]:
        line = text[units[index][0] : units[index][1]]
        if is_byline(line):
            found[index] = [(SectionRole.BYLINE, len(line))]
        elif cut := split_dateline(line):
            found[index] = [(SectionRole.DATELINE, cut), (SectionRole.BODY, len(line) - cut)]
            break
        elif index != body[0] or not _is_standfirst(line):
            break
        else:
            found[index] = [(SectionRole.STANDFIRST, len(line))]


def is_byline(line: str) -> bool:
    """Whether a line at the top says who wrote the article or when."""
    return len(line.split()) <= BYLINE_WORDS and bool(line_patterns().byline.match(line)) and not _FINAL_STOP.search(line)


def split_dateline(line: str) -> int:
    """Length of the dateline that opens `line` ('VELM, 12 May (Norda Wire) - '); 0 where there is none, or nothing behind it."""
    match = line_patterns().dateline.match(line)
    return match.end() if match and match.end() < len(line) else 0


def _is_standfirst(line: str) -> bool:
    return len(line.split()) <= STANDFIRST_WORDS and not _FINAL_STOP.search(line)


def _role(unit: list[Piece]) -> SectionRole | None:
    return unit[0][0] if len(unit) == 1 else None


def _is_fragment(line: str) -> bool:
    return len(line.split()) <= FRAGMENT_WORDS and not _FINAL_STOP.search(line)


def _title_case(line: str) -> bool:
    long = [word for word in _WORD.findall(line) if len(word) > 3]
    return len(long) >= 3 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)


def _shared(line: str, other: str) -> int:
    """How many longer words of `line` recur in `other`, by their first five letters ('candlelight', 'candles')."""
    stems = {word[:5].casefold() for word in _WORD.findall(line) if len(word) > 3}
    return len(stems & {word[:5].casefold() for word in _WORD.findall(other) if len(word) > 3})


def _spread(text: str, units: Sequence[Range], found: Sequence[list[Piece]]) -> list[Piece]:
    """Give the white space before the first unit and after each unit to its neighbour, so that nothing is left over."""
    out: list[Piece] = [(found[0][0][0], units[0][0])]
    ends = [start for start, _ in units[1:]] + [len(text)]
    for (_, end), next_start, unit in zip(units, ends, found, strict=True):
        out += unit
        out.append((unit[-1][0], next_start - end))
    return out
