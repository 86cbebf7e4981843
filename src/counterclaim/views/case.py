"""A case of several documents as a whole: its views made together once for all exports.

A dossier and what was linked come in; figures over time, positions, responsibility, contradictions and documents with their copies go out.
It shows nothing that a single document's views would not, but that several say so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from counterclaim.model.document import Document
from counterclaim.model.record import Dossier
from counterclaim.views.accounts import accounts
from counterclaim.views.contradictions import Contradiction, ordered
from counterclaim.views.differing import numbers, places, times
from counterclaim.views.folded import folded
from counterclaim.views.ledger import Ledger, ledger
from counterclaim.views.linked import Interval, Linked
from counterclaim.views.passages import Passages
from counterclaim.views.points import Group
from counterclaim.views.positions import Positions, positions
from counterclaim.views.responsibility import Blame, Line, blame
from counterclaim.views.retractions import Retraction, retractions
from counterclaim.views.series import series


@dataclass(frozen=True, slots=True)
class Folded:
    """A document with the numbers of its copies; documents are numbered from 1 in the order of the inputs."""

    number: int
    document: Document
    copies: tuple[tuple[int, Document], ...] = ()


@dataclass(frozen=True, slots=True)
class CaseView:
    """Every view of a case over all its documents."""

    dossier: Dossier
    ledger: Ledger
    passages: Passages
    linked: Linked
    documents: tuple[Folded, ...]
    figures: tuple[Group, ...]
    held: Blame
    positions: tuple[Positions, ...]
    retractions: tuple[Retraction, ...]
    contradictions: tuple[Contradiction, ...]

    @property
    def origins(self) -> Interval:
        """How many independent origins the claims of the case rest on."""
        return self.linked.count(entry.claim for entry in self.ledger.entries)

    def count(self, lines: Iterable[Line]) -> Interval:
        """How many independent origins some lines of the ledger of responsibility rest on; those of other events count for none."""
        return self.linked.count(line.entry.claim for line in lines if line.other is None)

    def unfolded(self, lines: Iterable[Line]) -> tuple[tuple[Line, int], ...]:
        """Lines of the ledger of responsibility, those of copies counted with the line that they repeat."""
        shown: dict[tuple[str, str, str, object], list[Line]] = {}
        for line in sorted(lines, key=lambda line: (line.entry.claim.document in self.linked.copies, line.entry.number)):
            claim = line.entry.claim
            root = self.linked.root(claim.document)
            alone = "" if root != claim.document or claim.document in self.linked.copies.values() else claim.id
            shown.setdefault((root, line.speaker.casefold(), alone, line.row.role), []).append(line)
        return tuple((found[0], len(found) - 1) for found in sorted(shown.values(), key=lambda found: found[0].entry.number))


def case_view(dossier: Dossier, linked: Linked | None = None) -> CaseView:
    """The views of a case; without `linked` every document is its own origin and no two are proven distinct."""
    linked = linked or Linked()
    whole = folded(dossier, linked)
    view = ledger(whole)
    passages = Passages(whole, view)
    figures = series(passages, linked)
    found = [*accounts(passages, linked), *numbers(figures), *places(passages, linked), *times(passages, linked)]
    return CaseView(
        dossier=whole,
        ledger=view,
        passages=passages,
        linked=linked,
        documents=_documents(view, linked),
        figures=figures,
        held=blame(whole, view, spokesmen=True),
        positions=positions(whole, view, linked),
        retractions=retractions(passages, linked),
        contradictions=ordered(found),
    )


def _documents(view: Ledger, linked: Linked) -> tuple[Folded, ...]:
    """The documents, each copy under what it copies where that is in the case."""
    numbered = list(enumerate(view.documents, 1))
    known = {document.id for document in view.documents}
    copies: dict[str, list[tuple[int, Document]]] = {}
    for number, document in numbered:
        root = linked.root(document.id)
        if root != document.id and root in known:
            copies.setdefault(root, []).append((number, document))
    under = {document.id for found in copies.values() for _, document in found}
    return tuple(Folded(n, document, tuple(copies.get(document.id, ()))) for n, document in numbered if document.id not in under)
