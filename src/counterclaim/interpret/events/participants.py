"""What the words around an event say it was aimed at, what it was done with and who is described as doing it.

A document and its mentions of events come in; spans with the name of their attribute go out. Nobody is named as the one who did it: that
is responsibility, and stands with the claims that say it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterclaim.interpret.events.mentions import Mention, event_table
from counterclaim.model.document import Document
from counterclaim.model.event import Dated
from counterclaim.model.labels import EventType
from counterclaim.model.span import Span
from counterclaim.text.patterns import Patterns, Words, words
from counterclaim.text.sentences import sentences

LONGEST = 8
"""Words of the name of a target."""
AT_PLACE = frozenset({EventType.CLASH, EventType.CRASH, EventType.FIRE, EventType.DEATH})
"""Types whose 'at' and 'of' tell where, not at what."""
_STOPS = re.compile(
    r"\s*(?:[.,;:!?()\"“”–—]|\b(?:in|at|near|on|by|with|that|which|who|whom|and|was|were|is|are|has|had|have|after|before|when|while|as|for|from|"
    r"killed|killing|wounding|injuring|leaving|left|said|outside|inside|during|to|took|just|early|late|yesterday|today|last|this|will|would|"
    r"where|there|here|but|because|since|through|without|into|over|against|earlier|later|resulting|causing|committed|carried|perpetrated|attributed)\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\s*[\w'’&/-]+(?:\.(?=\w))?")
_ARTICLE = re.compile(r"\s*(?:the|a|an|its|his|her|their|our|this|that|these|those)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """Words that fill one attribute (`target`, `weapon`, `perpetrator`), and where the event they belong to is spoken of."""

    name: str
    span: Span
    mention: Span


def participants(document: Document, found: Sequence[Mention], dated: Sequence[Dated]) -> Iterator[Part]:
    """Targets, weapons and described perpetrators in the sentences that speak of an event, in text order within each; dates are none."""
    days = [date.span for date in dated]
    starts = [mention.span.start for mention in found]
    for section in document.readable():
        for start, end in sentences(document.text, section.start, section.end):
            own = found[bisect_left(starts, start) : bisect_left(starts, end)]
            if own:
                yield from (part for part in _targets(document, own, end) if not any(day.overlaps(part.span) for day in days))
                said = words(document.text[start:end], start)
                for name, patterns, kinds in (
                    ("weapon", event_table().weapons, event_table().weapon_kinds),
                    ("perpetrator", event_table().attackers, event_table().attacker_kinds),
                ):
                    yield from _named(document, own, said, name, patterns, kinds)


def _named(document: Document, own: Sequence[Mention], said: Words, name: str, patterns: Patterns, kinds: frozenset[str]) -> Iterator[Part]:
    """Nouns of a list, with the words before them that belong to them."""
    at = {word.start: i for i, word in enumerate(said)}
    for _, first, last in patterns.every(said):
        i = at[first.start]
        while i > 0 and said[i - 1].text in kinds and document.text[said[i - 1].end : said[i].start].isspace():
            i -= 1
        span = document.span(said[i].start, last.end)
        if name == "perpetrator" and any(mention.span.overlaps(span) for mention in own):
            continue  # 'terrorist attack' tells of no terrorist
        yield Part(name, span, min(own, key=lambda mention: abs(mention.span.start - span.start)).span)


def _targets(document: Document, own: Sequence[Mention], end: int) -> Iterator[Part]:
    """What follows the name of an event behind 'on', 'against', 'at', and the object of a verb of attacking."""
    for mention in own:
        if mention.type in AT_PLACE:
            continue
        begin = mention.span.end
        if mention.noun:
            link = event_table().aimed.match(document.text, begin, end)
            if link is None:
                continue
            begin = link.end()
        found = _phrase(document, begin, end)
        if found is not None:
            yield Part("target", found, mention.span)


def _phrase(document: Document, start: int, end: int) -> Span | None:
    """A noun phrase from `start` on: up to a mark, a preposition or a verb; 'of' goes on."""
    article = _ARTICLE.match(document.text, start, end)
    begin = article.end() if article else start + len(document.text[start:end]) - len(document.text[start:end].lstrip())
    at = begin
    for _ in range(LONGEST):
        if at >= end or _STOPS.match(document.text, at, end):
            break
        word = _WORD.match(document.text, at, end)
        if word is None:
            break
        at = word.end()
    words_found = document.text[begin:at].split()
    while words_found and words_found[-1].casefold() in ("of", "the", "a", "an"):
        at = begin + document.text[begin:at].rstrip().rfind(words_found.pop())
    text = document.text[begin:at].rstrip()
    first = text.split()[0].casefold() if text else ""
    fits = any(c.isalpha() for c in text) and not first[0].isdigit() and first not in event_table().opens
    return document.span(begin, begin + len(text)) if fits and not (article is None and first.endswith("ed")) else None
