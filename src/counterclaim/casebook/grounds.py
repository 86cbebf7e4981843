"""Why the documents of a case stand together: the surest link of each to another of them, and what it copies or supersedes.

A store and a case come in, links with their reasons go out, in the order in which the documents were published. Nothing is compared anew.
"""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.casebook.cases import published_first
from counterclaim.model.labels import LinkKind
from counterclaim.model.link import Link
from counterclaim.store.casebook import Store
from counterclaim.store.values import CaseRow, DocumentRow


@dataclass(frozen=True, slots=True)
class Ground:
    """A document of a case, and the links that hold it there with the document at their other end; none where it is alone."""

    document: DocumentRow
    links: tuple[tuple[Link, DocumentRow], ...]


def grounds(store: Store, row: CaseRow) -> tuple[Ground, ...]:
    """The documents of a case, each with what joins it to others."""
    documents = {document.id: document for document in store.documents(row.documents)}
    links = store.links_of(documents)
    ends = {end for link in links for end in (link.left, link.right)}
    of = store.documents_of(ends) | {id: id for id in store.has_documents(ends)}
    held: dict[str, list[tuple[Link, DocumentRow]]] = {id: [] for id in documents}
    for link in links:
        one, other = of.get(link.left), of.get(link.right)
        if one in documents and other in documents and one != other:
            assert one is not None
            assert other is not None
            held[one].append((link, documents[other]))
            if link.kind is LinkKind.SAME_EVENT:
                held[other].append((link, documents[one]))
    return tuple(Ground(document, tuple(_told(held[document.id]))) for document in sorted(documents.values(), key=published_first))


def _told(links: list[tuple[Link, DocumentRow]]) -> list[tuple[Link, DocumentRow]]:
    """Copies and later versions, then the surest link to a document on the same event."""
    taken = [one for one in links if one[0].kind is not LinkKind.SAME_EVENT]
    events = sorted((one for one in links if one[0].kind is LinkKind.SAME_EVENT), key=lambda one: (-one[0].score, one[1].id))
    return [*sorted(taken, key=lambda one: (-one[0].score, one[1].id)), *events[:1]]
