"""`counterclaim.dossier/1` becomes a dossier again, or is refused with the reason.

Bytes from anywhere come in, a checked model value goes out: right shape, closed lists, every span's words standing in its document's text.
It never repairs and never drops what it does not know how to hold: records of later stages are refused, unknown keys let pass.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import TypeVar

import msgspec

from counterclaim.errors import UnreadableInput
from counterclaim.model.actor import Actor
from counterclaim.model.claim import Claim, Confidence
from counterclaim.model.document import Document
from counterclaim.model.event import Event
from counterclaim.model.figure import Figure
from counterclaim.model.ids import text_sha256
from counterclaim.model.reading import Failure
from counterclaim.model.record import Case, Dossier, Input, Revised
from counterclaim.model.span import Span
from counterclaim.model.weighed import Weighed
from counterclaim.wire import records
from counterclaim.wire.weighing import weighed_from

T = TypeVar("T")


def decode(data: bytes, name: str = "dossier") -> Dossier:
    """The dossier in `data`; raises UnreadableInput, carrying `name`, for anything that is not a dossier or contradicts itself."""
    try:
        dossier = from_wire(msgspec.json.decode(data, type=records.Dossier))
        _check(dossier)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise UnreadableInput(name, f"not a counterclaim.dossier/1: {error}") from error
    return dossier


def from_wire(wire: records.Dossier) -> Dossier:
    """The model value of wire records; raises ValueError when they cannot be true."""
    return Dossier(
        case=_like(wire.case, Case),
        inputs=tuple(_like(item, Input) for item in wire.inputs),
        documents=tuple(_like(item, Document) for item in wire.documents),
        actors=tuple(_like(item, Actor) for item in wire.actors),
        claims=tuple(map(_claim, wire.claims)),
        unread=tuple(_like(item, Span) for item in wire.unread),
        failures=tuple(_like(item, Failure) for item in wire.failures),
        events=tuple(_like(item, Event) for item in wire.events),
        figures=tuple(_like(item, Figure) for item in wire.figures),
        warnings=tuple(wire.warnings),
        forecasts=tuple(wire.forecasts),
        precedents=tuple(wire.precedents),
        revisions=tuple(_like(item, Revised) for item in wire.revisions),
        weighed=weighed_from(wire.hypotheses, wire.evidence, wire.assessment),
    )


def _claim(wire: records.Claim) -> Claim:
    _same_words("cue", wire.cue)
    _same_words("source", wire.source)
    values = {name: getattr(wire, name) for name in Claim.__dataclass_fields__}
    values["cue"] = None if wire.cue is None else wire.cue.span
    values["confidence"] = tuple(Confidence(label, value) for label, value in wire.confidence.items())
    claim = msgspec.convert(values, Claim, from_attributes=True)
    if claim.content.text != wire.content.text:
        raise ValueError(f"claim {claim.id}: its content's text is not that of its spans")
    return claim


def _same_words(what: str, part: records.Cue | records.Source | None) -> None:
    if part is not None and part.text != part.span.exact:
        raise ValueError(f"the {what} {part.text!r} is not the text of its span")


def _check(dossier: Dossier) -> None:
    """Words stand where they are said to stand; ids lead somewhere."""
    documents = {document.id: document for document in dossier.documents}
    for document in dossier.documents:
        if text_sha256(document.text) != document.text_sha256:
            raise ValueError(f"the text of document {document.id} is not the one its hash was made from")
    for span in _spans(dossier):
        if span.document not in documents:
            raise ValueError(f"a span names document {span.document}, which is not there")
        if documents[span.document].text[span.start : span.end] != span.exact:
            raise ValueError(f"the words at [{span.start}, {span.end}) of {span.document} are not those of the span")
    actors = {actor.id for actor in dossier.actors}
    events = {event.id for event in dossier.events}
    for claim in dossier.claims:
        for row in claim.responsibility:
            if row.actor not in actors or (row.event is not None and row.event not in events):
                raise ValueError(
                    f"claim {claim.id} holds actor {row.actor} responsible for event {row.event}, and one of them is not there"
                )
        if claim.event is not None and claim.event not in events:
            raise ValueError(f"claim {claim.id} is about event {claim.event}, which is not there")
        for actor in (claim.speaker, claim.source and claim.source.actor):
            if actor is not None and actor not in actors:
                raise ValueError(f"claim {claim.id} names actor {actor}, which is not there")
    _check_events(dossier, events, {claim.id for claim in dossier.claims})
    if dossier.weighed is not None:
        _check_weighed(dossier.weighed, {claim.id for claim in dossier.claims})


def _check_weighed(weighed: Weighed, claims: Set[str]) -> None:
    """Items and accounts lead to claims that are there, ratings to items and accounts that are."""
    named = [claim for one in weighed.hypotheses for claim in (*one.asserted_by, *one.denied_by)]
    lost = next((claim for claim in (*named, *(item.claim for item in weighed.items)) if claim is not None and claim not in claims), None)
    if lost is not None:
        raise ValueError(f"the weighing names claim {lost}, which is not there")
    accounts = {one.id for one in weighed.hypotheses}
    strange = next((cell.hypothesis for cell in weighed.cells if cell.hypothesis not in accounts), None)
    if strange is not None:
        raise ValueError(f"a rating names hypothesis {strange}, which is not there")


def _check_events(dossier: Dossier, events: Set[str], claims: Set[str]) -> None:
    """Figures, attributes and views lead to events and claims that are there."""
    for figure in dossier.figures:
        if figure.claim not in claims or (figure.event is not None and figure.event not in events):
            raise ValueError(f"figure {figure.id} is of claim {figure.claim} and event {figure.event}, and one of them is not there")
    for event in dossier.events:
        if event.part_of is not None and event.part_of not in events:
            raise ValueError(f"event {event.id} is part of {event.part_of}, which is not there")
        lost = next((a.claim for a in event.attributes if a.claim is not None and a.claim not in claims), None)
        if lost is not None:
            raise ValueError(f"event {event.id} has an attribute of claim {lost}, which is not there")
    changed = [claim for row in dossier.revisions for claim in (*row.before, *row.after)]
    for name, ids, known in (
        ("revisions", changed, claims),
        ("warnings", dossier.warnings, claims),
        ("forecasts", dossier.forecasts, claims),
        ("precedents", dossier.precedents, events),
    ):
        lost = next((one for one in ids if one not in known), None)
        if lost is not None:
            raise ValueError(f"the {name} name {lost}, which is not there")


def _spans(dossier: Dossier) -> Iterator[Span]:
    """Every span of the dossier."""
    yield from dossier.unread
    for event in dossier.events:
        yield from event.spans
        yield from (attribute.span for attribute in event.attributes)
    yield from (figure.span for figure in dossier.figures)
    for actor in dossier.actors:
        yield from actor.mentions
        yield from (relation.span for relation in actor.relations)
    if dossier.weighed is not None:
        yield from (span for item in dossier.weighed.items for span in item.spans)
        yield from (span for found in dossier.weighed.findings for span in found.spans)
    for claim in dossier.claims:
        yield from claim.spans()
        yield from (item.span for item in claim.responsibility)
        yield from (reason.span for reason in claim.reasons if reason.span is not None)
        yield from claim.certainty.words if claim.certainty is not None else ()


def _like(value: object, kind: type[T]) -> T:
    return msgspec.convert(value, kind, from_attributes=True)
