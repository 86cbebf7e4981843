"""Who took which position on responsibility, and when: per actor a ledger over all documents, with its turns.

A dossier's ledger comes in, with what was linked; the positions of each actor go out, by whom they hold responsible, in order of days.
It joins nobody: what a spokesman says is the actor's only where the dossier has the relation, and it is shown as such.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from counterclaim.model.actor import Actor
from counterclaim.model.claim import Claim, Responsibility
from counterclaim.model.labels import ActorKind, Occurred, Reality, RelationKind, Role, Voice
from counterclaim.model.record import Dossier
from counterclaim.views.ledger import Entry, Ledger
from counterclaim.views.linked import Linked
from counterclaim.views.moments import Moment, Moments
from counterclaim.views.responsibility import Stand, principals, rows, stand
from counterclaim.views.turns import Taken, Turn, turns

DID_IT, MADE_UP = "did it", "made it up"
FAMILIES = {
    DID_IT: (Role.PERPETRATOR, Role.PLANNER, Role.ORDERER, Role.UNSPECIFIED),
    "had a hand in it": (Role.SPONSOR, Role.SUPPLIER, Role.TRAINER, Role.FACILITATOR, Role.HARBOURER, Role.INSTIGATOR),
    "knew or let it happen": (Role.ALLOWED, Role.FAILED_TO_PREVENT, Role.FOREKNEW),
    "gains by it": (Role.BENEFICIARY,),
    MADE_UP: (Role.FABRICATOR,),
}
"""Roles between which another word is no other position."""

FAMILY = {role: family for family, roles in FAMILIES.items() for role in roles}

_REPEATABLE = (Stand.CLAIMS, Stand.ACCUSES, Stand.HINTS, Stand.DENIES)


@dataclass(frozen=True, slots=True)
class Track:
    """The positions of one actor towards one held actor, family of roles and event, by day, those of no known day last.

    `quiet` are the numbers of the later documents that report the actor without the position it took last.
    """

    held: str
    itself: bool
    family: str
    event: str | None
    taken: tuple[Taken, ...]
    turns: tuple[Turn, ...]
    quiet: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Positions:
    """All positions of one actor, those with turns first."""

    actor: str
    name: str
    tracks: tuple[Track, ...]


_Key = tuple[str, str, str, str]
_Found = tuple[Entry, Responsibility, Actor | None, RelationKind | None]


def positions(dossier: Dossier, view: Ledger, linked: Linked) -> tuple[Positions, ...]:
    """The positions of every actor who takes one, by name."""
    actors = {actor.id: actor for actor in dossier.actors}
    moments = Moments(dossier, linked)
    found: defaultdict[_Key, list[_Found]] = defaultdict(list)
    for entry, row in rows(view):
        if row.actor in actors and firm(entry.claim):
            for who, spokesman, relation in _whose(entry.claim, actors):
                spoken = relation is RelationKind.SPEAKS_FOR and spokesman is not None and row.actor == spokesman.id
                held = who if spoken else row.actor
                key = who, held, FAMILY[row.role], row.event or entry.claim.event or ""
                found[key].append((entry, replace(row, actor=held), spokesman, relation))
    heard = _heard(view, actors, linked)
    by_actor: defaultdict[str, list[Track]] = defaultdict(list)
    for (who, held, family, event), items in sorted(found.items()):
        taken = _taken(who, items, moments)
        later = tuple(sorted(_quiet(taken, heard[who], view, moments)))
        track = Track(actors[held].name, held == who, family, event or None, taken, turns(taken), later)
        by_actor[who].append(track)
    made = [Positions(who, actors[who].name, tuple(sorted(tracks, key=_track_order))) for who, tracks in by_actor.items()]
    return tuple(sorted(made, key=lambda one: (one.name.casefold(), one.actor)))


def firm(claim: Claim) -> bool:
    """Whether a claim commits its source: what was not said, or only supposed, asked or passed on, is no position."""
    return claim.occurred is not Occurred.NO and claim.reality in (None, Reality.ASSERTED)


def _whose(claim: Claim, actors: dict[str, Actor]) -> Iterator[tuple[str, Actor | None, RelationKind | None]]:
    """Whose position a claim is: the speaker's, and that of whom the speaker speaks for; nobody speaks for an office unnamed."""
    speaker = actors.get(claim.speaker or "")
    if speaker is None:
        return
    behalf = {actor: kind for actor, kind in sorted(principals(speaker).items()) if actor in actors}
    named = speaker.kind is not ActorKind.DESCRIBED_SOURCE
    if named or RelationKind.SPEAKS_FOR not in behalf.values():
        yield speaker.id, None, None
    yield from ((actor, speaker, kind) for actor, kind in behalf.items())


def _taken(who: str, items: list[_Found], moments: Moments) -> tuple[Taken, ...]:
    """The positions of one track; the same one on the same day through the same mouth is one, with every claim that reports it."""
    groups: defaultdict[tuple[Stand, Moment, str], list[_Found]] = defaultdict(list)
    for entry, row, spokesman, relation in items:
        own = replace(entry.claim, speaker=who)
        name = spokesman.name if spokesman is not None else ""
        groups[stand(own, row), moments.of(entry.claim), name].append((entry, row, spokesman, relation))
    made = []
    for (stood, moment, through), found in groups.items():
        found.sort(key=lambda item: item[0].number)
        entries = tuple(dict.fromkeys(item[0] for item in found))
        made.append(Taken(stood, moment, entries, found[0][1], through or None, found[0][3]))
    return tuple(sorted(made, key=lambda t: (t.moment.day is None, t.moment.day or "", list(Stand).index(t.stand), t.entry.number)))


def _heard(view: Ledger, actors: dict[str, Actor], linked: Linked) -> defaultdict[str, set[int]]:
    """In which documents each actor is heard, copies left out."""
    known = {document.id for document in view.documents}
    heard: defaultdict[str, set[int]] = defaultdict(set)
    for entry in view.entries:
        claim = entry.claim
        copied = linked.root(claim.document) != claim.document and linked.root(claim.document) in known
        if claim.voice is Voice.ATTRIBUTED and claim.occurred is not Occurred.NO and not copied:
            for who, _, _ in _whose(claim, actors):
                heard[who].add(entry.document)
    return heard


def _quiet(taken: tuple[Taken, ...], heard: set[int], view: Ledger, moments: Moments) -> Iterator[int]:
    """The documents printed after the last position was taken that report its actor and not the position."""
    dated = [item for item in taken if item.moment.day is not None]
    if not dated or dated[-1].stand not in _REPEATABLE:
        return
    reporting = {entry.document for item in taken for entry in item.entries}
    for number in heard - reporting:
        printed = moments.printed(view.documents[number - 1].id)
        if printed is not None and printed > (dated[-1].moment.day or ""):
            yield number


def _track_order(track: Track) -> tuple[bool, int, str, str, str]:
    return not track.turns, -len(track.taken), track.held.casefold(), track.family, track.event or ""
