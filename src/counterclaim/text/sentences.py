"""Lines and sentences of a text, as ranges of its offsets.

A line (in saved news text: a paragraph) is the outer unit; no sentence crosses one. The text itself is never changed.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
KEPT = 64
"""Answers of `sentences` that are kept: six stages ask for those of the same sections, one after the other."""
_BREAK = re.compile(r"[\r\n\u2028\u2029]")


def line_end(text: str, start: int) -> int:
    """Where the line that goes on at `start` ends."""
    found = _BREAK.search(text, start)
    return len(text) if found is None else found.start()


def lines(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Ranges of the non-blank lines in `text[start:end]`, without their edge white space."""
    found = []
    for match in _LINE.finditer(text, start, len(text) if end is None else end):
        line = match[0]
        left = match.start() + len(line) - len(line.lstrip())
        right = match.start() + len(line.rstrip())
        if right > left:
            found.append((left, right))
    return found


@lru_cache(maxsize=KEPT)
def sentences(text: str, start: int = 0, end: int | None = None) -> tuple[tuple[int, int], ...]:
    """Ranges of the sentences in `text[start:end]`, without their edge white space, none of them across a line."""
    found = []
    for left, right in lines(text, start, end):
        line = text[left:right]
        for a, b in _tokenizer().sent_spans(line) if len(line) > 1 else [(0, len(line))]:
            stripped = line[a:b].strip()
            if stripped:
                begin = left + a + len(line[a:b]) - len(line[a:b].lstrip())
                found.append((begin, begin + len(stripped)))
    return tuple(found)


@cache
def _tokenizer() -> Any:
    import nupunkt  # its model loads at import, and only sentences need it

    return nupunkt
