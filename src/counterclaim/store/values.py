"""What the store hands out beside the model's own values: light rows.

They are made by the store only, and never written back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """What a list of documents shows; `captured` is when we first had it, `reader` who read it last (None: nobody yet)."""

    id: str
    title: str | None
    outlet: str | None
    published: datetime | None
    captured: datetime
    status: str
    supersedes: str | None
    url: str | None
    sha256: str
    text_sha256: str
    reader: str | None


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case of the casebook: its title (None: it has no other than its documents'), documents and focal events, sorted by id."""

    id: str
    title: str | None
    documents: tuple[str, ...]
    focal_events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that shares keys with what was asked, and the weight of the keys it shares."""

    document: str
    weight: float


@dataclass(frozen=True, slots=True)
class DocumentPair:
    """A link of two documents, or of things in them, without its reasons."""

    left: str
    right: str
    verdict: str
    score: float
    by: str


@dataclass(frozen=True, slots=True)
class ClaimHit:
    """A claim in which the words stand."""

    document: str
    claim: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody saw who looked at a case: when, and the documents that it had then."""

    at: datetime
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command on this casebook; `ended` is None while it goes on, and for ever where it was killed."""

    number: int
    command: str
    reader: str
    begun: datetime
    ended: datetime | None
    counts: dict[str, int]
