"""What was taken back, and the earlier words of the same mouth that it takes back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cased import DENIED, Made
from counterclaim.model.labels import Act, Occurred, RelationKind
from counterclaim.views.case import case_view
from counterclaim.views.linked import Linked
from counterclaim.views.retractions import Retraction

MINISTRY = "The ministry"


def _made(first: str = MINISTRY, words: str = "the stoker was being questioned", day: int = 12, **facts: object) -> Made:
    made = Made()
    one = made.document(day, f"{first} said {words}.")
    one.claim(first, "said", words, Act.STATE, after=f"{first} said")
    two = made.document(15, f"{MINISTRY} withdrew its statement that the stoker was being questioned.")
    two.claim(MINISTRY, "withdrew", "its statement that the stoker was being questioned", Act.RETRACT, after=MINISTRY, **facts)
    return made


def _found(made: Made, linked: Linked | None = None) -> tuple[Retraction, ...]:
    return case_view(made.dossier(), linked).retractions


def test_what_was_said_before_is_found() -> None:
    (found,) = _found(_made())
    assert found.row.speaker == MINISTRY
    assert found.earlier is not None
    assert found.earlier.entry.number == 1


@pytest.mark.parametrize(
    ("first", "words", "day"),
    [
        ("The mayor", "the stoker was being questioned", 12),  # another mouth
        (MINISTRY, "the bridge would be mended in spring", 12),  # another matter
        (MINISTRY, "the stoker was being questioned", 15),  # not before
        (MINISTRY, "the stoker was well", 12),  # one word is not the same words
    ],
)
def test_other_words_are_not_what_was_taken_back(first: str, words: str, day: int) -> None:
    (found,) = _found(_made(first, words, day))
    assert found.earlier is None


@pytest.mark.parametrize(("who", "kind"), [("Ada Quill", RelationKind.SPEAKS_FOR), ("A ministry source", RelationKind.OFFICE_OF)])
def test_who_said_it_for_the_ministry_is_shown_by_name(who: str, kind: RelationKind) -> None:
    made = _made(who)
    made.relations = {who: ((kind, MINISTRY),)}
    assert [found.earlier and found.earlier.speaker for found in _found(made)] == [who]


def test_what_is_told_with_the_retraction_is_not_what_was_said_before() -> None:
    made = _made("The mayor")
    two = made.builders[-1]
    words = "that the stoker was being questioned"
    two.claims.append(replace(two.claim(MINISTRY, "statement", words, Act.STATE, after=MINISTRY), said="2031-05-12"))
    (found,) = _found(made)
    assert found.earlier is None


def test_what_was_not_taken_back_and_what_is_a_turn_is_none() -> None:
    assert _found(_made(occurred=Occurred.NO)) == ()
    made = _made()
    third = made.document(16, "Istra took back its denial.")
    made.position(third, "Istra|took back|its denial", Act.RETRACT, "Istra", DENIED)
    assert len(_found(made)) == 1


def test_a_copy_takes_nothing_back_again() -> None:
    made = _made()
    copy = made.document(16, f"{MINISTRY} withdrew its statement that the stoker was being questioned.", outlet="The Velm Echo")
    copy.claim(MINISTRY, "withdrew", "its statement that the stoker was being questioned", Act.RETRACT, after=MINISTRY)
    assert len(_found(made)) == 2
    assert len(_found(made, Linked(copies={copy.made.id: made.builders[1].made.id}))) == 1
