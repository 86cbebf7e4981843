"""Whom a pronoun stands for: 'he' and 'they' an antecedent, 'I' whoever speaks, 'you' the other party, 'who' what stands before it.

In: the notes of a reading, its parties, and how to choose among antecedents; out: one entity or none for each pronoun.
It never scores an antecedent itself, and never takes a name for 'I' because it stands near.
"""

from __future__ import annotations

from collections.abc import Callable

from counterclaim.resolve.antecedents import Place
from counterclaim.resolve.descriptions import Describer
from counterclaim.resolve.entities import Entity
from counterclaim.resolve.forms import ADDRESSED, PERSON, RELATIVE, SELF, form, pronoun_sort
from counterclaim.resolve.notes import Notes
from counterclaim.resolve.parties import Parties
from counterclaim.resolve.relatives import Relatives


class Pronouns:
    """Settles the pronouns of one page; `choose` names the antecedent for a place, or nobody."""

    def __init__(self, notes: Notes, describer: Describer, parties: Parties, choose: Callable[[Place], Entity | None]) -> None:
        self.notes, self.describer, self.parties, self.choose = notes, describer, parties, choose
        self.page = notes.page
        self.relatives = Relatives(notes, describer)

    def settle(self, token: int, own: tuple[tuple[int, int], ...] = ()) -> Entity | None:
        """Whom the pronoun at `token` stands for; `own` are the tokens of what it says, where it is a source."""
        low = form(self.page, token)
        if low in RELATIVE and token > 0:
            return self._relative(token)
        if low in SELF:
            return self.speaker(token)
        if low in ADDRESSED:
            return self.parties.addressed(token)
        sort = pronoun_sort(low)
        if not sort:
            return self.describer.loose(token)
        return self.choose(self._place(token, sort, own))

    def speaker(self, token: int) -> Entity | None:
        """'I' and 'we': in a turn its labelled speaker, in a quotation or a printed statement its source, elsewhere nobody named."""
        speaker = self.parties.speaker(token)
        if speaker is not None:
            return speaker
        holder = self.notes.holder(token) or self.notes.stated(token)
        if holder is not None:
            return holder.entity
        if self.page.turns or self.page.quoted[token]:
            return None
        return self._publisher() or self.describer.loose(token)  # the writer's own 'I': described where the text names nobody

    def _publisher(self) -> Entity | None:
        """The body whose own statement the page is: the text names it, by the outlet's name or by what stands behind its 'of the'."""
        outlet = (self.page.document.outlet or "").casefold().split()
        found = []
        for entity in self.notes.joiner.entities:
            ends = bool(entity.names) and tuple(outlet[-len(entity.key) :]) == entity.key
            if ends and not entity.state and not entity.is_person and (len(entity.key) > 1 or len(outlet) == 1):
                found.append(entity)
        return max(found, key=lambda entity: len(entity.key), default=None)

    def _relative(self, token: int) -> Entity | None:
        """'who', 'which', 'that': what stands right before it."""
        at = self.relatives.before(token)
        if at not in self.notes.covered and form(self.page, at) in SELF | ADDRESSED:
            return self.settle(at)
        return self.relatives.settle(token, at)

    def _place(self, token: int, sort: str, own: tuple[tuple[int, int], ...]) -> Place:
        """What is known about a pronoun: its claim's content, where that claim begins, who speaks around it."""
        page = self.page
        before = [a for a, b in own if b <= token and page.line[min(a, len(page) - 1)] == page.line[token]]
        holder = self.notes.holder(token)
        source = bool(own) and not self.notes.inside[token]
        gender = PERSON.get(form(page, token), "")
        return Place(token, sort, gender, page.quoted[token], own, min(before, default=-1), holder.entity if holder else None, source)
