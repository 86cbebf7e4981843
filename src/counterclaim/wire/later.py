"""The records of `counterclaim.dossier/1` that later stages fill: hypotheses and evidence.

They are published now so that whoever parses a dossier can plan for them; this version always writes their arrays empty.
Closed lists come from `model.labels`; nothing here computes.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from counterclaim.model.labels import Cause, HypothesisRelation, RatingValue
from counterclaim.wire.base import Record


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
