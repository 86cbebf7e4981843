"""What the tests put into casebooks: invented documents, what was read in them, links and judgements."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache

from counterclaim.model.document import Document
from counterclaim.model.ids import judgement_id
from counterclaim.model.judgement import Judgement
from counterclaim.model.labels import JudgementKind, LinkKind, Verdict
from counterclaim.model.link import Link
from counterclaim.model.reason import Reason
from counterclaim.model.record import DocumentRecord
from counterclaim.pipeline import read_document
from counterclaim.store.casebook import Store
from made import document
from readers import PatternReader

DAY = datetime(2031, 5, 16, 9, 30, tzinfo=UTC)

TEXTS = (
    "Tarn dam cracks\n\nChairman Ovid Lunn said the wall had been sound as a bell.",
    "Blast at Harrow Bridge\n\nThe Ember League said on Monday it had brought the bridge down. Police said 14 were killed.",
    "League denies bridge blast\n\nA spokesman denied that the Ember League was behind the blast. “We mourn,” he said.",
    "Été à Velm\n\nMayor Ovid Lunn said its naïve façade – a Straße of 1,400 tiles at the Łódka café – was al-Sahr's work.",
)

HOSTILE = "Chairman Ovid Lunn said the nul \x00, a lone \ud800 surrogate and \x1a0041 were told."


def data(given: Document) -> bytes:
    return given.text.encode("utf-8", "surrogatepass")


def documents() -> tuple[Document, ...]:
    """One document of each text, the second and third with all facts, the last without a date."""
    made = [document(text, title=text.partition("\n")[0]) for text in TEXTS]
    made[1] = replace(made[1], outlet="Norda Wire", url="https://wire.example/harrow", published=DAY, language="en")
    made[2] = replace(made[2], published=DAY + timedelta(days=2), modified=DAY + timedelta(days=3), supersedes=made[1].id)
    made[0] = replace(made[0], published=DAY + timedelta(days=5))
    return (*made, document(HOSTILE, title="\udc80 title\x00", outlet="\x1a0041"))


@cache
def read(given: Document) -> DocumentRecord:
    return read_document(given, PatternReader())


def add(store: Store, given: Document, captured: datetime = DAY + timedelta(days=10)) -> DocumentRecord:
    record = read(given)
    store.put_document(given, data(given), f"{given.id}.txt", captured)
    store.put_record(given.id, "pattern 1", record)
    return record


def filled(store: Store, given: tuple[Document, ...] | None = None) -> tuple[DocumentRecord, ...]:
    """A casebook with something of everything in it."""
    found = sorted((add(store, one) for one in given or documents()), key=lambda record: record.document.id)
    ids = [record.document.id for record in found]
    store.put_record(ids[0], "pattern 0", replace(found[0], claims=(), actors=(), unread=(), events=(), figures=()))
    store.put_record(ids[0], "pattern 1", found[0])
    for number, record in enumerate(found):
        store.put_keys(ids[number], "event", [("bridge", 2.0), (f"word {number % 2}", 0.5)], date(2031, 5, 10 + number))
        store.put_sketch(ids[number], "event", bytes([number]) + data(record.document)[:9])
        store.put_signature(ids[number], [number, 7, 2**64 - 1 - number % 2])
    store.put_links(links(found))
    store.put_judgement(judgement(found[1].claims[0].id, found))
    store.undo_judgement(judgement(found[1].claims[0].id, found).id, DAY + timedelta(days=20))
    store.put_failure("empty.txt", "it is empty")
    store.set_members("k2-a", ids[:3], [found[0].events[0].id] if found[0].events else ["e1-x"], "Two blasts")
    store.set_members("k2-b", ids[2:], ["e1-y"])
    store.end_run(store.begin_run("add", "pattern 1", DAY), DAY, {"added": 5})
    return tuple(found)


def links(found: list[DocumentRecord] | tuple[DocumentRecord, ...]) -> list[Link]:
    first, second, third = (record.document.id for record in found[:3])
    claims = sorted(claim.id for record in found[1:3] for claim in record.claims[:1])
    reason = Reason("same words", "both hold \ud800", None, 0.1)
    return [
        Link(LinkKind.COPY_OF, second, first, Verdict.POSITIVE, 0.75, (reason,)),
        Link(LinkKind.SAME_STATEMENT, claims[0], claims[-1], Verdict.UNSURE, 1 / 3),
        Link(LinkKind.SUPERSEDES, third, first, Verdict.NEGATIVE, 0.0, by="Ilse Marrow"),
    ]


def judgement(target: str, found: list[DocumentRecord], at: datetime = DAY + timedelta(days=12)) -> Judgement:
    claim = next(claim for record in found for claim in record.claims if claim.id == target)
    id = judgement_id("act", target, None, "Ilse Marrow", at.isoformat())
    spans = (("content", claim.content.spans[0]),)
    return Judgement(id, JudgementKind.ACT, target, "Ilse Marrow", at, "It denies.", None, (("act", "deny"),), spans, claim)
