"""How near documents are to those that they were compared with: as the machine thinks, and as people said.

A store comes in; likenesses of one document to others, and what people joined, kept apart or pinned, go out. Nothing is compared here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from counterclaim.link.events.cluster import FLOOR
from counterclaim.link.judged import links_of, standing
from counterclaim.model.judgement import Judgement
from counterclaim.model.labels import JudgementKind, LinkKind, Verdict
from counterclaim.model.link import MACHINE
from counterclaim.store.casebook import Store
from counterclaim.store.values import DocumentPair

APART = -1000.0
"""Likeness of what a person keeps apart: no average over a case outweighs it."""


@dataclass(slots=True)
class _Of:
    """What is known of one document: likenesses, what people joined it with and keep apart from it, where it was pinned."""

    alike: dict[str, float] = field(default_factory=dict)
    joined: set[str] = field(default_factory=set)
    apart: set[str] = field(default_factory=set)
    pinned: str | None = None


@dataclass(slots=True)
class Nearness:
    """What a store knows of how near documents are; read once each, those that are met together in one go."""

    store: Store
    _known: dict[str, _Of] = field(default_factory=dict)

    def closure(self, documents: Iterable[str], settled: Callable[[set[str]], set[str]]) -> set[str]:
        """All documents that likenesses of at least `FLOOR`, or people, connect with some; none beyond those that are `settled`."""
        reached: set[str] = set()
        edge = set(documents)
        while edge:
            self.learn(edge)
            reached |= edge
            edge = {other for one in edge for other in self.edges(one)} - reached
            edge -= settled(edge)
        return reached

    def of(self, document: str) -> dict[str, float]:
        """The likeness of a document to every other that it was compared with, `APART` where a person keeps them apart."""
        return self._of(document).alike

    def joined(self, document: str) -> set[str]:
        """The documents that people said are on the same event."""
        return self._of(document).joined

    def apart(self, document: str) -> set[str]:
        """The documents that people keep apart from this one."""
        return self._of(document).apart

    def pinned(self, document: str) -> str | None:
        """The document to whose case a person pinned this one."""
        return self._of(document).pinned

    def edges(self, document: str) -> Iterator[str]:
        """The documents that a likeness of at least `FLOOR`, or a person, connects with this one."""
        known = self._of(document)
        yield from (other for other, likeness in known.alike.items() if likeness >= FLOOR)
        yield from known.joined
        if known.pinned is not None:
            yield known.pinned

    def _of(self, document: str) -> _Of:
        self.learn([document])
        return self._known[document]

    def learn(self, documents: Iterable[str]) -> None:
        """Read what is known of some documents, all in one go."""
        fresh = {document: _Of() for document in documents if document not in self._known}
        if not fresh:
            return
        decided = standing(self.store.judgements_in(fresh))
        said = [link for link in links_of(decided) if link.kind is LinkKind.SAME_EVENT]
        pins = self._last_pins(one.target for one in decided if one.kind is JudgementKind.PIN)
        ends = {end for link in said for end in (link.left, link.right)} | {end for p in pins for end in (p.target, p.other or "")}
        of = self.store.documents_of(ends) | {id: id for id in self.store.has_documents(ends)}
        people = [DocumentPair(of.get(link.left, ""), of.get(link.right, ""), link.verdict, link.score, link.by) for link in said]
        for pair in (*self.store.document_pairs(fresh, LinkKind.SAME_EVENT), *people):
            for end, other in ((pair.left, pair.right), (pair.right, pair.left)):
                if end in fresh and other and end != other:
                    _note(fresh[end], other, pair)
        for pin in pins:
            one, place = of.get(pin.target), of.get(pin.other or "")
            if one in fresh:
                fresh[one].pinned = place if place != one else None
            if place in fresh and one is not None and one != place:
                fresh[place].joined.add(one)
        self._known |= fresh

    def _last_pins(self, targets: Iterable[str]) -> list[Judgement]:
        """Where some things were pinned last: whoever pins anew takes it from where it was pinned before."""
        wanted = set(targets)
        said = standing(self.store.judgements(wanted)) if wanted else []
        last = {one.target: one for one in said if one.kind is JudgementKind.PIN and one.other is not None and one.target in wanted}
        return [last[target] for target in sorted(last)]


def _note(known: _Of, other: str, pair: DocumentPair) -> None:
    if pair.by == MACHINE:
        known.alike.setdefault(other, pair.score)
    elif pair.verdict is Verdict.POSITIVE:
        known.joined.add(other)
    else:
        known.apart.add(other)
        known.alike[other] = APART
