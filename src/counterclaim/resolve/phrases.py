"""Whom a source of several words or a name stands for.

In: the notes of a reading, its pronouns, and a source's tokens; out: one entity, or none for a name two people bear or 'you and I'.
It never splits a source in two: 'X and Y' stays one described source.
"""

from __future__ import annotations

from counterclaim.resolve.descriptions import Describer
from counterclaim.resolve.entities import Entity
from counterclaim.resolve.forms import ADDRESSED, EMPHASIS, PRONOUNS, RELATIVE, SELF, form
from counterclaim.resolve.names import Name
from counterclaim.resolve.nominals import Nominal
from counterclaim.resolve.notes import Notes
from counterclaim.resolve.owners import SIGNED, Owners
from counterclaim.resolve.pronouns import Pronouns

# Behind these the head of a phrase is over: punctuation, relative clauses, 'officials familiar with', 'people close to'.
STOPS = (
    frozenset({",", ";", ":", "(", ")", "—", "–", "―", "-", "["})
    | {"who", "which", "that", "whose", "when", "where"}
    | {"familiar", "close", "involved", "briefed"}
)


class Phrases:
    """Settles the sources of one page that are more than a pronoun."""

    def __init__(self, notes: Notes, describer: Describer, pronouns: Pronouns, owners: Owners) -> None:
        self.notes, self.describer, self.pronouns, self.owners = notes, describer, pronouns, owners
        self.page, self.tables = notes.page, notes.tables

    def settle(self, first: int, last: int) -> Entity | None:
        """Whom the words `[first, last)` of a source stand for."""
        end = self._head_end(first, last)
        name = self.notes.covered.get(end - 1)
        if end - 1 in self.notes.joiner.open:
            return None  # a name that two people of the text bear
        if self._coordinated(first, end):
            return self.describer.several(first, end)
        apposed = self._apposed(first, end, last)
        if apposed is not None:
            return apposed
        if name is not None and name.last <= max(end, last):
            self._roles_in(first, name)
            return self._named(name, first)
        if name is not None and name.first <= first:
            return self._named(name, first)  # words cut out of a longer name
        if self._one_pronoun(first, end):
            return self.pronouns.settle(first)
        if {form(self.page, at) for at in range(first, end)} <= PRONOUNS | {"and", "or"}:
            return None  # 'you and I'
        return self._described(first, end, last)

    def _one_pronoun(self, first: int, end: int) -> bool:
        """Whether the head is a pronoun alone ('those'), or 'I' or 'you' with words of emphasis ('we all')."""
        low = form(self.page, first)
        if end - first == 1 and low in PRONOUNS:
            return True
        return low in SELF | ADDRESSED and {*self.page.lows[first + 1 : end]} <= EMPHASIS

    def _described(self, first: int, end: int, last: int) -> Entity:
        """Whom a description stands for; it is noted here where the page has not listed it by itself."""
        nominal = self.notes.ending.get(end) or self.describer.phrase(first, end)
        late = self._named_late(nominal, end, last)
        if late is not None:
            return late
        entity = self.describer.settle(nominal, self.owners.of(nominal))
        self.notes.ends[nominal.last] = entity
        if nominal.first not in self.notes.nominals:
            self.notes.mention(first, end, entity, True)
        return entity

    def _apposed(self, first: int, end: int, last: int) -> Entity | None:
        """The name in apposition to an office or a label that a source opens with ("X University's chancellor, Ana Vel")."""
        page, covered, names = self.page, self.notes.covered, self.notes.names
        clause = next((at for at in range(first, last) if page.lows[at] in RELATIVE and at not in covered), last)
        if any(page.lows[at] in ("and", "or") and at not in covered for at in range(first, clause)):
            return None
        for at in range(first + 1, last):
            name = names.get(at)
            if name is None or not (name.last >= last or page.low(name.last) == ","):
                continue
            entity, comma, before = self.notes.joiner.of[at], page.low(at - 1) == ",", page.low(at - 2)
            if not entity.is_person:
                called = comma and before in self.tables.label
            elif len(name.core) < 2:
                called = False
            else:
                tail = at - 1 >= end and page.words[at - 1][0].isupper() and page.low(end - 1) in self.tables.person_nouns
                called = tail or (comma and before in self.tables.person_nouns)
            if called:
                return entity
        return None

    def _named_late(self, nominal: Nominal, end: int, last: int) -> Entity | None:
        """The name at the end of a source that opens with its office ('the head of the league, Ana Vel,')."""
        if nominal.sort != "person" or nominal.plural:
            return None
        for at in range(last - 1, end, -1):
            name = self.notes.covered.get(at)
            if name is not None and self.page.low(name.first - 1) == "," and name.last >= last - 1:
                return self.notes.joiner.of[name.first]
        return None

    def _roles_in(self, first: int, name: Name) -> None:
        """Keep the offices a source names before the name ('former president and frequent critic X')."""
        tables, page, entity = self.tables, self.page, self.notes.joiner.of[name.first]
        start = -1
        for at in range(first, name.first):
            low = page.lows[at].strip(".")
            if low in tables.qualifier or low in tables.person_nouns:
                start = at if start < 0 else start
                if low in tables.person_nouns and not (low in tables.qualifier and page.low(at + 1) in tables.person_nouns):
                    entity.roles.append((at, frozenset(page.lows[start : at + 1])))
                    if not any(a <= start < b for a, b in name.called):
                        name.called.append((start, at + 1))
                    start = -1
            else:
                start = -1

    def _named(self, name: Name, first: int) -> Entity:
        """The entity of a source that is a name; a capital that speaks is its government."""
        joiner = self.notes.joiner
        entity = joiner.of[name.first]
        state = self.tables.capitals.get(" ".join(name.core))
        spoken_of = self.page.low(name.first - 1) in self.tables.preposition
        if (
            state
            and not entity.state
            and not entity.is_person
            and first == name.first
            and not spoken_of
            and len(name.core) == len(entity.key)
        ):
            entity = joiner.of[name.first] = self.describer.state(state, name.first)
            entity.names.append(name)
        return entity

    def _head_end(self, first: int, last: int) -> int:
        """Where the head of a source's phrase ends: before its first comma, preposition or relative clause."""
        at = first
        while at < last:
            name = self.notes.covered.get(at)
            if name is not None:
                at = name.last
                continue
            low = self.page.lows[at]
            if at > first and (low in STOPS or low in self.tables.preposition or (low in SIGNED and self.page.low(at + 1) == "by")):
                break
            at += 1
        at = min(at, last)
        while at > first + 1 and (not self.page.words[at - 1][0].isalnum() or self.page.lows[at - 1] in ("'s", "’s")):
            at -= 1
        return at

    def _coordinated(self, first: int, end: int) -> bool:
        """Whether a phrase joins two speakers ('X and Y'), each a name or a plural."""
        page, covered = self.page, self.notes.covered
        for at in range(first + 1, end - 1):
            if page.lows[at] in ("and", "or") and at not in covered:
                return (
                    (at - 1) in covered
                    or (at + 1) in covered
                    or page.low(at - 1).endswith("s")
                    or page.low(at + 1) in self.tables.determiner
                )
        return False
