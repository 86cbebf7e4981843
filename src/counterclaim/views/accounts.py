"""Contradictions about who did it: one says so and another says not, somebody says both, or two accounts name doers that exclude others.

The passages of a dossier come in, with what was linked; contradictions go out. A hint is a side of none, and no doer is played off against
its own branch, group, office or spokesman, nor against somebody only described, who may be the one that is named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from counterclaim.model.actor import Actor
from counterclaim.model.claim import Responsibility
from counterclaim.model.event import Event
from counterclaim.model.labels import Act, ActorKind, Occurred, Role
from counterclaim.views.contradictions import Contradiction, ContradictionKind, Voiced, contradiction
from counterclaim.views.kinship import Kinship, described
from counterclaim.views.ledger import Entry
from counterclaim.views.linked import Linked
from counterclaim.views.moments import Moments
from counterclaim.views.passages import Passages
from counterclaim.views.positions import DID_IT, FAMILY, MADE_UP, firm
from counterclaim.views.responsibility import Stand, rows, stand

_OUTRIGHT = (Stand.CLAIMS, Stand.ACCUSES)
_COLLECTIVE = (ActorKind.STATE, ActorKind.GROUP, ActorKind.ORGANISATION)
"""Kinds of doers that can exclude each other: a person may belong to the group that is named, and two persons to one."""


@dataclass(frozen=True, slots=True)
class _Said:
    """One row of responsibility as somebody says it; `speaker` is the actor's id, else the claim's."""

    entry: Entry
    row: Responsibility
    stand: Stand
    speaker: str
    voiced: Voiced


def accounts(passages: Passages, linked: Linked) -> Iterator[Contradiction]:
    """The contradictions about responsibility inside each event of a dossier."""
    moments = Moments(passages.dossier, linked)
    actors = {actor.id: actor for actor in passages.dossier.actors}
    kinship = Kinship(actors.values())
    by_event: defaultdict[str, list[_Said]] = defaultdict(list)
    for entry, row in rows(passages.ledger):
        if row.actor in actors:
            by_event[row.event or entry.claim.event or ""] += _said(passages, moments, entry, row)
    for event in passages.dossier.events:
        said = by_event[event.id]
        committed = [item for item in said if firm(item.entry.claim)]
        yield from _denied(event, committed, actors)
        yield from _unclaimed(event, said, actors)
        yield from _competing(event, committed, actors, kinship)


def _said(passages: Passages, moments: Moments, entry: Entry, row: Responsibility) -> Iterator[_Said]:
    claim = entry.claim
    fragment = next((span for span in claim.content.spans if span.covers(row.span)), claim.content.spans[0])
    cited = passages.cited(fragment, claim.id)
    if cited is not None:
        voiced = Voiced(cited, passages.voices.who(claim), moments.of(claim).day)
        yield _Said(entry, row, stand(claim, row), claim.speaker or claim.id, voiced)


def _denied(event: Event, said: Sequence[_Said], actors: dict[str, Actor]) -> Iterator[Contradiction]:
    """Where it is said of an actor that it did, and that it did not: by different mouths, or by one."""
    for held, family in sorted({(item.row.actor, FAMILY[item.row.role]) for item in said}):
        yes = [item for item in said if item.row.actor == held and FAMILY[item.row.role] == family and item.stand in _OUTRIGHT]
        no = [item for item in said if item.row.actor == held and item.stand is Stand.DENIES and _denies(item.row.role, family)]
        both = {item.speaker for item in yes} & {item.speaker for item in no}
        if len({item.speaker for item in (*yes, *no)}) > 1 and yes and no:
            about = f"{actors[held].name}: {family}"
            yield contradiction(ContradictionKind.RESPONSIBILITY, event, about, ("so", _voiced(yes)), ("not so", _voiced(no)))
        for speaker in sorted(both):
            own = [[item for item in side if item.speaker == speaker] for side in (yes, no)]
            on = "itself" if speaker == held else actors[held].name
            about = f"{own[0][0].voiced.speaker} on {on}: {family}"
            yield contradiction(ContradictionKind.ACT, event, about, ("so", _voiced(own[0])), ("not so", _voiced(own[1])))


def _denies(role: Role, family: str) -> bool:
    """Whether a denial of a role denies the family: of 'any involvement' each by which something is done."""
    return FAMILY[role] == family or (role is Role.UNSPECIFIED and family in (DID_IT, "had a hand in it"))


def _unclaimed(event: Event, said: Sequence[_Said], actors: dict[str, Actor]) -> Iterator[Contradiction]:
    """Where an actor is said to have claimed it, and then, or on the same day, to have claimed nothing."""
    own = [item for item in said if item.entry.claim.act is Act.CLAIM_RESPONSIBILITY and item.speaker == item.row.actor]
    for held in sorted({item.row.actor for item in own}):
        claimed = [item for item in own if item.row.actor == held and item.stand is Stand.CLAIMS]
        first = min((item.voiced.day for item in claimed if item.voiced.day is not None), default=None)
        unclaimed = [item for item in own if item.row.actor == held and item.entry.claim.occurred is Occurred.NO]
        unclaimed = [item for item in unclaimed if first is not None and item.voiced.day is not None and item.voiced.day >= first]
        if claimed and unclaimed:
            sides = ("has claimed it", _voiced(claimed)), ("has not claimed it", _voiced(unclaimed))
            yield contradiction(ContradictionKind.ACT, event, actors[held].name, *sides)


def _competing(event: Event, said: Sequence[_Said], actors: dict[str, Actor], kinship: Kinship) -> Iterator[Contradiction]:
    """Accounts whose doers exclude each other: kin make one account, and those that anybody names together exclude nobody."""
    doers: defaultdict[tuple[str, str], list[_Said]] = defaultdict(list)
    for item in said:
        held, family = actors[item.row.actor], FAMILY[item.row.role]
        if item.stand in _OUTRIGHT and family in (DID_IT, MADE_UP) and held.kind in _COLLECTIVE and not described(held):
            doers[kinship.of(held.id), family].append(item)
    for (one, other), (left, right) in (((a, b), (doers[a], doers[b])) for a, b in combinations(sorted(doers), 2)):
        apart = all(kinship.apart(a.row.actor, b.row.actor) for a in left for b in right)
        if apart and not _together(left, right) and _exclusive(left, right, actors, one[1] == other[1] == DID_IT):
            sides = (_account(left, actors, one[1]), _voiced(left)), (_account(right, actors, other[1]), _voiced(right))
            yield contradiction(ContradictionKind.COMPETING, event, "who did it", *sides)


def _account(said: Iterable[_Said], actors: dict[str, Actor], family: str) -> str:
    """'Delta wing, Ember League did it': each as it is named, none for another."""
    return f"{', '.join(sorted({actors[item.row.actor].name for item in said}, key=str.casefold))} {family}"


def _together(left: Iterable[_Said], right: Iterable[_Said]) -> bool:
    """Whether one claim, or one source on one day, names both."""
    known = {item.entry.claim.id for item in left} | {(item.speaker, item.voiced.day) for item in left}
    return any(item.entry.claim.id in known or (item.speaker, item.voiced.day) in known for item in right)


def _exclusive(left: Iterable[_Said], right: Iterable[_Said], actors: dict[str, Actor], both: bool) -> bool:
    """Whether not both can be so: two that carried it out, or one that did and one that made it up, but not two that made it up.

    'Responsible' may mean the deed of the like only: a state may be behind a group.
    """
    kinds = [{actors[item.row.actor].kind for item in side} for side in (left, right)]
    carried = [any(item.row.role is Role.PERPETRATOR for item in side) for side in (left, right)]
    return all(carried) or kinds[0] == kinds[1] if both else any(carried)


def _voiced(said: Iterable[_Said]) -> list[Voiced]:
    return [item.voiced for item in said]
