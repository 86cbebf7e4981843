"""Settles what a description stands for: a named actor by role, an earlier description, or a new described source.

In: a phrase, its owner, and what was mentioned before; out: an entity, always (an unnamed source stays as described).
It never turns 'officials' or 'a source' into somebody with a name.
"""

from __future__ import annotations

from counterclaim.resolve.antecedents import Place, Recall
from counterclaim.resolve.bodies import NEAR, REACH, Bodies
from counterclaim.resolve.entities import Entity
from counterclaim.resolve.joining import Joiner
from counterclaim.resolve.nominals import EMPTY, Nominal, alike, phrase
from counterclaim.resolve.page import Page
from counterclaim.resolve.tables import Tables

# An office with one of these is another office than without.
VICE = frozenset({"vice", "elect", "incoming", "designate"})
# An office with one of these is seldom called without, and never beside who holds it.
LESSER = frozenset({"deputy", "assistant", "associate", "former", "ex", "outgoing", "late", "retired"})
# Words that bring in somebody not told of before.
NEW = frozenset({"a", "an", "another", "one"})
# Words for those who tell of others.
WATCHING = frozenset({"reporter", "author", "source", "witness", "moderator", "host"})


class Describer:
    """Settles descriptions, in text order."""

    def __init__(self, page: Page, tables: Tables, joiner: Joiner, recall: Recall) -> None:
        self.page, self.tables, self.joiner, self.recall = page, tables, joiner, recall
        self.described: list[Entity] = []
        self.bodies = Bodies(page, tables, recall, self._earlier)

    def settle(self, nominal: Nominal, owner: Entity | None) -> Entity:
        """The entity of one description."""
        found = None
        if nominal.sort == "utterance" and nominal.head in self.tables.issued and owner is not None and not owner.described:
            return owner  # 'a statement signed by the Harbour Guard' is the Guard speaking
        if nominal.sort == "body":
            found = self.bodies.settle(nominal, owner)
        elif nominal.form in ("the", "poss") and not nominal.plural:
            found = self._person(nominal, owner) if nominal.sort == "person" else self._utterance(nominal)
        return found or self._earlier(nominal, owner) or self._new(nominal, owner)

    def phrase(self, first: int, end: int) -> Nominal:
        """The phrase `[first, end)` read as a description, whatever its head."""
        nominal = phrase(self.page, end - 1, self.tables)
        nominal.first = first
        return nominal

    def several(self, first: int, end: int) -> Entity:
        """Two speakers named together, kept as one described source."""
        return self._make(first, end, plural=True)

    def loose(self, token: int) -> Entity:
        """A pronoun that stands for nobody the text names ('you', 'this', the author's 'I')."""
        return self._make(token, token + 1)

    def state(self, name: str, token: int) -> Entity:
        """The state of this name, made on first use at `token`."""
        entity = self.joiner.by_key.get((name,))
        if entity is None or (not entity.names and not entity.state):
            entity = self.joiner.by_key[(name,)] = Entity((name,), state=name, token=token)
            self.joiner.entities.append(entity)
        return entity

    def _make(self, first: int, last: int, plural: bool = False, head: str = "") -> Entity:
        entity = Entity(tuple(self.page.lows[first:last]), described=True, plural=plural, head=head, token=first, last=last)
        self.described.append(entity)
        return entity

    def _new(self, nominal: Nominal, owner: Entity | None) -> Entity:
        entity = self._make(nominal.first, nominal.last, nominal.plural, nominal.head)
        entity.gender = self.tables.genders.get(nominal.head, "")
        entity.utterance = nominal.sort == "utterance"
        entity.person = 2.0 if nominal.sort == "person" else 0.0
        entity.body = 2.0 if nominal.sort in ("body", "utterance") else 0.0
        entity.owner = owner
        # A body with a named owner is an actor of its own ('the Norda embassy'), known by that name.
        entity.described = not (nominal.sort == "body" and owner is not None and not owner.described and not nominal.plural)
        return entity

    def _person(self, nominal: Nominal, owner: Entity | None) -> Entity | None:
        """The named person who holds the office or trade that a definite description names."""
        head, at = nominal.head, nominal.first
        extra = nominal.words - EMPTY - {nominal.head}
        best: tuple[int, int, Entity] | None = None
        for mention in self.recall.mentions[-10 * REACH :]:
            entity = mention.entity
            if entity.described or entity.state or mention.first >= at:
                continue
            roles = entity.roles_before(at)
            if head not in roles and not alike(head, roles):
                continue
            score = 2 * (len(extra & roles) - self._contrary(extra, roles)) - self._lesser(nominal, entity)
            if best is None or (score, mention.first) >= best[:2]:
                best = (score, mention.first, entity)
        if nominal.form == "poss" and owner is not None and best is not None and best[2] is owner:
            return None
        if best is not None and self._superseded(nominal, owner, best[1]):
            return None
        if best is not None and best[0] >= (0 if nominal.form == "poss" else -1):
            return best[2]
        return self._epithet(nominal) if nominal.form == "the" and not self._earlier(nominal, owner) else None

    def _superseded(self, nominal: Nominal, owner: Entity | None, since: int) -> bool:
        """Whether somebody unnamed was described alike since the token `since` ('another judge ... the judge')."""
        earlier = self._earlier(nominal, owner)
        return earlier is not None and earlier.token > since and self.page.lows[earlier.token] in NEW

    def _lesser(self, nominal: Nominal, entity: Entity) -> int:
        """How far the offices on record fall short of the one that a description names: 2 'vice', 1 'deputy' or 'former', else 0."""
        short = []
        for at, roles in entity.roles:
            if at <= nominal.first and (nominal.head in roles or alike(nominal.head, roles)):
                said = roles - nominal.words
                short.append(2 if said & VICE else 1 if said & LESSER else 0)
        return min(short, default=0)

    def _contrary(self, extra: frozenset[str], roles: frozenset[str]) -> int:
        """1 where the description calls for another party, people or rank than the roles on record."""
        for sides in (
            {"democratic", "republican", "libertarian", "green"},
            {"vice", "deputy", "assistant"},
            {"interior", "foreign", "defence", "defense", "finance", "prime"},
        ):
            if extra & sides and roles & sides and not extra & roles & sides:
                return 2
            if extra & sides and not roles & sides and "vice" in extra:
                return 1
        return 0

    def _epithet(self, nominal: Nominal) -> Entity | None:
        """'The businessman', 'the candidate': whoever a pronoun here would mean, when that is clear.

        An office is nobody's epithet: 'the defence minister' beside a police chief is somebody else, and 'the minister' beside a name
        of which the text tells nothing may be.
        """
        office = self.tables.person_nouns.get(nominal.head) in ("office", "voice", "kin")
        if office or nominal.head in WATCHING:
            return None
        place = Place(nominal.first, "person", self.tables.genders.get(nominal.head, ""), self.page.quoted[nominal.first])
        ranked = [(score, entity) for score, entity in self.recall.rank(place) if not entity.described]
        clear = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] > 1.0)
        return ranked[0][1] if clear else None

    def _utterance(self, nominal: Nominal) -> Entity | None:
        """'The statement' answers for whoever issued it, where the text has just named one."""
        if nominal.head not in self.tables.issued:
            return None
        earlier = self._earlier(nominal, None)
        if earlier is None or not self.recall.speakers:
            return None
        at = max((m.first for m in self.recall.mentions if m.entity is earlier), default=-1)
        if self.page.sentence[nominal.first] - self.page.sentence[at] > NEAR:
            return None
        for token, speaker in reversed(self.recall.speakers):
            if self.page.sentence[token] == self.page.sentence[at] and speaker is not earlier:
                return speaker
        return None

    def _earlier(self, nominal: Nominal, owner: Entity | None) -> Entity | None:
        """An earlier described source that a definite description takes up again."""
        if nominal.form == "a" or (nominal.form == "bare" and owner is None):
            return None
        for entity in reversed(self.described[-REACH:]):
            if (entity.head == nominal.head or alike(nominal.head, frozenset({entity.head}))) and entity.plural == nominal.plural:
                if owner is not None and entity.owner is not owner:
                    continue
                if owner is None and nominal.form == "poss":
                    continue
                extra = nominal.words - EMPTY
                if owner is not None or extra <= set(entity.key):
                    return entity
        return None
