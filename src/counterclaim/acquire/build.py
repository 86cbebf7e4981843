"""Facts and blocks become a Document: the last step of every format.

Candidates for each fact, the text and its sections come in; a checked `Document` goes out, with where each fact was found.
It never looks at the bytes and never invents a fact: what no candidate gives stays None.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from counterclaim.model.document import Document, Found, Repair, Section
from counterclaim.model.ids import document_id, sha256_hex, text_sha256
from counterclaim.model.labels import DocumentStatus, SectionRole
from counterclaim.text.repair import BYTE_REPLACED, SURROGATE_REPLACED

SEPARATOR = "\n\n"
"""What stands between the blocks of a text that we put together (HTML, PDF, JSON)."""

Block = tuple[SectionRole, str]
"""A stretch of text and what it is."""

FIELDS = ("title", "outlet", "byline", "published", "modified", "language", "url")


@dataclass(frozen=True, slots=True)
class Fact:
    """One candidate: the `Document` field, its value, and where it was found, in words."""

    field: str
    value: str | datetime | None
    where: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document's bytes came from: the input's name, their hash, the part of them, the address, when they were captured."""

    name: str
    sha256: str
    part: str = ""
    url: str | None = None
    captured: datetime | None = None
    repairs: tuple[Repair, ...] = field(default=())

    @classmethod
    def of(cls, name: str, data: bytes, url: str | None = None, captured: datetime | None = None) -> Origin:
        """The origin of a whole input with these bytes."""
        return cls(name, sha256_hex(data), url=url, captured=captured)


def join_blocks(paragraphs: Iterable[Sequence[Block]]) -> tuple[str, tuple[Section, ...]]:
    """Put paragraphs together, a blank line after each but the last; the blocks of one paragraph stand as they are."""
    kept = [[(role, text) for role, text in blocks if text] for blocks in paragraphs if any(text.strip() for _, text in blocks)]
    pieces: list[str] = []
    ranges: list[tuple[SectionRole, int]] = []
    for number, blocks in enumerate(kept):
        if number:
            pieces.append(SEPARATOR)
            ranges.append((ranges[-1][0], len(SEPARATOR)))
        for role, text in blocks:
            pieces.append(text)
            ranges.append((role, len(text)))
    return "".join(pieces), partition(ranges)


def partition(ranges: Iterable[tuple[SectionRole, int]]) -> tuple[Section, ...]:
    """Sections from (role, length) pairs in order; neighbours of one role become one section, empty ones vanish."""
    sections: list[Section] = []
    at = 0
    for role, length in ranges:
        if length == 0:
            continue
        if sections and sections[-1].role is role:
            sections[-1] = Section(role, sections[-1].start, at + length)
        else:
            sections.append(Section(role, at, at + length))
        at += length
    return tuple(sections)


def build(
    text: str,
    sections: tuple[Section, ...],
    facts: Sequence[Fact],
    origin: Origin,
    status: DocumentStatus = DocumentStatus.LIVE,
) -> Document:
    """Make the document; of the candidates for one fact the first with a value wins."""
    chosen: dict[str, Fact] = {}
    for fact in facts:
        if fact.value and fact.field not in chosen:
            chosen[fact.field] = fact
    values = {name: chosen[name].value for name in FIELDS if name in chosen}
    url = str(values["url"]) if "url" in values else None
    return Document(
        id=document_id(origin.sha256, url, origin.part),
        text=text,
        sha256=origin.sha256,
        text_sha256=text_sha256(text),
        sections=sections,
        captured=origin.captured,
        found=tuple(Found(name, chosen[name].where) for name in FIELDS if name in chosen),
        status=status,
        repairs=tuple(_placed(repair, text) for repair in origin.repairs),
        **values,  # type: ignore[arg-type]  # each fact's value has its field's type
    )


def _placed(repair: Repair, text: str) -> Repair:
    """The repair with its first offset in the document's own text: extracted text stands elsewhere than in the decoded file."""
    if repair.kind not in (BYTE_REPLACED, SURROGATE_REPLACED) or text[repair.start : repair.start + 1] == "\ufffd":
        return repair
    return replace(repair, start=max(0, text.find("\ufffd")))
