"""The records of `counterclaim.dossier/1` for the weighing: hypotheses, evidence with ratings, and the assessment.

Nothing comes in: these are shapes. A key that was not there in the first version has a default, so that what it wrote is still read.
Nothing here computes.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from counterclaim.model.labels import (
    AnalyticConfidence,
    Cause,
    Credibility,
    HypothesisRelation,
    ItemKind,
    Level,
    LikelihoodScale,
    Question,
    RatingValue,
    Reliability,
    Role,
)
from counterclaim.wire.base import Record, Span
from counterclaim.wire.sensitivity import Compared, FromPriors, HangsOn, IfSo, PostMortem, Settled, Since, WouldTell


class HypothesisRole(Record, frozen=True, kw_only=True):
    """Who filled which role under a hypothesis."""

    actor: Annotated[str, Meta(description="Id of the actor.")]
    role: Annotated[Role, Meta(description="The role, as in responsibility.")]


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
    question: Annotated[Question, Meta(description="The question it answers (optional key).")] = Question.CARRIED_OUT
    by: Annotated[str, Meta(description="Who put it forward here: 'machine', from the claims, or a person (optional key).")] = "machine"
    at: Annotated[datetime | None, Meta(description="When a person added it, or a document first put it forward (optional key).")] = None
    retired: Annotated[datetime | None, Meta(description="When a person withdrew it (optional key).")] = None


class Rating(Record, frozen=True, kw_only=True):
    """How one item of evidence fits one hypothesis, and who says so."""

    value: Annotated[RatingValue, Meta(description="The rating.")]
    by: Annotated[str, Meta(description="Who rated: a person, or 'machine' (a draft).")]
    reasons: Annotated[list[str], Meta(description="Why, in words.")]
    at: Annotated[datetime | None, Meta(description="When a person rated (optional key).")] = None
    signed: Annotated[bool, Meta(description="Whether a person signed it; nothing else is counted (optional key).")] = False


class Grade(Record, frozen=True, kw_only=True):
    """What a person thinks of an item's source and of what it gives, on two independent axes."""

    reliability: Annotated[Reliability, Meta(description="The letter; F cannot be judged.")]
    credibility: Annotated[Credibility, Meta(description="The digit; 6 cannot be judged.")]
    by: Annotated[str, Meta(description="Who graded.")]
    why: Annotated[str, Meta(description="Why, in words.")]


class Finding(Record, frozen=True, kw_only=True):
    """An observation with its basis."""

    id: Annotated[str, Meta(description="Id of the finding.")]
    text: Annotated[str, Meta(description="What was found.")]
    basis: Annotated[str, Meta(description="On what basis.")]
    source: Annotated[str | None, Meta(description="Id of the actor who found it.")]
    spans: Annotated[list[Span], Meta(description="The words that tell of it.")]
    by: Annotated[str, Meta(description="Who entered it, or 'machine' where it was read.")]
    at: Annotated[datetime | None, Meta(description="When it was entered.")]


class CellRatings(Record, frozen=True, kw_only=True):
    """Every rating of one item for one hypothesis, drafts and people's."""

    hypothesis: Annotated[str, Meta(description="Id of the hypothesis.")]
    ratings: Annotated[list[Rating], Meta(description="By whom, when, why.")]


class RootTie(Record, frozen=True, kw_only=True):
    """Another root, of which nobody has shown that it is distinct."""

    origin: Annotated[str, Meta(description="Id of the other root.")]
    by: Annotated[str, Meta(description="Who ties the two: a person, or 'machine'.")]
    why: Annotated[str, Meta(description="Why, in words.")]


class Evidence(Record, frozen=True, kw_only=True):
    """One item weighed against the hypotheses: that something was said, a figure, or a finding."""

    id: Annotated[str, Meta(description="Id of the item.")]
    claim: Annotated[str | None, Meta(description="Id of the claim it is.")]
    figure: Annotated[str | None, Meta(description="Id of the figure it is.")]
    finding: Annotated[str | None, Meta(description="Id of the finding it is.")]
    origin: Annotated[str | None, Meta(description="Id of the root on which it rests; copies share it and are one item.")]
    ratings: Annotated[
        dict[str, Rating], Meta(description="For each hypothesis id the rating shown: the last a person gave, else the draft.")
    ]
    kind: Annotated[ItemKind, Meta(description="What kind of evidence it is (optional key).")] = ItemKind.SAID
    source: Annotated[str | None, Meta(description="Id of the actor it comes from (optional key).")] = None
    label: Annotated[str, Meta(description="A short name (optional key).")] = ""
    spans: Annotated[list[Span], Meta(description="Its words, those of its copies too (optional key).")] = msgspec.field(
        default_factory=list
    )
    grade: Annotated[Grade | None, Meta(description="What a person thinks of it; null: F 6, not graded (optional key).")] = None
    credibility: Annotated[Level | None, Meta(description="How credible a person takes it to be (optional key).")] = None
    relevance: Annotated[Level | None, Meta(description="How relevant a person takes it to be (optional key).")] = None
    known: Annotated[datetime | None, Meta(description="When it became known (optional key).")] = None
    tied: Annotated[list[RootTie], Meta(description="Roots that may be one with its own (optional key).")] = msgspec.field(
        default_factory=list
    )
    observed: Annotated[Finding | None, Meta(description="The finding, where it is one (optional key).")] = None
    cells: Annotated[list[CellRatings], Meta(description="Every rating given (optional key).")] = msgspec.field(default_factory=list)


