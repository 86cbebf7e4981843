"""An HTML page becomes a Document: its article's words, the headline first, and what the page says about itself.

Bytes come in (and the encoding and address they were sent with); one `Document` goes out.
It never runs a script, follows a link or expands an entity of the page's own making.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from counterclaim.acquire.blocks import article_blocks
from counterclaim.acquire.build import Fact, Origin, build, join_blocks
from counterclaim.acquire.hints import Hints, page_hints
from counterclaim.acquire.language import language_of
from counterclaim.acquire.metadata import page_facts
from counterclaim.acquire.plain import from_plain_text
from counterclaim.acquire.said import text_facts
from counterclaim.acquire.times import aware
from counterclaim.errors import UnreadableInput
from counterclaim.model.document import Document
from counterclaim.text.repair import decode, mend

ELEMENTS = 20_000
"""Elements of the largest page given to trafilatura (1.6 s there); the largest of 181 real pages has 1,600."""
LONGEST_ATTRIBUTE = 4_000
"""Longer attribute values are dropped: they are embedded pictures or attacks, and searching them takes quadratic time."""
ENOUGH = 250
"""Characters below which trafilatura's answer is weighed against a second extractor (its own default for 'too short')."""
LATEST = datetime(2200, 1, 1)
"""htmldate refuses later dates; its default, today, would make the answer depend on the day it is asked."""

_SPACE = re.compile(r"\s{200,}")
"""Long runs of white space carry nothing, and later steps take quadratic time over them."""
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w:.-]{2,40})", re.IGNORECASE)

for _name in ("trafilatura", "htmldate", "courlan"):  # without a handler their warnings would reach standard error
    logging.getLogger(_name).addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class _Extract:
    """An extractor's answer: paragraphs, and facts it found on the way."""

    paragraphs: tuple[str, ...]
    facts: tuple[Fact, ...] = ()

    def __len__(self) -> int:
        return sum(map(len, self.paragraphs))


def from_html_bytes(data: bytes, origin: Origin, charset: str | None = None) -> Document:
    """Read a page; `charset` is what the server said. UnreadableInput when no words are found."""
    decoded = decode(data, charset or declared_charset(data))
    return from_html_text(decoded.text, replace(origin, repairs=decoded.repairs))


def from_html_text(html: str, origin: Origin) -> Document:
    """Read a decoded page."""
    tree = _tree(html)
    if tree is None:
        raise UnreadableInput(origin.name, "the HTML could not be parsed")
    facts = page_facts(tree, origin.url)
    hints = page_hints(tree)
    found = _article(html, tree, origin.url)
    if not found.paragraphs:
        return _whole_page(html, facts, origin)
    facts += [*found.facts, Fact("url", origin.url, "address")]
    title = next((str(fact.value) for fact in facts if fact.field == "title" and fact.value), None)
    text, sections = join_blocks(article_blocks(found.paragraphs, title, hints))
    return build(text, sections, [*facts, *text_facts(text, sections), language_of(text)], origin)


def fragment(html: str) -> tuple[tuple[str, ...], Hints]:
    """The paragraphs of a piece of HTML that is all article, and what its markup says about them."""
    html = mend(html)[0]
    tree = _tree(html)
    lines = visible_text(html).split("\n")
    return tuple(line.strip() for line in lines if line.strip()), Hints() if tree is None else page_hints(tree)


def declared_charset(data: bytes) -> str | None:
    """The encoding a page declares in its first bytes."""
    match = _CHARSET.search(data[:4096]) or _XML_ENCODING.match(data[:200])
    return match[1].decode("ascii", "replace") if match else None


def _tree(html: str) -> Any:
    """Parse leniently: no network, no entities of its own, nesting capped by the parser (256 deep)."""
    from lxml import etree  # heavy, and plain text does not need it
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, collect_ids=False)
    try:
        tree = lxml_html.document_fromstring(_SPACE.sub(" ", html.replace("\0", "")).encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None
    for element in tree.iter():
        for name in [name for name, value in element.attrib.items() if len(value) > LONGEST_ATTRIBUTE]:
            del element.attrib[name]
    return tree


def _article(html: str, tree: Any, url: str | None) -> _Extract:
    """Trafilatura's answer; where it is short or missing, resiliparse's if that is longer."""
    small = sum(1 for _ in tree.iter()) <= ELEMENTS
    found = _by_trafilatura(tree, url) if small else _Extract(())
    if len(found) >= ENOUGH:
        return found
    other = _by_resiliparse(_flattened(html))
    return other if len(other) > 2 * len(found) else found


def _by_trafilatura(tree: Any, url: str | None) -> _Extract:
    from trafilatura import bare_extraction

    dates = {"original_date": True, "extensive_search": True, "max_date": LATEST}
    try:
        found: Any = bare_extraction(
            tree, url=url, fast=True, include_comments=False, favor_recall=True, with_metadata=True, date_extraction_params=dates
        )
    except Exception:  # one page at the edge of a third-party extractor: any fault means 'not found here', and the second one is asked
        return _Extract(())
    if found is None:
        return _Extract(())
    facts = (
        Fact("title", found.title, "page text"),
        Fact("byline", found.author, "page text"),
        Fact("published", aware(found.date or ""), "page text"),
        Fact("outlet", found.sitename, "page or its address"),
    )
    return _Extract(tuple(line for line in (found.text or "").split("\n") if line.strip()), facts)


def _by_resiliparse(html: str) -> _Extract:
    from resiliparse.extract.html2text import extract_plain_text

    text = extract_plain_text(html, main_content=True, alt_texts=False, links=False, preserve_formatting=True)
    return _Extract(tuple(line.strip() for line in text.split("\n") if line.strip()))


def _flattened(html: str) -> str:
    """The page written out again by the parser, nested at most 256 deep: resiliparse takes quadratic time over deeper ones."""
    from lxml import html as lxml_html

    tree = _tree(html)
    return "" if tree is None else str(lxml_html.tostring(tree, encoding="unicode"))


def _whole_page(html: str, facts: list[Fact], origin: Origin) -> Document:
    """No article was found: all visible words, cut into sections like a text saved from a browser."""
    return from_plain_text(visible_text(html), origin, facts)


def visible_text(html: str) -> str:
    """All visible words of a page, one block a line."""
    from resiliparse.extract.html2text import extract_plain_text

    text: str = extract_plain_text(html, main_content=False, alt_texts=False, links=False, list_bullets=False, preserve_formatting=True)
    return text
