"""Readings: what a reader found in one document, before anything is understood of it.

Any reader, ours or a plugged-in one, gives these; the pipeline refuses words that do not stand in the document.
"""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.model.span import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """One cue with its source (None: unattributed) and its content fragments; `score` as in `Claim`."""

    cue: Span
    source: Span | None
    content: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Reading:
    """All attributions of one document, sorted by (cue start, cue end)."""

    document: str
    attributions: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that gave no document or no reading: its name and the reason, in one line."""

    input: str
    reason: str
