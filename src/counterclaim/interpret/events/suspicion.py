"""How sure it is said to be that somebody had a part in an event: one claim's row in the order of MUC-4's tests, with courts before them.

A claim, one of its rows and who is heard come in, one label goes out. It judges nobody: it says in what manner the claim names somebody.
"""

from __future__ import annotations

from counterclaim.interpret.events.mentions import event_table
from counterclaim.model.actor import Actor
from counterclaim.model.claim import Claim, Responsibility
from counterclaim.model.labels import Act, ActorKind, CertaintyLevel, Position, Reality, Suspicion, Voice

_BY_ACT = {Act.CONVICT: Suspicion.CONVICTED, Act.CHARGE: Suspicion.CHARGED, Act.ACQUIT: Suspicion.ACQUITTED}
_OWNED = frozenset({Act.CLAIM_RESPONSIBILITY, Act.ADMIT})
_SOFT = frozenset({CertaintyLevel.POSSIBLE, CertaintyLevel.IMPROBABLE})


def suspicion(claim: Claim, row: Responsibility, speaker: Actor | None) -> Suspicion:
    """In what manner a claim names the actor of its row."""
    if claim.act in _BY_ACT:
        return _BY_ACT[claim.act]
    if row.polarity is Position.NEGATIVE:
        return Suspicion.DENIED
    soft = claim.act is Act.SUGGEST or claim.reality is not Reality.ASSERTED or row.certainty in _SOFT
    if soft or row.polarity is Position.NONCOMMITTAL:
        return Suspicion.POSSIBLE
    if claim.act in _OWNED and claim.speaker == row.actor:
        return Suspicion.CLAIMED_OR_ADMITTED
    if claim.voice is Voice.NARRATOR:
        return Suspicion.REPORTED_AS_FACT
    return Suspicion.ACCUSED_BY_AUTHORITIES if _authority(claim, speaker) else Suspicion.ACCUSED


def _authority(claim: Claim, speaker: Actor | None) -> bool:
    """Whether a state, or somebody in its service, is heard."""
    if speaker is not None and speaker.kind is ActorKind.STATE:
        return True
    words = claim.source.text.casefold().replace("’", "'").removesuffix("'s").split() if claim.source is not None else []
    if speaker is not None:
        words += " ".join([speaker.name, *speaker.aliases]).casefold().split()
    return not event_table().authorities.isdisjoint(words)
