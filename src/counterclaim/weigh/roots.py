"""On which root each claim rests as evidence: one for each origin and each thing that is said from it.

Claims and their bearings come in; a root for each claim, and which roots may be one, go out. Copies share a root; a denial and an
accusation by one speaker do not, but they are tied, so that together they never weigh more than one witness would.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from counterclaim.model.claim import Claim
from counterclaim.model.evidence import Tie
from counterclaim.model.ids import words_id
from counterclaim.model.labels import Voice
from counterclaim.model.link import MACHINE
from counterclaim.weigh.bearings import Bearing
from counterclaim.weigh.names import Names, name_key

NOBODY = "nobody named"
ARTICLE = "the article itself"
ONE_ORIGIN = "one origin says both"
LINKED = "of one body, of like names, or heard through one another"
"""Why the machine ties two roots."""


@dataclass(frozen=True, slots=True)
class Roots:
    """The root of each claim by its id, and the roots that are tied because one origin says both."""

    of: Mapping[str, str]
    ties: tuple[Tie, ...]


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
    ties: list[Tie] = []
    for base, groups in sayings.items():
        for place, saying in enumerate(sorted(groups)):
            root = base if place == 0 else words_id(base, saying)
            of |= dict.fromkeys(groups[saying], root)
            ties += [tied(base, root, why=ONE_ORIGIN)] if place else []
    return Roots(of, tuple(sorted(ties)))


def tied(one: str, other: str, by: str = MACHINE, why: str = "") -> Tie:
    """The tie between two roots."""
    return Tie(min(one, other), max(one, other), by, why)


def linked(pairs: Iterable[tuple[str, str]], weighed: Iterable[str], apart: Iterable[tuple[str, str]] = ()) -> tuple[Tie, ...]:
    """Ties of the origins that linking did not show to be distinct, both of which are weighed and which nobody holds `apart`."""
    known, parted = set(weighed), {frozenset(pair) for pair in apart}
    return tuple(tied(a, b, why=LINKED) for a, b in sorted(pairs) if known.issuperset((a, b)) and frozenset((a, b)) not in parted)


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
