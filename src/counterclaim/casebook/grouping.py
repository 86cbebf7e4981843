"""Which documents make a case: the component that a document touches is grouped anew, and nothing else.

A store and documents come in, the cases that the first belongs to go out; the same documents make the same cases in whatever order they
came, but for candidates that were never compared. What people joined or kept apart decides over what the machine thinks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec

from counterclaim.casebook import crowds
from counterclaim.casebook.cases import published_first
from counterclaim.casebook.crowds import Crowd, Crowds, held_together, parted
from counterclaim.casebook.nearness import Nearness
from counterclaim.link.events import Group, Member, Sketch, group
from counterclaim.link.events.groups import ALSO
from counterclaim.model.ids import founded_case_id
from counterclaim.store.casebook import Store

EVENT = "event"
"""The kind of keys and sketches that documents are found by and grouped by."""
Order = Mapping[str, tuple[bool, str, str]]


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to become of the documents that are grouped anew (`own`): the members and focal events that cases are to have."""

    own: frozenset[str]
    wanted: Mapping[str, tuple[set[str], set[str]]]

    @property
    def placed(self) -> set[str]:
        """The documents that have a case by this plan."""
        return {one for members, _ in self.wanted.values() for one in members}


def regrouped(store: Store, *documents: str, parting: bool = False) -> tuple[str, ...]:
    """Group the components of some documents anew; the cases that the first now belongs to.

    A crowded case is held together, unless with `parting` a person's word may have taken away what held it. No document is
    left without a case.
    """
    near = Nearness(store)
    met = Crowds(store, frozenset(documents))
    seeds = {*documents, *_mates(store, documents)}
    while True:
        plan = _planned(store, near, met, seeds, parting=parting)
        before = store.cases({case for cases in store.cases_of(plan.own).values() for case in cases})
        gone = {row.id: set(row.documents) - plan.own - plan.placed for row in before if row.id not in plan.wanted}
        left = {one for row in before for one in row.documents} - plan.own - plan.placed
        homeless = {one for one, cases in store.cases_of(left).items() if {row.id for row in before}.issuperset(cases)}
        lost = {one for one in homeless if not any(one in there for there in gone.values())}
        if not lost:
            break
        crowded = len(met.met)
        alone = lost - met.settled(lost)
        # What would lose its case is grouped too, a crowd that is met only now as the one that it is.
        seeds |= alone if alone or len(met.met) > crowded else lost
    for row in before:
        if row.id in gone:
            store.set_members(row.id, gone[row.id] if gone[row.id] & homeless else (), row.focal_events)
    rows = {row.id: row for row in store.cases(plan.wanted)}
    for case in sorted(plan.wanted):
        known = rows.get(case)
        if known is None or (set(known.documents), set(known.focal_events)) != plan.wanted[case]:
            store.set_members(case, *plan.wanted[case])
    return tuple(sorted(case for case, (members, _) in plan.wanted.items() if documents[0] in members))


def _mates(store: Store, documents: Sequence[str]) -> set[str]:
    """What stands in the cases of some documents and in no other, but for crowds: a reading anew may have taken away what joined them."""
    cases = {case for held in store.cases_of(documents).values() for case in held}
    inside = {one for row in store.cases(cases) if len(row.documents) <= crowds.CROWDED for one in row.documents}
    return {one for one, held in store.cases_of(inside).items() if cases.issuperset(held)}


def _planned(store: Store, near: Nearness, met: Crowds, seeds: set[str], *, parting: bool) -> _Plan:
    """Group the components of some documents, as they are and with what stands beside them."""
    own = near.closure(seeds, met.settled)
    beside = {other for one in own for other, likeness in near.of(one).items() if likeness >= ALSO}
    free = own | near.closure(beside - met.settled(beside), met.settled)
    met_now = tuple(replace(crowd, documents=tuple(one for one in crowd.documents if one not in free)) for crowd in met.met.values())
    if parting:
        near.learn(one for crowd in met_now for one in crowd.documents)
        met_now = parted(met_now, near.edges)
    held = {one for crowd in met_now for one in crowd.documents}
    crowded = held.union(*(crowd.row.documents for crowd in met_now))
    every = free.union(*(crowd.core for crowd in met_now), (other for one in free for other in _bearing(near, one) if other in crowded))
    if parting:
        own |= held
    made = _groups(store, near, free, every, met_now)
    return _Plan(frozenset(own), dict(_wanted(store, near, made, own, every, met_now)))


