"""A confession taken back: whose it was, where the text leaves it to the reader ('Suspect takes back confession').

The labelled claims of a document come in; the same claims go out, a retraction of a confession by the one person who is said there to have
confessed with that person as its speaker and with a row. Where several confessed, or somebody else may be meant, nothing is added.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterclaim.model.claim import Claim, Responsibility
from counterclaim.model.document import Document
from counterclaim.model.labels import Act, CertaintyLevel, Occurred, Position, Reality, SourceKind
from counterclaim.model.reason import Reason
from counterclaim.text.patterns import words

NAME = "speaker by confession"
CONFESSIONS = frozenset({"confession", "confessions", "admission", "admissions"})
OWNING = frozenset({Act.ADMIT, Act.CLAIM_RESPONSIBILITY})
CONFESSORS = frozenset(
    {"accused", "attacker", "bomber", "defendant", "detainee", "gunman", "man", "prisoner", "suspect", "teenager", "woman"}
)
"""Words of a source that may be whoever confessed: a lawyer, a mother or a ministry that takes a confession back is somebody else;
whom 'he' stands for was settled before."""


def recanted(document: Document, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims in the same order, retractions of the document's one confession completed."""
    owned = list(_owned(claims))
    if len({row.actor for _, row in owned}) != 1:
        return tuple(claims)
    first, row = owned[0]
    return tuple(_completed(document, claim, first, row) if _takes_back(claim, row.actor) else claim for claim in claims)


def _owned(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Responsibility]]:
    """The claims in which somebody owns up to a deed, each with its row."""
    for claim in claims:
        if claim.act in OWNING and claim.occurred is not Occurred.NO and claim.reality in (None, Reality.ASSERTED):
            yield from ((claim, row) for row in claim.responsibility if row.actor == claim.speaker and row.polarity is Position.POSITIVE)


def _takes_back(claim: Claim, confessor: str) -> bool:
    """Whether whoever confessed takes a confession back: known as the speaker, or not named and perhaps no other."""
    source = claim.source
    if claim.act is not Act.RETRACT or claim.responsibility or source is None:
        return False
    if CONFESSIONS.isdisjoint(word.text for word in words(claim.content.text)):
        return False
    unnamed = source.kind is not SourceKind.NAMED and not CONFESSORS.isdisjoint(word.text for word in words(source.text))
    return claim.speaker == confessor or unnamed


def _completed(document: Document, claim: Claim, first: Claim, row: Responsibility) -> Claim:
    assert claim.source is not None
    said = next(word for span in claim.content.spans for word in words(span.exact, span.start) if word.text in CONFESSIONS)
    span = document.span(said.start, said.end)
    taken = Responsibility(row.actor, row.role, row.event, Position.NONCOMMITTAL, CertaintyLevel.UNSTATED, span)
    reason = Reason(NAME, "nobody else is said to have confessed here", first.content.spans[0], 1.0)
    source = replace(claim.source, actor=row.actor)
    return replace(
        claim, source=source, speaker=row.actor, event=claim.event or row.event, responsibility=(taken,), reasons=(*claim.reasons, reason)
    )
