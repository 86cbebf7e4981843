"""Ports: the protocols behind which the replaceable parts stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from counterclaim.model.document import Document
from counterclaim.model.reading import Asked, Filling, Reading, Scores
from counterclaim.model.span import Span


class Reader(Protocol):
    """Finds attributions.

    Promises: the same document gives the same reading whatever else is read; every span's words stand in the document.
    """

    @property
    def name(self) -> str:
        """Name and version, for the run's record."""
        ...

    def read(self, document: Document) -> Reading:
        """All attributions in the readable sections of `document`."""
        ...


@runtime_checkable
class Labeller(Protocol):
    """Says how likely each label of a claim is. A reader may be one; where it is none the tables alone decide.

    Promises: one answer for each claim asked, in order, the same whatever else is asked.
    """

    def sift(self, document: Document, sentences: Sequence[Span]) -> tuple[bool, ...]:
        """Which sentences of `document` may be claims of the narrator's: the others need not be asked about."""
        ...

    def label(self, document: Document, asked: Sequence[Asked]) -> tuple[Scores, ...]:
        """The scores of some claims of `document`."""
        ...


@runtime_checkable
class Filler(Protocol):
    """Says what words fill in the events that a document tells of. A reader may be one; where it is none the tables alone find them.

    Promises: every span's words stand in the document; the same document gives the same answer whatever else is asked.
    """

    def fill(self, document: Document) -> Filling:
        """What the words of the readable sections of `document` fill; nothing where nothing was learnt."""
        ...
