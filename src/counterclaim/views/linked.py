"""What was found to belong together across the documents of a case: copies, origins, and the events that were joined.

Ids that linking joined come in, the document a copy stands for and intervals of independent origins go out.
It links nothing itself: by default every document is its own, and that two documents rest on different origins is never assumed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from counterclaim.model.claim import Claim
from counterclaim.model.event import Event

Interval = tuple[int, int]
"""The fewest and the most independent origins: proven distinct, and possibly distinct."""


def unproven(origins: frozenset[str]) -> Interval:
    """The interval where nothing is known but the origins' ids: at least one, and no two of them proven distinct."""
    return min(1, len(origins)), len(origins)


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking found: `copies` from a document's id to that of the one it copies, `origins` from a claim's id to that of its origin.

    `interval` counts a set of ids of origins, `counted` claims, which knows more; `told` gives for a joined event the events, one or more a
    document, that it was made of. `tied` are pairs of origins that are not shown to be distinct, the lesser id first, sorted.
    """

    copies: Mapping[str, str] = field(default_factory=dict)
    origins: Mapping[str, str] = field(default_factory=dict)
    interval: Callable[[frozenset[str]], Interval] = unproven
    told: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    counted: Callable[[Iterable[Claim]], Interval] | None = None
    tied: tuple[tuple[str, str], ...] = ()

    def root(self, document: str) -> str:
        """The document that a copy, or a copy of a copy, stands for; of copies of each other the least id."""
        path = [document]
        while path[-1] in self.copies:
            onward = self.copies[path[-1]]
            if onward in path:
                return min(path[path.index(onward) :])
            path.append(onward)
        return path[-1]

    def origin(self, claim: Claim) -> str:
        """The id of that on which a claim's content rests: as linked, as the claim has it, else the document it was first printed in."""
        return self.origins.get(claim.id) or claim.origin or self.root(claim.document)

    def count(self, claims: Iterable[Claim]) -> Interval:
        """How many independent origins some claims rest on."""
        return self.interval(frozenset(map(self.origin, claims))) if self.counted is None else self.counted(claims)

    def events(self, event: Event) -> tuple[Event, ...]:
        """The events that a joined event was made of; itself where nothing was joined."""
        return self.told.get(event.id, (event,))
