"""One-to-one assignment: a table of weights comes in, the pairs with the greatest sum go out.

It is exact (the Hungarian method with potentials, cubic in the smaller side) and needs nothing but the standard library.
It never pairs what weighs nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

Pairs = list[tuple[int, int]]


def best(weights: Sequence[Sequence[float]]) -> Pairs:
    """Pairs (row, column), in order of rows, whose sum of weights is greatest; weights are not negative, pairs of weight 0 are left out."""
    if not weights or not weights[0]:
        return []
    if len(weights) > len(weights[0]):
        return sorted((row, column) for column, row in best(list(zip(*weights, strict=True))))
    return [(row, column) for row, column in enumerate(_columns(weights)) if weights[row][column] > 0]


def _columns(weights: Sequence[Sequence[float]]) -> list[int]:
    """The column of each row where there are no more rows than columns: rows are added one by one along a shortest path."""
    rows, columns = len(weights), len(weights[0])
    of_row, of_column = [0.0] * rows, [0.0] * (columns + 1)
    taken = [-1] * (columns + 1)  # the last column stands for the row that is being added
    for row in range(rows):
        taken[columns] = row
        came = [columns] * columns
        slack, seen, at = [float("inf")] * columns, [False] * (columns + 1), columns
        while taken[at] != -1:
            seen[at], current = True, taken[at]
            for column in range(columns):
                cost = -weights[current][column] - of_row[current] - of_column[column]
                if not seen[column] and cost < slack[column]:
                    slack[column], came[column] = cost, at
            step, at = min((slack[column], column) for column in range(columns) if not seen[column])
            for column in range(columns + 1):
                if seen[column]:
                    of_row[taken[column]] += step
                    of_column[column] -= step
                elif column < columns:
                    slack[column] -= step
        while at != columns:
            taken[at], at = taken[came[at]], came[at]
    found = [0] * rows
    for column in range(columns):
        if taken[column] != -1:
            found[taken[column]] = column
    return found
