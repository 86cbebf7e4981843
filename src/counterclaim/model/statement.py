"""Statements and origins: what many documents report as one utterance, and on whose word a claim rests in the end.

An origin is a place to count from, not a judgement: that two origins were not shown to be one does not make them independent.
"""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.model.labels import OriginKind


@dataclass(frozen=True, slots=True)
class Statement:
    """One utterance by one source, which claims in one or many documents report.

    `founder` is the earliest of `claims` (ids, in the order of their documents' dates), of which the id is a hash. `speaker` and
    `on_behalf` are actors of the founder's document; `said` is the day, ISO 8601, `medium` the words for how it was said.
    """

    id: str
    founder: str
    speaker: str
    said: str | None
    medium: str | None
    on_behalf: str | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """The root on which claims rest: a source that is heard, a described one, an outlet's own word, or nobody.

    `founder` is the earliest claim that stands at the root, of which the id is a hash; `name` is the source's or outlet's. `tied` are the
    ids of the origins from which it is not shown to be distinct: of one body, spokesman and principal, heard through one another.
    `repeated` are the claims that a copy took over from a document that is there too, and in which they were read.
    """

    id: str
    kind: OriginKind
    founder: str
    document: str
    name: str | None
    tied: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Interval:
    """How many origins some claims have: at least `proven` distinct ones, at most `possible`."""

    proven: int
    possible: int

    def __post_init__(self) -> None:
        if not 0 <= self.proven <= self.possible:
            raise ValueError(f"no interval: {self.proven} to {self.possible}")
