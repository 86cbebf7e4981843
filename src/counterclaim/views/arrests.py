"""Arrests and trials: how many are said to have been arrested, and who was charged, convicted or acquitted.

The passages and tolls of a dossier come in, figures and claims go out. It never says that the arrested did it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from counterclaim.model.event import Event
from counterclaim.model.labels import Act, Measure, Occurred
from counterclaim.views.passages import Passages, Row, without_headlines
from counterclaim.views.tolls import EventTolls, Toll


@dataclass(frozen=True, slots=True)
class Arrests:
    """The numbers of arrested by event (None: not said which), and the claims of charges, verdicts and acquittals in reading order."""

    counted: tuple[tuple[Event | None, Toll], ...]
    rows: tuple[Row, ...]


def arrests(passages: Passages, figures: Iterable[EventTolls]) -> Arrests:
    """Who was arrested, charged, convicted or acquitted, as far as it is said to have happened."""
    acts = (Act.CHARGE, Act.CONVICT, Act.ACQUIT)
    rows = [passages.row(e) for e in passages.ledger.entries if e.claim.act in acts and e.claim.occurred is not Occurred.NO]
    counted = [(item.event, toll) for item in figures for toll in item.tolls if toll.measure is Measure.ARRESTED]
    return Arrests(tuple(counted), without_headlines(rows))
