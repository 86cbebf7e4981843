"""To which event a responsibility row is held: the one the document is about, or another one that its sentence speaks of.

A document, a claim and a model's scores come in, an event goes out. It tells events apart by the years and days the words name; what else
is known of an event is not read here.
"""

from __future__ import annotations

import re

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.event import Event
from counterclaim.model.ids import event_id
from counterclaim.model.reading import Scores

OTHER = 0.5
"""Probability from which a row is held to another event than the focal one."""
FOCAL = "the event reported"
_WHEN = re.compile(
    r"\b(?:(?:in|of|since|from|during)\s+)?(?:the\s+)?(?:(?:1[89]|20)\d\d(?:s\b|\b)|(?:last|previous)\s+(?:year|month|week|spring|summer|autumn|winter|century)"
    r"|(?:\w+\s+)?(?:years?|months?|decades?|weeks?)\s+(?:ago|earlier|before)|earlier\s+(?:attack|bombing|strike|blast|killing|incident)s?)",
    re.IGNORECASE,
)


def focal_event(document: Document) -> Event:
    """The event a document is about, named by its headline."""
    return Event(event_id(document.id, ""), True, document.title or FOCAL)


def event_of(document: Document, claim: Claim, scores: Scores) -> Event:
    """The event of one claim's row."""
    if scores.choices["event"]["other"] < OTHER:
        return focal_event(document)
    for span in claim.content.spans:
        found = _WHEN.search(document.text, span.start, span.end)
        if found:
            break
    else:
        start = claim.spans()[0].start
        end = document.text.find("\n", start)
        found = _WHEN.search(document.text, document.text.rfind("\n", 0, start) + 1, end if end >= 0 else len(document.text))
    if found is None:
        first = claim.content.spans[0]
        return Event(event_id(document.id, f"{first.start}"), False, first.exact, (first,))
    words = document.span(found.start(), found.end())
    return Event(event_id(document.id, " ".join(words.exact.casefold().split())), False, words.exact, (words,))
