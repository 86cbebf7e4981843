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

from counterclaim.export import (
    case_phrases,
    chart_scale,
    event_phrases,
    phrases,
    series_svg,
    timeline_svg,
    verdict_phrases,
    weighing_phrases,
)
from counterclaim.export.case_html import CasePage
from counterclaim.export.record_html import Pin, RecordPage
from counterclaim.export.segments import Cover, Part, Segment, segments
from counterclaim.export.visible import Piece, pieces, visible
from counterclaim.export.weighing_page import WeighingPage
from counterclaim.model.claim import Claim
from counterclaim.model.document import Document, Section
from counterclaim.model.labels import SectionRole
from counterclaim.model.record import Dossier
from counterclaim.model.span import Span
from counterclaim.text.sentences import lines
from counterclaim.views.case import case_view
from counterclaim.views.changes import Changes
from counterclaim.views.ledger import Entry, Ledger, ledger
from counterclaim.views.linked import Linked
from counterclaim.views.record import record
from counterclaim.views.responsibility import Line, blame

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
    """A stretch of a paragraph as drawn: its classes, the row it leads to, the numbers and pins that stand before it, its characters.

    `anchor` when an unread sentence begins here, which `unread` numbers.
    """

    classes: str
    row: int | None
    numbers: tuple[int, ...]
    pins: tuple[int, ...]
    unread: int | None
    anchor: bool
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


def render(
    dossier: Dossier,
    maker: str = "Counterclaim",
    linked: Linked | None = None,
    since: Changes | None = None,
    weighing: WeighingPage | None = None,
    *,
    ids: bool = False,
) -> str:
    """The page of a dossier; `maker` is the program and version named at its foot.

    Of several documents it says what holds over all of them, with what was `linked`, and first what changed `since` the last look;
    `weighing` puts the accounts beside the evidence before the articles; `ids` shows those of documents and claims.
    """
    view = ledger(dossier)
    case = CasePage(case_view(dossier, linked), since) if len(view.documents) > 1 else None
    unread = {document.id: [span for span in dossier.unread if span.document == document.id] for document in view.documents}
    events = record(dossier, view) if case is None else record(case.view.dossier, case.view.ledger, case.view.passages)
    page = RecordPage(events, case is not None, () if case is None else case.spans())
    articles = tuple(_articles(view, unread, page))
    style = _style(len(view.entries), len(page.pins), weighing is not None)
    return (
        _environment()
        .get_template("dossier.html.j2")
        .render(
            dossier=dossier,
            view=view,
            case=case,
            held=blame(dossier, view) if case is None else case.view.held,
            page=page,
            weighing=weighing,
            articles=articles,
            unread=tuple(_unread_rows(view, unread)),
            style=style,
            style_hash=b64encode(sha256(style.encode()).digest()).decode(),
            maker=maker,
            ids=ids,
        )
    )


def _articles(view: Ledger, unread: dict[str, list[Span]], page: RecordPage) -> Iterator[Article]:
    skipped = 0  # unread sentences are numbered through all articles
    for place, document in enumerate(view.documents, 1):
        covers = sorted(_covers(entry for entry in view.entries if entry.document == place))
        numbered = [(skipped + index, span) for index, span in enumerate(unread[document.id], 1)]
        skipped += len(numbered)
        yield Article(place, document, tuple(_paragraphs(document, covers, numbered, page)))


def _covers(entries: Iterator[Entry]) -> Iterator[Cover]:
    for entry in entries:
        claim = entry.claim
        for span in claim.content.spans:
            yield Cover(span.start, span.end, entry.number, Part.CONTENT)
        if claim.source is not None:
            yield Cover(claim.source.span.start, claim.source.span.end, entry.number, Part.SOURCE)
        if claim.cue is not None:
            yield Cover(claim.cue.start, claim.cue.end, entry.number, Part.CUE)


def _paragraphs(document: Document, covers: list[Cover], unread: list[tuple[int, Span]], page: RecordPage) -> Iterator[Paragraph]:
    drawer = _Drawer(document, page.drawn)
    pins = page.of(document.id)
    active: list[Cover] = []
    pinned: list[Pin] = []
    at = pin = number = 0
    for section in document.sections:
        for start, end in lines(document.text, section.start, section.end):
            number += 1
            active = [cover for cover in active if cover.end > start]
            while at < len(covers) and covers[at].start < end:
                active.append(covers[at])
                at += 1
            pinned = [item for item in pinned if item.span.end > start]
            while pin < len(pins) and pins[pin].span.start < end:
                pinned.append(pins[pin])
                pin += 1
            missed = [(index, span) for index, span in unread if span.start < end and start < span.end]
            edges = [item.span for item in pinned] + [span for _, span in missed]
            runs = tuple(drawer.run(segment, missed, pinned) for segment in _cut(start, end, active, edges))
            yield Paragraph(number, section.role, runs)


