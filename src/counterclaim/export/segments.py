"""A text cut where any claim's source, cue or content begins or ends, so that overlaps can be shown without nesting.

The words of claims, as ranges with what they are, come in; stretches with all that covers them go out, in order, joined they are the text.
It knows no document and no markup.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise


class Part(StrEnum):
    """What a stretch is to a claim."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"


@dataclass(frozen=True, slots=True, order=True)
class Cover:
    """`[start, end)` is this part of the claim with this number."""

    start: int
    end: int
    number: int
    part: Part


@dataclass(frozen=True, slots=True)
class Segment:
    """`[start, end)` with everything that covers it, the longest first; the last is the innermost."""

    start: int
    end: int
    covers: tuple[Cover, ...]

    @property
    def depth(self) -> int:
        """In how many contents it stands."""
        return sum(cover.part is Part.CONTENT for cover in self.covers)

    def has(self, part: Part) -> bool:
        """Whether it is this part of any claim."""
        return any(cover.part is part for cover in self.covers)


def segments(start: int, end: int, covers: Sequence[Cover]) -> Iterator[Segment]:
    """Cut `[start, end)` at every edge of `covers` inside it."""
    inside = sorted(cover for cover in covers if cover.start < end and start < cover.end)
    edges = sorted({start, end, *(edge for cover in inside for edge in (cover.start, cover.end) if start < edge < end)})
    active: list[Cover] = []
    at = 0
    for left, right in pairwise(edges):
        active = [cover for cover in active if cover.end > left]
        while at < len(inside) and inside[at].start <= left:
            if inside[at].end > left:
                active.append(inside[at])
            at += 1
        yield Segment(left, right, tuple(sorted(active, key=lambda cover: (cover.start - cover.end, cover.number, cover.part))))
