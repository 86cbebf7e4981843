"""Who is heard in a claim, and through whom.

The actors and claims of a dossier come in; names go out. It joins nobody and resolves nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.model.actor import Actor
from counterclaim.model.claim import Claim
from counterclaim.model.labels import Voice

ARTICLE = "the article itself"
NOBODY = "nobody named"


class Voices:
    """The actors and claims of a dossier by id."""

    def __init__(self, actors: Iterable[Actor], claims: Iterable[Claim]) -> None:
        self.actors = {actor.id: actor for actor in actors}
        self.claims = {claim.id: claim for claim in claims}

    def who(self, claim: Claim) -> str:
        """The name of the speaker, else the source's own words."""
        actor = self.actors.get(claim.speaker or "")
        if actor is not None:
            return actor.name
        if claim.source is not None:
            return claim.source.text
        return ARTICLE if claim.voice is Voice.NARRATOR else NOBODY

    def through(self, claim: Claim) -> tuple[str, ...]:
        """Through whom the claim reaches us, outermost last; a chain that bites its tail, or leads nowhere, ends there."""
        seen, names = {claim.id}, []
        while claim.via is not None and claim.via.claim not in seen and claim.via.claim in self.claims:
            seen.add(claim.via.claim)
            claim = self.claims[claim.via.claim]
            names.append(self.who(claim))
        return tuple(names)
