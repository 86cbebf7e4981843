"""Matrices: accounts that exclude each other, beside the evidence, one item for each origin.

A `Docket` (hypotheses, items, ratings, which origins may be one) comes in; for every question and every set of accounts that exclude each
other, a `Matrix` goes out. It never counts a copy twice, never drops anybody's rating, and never lets compatible accounts compete.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import combinations
from math import inf

from counterclaim.model.evidence import Grade, Item, Rating
from counterclaim.model.hypothesis import Hypothesis
from counterclaim.model.ids import item_id
from counterclaim.model.labels import Credibility, HypothesisRelation, Level, Question, Reliability

FIRST, LAST = -inf, inf
"""Before and after every moment: where a time is not known."""
UNJUDGED = (Reliability.F, Credibility.CANNOT_BE_JUDGED)
Cell = tuple[str, str]
"""(item id, hypothesis id)."""


@dataclass(frozen=True, slots=True)
class Docket:
    """All that is to be weighed. `ties` are pairs of origins that are not proven distinct."""

    hypotheses: tuple[Hypothesis, ...]
    items: tuple[Item, ...]
    ratings: Mapping[Cell, tuple[Rating, ...]]
    ties: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Matrix:
    """One question: hypotheses and items sorted by id, every rating of every cell, and for each item the root it may share (`roots`).

    `stands_for` names, for each item, the items that were its copies. Raises ValueError where two hypotheses do not exclude each other.
    """

    question: Question
    event: str | None
    hypotheses: tuple[Hypothesis, ...]
    items: tuple[Item, ...]
    ratings: Mapping[Cell, tuple[Rating, ...]]
    roots: Mapping[str, str]
    stands_for: Mapping[str, tuple[str, ...]]

    def __post_init__(self) -> None:
        for left, right in combinations(self.hypotheses, 2):
            if not exclusive(left, right):
                raise ValueError(f"{left.id} and {right.id} do not exclude each other and share no matrix")

    def cell(self, item: str, hypothesis: str) -> tuple[Rating, ...]:
        """All ratings of a cell, the machine's draft and those of people, sorted by who and when."""
        return self.ratings.get((item, hypothesis), ())


def matrices(docket: Docket) -> tuple[Matrix, ...]:
    """One matrix for every question and largest set of its accounts that exclude each other, in the order of their ids."""
    items, stands_for = one_for_each_origin(docket.items)
    ratings = _pooled(docket.ratings, stands_for)
    roots = shared_roots(items, docket.ties)
    asked: dict[tuple[str, str], list[Hypothesis]] = {}
    for hypothesis in sorted(docket.hypotheses, key=lambda h: h.id):
        if hypothesis.retired is None:
            asked.setdefault((hypothesis.question, hypothesis.event or ""), []).append(hypothesis)
    found = []
    for (question, event), hypotheses in sorted(asked.items()):
        for chosen in sorted(exclusive_sets(hypotheses), key=lambda those: [h.id for h in those]):
            known = {h.id for h in chosen}
            cells = {cell: given for cell, given in ratings.items() if cell[1] in known}
            found.append(Matrix(Question(question), event or None, chosen, items, cells, roots, stands_for))
    return tuple(found)


def exclusive(left: Hypothesis, right: Hypothesis) -> bool:
    """Whether one of the two says that it excludes the other, and none that they go together."""
    together = (HypothesisRelation.REFINES, HypothesisRelation.COMPATIBLE)
    if right.id in left.related(*together) or left.id in right.related(*together):
        return False
    return right.id in left.related(HypothesisRelation.EXCLUDES) or left.id in right.related(HypothesisRelation.EXCLUDES)


