"""Events: what claims hold somebody responsible for.

An event of one document is known here only as far as responsibility has to be held to its own event: whether the document is about it, the
words that tell it from the others, and where it is spoken of.
"""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.model.span import Span


@dataclass(frozen=True, slots=True)
class Event:
    """One event of one document; `focal` when the document is about it, `label` the words that tell which it is."""

    id: str
    focal: bool
    label: str
    spans: tuple[Span, ...] = ()
