"""The bundled examples are what their table says: every path of `acquire`, and every expected word in its place."""

from __future__ import annotations

import gzip
import json
import re
import runpy
from pathlib import Path

import pytest
from bundled import COVERAGE, EXAMPLES, Article, articles, pdf_pages, raw, record, text_lines

ARTICLES = articles()
CLAIMS = [pytest.param(article, claim, id=f"{article.name}-{claim['content'][:30]}") for article in ARTICLES for claim in article.claims]
ACTS = {
    "claim_responsibility",
    "accuse",
    "suggest",
    "deny",
    "retract",
    "report",
    "warn",
    "dismiss",
    "threaten",
    "call_for",
    "assess",
    "predict",
}


def _by_name(name: str) -> Article:
    return next(article for article in ARTICLES if article.name == name)


def test_every_file_has_its_expectations_and_its_row_in_the_readme() -> None:
    files = sorted(path.name for path in COVERAGE.iterdir())
    assert files == sorted({article.file for article in ARTICLES})
    readme = (EXAMPLES / "README.md").read_text("utf-8")
    assert [name for name in files if name not in readme] == []


def test_every_input_path_is_exercised() -> None:
    assert {"".join(Path(article.file).suffixes) for article in ARTICLES} == {".txt", ".txt.gz", ".html", ".pdf", ".json", ".jsonl"}


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.name)
def test_length_of_an_article(article: Article) -> None:
    assert 200 <= len(" ".join(text_lines(article)).split()) <= 650  # 200 to 450 words, and up to 200 of furniture


@pytest.mark.parametrize(("article", "claim"), CLAIMS)
def test_expected_words_stand_on_one_line(article: Article, claim: dict[str, str]) -> None:
    words = [claim["content"], claim["cue"], *([claim["source"]] if "source" in claim else [])]
    hits = [line for line in text_lines(article) if all(part in line for part in words)]
    assert len(hits) == 1, words


@pytest.mark.parametrize(("article", "claim"), CLAIMS)
def test_expected_speaker_is_named_in_the_article(article: Article, claim: dict[str, str]) -> None:
    assert "speaker" not in claim or any(claim["speaker"] in line for line in [*text_lines(article), article.outlet])


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.name)
def test_forbidden_words_stand_in_the_file_and_in_no_expected_claim(article: Article) -> None:
    whole = "\n".join(text_lines(article))
    assert [words for words in article.never if words not in whole] == []
    assert [claim for claim in article.claims if any(claim["content"] in words for words in article.never)] == []


def test_the_set_shows_what_it_promises() -> None:
    claims = [claim for article in ARTICLES for claim in article.claims]
    assert {claim["act"] for claim in claims} >= ACTS
    assert {claim.get("reality") for claim in claims} >= {"conditional", "question", "hearsay"}
    assert any(claim.get("occurred") == "no" for claim in claims)


def test_one_reprint_is_verbatim_under_another_headline() -> None:
    wire, echo = text_lines(_by_name("01-norda-wire.txt")), text_lines(_by_name("02-corrin-echo.html"))
    assert set(wire[2:]) <= set(echo)
    assert wire[0] not in echo


def test_the_other_reprint_is_trimmed_and_edited() -> None:
    wire, trimmed = _by_name("01-norda-wire.txt"), _by_name("10-more-coverage.jsonl:1")
    ours, theirs = (_shingles(" ".join(text_lines(article)[2:])) for article in (wire, trimmed))
    assert len(theirs) < 0.8 * len(ours)
    assert 0.7 < len(ours & theirs) / len(theirs) < 1
    assert "investigators regarded the claim as genuine" in " ".join(text_lines(trimmed))  # 'probably' was lost on the way


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return set(zip(*(words[i:] for i in range(3)), strict=False))


def test_the_gzip_file_is_gzip_without_a_time() -> None:
    data = (COVERAGE / "08-velm-klaxon.txt.gz").read_bytes()
    assert data[:2] == b"\x1f\x8b"
    assert data[4:8] == bytes(4)
    assert gzip.decompress(data).startswith(b"ISTRA PAID")


def test_the_state_agency_page_is_windows_1252() -> None:
    data = raw(_by_name("04-istrapress.html"))
    with pytest.raises(UnicodeDecodeError):
        data.decode("utf-8")
    assert "–" in data.decode("cp1252")


def test_pages_carry_the_metadata_they_are_there_for() -> None:
    for name, kind in (("02-corrin-echo.html", "NewsArticle"), ("07-eastquay-herald-live.html", "LiveBlogPosting")):
        block = re.search(r'<script type="application/ld\+json">(.*?)</script>', raw(_by_name(name)).decode("utf-8"), re.DOTALL)
        assert block is not None
        assert json.loads(block[1])["@type"] == kind


def test_ninjs_has_the_fields_of_its_standard() -> None:
    found = record(_by_name("09-kessan-overseas-service.json"))
    assert found["type"] == "text"
    assert {"uri", "versioncreated", "headline", "byline", "body_html", "language", "pubstatus", "associations"} <= set(found)


def test_the_pdf_is_what_its_script_makes(tmp_path: Path) -> None:
    committed = raw(_by_name("06-wexmoor-institute.pdf"))
    assert len(committed) < 50_000
    assert runpy.run_path(str(EXAMPLES / "tools" / "make_pdf.py"))["pdf"]() == committed
    pages = pdf_pages(committed)
    assert [f"Page {number}" in page for number, page in enumerate(pages, 1)] == [True, True]