def exclusive_sets(hypotheses: Iterable[Hypothesis]) -> list[tuple[Hypothesis, ...]]:
    """The largest sets of hypotheses that all exclude each other (Bron and Kerbosch's search, with a pivot)."""
    by_id = {h.id: h for h in hypotheses}
    beside: dict[str, set[str]] = {known: set() for known in by_id}
    for left, right in combinations(by_id.values(), 2):
        if exclusive(left, right):
            beside[left.id].add(right.id)
            beside[right.id].add(left.id)
    return [tuple(by_id[known] for known in sorted(chosen)) for chosen in _cliques(frozenset(), set(by_id), set(), beside)]


def one_for_each_origin(items: Iterable[Item]) -> tuple[tuple[Item, ...], dict[str, tuple[str, ...]]]:
    """The items sorted by id with copies (equal kind and origin) made one, and for each which items it stands for."""
    copies: dict[str, list[Item]] = {}
    for item in items:
        key = item.id if item.origin is None else item_id(item.kind, item.origin)
        copies.setdefault(key, []).append(item)
    return (
        tuple(_one(key, copies[key]) for key in sorted(copies)),
        {key: tuple(sorted({item.id for item in those})) for key, those in sorted(copies.items())},
    )


def shared_roots(items: Iterable[Item], ties: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each item the least of the origins that may be one with its own; an item without origin is its own root."""
    least: dict[str, str] = {}

    def root(origin: str) -> str:
        while origin in least:
            origin = least[origin]
        return origin

    for left, right in sorted(ties):
        first, second = sorted((root(left), root(right)))
        if first != second:
            least[second] = first
    return {item.id: item.id if item.origin is None else root(item.origin) for item in items}


def _one(key: str, copies: list[Item]) -> Item:
    """The earliest copy, with the words of all. What people say of copies counts where they do not contradict each other."""
    first = min(copies, key=lambda item: (_moment(item.known, LAST), item.claim or "", item.id, repr(item)))
    return replace(
        first,
        id=key,
        spans=tuple(sorted({span for item in copies for span in item.spans})),
        grade=_agreed_grade(item.grade for item in copies),
        credibility=_agreed(item.credibility for item in copies),
        relevance=_agreed(item.relevance for item in copies),
    )


def _agreed(given: Iterable[Level | None]) -> Level | None:
    said = {one for one in given if one is not None}
    return said.pop() if len(said) == 1 else None


def _agreed_grade(given: Iterable[Grade | None]) -> Grade | None:
    judged = [grade for grade in given if grade is not None and (grade.reliability, grade.credibility) != UNJUDGED]
    if len({(grade.reliability, grade.credibility) for grade in judged}) != 1:
        return None
    return min(judged, key=lambda grade: (grade.by, grade.why))


def _pooled(ratings: Mapping[Cell, tuple[Rating, ...]], stands_for: Mapping[str, tuple[str, ...]]) -> dict[Cell, tuple[Rating, ...]]:
    """The ratings of an item are those of all its copies, each once."""
    of = {copy: key for key, copies in stands_for.items() for copy in copies}
    pooled: dict[Cell, set[Rating]] = {}
    for (item, hypothesis), given in ratings.items():
        pooled.setdefault((of.get(item, item), hypothesis), set()).update(given)
    return {cell: tuple(sorted(given, key=_by_whom_and_when)) for cell, given in sorted(pooled.items())}


def _by_whom_and_when(rating: Rating) -> tuple[str, float, str, str, bool, str]:
    return rating.by, _moment(rating.at, FIRST), rating.value, rating.why, rating.signed, repr(rating.reasons)


def _moment(at: datetime | None, else_: float) -> float:
    return else_ if at is None else at.timestamp()


def _cliques(chosen: frozenset[str], open_: set[str], done: set[str], beside: Mapping[str, set[str]]) -> Iterator[frozenset[str]]:
    if not open_ and not done:
        yield chosen
        return
    pivot = max(sorted(open_ | done), key=lambda known: len(beside[known] & open_))
    for known in sorted(open_ - beside[pivot]):
        yield from _cliques(chosen | {known}, open_ & beside[known], done & beside[known], beside)
        open_ = open_ - {known}
        done = done | {known}
