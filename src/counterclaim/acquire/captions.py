"""One line of saved page text is cut into article, caption and author note, by its own words.

A line comes in; (role, length) pieces that make it up go out, `body` where nothing speaks against it.
It never looks at other lines, and takes a piece out of the body only on positive signs, a credit or two signs of an author note.
"""

from __future__ import annotations

import re

from counterclaim.acquire.patterns import LinePatterns, line_patterns
from counterclaim.model.labels import SectionRole

Piece = tuple[SectionRole, int]

CAPTION_WORDS = 90
"""A caption with its credit is seldom longer; a line with more words before the credit is prose that mentions a photograph."""

_HINT = re.compile(r"hoto|mage|ictur|redit|[Pp]ool|rchive|andout|ourtesy|grab|llustration|raphic|Source|via|/|©|\(.{0,60}File")
"""Every credit holds one of these; most lines hold none, and the full patterns are slow."""

_LOWER_START = re.compile(r"\s*[a-z]")
_QUOTED = re.compile(r"[“”\"]")


def pieces(line: str) -> list[Piece]:
    """Cut `line` into pieces whose lengths add up to its own."""
    patterns = line_patterns()
    if patterns.author_whole.fullmatch(line) or is_author_note(line, signs=3):
        return [(SectionRole.FURNITURE, len(line))]
    end = credit_end(line, patterns)
    if end is None:
        return [(SectionRole.CAPTION if _dated_caption(line, patterns) else SectionRole.BODY, len(line))]
    rest = line[end:]
    if not rest.strip():
        return [(SectionRole.CAPTION, len(line))]
    role = SectionRole.FURNITURE if is_author_note(rest.strip(), signs=2) else SectionRole.BODY
    return [(SectionRole.CAPTION, end), (role, len(rest))]


def is_author_note(text: str, signs: int) -> bool:
    """Whether `text` introduces its writer: it opens with a name and 'is' or 'covers', and shows at least `signs` of the signs."""
    patterns = line_patterns()
    if not patterns.author_opening.match(text):
        return False
    return sum(bool(sign.search(text)) for sign in patterns.author_signs) >= signs


def credit_end(line: str, patterns: LinePatterns) -> int | None:
    """Where the photo credit of a caption ends in `line`; None where the line is no caption.

    The credit must close the line, or stand between a finished sentence and something that begins anew (a weak one: an author note).
    """
    if not _HINT.search(line, 0, CAPTION_WORDS * 12):
        return None
    for pattern, weak in ((patterns.credit, False), (patterns.weak_credit, True)):
        for match in pattern.finditer(line[: CAPTION_WORDS * 12]):
            before, after = line[: match.start()], line[match.end() :]
            rest = after.lstrip(" .)]|")
            if len(before.split()) > CAPTION_WORDS or not _detached(before, match[0]):
                continue
            if not rest or (_begins_anew(after) and (not weak or is_author_note(rest, signs=2))):
                return len(line) - len(rest)
    return None


def _detached(before: str, credit: str) -> bool:
    """Whether the credit stands apart from the sentence before it: a finished sentence, a bracket, a bar, or nothing."""
    return (
        credit.startswith("(")
        or not before.strip()
        or before.rstrip().endswith((".", "!", "?", "|", "”", '"', "—", "–", "-", ")", ":", "©"))
    )


def _begins_anew(after: str) -> bool:
    return not _LOWER_START.match(after) and after[:1].isspace()


def _dated_caption(line: str, patterns: LinePatterns) -> bool:
    """'FILE - ...', or one sentence with a full date and a trade mark of captions, with no word of speech and no quotation."""
    if len(line.split()) > CAPTION_WORDS or _QUOTED.search(line) or patterns.speech.search(line):
        return False
    return bool(patterns.caption_label.match(line) and patterns.caption_date.search(line))
