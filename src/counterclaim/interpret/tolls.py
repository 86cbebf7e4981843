"""Tolls become figures: each gets the claim that gives it and the event that it belongs to.

Counted words, the labelled claims and the known events of a document come in, figures go out in text order. Nothing is added up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.interpret.events import Happened
from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.figure import Counted, Figure
from counterclaim.model.ids import figure_id


def figures(document: Document, claims: Sequence[Claim], counted: Sequence[Counted], known: Happened) -> Iterator[Figure]:
    """The figures of a document; a toll that no claim gives is left out."""
    contents = [(span, claim) for claim in claims for span in claim.content.spans]
    for toll in counted:
        giving = [(len(span), claim.id) for span, claim in contents if span.covers(toll.span)]
        if giving:
            yield Figure(
                id=figure_id(document.id, toll.measure, toll.span),
                event=_event(document, toll, known),
                measure=toll.measure,
                low=toll.low,
                high=toll.high,
                words=toll.span.exact,
                kind=toll.kind,
                scope=toll.scope,
                as_of=toll.as_of,
                claim=min(giving)[1],
                span=toll.span,
            )


def _event(document: Document, toll: Counted, known: Happened) -> str:
    """The event that the toll's own words tell, else the one spoken of nearest to it."""
    told = known.within(toll.event) if toll.event is not None else []
    return told[0] if told else known.nearest(document, toll.span)