class Prior(Record, frozen=True, kw_only=True):
    """How probable a person takes a hypothesis to be before this evidence."""

    hypothesis: Annotated[str, Meta(description="Id of the hypothesis.")]
    probability: Annotated[float, Meta(gt=0, le=1, description="As typed; never made up.")]
    by: Annotated[str, Meta(description="Who typed it.")]
    at: Annotated[datetime, Meta(description="When.")]
    why: Annotated[str, Meta(description="Why, in words.")]


class KeyJudgement(Record, frozen=True, kw_only=True):
    """What a person signs of a hypothesis: how likely, and apart from it how well founded."""

    id: Annotated[str, Meta(description="Id of the judgement.")]
    question: Annotated[Question, Meta(description="The question.")]
    hypothesis: Annotated[str, Meta(description="Id of the hypothesis.")]
    low: Annotated[int, Meta(ge=0, le=100, description="Percent, from.")]
    high: Annotated[int, Meta(ge=0, le=100, description="Percent, to.")]
    scale: Annotated[LikelihoodScale, Meta(description="The scale of the interval.")]
    confidence: Annotated[AnalyticConfidence, Meta(description="How well founded it is.")]
    by: Annotated[str, Meta(description="Who signs.")]
    at: Annotated[datetime, Meta(description="When.")]
    why: Annotated[str, Meta(description="Why, in words.")]
    alternatives: Annotated[list[str], Meta(description="Ids of the hypotheses that were considered instead.")]
    linchpins: Annotated[list[str], Meta(description="Ids of the items that it hangs on.")]
    gaps: Annotated[list[str], Meta(description="What is not known, in words.")]


class Outcome(Record, frozen=True, kw_only=True):
    """What a person marks as having proved to be so."""

    question: Annotated[Question, Meta(description="The question.")]
    hypothesis: Annotated[str, Meta(description="Id of the hypothesis.")]
    by: Annotated[str, Meta(description="Who marked it.")]
    at: Annotated[datetime, Meta(description="When.")]
    why: Annotated[str, Meta(description="Why, in words.")]


class Scored(Record, frozen=True, kw_only=True):
    """One person's scores, in the order of the matrix's hypotheses."""

    by: Annotated[str, Meta(description="Whose ratings.")]
    inconsistent: Annotated[list[int], Meta(description="How many items are inconsistent with each.")]
    weighted: Annotated[list[float], Meta(description="Weighted inconsistency of each; nearest 0 is least inconsistent, no probability.")]
    unfinished: Annotated[list[str], Meta(description="Ids of items not rated against every hypothesis, which do not count.")]
    spread: Annotated[
        dict[str, float], Meta(description="By item id how diagnostic it is: the greatest log likelihood ratio of any two (optional key).")
    ] = msgspec.field(default_factory=dict)


class MatrixResult(Record, frozen=True, kw_only=True):
    """What the signed ratings of one matrix come to."""

    question: Annotated[Question, Meta(description="The question.")]
    hypotheses: Annotated[list[str], Meta(description="Ids of the hypotheses, which exclude each other.")]
    not_assessed: Annotated[str | None, Meta(description="Why nothing is said of it; null: it is assessed.")]
    scores: Annotated[list[Scored], Meta(description="Each person's.")]
    comparisons: Annotated[list[Compared], Meta(description="Every two hypotheses.")]
    leader: Annotated[str | None, Meta(description="The one told apart from every other as fitting less badly; null: none is.")]
    hangs: Annotated[list[HangsOn], Meta(description="What the order hangs on, for each person (optional key).")] = msgspec.field(
        default_factory=list
    )
    supposed: Annotated[list[IfSo], Meta(description="What it would be if somebody lies (optional key).")] = msgspec.field(
        default_factory=list
    )
    posteriors: Annotated[list[FromPriors], Meta(description="From priors that people typed (optional key).")] = msgspec.field(
        default_factory=list
    )
    post_mortems: Annotated[list[PostMortem], Meta(description="Beside what proved to be so (optional key).")] = msgspec.field(
        default_factory=list
    )
    separating: Annotated[list[WouldTell], Meta(description="What would tell its hypotheses apart (optional key).")] = msgspec.field(
        default_factory=list
    )


class Assessment(Record, frozen=True, kw_only=True):
    """What people typed and signed, and what their ratings come to."""

    matrices: Annotated[list[MatrixResult], Meta(description="By question.")]
    judgements: Annotated[list[KeyJudgement], Meta(description="Signed key judgements.")]
    priors: Annotated[list[Prior], Meta(description="Priors that people typed.")]
    outcomes: Annotated[list[Outcome], Meta(description="What proved to be so.")]
    settled: Annotated[list[Settled], Meta(description="How good settled likelihoods were (optional key).")] = msgspec.field(
        default_factory=list
    )
    since: Annotated[Since | None, Meta(description="What has happened since the date asked for (optional key).")] = None
