"""The 181 news pages of the article-extraction benchmark: their HTML, their gold bodies, and each page flattened to lines.

The data folder comes in; pages and labelled lines go out.
It never runs the package's own extraction: what stands here is the yardstick, also for `training/furniture.py`.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TOKEN = re.compile(r"\w+")
SHINGLE = 4
"""The benchmark's own: shingles of four words."""

BODY, FURNITURE, LEFT_OUT = 0, 1, -1


@dataclass(frozen=True, slots=True)
class GoldPage:
    """One page: its key, HTML as bytes, and the article body as people marked it."""

    key: str
    html: bytes
    body: str

    @property
    def half(self) -> str:
        """'A' (weights were fitted, errors read on these) or 'B' (only its figures were seen), by the hash of the key."""
        return "AB"[int(hashlib.sha256(self.key.encode()).hexdigest(), 16) % 2]


def gold_pages(data: Path) -> Iterator[GoldPage]:
    """All pages, in the order of `ground-truth.json`."""
    truth = json.loads((data / "pages" / "ground-truth.json").read_text("utf-8"))
    for key, row in truth.items():
        yield GoldPage(key, gzip.decompress((data / "pages" / "html" / f"{key}.html.gz").read_bytes()), row["articleBody"])


def fitted_on(paths: Sequence[Path]) -> Sequence[Path]:
    """Of the clean articles, in order, those the line classifier is fitted on: every second."""
    return paths[::2]


def tokens(text: str) -> list[str]:
    """Words as the benchmark counts them."""
    return TOKEN.findall(text)


def shingles(words: list[str]) -> list[tuple[str, ...]]:
    """Runs of four words; one shorter run where there are fewer words."""
    return [run for i in range(max(1, len(words) - SHINGLE + 1)) if (run := tuple(words[i : i + SHINGLE]))]


def flatten(page: GoldPage) -> list[str]:
    """All visible words of the page, one block element a line, without bullets: what a browser saves as text."""
    from resiliparse.extract.html2text import extract_plain_text

    text = extract_plain_text(
        _decoded(page.html), main_content=False, alt_texts=False, links=False, list_bullets=False, preserve_formatting=True
    )
    return [line.strip() for line in text.split("\n") if line.strip()]


def labels(page: GoldPage, lines: list[str]) -> list[int]:
    """Gold label of each line: BODY where its words stand in the gold body, else FURNITURE; titles and lines without a word are LEFT_OUT.

    A line of four words and more is body when half of its shingles are in the body; a shorter one when it is a whole line of the body.
    """
    titles = _titles(page)
    body = set(shingles(tokens(page.body)))
    whole = {tuple(tokens(line)) for line in page.body.split("\n")}
    found = []
    for line in lines:
        words = tokens(line)
        if not words or tuple(word.lower() for word in words) in titles:
            found.append(LEFT_OUT)
        elif len(words) < SHINGLE:
            found.append(BODY if tuple(words) in whole else FURNITURE)
        else:
            own = shingles(words)
            inside = tuple(words) in whole or 2 * sum(run in body for run in own) >= len(own)
            found.append(BODY if inside else FURNITURE)
    return found


def _titles(page: GoldPage) -> set[tuple[str, ...]]:
    """The page's titles, whole and in parts ('Headline | Outlet'), of three words and more."""
    from resiliparse.parse.html import HTMLTree

    tree: Any = HTMLTree.parse(_decoded(page.html))
    found = [tree.title or "", *(h.text or "" for h in tree.document.query_selector_all("h1"))]
    found += [meta.getattr("content") or "" for meta in tree.document.query_selector_all('meta[property="og:title"]')]
    parts = [part for title in found for part in (title, *re.split(r"\s[|–—:-]\s", title))]
    return {words for part in parts if len(words := tuple(tokens(part.lower()))) >= 3}


def _decoded(html: bytes) -> str:
    from resiliparse.parse.encoding import bytes_to_str

    text: str = bytes_to_str(html)
    return text
