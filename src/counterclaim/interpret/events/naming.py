"""What an event is called: the words that name it, with its place and time where they stand elsewhere.

A document and the first words that name an event come in, a label goes out. It makes no word up.
"""

from __future__ import annotations

import re

from counterclaim.interpret.events.mentions import Mention, event_table
from counterclaim.model.document import Document
from counterclaim.model.event import Place, When
from counterclaim.model.span import Span

_LEFT = re.compile(r"(?:[\w’'-]+\s+){0,6}$")
PLAIN = 2
"""Words in lower case before the name of an event that may be part of it."""


def label(document: Document, mention: Mention, place: Place | None, when: When | None) -> str:
    """The name with what stands before it; of a verb its type."""
    words = str(mention.type).replace("_", " ")
    if mention.noun:
        words = " ".join([*_qualifiers(document, mention.span), mention.span.exact])
    more = [found for found in (place and place.name, when and when.text) if found and found not in words]
    return words + (f" ({', '.join(more)})" if more else "")


def _qualifiers(document: Document, span: Span) -> list[str]:
    """The words before an event's own that are part of its name: names, years, and a few others."""
    found = _LEFT.search(document.text, max(0, span.start - 60), span.start)
    kept: list[str] = []
    plain = 0
    for word in reversed(found[0].split() if found else []):
        plain += word[0].islower()
        if plain > PLAIN or word.casefold() in event_table().opens:
            break
        kept.insert(0, word)
    return kept
