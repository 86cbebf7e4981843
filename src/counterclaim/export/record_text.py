"""The event record for the terminal: what is said to have happened, how many, who warned, what is expected, and what is missing.

The views come in, lines of a page go out; sections without rows are left out.
Every line ends in the number of its claim, or, where the article says it in passing, in the place of its words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from rich.text import Text

from counterclaim.export import event_phrases, phrases
from counterclaim.export.terminal import Page, shortened
from counterclaim.export.visible import visible
from counterclaim.model.claim import GAP
from counterclaim.model.event import Event
from counterclaim.model.labels import FigureKind
from counterclaim.model.span import Span
from counterclaim.views.forecasts import Forecast
from counterclaim.views.motives import Missing
from counterclaim.views.passages import Cited, Place, Row
from counterclaim.views.record import Fact, Head, Record
from counterclaim.views.timeline import Precedent
from counterclaim.views.tolls import Count, Toll
from counterclaim.views.warnings import Warned

_LABEL = 14  # columns of the labels: the longest is 'said to be by'
_WORDS = 160  # columns of the words shown in a row; the whole stands under the claim's number below
_FEW = 3  # places shown for one value


def event_head(page: Page, record: Record, many: bool) -> None:
    """What happened and how many, by focal event; `many` says that there are several documents."""
    writer = _Writer(page, many)
    if record.heads:
        page.block(Text("WHAT HAPPENED", "bold"))
        for head in record.heads:
            writer.head(head)
        page.blank()
    if record.tolls:
        page.block(Text("OTHER TOLLS", "bold"))
        for item in record.tolls:
            page.block(Text(visible(event_phrases.tolls_of(item)), "cyan"), 2)
            writer.tolls(item.tolls, 4)
        page.blank()


def event_sections(page: Page, record: Record, many: bool) -> None:
    """Warnings, forecasts, precedents, arrests, motives, evidence said to be missing."""
    writer = _Writer(page, many)
    forecasts = record.forecasts
    writer.section("WARNED", [partial(writer.warned, item) for item in record.warnings.warnings])
    writer.section("SAID OF A WARNING, not plain of which", [partial(writer.row, row) for row in record.warnings.loose])
    for name, group in (("EXPECTED", forecasts.expected), ("PROMISED", forecasts.promised), ("THREATENED", forecasts.threatened)):
        writer.section(name, [partial(writer.forecast, item) for item in group])
    writer.section("PRECEDENTS", [partial(writer.precedent, item) for item in record.precedents])
    counted = [partial(writer.arrested, event, toll) for event, toll in record.arrests.counted]
    writer.section("ARRESTS", [*counted, *(partial(writer.row, row) for row in record.arrests.rows)])
    writer.section("MOTIVES OFFERED", [partial(writer.row, row) for row in record.motives])
    writer.section("NO EVIDENCE, as is said", [partial(writer.missing, item) for item in record.missing])


class _Writer:
    """Writes the parts of the record on a page."""

    def __init__(self, page: Page, many: bool) -> None:
        self._page = page
        self._many = many

    def section(self, title: str, rows: Sequence[Callable[[], None]]) -> None:
        """A heading and its rows; nothing where there are none."""
        if rows:
            self._page.block(Text(title, "bold"))
            for row in rows:
                row()
            self._page.blank()

    def head(self, head: Head) -> None:
        """A focal event: its label, its facts, its figures."""
        self._page.block(Text(visible(f"part: {head.event.label}" if head.part else head.event.label), "bold cyan"), 2)
        slot = ""
        for fact in head.facts:
            label = "" if fact.slot == slot else visible(event_phrases.LABELS.get(fact.slot, fact.slot.replace("_", " ")))
            slot = fact.slot
            self._page.block(self._fact(fact, head.event), 4, [(Text(label, "italic magenta"), _LABEL)])
        self.tolls(head.tolls, 4)

    def tolls(self, tolls: Iterable[Toll], indent: int) -> None:
        """One strip for each measure."""
        for toll in tolls:
            self._page.block(self._strip(toll), indent, [(Text(toll.measure.value.upper(), "bold"), _LABEL)])

    def row(self, row: Row) -> None:
        """A claim: who, what it does, its words."""
        self._page.block(self._said(row), 2)

    def warned(self, item: Warned) -> None:
        """A warning, then how it was received and what came of it."""
        out = self._said(item.row, f" → {item.addressee}" if item.addressee else "", item.said or "")
        self._page.block(out, 2)
        for label, rows in (("received", item.received), ("came of it", item.outcome)):
            for index, row in enumerate(rows):
                self._page.block(self._said(row), 4, [(Text(label if index == 0 else "", "italic magenta"), _LABEL)])

    def forecast(self, item: Forecast) -> None:
        """A forecast, how strongly it is made, its words of time, and that it is open."""
        until = ", ".join(span.exact for span in item.until)
        self._page.block(self._said(item.row, "", " · ".join(filter(None, (until, item.status)))), 2)

    def precedent(self, item: Precedent) -> None:
        """An earlier event with its days and figures."""
        out = Text(visible(event_phrases.event_name(item.event)), "cyan")
        self._note(out, item.cited)
        self._page.block(out, 2)
        self.tolls(item.tolls, 4)

    def arrested(self, event: Event | None, toll: Toll) -> None:
        """How many were arrested; of which event where it is not the focal one."""
        out = self._strip(toll)
        if event is None or not event.focal:
            out.append(f"  {visible(event_phrases.event_name(event) if event is not None else 'event not said')}", "dim")
        self._page.block(out, 2)

    def missing(self, item: Missing) -> None:
        """Words that say so, and whose claim they belong to."""
        if item.row is not None and item.own:
            self._page.block(self._said(item.row), 2)
            return
        out = Text(_quoted(item.place.span.exact))
        if item.row is not None:
            out.append(f"  beside {visible(item.row.speaker)}", "dim")
            out.append(f"  {item.row.entry.number}", "bold")
        else:
            out.append(f"  {self._where(item.place)}", "dim")
        self._page.block(out, 2)

    def _said(self, row: Row, to: str = "", more: str = "") -> Text:
        out = Text(visible(row.speaker))
        out.append(visible(to))
        through = f"through {', '.join(row.carriers)}" if row.carriers else ""
        about = " · ".join(filter(None, (phrases.act(row.entry.claim), more, through)))
        out.append(f" · {visible(about)}" if about else "", "dim")
        out.append(f"  {_quoted(_joined(row.words))}")
        out.append(f"  {row.entry.number}", "bold")
        return out

    def _fact(self, fact: Fact, event: Event) -> Text:
        shown = event_phrases.value(fact, event)
        out = Text(visible(shown))
        out.append(f" ({visible(fact.confidence)})" if fact.confidence else "", "italic")
        if event_phrases.offhand(fact.cited[0], shown):
            out.append(f"  “{shortened(visible(fact.cited[0].words), _WORDS // 2)}”")
        for cited in fact.cited[:_FEW]:
            self._note(out, cited, len(fact.cited) > 1)
        if len(fact.cited) > _FEW:
            out.append(f"  and {len(fact.cited) - _FEW:,} more", "dim")
        return out

    def _strip(self, toll: Toll) -> Text:
        """The numbers of a toll beside each other, each with all who give it."""
        out = Text()
        for index, count in enumerate(toll.counts):
            joint = event_phrases.joint(count, index == 0)
            lesser = count.kind is not FigureKind.TOTAL
            out.append(f"{'; ' if index and lesser else ' ' if index else ''}{joint}{' ' if joint else ''}", "italic" if lesser else "bold")
            out.append(visible(event_phrases.amount(count.figure)))
            about = ", ".join(filter(None, (event_phrases.scope(count.figure), event_phrases.as_of(count))))
            out.append(f" [{visible(about)}]" if about else "", "dim")
            self._givers(out, count)
        return out

    def _givers(self, out: Text, count: Count) -> None:
        out.append(" (")
        for index, (speaker, given) in enumerate(event_phrases.givers(count)):
            out.append(f"{'; ' if index else ''}{visible(speaker)}")
            for item in given[:_FEW]:
                self._note(out, item.cited)
        out.append(")")

    def _note(self, out: Text, cited: Cited | None, among: bool = False) -> None:
        """The number of the claim, else where the words stand; `among` others, whose numbers it must not run into."""
        if cited is not None and cited.entry is not None:
            out.append(f" {cited.entry.number}", "bold")
        elif cited is not None:
            where = self._where(cited.place)
            out.append(f" [{where}]" if among else f" {where}", "dim")

    def _where(self, place: Place) -> str:
        document = f"doc {place.document} · " if self._many else ""
        return f"{document}¶{place.paragraph} · {phrases.offsets(place.span.start, place.span.end)}"


def _joined(spans: Sequence[Span]) -> str:
    return GAP.join(span.exact for span in spans)


def _quoted(words: str) -> str:
    """The words on one line between quotation marks; those that begin with one bring their own."""
    shown = shortened(visible(words), _WORDS)
    return shown if shown.startswith(("“", '"')) else f"“{shown}”"
