"""Which named body, state or group a description of a body stands for ('the ministry', 'the town', 'the militant group').

In: a phrase headed by a word for a body, its owner, what was mentioned before; out: an entity, or none where none fits.
It never makes a described source; that is `descriptions`, which also knows the earlier ones.
"""

from __future__ import annotations

from collections.abc import Callable

from counterclaim.resolve.antecedents import Recall
from counterclaim.resolve.entities import Entity
from counterclaim.resolve.nominals import EMPTY, Nominal, alike
from counterclaim.resolve.page import Page
from counterclaim.resolve.tables import Tables

# A bare 'the group', 'the agency' or 'the statement' looks back three sentences: beyond a paragraph it is named again or stays unnamed.
NEAR = 3
# Descriptions look back 100 descriptions, names 1,000 mentions: more than a long article has, and a bound on hostile ones.
REACH = 100
# Bodies known by who holds or runs them: the nearest name is none of them.
HELD = frozenset({"administration", "website", "site"})
# What a person may have, too: a speaker of whom nothing is known is none of these.
PERSONAL = frozenset({"campaign", "team", "office", "party"})
# Descriptions of outlets beside the words that their names have; a site is not any outlet.
OUTLETS = frozenset({"publication", "paper", "outlet", "broadcaster"})
SITES = frozenset({"website", "site"})
# What 'group' is said to be that fights; with these it is still the group just named.
FIGHTING = frozenset(
    {"militant", "armed", "rebel", "islamist", "extremist", "insurgent", "terrorist", "terror", "separatist", "jihadist", "jihadi"}
    | {"paramilitary", "guerrilla", "opposition"}
)
# Words of bodies of a state beside the institutions: such a body is no 'group' and no 'company'.
STATELY = frozenset({"government", "department", "senate", "congress", "house", "administration", "presidency"})
# What speaks for a name being a body: less than 'the' before it (1.5) is not enough to be 'the company'.
SURE = 1.0


class Bodies:
    """Settles descriptions of bodies; `earlier` finds the described source that a phrase takes up again."""

    def __init__(self, page: Page, tables: Tables, recall: Recall, earlier: Callable[[Nominal, Entity | None], Entity | None]) -> None:
        self.page, self.tables, self.recall, self.earlier = page, tables, recall, earlier

    def settle(self, nominal: Nominal, owner: Entity | None) -> Entity | None:
        """The state, named body or group that a description of a body stands for."""
        if nominal.plural and nominal.head != "police":
            return None
        governed = nominal.head in ("government", "regime", "state", "authorities")
        stateless = self.tables.outlet | self.tables.person_plurals
        if governed and owner is not None and not (owner.is_person or owner.described or set(owner.key) & stateless):
            owner.state = (
                owner.state or " ".join(self.page.words[owner.names[0].first : owner.names[0].last]) if owner.names else owner.state
            )
            return owner
        if (
            owner is not None
            and nominal.head in self.tables.label
            and nominal.possessor < 0
            and nominal.form != "a"
            and not owner.described
        ):
            return owner if not (owner.is_person or owner.state) and self._inside(owner, nominal) else None
        if nominal.form != "the" or owner is not None:
            return None
        found = self._by_word(nominal) or self._near_outlet(nominal)
        return found if found is not None or nominal.head in self.tables.territory | self.tables.institution else self._near_body(nominal)

    def _inside(self, owner: Entity, nominal: Nominal) -> bool:
        return any(nominal.first <= name.first < nominal.last for name in owner.names)

    def _by_word(self, nominal: Nominal) -> Entity | None:
        """The latest body whose name or role has the head in it ('the ministry' for the Interior Ministry)."""
        extra = nominal.words - EMPTY
        for mention in reversed(self.recall.mentions[-10 * REACH :]):
            entity = mention.entity
            if entity.described or entity.is_person or mention.first >= nominal.first:
                continue
            key = {word.lower() for word in entity.key}
            roles = entity.roles_before(nominal.first)
            if not entity.names or (len(key) == 1 and key <= self.tables.organisation and not any(n.article for n in entity.names)):
                continue
            if (nominal.head in key or nominal.head in roles or alike(nominal.head, roles)) and extra <= key | roles:
                return entity
        return None

    def _near_outlet(self, nominal: Nominal) -> Entity | None:
        """'The newspaper', 'the industry publication', 'the website': the nearest outlet; a site must be called so."""
        wanted = SITES if nominal.head in SITES else self.tables.outlet | OUTLETS
        if nominal.head not in wanted:
            return None
        extra, here = nominal.words - EMPTY, self.page.sentence[nominal.first]
        if extra & self.tables.demonyms.keys():
            return None
        for mention in reversed(self.recall.mentions[-REACH:]):
            entity = mention.entity
            if mention.first >= nominal.first or here - self.page.sentence[mention.first] > NEAR:
                continue
            known = entity.roles_before(nominal.first) | (frozenset(entity.key) if nominal.head not in SITES else frozenset())
            if known & wanted and not (entity.described or entity.is_person or entity.state) and (entity.spoke or not extra):
                return entity
        return None

    def _near_body(self, nominal: Nominal) -> Entity | None:
        """A bare 'the group', 'the company', 'the country': the nearest body or state of that sort."""
        extra = nominal.words - EMPTY
        if (extra and not (extra <= FIGHTING and nominal.head in self.tables.label)) or nominal.head in HELD:
            return None
        earlier = self.earlier(nominal, None)
        here = self.page.sentence[nominal.first]
        wants_state = nominal.head in self.tables.state_nouns
        for mention in sorted(self.recall.mentions[-12:], key=lambda m: (-self.page.sentence[m.first], not m.subject, -m.first)):
            entity = mention.entity
            if mention.first >= nominal.first or here - self.page.sentence[mention.first] > NEAR or entity.plural:
                continue
            if earlier is not None and entity is earlier:
                return earlier
            if (
                entity.described
                or entity.place
                or (entity.located and not entity.state)
                or entity.measure
                or bool(entity.state) != wants_state
                or entity.person > entity.body
            ):
                continue
            if self._unlike(nominal, entity):
                continue
            generic = len(entity.key) == 1 and entity.key[0] in self.tables.organisation  # 'Company' at the head of a title
            unread = entity.body < SURE and not (entity.spoke and entity.person <= 0 and nominal.head not in PERSONAL)
            if not entity.state and (generic or unread):
                continue
            return entity
        return earlier

    def _unlike(self, nominal: Nominal, entity: Entity) -> bool:
        """Whether a body's name says that it is no such thing: a ministry is no 'group', an outlet no 'militant group'."""
        key, tables = {word.lower() for word in entity.key}, self.tables
        if nominal.head not in tables.label - {"agency"} or nominal.head in key | entity.roles_before(nominal.first):
            return False
        others = tables.institution | STATELY
        return bool(key & (others | tables.outlet if nominal.words & FIGHTING or nominal.head in tables.armed else others))
