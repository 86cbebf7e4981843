"""A posterior, only from priors that a person typed in, and labelled so.

A sheet and one person's priors come in; for every account a probability with its band goes out, or the reason why there is none.
It never makes up a prior, and never mixes two people's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import exp, fsum, log

from counterclaim.model.assessment import Prior
from counterclaim.model.labels import RatingValue
from counterclaim.weigh.scale import Band, likelihood, shrinking, weight
from counterclaim.weigh.scores import NotAssessed
from counterclaim.weigh.sheet import Row, Sheet


@dataclass(frozen=True, slots=True)
class Posterior:
    """Whose priors met whose ratings; for each hypothesis its prior (scaled to sum to 1) and the band of what becomes of it.

    `left_out` are the items that do not apply to one of the accounts: a probability over all of them needs a likelihood under each.
    """

    ratings_by: str
    priors_by: str
    hypotheses: tuple[str, ...]
    priors: tuple[float, ...]
    probabilities: tuple[Band, ...]
    left_out: tuple[str, ...]


def posterior(sheet: Sheet, priors: Iterable[Prior], by: str) -> Posterior | NotAssessed:
    """What the ratings of a sheet make of the priors that `by` typed; of several for one hypothesis the latest counts."""
    typed: dict[str, Prior] = {}
    for prior in sorted(priors, key=lambda prior: (prior.at.timestamp(), prior.probability)):
        if prior.by == by and prior.hypothesis in sheet.hypotheses:
            typed[prior.hypothesis] = prior
    if len(typed) < len(sheet.hypotheses):
        return NotAssessed(f"{by} typed no prior for {len(sheet.hypotheses) - len(typed)} of {len(sheet.hypotheses)} accounts")
    whole = fsum(prior.probability for prior in typed.values())
    before = tuple(typed[hypothesis].probability / whole for hypothesis in sheet.hypotheses)
    applying = [row for row in sheet.rows if RatingValue.NA not in row.values]
    bands = _likelihoods([row for row in applying if len(set(row.values)) > 1], len(sheet.hypotheses))
    after = tuple(
        Band(
            _share(before, at, [band.high if other != at else band.low for other, band in enumerate(bands)]),
            _share(before, at, [band.point for band in bands]),
            _share(before, at, [band.low if other != at else band.high for other, band in enumerate(bands)]),
        )
        for at in range(len(bands))
    )
    left_out = tuple(row.item.id for row in sheet.rows if RatingValue.NA in row.values)
    return Posterior(sheet.by, by, sheet.hypotheses, before, after, left_out)


def _likelihoods(rows: list[Row], width: int) -> tuple[Band, ...]:
    """For each account the logarithm of its likelihood, items that may rest on one root counting together as one, at most each alone."""
    by_root: dict[str, list[Row]] = {}
    for row in rows:
        by_root.setdefault(row.root, []).append(row)
    return tuple(_likelihood(by_root, at) for at in range(width))


def _likelihood(by_root: Mapping[str, list[Row]], at: int) -> Band:
    lows, points, highs = [], [], []
    for rows in by_root.values():
        bands = [(shrinking(weight(row.item)), likelihood(row.values[at])) for row in rows]
        low, point, high = (fsum(light * amount for light, amount in each) for each in _columns(bands))
        lows.append(min(low, low / len(rows)))
        points.append(point / len(rows))
        highs.append(max(high, high / len(rows)))
    return Band(fsum(lows), fsum(points), fsum(highs))


def _columns(bands: list[tuple[float, Band]]) -> tuple[list[tuple[float, float]], ...]:
    return tuple([(light, getattr(band, name)) for light, band in bands] for name in ("low", "point", "high"))


def _share(priors: tuple[float, ...], at: int, logs: list[float]) -> float:
    """Bayes' rule for one account, in logarithms so that nothing overflows."""
    terms = [log(prior) + amount for prior, amount in zip(priors, logs, strict=True)]
    top = max(terms)
    return exp(terms[at] - top) / fsum(exp(term - top) for term in terms)
