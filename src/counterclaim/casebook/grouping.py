"""Which documents make a case: the component that a document touches is grouped anew, and nothing else.

A store and a document come in, the cases it belongs to go out; the same documents make the same cases in whatever order they came, but for
candidates that were never compared. What people joined or kept apart decides over what the machine thinks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from counterclaim.link.events.cluster import FLOOR, clusters
from counterclaim.link.judged import links_of
from counterclaim.model.ids import founded_case_id
from counterclaim.model.labels import LinkKind, Verdict
from counterclaim.model.link import Link
from counterclaim.store.casebook import Store

DECIDED = 1000.0
"""Likeness that a person's word stands for: no average over a case outweighs it."""


def regrouped(store: Store, *documents: str) -> tuple[str, ...]:
    """Group the components of some documents anew; the cases that the first now belongs to."""
    component, links = _component(store, [node for document in documents for node in _nodes(store, document)])
    of = store.documents_of(component) | {id: id for id in store.has_documents(component)}
    pairs = _pairs(links)
    made = clusters(sorted(component), pairs)
    before = set(store.cases_of({*of.values(), *documents}).values())
    wanted: dict[str, tuple[set[str], set[str]]] = {}
    order = _published(store, of.values())
    for cluster in made:
        founding = min(cluster, key=lambda event: (order[of[event]], event))
        wanted[founded_case_id(founding)] = ({of[node] for node in cluster}, {node for node in cluster if of[node] != node})
    for case in sorted({case for cases in before for case in cases} - wanted.keys()):
        store.set_members(case, ())
    titles = {row.id: row for row in store.cases(wanted)}
    for case in sorted(wanted):
        members, events = wanted[case]
        row = titles.get(case)
        if row is None or (set(row.documents), set(row.focal_events)) != (members, events):
            store.set_members(case, members, events)
    return tuple(sorted(case for case, (members, _) in wanted.items() if documents[0] in members))


def _nodes(store: Store, document: str) -> list[str]:
    """What stands for a document among the events: its focal ones, or itself where it has none."""
    return [event.id for event in store.record(document).events if event.focal] or [document]


def _component(store: Store, events: Iterable[str]) -> tuple[set[str], tuple[Link, ...]]:
    """All events that links connect with some, and the links among them."""
    seen: set[str] = set(events)
    found: dict[tuple[str, str, str], Link] = {}
    edge = set(seen)
    while edge:
        links = [*store.links(edge, LinkKind.SAME_EVENT), *links_of(store.judgements(edge))]
        found |= {(link.left, link.right, link.by): link for link in links if link.kind is LinkKind.SAME_EVENT}
        near = {end for link in links if link.kind is LinkKind.SAME_EVENT and _holds(link) for end in (link.left, link.right)}
        edge = near - seen
        seen |= edge
    return seen, tuple(link for link in found.values() if link.left in seen and link.right in seen)


def _holds(link: Link) -> bool:
    """Whether a link keeps a component together."""
    return link.verdict is not Verdict.NEGATIVE and link.score >= FLOOR


def _pairs(links: Iterable[Link]) -> dict[tuple[str, str], float]:
    """How alike events are: as the machine thinks, and beyond all averages where a person said so."""
    pairs: dict[tuple[str, str], float] = {}
    for link in sorted(links, key=lambda link: (link.by != "machine", link.left, link.right, link.by)):
        said = DECIDED if link.verdict is Verdict.POSITIVE else -DECIDED
        pairs[link.left, link.right] = link.score if link.by == "machine" else said
    return pairs


def _published(store: Store, documents: Iterable[str]) -> Mapping[str, tuple[bool, str, str]]:
    return {
        row.id: (row.published is None, row.published.isoformat() if row.published is not None else "", row.id)
        for row in store.documents(documents)
    }
