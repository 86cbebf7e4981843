"""On which root each claim rests as evidence: one for each origin and each thing that is said from it.

Claims and their bearings come in; a root for each claim, and which roots may be one, go out. Copies share a root; a denial and an
accusation by one speaker do not, but they are tied, so that together they never weigh more than one witness would.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from counterclaim.model.claim import Claim
from counterclaim.model.ids import words_id
from counterclaim.model.labels import Voice
from counterclaim.weigh.bearings import Bearing
from counterclaim.weigh.names import Names, name_key

NOBODY = "nobody named"
ARTICLE = "the article itself"


@dataclass(frozen=True, slots=True)
class Roots:
    """The root of each claim by its id, and pairs of roots that are not proven distinct."""

    of: Mapping[str, str]
    ties: tuple[tuple[str, str], ...]


def roots(claims: Iterable[Claim], found: Iterable[Bearing], names: Names) -> Roots:
    """The roots of claims; of all that an origin says, what comes first in order keeps the origin's own id."""
    says: dict[str, set[str]] = {}
    for bearing in found:
        one = bearing.account
        says.setdefault(bearing.claim, set()).add("/".join((one.question, one.cause, one.who, one.role or "", bearing.stance)))
    sayings: dict[str, dict[str, list[str]]] = {}
    for claim in claims:
        saying = " ".join(sorted(says.get(claim.id, ()))) or f"~{name_key(claim.content.text)}"
        sayings.setdefault(origin(claim, names), {}).setdefault(saying, []).append(claim.id)
    of: dict[str, str] = {}
    ties: list[tuple[str, str]] = []
    for base, groups in sayings.items():
        for place, saying in enumerate(sorted(groups)):
            root = base if place == 0 else words_id(base, saying)
            of |= dict.fromkeys(groups[saying], root)
            ties += [(base, root)] if place else []
    return Roots(of, tuple(sorted(ties)))


def origin(claim: Claim, names: Names) -> str:
    """The origin of a claim: the one found for it, else its statement, else who says it in which words, so that copies share it."""
    return claim.origin or claim.statement or words_id(name_key(who(claim, names)), name_key(claim.content.text))


def who(claim: Claim, names: Names) -> str:
    """Who is heard, by name or in the words of the text."""
    if claim.speaker in names.actors:
        return names.actors[claim.speaker].name
    if claim.source is not None:
        return claim.source.text
    return ARTICLE if claim.voice is Voice.NARRATOR else NOBODY
