"""Name mentions of one page joined into entities: who goes by which names.

In: a page and its names; out: `Entity`s, and for each mention the entity it belongs to or none where two could be meant.
It never reads a pronoun or a description, and abstains rather than choose between two people of one surname.
"""

from __future__ import annotations

from collections.abc import Set

from counterclaim.resolve.abbreviations import bracketed, by_initials, made_of_parts, stretched
from counterclaim.resolve.entities import LOCATIVE, Entity, weigh
from counterclaim.resolve.names import Name
from counterclaim.resolve.page import Page
from counterclaim.resolve.runs import LINKS
from counterclaim.resolve.tables import Tables

# How many sentences a surname's bearer stays the one meant when several bear it.
RECENT = 2


class Joiner:
    """Joins the names of one page."""

    def __init__(self, page: Page, tables: Tables) -> None:
        self.page, self.tables = page, tables
        self.entities: list[Entity] = []
        self.of: dict[int, Entity] = {}
        self.open: set[int] = set()
        self.by_key: dict[tuple[str, ...], Entity] = {}
        self.alias: dict[str, Entity] = {}
        self.alone: dict[str, list[Name]] = {}
        self.titled: set[str] = set()
        self.surnames: set[str] = set()
        self.placed = _placed(page)
        self.page_words = {low for word, low in zip(page.words, page.lows, strict=True) if word[0].isupper()}

    def join(self, names: list[Name]) -> None:
        """Fill `entities` and `of` (first token of a mention -> its entity)."""
        self.surnames = {name.core[-1] for name in names if len(name.core) > 1 and name.core[0] in self.tables.given}
        bodies = self.tables.organisation
        persons = {name.core for name in names if len(name.core) == 2 and name.person >= 2 and name.core[1] not in bodies}
        named = (_behind_body(_behind_place(name, persons), self.tables) for name in names if not self._adjective(name))
        names = self._apart([stretched(name, self.page) for name in named])
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
        for name in lonely:
            if name.title:
                self.titled.add(name.core[0])
            else:
                self.alone.setdefault(name.core[0], []).append(name)
        # What a bracket says outright stands against what initials suggest.
        self.alias = by_initials(lonely, self.entities, self.page, self.tables) | self.alias
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
        for entity in self.entities:  # 'Velco Norda' beside 'Velco' is no person
            if len(entity.key) == 2 and entity.person < 1 and self._daughter(entity.key[0], entity):
                entity.body = max(entity.body, entity.person + 1)

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
        if len(a) == 3 and len(b) == 2 and (a[0], a[2]) == b and a[1] not in LINKS:
            return True  # 'Ana Maria Vel' is 'Ana Vel'
        if a[0] in given or b[0] in given:
            return a[-len(b) :] == b or (a[0] == b[0] and a[-1] == b[-1] and len(b) == 2)
        body = bool(set(a) & self.tables.organisation)
        return a[-len(b) :] == b or (body and a[: len(b)] == b and a[len(b)] not in LINKS and b[-1] not in self.tables.organisation)

    def _bracket(self, name: Name) -> None:
        short = bracketed(name, self.page)
        fits = bool(short) and (short[0].lower() == name.core[0][0] or made_of_parts(short, self.page, name.last) >= 0)
        if fits and name.first in self.of:
            self.alias[short.lower().replace(".", "")] = self.of[name.first]

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
        # The first of two surnames: 'Vel' for 'Ana Vel Orlan'.
        given = self.tables.given
        middle = [e for e in people if len(e.key) > 2 and e.key[-2] == word and e.key[0] in given and word not in given]
        last, first = ([e for e in named if not self._daughter(word, e)] for named in (last, first))
        found = last or first or middle
        if name.gender:
            fitting = [e for e in found if not e.gender or e.gender == name.gender]
            found = fitting if fitting or name.title in ("mr", "mrs", "ms", "miss") else found
        if found or name.title:
            return found
        bodies = [e for e in live if e.body >= e.person and not e.place]
        if word in self.placed:  # 'in Halden': the town, not short for 'Halden Rail Authority'
            return []
        opening = [e for e in bodies if e.key[0] == word and word not in self.tables.demonyms and "of" not in e.key]
        return [e for e in opening if not self._own_name(word, e)] or self._heads(name, word, bodies)

    def _heads(self, name: Name, word: str, bodies: list[Entity]) -> list[Entity]:
        """Bodies whose name is short for its head: 'the Bureau' of 'Bureau of Frontiers', 'the Rifles' of 'Presidential Rifles'."""
        heading = self.page.heading[name.first]
        if not (name.article or heading):
            return []
        known = word in self.tables.organisation
        ending = [e for e in bodies if e.key[-1] == word and (known or not self._own_name(word, e))]
        opening = [e for e in bodies if e.key[:2] == (word, "of") and known]
        return ending or opening

    def _own_name(self, word: str, longer: Entity) -> bool:
        """Whether a word stands before the longer name and more often, so that it is somebody else ('Velco' beside 'Velco Norda')."""
        alone = [n.first for n in self.alone.get(word, ()) if not self.page.heading[n.first]]
        full = [n.first for n in longer.names if len(n.core) > 1]
        if longer.key[0] == word and self.tables.organisation.issuperset(longer.key[1:]):
            return False  # 'NW' and 'NW News' are one
        return len(alone) > len(full) > 0 and word not in self.tables.given and alone[0] < min(full)

    def _daughter(self, word: str, longer: Entity) -> bool:
        """Whether a longer name that reads like a person's is another body's, since the word is a body's own name ('retailer Velco')."""
        alone = self.alone.get(word, [])
        capitals = sum(self.page.words[n.first].isupper() for n in alone)
        called = capitals * 2 > len(alone) or any(n.roles & self.tables.label for n in alone)
        person = longer.key[0] in self.tables.given or any(n.person for n in (*longer.names, *alone))
        return called and not person and word not in self.titled and self._own_name(word, longer)

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
                weigh(entity, self.page, self.tables)


def _behind_place(name: Name, persons: Set[tuple[str, ...]]) -> Name:
    """A name without the two words or more behind 'the' that stand before a person named elsewhere ('for the Far North Ana Vel')."""
    if name.article and not name.title and len(name.core) > 3 and len(name.core) == name.last - name.first and name.core[-2:] in persons:
        name.first, name.core, name.article = name.last - 2, name.core[-2:], False
    return name


def _behind_body(name: Name, tables: Tables) -> Name:
    """A person's name without the state or body whose officer it is ('the president of Norda Ana Vel')."""
    core = name.core
    if name.title or len(core) < 3 or len(core) != name.last - name.first or core[0] in tables.given:
        return name
    at = next((i for i in range(1, len(core) - 1) if core[i] in tables.given), 0)
    led = at and (" ".join(core[:at]) in tables.states or core[at - 1] in tables.organisation)
    if led and len(core) - at <= 3 and not tables.organisation.intersection(core[at:]):
        name.first, name.core, name.article = name.last - (len(core) - at), core[at:], False
    return name


def _placed(page: Page) -> set[str]:
    """Words in capitals that stand alone behind 'in' or 'near' somewhere on the page: places."""
    capital = [word[0].isupper() for word in page.words] + [False]
    return {page.lows[i] for i in range(1, len(page)) if capital[i] and not capital[i + 1] and page.lows[i - 1] in LOCATIVE}


def join_names(page: Page, names: list[Name], tables: Tables) -> Joiner:
    """The entities of `page`'s names, and which mention belongs to which."""
    joiner = Joiner(page, tables)
    joiner.join(names)
    return joiner
