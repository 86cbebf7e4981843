"""The shape of a line: fragment, prose, title; how much of one line recurs in another.

A line comes in; a yes or no, or a number, goes out.
It never looks at a line's neighbours or at what the line means.
"""

from __future__ import annotations

import re

FRAGMENT_WORDS = 12
PROSE_WORDS = 12

_FINAL_STOP = re.compile(r"[.!?:;…][\"”’')\]]*$")
_BAR = re.compile(r"[|•·›»]")
_WORD = re.compile(r"\w+")


def ends_sentence(line: str) -> bool:
    """Whether the line ends with the stop of a sentence, or with a colon."""
    return bool(_FINAL_STOP.search(line[-8:]))


def is_fragment(line: str) -> bool:
    """A few words without a final stop."""
    return len(line) < 200 and len(line.split()) <= FRAGMENT_WORDS and not ends_sentence(line)


def is_prose(line: str) -> bool:
    """A dozen words and more, most of them in lower case, that end a sentence."""
    words = line[:2_000].split()
    return len(words) >= PROSE_WORDS and ends_sentence(line) and sum(word[0].islower() for word in words) >= 0.4 * len(words)


def is_menu(line: str) -> bool:
    """Four entries and more of at most four words, a bar or bullet between them: a menu on one line."""
    entries = _BAR.split(line[:1_000])
    return len(entries) >= 4 and all(len(entry.split()) <= 4 for entry in entries)


def is_title_case(line: str) -> bool:
    """Nearly every longer word is capitalised."""
    long = [word for word in _WORD.findall(line) if len(word) > 3]
    return len(long) >= 3 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)


def shared_words(line: str, other: str) -> int:
    """How many longer words of `line` recur in `other`, by their first five letters ('candlelight', 'candles')."""
    stems = {word[:5].casefold() for word in _WORD.findall(line) if len(word) > 3}
    return len(stems & {word[:5].casefold() for word in _WORD.findall(other[:2_000]) if len(word) > 3})
