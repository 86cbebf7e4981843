"""What a model finds that words fill in events, as parts of the events that the tables know.

A document, its mentions of events and what a reader thinks that its words fill come in; parts go out like those that `participants` finds,
where it is sure and the tables found none there. Nobody is named as the one who did it: of attackers only a description is a part.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from counterclaim.interpret.events.mentions import Mention, event_table
from counterclaim.interpret.events.participants import Part
from counterclaim.model.document import Document
from counterclaim.model.labels import EventRole, EventType
from counterclaim.model.reading import Filled, Filling
from counterclaim.model.span import Span
from counterclaim.text.sentences import lines, sentences

PARTS = {
    EventRole.TARGET: "target",
    EventRole.VICTIM: "target",
    EventRole.DESCRIBED: "target",
    EventRole.WEAPON: "weapon",
    EventRole.PERPETRATOR: "perpetrator",
}
"""The attribute that each role is. A body is none: who did it is responsibility, and stands with the claims that say it."""
SURE = 0.8
"""Share from which words fill a role: on train messages of MUC-4 held out 70 of 95 such runs do, of those between 0.6 and this half."""


def filled(document: Document, filling: Filling, found: Sequence[Mention], parts: Sequence[Part]) -> Iterator[Part]:
    """The parts that a reader is sure of, each with the nearest mention of a fitting event: in its sentence, else in its line."""
    taken = [part.span for part in parts]
    loud = document.text.isupper()
    near = _Near(document, found)
    for fill in filling.fills:
        name = PARTS.get(fill.role)
        if name is None or fill.share < SURE or any(span.overlaps(fill.span) for span in taken):
            continue
        if fill.role is EventRole.PERPETRATOR and not loud and _is_name(fill.span.exact):
            continue
        mention = near.mention(fill)
        if mention is not None:
            yield Part(name, fill.span, mention)


def _is_name(words: str) -> bool:
    """Whether a phrase holds a name: a capital anywhere but at the head of several words, where a sentence may begin."""
    first, _, rest = words.partition(" ")
    return rest != rest.lower() or (not rest and first != first.lower())


class _Near:
    """The mentions of a document by the sentence and the line that they stand in."""

    def __init__(self, document: Document, found: Sequence[Mention]) -> None:
        self.found = found
        sections = document.readable()
        self.units = [[start for s in sections for start, _ in split(document.text, s.start, s.end)] for split in (sentences, lines)]

    def mention(self, fill: Filled) -> Span | None:
        """The nearest fitting mention of the smallest unit that has one."""
        for starts in self.units:
            own = bisect_right(starts, fill.span.start)
            near = [m for m in self.found if bisect_right(starts, m.span.start) == own and fits(fill, m.type)]
            if near:
                return min(near, key=lambda m: (abs(m.span.start - fill.span.start), m.span)).span
        return None


def fits(fill: Filled, kind: EventType) -> bool:
    """Whether words may fill an event of a type; an attack may be of any, and any type an attack."""
    muc = event_table().names[kind]["muc"]
    if not muc:
        return False
    alike = [share for other, share in fill.kinds.items() if event_table().names[other]["muc"] == muc]
    return muc == "ATTACK" or max(alike, default=0.0) >= LIKELY


LIKELY = 0.3
"""Share of a type from which words are of an event of it: nine in ten of those that are have more, on messages held out."""
