"""Characters that would act instead of being seen: controls, bidirectional overrides, lone surrogates.

A text comes in, its stretches go out, each either plain or one such character with its name.
It changes no other character, so that the text can be told from what is shown.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

# C0 and C1 controls (tab and line ends too: what is shown here stands inside one line), format characters that reorder or hide text,
# line and paragraph separators, byte order marks, tags, lone surrogates. Zero-width joiners stay: scripts need them.
_ACTING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_SPACES = "\t\n\r\x0b\x0c\x85\u2028\u2029"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `name` is that of the one acting character it is, None for plain text."""

    text: str
    name: str | None = None

    @property
    def code(self) -> str:
        """'U+202E'."""
        return f"U+{ord(self.text):04X}"


def pieces(text: str) -> Iterator[Piece]:
    """The text cut into plain stretches and single acting characters; joined again it is the same text."""
    at = 0
    for match in _ACTING.finditer(text):
        if match.start() > at:
            yield Piece(text[at : match.start()])
        yield Piece(match[0], unicodedata.name(match[0], "control character").lower())
        at = match.end()
    if at < len(text):
        yield Piece(text[at:])


def visible(text: str) -> str:
    """The text on one line for a terminal: white space becomes a blank, every other acting character its code in brackets."""
    shown = (piece.text if piece.name is None else " " if piece.text in _SPACES else f"⟨{piece.code}⟩" for piece in pieces(text))
    return "".join(shown)
