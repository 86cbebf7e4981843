"""Links: that two things of different documents are one, or are not, with the reasons.

A link never changes what was read; whoever puts records together decides what to make of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.model.labels import LinkKind, Verdict
from counterclaim.model.reason import Reason

MACHINE = "machine"
"""Who says so where no person did."""


@dataclass(frozen=True, slots=True)
class Link:
    """That `left` and `right` are one event, actor or statement, or that document `left` copies or supersedes document `right`.

    Ids of events, actors, claims or documents; of a symmetric kind `left` is the lesser id. `score` in [0, 1] is the probability that they
    are; `by` is who says so. Raises ValueError when both sides are one, or a symmetric link stands the wrong way round.
    """

    kind: LinkKind
    left: str
    right: str
    verdict: Verdict
    score: float
    reasons: tuple[Reason, ...] = ()
    by: str = MACHINE

    def __post_init__(self) -> None:
        if self.left == self.right:
            raise ValueError(f"a {self.kind} link joins {self.left} with itself")
        if self.kind not in (LinkKind.COPY_OF, LinkKind.SUPERSEDES) and self.left > self.right:
            raise ValueError(f"a {self.kind} link names {self.left} before {self.right}")
