"""The events of invented articles: which there are, of what kind, when and where, how far they went, and whose the tolls are."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from counterclaim.model.document import Document
from counterclaim.model.event import Event
from counterclaim.model.record import DocumentRecord
from counterclaim.pipeline import read_document
from made import FixedReader, document, read_documents

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "events.toml").read_text("utf-8"))["case"]


def _document(case: dict[str, Any]) -> Document:
    text, title = case["text"], case["title"]
    roles = (("headline", len(title)), ("body", len(text))) if title else (("body", len(text)),)
    return replace(document(text, roles, title=title or None), published=datetime.fromisoformat(case["published"]).replace(tzinfo=UTC))


def _fits(event: Event, wanted: dict[str, Any], record: DocumentRecord) -> dict[str, Any]:
    tolls = [
        f"{f.measure} {'-' if f.low is None else f.low} {'-' if f.high is None else f.high}" for f in record.figures if f.event == event.id
    ]
    given = {
        "type": event.type,
        "stage": event.stage,
        "date": event.date and [event.date.start, event.date.end],
        "place": event.place and event.place.name,
        "tolls": tolls,
    }
    return {key: given[key] for key in wanted}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_the_events_of_an_article(case: dict[str, Any]) -> None:
    record = read_document(_document(case), FixedReader(()))
    focal = [event for event in record.events if event.focal]
    if "focal" not in case:
        assert record.events == ()
        return
    assert [_fits(event, case["focal"], record) for event in focal] == [case["focal"]]
    others = [event for event in record.events if not event.focal]
    assert len(others) == len(case["others"])
    assert [_fits(event, wanted, record) for event, wanted in zip(others, case["others"], strict=True)] == case["others"]


@settings(max_examples=60, deadline=None)
@given(read_documents())
def test_every_word_of_an_event_stands_in_the_document(read: Any) -> None:
    made, _ = read
    text = made.text + " A bomb killed 14 people in Velm on Monday, as the 2019 siege had."
    longer = document(text, [(made.sections[0].role.value, len(text))])
    record = read_document(longer, FixedReader(()))
    claims = {claim.id for claim in record.claims}
    events = {event.id for event in record.events}
    spans = [s for e in record.events for s in (*e.spans, *(a.span for a in e.attributes))] + [f.span for f in record.figures]
    assert all(longer.text[s.start : s.end] == s.exact for s in spans)
    assert all(f.claim in claims and f.event in events for f in record.figures)
    assert all(a.claim is None or a.claim in claims for e in record.events for a in e.attributes)


def test_what_an_event_was_aimed_at_and_done_with() -> None:
    made = document("Two masked gunmen with assault rifles attacked the Tarn customs house on Monday, and a car bomb went off.")
    [focal] = read_document(made, FixedReader(())).events
    assert focal.targets == ("Tarn customs house",)
    assert focal.weapons == ("assault rifles", "car bomb")
    assert focal.perpetrators == ("masked gunmen",)
