"""A person's word becomes a judgement in a casebook, with the claim as it stood when it was judged.

What a person typed comes in, a kept `Judgement` goes out; what it joins or keeps apart is grouped anew at once. Nothing that was read is
changed: `assemble` lays judgements over it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from counterclaim.casebook.audit import Answer, Item, Kind
from counterclaim.casebook.grouping import regrouped
from counterclaim.errors import UsageError
from counterclaim.link.judged import again
from counterclaim.model.actor import Actor
from counterclaim.model.claim import Claim, Content, Source
from counterclaim.model.ids import claim_id, founded_case_id, judgement_id
from counterclaim.model.judgement import Judgement
from counterclaim.model.labels import (
    Act,
    CertaintyLevel,
    JudgementKind,
    Mode,
    Occurred,
    Polarity,
    Position,
    Reality,
    Role,
    SourceKind,
    Voice,
)
from counterclaim.model.record import DocumentRecord
from counterclaim.model.span import Span
from counterclaim.store.casebook import Store

LABELS: Mapping[str, type[StrEnum]] = {
    "act": Act,
    "occurred": Occurred,
    "reality": Reality,
    "polarity": Polarity,
    "certainty": CertaintyLevel,
    "role": Role,
    "position": Position,
}
"""Labels that a person can give, and their closed lists; 'position' may also be 'none', which takes a row away."""
PARTS = ("source", "cue", "content", "responsibility")
_PAIRS = frozenset({JudgementKind.MERGE, JudgementKind.SPLIT, JudgementKind.PIN})


@dataclass(frozen=True, slots=True)
class Word:
    """What a person typed: what kind of decision about what, labels by name, and places in the text by part."""

    kind: JudgementKind
    target: str
    other: str | None = None
    labels: Mapping[str, str] = field(default_factory=dict)
    places: Sequence[tuple[str, int, int]] = ()
    why: str = ""


def judge(store: Store, word: Word, by: str, at: datetime) -> Judgement:
    """Keep a person's word; raises UsageError where it makes no sense."""
    _check(word)
    made = _pair(store, word, by, at) if word.kind in _PAIRS else _of_claim(store, word, by, at)
    with store.transaction():
        store.put_judgement(made)
        _group(store, made)
    return made


def undo(store: Store, judgement: str, at: datetime) -> Judgement:
    """Take a judgement back; what it joined is grouped anew without it."""
    found = [one for one in store.judgements() if one.id.startswith(judgement)]
    if len(found) != 1:
        raise UsageError(f"{'no judgement' if not found else f'{len(found)} judgements'} in {store.name} by the id {judgement!r}")
    with store.transaction():
        store.undo_judgement(found[0].id, at)
        _group(store, found[0])
    return found[0]


def _check(word: Word) -> None:
    for name, value in word.labels.items():
        allowed = [label.value for label in LABELS[name]] if name in LABELS else None
        if allowed is not None and value not in (*allowed, *(["none"] if name == "position" else [])):
            raise UsageError(f"{value!r} is no {name}; one of {', '.join(allowed)}")
    if word.kind is JudgementKind.ACT and not word.labels:
        raise UsageError("say which label is right: --act, --polarity, --certainty, --reality or --occurred")
    if word.kind is JudgementKind.RESPONSIBILITY and not (word.labels.get("actor") and len(word.labels) > 1):
        raise UsageError("say for whom and what is right: --actor with --role or --position")
    if word.kind in (JudgementKind.SOURCE, JudgementKind.SPAN, JudgementKind.MISSED) and not (word.places or word.labels.get("actor")):
        raise UsageError("say which words are right, as START-END of the document's text: --source, --cue, --content")
    if word.kind in _PAIRS and word.other is None:
        raise UsageError(f"{word.kind} needs two things: what, and with what")


def _of_claim(store: Store, word: Word, by: str, at: datetime) -> Judgement:
    record, claim = _found(store, word)
    text = record.document
    spans = []
    for part, start, end in word.places:
        if not 0 <= start < end <= len(text.text):
            raise UsageError(f"{start}-{end} is no place in the {len(text.text):,} characters of {text.id}")
        spans.append((part, text.span(start, end)))
    if word.kind is JudgementKind.MISSED:
        claim = _missed(record, spans, word.labels)
    assert claim is not None
    labels = dict(word.labels)
    named = _actors(store, record, claim, labels)
    return Judgement(
        id=judgement_id(word.kind, claim.id, labels.get("actor"), by, at.isoformat()),
        kind=word.kind,
        target=claim.id,
        by=by,
        at=at,
        why=word.why,
        labels=tuple(sorted(labels.items())),
        spans=tuple(spans),
        claim=claim,
        actors=named,
    )


