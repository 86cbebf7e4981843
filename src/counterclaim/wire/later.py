"""The records of `counterclaim.dossier/1` that later stages fill: events, figures, hypotheses, evidence.

They are published now so that whoever parses a dossier can plan for them; this version always writes their arrays empty.
The closed lists below stand here until the stage that fills them brings them to `model.labels`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from counterclaim.wire.base import Record, Span

Latitude = Annotated[float, Meta(ge=-90, le=90)]
Longitude = Annotated[float, Meta(ge=-180, le=180)]
Count = Annotated[int, Meta(ge=0)]


class Stage(StrEnum):
    """How far an event is said to have gone."""

    ACCOMPLISHED = "accomplished"
    ATTEMPTED = "attempted"
    FOILED = "foiled"
    THREATENED = "threatened"
    PLANNED = "planned"
    ALLEGED = "alleged"


class Measure(StrEnum):
    """What a figure counts."""

    KILLED = "killed"
    WOUNDED = "wounded"
    ARRESTED = "arrested"
    MISSING = "missing"
    HOSTAGES = "hostages"
    PERPETRATORS = "perpetrators"
    DISPLACED = "displaced"


class FigureKind(StrEnum):
    """Whether a figure is a total, adds to one, or is part of one."""

    TOTAL = "total"
    INCREMENT = "increment"
    SUBSET = "subset"


class Cause(StrEnum):
    """What brought the event about, under one hypothesis."""

    ATTACK = "attack"
    ACCIDENT = "accident"
    NATURAL = "natural"
    SELF_INFLICTED = "self_inflicted"
    STAGED = "staged"
    LAWFUL_FORCE = "lawful_force"
    DID_NOT_OCCUR = "did_not_occur"
    UNKNOWN = "unknown"


class HypothesisRelation(StrEnum):
    """How one hypothesis stands to another; only those that exclude each other share a matrix."""

    REFINES = "refines"
    COMPATIBLE = "compatible"
    EXCLUDES = "excludes"


class RatingValue(StrEnum):
    """How an item of evidence fits a hypothesis: very consistent, consistent, neutral, inconsistent, very inconsistent, not applicable."""

    CC = "CC"
    C = "C"
    N = "N"
    I = "I"  # noqa: E741  the name is the label everybody uses
    II = "II"
    NA = "NA"


class EventDate(Record, frozen=True, kw_only=True):
    """When an event took place."""

    start: Annotated[str | None, Meta(description="First day or moment, ISO 8601.")]
    end: Annotated[str | None, Meta(description="Last day or moment, ISO 8601.")]
    text: Annotated[str, Meta(description="The words that say when.")]
    precision: Annotated[str | None, Meta(description="How precise they are: 'day', 'month', ...")]


class Place(Record, frozen=True, kw_only=True):
    """Where an event took place."""

    name: Annotated[str, Meta(description="The place as named.")]
    country: Annotated[str | None, Meta(description="ISO 3166-1 alpha-2 code, where it is known.")]
    lat: Annotated[Latitude | None, Meta(description="Latitude, degrees.")]
    lon: Annotated[Longitude | None, Meta(description="Longitude, degrees.")]


class Attribute(Record, frozen=True, kw_only=True):
    """One attribute of an event, as some claim gives it."""

    name: Annotated[str, Meta(description="Which attribute.")]
    value: Annotated[str, Meta(description="Its value.")]
    claim: Annotated[str | None, Meta(description="Id of the claim that gives it.")]
    span: Annotated[Span, Meta(description="The words that say so.")]


class Event(Record, frozen=True, kw_only=True):
    """What is said to have happened; its attributes are themselves claimed."""

    id: Annotated[str, Meta(description="Id of the event.")]
    focal: Annotated[bool, Meta(description="Whether the case is about it.")]
    label: Annotated[str, Meta(description="A short name.")]
    type: Annotated[str | None, Meta(description="Kind of event.")]
    stage: Annotated[Stage | None, Meta(description="How far it is said to have gone.")]
    part_of: Annotated[str | None, Meta(description="Id of the event it is part of (twin blasts, a wave).")]
    date: Annotated[EventDate | None, Meta(description="When.")]
    place: Annotated[Place | None, Meta(description="Where.")]
    targets: Annotated[list[str], Meta(description="Targets as described.")]
    weapons: Annotated[list[str], Meta(description="Weapons as described.")]
    perpetrators: Annotated[list[str], Meta(description="Perpetrators as described.")]
    attributes: Annotated[list[Attribute], Meta(description="Every attribute with the claim and the words that give it.")]
    spans: Annotated[list[Span], Meta(description="Every place where the event is spoken of.")]


class Scope(Record, frozen=True, kw_only=True):
    """What exactly a figure counts; figures are compared only at equal scope."""

    who: Annotated[str | None, Meta(description="Whom it counts, as described.")]
    attackers: Annotated[bool | None, Meta(description="Whether attackers are counted in; null: not said.")]
    area: Annotated[str | None, Meta(description="Where it counts.")]


class Figure(Record, frozen=True, kw_only=True):
    """A toll: 'at least 133' is low 133 and no high; 'dozens' stays words."""

    id: Annotated[str, Meta(description="Id of the figure.")]
    event: Annotated[str | None, Meta(description="Id of the event; authoritative.")]
    measure: Annotated[Measure, Meta(description="What it counts.")]
    low: Annotated[Count | None, Meta(description="At least so many.")]
    high: Annotated[Count | None, Meta(description="At most so many.")]
    words: Annotated[str, Meta(description="The figure in the text's words.")]
    kind: Annotated[FigureKind, Meta(description="Total, increment or subset.")]
    scope: Annotated[Scope | None, Meta(description="What exactly it counts.")]
    as_of: Annotated[str | None, Meta(description="For which moment it holds, ISO 8601.")]
    claim: Annotated[str, Meta(description="Id of the claim that gives it; every figure has one.")]
    span: Annotated[Span, Meta(description="Where it stands.")]


class HypothesisRole(Record, frozen=True, kw_only=True):
    """Who filled which role under a hypothesis."""

    actor: Annotated[str, Meta(description="Id of the actor.")]
    role: Annotated[str, Meta(description="The role, as in responsibility.")]


class HypothesisLink(Record, frozen=True, kw_only=True):
    """How a hypothesis stands to another."""

    kind: Annotated[HypothesisRelation, Meta(description="The relation.")]
    hypothesis: Annotated[str, Meta(description="Id of the other hypothesis.")]


class Hypothesis(Record, frozen=True, kw_only=True):
    """One complete account: a cause and, for an attack, who filled which role."""

    id: Annotated[str, Meta(description="Id of the hypothesis.")]
    label: Annotated[str, Meta(description="A short name.")]
    cause: Annotated[Cause, Meta(description="What brought the event about.")]
    roles: Annotated[list[HypothesisRole], Meta(description="Who filled which role.")]
    event: Annotated[str | None, Meta(description="Id of the event it explains.")]
    relations: Annotated[list[HypothesisLink], Meta(description="How it stands to the others.")]
    asserted_by: Annotated[list[str], Meta(description="Ids of the claims that assert it.")]
    denied_by: Annotated[list[str], Meta(description="Ids of the claims that deny it.")]


class Rating(Record, frozen=True, kw_only=True):
    """How one item of evidence fits one hypothesis, and who says so."""

    value: Annotated[RatingValue, Meta(description="The rating.")]
    by: Annotated[str, Meta(description="Who rated: a person, or 'machine' (a draft).")]
    reasons: Annotated[list[str], Meta(description="Why, in words.")]


class Evidence(Record, frozen=True, kw_only=True):
    """One item weighed against the hypotheses: that something was said, a figure, or a finding."""

    id: Annotated[str, Meta(description="Id of the item.")]
    claim: Annotated[str | None, Meta(description="Id of the claim it is.")]
    figure: Annotated[str | None, Meta(description="Id of the figure it is.")]
    finding: Annotated[str | None, Meta(description="Id of the finding it is.")]
    origin: Annotated[str | None, Meta(description="Id of the root on which it rests.")]
    ratings: Annotated[dict[str, Rating], Meta(description="For each hypothesis id, the rating.")]
