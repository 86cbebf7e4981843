"""What people decided, laid over what was read: corrected, checked, disputed, signed and missed claims, and links that people made.

Records and judgements come in; records with the claims as people left them, and links, go out. A judgement that was taken back counts for
nothing. A claim is found again by its words when a newer reading cut it otherwise; what a person confirmed is never lost with a reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from counterclaim.model.actor import Actor
from counterclaim.model.claim import Certainty, Claim, Content, Responsibility
from counterclaim.model.judgement import Judgement
from counterclaim.model.labels import (
    Act,
    CertaintyLevel,
    ClaimStatus,
    JudgementKind,
    LinkKind,
    Occurred,
    Polarity,
    Position,
    Reality,
    Role,
    Verdict,
)
from counterclaim.model.link import Link
from counterclaim.model.record import DocumentRecord
from counterclaim.model.span import Span

_STATUS = {
    JudgementKind.DISPUTE: ClaimStatus.DISPUTED,
    JudgementKind.SIGN: ClaimStatus.SIGNED,
}
"""Every other judgement of a claim leaves it checked."""
_OF_CLAIMS = frozenset(
    {
        JudgementKind.CHECK,
        JudgementKind.DISPUTE,
        JudgementKind.SIGN,
        JudgementKind.SOURCE,
        JudgementKind.ACT,
        JudgementKind.SPAN,
        JudgementKind.RESPONSIBILITY,
        JudgementKind.MISSED,
    }
)
_JOINS = {
    "d": LinkKind.SAME_EVENT,
    "e": LinkKind.SAME_EVENT,
    "a": LinkKind.SAME_ACTOR,
    "o": LinkKind.SAME_ACTOR,
    "c": LinkKind.SAME_STATEMENT,
}
"""What a merge joins, by the letter that the ids of its kind begin with; a document in which no event was read stands for its own."""


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that nobody took back, oldest first."""
    return sorted((j for j in judgements if j.undone is None), key=lambda j: (j.at, j.id))


def links_of(judgements: Iterable[Judgement]) -> tuple[Link, ...]:
    """The links that people made by joining two things or keeping them apart; of one pair the last word counts."""
    made: dict[tuple[str, str], Link] = {}
    for judgement in standing(judgements):
        if judgement.kind in (JudgementKind.MERGE, JudgementKind.SPLIT) and judgement.other not in (None, judgement.target):
            assert judgement.other is not None
            left, right = sorted((judgement.target, judgement.other))
            verdict = Verdict.POSITIVE if judgement.kind is JudgementKind.MERGE else Verdict.NEGATIVE
            kind = _JOINS.get(left[0])
            if kind is not None:
                made[left, right] = Link(kind, left, right, verdict, float(verdict is Verdict.POSITIVE), by=judgement.by)
    return tuple(made[pair] for pair in sorted(made))


def judged(records: Sequence[DocumentRecord], judgements: Iterable[Judgement]) -> list[DocumentRecord]:
    """The records with their claims as people left them."""
    by_document: dict[str, list[Judgement]] = {}
    for judgement in standing(judgements):
        if judgement.kind in _OF_CLAIMS and judgement.claim is not None:
            by_document.setdefault(judgement.claim.document, []).append(judgement)
    return [_judged(record, by_document[record.document.id]) if record.document.id in by_document else record for record in records]


def _judged(record: DocumentRecord, judgements: Sequence[Judgement]) -> DocumentRecord:
    claims = {claim.id: claim for claim in record.claims}
    for judgement in judgements:
        assert judgement.claim is not None
        known = claims.get(judgement.target) or again(judgement.claim, claims.values())
        if known is None and judgement.kind is JudgementKind.DISPUTE:
            continue  # the newer reading does not say it any more
        changed = _changed(judgement.claim if known is None else known, judgement)
        if all(record.document.text[span.start : span.end] == span.exact for span in changed.spans()):
            claims.pop(changed.id if known is None else known.id, None)
            claims[changed.id] = changed
    named = {actor.id: actor for judgement in judgements for actor in judgement.actors}
    kept = sorted((_within(claim, record, named) for claim in claims.values()), key=_place)
    wanted = set(chain.from_iterable(map(_actors, kept)))
    read = {actor.id for actor in record.actors}
    back = (actor for key, actor in sorted(named.items()) if key in wanted - read)
    spoken = [span for claim in kept for span in claim.content.spans if claim.status is not ClaimStatus.MACHINE]
    unread = tuple(span for span in record.unread if not any(span.overlaps(other) for other in spoken))
    return replace(record, actors=(*record.actors, *back), claims=tuple(kept), unread=unread)


