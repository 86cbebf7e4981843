"""What kind of thing a content says that the event was: an attack, an accident, staged, and so on, by words of a table.

A claim comes in; causes with their polarity and the words that carry them go out. It knows no act, so that a denied content is still read
as its own words have it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from counterclaim.model.claim import Claim
from counterclaim.model.labels import Cause, Polarity
from counterclaim.model.span import Span
from counterclaim.text.patterns import Patterns, Word, Words, words
from counterclaim.weigh.words import Causes, causes

REACH = 5
"""Words before a match in which 'not' still speaks of it: 'it was not, as had been said, an accident'."""

_STOPS = frozenset(".!?;")
Range = tuple[int, int]


def told_causes(claim: Claim) -> Iterator[tuple[Cause, tuple[Polarity | None, Span]]]:
    """The causes that a claim's content speaks of, each once: its polarity (None: left open) and the words; the first place decides."""
    table = causes()
    found: dict[Cause, tuple[Polarity | None, Span]] = {}
    for fragment in claim.content.spans:
        for cause, start, end, polarity in sorted(_in_text(fragment.exact, table), key=lambda item: (item[1], item[0])):
            span = Span(fragment.document, fragment.start + start, fragment.start + end, fragment.exact[start:end])
            found.setdefault(cause, (polarity, span))
    yield from found.items()


def _in_text(text: str, table: Causes) -> Iterator[tuple[Cause, int, int, Polarity | None]]:
    said = words(text)
    for cause, rows in table.words.items():
        denied, opened = _places(rows.denied, said), _places(rows.open, said)
        yield from ((cause, start, end, Polarity.NEGATIVE) for start, end in denied)
        for start, end in _places(rows.said, said):
            if not any(start < right and left < end for left, right in chain(denied, opened)):
                yield cause, start, end, _turned(text, said, start, table)


def _turned(text: str, said: Words, at: int, table: Causes) -> Polarity | None:
    """What the words before a match in its sentence make of it: 'little evidence' reaches over all of them, 'not' over a few."""
    before = Words(word for word in said if word.end <= at and not _STOPS & set(text[word.end : at]))
    if table.open_before.first(before) is not None:
        return None
    near = Words(before[-REACH:])
    return Polarity.NEGATIVE if table.denied_before.first(near) is not None else Polarity.POSITIVE


def _places(patterns: Patterns, said: Words) -> list[Range]:
    return [_range(first, last) for _, first, last in patterns.every(said)]


def _range(first: Word, last: Word) -> Range:
    return first.start, last.end
