"""Paragraphs that an extractor found become blocks with roles, the headline first.

Paragraphs, the title, and what the page's markup says come in; paragraphs of (role, text) blocks go out.
It never joins or reorders paragraphs; it splits one only where a caption, an author note or a dateline stands inside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterclaim.acquire.build import Block
from counterclaim.acquire.head import STANDFIRST_WORDS, is_byline, split_dateline
from counterclaim.acquire.hints import Hints, squeezed
from counterclaim.acquire.sections import MOST_LINES, unit_pieces
from counterclaim.model.labels import SectionRole

LARGEST_BOXED_SHARE = 0.25
"""Above this share of the article the markup's 'box' is what wraps the article itself (one of 90 pages)."""


def article_blocks(paragraphs: Sequence[str], title: str | None, hints: Hints) -> Iterator[list[Block]]:
    """The paragraphs of an article: its title, then each paragraph as the blocks it is made of."""
    if title:
        yield [(SectionRole.HEADLINE, title)]
    if _boxed_share(paragraphs, hints) > LARGEST_BOXED_SHARE:
        hints = replace(hints, boxes=frozenset())
    top = True
    for index, paragraph in enumerate(paragraphs):
        if index < 3 and title and _same(paragraph, title):
            continue  # the page repeats its headline inside the article
        plain = index >= MOST_LINES  # no article is that long; each line costs time
        blocks = [(SectionRole.BODY, paragraph)] if plain else _blocks(paragraph.strip(), hints, top=top)
        top = top and all(role is not SectionRole.BODY for role, _ in blocks)
        yield blocks


def _boxed_share(paragraphs: Sequence[str], hints: Hints) -> float:
    boxed = sum(len(paragraph) for paragraph in paragraphs if squeezed(paragraph) in hints.boxes)
    return boxed / (sum(map(len, paragraphs)) or 1)


def _blocks(paragraph: str, hints: Hints, *, top: bool) -> list[Block]:
    words = squeezed(paragraph)
    if words in hints.captions:
        return [(SectionRole.CAPTION, paragraph)]
    if words in hints.standfirsts or (top and words == hints.description and len(paragraph.split()) <= STANDFIRST_WORDS):
        return [(SectionRole.STANDFIRST, paragraph)]
    if words in hints.boxes:
        return [(SectionRole.FURNITURE, paragraph)]
    if top and is_byline(paragraph):
        return [(SectionRole.BYLINE, paragraph)]
    return list(_cut(paragraph, split_dateline(paragraph) if top else 0))


def _cut(paragraph: str, dateline: int) -> Iterator[Block]:
    if dateline:
        yield SectionRole.DATELINE, paragraph[:dateline]
    at = dateline
    for role, length in unit_pieces(paragraph[dateline:]):
        yield role, paragraph[at : at + length]
        at += length


def _same(paragraph: str, title: str) -> bool:
    """Whether the paragraph is the title, or the title less the outlet's name behind it."""
    one, other = squeezed(paragraph), squeezed(title)
    return one == other or (len(one) > 20 and other.startswith(one))
