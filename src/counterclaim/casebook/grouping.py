"""Which documents make a case: the component that a document touches is grouped anew, and nothing else.

A store and documents come in, the cases that the first belongs to go out; the same documents make the same cases in whatever order they
came, but for candidates that were never compared. What people joined or kept apart decides over what the machine thinks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import msgspec

from counterclaim.link.events import Group, Sketch, group
from counterclaim.link.events.cluster import FLOOR
from counterclaim.link.events.groups import ALSO
from counterclaim.link.judged import links_of
from counterclaim.model.ids import founded_case_id
from counterclaim.model.labels import LinkKind, Verdict
from counterclaim.model.link import MACHINE
from counterclaim.store.casebook import Store

EVENT = "event"
"""The kind of keys and sketches that documents are found by and grouped by."""
DECIDED = 1000.0
"""Likeness that a person's word stands for: no average over a case outweighs it."""


def regrouped(store: Store, *documents: str) -> tuple[str, ...]:
    """Group the components of some documents anew; the cases that the first now belongs to."""
    near = _Near(store)
    own = near.closure(documents)
    beside = near.closure(other for one in own for other, likeness in near.of(one).items() if likeness >= ALSO)
    every = own | beside
    pairs = {(one, other): likeness for one in every for other, likeness in near.of(one).items() if one < other and other in every}
    sketches = [msgspec.msgpack.decode(body, type=Sketch) for body in store.sketches(EVENT, every).values()]
    order = _published(store, every)
    before = {row.id: row for row in store.cases({case for cases in store.cases_of(own).values() for case in cases})}
    wanted: dict[str, tuple[set[str], set[str]]] = {}
    for made in group(sketches, pairs):
        members = [m for m in made.members if made.id in own or m.document in own]
        if made.id not in own and not members:
            continue
        case = _id(made, order)
        wanted[case] = {m.document for m in members}, {m.event for m in members if m.event is not None}
        if made.id not in own:  # the case of others, which a document of ours is on too: theirs stays as it is
            for row in store.cases([case]):
                wanted[case][0].update(set(row.documents) - own)
                wanted[case][1].update(row.focal_events)
    for gone in sorted(before.keys() - wanted.keys()):
        left = set(before[gone].documents) - own
        homeless = any(len(cases) == 1 for cases in store.cases_of(left).values())
        store.set_members(gone, left if homeless else (), before[gone].focal_events)
    for case in sorted(wanted):
        store.set_members(case, *wanted[case])
    return tuple(sorted(case for case, (members, _) in wanted.items() if documents[0] in members))


def _id(made: Group, order: Mapping[str, tuple[bool, str, str]]) -> str:
    """The id of the case of a group: of what was published first of that which is mainly about it."""
    founding = min((m for m in made.members if not m.also), key=lambda m: order[m.document])
    return founded_case_id(founding.event or founding.document)


def _published(store: Store, documents: Iterable[str]) -> dict[str, tuple[bool, str, str]]:
    """What was published first comes first, what has no date last."""
    rows = store.documents(documents)
    return {row.id: (row.published is None, row.published.isoformat() if row.published is not None else "", row.id) for row in rows}


@dataclass(slots=True)
class _Near:
    """How alike documents are to those that they were compared with, by the machine or by people."""

    store: Store
    known: dict[str, dict[str, float]] = field(default_factory=dict)

    def closure(self, documents: Iterable[str]) -> set[str]:
        """All documents that likenesses of at least `FLOOR` connect with some."""
        reached: set[str] = set()
        edge = set(documents)
        while edge:
            reached |= edge
            edge = {other for one in edge for other, likeness in self.of(one).items() if likeness >= FLOOR} - reached
        return reached

    def of(self, document: str) -> dict[str, float]:
        """The likeness of a document to every other that it was compared with; a person's word over the machine's."""
        if document not in self.known:
            self.known[document] = self._read(document)
        return self.known[document]

    def _read(self, document: str) -> dict[str, float]:
        links = self.store.links_of([document], LinkKind.SAME_EVENT)
        ids = {document, *(event.id for event in self.store.record(document).events)}
        said = [link for link in links_of(self.store.judgements(ids)) if link.kind is LinkKind.SAME_EVENT]
        ends = {end for link in (*links, *said) for end in (link.left, link.right)}
        of = self.store.documents_of(ends) | {id: id for id in self.store.has_documents(ends)}
        found: dict[str, float] = {}
        for link in sorted((*links, *said), key=lambda link: (link.by != MACHINE, link.left, link.right)):
            for one, other in ((link.left, link.right), (link.right, link.left)):
                if of.get(one) == document and other in of and of[other] != document:
                    decided = DECIDED if link.verdict is Verdict.POSITIVE else -DECIDED
                    found[of[other]] = link.score if link.by == MACHINE else decided
        return found
