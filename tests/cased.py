"""Cases of several documents made up for tests: actors of one name are one, and all documents tell of one event."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from counterclaim.model.actor import Actor, Relation
from counterclaim.model.claim import Claim, Responsibility
from counterclaim.model.event import Event
from counterclaim.model.labels import Act, ActorKind, CertaintyLevel, FigureKind, Measure, Position, RelationKind, Role
from counterclaim.model.record import Case, Dossier, Input
from recorded import Builder, article

BLAST = Event("e1-blast", True, "the quay blast")
CLAIMED, DENIED, OPEN = Position.POSITIVE, Position.NEGATIVE, Position.NONCOMMITTAL


@dataclass
class Made:
    """A case that grows document by document; `days` of May 2031 are when each was published."""

    builders: list[Builder] = field(default_factory=list)
    event: Event = BLAST
    kinds: dict[str, ActorKind] = field(default_factory=dict)
    relations: dict[str, tuple[tuple[RelationKind, str], ...]] = field(default_factory=dict)

    def document(self, day: int | None, *sentences: str, outlet: str = "The Lisk Courier") -> Builder:
        """A document of these sentences."""
        published = None if day is None else datetime(2031, 5, day, tzinfo=UTC)
        text = "\n".join([f"{outlet} of {day}, part {len(self.builders)}", *sentences])
        self.builders.append(Builder(article(text, published=published, outlet=outlet)))
        return self.builders[-1]

    def position(
        self, make: Builder, words: str, act: Act, held: str, position: Position, role: Role = Role.PERPETRATOR, **facts: object
    ) -> Claim:
        """A claim about responsibility in a sentence of the form 'source|cue|content'."""
        source, cue, content = words.split("|")
        claim = make.claim(source, cue, content, act, after=" ".join((source, cue, content)).strip(), **facts)
        row = Responsibility(held, role, self.event.id, position, CertaintyLevel.UNSTATED, claim.content.spans[0])
        make.claims[-1] = replace(claim, event=self.event.id, responsibility=(row,))
        return make.claims[-1]

    def toll(self, make: Builder, words: str, number: str, low: int | None, high: int | None, **facts: object) -> Claim:
        """A claim that so many were killed, in a sentence of the form 'source|cue|content'."""
        source, cue, content = words.split("|")
        claim = make.claim(source, cue, content, Act.STATE, after=" ".join((source, cue, content)))
        facts = {"kind": FigureKind.TOTAL} | facts
        make.figure(self.event, Measure.KILLED, number, claim, after=" ".join((source, cue, content)), low=low, high=high, **facts)
        make.figures[-1] = replace(make.figures[-1], id=f"{make.made.id}-{len(make.figures)}")
        return claim

    def dossier(self) -> Dossier:
        """The case with everything that its documents hold."""
        found: dict[str, Actor] = {}
        for builder in self.builders:
            for name, actor in builder.actors.items():
                known = found.get(name)
                mentions = actor.mentions if known is None else (*known.mentions, *actor.mentions)
                relations = tuple(Relation(kind, to, None, actor.mentions[0]) for kind, to in self.relations.get(name, ()))
                found[name] = replace(actor, mentions=tuple(sorted(mentions)), relations=relations)
        for builder in self.builders:
            for row in (row for claim in builder.claims for row in claim.responsibility):
                found.setdefault(row.actor, Actor(row.actor, row.actor, ActorKind.GROUP))
        actors = tuple(replace(actor, kind=self.kinds.get(name, ActorKind.GROUP)) for name, actor in sorted(found.items()))
        documents = tuple(builder.made for builder in self.builders)
        return Dossier(
            case=Case("k2-made", "The quay blast", (self.event.id,), None),
            inputs=(Input("made", tuple(document.id for document in documents)),),
            documents=tuple(sorted(documents, key=lambda document: document.id)),
            actors=actors,
            claims=tuple(claim for builder in self.builders for claim in builder.claims),
            unread=(),
            failures=(),
            events=(self.event,),
            figures=tuple(figure for builder in self.builders for figure in builder.figures),
        )
