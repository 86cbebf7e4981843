"""The records of `counterclaim.dossier/1` for what a weighing hangs on, what it would be otherwise, and how it looks afterwards.

Nothing comes in: these are shapes, the same as the values of `model.sensitivity`. Nothing here computes.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from counterclaim.model.labels import Apart, Distrust, Question, RatingValue, Undecided
from counterclaim.wire.base import Record


class Judged(Record, frozen=True, kw_only=True):
    """What one person's ratings say between two hypotheses, positive where the left one fits better."""

    by: Annotated[str, Meta(description="Whose ratings.")]
    weighted: Annotated[float, Meta(description="Difference in weighted inconsistency.")]
    most: Annotated[float, Meta(description="The most that one root adds to it.")]
    low: Annotated[float, Meta(description="Low end of the logarithm of the likelihood ratio.")]
    point: Annotated[float, Meta(description="Its middle.")]
    high: Annotated[float, Meta(description="Its high end.")]


class Compared(Record, frozen=True, kw_only=True):
    """Two hypotheses: the better fitting one, or None and why the evidence does not discriminate between them; by whose ratings."""

    left: Annotated[str, Meta(description="Id of one.")]
    right: Annotated[str, Meta(description="Id of the other.")]
    better: Annotated[str | None, Meta(description="The one that the evidence fits less badly; null: it does not discriminate.")]
    why: Annotated[Undecided | None, Meta(description="Why it does not discriminate.")]
    by: Annotated[list[Judged], Meta(description="What each person's ratings say (optional key).")] = msgspec.field(default_factory=list)


class Linchpins(Record, frozen=True, kw_only=True):
    """Fewest items without which the order of two hypotheses' points (`order`), and the verdict between them, would not stand."""

    ahead: Annotated[str, Meta(description="Id of the better fitting one.")]
    behind: Annotated[str, Meta(description="Id of the other.")]
    kind: Annotated[Apart, Meta(description="What is left out: items, sources or origins.")]
    order: Annotated[list[str] | None, Meta(description="Fewest items without which the order of points is gone; null: no such set.")]
    verdict: Annotated[list[str], Meta(description="Items without which the verdict is gone.")]
    at_least: Annotated[int, Meta(description="No fewer than so many would do.")]


class Turned(Record, frozen=True, kw_only=True):
    """Two hypotheses between which another verdict holds: the better one before and after, None where there is none."""

    left: Annotated[str, Meta(description="Id of one.")]
    right: Annotated[str, Meta(description="Id of the other.")]
    before: Annotated[str | None, Meta(description="The better one as it is; null: none.")]
    after: Annotated[str | None, Meta(description="The better one then; null: none.")]


class LeftOut(Record, frozen=True, kw_only=True):
    """What one item, source or origin changes when it does not count: scores in the order of the matrix, and verdicts."""

    kind: Annotated[Apart, Meta(description="What is left out.")]
    left_out: Annotated[str, Meta(description="Id of the item, source or root.")]
    items: Annotated[list[str], Meta(description="Ids of the items that go with it.")]
    weighted: Annotated[list[float], Meta(description="Weighted inconsistency of each hypothesis then.")]
    leader: Annotated[str | None, Meta(description="The one told apart from every other then; null: none.")]
    changes: Annotated[list[Turned], Meta(description="The verdicts that change.")]


class Steadiness(Record, frozen=True, kw_only=True):
    """The share of draws in which an order stays when ratings and weights may be a step off."""

    ahead: Annotated[str, Meta(description="Id of the one ahead.")]
    behind: Annotated[str, Meta(description="Id of the other.")]
    share: Annotated[float, Meta(description="Share of draws in which it stays ahead.")]
    draws: Annotated[int, Meta(description="How many draws.")]


class HangsOn(Record, frozen=True, kw_only=True):
    """What the order hangs on, as one person rates."""

    by: Annotated[str, Meta(description="Whose ratings.")]
    linchpins: Annotated[list[Linchpins], Meta(description="For every verdict.")]
    without: Annotated[list[LeftOut], Meta(description="Items, sources and roots that change a verdict when they do not count.")]
    steadiness: Annotated[list[Steadiness], Meta(description="For every order.")]


class IfSo(Record, frozen=True, kw_only=True):
    """What the matrix becomes if `source` lies, taken `how`; without a source, if only bodies held to be independent count."""

    source: Annotated[str | None, Meta(description="Id of the actor supposed to lie; null: only independent bodies count.")]
    how: Annotated[Distrust | None, Meta(description="What its word is taken for; null with a source: nothing here comes from it.")]
    not_assessed: Annotated[str | None, Meta(description="Why nothing can be said; null: it can.")]
    leader: Annotated[str | None, Meta(description="The one told apart from every other.")] = None
    comparisons: Annotated[list[Compared], Meta(description="Every two hypotheses.")] = msgspec.field(default_factory=list)


