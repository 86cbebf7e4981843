"""The lines of an archive: what one row of each of its files holds.

They are shapes, and the only place that says what an archive looks like; keys are never dropped, and a changed meaning is a new FORMAT.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from counterclaim.model.judgement import Judgement
from counterclaim.model.link import Link

FORMAT = "counterclaim.casebook/1"

MANIFEST = "manifest.json"
BYTES = "bytes/"


class Line(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line of JSON; a closed record."""


class Manifest(Line, frozen=True, kw_only=True):
    """What the archive holds: the SHA-256 of every file in it, and how many lines."""

    format: str
    files: dict[str, str]
    counts: dict[str, int]


class TextLine(Line, frozen=True, kw_only=True):
    """A text, under the hash it is known by."""

    sha256: str
    text: str


class DocumentLine(Line, frozen=True, kw_only=True):
    """A document as its current reader had it, but for its text, and when we first had it."""

    captured: datetime
    facts: dict[str, Any]


class CaptureLine(Line, frozen=True, kw_only=True):
    """An input that gave a document, and when it did first."""

    document: str
    input: str
    captured: datetime


class RecordLine(Line, frozen=True, kw_only=True):
    """What one reader read in one document."""

    document: str
    reader: str
    current: bool
    text_sha256: str
    record: dict[str, Any]


class FailureLine(Line, frozen=True, kw_only=True):
    """An input that gave nothing."""

    input: str
    reason: str


class LinkLine(Line, frozen=True, kw_only=True):
    """A link, as the model has it."""

    link: Link


class JudgementLine(Line, frozen=True, kw_only=True):
    """A judgement, as the model has it."""

    judgement: Judgement


class CaseLine(Line, frozen=True, kw_only=True):
    """A case."""

    id: str
    title: str | None
    documents: list[str]
    focal_events: list[str]


class KeysLine(Line, frozen=True, kw_only=True):
    """Keys of one kind that a document is found by: the ordinal of its day, each key's number and weight as rows have them."""

    document: str
    kind: str
    day: int
    keys: list[tuple[int, int]]


class SketchLine(Line, frozen=True, kw_only=True):
    """A stage's own sketch of a document, in base 64."""

    document: str
    kind: str
    sketch: bytes


class BandsLine(Line, frozen=True, kw_only=True):
    """The bands of a document's signature."""

    document: str
    bands: list[int]
