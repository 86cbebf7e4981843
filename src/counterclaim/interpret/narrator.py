"""The article's own assertions: sentences without a source that hold somebody responsible, forecast, or judge another claim.

A document with its attributions comes in, the sentences that may be the narrator's claims go out; whether one is, a model says.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from counterclaim.model.claim import Claim, Content
from counterclaim.model.document import Document
from counterclaim.model.ids import claim_id
from counterclaim.model.labels import Mode, Voice
from counterclaim.model.reading import Attribution
from counterclaim.model.span import Span
from counterclaim.text.sentences import sentences

LEAST = 0.55
"""Probability from which a sentence is the narrator's claim: of open news one sentence in three documents reaches it."""
SHORTEST = 4
"""Words of a sentence that can claim anything."""


def candidates(document: Document, attributions: Sequence[Attribution]) -> Iterator[Span]:
    """The sentences of the readable sections in which no claim's source, cue or content stands."""
    taken = sorted((s.start, s.end) for a in attributions for s in (a.cue, a.source, *a.content) if s is not None)
    starts = [start for start, _ in taken]
    ends: list[int] = []
    for _, end in taken:
        ends.append(max(end, ends[-1] if ends else 0))
    for section in document.readable():
        for start, end in sentences(document.text, section.start, section.end):
            before = bisect_right(starts, end - 1)
            if (before == 0 or ends[before - 1] <= start) and len(document.text[start:end].split()) >= SHORTEST:
                yield document.span(start, end)


def narrated(document: Document, sentence: Span, speaker: str | None) -> Claim:
    """The narrator's claim that a sentence is; `speaker` is the outlet."""
    return Claim(
        id=claim_id(document.id, None, None, (sentence,), Voice.NARRATOR),
        document=document.id,
        section=document.section_at(sentence.start).role,
        voice=Voice.NARRATOR,
        mode=Mode.INDIRECT,
        source=None,
        speaker=speaker,
        cue=None,
        content=Content((sentence,)),
        score=0.0,
    )
