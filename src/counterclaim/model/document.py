"""Documents: one article as captured, with its text, sections and where each fact about it was found.

`acquire` makes them from bytes; nothing downstream changes them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from counterclaim.model.labels import DocumentStatus, SectionRole
from counterclaim.model.span import Span


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch `[start, end)` of the document's text and what it is."""

    role: SectionRole
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """Where a fact about the document was found: `field` as named in `Document`, `where` in words ('og:title', 'line 1')."""

    field: str
    where: str


@dataclass(frozen=True, slots=True)
class Repair:
    """What decoding had to mend: `kind` ('undecodable byte replaced'), how often, and the first offset in `text`."""

    kind: str
    count: int
    start: int


@dataclass(frozen=True, slots=True)
class Document:
    """One article as captured.

    `text` is what every offset counts in; `sections` partition it completely, in order.
    `sha256` is of the input bytes, `text_sha256` of the UTF-8 of `text`. Times are aware; a date without a time is midnight UTC.
    Raises ValueError when the sections do not partition the text.
    """

    id: str
    text: str
    sha256: str
    text_sha256: str
    sections: tuple[Section, ...]
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: datetime | None = None
    modified: datetime | None = None
    captured: datetime | None = None
    language: str | None = None
    url: str | None = None
    status: DocumentStatus = DocumentStatus.LIVE
    supersedes: str | None = None
    found: tuple[Found, ...] = ()
    repairs: tuple[Repair, ...] = ()

    def __post_init__(self) -> None:
        at = 0
        for section in self.sections:
            if section.start != at or section.end <= section.start:
                raise ValueError(f"sections of {self.id} do not partition its text: expected {at}, got [{section.start}, {section.end})")
            at = section.end
        if at != len(self.text):
            raise ValueError(f"sections of {self.id} end at {at}, its text at {len(self.text)}")

    def span(self, start: int, end: int) -> Span:
        """The span `[start, end)` of this document with its exact words."""
        return Span(self.id, start, end, self.text[start:end])

    def readable(self) -> Iterator[Section]:
        """The sections that claims are read from."""
        return (section for section in self.sections if section.role.is_read)

    def section_at(self, offset: int) -> Section:
        """The section in which the character at `offset` stands."""
        for section in self.sections:
            if section.start <= offset < section.end:
                return section
        raise ValueError(f"offset {offset} is outside {self.id}")


@dataclass(frozen=True, slots=True)
class Captured:
    """A document with the bytes that it was made of: those that its `sha256` is the hash of (of JSON lines, the line)."""

    document: Document
    data: bytes
