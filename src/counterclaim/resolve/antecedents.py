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
from operator import mul

from counterclaim.resolve.entities import Entity
from counterclaim.resolve.page import Page

# Candidates come from the last 60 mentions: some ten sentences, beyond which a pronoun is not used for anybody; it bounds the time, too.
WINDOW = 60

NAMES = (
    "same_sentence",
    "previous_sentence",
    "two_back",
    "further",
    "lines_between",
    "same_line",
    "subject",
    "previous_subject",
    "same_sentence_subject",
    "quoted",
    "possessive",
    "object",
    "frequency",
    "most_frequent",
    "last_speaker",
    "speaker_before",
    "last_speaker_near",
    "nearest",
    "second_nearest",
    "gender_fits",
    "gender_unknown",
    "described",
    "heading",
    "own_content",
    "weak_kind",
    "indefinite",
    "in_content",
    "holder",
    "quoted_holder",
    "source_and_last_speaker",
    "recent",
)


@dataclass(slots=True)
class Mention:
    """Where an entity was mentioned: its tokens `[first, last)`, and how it stood there."""

    first: int
    last: int
    entity: Entity
    subject: bool
    quoted: bool
    possessive: bool
    object: bool
    heading: bool
    content: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a pronoun stands: its token, what it needs, its own claim's content, and who is speaking around it.

    `anchor` is where its claim begins: behind a long quotation 'he said' looks back from the quotation's first word.
    """

    token: int
    sort: str
    gender: str
    quoted: bool
    own: tuple[tuple[int, int], ...] = ()
    anchor: int = -1
    holder: Entity | None = None
    source: bool = False


@dataclass(slots=True)
class Candidate:
    """One entity that may be meant: its nearest usable mention, its rank by nearness, and what its recent mentions say.

    `inside`: only its own claim's content names it; `outside`: somewhere near it stands outside what others say.
    """

    entity: Entity
    mention: Mention
    rank: int
    inside: bool
    outside: bool = False
    subject_here: bool = False
    subject_before: bool = False
    recent: int = 0


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of the features for one sort of pronoun, and by how much the best candidate must lead to be chosen."""

    values: tuple[float, ...]
    margin: float


@cache
def weights() -> dict[str, Weights]:
    """The weights of each sort of pronoun, made by `training/coreference.py`."""
    table = json.loads(files("counterclaim.resolve.tables").joinpath("weights.json").read_text(encoding="utf-8"))
    return {
        sort: Weights(tuple(float(row["weights"].get(name, 0.0)) for name in NAMES), float(row["margin"]))
        for sort, row in table["sorts"].items()
    }


def fits(entity: Entity, place: Place) -> bool:
    """Whether an entity may be meant at all: a person for 'he', many for 'they', a thing for 'it'; never the wrong gender."""
    if entity.measure:
        return False
    if place.sort == "person":
        if entity.state or entity.plural or entity.utterance or entity.body > entity.person:
            return False
        if entity.person < 1 and not (entity.names and entity.spoke):
            return False  # an unread name is a person once it has spoken
        return not (entity.gender and place.gender and entity.gender != place.gender)
    if place.sort == "plural":
        return entity.plural or not (entity.is_person or entity.utterance)
    return not entity.plural and not (entity.is_person and entity.person >= 1)


def _anchor(place: Place) -> int:
    return place.anchor if 0 <= place.anchor < place.token else place.token


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
        entity.spoke = True

    def candidates(self, place: Place) -> list[Candidate]:
        """Each fitting entity with what its recent mentions say, nearest first."""
        page = self.page
        found: dict[int, Candidate] = {}
        here = page.sentence[_anchor(place)]
        for mention in reversed(self.mentions[-WINDOW:]):
            entity = mention.entity
            if mention.first >= place.token or not fits(entity, place):
                continue
            inside = any(a <= mention.first < b for a, b in place.own)
            seen = found.get(id(entity))
            if seen is None:
                seen = found[id(entity)] = Candidate(entity, mention, len(found), inside)
            elif seen.inside and not inside:
                seen.mention, seen.inside = mention, False
            gap = here - page.sentence[mention.first]
            if gap <= 2 and not inside:
                seen.recent += 1
                seen.outside |= not mention.content
                seen.subject_here |= mention.subject and gap <= 0
                seen.subject_before |= mention.subject and gap == 1
        return list(found.values())

    def features(self, place: Place, candidate: Candidate) -> tuple[float, ...]:
        """The features of one candidate, in the order of `NAMES`."""
        page, entity, mention = self.page, candidate.entity, candidate.mention
        anchor = _anchor(place)
        gap = max(page.sentence[anchor] - page.sentence[mention.first], 0)
        rows = max(page.line[anchor] - page.line[mention.first], 0)
        count = self.counts[id(entity)]
        last = self.speakers[-1] if self.speakers else None
        prior = self.speakers[-2] if len(self.speakers) > 1 else None
        spoke = last is not None and last[1] is entity
        near = spoke and last is not None and page.line[anchor] - page.line[last[0]] <= 1
        return (
            float(gap == 0),
            float(gap == 1),
            float(gap == 2),
            min(gap, 8) / 8 if gap > 2 else 0.0,
            min(rows, 6) / 6,
            float(rows == 0),
            float(mention.subject),
            float(candidate.subject_before),
            float(candidate.subject_here),
            float(mention.quoted and not place.quoted),
            float(mention.possessive),
            float(mention.object),
            log(1 + count),
            float(count > 1 and count == max(self.counts.values())),
            float(spoke),
            float(prior is not None and prior[1] is entity and not spoke),
            float(near),
            float(candidate.rank == 0),
            float(candidate.rank == 1),
            float(entity.gender == place.gender != ""),
            float(not entity.gender),
            float(entity.described),
            float(mention.heading),
            float(candidate.inside),
            float(entity.person - entity.body < 1 if place.sort == "person" else entity.place),
            float(entity.described and entity.head != "" and not entity.plural),
            float(place.source and candidate.recent > 0 and not candidate.outside),
            float(place.holder is entity and not place.quoted),
            float(place.holder is entity and place.quoted),
            float(place.source and spoke),
            log(1 + candidate.recent),
        )

    def rank(self, place: Place) -> list[tuple[float, Entity]]:
        """Candidates with their probability, best first; ties go to the nearer."""
        w = weights()[place.sort].values
        scored = []
        for candidate in self.candidates(place):
            values = self.features(place, candidate)
            scored.append((sum(map(mul, w, values)), -candidate.rank, candidate.entity))
        scored.sort(key=lambda item: item[:2], reverse=True)
        return [(score, entity) for score, _, entity in scored]
