"""Actors: who speaks and who is spoken of, with every name they go by in the text."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.model.labels import ActorKind, RelationKind
from counterclaim.model.span import Span


@dataclass(frozen=True, slots=True)
class Relation:
    """`kind` holds from the actor that carries it to `actor`.

    `span` is where the text says so, `claim` the claim that gives it (None: the narrator).
    """

    kind: RelationKind
    actor: str
    claim: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation, state, group, outlet or described source of one document.

    `name` is the fullest name in the text, `aliases` the other names and titles used for it ('former president'), sorted;
    described sources are local to their document until a person says otherwise.
    """

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    mentions: tuple[Span, ...] = ()
