"""What was not read: sentences with words of speech or responsibility that gave no claim.

A document and its claims come in; the spans of such sentences go out, in order.
It never judges whether a claim is missing there: it shows where a person should look.
"""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.span import Span
from counterclaim.text.sentences import sentences
from counterclaim.views.words import SpeechWords, speech_words


def unread(
    document: Document, claims: Iterable[Claim], words: SpeechWords | None = None, doubtful: Iterable[Span] = ()
) -> tuple[Span, ...]:
    """Sentences of the readable sections that hold a word of the table and that no source, cue or content of a claim touches.

    Those in which `doubtful` words stand are given too: they may hold somebody responsible, and no row says so.
    """
    words = words or speech_words()
    touched = sorted((span.start, span.end) for claim in claims for span in claim.spans())
    unsure = [(span.start, span.end) for span in doubtful]
    found: list[Span] = []
    at = 0
    for section in document.readable():
        for start, end in sentences(document.text, section.start, section.end):
            while at < len(touched) and touched[at][1] <= start:
                at += 1
            read = any(a < end and start < b for a, b in _from(touched, at, end))
            if any(start <= a < end for a, _ in unsure) or (not read and words.first_in(document.text[start:end])):
                found.append(document.span(start, end))
    return tuple(found)


def _from(touched: list[tuple[int, int]], at: int, end: int) -> Iterable[tuple[int, int]]:
    """The touched ranges from place `at` that begin before `end`."""
    while at < len(touched) and touched[at][0] < end:
        yield touched[at]
        at += 1
