"""Who and what fills the events of a message: the fillings of a reader joined to entities, each with one name to answer by.

A message and what its words fill come in; entities with the strings and numbers of MUC-4's slots go out. Which template one belongs to is
decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bench.muc.values import normal
from counterclaim.model.labels import Effect, EventRole, EventType, Suspicion
from counterclaim.model.reading import Filled
from counterclaim.text.numbers import quantities

PEOPLE = frozenset({EventRole.VICTIM, EventRole.DESCRIBED})
SHORT = re.compile(r"\s*[\[(]$")
"""What stands between a name and its letters in brackets."""
BESIDE = re.compile(r",?\s+(?:(?:AND|OF) THE\s+)?|,\s*", re.IGNORECASE)
"""What may stand between a name and a description of the same person."""
LOOK_LEFT = 45
"""Characters before a description in which its number stands ('ABOUT 50 ', 'TWO OF THE ')."""
LINK = re.compile(r"\s*(?:OF (?:THE|ITS|THEIR|HIS)|OTHER|MORE|YOUNG|ALLEGED|UNIDENTIFIED|(?!AND |OR )[A-Z-]+)?\s*", re.IGNORECASE)
"""What may stand between a number and what it counts."""
MANY = frozenset({"PEOPLE", "MEN", "WOMEN", "CHILDREN", "POLICEMEN", "WORKMEN", "GUARDSMEN", "POLICE", "POPULATION", "PERSONNEL"})
"""Words for more than one that no 's' tells."""


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entity:
    """What fills one role, by whatever words: its best `name`, how likely it does, and where it stands.

    `of` is the person whom a description describes, where that one is named beside it.
    """

    role: EventRole
    name: str
    share: float
    fills: tuple[Filled, ...]
    of: str | None = None

    def kinds(self) -> dict[EventType, float]:
        """How likely it is of an event of each type."""
        return _mean([(fill.share, fill.kinds) for fill in self.fills])

    def manner(self) -> dict[Suspicion, float]:
        """How likely it is named in each manner."""
        return _mean([(fill.share, fill.manner) for fill in self.fills])

    def effect(self) -> dict[Effect, float]:
        """What became of it."""
        return _mean([(fill.share, fill.effect) for fill in self.fills])


def _mean(weighted: Sequence[tuple[float, Mapping[T, float]]]) -> dict[T, float]:
    total = sum(weight for weight, _ in weighted)
    return {key: sum(weight * shares[key] for weight, shares in weighted) / total for key in weighted[0][1]}


def entities(text: str, fills: Sequence[Filled]) -> list[Entity]:
    """The entities of a message, the likeliest first; two runs are one where their words are the same or one's are within the other's."""
    found = []
    for role in EventRole:
        own = [fill for fill in fills if fill.role is role and normal(fill.span.exact)]
        found += [_entity(text, role, group) for group in _groups(text, own)]
    named = [entity for entity in found if entity.role is EventRole.VICTIM]
    described = [_described(text, entity, named) if entity.role is EventRole.DESCRIBED else entity for entity in found]
    return sorted(described, key=lambda entity: (-entity.share, entity.role, entity.name))


def _groups(text: str, fills: Sequence[Filled]) -> Iterator[list[Filled]]:
    groups: list[list[Filled]] = []
    for fill in sorted(fills, key=lambda fill: (-len(normal(fill.span.exact)), fill.span.start)):
        group = next((group for group in groups if any(_same(text, one, fill) for one in group)), None)
        if group is None:
            groups.append([fill])
        else:
            group.append(fill)
    yield from groups


def _same(text: str, one: Filled, other: Filled) -> bool:
    a, b = normal(one.span.exact), normal(other.span.exact)
    if f" {b} " in f" {a} " or f" {a} " in f" {b} ":
        return True
    first, second = sorted((one.span, other.span))
    between = text[first.end : second.start]
    return SHORT.fullmatch(between) is not None and second.exact.isupper() and len(second.exact) < len(first.exact)


def _entity(text: str, role: EventRole, group: Sequence[Filled]) -> Entity:
    """The name is the string whose places together are likeliest."""
    likely: dict[str, float] = {}
    for fill in group:
        name = _bare(fill.span.exact)
        likely[name] = 1 - (1 - likely.get(name, 0.0)) * (1 - fill.share)
    name = min(likely, key=lambda name: (-likely[name], -len(name), name))
    return Entity(role, name, max(fill.share for fill in group), tuple(sorted(group, key=lambda fill: fill.span)))


def _bare(words: str) -> str:
    """A string as a key has it: on one line, no article before it."""
    return re.sub(r"^(?:THE|A|AN)\s+", "", " ".join(words.split()), flags=re.IGNORECASE).upper()


def _described(text: str, entity: Entity, named: Sequence[Entity]) -> Entity:
    for other in named:
        for name in other.fills:
            for fill in entity.fills:
                first, second = sorted((name.span, fill.span))
                if first.end <= second.start and BESIDE.fullmatch(text[first.end : second.start]):
                    return Entity(entity.role, entity.name, entity.share, entity.fills, other.name)
    return entity


def number(text: str, entity: Entity) -> str:
    """How many an entity is, in MUC-4's notation: as the words before it or in it say, else by its own last word."""
    for fill in sorted(entity.fills, key=lambda fill: (-fill.share, fill.span)):
        start = max(0, fill.span.start - LOOK_LEFT)
        for found in reversed(quantities(text, start, fill.span.end)):
            if LINK.fullmatch(text[found.end : max(found.end, fill.span.start)]) and found.end <= fill.span.end:
                return _notation(found.low, found.high)
    last = re.split(r"\s+(?:OF|IN|FROM|AT|ON|WHO|FOR)\s+", entity.name)[0].split()[-1]
    many = last in MANY or (last.endswith("S") and not last.endswith(("SS", "US")))
    return "PLURAL" if many else "1"


def _notation(low: int | None, high: int | None) -> str:
    if low is None and high is None:
        return "PLURAL"
    return str(low if low is not None else high)
