"""Crowded cases: of more documents than a new one is compared with. The first that came stand for all, and the rest go where they go.

A store and documents come in, the crowded cases that these belong to go out. So that one more document costs no more in a case of a
thousand, a crowded case is held together as it is; only a person's word takes it apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from counterclaim.link.chains import joined
from counterclaim.store.casebook import Store
from counterclaim.store.values import CaseRow

CROWDED = 120
"""Documents of a case up to which every new one is compared with all of them, and all of them are grouped anew with it."""
CORE = 60
"""Documents of a crowded case that stand for all of it."""
HELD = 2.0
"""Likeness of what a crowd holds together: more than any two documents can have, so that a crowd is one before anything joins it."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """A crowded case, its documents that belong to no other in the order in which they came, and how many of these stand for all."""

    row: CaseRow
    documents: tuple[str, ...]

    @property
    def core(self) -> tuple[str, ...]:
        """The documents that stand for all."""
        return self.documents[:CORE]


@dataclass(slots=True)
class Crowds:
    """The crowded cases that were met so far, by id; documents that are grouped `anew` are free of theirs."""

    store: Store
    anew: frozenset[str]
    met: dict[str, Crowd] = field(default_factory=dict)

    def settled(self, documents: Iterable[str]) -> set[str]:
        """Those of some documents that belong to a crowded case and to no other: they stay there."""
        cases = {one: held[0] for one, held in self.store.cases_of(documents).items() if len(held) == 1 and one not in self.anew}
        self._meet({case for case in cases.values() if case not in self.met})
        return {one for one, case in cases.items() if case in self.met}

    def _meet(self, cases: set[str]) -> None:
        for row in self.store.cases(cases):
            if len(row.documents) > CROWDED:
                alone = {one for one, held in self.store.cases_of(row.documents).items() if len(held) == 1} - self.anew
                self.met[row.id] = Crowd(row, tuple(one for one in self.store.in_order(row.documents) if one in alone))


def parted(met: Iterable[Crowd], near: Callable[[str], Iterable[str]]) -> tuple[Crowd, ...]:
    """Crowds as `near` still connects their documents: what a person took apart again parts, the largest keeps the case."""
    made: list[Crowd] = []
    for crowd in sorted(met, key=lambda crowd: crowd.row.id):
        inside = set(crowd.documents)
        of = joined([(one, other) for one in crowd.documents for other in (one, *near(one)) if other in inside])
        parts: dict[str, list[str]] = {}
        for one in crowd.documents:
            parts.setdefault(of[one], []).append(one)
        ordered = sorted(parts.values(), key=lambda part: (-len(part), part[0]))
        made += [replace(crowd, documents=tuple(part)) for part in ordered[:1]]
        made += [Crowd(replace(crowd.row, id="", focal_events=()), tuple(part)) for part in ordered[1:]]
    return tuple(made)


def held_together(crowds: Iterable[Crowd], nodes: set[str]) -> Mapping[tuple[str, str], float]:
    """Pairs that hold the documents of each crowd together where they are grouped."""
    pairs: dict[tuple[str, str], float] = {}
    for crowd in crowds:
        here = sorted(nodes.intersection(crowd.documents))
        pairs.update(((one, other), HELD) for place, one in enumerate(here) for other in here[place + 1 :])
    return pairs
