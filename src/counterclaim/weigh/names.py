"""Who is who for the weighing: actors by the name that the text gives them, as the ledger of responsibility joins them.

The actors of a dossier come in; a key for each, and for each key one actor that stands for it, go out. It joins nobody by anything but an
equal name: a branch is never its group.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from counterclaim.model.actor import Actor
from counterclaim.model.labels import RelationKind
from counterclaim.model.span import Span


def name_key(name: str) -> str:
    """A name without its article, its case and its spacing."""
    return " ".join(name.casefold().removeprefix("the ").split())


class Names:
    """The actors of a dossier by id and by name."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self.actors = {actor.id: actor for actor in sorted(actors, key=lambda actor: actor.id)}
        self._keys = {actor.id: name_key(actor.name) for actor in self.actors.values()}
        self._called: dict[str, list[Actor]] = {}
        for actor in self.actors.values():
            self._called.setdefault(self._keys[actor.id], []).append(actor)
        self._also: dict[str, set[str]] = {}
        for actor in self.actors.values():
            for alias in actor.aliases:
                self._also.setdefault(name_key(alias), set()).add(self._keys[actor.id])

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all actors."""
        return frozenset(self._called)

    def __contains__(self, actor: str) -> bool:
        return actor in self.actors

    def key(self, actor: str) -> str:
        """The key of the actor with this id."""
        return self._keys[actor]

    def of(self, key: str) -> Actor:
        """The actor that stands for a key: of all of that name the one with the least id."""
        return self._called[key][0]

    def mentions(self, key: str) -> tuple[Span, ...]:
        """Where the actors of a key are named or meant."""
        return tuple(span for actor in self._called.get(key, ()) for span in actor.mentions)

    def find(self, name: str) -> str | None:
        """The key that a person's words mean: a name of this dossier, else an alias that only one actor has."""
        key = name_key(name)
        if key in self._called:
            return key
        also = self._also.get(key, set())
        return next(iter(also)) if len(also) == 1 else None

    def within(self, key: str) -> frozenset[str]:
        """Keys of all that an actor is said to be a part or an affiliate of, however far up."""
        above: set[str] = set()
        left = [key]
        while left:
            for one in self._above(left.pop()):
                if one not in above and one != key:
                    above.add(one)
                    left.append(one)
        return frozenset(above)

    def _above(self, key: str) -> Iterator[str]:
        for actor in self._called.get(key, ()):
            for relation in actor.relations:
                if relation.kind in (RelationKind.PART_OF, RelationKind.AFFILIATE_OF) and relation.actor in self.actors:
                    yield self.key(relation.actor)
