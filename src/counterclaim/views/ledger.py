"""Who says what: the claims of a dossier by speaker, numbered as they stand.

A dossier comes in; documents in the order of the inputs, claims numbered from 1 in reading order, and speakers with their claims go out.
It joins nobody: two speakers are one only where the dossier gives them one id.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from counterclaim.model.actor import Actor
from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.labels import Voice
from counterclaim.model.record import Dossier
from counterclaim.text.sentences import lines

NARRATOR = "The article itself"
"""Who is heard where the article asserts something and its outlet is not known."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim with its number, the number of its document, and that of the paragraph (non-blank line) in which its words begin."""

    number: int
    document: int
    paragraph: int
    claim: Claim


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody heard in one document: an actor, or, where a source was not resolved, only its words; the claims in reading order."""

    name: str
    actor: Actor | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One document: its speakers, those with the most claims first, then in order of appearance; and the claims for which nobody stands."""

    number: int
    document: Document
    speakers: tuple[Speaker, ...]
    unattributed: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """All claims in reading order, and the same by document and speaker; nobody is joined across documents.

    `documents` are in the order of the inputs.
    """

    entries: tuple[Entry, ...]
    chapters: tuple[Chapter, ...]
    documents: tuple[Document, ...]

    @property
    def speakers(self) -> int:
        """How many are heard, each document's counted for itself."""
        return sum(len(chapter.speakers) for chapter in self.chapters)

    @property
    def unattributed(self) -> int:
        """How many claims nobody stands for."""
        return sum(len(chapter.unattributed) for chapter in self.chapters)


def ledger(dossier: Dossier) -> Ledger:
    """Group the claims of a dossier by document and by who is heard."""
    documents = documents_in_order(dossier)
    entries = tuple(_entries(dossier, documents))
    actors = {actor.id: actor for actor in dossier.actors}
    by_document: dict[int, list[Entry]] = {}
    for entry in entries:
        by_document.setdefault(entry.document, []).append(entry)
    chapters = tuple(_chapter(number, document, by_document.get(number, []), actors) for number, document in enumerate(documents, 1))
    return Ledger(entries, chapters, documents)


def _chapter(number: int, document: Document, entries: list[Entry], actors: dict[str, Actor]) -> Chapter:
    groups: dict[str | None, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(_heard(entry.claim), []).append(entry)
    nobody = tuple(groups.pop(None, ()))
    speakers = [_speaker(group, actors) for group in groups.values()]
    speakers.sort(key=lambda speaker: (-len(speaker.entries), speaker.entries[0].number))
    return Chapter(number, document, tuple(speakers), nobody)


def documents_in_order(dossier: Dossier) -> tuple[Document, ...]:
    """The documents in the order in which the inputs first gave them."""
    by_id = {document.id: document for document in dossier.documents}
    named = dict.fromkeys(chain.from_iterable(item.documents for item in dossier.inputs))
    return tuple(by_id[key] for key in dict.fromkeys((*named, *by_id)) if key in by_id)


def _entries(dossier: Dossier, documents: tuple[Document, ...]) -> Iterator[Entry]:
    by_document: dict[str, list[Claim]] = {}
    for claim in dossier.claims:
        by_document.setdefault(claim.document, []).append(claim)
    number = 0
    for place, document in enumerate(documents, 1):
        starts = [start for start, _ in lines(document.text)]
        paragraph = 0
        for claim in sorted(by_document.get(document.id, ()), key=lambda c: (c.spans()[0], c.id)):
            number += 1
            while paragraph < len(starts) and starts[paragraph] <= claim.spans()[0].start:
                paragraph += 1
            yield Entry(number, place, paragraph, claim)


def _heard(claim: Claim) -> str | None:
    """Under whom a claim stands: the actor's id, else the source's words; None where nobody does."""
    if claim.speaker is None and claim.voice is Voice.NARRATOR:
        return NARRATOR
    if claim.speaker is not None or claim.source is None:
        return claim.speaker
    return " ".join(claim.source.text.casefold().split())


def _speaker(entries: list[Entry], actors: dict[str, Actor]) -> Speaker:
    claim = entries[0].claim
    actor = actors.get(claim.speaker or "")
    words = claim.source.text if claim.source is not None else claim.speaker or NARRATOR
    return Speaker(actor.name if actor is not None else words, actor, tuple(entries))
