"""An attribution becomes a claim: where it stands, in whose voice, whether it is quoted, who is heard.

A document, one attribution whose words stand there, and the actor its source resolves to come in; a `Claim` goes out.
Act, certainty, polarity, reality and responsibility stay None here: they are another stage's, never a guess of this one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from counterclaim.model.claim import Claim, Content, Source
from counterclaim.model.document import Document
from counterclaim.model.ids import claim_id
from counterclaim.model.labels import Mode, SourceKind, Voice
from counterclaim.model.reading import Attribution
from counterclaim.model.span import Span
from counterclaim.text.quotes import clip

_LETTER = re.compile(r"\w")
_DIGITS = 4  # scores are published to four digits: more would only be the noise of one machine's arithmetic


def claim(document: Document, attribution: Attribution, speaker: tuple[str | None, SourceKind], quoted: Sequence[tuple[int, int]]) -> Claim:
    """Make the claim; `speaker` is the actor its source resolves to and whether it is named, `quoted` the ranges inside quotation marks."""
    voice = Voice.UNATTRIBUTED if attribution.source is None else Voice.ATTRIBUTED
    source = None
    if attribution.source is not None:
        actor, kind = speaker
        source = Source(attribution.source, kind, actor)
    return Claim(
        id=claim_id(document.id, attribution.cue, attribution.source, attribution.content, voice),
        document=document.id,
        section=document.section_at((attribution.cue or attribution.content[0]).start).role,
        voice=voice,
        mode=Mode.DIRECT if attribution.verbatim else mode(attribution.content, quoted),
        source=source,
        speaker=source.actor if source else None,
        cue=attribution.cue,
        content=Content(attribution.content),
        score=round(min(max(attribution.score, 0.0), 1.0), _DIGITS),
    )


def mode(content: Sequence[Span], quoted: Sequence[tuple[int, int]]) -> Mode:
    """Direct when every letter and digit of the content is inside quotation marks, indirect when none is, else mixed."""
    letters = inside = 0
    for span in content:
        letters += len(_LETTER.findall(span.exact))
        for start, end in clip(quoted, span.start, span.end):
            inside += len(_LETTER.findall(span.exact, start - span.start, end - span.start))
    if inside == 0:
        return Mode.INDIRECT
    return Mode.DIRECT if inside == letters else Mode.MIXED
