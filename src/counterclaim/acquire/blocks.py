"""Paragraphs that an extractor found become blocks with roles, the headline first.

Paragraphs, the title, and the page's captions and description come in; paragraphs of (role, text) blocks go out.
It never joins or reorders paragraphs; it splits one only where a caption, an author note or a dateline stands inside it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from counterclaim.acquire.build import Block
from counterclaim.acquire.head import STANDFIRST_WORDS, is_byline, split_dateline
from counterclaim.acquire.sections import unit_pieces
from counterclaim.model.labels import SectionRole


def article_blocks(paragraphs: Sequence[str], title: str | None, captions: Collection[str], description: str) -> Iterator[list[Block]]:
    """The paragraphs of an article: its title, then each paragraph as the blocks it is made of."""
    if title:
        yield [(SectionRole.HEADLINE, title)]
    top = True
    for index, paragraph in enumerate(paragraphs):
        if index < 3 and title and _same(paragraph, title):
            continue  # the page repeats its headline inside the article
        blocks = _blocks(paragraph.strip(), captions, description, top=top)
        top = top and all(role is not SectionRole.BODY for role, _ in blocks)
        yield blocks


def _blocks(paragraph: str, captions: Collection[str], description: str, *, top: bool) -> list[Block]:
    squeezed = " ".join(paragraph.split()).casefold()
    words = len(paragraph.split())
    if squeezed in captions:
        return [(SectionRole.CAPTION, paragraph)]
    if top and squeezed == description and words <= STANDFIRST_WORDS:
        return [(SectionRole.STANDFIRST, paragraph)]
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
    one, other = (" ".join(text.casefold().split()) for text in (paragraph, title))
    return one == other or (len(one) > 20 and other.startswith(one))
