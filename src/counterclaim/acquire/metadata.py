"""What an HTML page says about itself: JSON-LD, meta tags, links and attributes, each with where it stood.

A parsed tree comes in; candidate facts go out, the most trusted first.
It never looks at the article's own words: that is the last resort of `html`, by trafilatura and htmldate.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from counterclaim.acquire.build import Fact
from counterclaim.acquire.times import aware

LONGEST = 1_000
"""Characters kept of one fact: longer ones are not titles or names."""
SCRIPT_BYTES, SCRIPTS, DEPTH = 2_000_000, 50, 12
"""Caps on JSON-LD: its size, number of scripts, and how deep articles are looked for."""

ARTICLE_TYPES = re.compile(r"(Article|BlogPosting|Report|LiveBlogPosting|NewsItem)$")

_META = (  # (field, attribute, its value): the first found wins, after JSON-LD
    ("title", "property", "og:title"),
    ("title", "name", "twitter:title"),
    ("title", "name", "dc.title"),
    ("outlet", "property", "og:site_name"),
    ("outlet", "name", "application-name"),
    ("outlet", "name", "dc.publisher"),
    ("byline", "name", "author"),
    ("byline", "property", "author"),
    ("byline", "name", "byl"),
    ("byline", "name", "dc.creator"),
    ("byline", "name", "parsely-author"),
    ("byline", "name", "sailthru.author"),
    ("published", "property", "article:published_time"),
    ("published", "name", "article:published_time"),
    ("published", "itemprop", "datePublished"),
    ("published", "name", "parsely-pub-date"),
    ("published", "name", "sailthru.date"),
    ("published", "name", "pubdate"),
    ("published", "name", "publish-date"),
    ("published", "name", "dc.date.issued"),
    ("published", "name", "dc.date"),
    ("published", "name", "date"),
    ("modified", "property", "article:modified_time"),
    ("modified", "name", "article:modified_time"),
    ("modified", "property", "og:updated_time"),
    ("modified", "itemprop", "dateModified"),
    ("modified", "name", "lastmod"),
    ("language", "property", "og:locale"),
    ("language", "http-equiv", "content-language"),
    ("url", "property", "og:url"),
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$")


def page_facts(tree: Any, address: str | None) -> list[Fact]:
    """All candidates of the page, the most trusted first: canonical link, JSON-LD, meta tags, attributes, the title element."""
    head = [*_links(tree), *_json_ld(tree), *_meta_tags(tree), *_attributes(tree)]
    return [fact for found in head if (fact := _checked(found, address)) is not None]


def _checked(fact: Fact, address: str | None) -> Fact | None:
    """The fact with a value of its field's kind; None where the page's words are not that."""
    if not isinstance(fact.value, str):
        return fact
    value = " ".join(fact.value.split())
    if not value or len(value) > LONGEST:
        return None
    if fact.field in ("published", "modified"):
        return Fact(fact.field, aware(value), fact.where)
    if fact.field == "url":
        return Fact(fact.field, web_address(value, address), fact.where)
    if fact.field == "language":
        return Fact(fact.field, language_tag(value), fact.where)
    if fact.field == "byline" and is_web(value):
        return None  # article:author is often the address of a profile
    return Fact(fact.field, value, fact.where)


def web_address(value: str, base: str | None = None) -> str | None:
    """`value` as an absolute http(s) address; None where it is none."""
    try:
        joined = urljoin(base or "", value)
        return joined if is_web(joined) and urlsplit(joined).hostname else None
    except ValueError:
        return None


def is_web(value: str) -> bool:
    return value.lower().startswith(("http://", "https://"))


def language_tag(value: str) -> str | None:
    """A BCP 47 tag: 'en_GB' becomes 'en-GB'; None for anything else."""
    tag = value.split(",")[0].split(".")[0].strip().replace("_", "-")
    return tag if _LANGUAGE.match(tag) else None


def _links(tree: Any) -> Iterator[Fact]:
    for link in tree.iterfind(".//link[@href]"):
        if "canonical" in (link.get("rel") or "").lower().split():
            yield Fact("url", link.get("href"), "link rel=canonical")


def _meta_tags(tree: Any) -> Iterator[Fact]:
    seen: dict[tuple[str, str], str] = {}
    for meta in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if (key := meta.get(attribute)) and (content := meta.get("content")):
                seen.setdefault((attribute, key.strip().lower()), content)
    for field, attribute, key in _META:
        if content := seen.get((attribute, key.lower())):
            yield Fact(field, content, f"meta {key}")


def _attributes(tree: Any) -> Iterator[Fact]:
    yield Fact("language", tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "", "html lang")
    for field, name in (("published", "datePublished"), ("modified", "dateModified")):
        for element in tree.iterfind(f".//*[@itemprop='{name}']"):
            yield Fact(field, element.get("datetime") or element.get("content") or "", f"itemprop {name}")
    for element in tree.iterfind(".//time[@pubdate]"):
        yield Fact("published", element.get("datetime") or "", "time pubdate")


def _json_ld(tree: Any) -> Iterator[Fact]:
    scripts = [s for s in tree.iter("script") if "ld+json" in (s.get("type") or "").lower()]
    for script in scripts[:SCRIPTS]:
        for article in _articles(_parsed(script.text or ""), 0):
            yield from _article_facts(article)


def _parsed(raw: str) -> Any:
    if len(raw) > SCRIPT_BYTES:
        return None
    try:
        return json.loads(raw.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _articles(node: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Objects of an article type, in document order, at most DEPTH levels down."""
    if depth > DEPTH:
        return
    if isinstance(node, list):
        for item in node:
            yield from _articles(item, depth + 1)
    elif isinstance(node, dict):
        if any(isinstance(kind, str) and ARTICLE_TYPES.search(kind) for kind in _listed(node.get("@type"))):
            yield node
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles(node.get(key), depth + 1)


def _article_facts(article: dict[str, Any]) -> Iterator[Fact]:
    for field, key in (("title", "headline"), ("title", "name"), ("published", "datePublished"), ("modified", "dateModified")):
        yield Fact(field, _string(article.get(key)), f"JSON-LD {key}")
    yield Fact("language", _string(article.get("inLanguage")), "JSON-LD inLanguage")
    yield Fact("byline", ", ".join(names(article.get("author"))), "JSON-LD author")
    yield Fact("outlet", ", ".join(names(article.get("publisher"))), "JSON-LD publisher")
    yield Fact("url", _string(article.get("mainEntityOfPage")) or _string(article.get("url")), "JSON-LD mainEntityOfPage")


def names(value: Any) -> list[str]:
    """The names in a value that is a name, an object with one, or a list of these."""
    found = (item.get("name") if isinstance(item, dict) else item for item in _listed(value)[:20])
    flat = (name for entry in found for name in _listed(entry))
    return [" ".join(name.split()) for name in flat if isinstance(name, str) and name.strip() and not is_web(name)]


def _string(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url") or value.get("name") or value.get("alternateName")
    if isinstance(value, list):
        value = next((item for item in value if isinstance(item, str)), "")
    return value if isinstance(value, str) else ""


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, Iterable) and not isinstance(value, (str, dict)) else [value]
