"""Templates by what the words of a message fill: one for each type of incident that the message tells of.

What was read in a message comes in, templates go out. It never gives two incidents of one type: of 1,114 in MUC-4's train messages 828 are
the first of their type, and which of two a filler belongs to is found too seldom.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bench.muc.entities import Entity, entities, number
from bench.muc.plain import CONFIDENCE
from bench.muc.template import Fill, Fills, Template, fills
from bench.muc.values import normal
from bench.muc.whereabouts import Whereabouts
from counterclaim.model.labels import Effect, EventRole, EventType
from counterclaim.model.reading import Filling
from counterclaim.model.span import Span

TYPES = {
    EventType.ARSON: "ARSON",
    EventType.ATTACK: "ATTACK",
    EventType.BOMBING: "BOMBING",
    EventType.KIDNAPPING: "KIDNAPPING",
    EventType.ROBBERY: "ROBBERY",
    EventType.FORCED_STOPPAGE: "FORCED WORK STOPPAGE",
}
EFFECTS = {
    Effect.KILLED: "DEATH",
    Effect.WOUNDED: "INJURY",
    Effect.UNHARMED: "NO INJURY OR DEATH",
    Effect.FREED: "REGAINED FREEDOM",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """Shares from which a message tells of a kind of incident, an entity fits into it, a date or place is its own, and a role is filled."""

    kind: float
    fits: float
    date: float
    place: float
    roles: Mapping[EventRole, float]


LIMITS = Limits(
    kind=0.25,
    fits=0.5,
    date=0.2,
    place=0.15,
    roles=dict.fromkeys(EventRole, 0.5),
)
"""Fitted on the 130 train messages held out (`python -m training.templates`), one share for all roles: with a share for each these
gained 2.1 in CEAF-TF and dev lost 1.6."""


Manners = Mapping[str, str]
"""The confidence with which claims name bodies, in MUC-4's words, by their names in normal form."""


def templates(filling: Filling, told: Whereabouts, manners: Manners, limits: Limits = LIMITS) -> list[Template]:
    """The incidents of a message."""
    people = [e for e in entities(told.document.text, filling.fills) if e.share >= limits.roles[e.role]]
    kinds = [kind for kind in TYPES if filling.kinds[kind] >= limits.kind]
    out = []
    for kind in kinds:
        own = [e for e in people if _of(e, kind, kinds, limits.fits)]
        if own:
            out.append(_template(kind, own, told, manners, limits))
    return out


def _of(entity: Entity, kind: EventType, kinds: Sequence[EventType], least: float) -> bool:
    """Whether an entity is one of a type's incident: likely enough, or likelier than of any other that the message tells of."""
    shares = entity.kinds()
    return shares[kind] >= least or kind == max(kinds, key=lambda other: shares[other])


def _template(kind: EventType, own: Sequence[Entity], told: Whereabouts, manners: Manners, limits: Limits) -> Template:
    text = told.document.text
    words: list[tuple[Span, float]] = [(fill.span, fill.share) for entity in own for fill in entity.fills]
    victims = [e for e in own if e.role is EventRole.VICTIM]
    others = [e for e in own if e.role is EventRole.DESCRIBED]
    alone = [*victims, *(e for e in others if e.of is None or e.of not in {v.name for v in victims})]
    return Template(
        type=fills(TYPES[kind]),
        stage=fills("ACCOMPLISHED"),
        date=told.when(words, limits.date),
        location=told.where(words, limits.place),
        instrument=_names(own, EventRole.WEAPON),
        individual=_names(own, EventRole.PERPETRATOR),
        organisation=_names(own, EventRole.ORGANISATION),
        confidence=tuple(_confidence(e, manners) for e in own if e.role is EventRole.ORGANISATION),
        target=_names(own, EventRole.TARGET),
        victim=fills(*(e.name for e in victims)),
        description=tuple(Fill((e.name,), () if e in alone or e.of is None else (e.of,)) for e in others),
        victim_type=tuple(Fill(("CIVILIAN",), (e.name,)) for e in alone),
        victim_number=tuple(Fill((number(text, e) if e.role is EventRole.DESCRIBED else "1",), (e.name,)) for e in alone),
        victim_effect=tuple(_effects(alone)),
    )


def _names(own: Iterable[Entity], role: EventRole) -> Fills:
    return fills(*dict.fromkeys(e.name for e in own if e.role is role))


def _confidence(entity: Entity, manners: Manners) -> Fill:
    """As the claims name a body, where any does; else as the reader hears its mentions."""
    manner = entity.manner()
    heard = CONFIDENCE[max(manner, key=lambda one: manner[one])]
    return Fill((manners.get(normal(entity.name), heard),), (entity.name,))


def _effects(people: Iterable[Entity]) -> Iterable[Fill]:
    for entity in people:
        shares = entity.effect()
        best = max(shares, key=lambda one: shares[one])
        if best in EFFECTS:
            yield Fill((EFFECTS[best],), (entity.name,))
