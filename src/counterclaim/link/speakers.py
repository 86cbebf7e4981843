"""Who speaks, across documents: which named actors are one, and which are not shown to be two.

Records and links between their actors come in; a key for each named actor, and the keys that are tied to another, go out.
It never joins described sources, and of two names alone that one may be part of the other it only says that nobody proved them distinct.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain, combinations, pairwise

from counterclaim.link.chains import joined
from counterclaim.model.actor import Actor
from counterclaim.model.labels import ActorKind, LinkKind, Verdict
from counterclaim.model.link import Link
from counterclaim.model.record import DocumentRecord
from counterclaim.text.shingles import words

NAMED = frozenset({ActorKind.PERSON, ActorKind.ORGANISATION, ActorKind.STATE, ActorKind.GROUP})


_DETERMINERS = "a an another one two three several some her his its their our my your this that these those"
UNNAMED = frozenset(_DETERMINERS.split())
"""First words of what is no name, whatever kind of actor it is taken for: 'an armed offshoot', 'her office'."""


def is_named(actor: Actor) -> bool:
    """Whether an actor has a name by which it is known in other documents too."""
    found = words(actor.name)
    return actor.kind in NAMED and bool(found) and found[0].text not in UNNAMED


def folded(name: str) -> str:
    """A name without case, article, marks and possessive: 'The Interior Ministry's' is 'interior ministry'."""
    found = [word.text.removesuffix("'s") for word in words(name)]
    return " ".join(found[1:] if len(found) > 1 and found[0] == "the" else found)


class Speakers:
    """The named actors of some records, joined by name and by sure links; what is linked as two stays two, whatever it is called."""

    def __init__(self, records: Iterable[DocumentRecord], links: Iterable[Link]) -> None:
        self.actors: dict[str, Actor] = {actor.id: actor for record in records for actor in record.actors}
        same = [link for link in links if link.kind is LinkKind.SAME_ACTOR]
        apart = {side for link in same if link.verdict is Verdict.NEGATIVE for side in (link.left, link.right)}
        named = sorted(actor.id for actor in self.actors.values() if is_named(actor))
        by_name = [("" if id in apart else folded(self.actors[id].name), id) for id in named]
        alike = [(a, b) for (name, a), (other, b) in pairwise(sorted(by_name)) if name and name == other]
        sure = [(link.left, link.right) for link in same if link.verdict is Verdict.POSITIVE]
        known = set(named)
        least = joined([(a, b) for a, b in chain(alike, sure) if a in known and b in known])
        self.keys = {id: least.get(id, id) for id in named}
        self.doubts = {self._pair(link) for link in same if link.verdict is Verdict.UNSURE and known.issuperset((link.left, link.right))}

    def tied(self) -> set[tuple[str, str]]:
        """Pairs of keys, the lesser first, that are not shown to be distinct: a shared or common body, a spokesman and whom he speaks for,
        a name that is part of the other, a doubtful link."""
        of_body: defaultdict[str, set[str]] = defaultdict(set)
        of_word: defaultdict[str, set[str]] = defaultdict(set)
        names: defaultdict[str, set[frozenset[str]]] = defaultdict(set)
        for id, key in self.keys.items():
            of_body[key].add(key)
            for relation in self.actors[id].relations:
                of_body[self.keys.get(relation.actor, relation.actor)].add(key)
            name = frozenset(folded(self.actors[id].name).split())
            names[key].add(name)
            for word in name:
                of_word[word].add(key)
        found = {pair for held in of_body.values() for pair in combinations(sorted(held), 2)} | self.doubts
        for a, b in {pair for held in of_word.values() for pair in combinations(sorted(held), 2)}:
            if any(one <= other or other <= one for one in names[a] for other in names[b]):
                found.add((a, b))
        return {(a, b) for a, b in found if a != b}

    def _pair(self, link: Link) -> tuple[str, str]:
        a, b = sorted((self.keys[link.left], self.keys[link.right]))
        return a, b
