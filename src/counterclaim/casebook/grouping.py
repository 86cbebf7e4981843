"""Which documents make a case: the component that a document touches is grouped anew, and nothing else.

A store and documents come in, the cases that the first belongs to go out; the same documents make the same cases in whatever order they
came, but for candidates that were never compared. What people joined or kept apart decides over what the machine thinks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from counterclaim.casebook.crowds import Crowd, Crowds, held_together
from counterclaim.casebook.nearness import Nearness
from counterclaim.link.events import Group, Member, Sketch, group
from counterclaim.link.events.groups import ALSO
from counterclaim.model.ids import founded_case_id
from counterclaim.store.casebook import Store

EVENT = "event"
"""The kind of keys and sketches that documents are found by and grouped by."""
Order = Mapping[str, tuple[bool, str, str]]


def regrouped(store: Store, *documents: str, parting: bool = False) -> tuple[str, ...]:
    """Group the components of some documents anew; the cases that the first now belongs to.

    A crowded case is held together, unless with `parting` a person's word may have taken away what held it.
    """
    near = Nearness(store)
    met = Crowds(store, frozenset(documents))
    own = near.closure(documents, met.settled)
    beside = {other for one in own for other, likeness in near.of(one).items() if likeness >= ALSO}
    free = own | near.closure(beside - met.settled(beside), met.settled)
    crowds = tuple(met.met.values())
    if parting:
        near.learn(one for crowd in crowds for one in crowd.documents)
        crowds = met.parted(near.edges)
    held = {one for crowd in crowds for one in crowd.documents}
    every = free.union(*(crowd.core for crowd in crowds), (other for one in free for other in near.edges(one) if other in held))
    if parting:
        own |= held
    order = _published(store, every)
    before = {row.id: row for row in store.cases({case for cases in store.cases_of(own).values() for case in cases})}
    wanted: dict[str, tuple[set[str], set[str]]] = {}
    for made in _groups(store, near, free, every, crowds):
        theirs = own.isdisjoint(m.document for m in made.members if not m.also)
        members = [m for m in made.members if not theirs or m.document in own]
        if not members:
            continue
        with_it = [crowd for crowd in crowds if _holds(made, crowd)]
        case = _id(made, order, near, with_it)
        wanted[case] = {m.document for m in members}, {m.event for m in members if m.event is not None}
        for crowd in with_it:
            wanted[case][0].update(set(crowd.documents) - every)
            wanted[case][1].update(crowd.row.focal_events)
        for known in store.cases([case]) if theirs else ():  # a document of ours is on it too: the rest stays as it is
            wanted[case][0].update(set(known.documents) - own)
            wanted[case][1].update(known.focal_events)
    placed = {one for members, _ in wanted.values() for one in members}
    for gone in sorted(before.keys() - wanted.keys()):
        left = set(before[gone].documents) - own - placed
        homeless = any(len(cases) == 1 for cases in store.cases_of(left).values())
        store.set_members(gone, left if homeless else (), before[gone].focal_events)
    rows = {row.id: row for row in store.cases(wanted)}
    for case in sorted(wanted):
        row = rows.get(case)
        if row is None or (set(row.documents), set(row.focal_events)) != wanted[case]:
            store.set_members(case, *wanted[case])
    return tuple(sorted(case for case, (members, _) in wanted.items() if documents[0] in members))


def _groups(store: Store, near: Nearness, free: set[str], every: set[str], crowds: Iterable[Crowd]) -> list[Group]:
    """As the machine groups them, then as people said: joined whole, and a pinned document alone to where it was pinned."""
    alone = {one for one in free if near.pinned(one) is not None}
    pairs = {
        (min(one, other), max(one, other)): likeness
        for one in free - alone
        for other, likeness in near.of(one).items()
        if other in every - alone
    }
    pairs.update(held_together(crowds, every - alone))
    sketches = [msgspec.msgpack.decode(body, type=Sketch) for body in store.sketches(EVENT, every).values()]
    made = list(group(sketches, pairs))
    said = [(one, other) for one in sorted(free) for other in sorted(near.joined(one) & every)]
    said += [(one, place) for one in sorted(alone) if (place := near.pinned(one)) is not None]
    for one, other in said:
        first, second = (next((g for g in made if _mainly(g, end)), None) for end in (one, other))
        if first is None or second is None or first is second:
            continue
        if not any(near.apart(*pair) for a in first.members for b in second.members for pair in _asked(a.document, b.document, free)):
            made = [g for g in made if g is not first and g is not second]
            made.append(_one((first, second)))
    return made


def _asked(one: str, other: str, free: set[str]) -> Iterable[tuple[str, str]]:
    """A pair as it is asked for: by an end whose likenesses were read."""
    return [(one, other)] if one in free else [(other, one)] if other in free else []


def _holds(made: Group, crowd: Crowd) -> bool:
    """Whether a group has what stands for a crowd: its documents are held together, so that one group has all."""
    return any(_mainly(made, one) for one in crowd.core)


def _mainly(made: Group, document: str) -> bool:
    return any(m.document == document and not m.also for m in made.members)


def _one(groups: Sequence[Group]) -> Group:
    """Several groups as one; a document that is mainly in one of them is mainly in it."""
    members: dict[str, Member] = {}
    for member in sorted((m for g in groups for m in g.members), key=lambda m: (m.also, m.document)):
        members.setdefault(member.document, member)
    return Group(min(g.id for g in groups), tuple(sorted(members.values())))


def _id(made: Group, order: Order, near: Nearness, crowds: Iterable[Crowd]) -> str:
    """The id of the case of a group: of what was published first of that which is mainly about it, and was not pinned to it.

    A crowded case keeps its own.
    """
    known = [crowd for crowd in crowds if crowd.row.id]
    if known:
        return max(known, key=lambda crowd: (len(crowd.documents), crowd.row.id)).row.id
    mainly = [m for m in made.members if not m.also]
    own = [m for m in mainly if near.pinned(m.document) is None] or mainly
    founding = min(own, key=lambda m: order[m.document])
    return founded_case_id(founding.event or founding.document)


def _published(store: Store, documents: Iterable[str]) -> Order:
    """What was published first comes first, what has no date last."""
    rows = store.documents(documents)
    return {row.id: (row.published is None, row.published.isoformat() if row.published is not None else "", row.id) for row in rows}
