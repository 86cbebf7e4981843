"""Whom 'who', 'which' and 'that' stand for: the name or description they hang on.

In: the notes of a reading and the relative pronoun's token; out: an entity, always (an unnamed antecedent becomes a described source).
It never weighs one antecedent against another, and leaves 'I who' and 'you who' to `pronouns`.
"""

from __future__ import annotations

from counterclaim.resolve.descriptions import Describer
from counterclaim.resolve.entities import Entity
from counterclaim.resolve.forms import PRONOUNS
from counterclaim.resolve.notes import Notes

# How far back from 'who' its people stand when a tail of things comes between.
REACH = 10
# How far back from 'who' the noun stands that a tail such as 'from the north' hangs on.
TAIL = 7
# Before a place, these make it say where or whose, not who.
LOCATING = frozenset({"in", "of", "from", "at", "near", "for", "outside", "across", "around"})


class Relatives:
    """Settles the relative pronouns of one page."""

    def __init__(self, notes: Notes, describer: Describer) -> None:
        self.notes, self.describer = notes, describer
        self.page, self.tables = notes.page, notes.tables

    def before(self, token: int) -> int:
        """The nearest word left of `token`."""
        at = token - 1
        while at > 0 and not self.page.words[at][0].isalnum():
            at -= 1
        return at

    def settle(self, token: int, at: int) -> Entity:
        """Whom the relative pronoun at `token` stands for, where `at` is the word before it."""
        notes, at = self.notes, self._past_age(at)
        named = notes.named(at)
        if named is not None:
            return self._behind_place(at, self.page.lows[token]) or named
        if self.page.low(at) in PRONOUNS | self.tables.speech | self.tables.auxiliary:
            return self.describer.loose(token)
        back = self._tail_start(at)
        named = notes.named(back)
        if named is not None:
            return named
        entity = notes.ends.get(back + 1)
        if self.page.lows[token] == "who" and (entity is None or not _agrees(entity, "who")):
            entity = self._people_before(back) or entity
        return entity if entity is not None else self.describer.settle(self.describer.phrase(back, back + 1), None)

    def _past_age(self, at: int) -> int:
        """The name that the age at `at` is told of ('Ana Vel, 24, who'), where one stands there; else `at`."""
        lows = self.page.lows
        aged = at >= 2 and lows[at].isdigit() and lows[at - 1] == "," and at - 2 in self.notes.covered
        return at - 2 if aged else at

    def _people_before(self, at: int) -> Entity | None:
        """The people whom a tail that ends in a thing hangs on ('listeners to the radio programme who')."""
        page, tables = self.page, self.tables
        if page.lows[at] in tables.person_nouns or page.lows[at].endswith("s"):
            return None
        for i in range(at, max(at - REACH, 0), -1):
            if page.sentence[i] != page.sentence[at] or page.lows[i] in (",", ";"):
                return None
            if page.lows[i] not in tables.preposition:
                continue
            head, low = self.notes.ends.get(i), page.lows[i - 1]
            if head is not None and _agrees(head, "who"):
                return head
            if head is None and page.words[i - 1][0].islower() and low.endswith("s") and not low.endswith("ss"):
                return self.describer.settle(self.describer.phrase(i - 1, i), None)
        return None

    def _behind_place(self, at: int, relative: str) -> Entity | None:
        """The head that the place at `at` only locates ('the police in Halden, which'), where it agrees with the relative pronoun."""
        page, notes, name = self.page, self.notes, self.notes.covered[at]
        entity = notes.joiner.of[name.first]
        edge = name.first - (page.low(name.first - 1) in self.tables.determiner) - 1
        person = entity.is_person and entity.person >= 2  # a comma and 'who' alone make a weak person of a town
        if person or page.low(edge) not in LOCATING or (not entity.state and set(entity.key) & self.tables.organisation):
            return None
        told = self._past_age(edge - 2) if page.low(edge - 1) == "," else edge - 1  # 'Ana Vel, 24, of Halden, who'
        head = notes.named(told) or notes.ends.get(edge)
        if head is None or not _agrees(head, relative):
            return None
        nominal = notes.ending.get(edge)
        apposed = notes.named(nominal.first - 2) if nominal is not None and page.low(nominal.first - 1) == "," else None
        return apposed if apposed is not None and head.described and _agrees(apposed, relative) else head

    def _tail_start(self, at: int) -> int:
        """The noun that a tail such as 'to his program' or 'from the north' hangs on, where it is a known mention; else `at`."""
        page, notes = self.page, self.notes
        if at + 1 in notes.ends and page.low(at) in self.tables.person_plurals | self.tables.person_nouns.keys():
            return at
        for i in range(at, max(at - TAIL, 0), -1):
            if page.sentence[i] != page.sentence[at]:
                break
            if page.lows[i] in self.tables.preposition and (i in notes.ends or i - 1 in notes.covered):
                return i - 1
        return at


def _agrees(entity: Entity, relative: str) -> bool:
    """'Who' asks for people, 'which' for a body or an utterance; 'that' may stand for either."""
    human = entity.is_person or (entity.plural and entity.body <= entity.person)
    return relative == "that" or human == (relative in ("who", "whom", "whose"))
