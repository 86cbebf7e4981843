"""The order of the stages, and what may not pass between them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from counterclaim.errors import UnreadableInput
from counterclaim.model.document import Document
from counterclaim.model.labels import SectionRole, Voice
from counterclaim.model.reading import Attribution, Reading
from counterclaim.model.record import Input
from counterclaim.model.span import Span
from counterclaim.pipeline import assemble, read_document, read_one
from counterclaim.pipeline.reading import standing
from made import ARTICLE, FixedReader, document, read_documents
from readers import PatternReader


def test_a_document_becomes_claims_with_speakers() -> None:
    record = read_document(document(), PatternReader())
    lines = [(c.source.text if c.source else None, c.cue.exact if c.cue else None, c.content.text, c.mode.value) for c in record.claims]
    assert lines == [
        ("The Tarn Water Board", "said", 'on Friday that the wall had been "sound as a bell"', "mixed"),
        ("Chairman Ovid Lunn", "said", "We checked it in May, ... Nobody wrote to us.", "direct"),
        ("Three engineers", "said", "the Board had been told", "indirect"),
        (None, "is believed to", "be unsafe", "indirect"),
        ("Lunn", "denied", "that", "indirect"),
        ("Minister Rhea Sool", "accused", "the Board, which she said had lied", "indirect"),
    ]
    names = {actor.id: actor.name for actor in record.actors}
    chairman, short = record.claims[1], record.claims[4]
    assert chairman.speaker == short.speaker is not None
    assert names[chairman.speaker] == "Ovid Lunn"
    assert record.claims[3].voice is Voice.UNATTRIBUTED
    assert record.claims[3].speaker is None


def test_words_that_do_not_stand_there_become_no_claim() -> None:
    made = document()
    good = Attribution(made.span(58, 62), None, (made.span(70, 80),), 0.5)
    elsewhere = document("Another text altogether, of the same length or so, in which other words stand than those of the first one." * 8)
    furniture = made.text.index("Sign up")
    wrong = [
        replace(good, cue=Span(made.id, 58, 62, "xxxx")),
        replace(good, source=Span(made.id, 0, 4, "Torn")),
        replace(good, content=(elsewhere.span(70, 80),)),
        replace(good, content=(made.span(70, 80), made.span(75, 90))),
        replace(good, content=()),
        replace(good, content=(Span(made.id, len(made.text), len(made.text) + 2, "ab"),)),
        replace(good, cue=made.span(furniture, furniture + 4)),
        replace(good, content=(made.span(furniture - 10, furniture + 4),)),
    ]
    assert list(standing(made, Reading(made.id, (good, *wrong)))) == [good]


def test_fragments_out_of_order_are_put_in_order() -> None:
    made = document()
    mixed = Attribution(made.span(58, 62), None, (made.span(90, 95), made.span(70, 80)), 0.5)
    (kept,) = standing(made, Reading(made.id, (mixed,)))
    assert kept.content == (made.span(70, 80), made.span(90, 95))


def test_the_same_attribution_twice_is_one_claim() -> None:
    made = document()
    one = Attribution(made.span(58, 62), None, (made.span(70, 80),), 0.9)
    record = read_document(made, FixedReader((one, replace(one, score=0.1))))
    assert [claim.score for claim in record.claims] == [0.9]


@settings(deadline=None, max_examples=150)
@given(read_documents())
def test_every_span_of_a_record_stands_in_its_text(case: tuple[Document, tuple[Attribution, ...]]) -> None:
    made, attributions = case
    record = read_document(made, FixedReader(attributions))
    spans = [span for claim in record.claims for span in claim.spans()] + list(record.unread)
    spans += [span for actor in record.actors for span in actor.mentions]
    assert all(made.text[span.start : span.end] == span.exact and span.document == made.id for span in spans)
    read = {SectionRole.HEADLINE, SectionRole.STANDFIRST, SectionRole.BODY}
    assert all(made.section_at(span.start).role in read for claim in record.claims for span in claim.spans())
    touched = [span for claim in record.claims for span in claim.spans()]
    assert not any(span.overlaps(other) for span in record.unread for other in touched)
    assert read_document(made, FixedReader(attributions)) == record


def test_the_same_bytes_twice_are_one_document_listed_twice() -> None:
    record = read_document(document(), PatternReader())
    dossier = assemble([record, record], [Input("a.txt", (record.document.id,)), Input("b.txt", (record.document.id,))])
    assert [made.id for made in dossier.documents] == [record.document.id]
    assert [item.documents for item in dossier.inputs] == [(record.document.id,), (record.document.id,)]
    assert len(dossier.claims) == len(record.claims)


def test_a_case_does_not_depend_on_the_order_of_its_documents() -> None:
    one = read_document(document(), PatternReader())
    other = read_document(document("Police said nothing was found. He denied it."), PatternReader())
    first, second = assemble([one, other], []), assemble([other, one], [])
    assert first == second
    assert first.case.title == "2 documents"
    assert assemble([one], [], title="Tarn dam").case.title == "Tarn dam"


def test_read_one_takes_a_text_or_a_file(tmp_path: Path) -> None:
    path = tmp_path / "with a space.txt"
    path.write_text("Police said on Monday that nothing was found in the river.\n", "utf-8")
    from_path = read_one(path, PatternReader())
    from_name = read_one(str(path), PatternReader())
    from_text = read_one(path.read_text("utf-8"), PatternReader())
    assert from_path == from_name
    assert [claim.content.text for claim in from_path.claims] == ["on Monday that nothing was found in the river"]
    assert [claim.id for claim in from_text.claims] == [claim.id for claim in from_path.claims]
    assert from_text.inputs[0].name == "text"


def test_a_text_may_be_too_long_for_the_name_of_a_file_and_too_short_to_be_told_by_its_length() -> None:
    text = " ".join(ARTICLE.split())[:300]
    assert read_one(text, PatternReader()).documents[0].text == text


@pytest.mark.parametrize("given_", ["no-such-file.txt", "", "   ", "ftp://example.invalid/a.txt"])
def test_read_one_refuses_what_is_neither(given_: str) -> None:
    with pytest.raises(UnreadableInput):
        read_one(given_, PatternReader())
