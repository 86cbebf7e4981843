"""The reader's promises: words that stand there, answers that depend on the document alone, no document too odd."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.interpret.tabled import hints as hints_of
from counterclaim.interpret.tabled import tabled
from counterclaim.model.document import Document, Section
from counterclaim.model.ids import document_id, sha256_hex, text_sha256
from counterclaim.model.labels import SectionRole
from counterclaim.model.reading import Asked, Reading
from counterclaim.read.reader import AttributionReader, default_reader

ARTICLE = """Ferry sinks off Corrin

Harbour master Ilse Darrow said on Monday that the ferry had struck no mine. “We found no trace of one,” she told reporters.

According to two divers, the hull was torn from the inside. The Maritime Front denied it had placed a charge aboard.
"""
STRANGE = [*'“”".…é𝔘。\n\t\u200f\u202e\x00', "e\u0301", "\n\n", "said", "He", "denied", "that", "x" * 400]


def whole(text: str) -> Document:
    raw = text.encode("utf-8", "surrogatepass")
    sections = (Section(SectionRole.BODY, 0, len(text)),) if text else ()
    return Document(document_id(sha256_hex(raw), None, ""), text, sha256_hex(raw), text_sha256(text), sections)


@pytest.fixture(scope="module")
def reader() -> AttributionReader:
    return default_reader()


def check(document: Document, reading: Reading) -> None:
    assert reading.document == document.id
    for a in reading.attributions:
        spans = [a.cue, *a.content, *([a.source] if a.source else [])]
        assert all(document.text[s.start : s.end] == s.exact for s in spans)
        assert all(x.end <= y.start for x, y in pairwise(a.content))
        assert 0 <= a.score <= 1
    assert all(x.cue.end <= y.cue.start for x, y in pairwise(reading.attributions))


def test_finds_who_said_what(reader: AttributionReader) -> None:
    document = whole(ARTICLE)
    reading = reader.read(document)
    check(document, reading)
    found = {(a.cue.exact, a.source.exact if a.source else None) for a in reading.attributions}
    assert found & {("said", "Harbour master Ilse Darrow"), ("said", "Ilse Darrow")}
    assert ("told", "she") in found
    assert ("According to", "two divers") in found
    assert ("denied", "The Maritime Front") in found


def test_furniture_is_not_read(reader: AttributionReader) -> None:
    document = whole(ARTICLE)
    cut = ARTICLE.index("According")
    halves = (Section(SectionRole.BODY, 0, cut), Section(SectionRole.FURNITURE, cut, len(ARTICLE)))
    half = Document(document.id, ARTICLE, document.sha256, document.text_sha256, halves)
    assert reader.read(document).attributions[-1].cue.start > cut
    assert all(a.cue.end <= cut for a in reader.read(half).attributions)


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\x00\x01", "said", "“", "\u202e\u202e", "x" * 50_000])
def test_odd_documents(text: str, reader: AttributionReader) -> None:
    document = whole(text)
    check(document, reader.read(document))


@settings(max_examples=40, deadline=None)
@given(words=st.lists(st.sampled_from(STRANGE), max_size=120))
def test_words_stand_in_the_document(words: list[str], reader: AttributionReader) -> None:
    document = whole(" ".join(words))
    check(document, reader.read(document))


def test_answer_depends_on_the_document_alone() -> None:
    rng = random.Random(7)
    paragraphs = ARTICLE.strip().split("\n\n")
    others = [whole("\n\n".join(rng.choices(paragraphs, k=rng.randint(1, 30)))) for _ in range(12)]
    document = whole(ARTICLE * 3)
    alone = default_reader(threads=1).read(document)
    busy = default_reader(threads=2)
    for other in others:
        busy.read(other)
    assert busy.read(document) == alone == busy.read(document)


def test_what_has_no_word_is_no_claim(reader: AttributionReader) -> None:
    text = "\ufffd\ufffd \x00\x01 \ufffd\n\nVel denied it."
    document = whole(text)
    start = text.index("Vel")
    hints = (0.0,) * len(document_hints())
    asked = [Asked(None, None, (document.span(0, 7),), hints), Asked(None, None, (document.span(start, len(text)),), hints)]
    wordless, worded = reader.label(document, asked)
    assert (wordless.choices["claim"]["yes"], wordless.words) == (0.0, ())
    assert 0 < worded.choices["claim"]["yes"] < 1


def document_hints() -> tuple[float, ...]:
    return hints_of(tabled("Vel said it.", (0, 3), (4, 8), ((9, 11),)))


def test_the_sieve_lets_blame_through_and_stops_plain_sentences(reader: AttributionReader) -> None:
    blame = "The Maritime Front sank the ferry."
    plain = ["The shop opens at nine.", "The ferry has two decks and a bar.", "Tickets cost four crowns."]
    document = whole("\n\n".join([blame, *plain]))
    spans = [document.span(document.text.index(words), document.text.index(words) + len(words)) for words in [blame, *plain]]
    passed = reader.sift(document, spans)
    assert passed[0]
    assert not all(passed)


def test_without_a_sieve_every_sentence_passes(reader: AttributionReader) -> None:
    document = whole(ARTICLE)
    bare = AttributionReader("bare", reader.tokenizer, reader.session, reader.calibration, reader.inside)
    assert bare.sift(document, [document.span(0, 5), document.span(6, 11)]) == (True, True)
