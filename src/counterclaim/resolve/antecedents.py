"""How well an entity fits as what a pronoun or a bare description stands for.

In: a place in the page and what was mentioned before it; out: a score for each candidate, from readable features and their weights.
It never chooses by itself whom to name: `coreference` takes the best, or none below the threshold.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log

from counterclaim.resolve.entities import Entity
from counterclaim.resolve.page import Page

# Antecedents lie within 60 mentions in all but 0.4 % of the pronouns of GUM news and PolNeAR train.
WINDOW = 60

NAMES = (
    "bias same_sentence previous_sentence two_back further lines_between same_line subject previous_subject same_sentence_subject quoted possessive "
    "object frequency most_frequent last_speaker speaker_before last_speaker_near nearest second_nearest gender_fits gender_unknown described heading "
    "own_content weak_kind indefinite owner_of_source after_place"
).split()


@dataclass(slots=True)
class Mention:
    """Where an entity was mentioned: its first token, and how it stood there."""

    token: int
    last: int
    entity: Entity
    subject: bool
    quoted: bool
    possessive: bool
    object: bool
    heading: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where a pronoun stands: its token, what it needs, and the token ranges of its own claim's content."""

    token: int
    sort: str
    gender: str
    quoted: bool
    own: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of the features for one sort of pronoun, and the probability below which none is chosen."""

    values: tuple[float, ...]
    threshold: float
    margin: float


@cache
def weights() -> dict[str, Weights]:
    """The weights of each sort of pronoun, made by `training/coreference.py`."""
    table = json.loads(files("counterclaim.resolve.tables").joinpath("weights.json").read_text(encoding="utf-8"))
    return {
        sort: Weights(tuple(float(row["weights"].get(name, 0.0)) for name in NAMES), float(row["threshold"]), float(row["margin"]))
        for sort, row in table["sorts"].items()
    }


def fits(entity: Entity, place: Place) -> bool:
    """Whether an entity may be meant at all: a person for 'he', many for 'they', a thing for 'it'; never the wrong gender."""
    if place.sort == "person":
        if entity.state or entity.plural or entity.utterance or (entity.body > entity.person):
            return False
        return not (entity.gender and place.gender and entity.gender != place.gender)
    if place.sort == "plural":
        return entity.plural or not entity.is_person and not entity.utterance
    return not entity.plural and not (entity.is_person and entity.person >= 1)


class Recall:
    """What has been mentioned so far, in text order."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.mentions: list[Mention] = []
        self.counts: dict[int, int] = {}
        self.speakers: list[tuple[int, Entity]] = []

    def add(self, mention: Mention) -> None:
        """Note one more mention; mentions come in text order but for a source's own names."""
        self.mentions.append(mention)
        key = id(mention.entity)
        self.counts[key] = self.counts.get(key, 0) + 1

    def spoke(self, token: int, entity: Entity) -> None:
        """Note that `entity` was the source of the claim at `token`."""
        self.speakers.append((token, entity))

    def candidates(self, place: Place) -> list[tuple[Entity, Mention, int, bool]]:
        """Each fitting entity with its nearest usable mention, its rank by nearness, and whether only its own claim's content names it."""
        found: dict[int, tuple[Entity, Mention, int, bool]] = {}
        rank = 0
        for mention in reversed(self.mentions[-WINDOW:]):
            entity = mention.entity
            if mention.token >= place.token or not fits(entity, place):
                continue
            inside = any(a <= mention.token < b for a, b in place.own)
            seen = found.get(id(entity))
            if seen is None:
                found[id(entity)] = (entity, mention, rank, inside)
                rank += 1
            elif seen[3] and not inside:
                found[id(entity)] = (entity, mention, seen[2], False)
        return list(found.values())

    def features(self, place: Place, entity: Entity, mention: Mention, rank: int, inside: bool) -> tuple[float, ...]:
        """The features of one candidate, in the order of `NAMES`."""
        page = self.page
        gap = page.sentence[place.token] - page.sentence[mention.token]
        rows = page.line[place.token] - page.line[mention.token]
        count = self.counts[id(entity)]
        last = self.speakers[-1] if self.speakers else None
        prior = self.speakers[-2] if len(self.speakers) > 1 else None
        spoke = last is not None and last[1] is entity
        near = spoke and last is not None and page.line[place.token] - page.line[last[0]] <= 1
        knows = entity.gender == place.gender != ""
        return (
            1.0,
            float(gap == 0),
            float(gap == 1),
            float(gap == 2),
            min(gap, 8) / 8 if gap > 2 else 0.0,
            min(rows, 6) / 6,
            float(rows == 0),
            float(mention.subject),
            float(mention.subject and gap == 1),
            float(mention.subject and gap == 0),
            float(mention.quoted and not place.quoted),
            float(mention.possessive),
            float(mention.object),
            log(1 + count),
            float(count > 1 and count == max(self.counts.values())),
            float(spoke),
            float(prior is not None and prior[1] is entity and not spoke),
            float(near),
            float(rank == 0),
            float(rank == 1),
            float(knows),
            float(not entity.gender),
            float(entity.described),
            float(mention.heading),
            float(inside),
            float(entity.person - entity.body < 1 if place.sort == "person" else entity.place),
            float(entity.described and entity.head != "" and not entity.plural),
            0.0,
            float(mention.heading and rows > 3),
        )

    def rank(self, place: Place) -> list[tuple[float, Entity]]:
        """Candidates with their probability, best first; ties go to the nearer."""
        w = weights()[place.sort].values
        scored = []
        for entity, mention, rank, inside in self.candidates(place):
            values = self.features(place, entity, mention, rank, inside)
            scored.append((sum(a * b for a, b in zip(w, values, strict=True)), -rank, entity))
        scored.sort(key=lambda item: item[:2], reverse=True)
        return [(score, entity) for score, _, entity in scored]