def _cut(start: int, end: int, covers: list[Cover], spans: list[Span]) -> Iterator[Segment]:
    """Segments of a line, cut at unread sentences and at pins too."""
    edges = sorted({start, end, *(edge for span in spans for edge in (span.start, span.end) if start < edge < end)})
    for left, right in pairwise(edges):
        yield from segments(left, right, covers)


class _Drawer:
    """Makes the runs of one document; what stands for the first time gets its anchor."""

    def __init__(self, document: Document, drawn: set[int]) -> None:
        self._text = document.text
        self._seen: set[int] = set()
        self._unread: set[int] = set()
        self._drawn = drawn

    def run(self, segment: Segment, missed: list[tuple[int, Span]], pinned: list[Pin]) -> Run:
        """One segment as a run."""
        classes = [part.value for part in Part if segment.has(part)]
        if segment.depth:
            classes.append(f"depth{min(segment.depth, _DEEPEST)}")
        numbers = dict.fromkeys(cover.number for cover in segment.covers)
        pins = [pin.number for pin in pinned if pin.span.start <= segment.start < pin.span.end]
        classes += [*(f"k{number}" for number in numbers), *(f"w{number}" for number in pins)]
        skipped = next((index for index, span in missed if span.start <= segment.start < span.end), None)
        return Run(
            classes=" ".join(classes),
            row=segment.covers[-1].number if segment.covers else None,
            numbers=_new(sorted(numbers), self._seen),
            pins=_new(pins, self._drawn),
            unread=skipped,
            anchor=skipped is not None and bool(_new([skipped], self._unread)),
            pieces=tuple(pieces(self._text[segment.start : segment.end])),
        )


def _new(numbers: list[int], seen: set[int]) -> tuple[int, ...]:
    """Those not seen before; from now on they are."""
    fresh = tuple(number for number in numbers if number not in seen)
    seen.update(fresh)
    return fresh


def _unread_rows(view: Ledger, unread: dict[str, list[Span]]) -> Iterator[tuple[int, int, Span]]:
    """Number, number of the document, sentence."""
    number = 0
    for place, document in enumerate(view.documents, 1):
        for span in unread[document.id]:
            number += 1
            yield number, place, span


def _style(claims: int, pins: int, weighed: bool = False) -> str:
    """The style sheet, with the rules that light up a claim's words when its row is chosen and the other way round, and pinned words."""
    sheets = ["dossier.css", *(["weighing.css"] if weighed else [])]
    fixed = "".join((resources.files("counterclaim.export") / "templates" / name).read_text("utf-8") for name in sheets)
    lit = [f".page:has(:is(#c{n},#m{n}):is(:target,:hover,:focus-within)) .k{n}" for n in range(1, min(claims, _MOST_LIT) + 1)]
    lit += [f".page:has(#w{n}:target) .w{n}" for n in range(1, min(pins, _MOST_LIT) + 1)]
    return f"{fixed}{','.join(lit)}{{background:var(--lit);color:var(--ink)}}\n" if lit else fixed


def _extent(claim: Claim) -> tuple[int, int]:
    spans = claim.spans()
    return spans[0].start, max(span.end for span in spans)


def _section_words(section: Section | SectionRole) -> str:
    return phrases.role(section.role if isinstance(section, Section) else section)


def _unfolded(lines: tuple[Line, ...]) -> tuple[tuple[Line, int], ...]:
    """The lines of one document, which has no copies."""
    return tuple((line, 0) for line in lines)


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
    found.globals.update(weighs=weighing_phrases, verdicts=verdict_phrases)
    found.globals.update(phrases=phrases, said=event_phrases, tells=case_phrases, svg=timeline_svg)
    found.globals.update(chart_svg=series_svg, chart_scale=chart_scale, unfolded=_unfolded)
    found.globals.update(extent=_extent, marks=_MARKS, pieces=lambda text: tuple(pieces(text)))
    found.filters.update(visible=visible, section_words=_section_words)
    return found
