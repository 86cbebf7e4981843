"""Whose 'spokesman', 'campaign' or 'government' a description speaks of.

In: the notes of a reading, its pronouns, and a description; out: the entity it belongs to, or none where the phrase names nobody.
It never settles the description itself; that is `descriptions`.
"""

from __future__ import annotations

from counterclaim.resolve.descriptions import Describer
from counterclaim.resolve.entities import Entity
from counterclaim.resolve.forms import PERSON, PLURAL, THING
from counterclaim.resolve.nominals import Nominal
from counterclaim.resolve.notes import Notes
from counterclaim.resolve.pronouns import Pronouns

SIGNED = frozenset({"signed", "issued", "released"})
"""Ways in which an utterance is somebody's own; what is posted or published by somebody may be another's."""


class Owners:
    """Finds the owners of one page's descriptions."""

    def __init__(self, notes: Notes, describer: Describer, pronouns: Pronouns) -> None:
        self.notes, self.describer, self.pronouns = notes, describer, pronouns
        self.page, self.tables = notes.page, notes.tables

    def of(self, nominal: Nominal) -> Entity | None:
        """The owner of a description: its possessive, else a name inside it, behind its 'of', or the state of a people's adjective."""
        if nominal.possessor >= 0:
            return self._possessor(nominal.possessor)
        for at in range(nominal.first, nominal.last):
            inside = self.notes.named(at)
            if inside is not None:
                return inside
        return self._behind(nominal) or self._state_in(nominal)

    def _possessor(self, at: int) -> Entity | None:
        """Whom the word before the 's, or 'his', stands for."""
        named = self.notes.named(at)
        if named is not None:
            return named
        return self.pronouns.settle(at) if self.page.lows[at] in PERSON.keys() | THING | PLURAL else self.notes.ends.get(at + 1)

    def _behind(self, nominal: Nominal) -> Entity | None:
        """The name that an 'of' or 'for' ties to the phrase ('a spokesman for the Halden Institute')."""
        page = self.page
        signed = nominal.sort == "utterance" and page.low(nominal.last) in SIGNED and page.low(nominal.last + 1) == "by"
        if page.low(nominal.last) not in ("of", "for", "at", "from", "with") and not signed:
            return None
        start = nominal.last + 1 + signed
        return self.notes.named(start + (page.low(start) in self.tables.determiner))

    def _state_in(self, nominal: Nominal) -> Entity | None:
        """The state a people's adjective in the phrase points to ('the Nordan government')."""
        for i in range(nominal.first, nominal.last - 1):
            pair = f"{self.page.lows[i]} {self.page.low(i + 1)}"
            state = self.tables.demonyms.get(pair) or self.tables.demonyms.get(self.page.lows[i].replace(".", ""))
            if state:
                return self.describer.state(state, i)
        return None
