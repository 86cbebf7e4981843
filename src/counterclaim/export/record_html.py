"""The event record for the HTML page: the views, and the places in the articles to which its words are linked.

The record comes in; numbered pins, each a span of a document, and what the template needs go out.
It draws no markup: the templates do, and they escape.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from counterclaim.export.timeline_svg import Drawing, drawing
from counterclaim.model.span import Span
from counterclaim.views.passages import Cited, Place, Row
from counterclaim.views.record import Record
from counterclaim.views.tolls import Toll


@dataclass(frozen=True, slots=True, order=True)
class Pin:
    """Words in an article to which the record is linked."""

    span: Span
    number: int


class RecordPage:
    """What the template of the record draws."""

    def __init__(self, record: Record, many: bool, more: Iterable[Span] = ()) -> None:
        self.record = record
        self.many = many
        self.timeline: Drawing | None = drawing(record.timeline)
        self.pins = {span: Pin(span, number) for number, span in enumerate(dict.fromkeys((*_shown(record), *more)), 1)}
        self._by_document: dict[str, list[Pin]] = {}
        for pin in sorted(self.pins.values()):
            self._by_document.setdefault(pin.span.document, []).append(pin)
        self.drawn: set[int] = set()
        """Numbers of the pins that stand in an article; white space between lines has no place there."""

    def of(self, document: str) -> list[Pin]:
        """The pins of one document by place."""
        return self._by_document.get(document, [])

    def href(self, cited: Cited) -> str:
        """The link to cited words."""
        return self.at(cited.place)

    def at(self, place: Place) -> str:
        """The link to words where they stand, or to their article where no line holds them."""
        pin = self.pins.get(place.span)
        return f"#w{pin.number}" if pin is not None and pin.number in self.drawn else f"#d{place.document}"

    def words(self, row: Row) -> list[tuple[Span, str]]:
        """The words of a row, each with its link: the pinned words, else the claim's place in the article."""
        pins = [(span, self.pins.get(span)) for span in row.words]
        return [(s, f"#w{pin.number}" if pin is not None and pin.number in self.drawn else f"#m{row.entry.number}") for s, pin in pins]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show."""
        record = self.record
        rows = (record.heads, record.tolls, record.warnings.warnings, record.precedents, record.motives, record.missing)
        told = (*record.arrests.counted, *record.arrests.rows)
        ahead = (record.forecasts.expected, record.forecasts.promised, record.forecasts.threatened)
        return not (any(rows) or told or any(ahead) or self.timeline)


def _shown(record: Record) -> Iterator[Span]:
    """Every span that the record shows or links to, apart from whole contents of claims."""
    for head in record.heads:
        yield from (cited.place.span for fact in head.facts for cited in fact.cited)
        yield from _given(head.tolls)
    for item in record.tolls:
        yield from _given(item.tolls)
    for precedent in record.precedents:
        yield from _given(precedent.tolls)
    for cited in (*(point.cited for point in record.timeline), *(precedent.cited for precedent in record.precedents)):
        if cited is not None:
            yield cited.place.span
    for row in (*(item.row for item in record.warnings.warnings), *record.motives):
        yield from (span for span in row.words if span not in row.entry.claim.content.spans)
    yield from (item.place.span for item in record.missing)


def _given(tolls: tuple[Toll, ...]) -> Iterator[Span]:
    return (item.cited.place.span for toll in tolls for count in toll.counts for item in count.given)
