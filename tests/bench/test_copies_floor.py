"""Floors for copies on our own invented coverage: edited passages find their origin, reports on one event stay apart."""

from __future__ import annotations

import random
from collections import defaultdict
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from bench.copies import WAYS, Article, document, edited
from corpus.markup import read

from counterclaim.link.copies import copies, copy_of
from counterclaim.model.document import Document
from counterclaim.model.labels import Verdict

CORPUS = Path(__file__).parents[2] / "corpus" / "train"
EVENTS = 60
SHORT = 110
"""Words below which two sentences are more than a third of a passage."""
FLOORS = {"all of it": 0.8, "cut, lede, reordered": 0.9, "words": 0.95, "reordered": 0.95}
"""Share of copies that find their origin; of the other ways all do."""


@cache
def passages() -> tuple[Article, ...]:
    """Passages of invented coverage, several of one event, by outlets of different names."""
    found = []
    for path in sorted(CORPUS.glob("*.txt"))[:EVENTS]:
        for number, passage in enumerate(read(path).passages):
            if len(passage.text.split()) >= SHORT:
                found.append(Article(f"{path.stem}:{number}", passage.text, f"Outlet {number}", path.stem))
    return tuple(found)


@cache
def held(article: Article) -> Document:
    """A passage as a document."""
    return document(article, 0)


@pytest.mark.parametrize("way", sorted(WAYS))
def test_edited_passages_find_their_origin(way: str) -> None:
    draw = random.Random(1)
    vocabulary = sorted({word for article in passages() for word in article.text.split() if word.isalpha()})
    chosen = draw.sample(passages(), 20)
    right = 0
    for article in chosen:
        origin = held(article)
        copy = document(Article("", edited(article, way, draw, vocabulary), "The Copy Desk", ""), 1)
        others = [held(other) for other in chosen if other.incident != article.incident]
        links = [link for link in copies([origin, copy, *others]) if link.left == copy.id]
        assert all(link.right == origin.id for link in links)
        right += any(link.verdict is Verdict.POSITIVE for link in links)
    assert right / len(chosen) >= FLOORS.get(way, 1.0)


def test_reports_on_one_event_are_no_copies() -> None:
    by_event = defaultdict(list)
    for article in passages():
        by_event[article.incident].append(held(article))
    pairs = [pair for several in by_event.values() for pair in combinations(several, 2)]
    assert len(pairs) > 100
    assert [link for a, b in pairs if (link := copy_of(a, b)) is not None] == []
