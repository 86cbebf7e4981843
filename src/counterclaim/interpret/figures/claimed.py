"""Tolls become figures: each gets the claim that gives it and the event that it belongs to.

Counted words, the labelled claims and the known events of a document come in, figures go out in text order. Nothing is added up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from counterclaim.interpret.events.happened import Happened
from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.figure import Counted, Figure
from counterclaim.model.ids import figure_id
from counterclaim.text.ranges import innermost


def figures(document: Document, claims: Sequence[Claim], counted: Sequence[Counted], known: Happened) -> Iterator[Figure]:
    """The figures of a document; a toll that no claim gives is left out."""
    contents = [(span.start, span.end, claim.id) for claim in claims for span in claim.content.spans]
    giving = innermost([(a, b) for a, b, _ in contents], [(toll.span.start, toll.span.end) for toll in counted])
    taken = {which for toll in counted if toll.event is not None for which in known.within(toll.event)}
    for toll, number in zip(counted, giving, strict=True):
        if number is not None:
            yield Figure(
                id=figure_id(document.id, toll.measure, toll.span),
                event=_event(document, toll, known, taken),
                measure=toll.measure,
                low=toll.low,
                high=toll.high,
                words=toll.span.exact,
                kind=toll.kind,
                scope=toll.scope,
                as_of=toll.as_of,
                claim=contents[number][2],
                span=toll.span,
            )


def _event(document: Document, toll: Counted, known: Happened, taken: Set[str]) -> str:
    """The event that the toll's own words tell, else the one spoken of nearest to it, but not one that other tolls are told to be of."""
    if toll.event is not None:
        named = known.within(toll.event)
        if named:
            return named[0]
    nearest = known.nearest(document, toll.span)
    return known.events[0].id if nearest in taken and toll.event is None else nearest
