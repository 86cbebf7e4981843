"""What the verdicts of a weighing hang on, what they would be otherwise, and how they look afterwards, as they are written out.

Nothing comes in: these are values, hypotheses and items by id, likelihoods as natural logarithms. None of them says who did it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counterclaim.model.labels import Apart, Distrust, Question, RatingValue, Undecided


@dataclass(frozen=True, slots=True)
class Judged:
    """What one person's ratings say between two hypotheses, positive where the left one fits better."""

    by: str
    weighted: float
    most: float
    low: float
    point: float
    high: float


@dataclass(frozen=True, slots=True)
class Compared:
    """Two hypotheses: the better fitting one, or None and why the evidence does not discriminate between them; by whose ratings."""

    left: str
    right: str
    better: str | None
    why: Undecided | None
    by: tuple[Judged, ...] = ()


@dataclass(frozen=True, slots=True)
class Linchpins:
    """What the order of `ahead` before `behind` hangs on.

    `order` is a smallest set without which the weighted score no longer puts `ahead` first (exact; None: no such set). `verdict` is a set
    without which the evidence does not discriminate between the two (empty where it does not as it is, or none was found); no smaller
    one than `at_least` exists, and it is never larger than `order`.
    """

    ahead: str
    behind: str
    kind: Apart
    order: tuple[str, ...] | None
    verdict: tuple[str, ...]
    at_least: int


@dataclass(frozen=True, slots=True)
class Turned:
    """Two hypotheses between which another verdict holds: the better one before and after, None where there is none."""

    left: str
    right: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What one item, source or origin changes when it does not count: scores in the order of the matrix, and verdicts."""

    kind: Apart
    left_out: str
    items: tuple[str, ...]
    weighted: tuple[float, ...]
    leader: str | None
    changes: tuple[Turned, ...]


@dataclass(frozen=True, slots=True)
class Steadiness:
    """The share of draws in which an order stays when ratings and weights may be a step off."""

    ahead: str
    behind: str
    share: float
    draws: int


@dataclass(frozen=True, slots=True)
class HangsOn:
    """What the order hangs on, as one person rates."""

    by: str
    linchpins: tuple[Linchpins, ...]
    without: tuple[LeftOut, ...]
    steadiness: tuple[Steadiness, ...]


@dataclass(frozen=True, slots=True)
class IfSo:
    """What the matrix becomes if `source` lies, taken `how`; without a source, if only bodies held to be independent count."""

    source: str | None
    how: Distrust | None
    not_assessed: str | None
    leader: str | None = None
    comparisons: tuple[Compared, ...] = ()


@dataclass(frozen=True, slots=True)
class FromPriors:
    """What ratings make of the priors that somebody typed; lists in the order of `hypotheses`."""

    ratings_by: str
    priors_by: str
    hypotheses: tuple[str, ...]
    priors: tuple[float, ...]
    low: tuple[float, ...]
    point: tuple[float, ...]
    high: tuple[float, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MisledBy:
    """An item that spoke for `instead`, in weighted points and log likelihood."""

    item: str
    source: str | None
    instead: str
    weighted: float
    ratio: float


@dataclass(frozen=True, slots=True)
class SourceSpoke:
    """How a source's items spoke, in weighted points: towards what proved to be so, and away from it."""

    source: str
    towards: float
    away: float


@dataclass(frozen=True, slots=True)
class PostMortem:
    """One person's ratings beside what proved to be so."""

    by: str
    outcome: str
    misled: tuple[MisledBy, ...]
    sources: tuple[SourceSpoke, ...]


@dataclass(frozen=True, slots=True)
class WouldTell:
    """An open item that two hypotheses lead to expect otherwise, how far it would separate them, and whether anybody has looked."""

    item: str
    left: str
    right: str
    left_expects: RatingValue
    right_expects: RatingValue
    gain: float
    looked: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """All likelihoods stated within one interval: how many, how likely on average, what share came to be so."""

    low: int
    high: int
    count: int
    stated: float
    came: float


@dataclass(frozen=True, slots=True)
class Settled:
    """Brier's score of likelihoods that were settled (judgements or forecasts), at the middle and both ends, and their calibration."""

    what: str
    count: int
    score: float
    low: float
    high: float
    calibration: tuple[Bin, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """What one item adds in weighted points at an earlier and a later date."""

    item: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Moves:
    """What moved two hypotheses since a date, as one person rates."""

    question: Question
    by: str
    left: str
    right: str
    before: float
    after: float
    moved: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class Since:
    """What has happened since the date for which the weighing stands."""

    as_of: datetime
    added: tuple[str, ...]
    retired: tuple[str, ...]
    known: tuple[str, ...]
    movements: tuple[Moves, ...]
