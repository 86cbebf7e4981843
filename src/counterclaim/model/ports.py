"""Ports: the protocols behind which the replaceable parts stand."""

from __future__ import annotations

from typing import Protocol

from counterclaim.model.document import Document
from counterclaim.model.reading import Reading


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
