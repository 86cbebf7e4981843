"""Where in other documents a claim stands too: in the origin of a copy, or in the article of the outlet it cites.

Records, the links between them and their speakers come in; for a claim the claim of the other document goes out, or that document alone.
It compares words, never labels: two readings of one sentence may differ in everything else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from counterclaim.link.contents import Told, likeness, told
from counterclaim.link.copies import Part, parts
from counterclaim.link.lineage import lineage
from counterclaim.link.speakers import UNNAMED, folded
from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.link import Link
from counterclaim.model.record import DocumentRecord
from counterclaim.model.span import Span

COUNTERPART = 0.6
"""Share of the shorter content's words that both claims of one sentence have: a reading may end a content early, or a copy cut it."""
NEAREST = 8
"""Origins of one copy that are looked at, the likeliest first: of a hundred copies of one story each is linked to all others, and
a paragraph that is in none of the first few is hardly in any."""


class Passages:
    """The claims of some records, and what each document copied from which."""

    def __init__(self, records: Iterable[DocumentRecord], links: Iterable[Link]) -> None:
        self.records = {record.document.id: record for record in sorted(records, key=lambda record: record.document.id)}
        self.claims = {claim.id: claim for record in self.records.values() for claim in record.claims}
        self._names = {actor.id: actor.name for record in self.records.values() for actor in record.actors}
        self._copied: dict[str, tuple[str, Claim | None] | None] = {}
        self._told: dict[str, Told] = {}
        self._parts: dict[tuple[str, str], tuple[Part, ...]] = {}
        sides = self.records.keys()
        self._sources = lineage(link for link in links if link.left in sides and link.right in sides)

    @cached_property
    def by_outlet(self) -> dict[str, list[str]]:
        """The documents of each outlet, by its folded name."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for id, record in self.records.items():
            if record.document.outlet:
                found[folded(record.document.outlet)].append(id)
        return dict(found)

    def document(self, claim: Claim) -> Document:
        """The document in which a claim stands."""
        return self.records[claim.document].document

    def told(self, claim: Claim) -> Told:
        """What a claim's content says."""
        if claim.id not in self._told:
            self._told[claim.id] = told(claim, self.document(claim))
        return self._told[claim.id]

    def copied(self, claim: Claim) -> tuple[str, Claim | None] | None:
        """The document from which the claim's paragraph was copied, and the claim there, None where none was read.

        None for a paragraph of the copy's own, and where the copy has somebody else say it.
        """
        if claim.id not in self._copied:
            self._copied[claim.id] = self._found(claim)
        return self._copied[claim.id]

    def repeats(self, claim: Claim) -> bool:
        """Whether a claim was copied from a document in which it was read too."""
        copied = self.copied(claim)
        return copied is not None and copied[1] is not None

    def _found(self, claim: Claim) -> tuple[str, Claim | None] | None:
        anchor, found = claim.spans()[0], None
        for origin in self._sources.get(claim.document, ())[:NEAREST]:
            part = next(
                (part for part in self._copied_parts(claim.document, origin) if part.span.start <= anchor.start < part.span.end), None
            )
            if part is None or part.origin is None:
                continue
            other = self.counterpart(claim, [origin], part.origin)
            if other is not None and self._agree(claim, other):
                return origin, other
            if other is None:
                found = found or (origin, None)
        return found

    def counterpart(self, claim: Claim, documents: Iterable[str], within: Span | None = None) -> Claim | None:
        """The claim of these documents that says most nearly the same; `within` a paragraph first where several do."""
        best = max(
            (
                (self._nearness(claim, other, within), other)
                for id in documents
                for other in self.records[id].claims
                if other.id != claim.id
            ),
            key=lambda one: (one[0], one[1].id),
            default=None,
        )
        return best[1] if best is not None and best[0][2] >= COUNTERPART else None

    def _agree(self, claim: Claim, other: Claim) -> bool:
        """Whether two claims may have one source: a word of its name or description is in both, or one of them names none."""
        ours, theirs = self._source(claim), self._source(other)
        return bool(ours & theirs) or not ours or not theirs

    def _nearness(self, claim: Claim, other: Claim, within: Span | None) -> tuple[bool, float, float]:
        like = likeness(self.told(claim), self.told(other))
        here = within is not None and any(span.overlaps(within) for span in other.spans())
        ours, theirs = self._source(claim), self._source(other)
        same = len(ours & theirs) / max(min(len(ours), len(theirs)), 1) if ours or theirs else float(claim.voice is other.voice)
        return here and like >= COUNTERPART, same if like >= COUNTERPART else 0.0, like

    def _source(self, claim: Claim) -> frozenset[str]:
        """The words of a source and of the name it goes by; none where the words are a pronoun that was not resolved."""
        if claim.source is None or claim.speaker is None:
            return frozenset()
        name = self._names.get(claim.speaker, "")
        return frozenset(folded(f"{claim.source.text} {name}").split()) - UNNAMED

    def _copied_parts(self, copy: str, origin: str) -> tuple[Part, ...]:
        if (copy, origin) not in self._parts:
            self._parts[copy, origin] = parts(self.records[copy].document, self.records[origin].document)
        return self._parts[copy, origin]
