"""Sheets: a matrix as one person filled it in.

A `Matrix` comes in, sheets with one value for every cell go out. A person's sheet holds only what that person signed, and only items rated
against every account: it never borrows a draft or another person's rating.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from counterclaim.model.evidence import Item, Rating
from counterclaim.model.labels import RatingValue
from counterclaim.weigh.matrix import Matrix
from counterclaim.weigh.scale import STEPS


@dataclass(frozen=True, slots=True)
class Row:
    """One item with its value for each hypothesis, and the root that it may share with others."""

    item: Item
    values: tuple[RatingValue, ...]
    root: str

    @property
    def rated(self) -> tuple[RatingValue, ...]:
        """The values without NA."""
        return tuple(value for value in self.values if value is not RatingValue.NA)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One rater's matrix: `rows` in the order of item ids, values in the order of `hypotheses`; `unfinished` items lack a rating."""

    by: str
    hypotheses: tuple[str, ...]
    rows: tuple[Row, ...]
    unfinished: tuple[str, ...] = ()


def sheets(matrix: Matrix) -> tuple[Sheet, ...]:
    """The sheet of every person who signed a rating of this matrix, sorted by name; of several of one cell the latest counts."""
    people = sorted({rating.by for given in matrix.ratings.values() for rating in given if rating.signed})
    return tuple(_filled(matrix, person) for person in people)


def disputed(matrix: Matrix) -> tuple[tuple[str, str, tuple[Rating, ...]], ...]:
    """The cells (item, hypothesis) that people signed with different values, with what each of them says last, by name."""
    found = []
    for (item, hypothesis), given in sorted(matrix.ratings.items()):
        signed = [rating for rating in given if rating.signed]
        last = [latest(rating for rating in signed if rating.by == person) for person in sorted({rating.by for rating in signed})]
        if len({rating.value for rating in last if rating}) > 1:
            found.append((item, hypothesis, tuple(rating for rating in last if rating)))
    return tuple(found)


def counted(sheet: Sheet, keep: Callable[[Item], bool]) -> Sheet:
    """The sheet with only the items that `keep` lets through."""
    return replace(sheet, rows=tuple(row for row in sheet.rows if keep(row.item)))


def changed(sheet: Sheet, values: Mapping[str, Iterable[RatingValue]]) -> Sheet:
    """The sheet with other values for the items named."""
    return replace(sheet, rows=tuple(replace(row, values=tuple(values.get(row.item.id, row.values))) for row in sheet.rows))


def reversed_value(value: RatingValue) -> RatingValue:
    """The rating as far on the other side of neutral; NA stays."""
    return value if value is RatingValue.NA else STEPS[len(STEPS) - 1 - STEPS.index(value)]


def latest(ratings: Iterable[Rating]) -> Rating | None:
    """The rating given last; of several at one moment the one nearest to the end of the alphabet, so that their order plays no part."""
    return max(ratings, key=lambda rating: (rating.at.timestamp() if rating.at else 0.0, rating.value, rating.why), default=None)


def _filled(matrix: Matrix, person: str) -> Sheet:
    known = tuple(hypothesis.id for hypothesis in matrix.hypotheses)
    rows, unfinished = [], []
    for item in matrix.items:
        cells = (matrix.cell(item.id, hypothesis) for hypothesis in known)
        given = [latest(rating for rating in cell if rating.by == person and rating.signed) for cell in cells]
        values = tuple(rating.value for rating in given if rating is not None)
        if len(values) == len(known):
            rows.append(Row(item, values, matrix.roots[item.id]))
        else:
            unfinished.append(item.id)
    return Sheet(person, known, tuple(rows), tuple(unfinished))
