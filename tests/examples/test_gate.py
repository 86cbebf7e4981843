"""The gate itself, on readings whose figures are known; and the bundled reader against its floors."""

from __future__ import annotations

import os
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest
from bundled import EXAMPLES, Article, articles
from gate import Figures, document, forbidden, measure, outcomes

from counterclaim.errors import ModelError
from counterclaim.model.claim import Claim, Content, Source
from counterclaim.model.document import Document
from counterclaim.model.labels import Mode, SectionRole, SourceKind, Voice
from counterclaim.model.record import DocumentRecord
from counterclaim.model.span import Span
from counterclaim.read import default_reader

sys.path.insert(0, os.fspath(EXAMPLES / "tools"))
from said_reader import SaidReader

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text("utf-8"))
WIRE = next(article for article in articles() if article.file == "01-norda-wire.txt")


def _span(captured: Document, words: str) -> Span:
    start = captured.text.index(words)
    return captured.span(start, start + len(words))


def _record(content: str, cue: str, source: str) -> DocumentRecord:
    captured = document(WIRE)
    made = Claim(
        id="c1-test",
        document=captured.id,
        section=SectionRole.BODY,
        voice=Voice.ATTRIBUTED,
        mode=Mode.DIRECT,
        source=Source(_span(captured, source), SourceKind.NAMED, None),
        speaker=None,
        cue=_span(captured, cue),
        content=Content((_span(captured, content),)),
        score=0.5,
    )
    return DocumentRecord(captured, (), (made,), ())


@pytest.mark.parametrize(
    ("content", "cue", "source", "found", "right"),
    [
        ('"It will not stay at fourteen,"', "told reporters", "Superintendent Coll Ambry", 1, 1),
        ('"It will not stay at fourteen,"', "told reporters", "Velm police", 1, 0),
        ('"It will not stay at fourteen,"', "put", "Superintendent Coll Ambry", 0, 0),
        ("It will not stay", "told reporters", "Superintendent Coll Ambry", 0, 0),
    ],
)
def test_what_counts_as_found(content: str, cue: str, source: str, found: int, right: int) -> None:
    seen = list(outcomes(WIRE, _record(content, cue, source)))
    assert (sum(outcome.found for outcome in seen), sum(outcome.source for outcome in seen)) == (found, right)


def test_forbidden_words_are_seen() -> None:
    strict = Article(WIRE.file, 0, WIRE.outlet, WIRE.published, ("stay at fourteen", "a carriage"), ())
    assert forbidden(strict, _record('"It will not stay at fourteen,"', "told", "Velm police")) == ["stay at fourteen"]


def test_the_small_reader_finds_some_and_not_all() -> None:
    figures, _ = measure(SaidReader())
    assert 0.05 < figures.claims < 0.8  # a "said" without a source is no claim, and this reader knows few sources
    assert (figures.forbidden, figures.wordless) == (0, 0)


@cache
def bundled_reader() -> Figures:
    try:
        return measure(default_reader())[0]
    except ModelError as error:
        pytest.skip(f"no reader to read with: {error}")


@pytest.mark.parametrize("figure", ["claims", "sources", "speakers"])
def test_the_bundled_reader_is_above_its_floor(figure: str) -> None:
    assert getattr(bundled_reader(), figure) >= FLOORS[figure]


def test_the_bundled_reader_reads_nothing_out_of_furniture() -> None:
    assert bundled_reader().forbidden == 0


def test_every_content_of_the_bundled_reader_has_a_word() -> None:
    assert bundled_reader().wordless == 0
