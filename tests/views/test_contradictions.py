"""Contradictions: two accounts that cannot both be so, with both quotations; what only says more is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cased import CLAIMED, DENIED, OPEN, Made
from counterclaim.model.event import Attribute, Event, Place, When
from counterclaim.model.figure import Scope
from counterclaim.model.labels import Act, ActorKind, FigureKind, Occurred, Precision, RelationKind, Role
from counterclaim.views.accounts import accounts
from counterclaim.views.case import case_view
from counterclaim.views.linked import Linked

TIDE, WING, ORDER, ISTRA = "the Grey Tide", "the Salt Wing", "the Red Order", "Istra"


def _found(made: Made, linked: Linked | None = None) -> list[tuple[str, str, str, str]]:
    return [(one.kind.value, one.one.says, one.other.says, one.dates.value) for one in case_view(made.dossier(), linked).contradictions]


def _accused(made: Made, day: int, who: str, held: str, act: Act = Act.ACCUSE, **facts: object) -> None:
    make = made.document(day, f"{who} spoke on {held}.")
    made.position(make, f"{who}|spoke|on {held}", act, held, DENIED if act is Act.DENY else CLAIMED, **facts)  # type: ignore[arg-type]


def test_one_says_so_another_not_with_both_quotations() -> None:
    made = Made()
    _accused(made, 12, "the premier", ISTRA)
    _accused(made, 13, ISTRA, ISTRA, Act.DENY)
    assert _found(made) == [("responsibility", "so", "not so", "different days")]
    found = case_view(made.dossier()).contradictions[0]
    assert found.in_account
    assert [(side.speakers, side.voiced[0].cited.words) for side in (found.one, found.other)] == [
        (("the premier",), "on Istra"),
        ((ISTRA,), "on Istra"),
    ]


@pytest.mark.parametrize(
    ("role", "denied", "expected"),
    [
        (Role.SPONSOR, Role.UNSPECIFIED, 1),  # 'any involvement'
        (Role.PERPETRATOR, Role.UNSPECIFIED, 1),
        (Role.SPONSOR, Role.PERPETRATOR, 0),
        (Role.FOREKNEW, Role.UNSPECIFIED, 0),
    ],
)
def test_a_denial_denies_what_it_says(role: Role, denied: Role, expected: int) -> None:
    made = Made()
    _accused(made, 12, "the premier", ISTRA, role=role)
    _accused(made, 12, ISTRA, ISTRA, Act.DENY, role=denied)
    assert len(_found(made)) == expected


def test_a_hint_is_a_side_of_nothing() -> None:
    made = Made()
    _accused(made, 12, "the premier", ISTRA, Act.SUGGEST)
    _accused(made, 12, ISTRA, ISTRA, Act.DENY)
    assert _found(made) == []


def test_one_mouth_that_says_both_contradicts_itself_unless_the_days_differ() -> None:
    made = Made()
    _accused(made, 12, TIDE, TIDE, Act.CLAIM_RESPONSIBILITY)
    _accused(made, 12, TIDE, TIDE, Act.DENY)
    assert _found(made) == [("act", "so", "not so", "same day")]
    later = Made()
    _accused(later, 12, TIDE, TIDE, Act.CLAIM_RESPONSIBILITY)
    _accused(later, 13, TIDE, TIDE, Act.DENY)
    found = case_view(later.dossier()).contradictions
    assert [(one.kind.value, one.in_account) for one in found] == [("act", False)]


@pytest.mark.parametrize(("day", "expected"), [(11, 0), (12, 1), (13, 1)])
def test_said_to_have_claimed_and_later_to_have_claimed_nothing(day: int, expected: int) -> None:
    made = Made()
    _accused(made, 12, TIDE, TIDE, Act.CLAIM_RESPONSIBILITY)
    make = made.document(day, f"{TIDE} has not claimed the blast.")
    claim = make.claim(TIDE, "claimed", "the blast", Act.CLAIM_RESPONSIBILITY, occurred=Occurred.NO)
    row = replace(made.builders[0].claims[0].responsibility[0], polarity=OPEN, span=claim.content.spans[0])
    make.claims[-1] = replace(claim, responsibility=(row,), event=made.event.id)
    assert len(_found(made)) == expected


def _two_doers(one: str, other: str, **facts: object) -> Made:
    made = Made()
    _accused(made, 12, "the premier", one, **facts)
    _accused(made, 13, "the coast guard", other, **facts)
    return made


def test_accounts_whose_doers_exclude_each_other_compete() -> None:
    (kind, *sides, dates) = _found(_two_doers(TIDE, ORDER))[0]
    assert (kind, sorted(sides), dates) == ("competing accounts", [f"{TIDE} did it", f"{ORDER} did it"], "different days")


@pytest.mark.parametrize("kind", [RelationKind.PART_OF, RelationKind.AFFILIATE_OF, RelationKind.PROXY_OF])
def test_branch_and_group_do_not_compete(kind: RelationKind) -> None:
    made = _two_doers(TIDE, WING)
    _accused(made, 14, WING, TIDE)  # the wing is heard, so that it can carry the relation
    made.relations = {WING: ((kind, TIDE),)}
    assert [one for one in _found(made) if one[0] == "competing accounts"] == []


def test_a_name_that_tells_of_both_joins_them_and_a_description_may_be_either() -> None:
    assert _found(_two_doers("the Salt Wing", "the Salt Wing of the Grey Tide")) == []
    assert _found(_two_doers(TIDE, "an armed offshoot")) == []
    made = _two_doers(WING, TIDE)
    _accused(made, 14, "the mayor", "the Salt Wing of the Grey Tide")
    assert _found(made) == []


@pytest.mark.parametrize(
    ("kinds", "role", "expected"),
    [
        ({ORDER: ActorKind.STATE}, Role.PERPETRATOR, 1),
        ({ORDER: ActorKind.STATE}, Role.UNSPECIFIED, 0),  # a state may be behind a group
        ({}, Role.UNSPECIFIED, 1),
        ({ORDER: ActorKind.PERSON}, Role.PERPETRATOR, 0),
        ({}, Role.SPONSOR, 0),
    ],
)
def test_which_doers_exclude_each_other(kinds: dict[str, ActorKind], role: Role, expected: int) -> None:
    made = _two_doers(TIDE, ORDER, role=role)
    made.kinds = kinds
    assert len(_found(made)) == expected


def test_doers_that_one_source_names_together_do_not_compete() -> None:
    made = _two_doers(TIDE, ORDER)
    _accused(made, 14, "the mayor", TIDE)
    _accused(made, 14, "the mayor", ORDER)
    assert _found(made) == []


def test_somebody_who_made_it_up_and_somebody_who_did_it_compete() -> None:
    made = _two_doers(TIDE, ORDER)
    last = made.builders[1]
    last.claims[0] = replace(last.claims[0], responsibility=(replace(last.claims[0].responsibility[0], role=Role.FABRICATOR),))
    assert {side for one in _found(made) for side in one[1:3]} == {f"{TIDE} did it", f"{ORDER} made it up"}


def _tolls(*given: tuple[int, str, int | None, int | None], **facts: object) -> Made:
    made = Made()
    for number, (day, source, low, high) in enumerate(given):
        make = made.document(day, f"{source} counted {low} dead, {number}.")
        made.toll(make, f"{source}|counted|{low} dead", f"{low} dead", low, high, **facts)
    return made


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([(12, "Police", 14, 14), (12, "A hospital", 17, 17)], [("number", "14", "17", "same day")]),
        ([(12, "Police", 14, 14), (15, "A hospital", 17, 17)], [("number", "14", "17", "different days")]),
        ([(12, "Police", 14, None), (12, "A hospital", 17, 17)], []),
        ([(12, "Police", 14, 14), (12, "Police", 17, 17)], []),  # one source on one day: a running count
        ([(12, "Police", 14, 14), (15, "Police", 17, 17)], []),  # one source later: a revision
        ([(12, "Police", 14, 20), (12, "A hospital", 17, 17)], []),
    ],
)
def test_numbers(given: list[tuple[int, str, int | None, int | None]], expected: list[tuple[str, str, str, str]]) -> None:
    assert _found(_tolls(*given)) == expected


def test_numbers_of_other_scope_or_kind_are_not_compared() -> None:
    given = [(12, "Police", 14, 14), (12, "A hospital", 17, 17)]
    assert _found(_tolls(*given, kind=FigureKind.SUBSET)) == []
    made = _tolls(*given)
    last = made.builders[1]
    last.figures[0] = replace(last.figures[0], scope=Scope("children"))
    assert _found(made) == []


def test_differing_dates_are_no_difference_in_account() -> None:
    found = case_view(_tolls((12, "Police", 14, 14), (15, "A hospital", 17, 17)).dossier()).contradictions
    assert [one.in_account for one in found] == [False]


def _told(one: dict[str, object], other: dict[str, object], words: tuple[str, str] = ("Orrin", "Lisk")) -> tuple[Made, Linked]:
    """One event of two documents, each with what it tells of it."""
    made = Made()
    events = []
    for number, (facts, name) in enumerate(zip((one, other), words, strict=True)):
        make = made.document(12 + number, f"The blast was at {name}, it is said, part {number}.")
        slot = "place" if "place" in facts else "date"
        events.append(Event(f"e{number}", True, "the blast", attributes=(Attribute(slot, name, None, make.span(name)),), **facts))  # type: ignore[arg-type]
    return made, Linked(told={made.event.id: tuple(events)})


ORRIN = Place("Orrin", "XX", 54.1, 9.8)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (Place("Lisk", "XX", 55.9, 9.8), 1),
        (Place("Lisk", "XX", 54.2, 9.8), 0),  # eleven kilometres: a suburb
        (Place("Lisk", "YY"), 1),
        (Place("Lisk", "XX"), 0),  # the country of the town
        (Place("Lisk"), 0),
        (Place("Lisk", "YY", candidates=(Place("Lisk", "XX", 54.1, 9.7),)), 0),
    ],
)
def test_places(other: Place, expected: int) -> None:
    assert len(_found(*_told({"place": ORRIN}, {"place": other}))) == expected


def _day(text: str, first: str, last: str | None = None) -> dict[str, object]:
    return {"date": When(first, last or first, text, Precision.DAY)}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (_day("Tuesday", "2031-05-13"), _day("at 7.42 on Tuesday", "2031-05-13T07:42"), 0),
        (_day("Tuesday", "2031-05-13"), _day("Monday", "2031-05-12"), 1),
        (_day("Tuesday", "2031-05-13"), _day("this week", "2031-05-12", "2031-05-18"), 0),
        (_day("Tuesday", "2031-05-13"), {"date": When(None, None, "that day", None)}, 0),
    ],
)
def test_times(one: dict[str, object], other: dict[str, object], expected: int) -> None:
    found = _found(*_told(one, other, (one["date"].text, other["date"].text)))  # type: ignore[attr-defined]
    assert [kind for kind, *_ in found] == ["time"] * expected


def test_events_are_not_compared_with_each_other() -> None:
    made = _two_doers(TIDE, ORDER)
    other = Event("e1-other", False, "another blast")
    last = made.builders[1]
    last.claims[0] = replace(last.claims[0], event=other.id, responsibility=(replace(last.claims[0].responsibility[0], event=other.id),))
    view = case_view(replace(made.dossier(), events=(made.event, other)))
    assert list(accounts(view.passages, Linked())) == []