def _found(store: Store, word: Word) -> tuple[DocumentRecord, Claim | None]:
    """The record that a claim stands in, and the claim; of a missed one the record of the document that is named."""
    if word.kind is JudgementKind.MISSED:
        if not store.has_documents([word.target]):
            raise UsageError(f"there is no document {word.target} in {store.name}")
        return store.record(word.target), None
    document = store.documents_of([word.target]).get(word.target)
    if document is not None:
        record = store.record(document)
        claim = next((claim for claim in record.claims if claim.id == word.target), None)
        if claim is not None:
            return record, claim
    before = next((one for one in store.judgements([word.target]) if one.claim is not None), None)
    if before is None or before.claim is None:
        raise UsageError(f"there is no claim {word.target} in {store.name}")
    record = store.record(before.claim.document)
    return record, again(before.claim, record.claims) or before.claim


def _missed(record: DocumentRecord, spans: Sequence[tuple[str, Span]], labels: Mapping[str, str]) -> Claim:
    """A claim that the machine did not read, as a person marks it."""
    parts = {part: [span for name, span in spans if name == part] for part in PARTS}
    content = tuple(sorted(parts["content"]))
    if not content:
        raise UsageError("a claim that was missed needs its content: --content START-END")
    source, cue = next(iter(parts["source"]), None), next(iter(parts["cue"]), None)
    voice = Voice.ATTRIBUTED if source is not None else Voice.UNATTRIBUTED if cue is not None else Voice.NARRATOR
    actor = labels.get("actor") or (None if source is None else _whose(record, source))
    return Claim(
        id=claim_id(record.document.id, cue, source, content, voice),
        document=record.document.id,
        section=record.document.section_at(content[0].start).role,
        voice=voice,
        mode=Mode.INDIRECT,
        source=None if source is None else Source(source, SourceKind.NAMED if actor else SourceKind.DESCRIBED, actor),
        speaker=actor,
        cue=cue,
        content=Content(content),
        score=1.0,
        act=Act(labels.get("act", Act.STATE)),
    )


def _whose(record: DocumentRecord, words: Span) -> str | None:
    return next((actor.id for actor in record.actors if any(mention.overlaps(words) for mention in actor.mentions)), None)


def _actors(store: Store, record: DocumentRecord, claim: Claim, labels: dict[str, str]) -> tuple[Actor, ...]:
    """The actors that a judged claim names; an actor typed by name becomes its id."""
    known = {actor.id: actor for actor in record.actors}
    typed = labels.get("actor")
    if typed is not None and typed not in known:
        by_name = [actor for actor in record.actors if typed.casefold() in {actor.name.casefold(), *map(str.casefold, actor.aliases)}]
        document = store.documents_of([typed]).get(typed) if not by_name else None
        elsewhere = store.record(document).actors if document is not None else ()
        found = by_name or [actor for actor in elsewhere if actor.id == typed]
        if not found:
            raise UsageError(f"no actor {typed!r} in document {record.document.id}")
        known[found[0].id] = found[0]
        labels["actor"] = found[0].id
    ids = {row.actor for row in claim.responsibility} | {claim.speaker, labels.get("actor")}
    if claim.source is not None:
        ids.add(claim.source.actor)
    return tuple(known[id] for id in sorted(id for id in ids if id is not None) if id in known)


def _pair(store: Store, word: Word, by: str, at: datetime) -> Judgement:
    """Two things that are one or are not; a document or a case stands for its focal event."""
    assert word.other is not None
    one, other = _thing(store, word.target), _thing(store, word.other)
    if one == other:
        raise UsageError(f"{word.target} and {word.other} are the same thing")
    return Judgement(judgement_id(word.kind, one, other, by, at.isoformat()), word.kind, one, by, at, word.why, other)


def _thing(store: Store, given: str) -> str:
    """An actor, event or claim by its id; of a document its focal event, itself where it has none; of a case what it was founded on."""
    for row in store.cases([given]):
        held = (*row.focal_events, *row.documents)
        return next((thing for thing in held if founded_case_id(thing) == row.id), held[0])
    if store.has_documents([given]):
        focal = [event.id for event in store.record(given).events if event.focal]
        return focal[0] if focal else given
    if given in store.documents_of([given]):
        return given
    raise UsageError(f"there is nothing by the id {given!r} in {store.name}")


def _group(store: Store, made: Judgement) -> None:
    """Group anew what a judgement joins or keeps apart."""
    if made.kind in _PAIRS and made.other is not None:
        things = (made.target, made.other)
        documents = {*store.documents_of(things).values(), *store.has_documents(things)}
        if documents:
            regrouped(store, *sorted(documents), parting=True)


def keep_answers(store: Store, answers: Sequence[Item], by: str, at: datetime) -> None:
    """Keep an audit's answers about claims: right ones are checked, wrong ones disputed."""
    with store.transaction():
        for item in answers:
            if item.kind is Kind.CLAIM and item.answer is not Answer.OPEN:
                kind = JudgementKind.CHECK if item.answer is Answer.YES else JudgementKind.DISPUTE
                judge(store, Word(kind, item.id, why="audit"), by, at)
