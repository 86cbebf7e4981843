"""A dossier becomes `counterclaim.dossier/1`: records, then bytes.

Model values come in; wire records and UTF-8 bytes go out, the same bytes for the same dossier on every machine.
It never leaves a key out, never sorts inputs or failures (their order is the user's), and never writes a file.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import msgspec

from counterclaim.model.actor import Actor
from counterclaim.model.claim import Claim
from counterclaim.model.reading import Failure
from counterclaim.model.record import Dossier
from counterclaim.model.span import Span
from counterclaim.wire import base, events, records, weighing

T = TypeVar("T")

_INDENT = 2


def encode(dossier: Dossier, *, indent: bool = False) -> bytes:
    """The dossier as JSON on one line, or indented by two spaces; no line end after it."""
    data = msgspec.json.encode(to_wire(dossier))
    return msgspec.json.format(data, indent=_INDENT) if indent else data


def encode_failure(failure: Failure) -> bytes:
    """The line that stands for an input that could not be read, in `--each --format jsonl`."""
    return msgspec.json.encode(records.FailedLine(format=records.FORMAT, input=failure.input, failure=failure.reason))


def to_wire(dossier: Dossier) -> records.Dossier:
    """The dossier as wire records, arrays sorted by (document, start, end, id)."""
    return records.Dossier(
        format=records.FORMAT,
        case=_like(dossier.case, records.Case),
        inputs=[_like(item, records.Input) for item in dossier.inputs],
        documents=[_like(item, records.Document) for item in sorted(dossier.documents, key=lambda d: d.id)],
        actors=[_like(item, records.Actor) for item in sorted(dossier.actors, key=actor_order)],
        events=[_like(item, events.Event) for item in sorted(dossier.events, key=lambda e: (not e.focal, e.spans, e.id))],
        figures=[_like(item, events.Figure) for item in sorted(dossier.figures, key=lambda f: (f.span, f.id))],
        claims=[_claim(item) for item in sorted(dossier.claims, key=claim_order)],
        hypotheses=[] if dossier.weighed is None else weighing.hypotheses(dossier.weighed),
        evidence=[] if dossier.weighed is None else weighing.evidence(dossier.weighed),
        assessment=None if dossier.weighed is None else weighing.assessment(dossier.weighed),
        warnings=list(dossier.warnings),
        forecasts=list(dossier.forecasts),
        precedents=list(dossier.precedents),
        revisions=_likes(dossier.revisions, records.Revised),
        unread=[_like(item, base.Span) for item in sorted(dossier.unread)],
        failures=[_like(item, records.Failure) for item in dossier.failures],
    )


def claim_order(claim: Claim) -> tuple[str, int, int, str]:
    """Document, first and last character of all the claim's words, id."""
    spans = claim.spans()
    return claim.document, spans[0].start, max(span.end for span in spans), claim.id


def actor_order(actor: Actor) -> tuple[str, int, int, str]:
    """Place of the first mention, then id; actors without a mention (outlets heard as narrator) first."""
    first = min(actor.mentions, default=None)
    return ("", 0, 0, actor.id) if first is None else (first.document, first.start, first.end, actor.id)


def _claim(claim: Claim) -> records.Claim:
    return records.Claim(
        cue=None if claim.cue is None else records.Cue(text=claim.cue.exact, span=_span(claim.cue)),
        confidence={item.label: item.value for item in sorted(claim.confidence, key=lambda c: c.label)},
        source=None if claim.source is None else _like(claim.source, records.Source),
        content=_like(claim.content, records.Content),
        certainty=None if claim.certainty is None else _like(claim.certainty, records.Certainty),
        via=None if claim.via is None else _like(claim.via, records.Via),
        responsibility=_likes(claim.responsibility, records.Responsibility),
        reasons=_likes(claim.reasons, records.Reason),
        **{name: getattr(claim, name) for name in _PLAIN},
    )


# The fields of a claim that are the same value on both sides.
_PLAIN = (
    *("id", "document", "section", "voice", "mode", "speaker", "act", "occurred", "reality", "polarity", "addressee", "said"),
    *("basis", "responds_to", "statement", "origin", "event", "score", "status"),
)


def _span(span: Span) -> base.Span:
    return base.Span(document=span.document, start=span.start, end=span.end, exact=span.exact)


def _like(value: object, kind: type[T]) -> T:
    """The wire record with the same attributes, checked on the way."""
    return msgspec.convert(value, kind, from_attributes=True)


def _likes(values: Iterable[object], kind: type[T]) -> list[T]:
    return [_like(value, kind) for value in values]
