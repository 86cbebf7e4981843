"""The dossier as one self-contained HTML file: the articles with every claim marked, beside the ledger of who says what.

A dossier comes in, a page goes out that needs no script, no network and no other file, and that prints.
Article text is only ever text: it is escaped by the template, and characters that would act are shown by their code.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING

from counterclaim.export import phrases
from counterclaim.export.segments import Cover, Part, Segment, segments
from counterclaim.export.visible import Piece, pieces, visible
from counterclaim.model.claim import Claim
from counterclaim.model.document import Document, Section
from counterclaim.model.labels import SectionRole
from counterclaim.model.record import Dossier
from counterclaim.model.span import Span
from counterclaim.text.sentences import lines
from counterclaim.views.ledger import Entry, Ledger, ledger
from counterclaim.views.responsibility import blame

if TYPE_CHECKING:
    from jinja2 import Environment

# A direct content that begins with none of these gets marks drawn around it by the style sheet, which nobody can copy as the article's.
_MARKS = "\"'“”„‟‘‚«»‹›「『"

# With more claims than this, lighting a claim up would make the style sheet slow; the links still lead to its words and its row.
_MOST_LIT = 2000

# Deeper nesting than this is drawn like this depth.
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a paragraph as drawn: its classes, the row it leads to, the numbers that stand before it, its characters."""

    classes: str
    row: int | None
    numbers: tuple[int, ...]
    unread: int | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the text: its number among the non-blank ones, what it is, its runs."""

    number: int
    role: SectionRole
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One document as drawn."""

    number: int
    document: Document
    paragraphs: tuple[Paragraph, ...]


def render(dossier: Dossier, maker: str = "Counterclaim") -> str:
    """The page of a dossier; `maker` is the program and version named at its foot."""
    view = ledger(dossier)
    unread = {document.id: [span for span in dossier.unread if span.document == document.id] for document in view.documents}
    style = _style(len(view.entries))
    return (
        _environment()
        .get_template("dossier.html.j2")
        .render(
            dossier=dossier,
            view=view,
            held=blame(dossier, view),
            articles=tuple(_articles(view, unread)),
            unread=tuple(_unread_rows(view, unread)),
            style=style,
            style_hash=b64encode(sha256(style.encode()).digest()).decode(),
            maker=maker,
        )
    )


def _articles(view: Ledger, unread: dict[str, list[Span]]) -> Iterator[Article]:
    skipped = 0  # unread sentences are numbered through all articles
    for place, document in enumerate(view.documents, 1):
        covers = sorted(_covers(entry for entry in view.entries if entry.document == place))
        numbered = [(skipped + index, span) for index, span in enumerate(unread[document.id], 1)]
        skipped += len(numbered)
        yield Article(place, document, tuple(_paragraphs(document, covers, numbered)))


def _covers(entries: Iterator[Entry]) -> Iterator[Cover]:
    for entry in entries:
        claim = entry.claim
        for span in claim.content.spans:
            yield Cover(span.start, span.end, entry.number, Part.CONTENT)
        if claim.source is not None:
            yield Cover(claim.source.span.start, claim.source.span.end, entry.number, Part.SOURCE)
        if claim.cue is not None:
            yield Cover(claim.cue.start, claim.cue.end, entry.number, Part.CUE)


def _paragraphs(document: Document, covers: list[Cover], unread: list[tuple[int, Span]]) -> Iterator[Paragraph]:
    seen: set[int] = set()
    active: list[Cover] = []
    at = number = 0
    for section in document.sections:
        for start, end in lines(document.text, section.start, section.end):
            number += 1
            active = [cover for cover in active if cover.end > start]
            while at < len(covers) and covers[at].start < end:
                active.append(covers[at])
                at += 1
            missed = [(index, span) for index, span in unread if span.start < end and start < span.end]
            runs = tuple(_run(document, segment, seen, missed) for segment in _cut(start, end, active, missed))
            yield Paragraph(number, section.role, runs)


def _cut(start: int, end: int, covers: list[Cover], missed: list[tuple[int, Span]]) -> Iterator[Segment]:
    """Segments of a line, cut at unread sentences too: no claim touches these, so that each is a run of segments without covers."""
    edges = sorted({start, end, *(edge for _, span in missed for edge in (span.start, span.end) if start < edge < end)})
    for left, right in pairwise(edges):
        yield from segments(left, right, covers)


def _run(document: Document, segment: Segment, seen: set[int], missed: list[tuple[int, Span]]) -> Run:
    classes = [part.value for part in Part if segment.has(part)]
    if segment.depth:
        classes.append(f"depth{min(segment.depth, _DEEPEST)}")
    numbers = dict.fromkeys(cover.number for cover in segment.covers)
    classes += [f"k{number}" for number in numbers]
    starting = tuple(number for number in sorted(numbers) if number not in seen)
    seen.update(starting)
    skipped = [index for index, span in missed if span.start <= segment.start < span.end]
    row = segment.covers[-1].number if segment.covers else None
    text = document.text[segment.start : segment.end]
    return Run(" ".join(classes), row, starting, skipped[0] if skipped else None, tuple(pieces(text)))


def _unread_rows(view: Ledger, unread: dict[str, list[Span]]) -> Iterator[tuple[int, int, Span]]:
    """Number, number of the document, sentence."""
    number = 0
    for place, document in enumerate(view.documents, 1):
        for span in unread[document.id]:
            number += 1
            yield number, place, span


def _style(claims: int) -> str:
    """The style sheet, with the rules that light up a claim's words when its row is chosen and the other way round."""
    fixed = (resources.files("counterclaim.export") / "templates" / "dossier.css").read_text("utf-8")
    lit = ",".join(f".page:has(:is(#c{n},#m{n}):is(:target,:hover,:focus-within)) .k{n}" for n in range(1, min(claims, _MOST_LIT) + 1))
    return f"{fixed}{lit}{{background:var(--lit);color:var(--ink)}}\n" if claims else fixed


def _extent(claim: Claim) -> tuple[int, int]:
    spans = claim.spans()
    return spans[0].start, max(span.end for span in spans)


def _section_words(section: Section | SectionRole) -> str:
    return phrases.role(section.role if isinstance(section, Section) else section)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    found = Environment(
        loader=PackageLoader("counterclaim.export"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found.globals.update(phrases=phrases, extent=_extent, marks=_MARKS, pieces=lambda text: tuple(pieces(text)))
    found.filters.update(visible=visible, section_words=_section_words)
    return found
