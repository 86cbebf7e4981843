"""Dockets made up for tests: by hand from a few letters, and strategies that make many. All parties are invented."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from counterclaim.model.evidence import Grade, Item, Rating
from counterclaim.model.hypothesis import Hypothesis
from counterclaim.model.ids import item_id
from counterclaim.model.labels import (
    Cause,
    Credibility,
    HypothesisRelation,
    ItemKind,
    Level,
    Question,
    RatingValue,
    Reliability,
)
from counterclaim.model.span import Span
from counterclaim.weigh.matrix import Docket, Matrix, matrices
from counterclaim.weigh.sheet import Sheet, sheets

DAY = datetime(2031, 5, 12, tzinfo=UTC)
PEOPLE = ("Ilse Marrow", "Ovid Lunn")


def accounts(*names: str, question: Question = Question.CARRIED_OUT) -> tuple[Hypothesis, ...]:
    """Accounts of these ids that all exclude each other."""
    return tuple(
        Hypothesis(
            name, question, name, Cause.ATTACK, relations=tuple((HypothesisRelation.EXCLUDES, other) for other in names if other != name)
        )
        for name in names
    )


def finding(name: str, **facts: object) -> Item:
    """An item of this id."""
    return Item(name, **{"kind": ItemKind.FINDING, "finding": name, **facts})  # type: ignore[arg-type]


def signed(value: str, by: str = PEOPLE[0], days: int = 0) -> Rating:
    """A rating that a person signed."""
    return Rating(RatingValue(value), by, DAY + timedelta(days=days), signed=True)


def docket(names: Sequence[str], rows: Mapping[Item, str], ties: tuple[tuple[str, str], ...] = ()) -> Docket:
    """A docket whose items one person rated: for each item its values, by spaces, in the order of the accounts."""
    ratings = {
        (item.id, name): (signed(value),) for item, values in rows.items() for name, value in zip(names, values.split(), strict=True)
    }
    return Docket(accounts(*names), tuple(rows), ratings, ties)


def matrix(made: Docket) -> Matrix:
    """The docket's only matrix."""
    (found,) = matrices(made)
    return found


def sheet(made: Docket) -> Sheet:
    """The docket's only sheet."""
    (found,) = sheets(matrix(made))
    return found


VALUES = st.sampled_from(RatingValue)
LEVELS = st.none() | st.sampled_from(Level)
GRADES = st.none() | st.builds(Grade, st.sampled_from(Reliability), st.sampled_from(Credibility), st.sampled_from(PEOPLE))


@st.composite
def items(draw: st.DrawFn, at: int) -> Item:
    """An item of its own origin, or of none; said, counted or found."""
    kind = draw(st.sampled_from((ItemKind.SAID, ItemKind.FINDING)))
    root = f"t{at}"
    own = draw(st.booleans())
    return Item(
        item_id(kind, root),
        kind,
        claim=f"c{at}" if kind is ItemKind.SAID else None,
        finding=f"n{at}" if kind is ItemKind.FINDING else None,
        origin=root if own else None,
        source=draw(st.none() | st.sampled_from(("a1", "a2", "a3"))),
        spans=(Span(f"d{at % 3}", at, at + 2, "it"),),
        grade=draw(GRADES),
        credibility=draw(LEVELS),
        relevance=draw(LEVELS),
        known=draw(st.none() | st.integers(0, 9).map(lambda days: DAY + timedelta(days=days))),
    )


@st.composite
def dockets(draw: st.DrawFn, people: int = 2, most: int = 7) -> Docket:
    """Two to four accounts, some items, ratings of one or two people and the machine, some cells empty, some origins tied."""
    names = [f"h{at}" for at in range(draw(st.integers(2, 4)))]
    made = tuple(draw(items(at)) for at in range(draw(st.integers(0, most))))
    ratings: dict[tuple[str, str], tuple[Rating, ...]] = {}
    for item in made:
        whole = draw(st.integers(0, 4)) > 0
        for name in names:
            given = [Rating(draw(VALUES))] if draw(st.booleans()) else []
            who = [person for person in PEOPLE[:people] if whole or draw(st.booleans())]
            given += [signed(draw(VALUES).value, person, draw(st.integers(0, 9))) for person in who]
            ratings[item.id, name] = tuple(given)
    origins = sorted({item.origin for item in made if item.origin})
    pairs = [(left, right) for left in origins for right in origins if left < right]
    ties = tuple(draw(st.lists(st.sampled_from(pairs), max_size=3, unique=True))) if pairs else ()
    return Docket(accounts(*names), made, ratings, ties)
