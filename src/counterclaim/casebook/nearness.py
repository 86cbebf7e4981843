"""How near documents are to those that they were compared with: as the machine thinks, and as people said.

A store comes in; likenesses of one document to others, and what people joined, kept apart or pinned, go out. Nothing is compared here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from counterclaim.link.events.cluster import FLOOR
from counterclaim.link.judged import links_of, standing
from counterclaim.model.labels import JudgementKind, LinkKind, Verdict
from counterclaim.model.link import MACHINE
from counterclaim.store.casebook import Store

APART = -1000.0
"""Likeness of what a person keeps apart: no average over a case outweighs it."""


@dataclass(frozen=True, slots=True)
class _Of:
    """What is known of one document: likenesses, what people joined it with and keep apart from it, where it was pinned."""

    alike: dict[str, float]
    joined: frozenset[str]
    apart: frozenset[str]
    pinned: str | None


@dataclass(slots=True)
class Nearness:
    """What a store knows of how near documents are; read once each."""

    store: Store
    _known: dict[str, _Of] = field(default_factory=dict)

    def closure(self, documents: Iterable[str]) -> set[str]:
        """All documents that likenesses of at least `FLOOR`, or people, connect with some."""
        reached: set[str] = set()
        edge = set(documents)
        while edge:
            reached |= edge
            edge = {other for one in edge for other in self._edges(one)} - reached
        return reached

    def of(self, document: str) -> dict[str, float]:
        """The likeness of a document to every other that it was compared with, `APART` where a person keeps them apart."""
        return self._read(document).alike

    def joined(self, document: str) -> frozenset[str]:
        """The documents that people said are on the same event."""
        return self._read(document).joined

    def apart(self, one: str, other: str) -> bool:
        """Whether people keep two documents apart."""
        return other in self._read(one).apart

    def pinned(self, document: str) -> str | None:
        """The document to whose case a person pinned this one."""
        return self._read(document).pinned

    def _edges(self, document: str) -> Iterable[str]:
        known = self._read(document)
        yield from (other for other, likeness in known.alike.items() if likeness >= FLOOR)
        yield from known.joined
        if known.pinned is not None:
            yield known.pinned

    def _read(self, document: str) -> _Of:
        if document not in self._known:
            self._known[document] = self._ask(document)
        return self._known[document]

    def _ask(self, document: str) -> _Of:
        links = self.store.links_of([document], LinkKind.SAME_EVENT)
        events = {event.id for event in self.store.record(document).events}
        decided = standing(self.store.judgements({document, *events}))
        said = [link for link in links_of(decided) if link.kind is LinkKind.SAME_EVENT]
        pins = [one for one in decided if one.kind is JudgementKind.PIN and one.other is not None]
        ends = {end for link in (*links, *said) for end in (link.left, link.right)} | {
            end for p in pins for end in (p.target, p.other or "")
        }
        of = self.store.documents_of(ends) | {id: id for id in self.store.has_documents(ends)}
        alike: dict[str, float] = {}
        joined: set[str] = set()
        apart: set[str] = set()
        for link in (*links, *said):
            here = {of.get(end) for end in (link.left, link.right)} - {None}
            other = next((one for one in here if one is not None and one != document), None)
            if other is None or document not in here:
                continue
            if link.by == MACHINE:
                alike.setdefault(other, link.score)
            elif link.verdict is Verdict.POSITIVE:
                joined.add(other)
            else:
                apart.add(other)
                alike[other] = APART
        pinned = next((of.get(p.other or "") for p in reversed(pins) if of.get(p.target) == document), None)
        joined |= {one for p in pins if of.get(p.other or "") == document and (one := of.get(p.target)) is not None} - {document}
        return _Of(alike, frozenset(joined), frozenset(apart), pinned if pinned != document else None)
