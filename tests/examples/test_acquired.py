"""What `acquire` makes of the bundled examples: facts, sections, and nothing read out of the furniture."""

from __future__ import annotations

import pytest
from _pytest.mark.structures import ParameterSet
from bundled import Article, articles
from gate import document

ARTICLES = articles()

KNOWN: dict[tuple[str, str], str] = {}
"""(article, fact or words) and why: not found, or read though it should not be. One that starts to pass fails here: strike it out."""


def readable(article: Article) -> str:
    """The text that claims are read from, white space squeezed."""
    captured = document(article)
    return " ".join(" ".join(captured.text[section.start : section.end] for section in captured.readable()).split())


def _case(article: Article, words: str) -> ParameterSet:
    known = KNOWN.get((article.name, words))
    marks = [pytest.mark.xfail(reason=known, strict=True)] if known else []
    return pytest.param(article, words, id=f"{article.name}-{words[:40]}", marks=marks)


@pytest.mark.parametrize(("article", "field"), [_case(article, field) for article in ARTICLES for field in ("outlet", "published")])
def test_facts_are_found(article: Article, field: str) -> None:
    captured = document(article)
    found = {"outlet": captured.outlet, "published": captured.published and captured.published.date().isoformat()}
    assert getattr(article, field) in (found[field] or "nothing found")


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.name)
def test_title_and_language_are_found(article: Article) -> None:
    captured = document(article)
    assert captured.title
    assert (captured.language or "")[:2] == "en"


@pytest.mark.parametrize(("article", "words"), [_case(article, words) for article in ARTICLES for words in article.never])
def test_furniture_is_not_read(article: Article, words: str) -> None:
    assert words not in readable(article)


@pytest.mark.parametrize(("article", "words"), [_case(article, claim["content"]) for article in ARTICLES for claim in article.claims])
def test_what_was_said_is_read(article: Article, words: str) -> None:
    assert words in readable(article)


def test_the_reprint_says_what_the_agency_said() -> None:
    wire, echo = (next(article for article in ARTICLES if article.file == file) for file in ("01-norda-wire.txt", "02-corrin-echo.html"))
    paragraphs = [claim["content"] for claim in wire.claims]
    assert [words for words in paragraphs if words not in readable(echo)] == []
    assert document(wire).id != document(echo).id
