"""What an article says of its own earlier words: a correction commits nobody to what it corrects.

The labelled claims of a document come in; the same claims go out, those of 'an earlier version of this article' as corrections, what stands
inside them as passed on, and what the article itself adds in such a note without rows. It judges nothing that stands elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.labels import Act, Position, Reality, Voice
from counterclaim.model.reason import Reason
from counterclaim.text.sentences import lines

NAME = "act by correction"
_PIECE = "article|story|report|post|headline|dispatch|piece|page|caption"
_EARLIER = re.compile(rf"\b(?:earlier|previous|original) (?:versions?|editions?) of (?:this|the|our) (?:{_PIECE})\b", re.IGNORECASE)
_NOTE = re.compile(r"(?:corrections?|clarifications?|editor['’]?s? note|this (?:article|story) (?:was|has been))\b", re.IGNORECASE)


def corrected(document: Document, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims in the same order, those of correction notes with what they commit to."""
    outer = [claim for claim in claims if claim.source is not None and _EARLIER.search(claim.source.text)]
    notes = [(start, end) for start, end in lines(document.text) if _NOTE.match(document.text, start, end)]
    return tuple(_made(claim, outer, notes) for claim in claims)


def _made(claim: Claim, outer: Sequence[Claim], notes: Sequence[tuple[int, int]]) -> Claim:
    if claim in outer:
        assert claim.source is not None
        reason = Reason(NAME, "the article takes back what it said before", claim.source.span, 1.0)
        return replace(claim, act=Act.CORRECT, responsibility=(), reasons=(*claim.reasons, reason))
    first = claim.spans()[0]
    if any(span.covers(first) for one in outer for span in one.content.spans):
        rows = tuple(replace(row, polarity=Position.NONCOMMITTAL) for row in claim.responsibility)
        return replace(claim, reality=Reality.HEARSAY, responsibility=rows)
    if claim.voice is Voice.NARRATOR and any(start <= first.start < end for start, end in notes):
        return replace(claim, responsibility=())
    return claim
