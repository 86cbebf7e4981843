"""Reasons: why the machine says what it says, in words a user reads, tied to the words that carried it."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.model.span import Span


@dataclass(frozen=True, slots=True)
class Reason:
    """A named ground for a label: the rule's or feature's name, its docstring as `text`, the words it rests on, its weight."""

    name: str
    text: str
    span: Span | None
    weight: float
