"""Forecasts that a person has settled: a claim about what would come, how likely it was said to be, and whether it came.

A dossier, its names and what people typed come in; stated likelihoods with their end go out. It takes no number out of words: where the
claim has no interval of its own a person says what its words amount to.
"""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.errors import UnreadableRatings
from counterclaim.model.record import Dossier
from counterclaim.model.typed import TypedForecast
from counterclaim.weigh.hindsight import Stated
from counterclaim.weigh.names import Names
from counterclaim.weigh.references import claims_with
from counterclaim.weigh.roots import who


def settled(rows: Iterable[TypedForecast], dossier: Dossier, names: Names) -> tuple[Stated, ...]:
    """What forecasts of a dossier came to, by claim; of several entries for one the latest counts. Raises UnreadableRatings."""
    forecasts = [claim for claim in dossier.claims if claim.id in set(dossier.forecasts)]
    found: dict[str, Stated] = {}
    for row in sorted(rows, key=lambda row: row.at):
        meant = claims_with(row.words, forecasts)
        if len(meant) != 1:
            raise UnreadableRatings(row.where, f"`words`: {len(meant)} forecasts say {row.words!r}")
        claim = meant[0]
        interval = row.likelihood or (claim.certainty.interval if claim.certainty is not None else None)
        if interval is None:
            raise UnreadableRatings(row.where, "`likelihood`: the claim names no interval; say what its words amount to in percent")
        found[claim.id] = Stated(claim.id, who(claim, names), interval[0], interval[1], row.came)
    return tuple(found[key] for key in sorted(found))
