"""Who holds a turn of a conversation and whom it addresses, as entities of the page.

In: a page with its turns, its joined names and the describer; out: for any token the labelled speaker, the other party, or none.
It never names a party the labels do not name: 'Q' stays 'Q', and a surname two people bear stays open.
"""

from __future__ import annotations

from collections.abc import Mapping

from counterclaim.model.reading import Turn
from counterclaim.resolve.descriptions import Describer
from counterclaim.resolve.entities import Entity
from counterclaim.resolve.joining import Joiner
from counterclaim.resolve.names import Name
from counterclaim.resolve.page import Page
from counterclaim.resolve.tables import Tables


class Parties:
    """The speakers of one page's turns."""

    def __init__(self, page: Page, tables: Tables, joiner: Joiner, covered: Mapping[int, Name], describer: Describer) -> None:
        self.page, self.tables, self.joiner, self.covered, self.describer = page, tables, joiner, covered, describer
        by_label: dict[str, Entity | None] = {}
        for turn in page.turns:
            key = turn.name.casefold()
            if key not in by_label:
                by_label[key] = self._labelled(turn)
        self.speakers = [by_label[turn.name.casefold()] for turn in page.turns]
        self.everybody = {id(entity): entity for entity in self.speakers}

    def speaker(self, token: int) -> Entity | None:
        """Whose turn the words at `token` belong to; none in somebody else's words quoted there, or outside any turn."""
        number = self.page.turn[token]
        if number < 0 or (self.page.quoted[token] and not self.page.turns[number].wrapped):
            return None
        return self.speakers[number]

    def addressed(self, token: int) -> Entity | None:
        """The other one of exactly two parties."""
        speaker = self.speaker(token)
        if speaker is None or len(self.everybody) != 2:
            return None
        return next(entity for entity in self.everybody.values() if entity is not speaker)

    def present(self, token: int) -> tuple[Entity, ...]:
        """Those who are 'I' and 'you' at `token`, and therefore no 'he' or 'they' there."""
        return tuple(entity for entity in (self.speaker(token), self.addressed(token)) if entity is not None)

    def _labelled(self, turn: Turn) -> Entity | None:
        first, last = self.page.at(turn.left, turn.right)
        if first >= last or any(token in self.joiner.open for token in range(first, last)):
            return None
        name = self.covered.get(last - 1)
        if name is not None:
            return self.joiner.of[name.first]
        entity = self.describer.several(first, last)
        entity.plural = False
        office = self.page.lows[last - 1] in self.tables.person_nouns
        entity.person = 2.0 if office or turn.lettered else 0.0
        entity.described = turn.lettered or office or self.page.lows[first] in self.tables.determiner
        return entity
