"""Spans: half-open ranges of Unicode code points of one named text, with their exact words.

A span names its text, checks itself at birth, and never outlives a change of that text.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The words `exact`, standing at `[start, end)` of the document called `document`.

    Raises ValueError when the range is negative, empty or reversed, or when `exact` has another length.
    """

    document: str
    start: int
    end: int
    exact: str

    def __post_init__(self) -> None:
        if self.start < 0 or self.end <= self.start:
            raise ValueError(f"not a span: [{self.start}, {self.end}) of {self.document}")
        if len(self.exact) != self.end - self.start:
            where = f"[{self.start}, {self.end}) of {self.document}"
            raise ValueError(f"{where} is {self.end - self.start} long, its words are {len(self.exact)}")

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span of the same document."""
        return self.document == other.document and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character of the same document."""
        return self.document == other.document and self.start < other.end and other.start < self.end
