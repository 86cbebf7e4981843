"""Whose words a passage is: the claims of a dossier by the places where they stand, made once for all views of the event record.

A dossier and its ledger come in; the words that signal something, each with the claim that holds it, and rows ready to be shown go out.
It judges no claim, and a passage that no claim holds is nobody's.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from counterclaim.model.document import Document
from counterclaim.model.labels import SectionRole
from counterclaim.model.record import Dossier
from counterclaim.model.span import Span
from counterclaim.text.sentences import lines
from counterclaim.views.ledger import Entry, Ledger
from counterclaim.views.signals import Found, Signal, signals
from counterclaim.views.voices import Voices


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: the number of their document and of the paragraph (non-blank line) in which they begin."""

    document: int
    paragraph: int
    span: Span


@dataclass(frozen=True, slots=True)
class Cited:
    """Exact words and the claim that gives them; None where the text says so in passing."""

    place: Place
    entry: Entry | None

    @property
    def words(self) -> str:
        return self.place.span.exact


@dataclass(frozen=True, slots=True)
class Row:
    """A claim as a row of a view: who is heard, through whom (outermost last), and the words shown, in text order."""

    entry: Entry
    speaker: str
    carriers: tuple[str, ...]
    words: tuple[Span, ...]


class Passages:
    """The claims of a dossier by place."""

    def __init__(self, dossier: Dossier, ledger: Ledger) -> None:
        self.dossier = dossier
        self.ledger = ledger
        self.voices = Voices(dossier.actors, dossier.claims)
        self.entries = {entry.claim.id: entry for entry in ledger.entries}
        self.found: dict[str, Found] = {document.id: signals().find(document.text) for document in ledger.documents}
        self._numbers = {document.id: number for number, document in enumerate(ledger.documents, 1)}
        self._starts = {document.id: [start for start, _ in lines(document.text)] for document in ledger.documents}

    def row(self, entry: Entry, words: Iterable[Span] = ()) -> Row:
        """The row of a claim; without `words` its content is shown."""
        claim = entry.claim
        return Row(entry, self.voices.who(claim), self.voices.through(claim), tuple(words) or claim.content.spans)

    def place(self, span: Span) -> Place | None:
        """Where a span stands; None where its document is not of this dossier or its words do not stand there."""
        number = self._numbers.get(span.document)
        if number is None or self.ledger.documents[number - 1].text[span.start : span.end] != span.exact:
            return None
        return Place(number, bisect_right(self._starts[span.document], span.start), span)

    def cited(self, span: Span, claim: str | None = None) -> Cited | None:
        """The words with the claim of this id; None where they do not stand in the dossier."""
        place = self.place(span)
        return None if place is None else Cited(place, self.entries.get(claim or ""))

    def held(self, *kinds: str) -> Iterator[tuple[Signal, Document, Entry | None]]:
        """Signals of these kinds in what is read of each document, with the innermost claim in whose sentence or words each stands."""
        by_document: defaultdict[int, list[Entry]] = defaultdict(list)
        for entry in self.ledger.entries:
            by_document[entry.document].append(entry)
        for number, document in enumerate(self.ledger.documents, 1):
            yield from self._held(document, by_document[number], kinds)

    def _held(self, document: Document, entries: list[Entry], kinds: tuple[str, ...]) -> Iterator[tuple[Signal, Document, Entry | None]]:
        found = self.found[document.id]
        reaches = [(*_reach(found, entry), entry) for entry in entries]
        active: list[tuple[int, int, Entry]] = []
        at = 0
        for signal in found.of(*kinds):
            if not document.section_at(signal.start).role.is_read:
                continue
            active = [item for item in active if item[1] > signal.start]
            while at < len(reaches) and reaches[at][0] <= signal.start:
                active.append(reaches[at])
                at += 1
            holding = [item for item in active if item[1] >= signal.end]
            best = min(holding, key=lambda item: (*_nearness(item[2], signal), -item[2].number), default=None)
            yield signal, document, None if best is None else best[2]


def without_headlines(rows: list[Row]) -> tuple[Row, ...]:
    """The rows, less those of headlines beside which a row of the same document's body stands: a headline only sums up."""
    body = {row.entry.document for row in rows if row.entry.claim.section is SectionRole.BODY}
    return tuple(row for row in rows if row.entry.claim.section is not SectionRole.HEADLINE or row.entry.document not in body)


def inside(signal: Signal, spans: Iterable[Span]) -> Span | None:
    """The span in which the signal's words lie wholly."""
    return next((span for span in spans if span.start <= signal.start and signal.end <= span.end), None)


def _reach(found: Found, entry: Entry) -> tuple[int, int]:
    """From the start of the sentence in which a claim's words begin to the end of that in which they end."""
    spans = entry.claim.spans()
    end = max(span.end for span in spans)
    return found.begin(spans[0].start), max(
        end, found.stop(max(end - 2, spans[0].start))
    )  # its last two may be a stop and a quotation mark


def _nearness(entry: Entry, signal: Signal) -> tuple[int, int]:
    """The shortest of a claim's parts that holds the signal is nearest; then a claim around it; then one beside it in its sentence."""
    spans = entry.claim.spans()
    part = min((len(span) for span in spans if span.start <= signal.start and signal.end <= span.end), default=None)
    if part is not None:
        return 0, part
    start, end = spans[0].start, max(span.end for span in spans)
    around = start <= signal.start and signal.end <= end
    return 1 + (not around), end - start if around else max(start - signal.end, signal.start - end)
