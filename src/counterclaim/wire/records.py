"""The records of `counterclaim.dossier/1` that this version fills, field by field, with the descriptions the JSON Schema publishes.

Closed lists come from `model.labels`; field order here is key order in the JSON, and every field is required: absent is null.
Nothing here computes: `encode` and `decode` move values in and out, `later` holds the records that later stages fill.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta

from counterclaim.model.labels import (
    Act,
    ActorKind,
    CertaintyLevel,
    ClaimStatus,
    DocumentStatus,
    Mode,
    Occurred,
    Polarity,
    Position,
    Reality,
    RelationKind,
    RevisionKind,
    Role,
    SectionRole,
    SourceKind,
    ViaKind,
    Voice,
)
from counterclaim.wire.base import Record, Span, Value
from counterclaim.wire.events import Event, Figure
from counterclaim.wire.later import Assessment, Evidence, Hypothesis

FORMAT: Final = "counterclaim.dossier/1"

Id = Annotated[str, Meta(description="A stable id: a hash of content and place, its prefix naming kind and recipe.")]
Probability = Annotated[float, Meta(ge=0, le=1)]
Sha256 = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]


class Input(Record, frozen=True, kw_only=True):
    """One input of the run, in the order given."""

    name: Annotated[str, Meta(description="The file, address or '-' as the user named it.")]
    documents: Annotated[list[Id], Meta(description="The documents it gave; the same bytes twice are one document, listed twice.")]


class Failure(Record, frozen=True, kw_only=True):
    """An input that gave no document or no reading."""

    input: Annotated[str, Meta(description="The input's name.")]
    reason: Annotated[str, Meta(description="Why, in one line.")]


class Case(Record, frozen=True, kw_only=True):
    """What the dossier is about."""

    id: Annotated[str, Meta(description="Id of the case, made from its documents in any order.")]
    title: Annotated[str, Meta(description="Title given by the user, else the document's own, else how many documents there are.")]
    focal_events: Annotated[list[Id], Meta(description="The events the case is about.")]
    as_of: Annotated[datetime | None, Meta(description="The latest time at which any of the documents was published or modified.")]


class Section(Value, frozen=True, kw_only=True):
    """A stretch of the text; the sections of a document partition its text completely, in order."""

    role: Annotated[SectionRole, Meta(description="What the stretch is; claims are read from headline, standfirst and body.")]
    start: Annotated[int, Meta(ge=0, description="First code point.")]
    end: Annotated[int, Meta(ge=1, description="The code point after the last.")]


class Found(Value, frozen=True, kw_only=True):
    """Where a fact about the document was found."""

    field: Annotated[str, Meta(description="The key of the document that it is about.")]
    where: Annotated[str, Meta(description="Where it was found, in words ('og:title', 'line 1').")]


class Repair(Value, frozen=True, kw_only=True):
    """What decoding had to mend in the bytes."""

    kind: Annotated[str, Meta(description="What was mended, in words.")]
    count: Annotated[int, Meta(ge=1, description="How often.")]
    start: Annotated[int, Meta(ge=0, description="The first offset concerned.")]


class Document(Record, frozen=True, kw_only=True):
    """One article as captured."""

    id: Annotated[str, Meta(description="Id of the document, from the hash of its bytes, its address and the part of them it stands in.")]
    title: Annotated[str | None, Meta(description="Headline.")]
    outlet: Annotated[str | None, Meta(description="Who published it.")]
    byline: Annotated[str | None, Meta(description="Who wrote it, as it says.")]
    published: Annotated[datetime | None, Meta(description="When it was published; a date without a time is midnight UTC.")]
    modified: Annotated[datetime | None, Meta(description="When it was last changed, as it says.")]
    captured: Annotated[datetime | None, Meta(description="When it was fetched; null for files.")]
    language: Annotated[str | None, Meta(description="Language tag (BCP 47).")]
    url: Annotated[str | None, Meta(description="Canonical address.")]
    sha256: Annotated[Sha256, Meta(description="SHA-256 of the input bytes.")]
    text_sha256: Annotated[Sha256, Meta(description="SHA-256 of the UTF-8 of `text`.")]
    text: Annotated[str, Meta(description="The text in which every offset counts.")]
    sections: Annotated[list[Section], Meta(description="What each stretch of the text is.")]
    status: Annotated[DocumentStatus, Meta(description="What became of it at its address.")]
    supersedes: Annotated[str | None, Meta(description="Id of the document it replaces.")]
    found: Annotated[list[Found], Meta(description="Where title, outlet, dates and so on were found (optional key).")] = msgspec.field(
        default_factory=list
    )
    repairs: Annotated[list[Repair], Meta(description="What decoding had to mend (optional key).")] = msgspec.field(default_factory=list)


class Relation(Record, frozen=True, kw_only=True):
    """How one actor stands to another, as the text says; never rolled up."""

    kind: Annotated[RelationKind, Meta(description="The relation.")]
    actor: Annotated[str, Meta(description="Id of the actor it leads to.")]
    claim: Annotated[str | None, Meta(description="Id of the claim that gives it; null: the narrator does.")]
    span: Annotated[Span, Meta(description="The words that say so.")]


class Actor(Record, frozen=True, kw_only=True):
    """Who speaks or is spoken of: a person, organisation, state, group, outlet or described source."""

    id: Annotated[str, Meta(description="Id of the actor.")]
    name: Annotated[str, Meta(description="The fullest name or description in the text.")]
    kind: Annotated[ActorKind, Meta(description="What kind of thing it is; described sources are local to their document.")]
    aliases: Annotated[list[str], Meta(description="Other names and titles used for it.")]
    relations: Annotated[list[Relation], Meta(description="Its relations to other actors.")]
    mentions: Annotated[list[Span], Meta(description="Every place where it is named, described or meant by a pronoun.")]


class Source(Value, frozen=True, kw_only=True):
    """To whom a claim is ascribed."""

    actor: Annotated[str | None, Meta(description="Id of the actor the words resolve to; null: not resolved.")]
    text: Annotated[str, Meta(description="The words of the source.")]
    span: Annotated[Span, Meta(description="Where they stand.")]
    kind: Annotated[SourceKind, Meta(description="Whether the source is named or only described.")]


class Cue(Value, frozen=True, kw_only=True):
    """The words that tie source and content together ('said', 'according to')."""

    text: Annotated[str, Meta(description="The words of the cue.")]
    span: Annotated[Span, Meta(description="Where they stand.")]


class Content(Value, frozen=True, kw_only=True):
    """What is claimed."""

    text: Annotated[str, Meta(description="The fragments joined with ' ... '.")]
    spans: Annotated[list[Span], Meta(min_length=1, description="The fragments, in text order.")]


class Certainty(Record, frozen=True, kw_only=True):
    """How certain the source is."""

    level: Annotated[CertaintyLevel, Meta(description="The level.")]
    words: Annotated[list[Span], Meta(description="The words that carry it.")]
    interval: Annotated[
        tuple[int, int] | None,
        Meta(description="Percent, low and high, only where the source is known to write to such a scale."),
    ]


class Via(Value, frozen=True, kw_only=True):
    """Through which claim of the same document this one reaches us."""

    claim: Annotated[str, Meta(description="Id of the claim whose content immediately contains this one.")]
    kind: Annotated[ViaKind, Meta(description="How.")]


class Responsibility(Record, frozen=True, kw_only=True):
    """What a content says about who did it."""

    actor: Annotated[str, Meta(description="Id of the actor held, or not held, responsible.")]
    role: Annotated[Role, Meta(description="The part it is said to have played.")]
    event: Annotated[str | None, Meta(description="Id of the event; authoritative.")]
    polarity: Annotated[Position, Meta(description="The source's net position after act and wording; the only one that is counted.")]
    certainty: Annotated[CertaintyLevel, Meta(description="How certain the source is of it.")]
    span: Annotated[Span, Meta(description="The words that say so.")]


class Reason(Record, frozen=True, kw_only=True):
    """A named ground for what the machine says."""

    name: Annotated[str, Meta(description="The rule or feature.")]
    text: Annotated[str, Meta(description="What it means, in words.")]
    span: Annotated[Span | None, Meta(description="The words it rests on.")]
    weight: Annotated[float, Meta(description="How much it counted.")]


class Claim(Record, frozen=True, kw_only=True):
    """One attribution found in one document: a source, through a cue, gives some content."""

    id: Annotated[str, Meta(description="Id of the claim, from its document, the places of cue, source and content, and its voice.")]
    document: Annotated[str, Meta(description="Id of the document it stands in.")]
    section: Annotated[
        SectionRole, Meta(description="The section it stands in; a headline claim never counts beside the body passage it sums up.")
    ]
    voice: Annotated[Voice, Meta(description="In whose voice: a source stands there, nobody is named, or the article itself asserts it.")]
    mode: Annotated[Mode, Meta(description="Whether the content is quoted, paraphrased, or both.")]
    source: Annotated[Source | None, Meta(description="To whom it is ascribed; null unless voice is 'attributed'.")]
    speaker: Annotated[
        str | None, Meta(description="Id of the actor who is heard: the source's actor, or the outlet or author for the narrator.")
    ]
    cue: Annotated[Cue | None, Meta(description="The words that tie source and content together.")]
    content: Annotated[Content, Meta(description="What is claimed, in its exact words.")]
    act: Annotated[Act | None, Meta(description="What the source does by speaking; null: not read.")]
    occurred: Annotated[Occurred | None, Meta(description="Whether the speech took place: 'has not claimed' is 'no'; null: not read.")]
    reality: Annotated[
        Reality | None, Meta(description="Whether the content is asserted, a condition, a question or hearsay; null: not read.")
    ]
    polarity: Annotated[Polarity | None, Meta(description="Polarity of the content's own words; null: not read.")]
    certainty: Annotated[Certainty | None, Meta(description="How certain the source is; null: not read.")]
    via: Annotated[Via | None, Meta(description="The claim through which it reaches us; null: none.")]
    addressee: Annotated[str | None, Meta(description="Id of the actor spoken to.")]
    said: Annotated[str | None, Meta(description="When it was said, as far as the text tells.")]
    basis: Annotated[str | None, Meta(description="On what the source rests it, in the text's words.")]
    responds_to: Annotated[str | None, Meta(description="Id of the claim it answers.")]
    statement: Annotated[str | None, Meta(description="Id of the utterance that claims of several documents report.")]
    origin: Annotated[str | None, Meta(description="Id of the root on which the content rests.")]
    event: Annotated[str | None, Meta(description="Id of the event it is mainly about.")]
    responsibility: Annotated[list[Responsibility], Meta(description="What it says about who did it.")]
    score: Annotated[Probability, Meta(description="Calibrated probability that cue, source and content are all exact.")]
    confidence: Annotated[dict[str, Probability], Meta(description="For each label the machine gave, the probability that it is right.")]
    reasons: Annotated[list[Reason], Meta(description="Why the machine says what it says.")]
    status: Annotated[ClaimStatus, Meta(description="Who has looked at it: nobody ('machine'), or a person.")]


class Revised(Record, frozen=True, kw_only=True):
    """What changed from some claims to later ones: a figure, or somebody's position."""

    kind: Annotated[RevisionKind, Meta(description="What kind of change it is.")]
    actor: Annotated[str | None, Meta(description="Id of the actor whose figure or position it is; null: not known.")]
    event: Annotated[str | None, Meta(description="Id of the event.")]
    before: Annotated[list[Id], Meta(description="Ids of the earlier claims; empty where they were not found.")]
    after: Annotated[list[Id], Meta(description="Ids of the later claims.")]


