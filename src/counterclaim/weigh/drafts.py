"""Draft ratings: what the machine would put into each cell, with the reason in words and the words it rests on.

Items, hypotheses and sights come in; one draft for each cell on which a rule has something to say goes out. A draft is never signed and
never counted: it is there to be corrected.
"""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.model.evidence import Item, Rating
from counterclaim.model.hypothesis import Hypothesis
from counterclaim.model.reason import Reason
from counterclaim.weigh.rules import RULES
from counterclaim.weigh.sight import Sight, Sights


def drafts(items: Iterable[Item], hypotheses: Iterable[Hypothesis], sights: Sights) -> dict[tuple[str, str], Rating]:
    """The draft of every cell, by (item, hypothesis)."""
    accounts = tuple(hypotheses)
    seen = (((item.id, one.id), sights.of(item, one)) for item in items for one in accounts)
    made = ((cell, draft(sight)) for cell, sight in seen if sight is not None)
    return {cell: rating for cell, rating in made if rating is not None}


def draft(sight: Sight) -> Rating | None:
    """The draft for one cell; None where no rule has anything to say, which leaves the cell unrated."""
    for rule in RULES:
        value = rule(sight)
        if value is not None:
            span = sight.bearing.span if sight.bearing is not None else sight.item.spans[0] if sight.item.spans else None
            reason = Reason(rule.__name__, " ".join((rule.__doc__ or "").split()), span, 1.0)
            return Rating(value, why=reason.text, reasons=(reason,))
    return None
