"""Forecasts: what is said to be likely, by whom, how strongly and until when; promises and threats apart.

The passages of a dossier come in, forecasts go out in reading order, each with its words. Every one is open: whether it came true is for
a person, or a later article, to say.
"""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.model.labels import Act, CertaintyLevel, Occurred, SectionRole
from counterclaim.model.span import Span
from counterclaim.views.ledger import Entry
from counterclaim.views.passages import Passages, Row

OPEN = "open"
"""The state of every forecast until somebody marks it right or wrong."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """One forecast: its claim, how certain its source is with the words that carry it, and its words of time."""

    row: Row
    level: CertaintyLevel
    strength: tuple[Span, ...]
    until: tuple[Span, ...]
    status: str = OPEN


@dataclass(frozen=True, slots=True)
class Forecasts:
    """What is expected, promised and threatened."""

    expected: tuple[Forecast, ...]
    promised: tuple[Forecast, ...]
    threatened: tuple[Forecast, ...]


def forecasts(passages: Passages) -> Forecasts:
    """The forecasts of a dossier; speech that did not take place forecasts nothing."""
    by_act: dict[Act, list[Forecast]] = {Act.PREDICT: [], Act.PROMISE: [], Act.THREATEN: []}
    for entry in passages.ledger.entries:
        if entry.claim.act in by_act and entry.claim.occurred is not Occurred.NO:
            by_act[entry.claim.act].append(_forecast(passages, entry))
    expected, promised, threatened = (_in_body(group) for group in by_act.values())
    return Forecasts(expected, promised, threatened)


def _in_body(group: list[Forecast]) -> tuple[Forecast, ...]:
    """Those of headlines only where the document's body has none."""
    body = {item.row.entry.document for item in group if item.row.entry.claim.section is SectionRole.BODY}
    return tuple(i for i in group if i.row.entry.claim.section is not SectionRole.HEADLINE or i.row.entry.document not in body)


def _forecast(passages: Passages, entry: Entry) -> Forecast:
    claim = entry.claim
    document = passages.ledger.documents[entry.document - 1]
    found = passages.found[document.id]
    until = [document.span(s.start, s.end) for span in claim.content.spans for s in found.within(span.start, span.end, "until")]
    level = claim.certainty.level if claim.certainty is not None else CertaintyLevel.UNSTATED
    return Forecast(passages.row(entry), level, claim.certainty.words if claim.certainty is not None else (), tuple(until))
