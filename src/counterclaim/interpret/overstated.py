"""What the article says more strongly than its sources: a hedge dropped on the way, a headline that asserts what the body hints.

The labelled claims of a document come in; the same claims go out, those of the narrator or a headline that hold an actor responsible more
firmly than every source in the body does carrying a reason that says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from counterclaim.model.claim import Claim, Responsibility
from counterclaim.model.labels import Act, CertaintyLevel, Position, SectionRole, Voice
from counterclaim.model.reason import Reason

NAME = "stronger than its source"
_FIRMNESS = {
    CertaintyLevel.CERTAIN: 4,
    CertaintyLevel.UNSTATED: 3,
    CertaintyLevel.PROBABLE: 2,
    CertaintyLevel.POSSIBLE: 1,
    CertaintyLevel.IMPROBABLE: 0,
}


def marked(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims in the same order, the overstated ones with their reason: the likest attributed row of the same actor, which is weaker."""
    attributed = [
        (c, row) for c in claims if c.voice is Voice.ATTRIBUTED and c.section is not SectionRole.HEADLINE for row in c.responsibility
    ]
    return tuple(_checked(claim, attributed) for claim in claims)


def _checked(claim: Claim, attributed: Iterable[tuple[Claim, Responsibility]]) -> Claim:
    if claim.voice is not Voice.NARRATOR and claim.section is not SectionRole.HEADLINE:
        return claim
    for row in claim.responsibility:
        same = [(c, r) for c, r in attributed if r.actor == row.actor and r.event == row.event and r.polarity is not Position.NEGATIVE]
        if row.polarity is Position.POSITIVE and same and all(_firm(c, r) < _firm(claim, row) for c, r in same):
            source, firmest = max(same, key=lambda item: _firm(*item))
            text = f"said here as {_words(row)}; its firmest source in the body leaves it at {_words(firmest, source)}"
            return replace(claim, reasons=(*claim.reasons, Reason(NAME, text, firmest.span, 1.0)))
    return claim


def _firm(claim: Claim, row: Responsibility) -> int:
    if row.polarity is Position.NONCOMMITTAL or claim.act is Act.SUGGEST:
        return 1
    return _FIRMNESS[row.certainty]


def _words(row: Responsibility, claim: Claim | None = None) -> str:
    if row.polarity is Position.NONCOMMITTAL or (claim is not None and claim.act is Act.SUGGEST):
        return "a hint or a question"
    return "plain fact" if row.certainty in (CertaintyLevel.UNSTATED, CertaintyLevel.CERTAIN) else row.certainty.value
