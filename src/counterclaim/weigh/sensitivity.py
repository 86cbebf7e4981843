"""Sensitivity: what the order of the accounts becomes when evidence is left out, or a party is supposed to lie.

A sheet comes in; for everything left out, the scores that remain and the verdicts that change go out, or another sheet to be assessed.
It never adds up again what stays: leaving each thing out once costs as much as looking at each once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from counterclaim.model.labels import Apart, Distrust, RatingValue
from counterclaim.weigh.exact import exact, rounded
from counterclaim.weigh.pairs import Difference, Pair, pairs
from counterclaim.weigh.scale import inconsistency, weight
from counterclaim.weigh.sheet import Row, Sheet, changed, counted, reversed_value


@dataclass(frozen=True, slots=True)
class Change:
    """Two accounts between which another verdict holds, or none any more."""

    left: str
    right: str
    before: Difference
    after: Difference


@dataclass(frozen=True, slots=True)
class Without:
    """What is left when one item, source or origin is not counted: the weighted scores, the leader if any, and which verdicts change."""

    kind: Apart
    left_out: str
    items: tuple[str, ...]
    weighted: tuple[float, ...]
    leader: str | None
    changes: tuple[Change, ...]


def grouped(sheet: Sheet, kind: Apart) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The item ids that belong together, by the id of the item, source or origin, sorted; an item without source is in no group.

    Origins that may be one are left out together, as rule 1 of `Difference.undecided` has it.
    """
    groups: dict[str, list[str]] = {}
    for row in sheet.rows:
        key = {Apart.ITEM: row.item.id, Apart.SOURCE: row.item.source, Apart.ORIGIN: row.root}[kind]
        if key is not None:
            groups.setdefault(key, []).append(row.item.id)
    return tuple((key, tuple(groups[key])) for key in sorted(groups))


def leave_out(sheet: Sheet, kind: Apart, made: tuple[Pair, ...] | None = None) -> tuple[Without, ...]:
    """The sheet without each item, source or origin in turn, in the order of their ids; in time linear in the items.

    `made` are the `pairs` of the sheet, where they are made.
    """
    groups = grouped(sheet, kind)
    changes: list[list[Change]] = [[] for _ in groups]
    ahead: list[dict[str, int]] = [dict.fromkeys(sheet.hypotheses, 0) for _ in groups]
    for pair in pairs(sheet) if made is None else made:
        whole, before = pair.tally.whole, pair.tally.whole.better
        for at, (_, items) in enumerate(groups):
            gone = [pair.shares[item] for item in items if item in pair.shares]
            after = pair.tally.without(gone) if gone else whole
            better = after.better if gone else before
            if better != before:
                changes[at].append(Change(pair.left, pair.right, whole, after))
            if better:
                ahead[at][pair.left if better > 0 else pair.right] += 1
    scores = _weighted_without(sheet, groups)
    return tuple(
        Without(kind, key, items, scores[at], _ahead_of_all(ahead[at]), tuple(changes[at])) for at, (key, items) in enumerate(groups)
    )


def distrusting(sheet: Sheet, source: str, how: Distrust = Distrust.IGNORED, also: Collection[str] = ()) -> Sheet:
    """The sheet if `source` lies; `also` are ids of items that reach us only through it.

    Ignored: all that comes from it applies to no account. Reversed: it is taken to be said in order to mislead, and so fits each account as
    badly as it fitted it well.
    """

    def supposed(row: Row) -> tuple[RatingValue, ...]:
        return tuple(RatingValue.NA if how is Distrust.IGNORED else reversed_value(value) for value in row.values)

    return changed(sheet, {row.item.id: supposed(row) for row in sheet.rows if row.item.source == source or row.item.id in also})


def only(sheet: Sheet, sources: Collection[str]) -> Sheet:
    """The sheet with nothing but what comes from these sources, as those which a person holds to be independent."""
    return counted(sheet, lambda item: item.source in sources)


def _weighted_without(sheet: Sheet, groups: Iterable[tuple[str, tuple[str, ...]]]) -> list[tuple[float, ...]]:
    heavy = {row.item.id: weight(row.item) for row in sheet.rows}
    points = {row.item.id: [exact(heavy[row.item.id] * inconsistency(value)) for value in row.values] for row in sheet.rows}
    wholes = [sum(each[at] for each in points.values()) for at in range(len(sheet.hypotheses))]
    return [tuple(rounded(whole - sum(points[item][at] for item in items)) for at, whole in enumerate(wholes)) for _, items in groups]


def _ahead_of_all(ahead: dict[str, int]) -> str | None:
    return next((hypothesis for hypothesis, wins in ahead.items() if wins == len(ahead) - 1 > 0), None)
