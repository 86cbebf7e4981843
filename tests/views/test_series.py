"""Figures as series: by source and scope, with days, revisions and bands; nothing is compared that counts something else."""

from __future__ import annotations

import pytest

from cased import Made
from counterclaim.model.actor import Actor
from counterclaim.model.figure import Scope
from counterclaim.model.labels import ActorKind, FigureKind
from counterclaim.views.case import case_view
from counterclaim.views.linked import Linked
from counterclaim.views.points import Band, Group, bands, disjoint


def _groups(made: Made, linked: Linked | None = None) -> tuple[Group, ...]:
    return case_view(made.dossier(), linked).figures


def _told(made: Made, day: int | None, source: str, number: str, low: int | None, high: int | None, **facts: object) -> None:
    make = made.document(day, f"{source} counted {number} dead.")
    made.toll(make, f"{source}|counted|{number} dead", number, low, high, **facts)


def _case() -> Made:
    made = Made()
    _told(made, 12, "The police", "at least 14", 14, None)
    _told(made, 13, "The ministry", "16", 16, 16)
    _told(made, 15, "The hospital", "17", 17, 17)
    _told(made, 16, "The police", "17", 17, 17)
    return made


def test_a_revised_toll_is_a_series_by_source() -> None:
    group = _groups(_case())[0]
    assert [(one.source, [(p.figure.words, p.day, p.revision and p.revision.value) for p in one.points]) for one in group.series] == [
        ("The police", [("at least 14", "2031-05-12", None), ("17", "2031-05-16", "revised")]),
        ("The ministry", [("16", "2031-05-13", "differs from an earlier number")]),
        ("The hospital", [("17", "2031-05-15", "differs from an earlier number")]),
    ]
    assert group.moving


def test_bands_last_until_the_source_says_otherwise() -> None:
    made = _case()
    _told(made, 12, "The police", "12", 12, 12)
    assert bands(_groups(made)[0].series[0]) == (Band("2031-05-12", "2031-05-16", 12, None), Band("2031-05-16", None, 17, 17))


@pytest.mark.parametrize(
    "facts",
    [
        {"kind": FigureKind.SUBSET},
        {"kind": FigureKind.INCREMENT},
        {"scope": Scope("children")},
        {"scope": Scope(attackers=True)},
        {"scope": Scope(area="the north")},
    ],
)
def test_what_counts_something_else_stands_apart(facts: dict[str, object]) -> None:
    made = Made()
    _told(made, 12, "The police", "14", 14, 14)
    _told(made, 13, "The police", "3", 3, 3, **facts)
    groups = _groups(made)
    assert [len(group.series[0].points) for group in groups] == [1, 1]
    assert not any(group.moving or point.revision for group in groups for one in group.series for point in one.points)


def test_the_day_for_which_it_holds_goes_before_all_and_words_for_one_are_none() -> None:
    made = Made()
    _told(made, 15, "The police", "14", 14, 14, as_of="2031-05-12")
    _told(made, 14, "The police", "17", 17, 17, as_of="Friday")
    _told(made, None, "The police", "18", 18, 18)
    assert [(p.day, p.published) for p in _groups(made)[0].series[0].points] == [
        ("2031-05-12", "2031-05-15"),
        (None, "2031-05-14"),
        (None, None),
    ]


def test_a_copy_is_printed_with_its_origin_and_its_described_source_is_the_same() -> None:
    made = Made()
    for day, name in ((12, "rescuers"), (14, "Rescuers")):
        _told(made, day, name, "14", 14, 14)
        made.builders[-1].actors[name] = Actor(name, name, ActorKind.DESCRIBED_SOURCE, mentions=made.builders[-1].actors[name].mentions)
    made.kinds = dict.fromkeys(("rescuers", "Rescuers"), ActorKind.DESCRIBED_SOURCE)
    first, second = (builder.made.id for builder in made.builders)
    assert [len(one.points) for one in _groups(made)[0].series] == [1, 1]
    series = _groups(made, Linked(copies={second: first}))[0].series
    assert [[(point.day, len(point.given)) for point in one.points] for one in series] == [[("2031-05-12", 2)]]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((14, None), (17, 17), False),
        ((14, None), (9, 9), True),
        ((None, 100), (120, 120), True),
        ((None, 100), (90, None), False),
        ((40, 50), (50, 60), False),
        ((40, 50), (51, 51), True),
        ((None, None), (3, 3), False),
    ],
)
def test_disjoint(one: tuple[int | None, int | None], other: tuple[int | None, int | None], expected: bool) -> None:
    assert disjoint(one, other) is disjoint(other, one) is expected


@pytest.mark.parametrize(
    ("words", "part"), [("Anton Wickery", True), ("the driver", True), ("one", False), ("a man", False), ("Man", False)]
)
def test_one_person_told_of_is_no_toll_beside_others(words: str, part: bool) -> None:
    made = _case()
    _told(made, 15, "The courier", words, 1, 1)
    (found,) = (group for group in _groups(made) for one in group.series if one.source == "The courier")
    assert (found.kind is FigureKind.SUBSET) == part


def test_one_person_told_of_alone_is_the_toll() -> None:
    made = Made()
    _told(made, 15, "The courier", "Anton Wickery", 1, 1)
    assert [group.kind for group in _groups(made)] == [FigureKind.TOTAL]
