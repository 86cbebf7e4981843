"""The events of one document, and which of them any of its words speak of.

A `Happened` answers for words, for claims and for rows of responsibility; it finds no event itself.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from counterclaim.interpret.events.setting import FAR, apart
from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.event import Event
from counterclaim.model.labels import Stage
from counterclaim.model.reading import Scores
from counterclaim.model.span import Span
from counterclaim.text.sentences import line_end

OTHER = 0.5
"""Probability from which a row is held to another event than the focal one."""
HARDLY = 0.1
"""The same below which no other event is meant, unless its words tell of a plot that came to nothing."""
UNSAID = frozenset({Stage.ATTEMPTED, Stage.FOILED, Stage.PLANNED, Stage.THREATENED})
"""Stages of what did not take place."""


@dataclass(frozen=True, slots=True)
class Happened:
    """The events of a document, the focal one first, and which of them any of its words speak of."""

    events: tuple[Event, ...]
    spans: tuple[Span, ...]
    which: tuple[str, ...]

    def within(self, span: Span) -> list[str]:
        """The events that the words of `span` speak of, in text order."""
        first, last = (bisect_left(self.spans, at, key=_start) for at in (span.start, span.end))
        return list(self.which[first:last])

    def nearest(self, document: Document, span: Span) -> str:
        """The event that the words nearest to `span` in its sentence speak of, else the focal one."""
        at = bisect_left(self.spans, span.start, key=_start)
        around = range(max(at - 2, 0), min(at + 2, len(self.spans)))
        near = [(cost, i) for i in around if (cost := apart(document, self.spans[i], span)) <= FAR]
        return self.which[min(near)[1]] if near else self.events[0].id


def _start(span: Span) -> int:
    return span.start


def event_of(claim: Claim, known: Happened) -> str | None:
    """The event that a claim is mainly about: the focal one where its words speak of it, else the first other one; None where of none."""
    inside = [which for span in claim.content.spans for which in known.within(span)]
    focal = known.events[0].id
    return focal if focal in inside else next(iter(inside), None)


def held_to(document: Document, claim: Claim, scores: Scores, known: Happened) -> str | None:
    """The event to which a claim's row is held: the focal one, or another where the model and the words say so.

    None: surely another event is meant, and nothing tells which.
    """
    focal, other = known.events[0].id, scores.choices["event"]["other"]
    named = [*claim.content.spans, *([claim.source.span] if claim.source is not None else [])]  # 'the report on the fire of 2022'
    own = [which for span in named for which in known.within(span) if which != focal]
    plain = any(event.id in own and event.stage in UNSAID for event in known.events)
    if (other < HARDLY and not plain) or (other < OTHER and not own):
        return focal
    first = claim.content.spans[0]
    line = document.span(document.text.rfind("\n", 0, first.start) + 1, line_end(document.text, first.start))
    near = own or [which for which in known.within(line) if which != focal]
    return next(iter(near), None if other >= OTHER else focal)
