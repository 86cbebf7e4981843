"""How verdicts are said: comparisons, judgements, what they hang on, suppositions, what misled; once for the terminal and the page.

Values of a weighing come in, sentences go out. Likelihood and confidence never stand in one sentence, a sum is never said as a probability,
and nobody is said to have done it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import exp, log

from counterclaim.export import phrases
from counterclaim.export.weighing_phrases import RATINGS, Name, several
from counterclaim.model.assessment import KeyJudgement
from counterclaim.model.evidence import Rating
from counterclaim.model.hypothesis import Hypothesis
from counterclaim.model.labels import Apart, Cause, Distrust, LikelihoodScale, RatingValue, Undecided
from counterclaim.model.link import MACHINE
from counterclaim.model.sensitivity import Linchpins, PostMortem, Steadiness
from counterclaim.weigh.hindsight import Stated, brier, calibration
from counterclaim.weigh.overtime import Course
from counterclaim.weigh.posterior import Posterior
from counterclaim.weigh.scores import Assessed, Comparison, NotAssessed, Range
from counterclaim.weigh.sensitivity import Without
from counterclaim.weigh.separate import Separating
from counterclaim.weigh.verdict import Supposed

UNDECIDED = {
    Undecided.NOTHING: "nothing that was rated tells them apart",
    Undecided.ONE_ROOT: "the difference is no greater than what one origin carries",
    Undecided.BANDS: "the likelihoods that the ratings stand for overlap",
    Undecided.OPPOSED: "the scores point to different accounts",
    Undecided.PEOPLE: "those who rated disagree",
}

MILLION = 1e6

# ICD 203, the first row of its words.
LIKELIHOODS = {
    (1, 5): "almost no chance",
    (5, 20): "very unlikely",
    (20, 45): "unlikely",
    (45, 55): "a roughly even chance",
    (55, 80): "likely",
    (80, 95): "very likely",
    (95, 99): "almost certain",
}


def compared(found: Comparison, label: Name) -> str:
    """What the evidence says between two accounts."""
    if found.better is None:
        why = f": {UNDECIDED[found.why]}" if found.why is not None else ""
        return f"The evidence does not discriminate between “{label(found.left)}” and “{label(found.right)}”{why}."
    worse = found.left if found.better == found.right else found.right
    sign = 1 if found.better == found.left else -1
    bands = [sorted((sign * one.ratio.low, sign * one.ratio.high)) for _, one in found.by]
    low, high = min(band[0] for band in bands), max(band[1] for band in bands)
    return f"The evidence fits “{label(worse)}” worse than “{label(found.better)}” (likelihood ratio {_times(low)} to {_times(high)})."


def leader(assessed: Assessed, label: Name, among: Sequence[Hypothesis] = ()) -> str:
    """Which account the evidence fits least badly, where it is told apart from every other; `among` whom, where that must be said."""
    named = [one for one in among if one.cause is not Cause.UNKNOWN]
    those = ", ".join(sorted(f"“{label(one.id)}”" for one in (named if len(named) > 1 else among)))
    if assessed.leader is None:
        return f"Among {those} no account is told apart from all others." if those else "No account is told apart from all others."
    head = f"Among {those}" if those else "Of these accounts"
    return f"{head} the evidence fits “{label(assessed.leader)}” least badly. That is no finding that it is so."


def unassessed(among: Sequence[Hypothesis], reason: str, label: Name) -> str:
    """Why one of several sets of accounts is not assessed."""
    return f"Not assessed among {', '.join(f'“{label(one.id)}”' for one in among)}: {reason}."


def judgement(found: KeyJudgement, label: Name) -> tuple[str, str]:
    """The sentence of how likely, and the one of how well founded."""
    words = LIKELIHOODS.get((found.low, found.high))
    scale = "ICD 203" if found.scale is LikelihoodScale.ICD203 else "a scale of their own"
    range_ = f"{found.low} to {found.high} %, {scale}"
    how = f"{words} ({range_})" if words is not None and found.scale is LikelihoodScale.ICD203 else range_
    return f"{found.by} judges “{label(found.hypothesis)}”: {how}.", f"Confidence in this judgement is {found.confidence}."


def pins(found: Linchpins, label: Name, named: Name) -> str:
    """What the verdict between two accounts hangs on."""
    all_ = " and ".join(named(key) for key in found.verdict)
    least = "" if len(found.verdict) <= found.at_least else f" (no fewer than {found.at_least} would do)"
    order = ""
    if found.order is not None and found.order != found.verdict:
        order = f"; even the order of their points is gone without {' and '.join(named(key) for key in found.order)}"
    return f"“{label(found.ahead)}” before “{label(found.behind)}” hangs on {all_}{least}{order}."


def without(found: Iterable[Without], label: Name, named: Name) -> Iterator[str]:
    """Which verdicts do not stand when one item, source or origin is left out; an item that is all of a source is that source."""
    kinds = (Apart.SOURCE, Apart.ORIGIN, Apart.ITEM)
    seen: set[tuple[str, ...]] = set()
    lost: dict[tuple[str, str], dict[str, None]] = {}
    for one in sorted(found, key=lambda one: kinds.index(one.kind)):
        if one.items in seen:
            continue
        seen.add(one.items)
        what = " with ".join(named(item) for item in one.items) if one.kind is Apart.ORIGIN else named(one.left_out)
        for change in one.changes:
            lost.setdefault((change.left, change.right), {})[what] = None
    for (left, right), names in lost.items():
        yield f"The verdict between “{label(left)}” and “{label(right)}” changes without {', and without '.join(names)}."


def steady(found: Steadiness, label: Name) -> str:
    """In what share of draws an order stays when ratings and weights are off by a step."""
    share = f"{found.share:.0%} of {found.draws} draws in which ratings and weights may be a step off"
    return f"“{label(found.ahead)}” stays before “{label(found.behind)}” in {share}."


def separating(found: Iterable[Separating], label: Name, named: Name) -> Iterator[str]:
    """Observations that would tell accounts apart, each once with what every account leads to expect of it."""
    expected: dict[str, dict[str, RatingValue]] = {}
    looked: dict[str, bool] = {}
    for one in found:
        looked[one.item.id] = one.looked
        expected.setdefault(one.item.id, {}).update({one.left: one.expected[0], one.right: one.expected[1]})
    for item, by_account in expected.items():
        groups: dict[RatingValue, list[str]] = {}
        for account, value in by_account.items():
            groups.setdefault(value, []).append(account)
        parts = [f"{RATINGS[value]} with {several(accounts, label)}" for value, accounts in sorted(groups.items(), key=lambda g: len(g[1]))]
        state = "on record, not yet rated and signed" if looked[item] else "nobody is known to have looked"
        yield f"{named(item)} would tell them apart ({state}): {', '.join(parts)}."


def supposed(found: Supposed, label: Name, actor: Name) -> str:
    """What becomes of the matrix under a supposition."""
    if found.source is not None and found.how is None and isinstance(found.assessed, NotAssessed):
        return f"If {actor(found.source)} lies nothing changes: {found.assessed.reason}."
    if found.source is None:
        head = "If only bodies held to be independent count"
    else:
        how = "its word counts for nothing" if found.how is Distrust.IGNORED else "it says the reverse of what is so"
        head = f"If {actor(found.source)} lies and {how}"
    if isinstance(found.assessed, NotAssessed):
        return f"{head}: {found.assessed.reason}."
    apart = [one for one in found.assessed.comparisons if one.better is not None]
    if not apart:
        return f"{head}: no two accounts are told apart."
    told = "; ".join(f"“{label(one.better or '')}” before “{label(one.left if one.better == one.right else one.right)}”" for one in apart)
    return f"{head}: {told}."


def from_priors(found: Posterior, label: Name) -> Iterator[str]:
    """What becomes of priors that somebody typed, each with the band."""
    for hypothesis, prior, band in zip(found.hypotheses, found.priors, found.probabilities, strict=True):
        yield f"“{label(hypothesis)}”: {_percent(prior)} before, {_percent(band.low)} to {_percent(band.high)} after"


def misled(found: PostMortem, label: Name, named: Name, actor: Name) -> str:
    """What proved to be so, which items spoke for something else, and from whom they came."""
    items = dict.fromkeys(f"{named(one.item)} (towards “{label(one.instead)}”)" for one in found.misled)
    told = f"As {found.by} rated, these misled: {', '.join(items)}." if items else f"As {found.by} rated, nothing misled."
    against = [f"{actor(one.source)} ({one.away:.2f} points against, {one.towards:.2f} for)" for one in found.sources if one.away]
    sources = f" Sources that spoke against it: {', '.join(against)}." if against else ""
    return f"Marked as proved: “{label(found.outcome)}”. {told}{sources}"


def tied(those: Iterable[tuple[Sequence[str], str, str]]) -> str:
    """With which items an item may rest on one root, why, and who says so; nothing where it may with none."""
    parts = []
    for names, why, by in those:
        reason = ", ".join(filter(None, (why, "as linked" if by == MACHINE else f"as {by} says")))
        parts.append(f"{' and '.join(names)} ({reason})")
    return f"may rest on one root with {', '.join(parts)}: together no more than one witness" if parts else ""


def settled(those: Sequence[Stated], what: str) -> Iterator[str]:
    """How good the likelihoods were that have been settled: in all, and by how likely it was said to be."""
    score = brier(those)
    if score is None:
        return
    bounds = f"{score.low:.2f} to {score.high:.2f}; 0 is best, 0.25 is always saying half"
    yield f"{phrases.count(score.count, what)} settled: Brier score {score.score:.2f} ({bounds})."
    for held in calibration(those):
        words, came = LIKELIHOODS[held.low, held.high], round(held.came * held.count)
        yield f"Of {phrases.count(held.count, what)} held to be {words} ({held.low} to {held.high} %), {came} came to be so."


def differing(cells: Sequence[tuple[str, str, Sequence[Rating]]], label: Name, named: Name) -> str:
    """Where those who rated differ, item by item; nothing where they agree."""
    alike: dict[tuple[str, str], list[str]] = {}
    for item, account, given in cells:
        alike.setdefault((named(item), ", ".join(f"{one.by} {one.value}" for one in given)), []).append(account)
    told = (f"{name} under {several(accounts, label)} ({values})" for (name, values), accounts in alike.items())
    listed = "; ".join(told)
    return f"Those who rated differ on {listed}." if listed else ""


def between(assessed: Assessed, label: Name) -> Iterator[str]:
    """The scores as bands, from the least to the most that anybody's ratings give; nothing where one person rated."""
    if len(assessed.scores) > 1:
        for hypothesis, count, points in zip(assessed.hypotheses, assessed.inconsistent, assessed.weighted, strict=True):
            counts = f"{_band(count, 0)} inconsistent items"
            yield f"“{label(hypothesis)}”, over all who rated: {counts}, weighted inconsistency {_band(points, 2)}"


def moved(course: Course, label: Name, named: Name) -> Iterator[str]:
    """What has happened since the date for which the matrix stands."""
    if course.added:
        yield f"Accounts added since: {', '.join(f'“{label(key)}”' for key in course.added)}."
    if course.retired:
        yield f"Accounts retired since: {', '.join(f'“{label(key)}”' for key in course.retired)}."
    if course.known:
        yield f"Known since: {', '.join(named(key) for key in course.known)}."
    for one in course.movements:
        why = ", ".join(named(item.item) for item in one.moved)
        yield f"Between “{label(one.left)}” and “{label(one.right)}”, as {one.by} rates, what moved it: {why}."


def _times(logarithm: float) -> str:
    """A ratio, given as its natural logarithm: beyond a million no digit of it means anything."""
    if logarithm > log(MILLION):
        return "over a million"
    number = exp(logarithm)
    return f"{number:,.0f}" if number >= 10 else f"{number:.2g}"


def _band(found: Range, places: int) -> str:
    low, high = (f"{end:.{places}f}" for end in (found.low, found.high))
    return low if low == high else f"{low} to {high}"


def _percent(share: float) -> str:
    return f"{share * 100:.0f} %"
