"""Name mentions of one page joined into entities: who goes by which names.

In: a page and its names; out: `Entity`s, and for each mention the entity it belongs to or none where two could be meant.
It never reads a pronoun or a description, and abstains rather than choose between two people of one surname.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from counterclaim.model.labels import ActorKind
from counterclaim.resolve.names import Name
from counterclaim.resolve.page import Page
from counterclaim.resolve.tables import Tables

LINKS = frozenset({"of", "the", "and", "in", "for", "on", "&", "to", "against"})
# Prepositions behind which a lone name is a place.
LOCATIVE = frozenset({"in", "near", "across", "outside", "around", "throughout"})
# How many sentences a surname's bearer stays the one meant when several bear it.
RECENT = 2


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


class Joiner:
    """Joins the names of one page."""

    def __init__(self, page: Page, tables: Tables) -> None:
        self.page, self.tables = page, tables
        self.entities: list[Entity] = []
        self.of: dict[int, Entity] = {}
        self.open: set[int] = set()
        self.by_key: dict[tuple[str, ...], Entity] = {}
        self.alias: dict[str, Entity] = {}
        self.surnames: set[str] = set()
        self.placed = _placed(page)
        self.page_words = {low for word, low in zip(page.words, page.lows, strict=True) if word[0].isupper()}

    def join(self, names: list[Name]) -> None:
        """Fill `entities` and `of` (first token of a mention -> its entity)."""
        self.surnames = {name.core[-1] for name in names if len(name.core) > 1 and name.core[0] in self.tables.given}
        names = self._apart([self._stretched(name) for name in names if not self._adjective(name)])
        for name in names:
            if len(name.core) > 1 or self._state(name):
                self._place(name)
        for name in names:
            if len(name.core) > 1 or self._state(name):
                self.of[name.first] = self._bearer(name)
        self._subsets()
        for name in names:
            self._bracket(name)
        lonely = [name for name in names if name.first not in self.of]
        self._initials(lonely)
        self._weigh()
        for name in lonely:
            entity = self._short(name)
            if entity is None:
                self.open.update(range(name.first, name.last))
            else:
                self.of[name.first] = entity
                entity.names.append(name)
        for entity in self.entities:
            entity.names.sort(key=lambda name: name.first)
        self.entities = sorted((e for e in self.entities if e.names), key=lambda e: e.names[0].first)
        self._weigh()

    def _apart(self, names: list[Name]) -> list[Name]:
        """The names that stand in no other one."""
        kept: list[Name] = []
        for name in names:
            while kept and kept[-1].first >= name.first:
                kept.pop()
            kept.append(name)
        return kept

    def _adjective(self, name: Name) -> bool:
        word = name.core[0]
        return len(name.core) == 1 and word in self.tables.demonyms and not name.title and word not in self.surnames

    def _state(self, name: Name) -> str:
        joined = " ".join(name.core)
        return "" if name.title else self.tables.states.get(joined, "")

    def _trim(self, name: Name) -> tuple[str, ...]:
        """The key of a name: no initials, no 'Jr.'."""
        state = self._state(name)
        if state:
            return (state,)
        key = tuple(word for word in name.core if len(word) > 1 and word not in self.tables.suffix)
        key = key if len(key) > 1 else name.core
        # 'Nordan Volunteer Corps' and 'Norda Volunteer Corps' are one body.
        return tuple(self.tables.demonyms.get(word, word).lower() for word in key) if len(key) > 2 else key

    def _place(self, name: Name) -> None:
        key = self._trim(name)
        entity = self.by_key.get(key)
        if entity is None:
            entity = self.by_key[key] = Entity(key, state=self._state(name), token=name.first)
            self.entities.append(entity)
        entity.names.append(name)

    def _bearer(self, name: Name) -> Entity:
        return self.by_key[self._trim(name)]

    def _merge(self, short: Entity, full: Entity) -> None:
        full.names.extend(short.names)
        short.names = []
        for name in full.names:
            self.of[name.first] = full
        for key, entity in list(self.by_key.items()):
            if entity is short:
                self.by_key[key] = full

    def _subsets(self) -> None:
        """Join 'Suu Kyi' to the longer name that ends so, 'Hillside Energy' to the one that begins so, nicknames of one surname."""
        for entity in sorted(self.entities, key=lambda e: len(e.key)):
            if entity.state or not entity.names or len(entity.key) < 2:
                continue
            fuller = [other for other in self.entities if other is not entity and other.names and self._covers(other, entity)]
            if len(fuller) == 1:
                self._merge(entity, fuller[0])

    def _covers(self, full: Entity, short: Entity) -> bool:
        a, b = full.key, short.key
        if len(a) < len(b) or full.state:
            return False
        given = self.tables.given
        if len(a) == len(b) == 2:
            same = a[1] == b[1] and a[0][:2] == b[0][:2] and a[0] in given and given.get(a[0]) == given.get(b[0])
            return same and len(a[0]) > len(b[0])
        if len(a) == len(b):
            return False
        if a[0] in given or b[0] in given:
            return a[-len(b) :] == b or (a[0] == b[0] and a[-1] == b[-1] and len(b) == 2)
        body = bool(set(a) & self.tables.organisation)
        return a[-len(b) :] == b or (body and a[: len(b)] == b and a[len(b)] not in LINKS and b[-1] not in self.tables.organisation)

    def _stretched(self, name: Name) -> Name:
        """The long form of a name that a bracket abbreviates, taken back over small words: 'League of the North (LN)'."""
        page = self.page
        short = self._bracketed(name)
        if not short:
            return name
        letters = [c.lower() for c in short if c.isupper()]
        first = name.first
        for at in range(name.first - 1, max(name.first - 8, -1), -1):
            low = page.lows[at]
            if page.words[at][0].isupper():
                first = at if self._fits(at, name.last, letters) else first
            elif low not in LINKS:
                break
        if first < name.first and page.lows[first] != "the":
            name.core = tuple(low.replace(".", "") for low in page.lows[first : name.last])
            name.first = first
        return name

    def _fits(self, first: int, last: int, letters: list[str]) -> bool:
        heads = [self.page.lows[i][0] for i in range(first, last) if self.page.words[i][0].isupper()]
        rest = iter(letters)
        return bool(heads) and heads[0] == letters[0] and all(head in rest for head in heads)

    def _bracketed(self, name: Name) -> str:
        """The abbreviation in brackets right behind a name, '' where there is none."""
        page, at = self.page, name.last
        if page.low(at) != "(" or at + 2 >= len(page) or page.words[at + 2] != ")":
            return ""
        word = page.words[at + 1]
        capitals = sum(c.isupper() for c in word)
        # '(D-Va.)', '(R)' and agency marks are no abbreviations of the name before them.
        ok = capitals >= 2 and capitals >= len(word) / 2 and not word.startswith(("D-", "R-", "I-"))
        return word if ok else ""

    def _bracket(self, name: Name) -> None:
        short = self._bracketed(name)
        if short and name.first in self.of and short[0].lower() == name.core[0][0]:
            self.alias[short.lower().replace(".", "")] = self.of[name.first]

    def _initials(self, lonely: list[Name]) -> None:
        """Join an initialism to the one longer name with those initials."""
        table: dict[str, list[Entity]] = defaultdict(list)
        for entity in self.entities:
            if len(entity.key) > 1 and entity.names and entity.key[0] not in self.tables.given:
                table["".join(word[0] for word in entity.key if word not in LINKS)].append(entity)
                table["".join(word[0] for word in entity.key)].append(entity)
        for name in lonely:
            word = name.core[0]
            surface = self.page.words[name.first]
            if len(word) > 1 and surface.replace(".", "").isupper() and len({id(e) for e in table.get(word, ())}) == 1:
                self.alias.setdefault(word, table[word][0])

    def _short(self, name: Name) -> Entity | None:
        """The entity a one-word name stands for: an alias, a surname, a first name, a short company name, or itself."""
        word = name.core[0]
        if word in self.alias:
            return self.alias[word]
        found = self._candidates(name, word)
        if len(found) > 1:
            return self._choose(name, found)
        if found:
            return found[0]
        entity = self.by_key.get((word,))
        if entity is None:
            plural = (
                word in self.tables.peoples or word in self.tables.person_plurals or (word.endswith("s") and word[:-1] in self.page_words)
            )
            entity = self.by_key[(word,)] = Entity((word,), plural=plural, token=name.first)
            self.entities.append(entity)
        return entity

    def _candidates(self, name: Name, word: str) -> list[Entity]:
        live = [e for e in self.entities if e.names and len(e.key) > 1 and not e.state]
        people = [e for e in live if e.person >= e.body and (not name.article or name.title)]
        last = [e for e in people if e.key[-1] == word]
        first = [e for e in people if e.key[0] == word and (word in self.tables.given or name.title or (word,) not in self.by_key)]
        found = last or first
        if name.gender:
            fitting = [e for e in found if not e.gender or e.gender == name.gender]
            found = fitting if fitting or name.title in ("mr", "mrs", "ms", "miss") else found
        if found or name.title:
            return found
        bodies = [e for e in live if e.body >= e.person]
        if word in self.placed:  # 'in Halden': the town, not short for 'Halden Rail Authority'
            return []
        return [e for e in bodies if e.key[0] == word and word not in self.tables.demonyms and "of" not in e.key] or [
            e for e in bodies if name.article and e.key[-1] == word and word in self.tables.organisation
        ]

    def _choose(self, name: Name, found: list[Entity]) -> Entity | None:
        """Of several bearers of one word: the one of its title, then of weight, then the only recent one; else none."""
        before = [e for e in found if e.names[0].first <= name.first] or found
        if len(before) == 1:
            return before[0]
        ranked = sorted(before, key=lambda e: -sum(len(n.core) > 1 for n in e.names))
        weight = [sum(len(n.core) > 1 for n in e.names) for e in ranked]
        if weight[0] >= 2 * weight[1]:
            return ranked[0]
        here = self.page.sentence[name.first]
        near = [
            e
            for e in before
            if any(0 <= here - self.page.sentence[n.first] <= RECENT and len(n.core) > 1 for n in e.names if n.first < name.first)
        ]
        if len(near) == 1:
            return near[0]
        eldest = min(before, key=lambda e: e.names[0].first)
        return eldest if not near or (weight[0] == sum(len(n.core) > 1 for n in eldest.names) and len(near) < 2) else None

    def _weigh(self) -> None:
        """Sum what the mentions of each entity say about its kind and gender."""
        for entity in self.entities:
            if entity.names:
                self._weigh_one(entity)

    def _weigh_one(self, entity: Entity) -> None:
        tables, names, key = self.tables, entity.names, entity.key
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
        if len(key) == 1 and self.page.words[names[0].first].replace(".", "").isupper() and len(key[0]) > 1:
            entity.body += 2.0
        # 'the' before a name without a title: 1.5 where it is the habit of the text.
        entity.body += 1.5 if sum(n.article and not n.title for n in names) * 2 >= len(names) else 0.0
        entity.body += 3.0 if key[-1] in tables.other and not titles else 0.0
        entity.place = key[-1] in tables.other
        if 2 <= len(key) <= 3 and not entity.body:
            entity.person += 0.5
        genders = [n.gender for n in names if n.gender]
        entity.gender = (
            max(set(genders), key=genders.count) if genders else tables.given.get(key[0], "") if entity.person > entity.body else ""
        )


def _placed(page: Page) -> set[str]:
    """Words in capitals that stand alone behind 'in' or 'near' somewhere on the page: places."""
    capital = [word[0].isupper() for word in page.words] + [False]
    return {page.lows[i] for i in range(1, len(page)) if capital[i] and not capital[i + 1] and page.lows[i - 1] in LOCATIVE}


def join_names(page: Page, names: list[Name], tables: Tables) -> Joiner:
    """The entities of `page`'s names, and which mention belongs to which."""
    joiner = Joiner(page, tables)
    joiner.join(names)
    return joiner