class FromPriors(Record, frozen=True, kw_only=True):
    """What ratings make of the priors that somebody typed; lists in the order of `hypotheses`."""

    ratings_by: Annotated[str, Meta(description="Whose ratings.")]
    priors_by: Annotated[str, Meta(description="Whose priors.")]
    hypotheses: Annotated[list[str], Meta(description="Ids of the hypotheses.")]
    priors: Annotated[list[float], Meta(description="The priors, scaled to sum to 1.")]
    low: Annotated[list[float], Meta(description="Probability of each, low end.")]
    point: Annotated[list[float], Meta(description="Middle.")]
    high: Annotated[list[float], Meta(description="High end.")]
    left_out: Annotated[list[str], Meta(description="Ids of items that do not apply to one of them.")]


class MisledBy(Record, frozen=True, kw_only=True):
    """An item that spoke for `instead`, in weighted points and log likelihood."""

    item: Annotated[str, Meta(description="Id of the item.")]
    source: Annotated[str | None, Meta(description="Id of the actor it comes from.")]
    instead: Annotated[str, Meta(description="Id of the hypothesis that it fitted better.")]
    weighted: Annotated[float, Meta(description="Weighted points between the two.")]
    ratio: Annotated[float, Meta(description="Logarithm of the likelihood ratio between the two.")]


class SourceSpoke(Record, frozen=True, kw_only=True):
    """How a source's items spoke, in weighted points: towards what proved to be so, and away from it."""

    source: Annotated[str, Meta(description="Id of the actor.")]
    towards: Annotated[float, Meta(description="Points towards what proved to be so.")]
    away: Annotated[float, Meta(description="Points away from it.")]


class PostMortem(Record, frozen=True, kw_only=True):
    """One person's ratings beside what proved to be so."""

    by: Annotated[str, Meta(description="Whose ratings.")]
    outcome: Annotated[str, Meta(description="Id of the hypothesis that proved to be so.")]
    misled: Annotated[list[MisledBy], Meta(description="Items that spoke for another, the worst first.")]
    sources: Annotated[list[SourceSpoke], Meta(description="How each source's items spoke; no track record.")]


class WouldTell(Record, frozen=True, kw_only=True):
    """An open item that two hypotheses lead to expect otherwise, how far it would separate them, and whether anybody has looked."""

    item: Annotated[str, Meta(description="Id of the item.")]
    left: Annotated[str, Meta(description="Id of one.")]
    right: Annotated[str, Meta(description="Id of the other.")]
    left_expects: Annotated[RatingValue, Meta(description="What the one leads to expect.")]
    right_expects: Annotated[RatingValue, Meta(description="What the other does.")]
    gain: Annotated[float, Meta(description="How far it would separate them, as a log likelihood ratio.")]
    looked: Annotated[bool, Meta(description="Whether anything of it is on record.")]


class Bin(Record, frozen=True, kw_only=True):
    """All likelihoods stated within one interval: how many, how likely on average, what share came to be so."""

    low: Annotated[int, Meta(description="Percent, from.")]
    high: Annotated[int, Meta(description="Percent, to.")]
    count: Annotated[int, Meta(description="How many were stated within it.")]
    stated: Annotated[float, Meta(description="How likely on average, 0 to 1.")]
    came: Annotated[float, Meta(description="What share came to be so.")]


class Settled(Record, frozen=True, kw_only=True):
    """Brier's score of likelihoods that were settled (judgements or forecasts), at the middle and both ends, and their calibration."""

    what: Annotated[str, Meta(description="'judgement' or 'forecast'.")]
    count: Annotated[int, Meta(description="How many were settled.")]
    score: Annotated[float, Meta(description="Brier's score at the middles of the intervals; 0 is best.")]
    low: Annotated[float, Meta(description="At their kindest ends.")]
    high: Annotated[float, Meta(description="At their unkindest.")]
    calibration: Annotated[list[Bin], Meta(description="By the intervals of ICD 203.")]


class Moved(Record, frozen=True, kw_only=True):
    """What one item adds in weighted points at an earlier and a later date."""

    item: Annotated[str, Meta(description="Id of the item.")]
    before: Annotated[float, Meta(description="Weighted points then.")]
    after: Annotated[float, Meta(description="Weighted points now.")]


class Moves(Record, frozen=True, kw_only=True):
    """What moved two hypotheses since a date, as one person rates."""

    question: Annotated[Question, Meta(description="The question.")]
    by: Annotated[str, Meta(description="Whose ratings.")]
    left: Annotated[str, Meta(description="Id of one.")]
    right: Annotated[str, Meta(description="Id of the other.")]
    before: Annotated[float, Meta(description="Difference in weighted inconsistency then.")]
    after: Annotated[float, Meta(description="Now.")]
    moved: Annotated[list[Moved], Meta(description="The items that made the difference, the greatest first.")]


class Since(Record, frozen=True, kw_only=True):
    """What has happened since the date for which the weighing stands."""

    as_of: Annotated[datetime, Meta(description="The date for which the weighing stands.")]
    added: Annotated[list[str], Meta(description="Ids of hypotheses added since.")]
    retired: Annotated[list[str], Meta(description="Ids of hypotheses retired since.")]
    known: Annotated[list[str], Meta(description="Ids of items that became known since.")]
    movements: Annotated[list[Moves], Meta(description="What moved the order.")]
