"""The article's own assertions: sentences without a source that hold somebody responsible, forecast, or judge another claim.

A document with its attributions comes in, the sentences that may be the narrator's claims go out; whether one is, a model says.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterclaim.model.claim import Claim, Content
from counterclaim.model.document import Document
from counterclaim.model.ids import claim_id
from counterclaim.model.labels import Act, Mode, SectionRole, Voice
from counterclaim.model.reading import Attribution
from counterclaim.model.reason import Reason
from counterclaim.model.span import Span
from counterclaim.text.ranges import innermost
from counterclaim.text.sentences import line_end
from counterclaim.text.sentences import sentences as split

LEAST = 0.55
"""Probability from which a sentence is the narrator's claim: of open news one sentence in three documents reaches it."""
EDGE = " \t,;:.-–—"
"""What may be left at the edges of the words around a toll."""
SHORTEST = 4
"""Words of a sentence that can claim anything."""
HEADING = 12
"""Words of the longest subheading or credit."""
STOPS = (".", "!", "?", "…", "...", ":")
CLOSING = " \t\n\"'”’»)]"
"""What may follow the full stop of a sentence."""


def candidates(document: Document, attributions: Sequence[Attribution]) -> Iterator[Span]:
    """The sentences of the readable sections in which no claim's source, cue or content stands."""
    taken = sorted((s.start, s.end) for a in attributions for s in (a.cue, a.source, *a.content) if s is not None)
    starts = [start for start, _ in taken]
    ends: list[int] = []
    for _, end in taken:
        ends.append(max(end, ends[-1] if ends else 0))
    for section in document.readable():
        for start, end in split(document.text, section.start, section.end):
            before = bisect_right(starts, end - 1)
            if (before == 0 or ends[before - 1] <= start) and _claims(document.text[start:end], section.role):
                yield document.span(start, end)


def _claims(sentence: str, role: SectionRole) -> bool:
    """Whether words can claim anything: a few that stand in the body without a full stop are a subheading or a credit."""
    count = len(sentence.split())
    ended = role is not SectionRole.BODY or sentence.rstrip(CLOSING).endswith(STOPS)
    return count >= SHORTEST and (ended or count > HEADING)


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


def counting(document: Document, sentences: Sequence[Span], attributions: Sequence[Attribution], counted: Sequence[Span]) -> Iterator[Span]:
    """What the narrator says of tolls that no claim's content holds: a whole sentence, or what other claims leave of one."""
    taken = sorted({(s.start, s.end) for a in attributions for s in (a.cue, a.source, *a.content) if s is not None})
    tolls = [(toll.start, toll.end) for toll in counted]
    held = innermost([(s.start, s.end) for a in attributions for s in a.content], tolls)
    whole = innermost([(s.start, s.end) for s in sentences], tolls)
    given: set[Span] = set()
    for toll, content, sentence in zip(counted, held, whole, strict=True):
        words = sentences[sentence] if sentence is not None else _left(document, taken, toll)
        if content is None and words not in given:
            given.add(words)
            yield words


def told(claim: Claim) -> Claim:
    """The narrator's claim that holds a toll and no more: it states it."""
    return replace(claim, act=Act.STATE, reasons=(Reason("toll", "the article itself gives a toll", claim.content.spans[0], 1.0),))


def _left(document: Document, taken: Sequence[tuple[int, int]], toll: Span) -> Span:
    """The words around a toll in its sentence that are not another claim's."""
    text = document.text
    line = text.rfind("\n", 0, toll.start) + 1, line_end(text, toll.end)
    start, end = next(((a, b) for a, b in split(text, *line) if a <= toll.start and toll.end <= b), line)
    near = taken[bisect_left(taken, (start, 0)) : bisect_left(taken, (end, 0))]
    start = max([b for _, b in near if b <= toll.start], default=start)
    end = min([a for a, _ in near if a >= toll.end], default=end)
    lead = len(text[start : toll.start]) - len(text[start : toll.start].lstrip(EDGE))
    tail = len(text[toll.end : end]) - len(text[toll.end : end].rstrip(EDGE))
    return document.span(start + lead, end - tail)
