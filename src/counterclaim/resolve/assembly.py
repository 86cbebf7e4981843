"""Entities of one page written out as actors.

In: the notes and descriptions of a finished reading; out: `Actor`s with names, roles, relations and mentions, each entity's actor id.
It never makes a name up: every name, alias and mention is a stretch of the text, but for states known only by their adjective.
"""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.model.actor import Actor, Relation
from counterclaim.model.ids import actor_id
from counterclaim.model.labels import ActorKind, RelationKind
from counterclaim.model.span import Span
from counterclaim.resolve.entities import Entity
from counterclaim.resolve.names import Name
from counterclaim.resolve.notes import Notes

OFFICES = frozenset({"office", "voice"})


class Assembly:
    """Writes out the entities of one reading: those its notes mention, and the descriptions it made."""

    def __init__(self, notes: Notes, described: Iterable[Entity]) -> None:
        self.notes, self.page, self.tables = notes, notes.page, notes.tables
        self.where: dict[int, list[tuple[int, int]]] = {}
        for mention in notes.recall.mentions:
            self.where.setdefault(id(mention.entity), []).append((mention.first, mention.last))
        for entity in described:
            self.where.setdefault(id(entity), []).append((entity.token, entity.last))

    def actors(self, speaking: Iterable[Entity | None]) -> tuple[dict[int, str], tuple[Actor, ...]]:
        """The id of each entity written out, and the actors by place of first mention."""
        spoke = {id(entity): entity for entity in speaking if entity is not None}
        kept = dict(spoke)
        for entity in self.notes.joiner.entities:
            if self._known(entity):
                kept.setdefault(id(entity), entity)
        for entity in list(kept.values()):
            for owner, _, _ in self._owners(entity):
                if self._mentions(owner):
                    kept.setdefault(id(owner), owner)
        ids = {key: actor_id(self.page.document.id, spans[0]) for key, entity in kept.items() if (spans := self._mentions(entity))}
        actors: dict[str, Actor] = {}
        for key, entity in kept.items():  # two readings of one place are one actor, the first that was kept
            if key in ids and ids[key] not in actors:
                actors[ids[key]] = self._actor(entity, ids)
        return ids, tuple(sorted(actors.values(), key=lambda actor: (actor.mentions[0].start, actor.mentions[0].end, actor.id)))

    def _known(self, entity: Entity) -> bool:
        """Whether a silent name is surely an actor; places, works and unread words are left out."""
        return not entity.place and bool(entity.state or entity.plural or max(entity.person, entity.body) >= 2)

    def _span(self, first: int, last: int) -> Span:
        return self.page.document.span(self.page.starts[first], self.page.ends[last - 1])

    def _mentions(self, entity: Entity) -> tuple[Span, ...]:
        spans = sorted({self._span(*tokens) for tokens in self.where.get(id(entity), ())})
        kept: list[Span] = []
        for span in spans:  # of two mentions that start alike the longer, of two that nest the outer
            while kept and span.covers(kept[-1]):
                kept.pop()
            if not kept or not kept[-1].covers(span):
                kept.append(span)
        return tuple(kept)

    def _actor(self, entity: Entity, ids: dict[int, str]) -> Actor:
        mentions = self._mentions(entity)
        name = self._name(entity, mentions)
        relations = [
            Relation(kind, ids[id(owner)], None, span)
            for owner, kind, span in self._owners(entity)
            if ids.get(id(owner), ids[id(entity)]) != ids[id(entity)]
        ]
        kind = self._kind(entity)
        return Actor(ids[id(entity)], name, kind, self._aliases(entity, name), tuple(dict.fromkeys(relations)), mentions)

    def _kind(self, entity: Entity) -> ActorKind:
        tables, key = self.tables, set(entity.key)
        if entity.kind is ActorKind.ORGANISATION and key & tables.outlet:
            return ActorKind.OUTLET
        if entity.kind is ActorKind.ORGANISATION and key & tables.armed:
            return ActorKind.GROUP
        return entity.kind

    def _name(self, entity: Entity, mentions: tuple[Span, ...]) -> str:
        """The fullest name in the text; for a described source its first words."""
        texts = [self._span(n.first, n.last).exact for n in entity.names]
        if entity.state and texts:
            return entity.state if entity.state in texts else max(texts, key=lambda text: (texts.count(text), len(text)))
        if not texts:
            own = self._span(entity.token, entity.last) if entity.last > 0 else mentions[0]
            return entity.state or next((m.exact for m in mentions if m.covers(own)), own.exact)
        return max(texts, key=lambda text: (len(text.replace(".", "").split()), len(text) > 3, -texts.index(text)))

    def _aliases(self, entity: Entity, name: str) -> tuple[str, ...]:
        found = {self._span(n.first, n.last).exact for n in entity.names}
        for n in entity.names:
            found.update(self._span(a, b).exact for a, b in n.called if b > a)
        return tuple(sorted(found - {name}))

    def _owners(self, entity: Entity) -> list[tuple[Entity, RelationKind, Span]]:
        """For whom an entity speaks or holds office, where the text says so."""
        tables, found = self.tables, []
        if entity.owner is not None and entity.last > 0:
            kind = self._relation({entity.head}) if entity.described else RelationKind.PART_OF
            if kind is not None:
                found.append((entity.owner, kind, self._span(entity.token, entity.last)))
        for name in entity.names:
            kind = self._relation(name.roles) if not tables.speaks_for.isdisjoint(name.roles) else None
            owner = self._beside(name) if kind is not None else None
            if owner is not None and kind is not None:
                found.append((owner, kind, self._span(*name.called[0])))
        return found

    def _relation(self, roles: set[str]) -> RelationKind | None:
        tables = self.tables
        if roles & tables.speaks_for:
            return RelationKind.SPEAKS_FOR
        offices = any(tables.person_nouns.get(role, tables.person_nouns.get(role[:-1], "")) in OFFICES for role in roles)
        return RelationKind.OFFICE_OF if offices else None

    def _beside(self, name: Name) -> Entity | None:
        """The name right before a role ('Halden spokeswoman X') or behind its 'of' or 'for'."""
        for first, last in name.called:
            at = first - 1 if self.page.low(first - 1) not in ("'s", "’s") else first - 2
            after = last + 1 + (self.page.low(last + 1) in self.tables.determiner)
            for token in (at, after if self.page.low(last) in ("of", "for") else -1, *range(first, last)):
                if token in self.notes.covered and self.notes.covered[token] is not name:
                    return self.notes.named(token)
        return None
