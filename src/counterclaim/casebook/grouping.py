"""Which documents make a case: the component that a document touches is grouped anew, and nothing else.

A store and documents come in, the cases that the first belongs to go out; the same documents make the same cases in whatever order they
came, but for candidates that were never compared. What people joined or kept apart decides over what the machine thinks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from counterclaim.casebook.nearness import Nearness
from counterclaim.link.events import Group, Member, Sketch, group
from counterclaim.link.events.groups import ALSO
from counterclaim.model.ids import founded_case_id
from counterclaim.store.casebook import Store

EVENT = "event"
"""The kind of keys and sketches that documents are found by and grouped by."""
Order = Mapping[str, tuple[bool, str, str]]


def regrouped(store: Store, *documents: str) -> tuple[str, ...]:
    """Group the components of some documents anew; the cases that the first now belongs to."""
    near = Nearness(store)
    own = near.closure(documents)
    every = own | near.closure(other for one in own for other, likeness in near.of(one).items() if likeness >= ALSO)
    order = _published(store, every)
    before = {row.id: row for row in store.cases({case for cases in store.cases_of(own).values() for case in cases})}
    wanted: dict[str, tuple[set[str], set[str]]] = {}
    for made in _groups(store, near, every):
        theirs = own.isdisjoint(m.document for m in made.members if not m.also)
        members = [m for m in made.members if not theirs or m.document in own]
        if members:
            case = _id(made, order, near)
            wanted[case] = {m.document for m in members}, {m.event for m in members if m.event is not None}
            for held in store.cases([case]) if theirs else ():  # a document of ours is on it too: the rest stays as it is
                wanted[case][0].update(set(held.documents) - own)
                wanted[case][1].update(held.focal_events)
    for gone in sorted(before.keys() - wanted.keys()):
        left = set(before[gone].documents) - own
        homeless = any(len(cases) == 1 for cases in store.cases_of(left).values())
        store.set_members(gone, left if homeless else (), before[gone].focal_events)
    rows = {row.id: row for row in store.cases(wanted)}
    for case in sorted(wanted):
        row = rows.get(case)
        if row is None or (set(row.documents), set(row.focal_events)) != wanted[case]:
            store.set_members(case, *wanted[case])
    return tuple(sorted(case for case, (members, _) in wanted.items() if documents[0] in members))


def _groups(store: Store, near: Nearness, documents: Iterable[str]) -> list[Group]:
    """As the machine groups them, then as people said: joined whole, and a pinned document alone to where it was pinned."""
    every = set(documents)
    alone = {one for one in every if near.pinned(one) is not None}
    pairs = {
        (one, other): likeness
        for one in every - alone
        for other, likeness in near.of(one).items()
        if one < other and other in every - alone
    }
    sketches = [msgspec.msgpack.decode(body, type=Sketch) for body in store.sketches(EVENT, every).values()]
    made = list(group(sketches, pairs))
    said = [(one, other) for one in sorted(every) for other in sorted(near.joined(one) & every)]
    said += [(one, place) for one in sorted(alone) if (place := near.pinned(one)) is not None]
    for one, other in said:
        first, second = (next((g for g in made if _mainly(g, end)), None) for end in (one, other))
        if first is None or second is None or first is second:
            continue
        if not any(near.apart(a.document, b.document) for a in first.members for b in second.members):
            made = [g for g in made if g is not first and g is not second]
            made.append(_one((first, second)))
    return made


def _mainly(made: Group, document: str) -> bool:
    return any(m.document == document and not m.also for m in made.members)


def _one(groups: Sequence[Group]) -> Group:
    """Several groups as one; a document that is mainly in one of them is mainly in it."""
    members: dict[str, Member] = {}
    for member in sorted((m for g in groups for m in g.members), key=lambda m: (m.also, m.document)):
        members.setdefault(member.document, member)
    return Group(min(g.id for g in groups), tuple(sorted(members.values())))


def _id(made: Group, order: Order, near: Nearness) -> str:
    """The id of the case of a group: of what was published first of that which is mainly about it, and was not pinned to it."""
    mainly = [m for m in made.members if not m.also]
    own = [m for m in mainly if near.pinned(m.document) is None] or mainly
    founding = min(own, key=lambda m: order[m.document])
    return founded_case_id(founding.event or founding.document)


def _published(store: Store, documents: Iterable[str]) -> Order:
    """What was published first comes first, what has no date last."""
    rows = store.documents(documents)
    return {row.id: (row.published is None, row.published.isoformat() if row.published is not None else "", row.id) for row in rows}
