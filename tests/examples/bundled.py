"""The bundled examples as data, read with the standard library and pypdfium2 only.

Files of `examples/` come in; articles with their lines of text and their expectations go out.
It never uses the package under test, so that a mistake in `acquire` cannot hide one in the examples.
"""

from __future__ import annotations

import gzip
import json
import re
import tomllib
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

EXAMPLES = Path(__file__).parents[2] / "examples"
COVERAGE = EXAMPLES / "coverage" / "harrow-bridge"
EXPECTED = EXAMPLES / "expected.toml"


@dataclass(frozen=True, slots=True)
class Article:
    """One `[[article]]` of expected.toml; `line` is 0 where the whole file is the article."""

    file: str
    line: int
    outlet: str
    published: str
    never: tuple[str, ...]
    claims: tuple[dict[str, str], ...]

    @property
    def name(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


def articles() -> list[Article]:
    """All articles of expected.toml, in its order."""
    rows = tomllib.loads(EXPECTED.read_text("utf-8"))["article"]
    return [
        Article(row["file"], row.get("line", 0), row["outlet"], str(row["published"]), tuple(row["never"]), tuple(row["claim"]))
        for row in rows
    ]


def raw(article: Article) -> bytes:
    """The bytes of the article's file, unpacked."""
    data = (COVERAGE / article.file).read_bytes()
    return gzip.decompress(data) if article.file.endswith(".gz") else data


def text_lines(article: Article) -> list[str]:
    """Everything a reader would see, furniture included, a paragraph a line."""
    name = article.file.removesuffix(".gz")
    return [line for line in _BY_SUFFIX[Path(name).suffix](raw(article), article) if line]


def record(article: Article) -> dict[str, Any]:
    """The JSON object behind a ninjs file or a line of JSON lines."""
    text = raw(article).decode("utf-8")
    found: dict[str, Any] = json.loads(text.splitlines()[article.line - 1] if article.line else text)
    return found


def pdf_pages(data: bytes) -> list[str]:
    """The text of each page."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument(data)
    try:
        found = []
        for page in pdf:
            textpage = page.get_textpage()
            found.append(textpage.get_text_range())
            textpage.close()
            page.close()
        return found
    finally:
        pdf.close()


class _Visible(HTMLParser):
    """Visible text, a block a line."""

    BLOCKS = frozenset(
        [
            "p",
            "div",
            "li",
            "h1",
            "h2",
            "h3",
            "td",
            "tr",
            "br",
            "figcaption",
            "footer",
            "header",
            "article",
            "section",
            "aside",
            "form",
            "small",
            "i",
        ]
    )
    HIDDEN = frozenset(["script", "style", "title"])

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = [""]
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in self.HIDDEN
        if tag in self.BLOCKS:
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in self.HIDDEN
        if tag in self.BLOCKS:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.lines[-1] += data


def visible(markup: str) -> list[str]:
    """The visible text of an HTML page, a block a line, blank lines dropped."""
    parser = _Visible()
    parser.feed(markup)
    parser.close()
    return [line for line in (" ".join(found.split()) for found in parser.lines) if line]


def _html(data: bytes, article: Article) -> list[str]:
    declared = re.search(rb"charset=[\"']?([\w-]+)", data[:1000])
    return visible(data.decode(declared[1].decode() if declared else "utf-8"))


def _json(data: bytes, article: Article) -> list[str]:
    found = record(article)
    picture = found["associations"]["featuremedia"]["description_text"]
    return [found["headline"], found["description_text"], *visible(found["body_html"]), picture, found["usageterms"]]


def _jsonl(data: bytes, article: Article) -> list[str]:
    found = record(article)
    return [found["title"], *found["text"].split("\n")]


def _pdf(data: bytes, article: Article) -> list[str]:
    return [" ".join(" ".join(pdf_pages(data)).split())]  # lines are broken by the typesetter, so the whole is one line


_BY_SUFFIX = {
    ".txt": lambda data, article: data.decode("utf-8").split("\n"),
    ".html": _html,
    ".json": _json,
    ".jsonl": _jsonl,
    ".pdf": _pdf,
}
