"""The top of an article in plain text: what stands above its first paragraph.

The lines of a text and what is known of them so far come in; headline, standfirst, bylines and dateline are marked in place.
It never marks anything below the first paragraph, and makes no headline where the text begins with a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from counterclaim.acquire.captions import Piece
from counterclaim.acquire.patterns import line_patterns
from counterclaim.acquire.shape import is_prose, is_title_case
from counterclaim.model.labels import SectionRole

HEADLINE_WORDS = 28
STANDFIRST_WORDS = 50
BYLINE_WORDS = 20
LEAST_WORDS = 4
"""Words of the shortest line that is taken for the headline where several could be it: outlets' names have fewer."""


def mark_head(rows: Sequence[str], found: list[list[Piece]], *, headline: bool) -> None:
    """Mark headline, standfirst, bylines and dateline."""
    first = next((i for i, row in enumerate(rows) if _is_body(found[i]) and _is_paragraph(row)), None)
    if first is None:
        return
    _mark_bylines(rows, found, first)
    title = _headline(rows, found, first) if headline else None
    if title is not None:
        found[title] = [(SectionRole.HEADLINE, len(rows[title]))]
        for index in range(title):
            if _is_body(found[index]):
                found[index] = [(SectionRole.FURNITURE, len(rows[index]))]
    start = 0 if title is None else title + 1
    _mark_standfirst(rows, found, start, first, titled=title is not None or not headline)
    cut = split_dateline(rows[first])
    if cut:
        found[first] = [(SectionRole.DATELINE, cut), *_after(found[first], cut)]


def is_byline(line: str) -> bool:
    """Whether a line at the top says who wrote the article or when."""
    if len(line) > 200 or len(line.split()) > BYLINE_WORDS or line.endswith((".", "!", "?", ":")):
        return False
    return bool(line_patterns().byline.match(line)) or is_dated(line)


def is_dated(line: str) -> bool:
    """Whether a line is a full date with nothing beside it but times, names and words like 'updated'."""
    date = line_patterns().full_date
    if len(line.split()) > BYLINE_WORDS or not date.search(line):
        return False
    rest = line_patterns().date_words.sub(" ", date.sub(" ", line))
    return not re.search(r"\b[a-z]{3,}", rest)


def split_dateline(line: str) -> int:
    """Length of the dateline that opens `line` ('VELM, 12 May (Norda Wire) - '); 0 where there is none, or nothing behind it."""
    match = line_patterns().dateline.match(line)
    return match.end() if match and match.end() < len(line) else 0


def _is_body(unit: Sequence[Piece]) -> bool:
    return all(role is SectionRole.BODY for role, _ in unit)


def _is_paragraph(row: str) -> bool:
    return is_prose(row) and not (len(row.split()) <= HEADLINE_WORDS and is_title_case(row)) and not is_byline(row)


def _mark_bylines(rows: Sequence[str], found: list[list[Piece]], first: int) -> None:
    for index in range(first):
        if found[index][0][0] in (SectionRole.BODY, SectionRole.FURNITURE) and is_byline(rows[index]):
            found[index] = [(SectionRole.BYLINE, len(rows[index]))]


def _headline(rows: Sequence[str], found: Sequence[list[Piece]], first: int) -> int | None:
    """The first line above the paragraph that could be a title and is long enough; else the first that could be one."""
    could = [i for i in range(first) if _is_body(found[i]) and _is_title(rows[i])]
    long = [i for i in could if len(rows[i].split()) >= LEAST_WORDS]
    return next(iter(long or could), None)


def _is_title(row: str) -> bool:
    return len(row.split()) <= HEADLINE_WORDS and (not row.endswith((".", ":")) or is_title_case(row) or len(row.split()) <= 14)


def _mark_standfirst(rows: Sequence[str], found: list[list[Piece]], start: int, first: int, *, titled: bool) -> None:
    """The first line between headline and paragraph that is more than a label."""
    for index in range(start, first):
        words = len(rows[index].split())
        if titled and _is_body(found[index]) and LEAST_WORDS <= words <= STANDFIRST_WORDS:
            found[index] = [(SectionRole.STANDFIRST, len(rows[index]))]
            return


def _after(unit: Sequence[Piece], cut: int) -> list[Piece]:
    """The pieces of a unit less its first `cut` characters, which lie within the first piece."""
    role, length = unit[0]
    return [(role, length - cut), *unit[1:]]
