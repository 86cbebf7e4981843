"""Who is held responsible, by whom and how: the responsibility rows of a dossier as a ledger of positions.

A dossier's ledger comes in; the actors held responsible go out, each with who claims, accuses, hints, denies, or will not say, and with
those accused of whom no answer was found. It adds nothing up, decides nothing, and joins actors only by the name the text gives them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from counterclaim.model.actor import Actor
from counterclaim.model.claim import Claim, Responsibility
from counterclaim.model.labels import Act, ActorKind, Occurred, Position, RelationKind, SectionRole
from counterclaim.model.record import Dossier
from counterclaim.views.ledger import Entry, Ledger
from counterclaim.views.voices import Voices


class Stand(StrEnum):
    """How a claim stands to somebody's responsibility, in the order shown."""

    CLAIMS = "claims"
    ACCUSES = "accuses"
    HINTS = "hints"
    DENIES = "denies"
    DECLINES = "declines"
    RETRACTS = "takes back"
    OPEN = "leaves open"


@dataclass(frozen=True, slots=True)
class Line:
    """One claim's position: who is heard, through whom (outermost last), the row, and of another event than the focal ones its label."""

    entry: Entry
    speaker: str
    carriers: tuple[str, ...]
    row: Responsibility
    other: str | None = None


@dataclass(frozen=True, slots=True)
class HeldActor:
    """One actor held responsible: the lines by stand, and whether it answers any accusation."""

    name: str
    lines: dict[Stand, tuple[Line, ...]]
    answered: bool

    @property
    def accused(self) -> bool:
        """Whether somebody else accuses it outright."""
        return bool(self.lines.get(Stand.ACCUSES))


@dataclass(frozen=True, slots=True)
class Blame:
    """The whole ledger of responsibility; `silent` are those accused without an answer found in the dossier's documents."""

    actors: tuple[HeldActor, ...]
    documents: int

    @property
    def silent(self) -> tuple[str, ...]:
        """The names of the accused of whom no answer was found."""
        return tuple(actor.name for actor in self.actors if actor.accused and not actor.answered)


ANSWERS = frozenset({Act.DENY, Act.CLAIM_RESPONSIBILITY, Act.ADMIT, Act.DECLINE, Act.DISMISS, Act.RETRACT})
"""Acts by which an accused actor is heard on the matter."""


def blame(dossier: Dossier, view: Ledger, spokesmen: bool = False) -> Blame:
    """The ledger of responsibility of a dossier; with `spokesmen` an actor is answered for by whom the dossier says speaks for it."""
    actors = {actor.id: actor for actor in dossier.actors}
    voices = Voices(dossier.actors, dossier.claims)
    others = {event.id: event.label for event in dossier.events if not event.focal}
    groups: dict[str, dict[Stand, list[Line]]] = {}
    names: dict[str, str] = {}
    for entry, row in rows(view):
        actor = actors.get(row.actor)
        if actor is None:
            continue
        key = _key(actor.name)
        names.setdefault(key, actor.name)
        line = Line(entry, voices.who(entry.claim), voices.through(entry.claim), row, others.get(row.event or ""))
        groups.setdefault(key, {}).setdefault(stand(entry.claim, row), []).append(line)
    speakers = {e.claim.speaker for e in view.entries if e.claim.act in ANSWERS and e.claim.speaker in actors}
    answering = {_key(actors[who].name) for who in speakers if who is not None}
    if spokesmen:
        answering |= {_key(actors[to].name) for who in speakers if who is not None for to in principals(actors[who]) if to in actors}
    held = [HeldActor(names[key], {s: tuple(lines[s]) for s in Stand if s in lines}, key in answering) for key, lines in groups.items()]
    held.sort(key=lambda actor: (-sum(map(len, actor.lines.values())), actor.name.casefold()))
    return Blame(tuple(held), len(view.documents))


def principals(actor: Actor) -> dict[str, RelationKind]:
    """For whom an actor speaks, by the dossier's relations; an office speaks by whoever holds it, never by somebody unnamed in it."""
    named = actor.kind is not ActorKind.DESCRIBED_SOURCE
    kinds = (RelationKind.OFFICE_OF, RelationKind.SPEAKS_FOR) if named else (RelationKind.SPEAKS_FOR,)
    return {relation.actor: kind for kind in kinds for relation in actor.relations if relation.kind is kind and relation.actor != actor.id}


def rows(view: Ledger) -> Iterator[tuple[Entry, Responsibility]]:
    """The rows that count: a headline's never beside the body passage that it sums up."""
    body = {_matter(e, row) for e in view.entries if e.claim.section is not SectionRole.HEADLINE for row in e.claim.responsibility}
    for entry in view.entries:
        for row in entry.claim.responsibility:
            if entry.claim.section is not SectionRole.HEADLINE or _matter(entry, row) not in body:
                yield entry, row


def stand(claim: Claim, row: Responsibility) -> Stand:
    """How one row stands: a hint is never an accusation, whatever its words assert, and what is taken back is not said again."""
    if claim.act is Act.RETRACT and claim.occurred is not Occurred.NO:
        return Stand.RETRACTS
    if row.polarity is Position.NEGATIVE:
        return Stand.DENIES
    own = claim.speaker == row.actor
    if row.polarity is Position.POSITIVE:
        if own and claim.act in (Act.CLAIM_RESPONSIBILITY, Act.ADMIT, Act.CONFIRM):
            return Stand.CLAIMS
        return Stand.HINTS if claim.act is Act.SUGGEST else Stand.ACCUSES
    if claim.act is Act.SUGGEST:
        return Stand.HINTS
    return Stand.DECLINES if claim.act is Act.DECLINE else Stand.OPEN


def _matter(entry: Entry, row: Responsibility) -> tuple[int, str, bool]:
    """What a row is about, as far as a headline may sum it up: taking something back is another matter than saying it."""
    return entry.document, row.actor, entry.claim.act is Act.RETRACT


def _key(name: str) -> str:
    return " ".join(name.casefold().removeprefix("the ").split())
