"""Figures: how many were killed, wounded, arrested, and exactly what is counted.

A figure is what one claim says; figures are compared only at equal scope and moment, and nothing adds them up.
"""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.model.labels import FigureKind, Measure
from counterclaim.model.span import Span


@dataclass(frozen=True, slots=True)
class Scope:
    """What exactly a figure counts: whom, whether attackers are counted in (None: not said), and where."""

    who: str | None = None
    attackers: bool | None = None
    area: str | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """A toll in the words of a document, before it is known whose claim it is and of which event.

    `low` and `high` are both included; 'at least 133' has no high, 'nearly 100' no low, 'dozens' neither. `span` holds the number's words
    with what qualifies them ('at least 133'), `cue` the word that says what is counted ('shot', 'toll'), `event` words that tell of another
    event than the one reported ('2002 siege').
    """

    span: Span
    measure: Measure
    low: int | None
    high: int | None
    kind: FigureKind
    scope: Scope | None = None
    as_of: str | None = None
    cue: Span | None = None
    event: Span | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A toll that one claim gives for one event."""

    id: str
    event: str | None
    measure: Measure
    low: int | None
    high: int | None
    words: str
    kind: FigureKind
    scope: Scope | None
    as_of: str | None
    claim: str
    span: Span
