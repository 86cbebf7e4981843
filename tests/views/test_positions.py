"""Positions over time: who turns, who takes back, who is not heard to repeat, and what is no turn at all."""

from __future__ import annotations

import pytest

from cased import CLAIMED, DENIED, OPEN, Made
from counterclaim.model.labels import Act, Occurred, Reality, RelationKind, Role
from counterclaim.views.case import case_view
from counterclaim.views.linked import Linked
from counterclaim.views.positions import Positions, Track

TIDE, ISTRA = "the Grey Tide", "Istra"
SAYS = {
    "denies": (Act.DENY, DENIED),
    "claims": (Act.CLAIM_RESPONSIBILITY, CLAIMED),
    "accuses": (Act.ACCUSE, CLAIMED),
    "hints": (Act.SUGGEST, CLAIMED),
    "declines": (Act.DECLINE, OPEN),
    "takes back": (Act.RETRACT, CLAIMED),
}


def _positions(made: Made, linked: Linked | None = None) -> dict[str, Positions]:
    return {one.name: one for one in case_view(made.dossier(), linked).positions}


def _track(made: Made, who: str = TIDE, linked: Linked | None = None) -> Track:
    return _positions(made, linked)[who].tracks[0]


def _turns(made: Made, who: str = TIDE, linked: Linked | None = None) -> list[tuple[str, str, str]]:
    turns = _track(made, who, linked).turns
    return [(turn.kind.value, turn.before.stand.value if turn.before else "", turn.after.stand.value) for turn in turns]


def _said(held: str, *stands: str) -> Made:
    """The Grey Tide says one thing a day, in documents of the 12th, 13th, and so on."""
    made = Made()
    for day, stand in enumerate(stands, 12):
        make = made.document(day, f"{TIDE} said of the blast on day {day} what it said.")
        act, position = SAYS[stand]
        made.position(make, f"{TIDE}|said|of the blast on day {day} what it said", act, held, position)
    return made


@pytest.mark.parametrize(
    ("held", "stands", "expected"),
    [
        (TIDE, ("denies", "claims"), [("reversal", "denies", "claims")]),
        (TIDE, ("claims", "denies"), [("reversal", "claims", "denies")]),
        (TIDE, ("claims", "takes back"), [("retraction", "claims", "takes back")]),
        (TIDE, ("takes back",), [("retraction", "", "takes back")]),
        (ISTRA, ("hints", "accuses"), [("hardened", "hints", "accuses")]),
        (ISTRA, ("accuses", "hints"), [("softened", "accuses", "hints")]),
        (ISTRA, ("accuses", "declines"), [("softened", "accuses", "declines")]),
        (ISTRA, ("hints", "denies"), [("softened", "hints", "denies")]),
        (TIDE, ("declines", "denies"), [("hardened", "declines", "denies")]),
        (TIDE, ("denies", "denies"), []),
        # printed on the third day without the day on which it was said: it may be the first day's denial again
        (TIDE, ("denies", "claims", "denies"), [("reversal", "denies", "claims")]),
    ],
)
def test_turns(held: str, stands: tuple[str, ...], expected: list[tuple[str, str, str]]) -> None:
    assert _turns(_said(held, *stands)) == expected


def test_a_return_on_a_day_that_is_said_is_a_turn() -> None:
    made = _said(TIDE, "denies", "claims")
    make = made.document(15, f"{TIDE} denied it again.")
    made.position(make, f"{TIDE}|denied|it again", Act.DENY, TIDE, DENIED, said="2031-05-14")
    assert _turns(made) == [("reversal", "denies", "claims"), ("reversal", "claims", "denies")]
    assert [turn.said for turn in _track(made).turns] == [False, True]


def test_positions_of_one_day_have_no_order() -> None:
    made = Made()
    make = made.document(12, f"{TIDE} denied the blast.", f"{TIDE} claimed the blast.")
    made.position(make, f"{TIDE}|denied|the blast", Act.DENY, TIDE, DENIED)
    made.position(make, f"{TIDE}|claimed|the blast", Act.CLAIM_RESPONSIBILITY, TIDE, CLAIMED)
    assert _turns(made) == []