def again(judged: Claim, claims: Iterable[Claim]) -> Claim | None:
    """The claim of a newer reading that is the judged one: of the same voice, its cue touching, its content sharing half of the words."""

    def shared(other: Claim) -> int:
        return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in judged.content.spans for b in other.content.spans)

    def size(claim: Claim) -> int:
        return sum(map(len, claim.content.spans))

    near = [
        other
        for other in claims
        if other.voice is judged.voice
        and (other.cue is None) == (judged.cue is None)
        and (other.cue is None or judged.cue is None or other.cue.overlaps(judged.cue))
        and 2 * shared(other) >= max(size(other), size(judged))
    ]
    return max(near, key=lambda other: (shared(other), other.id), default=None)


def _changed(claim: Claim, judgement: Judgement) -> Claim:
    labels = dict(judgement.labels)
    claim = replace(claim, status=_STATUS.get(judgement.kind, ClaimStatus.CHECKED))
    if judgement.kind is JudgementKind.RESPONSIBILITY:
        return replace(claim, responsibility=tuple(_rows(claim, judgement, labels)))
    if "act" in labels:
        claim = replace(claim, act=Act(labels["act"]))
    if "occurred" in labels:
        claim = replace(claim, occurred=Occurred(labels["occurred"]))
    if "reality" in labels:
        claim = replace(claim, reality=Reality(labels["reality"]))
    if "polarity" in labels:
        claim = replace(claim, polarity=Polarity(labels["polarity"]))
    if "certainty" in labels:
        claim = replace(claim, certainty=Certainty(CertaintyLevel(labels["certainty"])))
    if judgement.kind is JudgementKind.SOURCE and claim.source is not None:
        span = next(_parts(judgement, "source"), claim.source.span)
        actor = labels.get("actor") or (claim.source.actor if span == claim.source.span else None)
        claim = replace(claim, source=replace(claim.source, span=span, actor=actor), speaker=actor)
    content = tuple(sorted(_parts(judgement, "content")))
    cue = next(_parts(judgement, "cue"), claim.cue)
    return replace(claim, cue=cue, content=Content(content) if content else claim.content)


def _rows(claim: Claim, judgement: Judgement, labels: dict[str, str]) -> Iterator[Responsibility]:
    """The rows of a claim, the one that a person gave for an actor in the place of the machine's; position 'none' takes it away."""
    actor = labels.get("actor", judgement.other or "")
    before = next((row for row in claim.responsibility if row.actor == actor), None)
    yield from (row for row in claim.responsibility if row.actor != actor)
    if labels.get("position") == "none":
        return
    yield Responsibility(
        actor=actor,
        role=Role(labels.get("role") or (before.role if before else Role.UNSPECIFIED)),
        event=labels.get("event") or (before.event if before else claim.event),
        polarity=Position(labels.get("position") or (before.polarity if before else Position.POSITIVE)),
        certainty=CertaintyLevel(labels.get("certainty") or (before.certainty if before else CertaintyLevel.UNSTATED)),
        span=next(_parts(judgement, "responsibility"), before.span if before else claim.content.spans[0]),
    )


def _parts(judgement: Judgement, part: str) -> Iterator[Span]:
    return (span for name, span in judgement.spans if name == part)


def _within(claim: Claim, record: DocumentRecord, named: Mapping[str, Actor]) -> Claim:
    """A claim that a person judged without what neither the record nor the judgement holds any more."""
    if claim.status is ClaimStatus.MACHINE:
        return claim
    actors = {actor.id for actor in record.actors} | named.keys()
    events = {event.id for event in record.events}
    source = claim.source
    if source is not None and source.actor not in actors:
        source = replace(source, actor=None)
    rows = (replace(row, event=row.event if row.event in events else None) for row in claim.responsibility if row.actor in actors)
    return replace(
        claim,
        source=source,
        speaker=claim.speaker if claim.speaker in actors else None,
        responsibility=tuple(rows),
        event=claim.event if claim.event in events else None,
    )


def _actors(claim: Claim) -> Iterator[str]:
    yield from (row.actor for row in claim.responsibility)
    source = claim.source.actor if claim.source is not None else None
    yield from (actor for actor in (claim.speaker, source) if actor is not None)


def _place(claim: Claim) -> tuple[Span, int, str]:
    spans = claim.spans()
    return spans[0], max(span.end for span in spans), claim.id
