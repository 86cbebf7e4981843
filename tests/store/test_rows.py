"""Whatever the model can hold comes back equal from a row, and from an archive."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kept import DAY, data, documents, read

from counterclaim.model.claim import Certainty, Claim, Confidence, Content, Responsibility, Via
from counterclaim.model.document import Document, Found, Repair
from counterclaim.model.judgement import Judgement
from counterclaim.model.labels import DocumentStatus, JudgementKind, LinkKind, Verdict, Voice
from counterclaim.model.link import Link
from counterclaim.model.reason import Reason
from counterclaim.model.record import DocumentRecord
from counterclaim.model.span import Span
from counterclaim.store import rows
from counterclaim.store.archive import export
from counterclaim.store.casebook import Store
from counterclaim.store.columns import Words, stamp
from counterclaim.store.restore import restore
from made import document

# Every character that Python has, lone surrogates and NUL among them.
texts = st.text(st.characters(codec=None, categories=None), max_size=40)
# A record has many parts to draw, and a casebook takes its time to be made.
SLOW = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])

zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
times = st.datetimes(datetime(1000, 1, 2), datetime(9999, 12, 30), timezones=zones)


@st.composite
def hostile_documents(draw: st.DrawFn) -> Document:
    made = document(draw(texts.filter(bool)))
    facts = {name: draw(st.none() | texts) for name in ("title", "outlet", "byline", "language", "url", "supersedes")}
    facts |= {name: draw(st.none() | times) for name in ("published", "modified", "captured")}
    found = tuple(draw(st.lists(st.builds(Found, texts, texts), max_size=2)))
    repairs = tuple(draw(st.lists(st.builds(Repair, texts, st.integers(0), st.integers(0)), max_size=2)))
    return replace(made, **facts, found=found, repairs=repairs, status=draw(st.sampled_from(DocumentStatus)))


@st.composite
def hostile_records(draw: st.DrawFn) -> DocumentRecord:
    """A record of claims with labels of all kinds over a hostile text."""
    made = draw(hostile_documents())
    spans = st.integers(0, len(made.text) - 1).flatmap(
        lambda start: st.integers(start + 1, len(made.text)).map(lambda end: made.span(start, end))
    )
    reasons = st.builds(Reason, texts, texts, st.none() | spans, st.floats(allow_nan=False, allow_infinity=False))
    responsibility = st.builds(Responsibility, actor=texts, event=st.none() | texts, span=spans)
    claims = st.builds(
        Claim,
        id=texts,
        document=st.just(made.id),
        source=st.none(),
        voice=st.sampled_from([Voice.UNATTRIBUTED, Voice.NARRATOR]),
        cue=st.none() | spans,
        content=spans.map(lambda span: Content((span,))),
        speaker=st.none() | texts,
        score=st.floats(0, 1),
        certainty=st.none() | st.builds(Certainty, words=spans.map(lambda span: (span,)), interval=st.none() | st.just((20, 45))),
        via=st.none() | st.builds(Via, claim=texts),
        said=st.none() | texts,
        responsibility=st.lists(responsibility, max_size=2).map(tuple),
        confidence=st.lists(st.builds(Confidence, texts, st.floats(0, 1)), max_size=2).map(tuple),
        reasons=st.lists(reasons, max_size=2).map(tuple),
    )
    return DocumentRecord(made, (), tuple(draw(st.lists(claims, max_size=3))), tuple(draw(st.lists(spans, max_size=2))))


@settings(SLOW)
@given(hostile_records())
def test_a_record_comes_back_equal_whatever_stands_in_it(record: DocumentRecord) -> None:
    kept = rows.record_bytes(record)
    again = rows.record_of(kept, record.document.text)
    assert again == record
    assert rows.record_bytes(again) == kept


@given(texts)
def test_any_text_comes_back_equal_through_a_column_and_through_bytes(text: str) -> None:
    column = Words()
    kept = column.process_bind_param(text, None)  # type: ignore[arg-type]
    assert kept is not None
    assert not set(kept) & {"\0", *map(chr, range(0xD800, 0xE000))}
    assert column.process_result_value(kept, None) == text  # type: ignore[arg-type]
    assert rows.bytes_text(rows.text_bytes(text)) == text
    assert rows.decode(rows.encode([text]), list[str]) == [text]


@given(times, times)
def test_times_are_sorted_as_their_texts_are(one: datetime, other: datetime) -> None:
    assert (stamp(one) < stamp(other)) == (one < other)
    assert len(stamp(one)) == len(stamp(other))


@given(st.text("ab", max_size=3), st.text("ab", max_size=3), st.floats(0, 1))
def test_links_and_judgements_come_back_equal(left: str, right: str, score: float) -> None:
    link = Link(LinkKind.COPY_OF, f"l{left}", f"r{right}", Verdict.UNSURE, score, (Reason("a", "b", Span("d", 0, 1, "\ud800"), score),))
    assert rows.decode(rows.encode(link), Link) == link
    judgement = Judgement("j1-a", JudgementKind.PIN, left, "Ilse", DAY, right, None, ((left, right),), undone=DAY)
    assert rows.decode(rows.encode(judgement), Judgement) == judgement


@settings(SLOW, max_examples=8)
@given(st.lists(hostile_records(), max_size=3), st.data())
def test_an_archive_is_the_same_in_whatever_order_the_casebook_was_filled(found: list[DocumentRecord], draw: st.DataObject) -> None:
    unique = {record.document.id: record for record in found}
    other = draw.draw(st.permutations(list(unique)))
    with TemporaryDirectory() as folder:
        empty = Path(folder) / "empty"
        Store.open(empty).close()
        archives = [_filled(shutil.copy(empty, Path(folder) / name), unique, order) for name, order in (("a", unique), ("b", other))]
        with Store.open(empty) as store:
            restore(store, io.BytesIO(archives[0]))
            assert {record.document.id: record for record in store.records(unique)} == unique
            assert archives == [_archived(store)] * 2


def _filled(path: Path, records: Mapping[str, DocumentRecord], order: Iterable[str]) -> bytes:
    """The archive of a casebook into which records were put in this order."""
    with Store.open(path) as store:
        for id in order:
            store.put_document(records[id].document, data(records[id].document), id, DAY)
            store.put_record(id, "fixed", records[id])
        return _archived(store)


def _archived(store: Store) -> bytes:
    target = io.BytesIO()
    export(store, target)
    return target.getvalue()


def test_a_record_holds_its_text_once() -> None:
    record = read(documents()[1])
    assert rows.encode(record.document.text)[1:-1] not in rows.record_bytes(record)


def test_a_record_of_before_a_field_was_added_can_be_read() -> None:
    record = replace(read(documents()[1]), events=(), figures=())
    kept = rows.decode(rows.record_bytes(record), dict)
    later = [field.name for field in fields(DocumentRecord) if field.name in ("events", "figures")]
    assert rows.record_of(rows.encode({name: kept[name] for name in kept if name not in later}), record.document.text) == record


@pytest.mark.parametrize("damaged", [b"", b"{}", b"[", b'{"document":{},"actors":[],"claims":[],"unread":[]}'])
def test_what_is_no_record_is_refused(damaged: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        rows.record_of(damaged, "text")
    with pytest.raises(ValueError, match=r"."):
        rows.unpack(damaged)


def test_a_record_that_stands_in_another_text_is_refused() -> None:
    record = read(documents()[1])
    with pytest.raises(ValueError, match="sections"):
        rows.record_of(rows.record_bytes(record), record.document.text + " more")