class Dossier(Record, frozen=True, kw_only=True):
    """A case written out: who says what, on whose word, every line tied to its exact words."""

    format: Annotated[Literal["counterclaim.dossier/1"], Meta(description="Name and version of this format.")]
    case: Annotated[Case, Meta(description="What the dossier is about.")]
    inputs: Annotated[list[Input], Meta(description="The inputs of the run, in the order given.")]
    documents: Annotated[list[Document], Meta(description="The articles, sorted by id.")]
    actors: Annotated[list[Actor], Meta(description="Who speaks and is spoken of, sorted by place of first mention.")]
    events: Annotated[list[Event], Meta(description="What is said to have happened.")]
    figures: Annotated[list[Figure], Meta(description="Tolls, each with the claim that gives it.")]
    claims: Annotated[list[Claim], Meta(description="All attributions, sorted by document and place.")]
    hypotheses: Annotated[list[Hypothesis], Meta(description="Complete accounts of what happened.")]
    evidence: Annotated[list[Evidence], Meta(description="What is weighed against the hypotheses.")]
    assessment: Annotated[Assessment | None, Meta(description="The weighing, once a person has rated and signed; null: not assessed.")]
    warnings: Annotated[list[Id], Meta(description="Ids of claims that warn of an event before it.")]
    forecasts: Annotated[list[Id], Meta(description="Ids of claims about what will happen.")]
    precedents: Annotated[list[Id], Meta(description="Ids of earlier events that claims refer to.")]
    revisions: Annotated[list[Revised], Meta(description="What was changed, corrected or taken back, over several documents.")]
    unread: Annotated[list[Span], Meta(description="Sentences with words of speech or responsibility that gave no claim.")]
    failures: Annotated[list[Failure], Meta(description="Inputs that gave no document or no reading, in the order given.")]


class FailedLine(Value, frozen=True, kw_only=True):
    """With `--each --format jsonl`: the line of an input that could not be read."""

    format: Annotated[Literal["counterclaim.dossier/1"], Meta(description="Name and version of this format.")]
    input: Annotated[str, Meta(description="The input's name.")]
    failure: Annotated[str, Meta(description="Why it could not be read, in one line.")]
