"""HTML: the article's words, what the page says about itself, and pages that are broken or hostile."""

from __future__ import annotations

import pytest
from tests.acquire.helpers import one, parts, read_text, reason

from counterclaim.acquire import from_bytes
from counterclaim.model.document import Document

BODY = (
    "<p>The council of Velm denied on Tuesday that anybody had warned it of the flood that drowned the lower town.</p>"
    "<p>“There was no letter,” the mayor told reporters. Engineers said that they had written in March and again in April.</p>"
    "<p>A judge will decide in June whether the letters, which the council calls forgeries, may be published at all.</p>"
)
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>Council denies it was warned | Velm Gazette</title>
<link rel="canonical" href="/news/flood"><meta property="og:site_name" content="Velm Gazette">
<meta name="author" content="Someone Else"><meta property="article:modified_time" content="2031-05-14T08:00:00+02:00">
<script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle", "headline": "Council denies it was warned",
"author": [{{"name": "Ann Bell"}}, {{"name": "Jo Reed"}}], "datePublished": "2031-05-13"}}]}}</script></head><body>
<nav><a href="/">Home</a> <a href="/s">Sport</a></nav><article><h1>Council denies it was warned</h1>
<p class="standfirst">Two engineers say they wrote twice, and the mayor has seen nothing</p>{BODY}
<figure><img src="x.png"><figcaption>The lower town on Monday. Ilse Corran</figcaption></figure>
<div class="newsletter-box"><p>Our letter brings you Velm every morning.</p></div></article>
<section class="comments"><h3>Comments</h3><p>I said so in March, and nobody listened to me at all.</p></section>
<footer>All rights reserved</footer></body></html>"""


def _with_address(page: str | bytes, url: str) -> Document:
    (found,) = from_bytes(page if isinstance(page, bytes) else page.encode(), "page", url)
    assert isinstance(found, Document)
    return found


def test_a_page_gives_article_and_facts() -> None:
    document = _with_address(PAGE, "https://velm-gazette.example/news/flood?ref=1")
    assert parts(document)[0] == ("headline", "Council denies it was warned")
    assert (document.byline, document.outlet, document.language) == ("Ann Bell, Jo Reed", "Velm Gazette", "en-GB")
    assert document.url == "https://velm-gazette.example/news/flood"
    assert str(document.published) == "2031-05-13 00:00:00+00:00"
    assert str(document.modified) == "2031-05-14 08:00:00+02:00"
    where = {found.field: found.where for found in document.found}
    assert where["published"] == "JSON-LD datePublished"
    assert where["url"] == "link rel=canonical"


def test_only_the_article_is_read() -> None:
    article = read_text(one(PAGE))
    assert "The council of Velm denied" in article
    assert not any(words in article for words in ("Our letter brings", "I said so in March", "Ilse Corran", "Sport", "rights reserved"))


@pytest.mark.parametrize(("charset", "declared"), [("windows-1252", True), ("utf-16", False), ("iso-8859-1", True), ("utf-8", False)])
def test_encodings(charset: str, declared: bool) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">' if declared else ""
    words = (
        "Le préfet a démenti, déclare-t-il, toute négligence à l’égard du pont."
        if charset != "iso-8859-1"
        else "Le préfet a démenti, a-t-il dit, à Velm."
    )
    document = one(f"<html><head>{meta}</head><body><p>{words}</p></body></html>".encode(charset))
    assert words in document.text


def test_a_page_without_an_article_gives_its_words() -> None:
    assert "The front denied it." in one("<html><body><p>The front denied it.</p></body></html>").text


def test_the_date_of_the_day_changes_nothing() -> None:
    page = f"<html><body><article><h1>A title of some words</h1><p>Published 12 May 2131</p>{BODY}</article></body></html>"
    document = one(page)
    assert document.published is not None
    assert document.published.year == 2131


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>" + "<div>" * 5_000 + BODY + "</div>" * 5_000,
        '<html><body><p class="' + "x" * 300_000 + f'">{BODY}</body></html>',
        "<!DOCTYPE html [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]><html><body><p>&b;</p>" + BODY,
        "<html><body><table>" * 500 + BODY,
        '<html><script type="application/ld+json">' + "[" * 50_000 + f"</script><body>{BODY}",
        "<html><body>" + " " * 200_000 + BODY,
        f"<html><body>{BODY}".replace("council", "coun\0cil"),
    ],
    ids=["deep", "wide attribute", "entities", "tables", "deep JSON-LD", "spaces", "zeros"],
)
def test_hostile_pages_give_their_words(page: str) -> None:
    found = list(from_bytes(page.encode(), "page.html"))
    assert len(found) == 1
    assert isinstance(found[0], Document) or found[0].reason


def test_pages_without_words_say_so() -> None:
    assert reason(b"<html><body><script>x()</script></body></html>") == "there is no text in it"


def test_a_date_that_only_the_text_of_the_page_says_is_a_time() -> None:
    words = b"<p>The blast was heard for miles around, and the ferry stopped.</p>" * 9
    made = one(b"<html><head><title>Blast</title></head><body><div>Posted on 12 May 2031</div>" + words + b"</body></html>", "a.html")
    assert made.published is not None
    assert made.published.isoformat() == "2031-05-12T00:00:00+00:00"