def test_the_day_on_which_it_was_said_goes_before_the_day_of_print() -> None:
    made = Made()
    late = made.document(16, f"{TIDE} denied the blast.")
    early = made.document(13, f"{TIDE} claimed the blast.")
    made.position(late, f"{TIDE}|denied|the blast", Act.DENY, TIDE, DENIED, said="2031-05-12")
    made.position(early, f"{TIDE}|claimed|the blast", Act.CLAIM_RESPONSIBILITY, TIDE, CLAIMED)
    assert _turns(made) == [("reversal", "denies", "claims")]


@pytest.mark.parametrize(
    "facts", [{"occurred": Occurred.NO}, {"reality": Reality.CONDITIONAL}, {"reality": Reality.QUESTION}, {"reality": Reality.HEARSAY}]
)
def test_what_was_not_said_outright_is_no_position(facts: dict[str, object]) -> None:
    made = _said(TIDE, "denies")
    make = made.document(14, f"{TIDE} claimed the blast.")
    made.position(make, f"{TIDE}|claimed|the blast", Act.CLAIM_RESPONSIBILITY, TIDE, OPEN, **facts)
    assert [item.stand.value for item in _track(made).taken] == ["denies"]


def test_another_word_for_the_same_role_is_no_turn_and_another_role_is_another_track() -> None:
    made = Made()
    for day, act, position, role in ((12, Act.ACCUSE, CLAIMED, Role.PLANNER), (13, Act.DENY, DENIED, Role.SPONSOR)):
        make = made.document(day, f"The premier spoke of {ISTRA}.")
        made.position(make, f"The premier|spoke|of {ISTRA}", act, ISTRA, position, role)
    assert [(track.family, len(track.turns)) for track in _positions(made)["The premier"].tracks] == [
        ("did it", 0),
        ("had a hand in it", 0),
    ]


@pytest.mark.parametrize(
    ("relation", "name", "held", "expected"),
    [
        (RelationKind.SPEAKS_FOR, "Ada Quill", "Ada Quill", "Ada Quill"),  # she denies for Istra that 'it' had any part
        (RelationKind.SPEAKS_FOR, "Ada Quill", ISTRA, "Ada Quill"),
        (RelationKind.OFFICE_OF, "Ada Quill", ISTRA, "Ada Quill"),
        (RelationKind.PART_OF, "Ada Quill", ISTRA, None),
        (None, "Ada Quill", ISTRA, None),
    ],
)
def test_a_spokesman_counts_only_by_a_relation_and_is_shown(
    relation: RelationKind | None, name: str, held: str, expected: str | None
) -> None:
    made = Made(relations={name: ((relation, ISTRA),)} if relation else {})
    first = made.document(12, f"{ISTRA} claimed the blast.")
    made.position(first, f"{ISTRA}|claimed|the blast", Act.CLAIM_RESPONSIBILITY, ISTRA, CLAIMED)
    second = made.document(13, f"{name} denied the blast.")
    made.position(second, f"{name}|denied|the blast", Act.DENY, held, DENIED)
    track = _track(made, ISTRA)
    assert [item.through for item in track.taken[1:]] == ([expected] if expected else [])
    assert [turn.kind.value for turn in track.turns] == (["reversal"] if expected else [])


def test_not_repeated_since_counts_later_documents_that_report_the_actor_without_it() -> None:
    made = _said(ISTRA, "accuses")
    for day in (13, 14):
        make = made.document(day, f"{TIDE} promised more of day {day}.", f"The mayor wept on day {day}.")
        make.claim(TIDE, "promised", f"more of day {day}", Act.PROMISE, after=f"{TIDE} promised")
    made.document(15, "Nobody said anything.")
    assert _track(made).quiet == (2, 3)
    fourth = made.builders[2].made.id
    assert _track(made, TIDE, Linked(copies={fourth: made.builders[1].made.id})).quiet == (2,)


def test_a_copy_was_said_when_its_origin_was_and_is_no_second_position() -> None:
    made = _said(TIDE, "denies", "claims", "denies")
    first, _, third = (builder.made.id for builder in made.builders)
    track = _track(made, TIDE, Linked(copies={third: first}))
    assert [(item.stand.value, item.moment.day, len(item.entries)) for item in track.taken] == [
        ("denies", "2031-05-12", 2),
        ("claims", "2031-05-13", 1),
    ]
