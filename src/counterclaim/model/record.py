"""Records and dossiers: what the two functions of the pipeline return.

A `DocumentRecord` holds all that was read in one document; a `Dossier` is a case written out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counterclaim.model.actor import Actor
from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.event import Event
from counterclaim.model.figure import Figure
from counterclaim.model.labels import RevisionKind
from counterclaim.model.reading import Failure
from counterclaim.model.span import Span
from counterclaim.model.weighed import Weighed


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """One document and what was read in it.

    Actors, claims sorted by place, the events it speaks of, the figures it gives, and as `unread` the sentences with words of speech or
    blame that gave no claim.
    """

    document: Document
    actors: tuple[Actor, ...]
    claims: tuple[Claim, ...]
    unread: tuple[Span, ...]
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Input:
    """One input of a run, as named by the user, and the documents it gave (the same bytes twice are one document, listed twice)."""

    name: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """What the dossier is about."""

    id: str
    title: str
    focal_events: tuple[str, ...]
    as_of: datetime | None


@dataclass(frozen=True, slots=True)
class Revised:
    """What changed from some claims to later ones: a figure, or somebody's position.

    All are ids: of the actor whose figure or position it is (None: not known), of the event, of claims; `before` is empty where the earlier
    words were not found.
    """

    kind: RevisionKind
    actor: str | None
    event: str | None
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """A case written out; arrays are sorted by (document, start, end, id).

    `warnings` and `forecasts` are ids of claims, `precedents` of events.
    """

    case: Case
    inputs: tuple[Input, ...]
    documents: tuple[Document, ...]
    actors: tuple[Actor, ...]
    claims: tuple[Claim, ...]
    unread: tuple[Span, ...]
    failures: tuple[Failure, ...]
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    warnings: tuple[str, ...] = ()
    forecasts: tuple[str, ...] = ()
    precedents: tuple[str, ...] = ()
    revisions: tuple[Revised, ...] = ()
    weighed: Weighed | None = None
