"""Which actors may be one body or parts of one: by the relations of a dossier, and by their names.

Actors come in, whether two of them are apart goes out.
It joins nobody: kin are only never played off against each other.
"""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.model.actor import Actor

_UNNAMED = ("a", "an", "some", "one", "two", "three", "several")
"""First words of a description: whoever it describes may be any that is named."""


class Kinship:
    """The actors of a dossier, those bound to each other as one kin: by a relation, or as 'the wing of the League' is to both."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        ordered = sorted(actors, key=lambda actor: actor.id)
        self._words = {actor.id: frozenset(_words(actor.name)) for actor in ordered}
        self._kin = {actor.id: actor.id for actor in ordered}
        by_name: dict[str, list[str]] = {}
        for actor in ordered:
            by_name.setdefault(_key(actor.name), []).append(actor.id)
        for actor in ordered:
            parts = _key(actor.name).split(" of ", maxsplit=1)
            named = [other for part in (_key(actor.name), *parts) for other in by_name.get(_key(part), ())]
            for other in (*(relation.actor for relation in actor.relations), *named):
                self._join(actor.id, other)

    def of(self, actor: str) -> str:
        """The id that stands for an actor's kin."""
        while self._kin[actor] != actor:
            actor = self._kin[actor]
        return actor

    def apart(self, one: str, other: str) -> bool:
        """Whether nothing in the dossier binds two actors, and neither's name holds the other's."""
        names = self._words[one], self._words[other]
        return self.of(one) != self.of(other) and not (names[0] <= names[1] or names[1] <= names[0])

    def _join(self, one: str, other: str) -> None:
        if one in self._kin and other in self._kin:
            first, second = sorted((self.of(one), self.of(other)))
            self._kin[second] = first


def described(actor: Actor) -> bool:
    """Whether an actor is only described: 'an armed offshoot', 'two men'."""
    return actor.name.casefold().split(maxsplit=1)[:1] != [] and actor.name.casefold().split(maxsplit=1)[0] in _UNNAMED


def _key(name: str) -> str:
    return " ".join(name.casefold().removeprefix("the ").split())


def _words(name: str) -> list[str]:
    return [word for word in _key(name).replace("’s", "").replace("'s", "").split() if word not in ("the", "of")]