def _bearing(near: Nearness, document: str) -> Iterator[str]:
    """The documents that bear on where one stands: what connects with it, and what people keep apart from it."""
    yield from near.edges(document)
    yield from near.apart(document)


def _wanted(
    store: Store, near: Nearness, groups: Sequence[Group], own: set[str], every: set[str], met: Sequence[Crowd]
) -> Iterator[tuple[str, tuple[set[str], set[str]]]]:
    """The members and focal events of the case of each group that has a document of ours."""
    ids = _ids(store, near, groups, every, met)
    for made in groups:
        theirs = own.isdisjoint(m.document for m in made.members if not m.also)
        members = [m for m in made.members if not theirs or m.document in own]
        if not members:
            continue
        documents, events = {m.document for m in members}, {m.event for m in members if m.event is not None}
        for crowd in met:
            if _holds(made, crowd):
                documents |= _with(crowd, met) - every
                events |= set(crowd.row.focal_events)
        for known in store.cases([ids[made.id]]) if theirs else ():  # a document of ours is on it too: the rest stays as it is
            rest = set(known.documents) - own
            documents = {one for one in documents if not near.apart(one) & rest} | rest
            events |= set(known.focal_events)
        yield ids[made.id], (documents, events)


def _groups(store: Store, near: Nearness, free: set[str], every: set[str], met: Sequence[Crowd]) -> list[Group]:
    """As the machine groups them, then as people said: joined whole, and a pinned document alone to where it was pinned."""
    alone = {one for one in free if near.pinned(one) is not None}
    pairs = {
        (min(one, other), max(one, other)): likeness
        for one in free - alone
        for other, likeness in near.of(one).items()
        if other in every - alone
    }
    pairs.update(held_together(met, every - alone))
    sketches = [msgspec.msgpack.decode(body, type=Sketch) for body in store.sketches(EVENT, every).values()]
    made = list(group(sketches, pairs))
    said = [(one, other) for one in sorted(free) for other in sorted(near.joined(one) & every)]
    said += [(one, place) for one in sorted(alone) if (place := near.pinned(one)) is not None]
    for one, other in said:
        first, second = (next((g for g in made if _mainly(g, end)), None) for end in (one, other))
        if first is None or second is None or first is second:
            continue
        if not _kept_apart(near, *(_all(g, met) for g in (first, second))):
            made = [g for g in made if g is not first and g is not second]
            made.append(_one((first, second)))
    return made


def _all(made: Group, met: Sequence[Crowd]) -> set[str]:
    """The documents of a group, and of the crowds that it holds."""
    return {m.document for m in made.members}.union(*(_with(crowd, met) for crowd in met if _holds(made, crowd)))


def _with(crowd: Crowd, met: Iterable[Crowd]) -> set[str]:
    """The documents of a crowd, and what stands in its case and in others too."""
    if not crowd.row.id:
        return set(crowd.documents)
    return set(crowd.row.documents).difference(*(other.documents for other in met if other is not crowd))


def _kept_apart(near: Nearness, one: set[str], other: set[str]) -> bool:
    """Whether people keep a document of one apart from one of the other."""
    fewer, more = sorted((one, other), key=len)
    near.learn(fewer)
    return any(near.apart(end) & more for end in fewer)


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


def _ids(store: Store, near: Nearness, groups: Sequence[Group], every: set[str], met: Sequence[Crowd]) -> dict[str, str]:
    """The id of the case of each group, by the group's: of what was published first of that which is mainly about it, and not pinned to it.

    A crowded case keeps its own, unless that on which it was founded stands elsewhere now.
    """
    order = {row.id: published_first(row) for row in store.documents(every)}
    crowded: dict[str, str] = {}
    for made in groups:
        known = [crowd for crowd in met if crowd.row.id and _holds(made, crowd)]
        if known:
            crowded[made.id] = max(known, key=lambda crowd: (len(crowd.documents), crowd.row.id)).row.id
    found = {made.id: _founded(made, order, near) for made in groups if made.id not in crowded}
    for made in groups:
        if made.id in crowded:
            kept = crowded[made.id]
            found[made.id] = kept if kept not in found.values() else _founded(made, order, near)
    if len(set(found.values())) < len(found):  # two crowds, one founded on what stands in the other now
        return {made.id: _founded(made, order, near) for made in groups}
    return found


def _founded(made: Group, order: Order, near: Nearness) -> str:
    mainly = [m for m in made.members if not m.also]
    own = [m for m in mainly if near.pinned(m.document) is None] or mainly
    founding = min(own, key=lambda m: order[m.document])
    return founded_case_id(founding.event or founding.document)
