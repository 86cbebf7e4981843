"""Entities of one page, under construction: who goes by which names, and what the mentions say about each.

In: an entity with its mentions; out: the same entity, weighed as a person or a body, with its gender and its roles.
It never says which mention belongs to whom; that is `joining`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from counterclaim.model.labels import ActorKind
from counterclaim.resolve.names import Name
from counterclaim.resolve.page import Page
from counterclaim.resolve.runs import LINKS
from counterclaim.resolve.tables import Tables

# Prepositions behind which a lone name is a place.
LOCATIVE = frozenset({"in", "near", "across", "outside", "around", "throughout"})
# What may stand between a time of day and its zone.
CLOCK = frozenset({"am", "pm", "a.m", "p.m", "hours"})


@dataclass(slots=True, eq=False)
class Entity:
    """One person, body or state of the page, or a described source (`described`), under construction."""

    key: tuple[str, ...]
    names: list[Name] = field(default_factory=list)
    person: float = 0.0
    body: float = 0.0
    gender: str = ""
    votes: dict[str, float] = field(default_factory=dict)
    roles: list[tuple[int, frozenset[str]]] = field(default_factory=list)
    state: str = ""
    described: bool = False
    plural: bool = False
    utterance: bool = False
    head: str = ""
    place: bool = False
    measure: bool = False
    located: bool = False
    spoke: bool = False
    token: int = -1
    last: int = -1
    owner: Entity | None = None

    @property
    def is_person(self) -> bool:
        """Whether it is taken for one person."""
        return not self.state and not self.plural and self.person > self.body and self.person > 0

    @property
    def kind(self) -> ActorKind:
        """What kind of actor this is; an unread name counts as an organisation."""
        if self.described:
            return ActorKind.DESCRIBED_SOURCE
        if self.state:
            return ActorKind.STATE
        if self.plural:
            return ActorKind.GROUP
        return ActorKind.PERSON if self.is_person else ActorKind.ORGANISATION

    def roles_before(self, token: int) -> frozenset[str]:
        """Every word that describes the entity up to `token`."""
        return frozenset().union(*(roles for at, roles in self.roles if at <= token))


def weigh(entity: Entity, page: Page, tables: Tables) -> None:
    """Sum what the mentions of an entity, at least one, say about its kind, gender and roles."""
    names, key = entity.names, entity.key
    entity.roles = [(n.first, frozenset(n.roles)) for n in names if n.roles]
    titles = [n for n in names if n.title]
    entity.person = sum(n.person for n in names) + (1.0 if titles else 0.0)
    entity.body = sum(n.body for n in names) / 2
    if key[0] in tables.given:
        entity.person += 3.0 if len(key) > 1 else 1.5
    if any(len(word) == 1 for n in names for word in n.core[1:-1]):
        entity.person += 2.0
    if len(key) > 1 and any(len(n.core) == 1 and n.core[0] == key[-1] and not n.article for n in names):
        entity.person += 1.0
    words = set(key) & tables.organisation
    entity.body += 4.0 if key[-1] in words or key[0] in words else 2.0 if words else 0.0
    entity.body += 2.0 if LINKS & set(key[1:]) and not titles else 0.0
    if len(key) == 1 and page.words[names[0].first].replace(".", "").isupper() and len(key[0]) > 1:
        entity.body += 2.0
    # 'the' before a name without a title: 1.5 where it is the habit of the text.
    entity.body += 1.5 if sum(n.article and not n.title for n in names) * 2 >= len(names) else 0.0
    entity.body += 3.0 if key[-1] in tables.other and not titles else 0.0
    entity.place = key[-1] in tables.other
    entity.located = len(key) == 1 and any(page.low(n.first - 1) in LOCATIVE for n in names)
    entity.measure = all(_measures(n, page, tables) for n in names)
    if 2 <= len(key) <= 3 and not entity.body:
        entity.person += 0.5
    genders = [n.gender for n in names if n.gender]
    entity.gender = max(genders, key=genders.count) if genders else tables.given.get(key[0], "") if entity.person > entity.body else ""


def _measures(name: Name, page: Page, tables: Tables) -> bool:
    """Whether an abbreviation stands behind a number ('21:00 UTC') or only tells what kind of thing is meant ('DNA samples')."""
    word, before, after = page.words[name.first].replace(".", ""), page.low(name.first - 1), page.low(name.last)
    if name.last - name.first > 1 or len(word) < 2 or not word.isupper():
        return False
    if before.isdigit() or before in CLOCK:
        return True
    people = after in tables.person_plurals or after in tables.person_nouns or after in tables.body or after in tables.utterance
    verbal = after in tables.speech or after in tables.auxiliary or after.endswith(("ed", "ly"))
    return after.isalpha() and after not in tables.function and page.words[name.last].islower() and not people and not verbal
