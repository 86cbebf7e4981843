"""A correction commits nobody to what it corrects."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cased import CLAIMED, Made
from counterclaim.interpret.corrected import corrected
from counterclaim.model.claim import Claim
from counterclaim.model.labels import Act, Position, Reality, Voice

EARLIER = "An earlier version of this article"
INNER = "the League had claimed the blast"


def _made(source: str) -> tuple[Claim, ...]:
    made = Made()
    one = made.document(12, f"Correction: {source} said that {INNER}.", "Police said the Tide did it.")
    outer = one.claim(source, "said", f"that {INNER}", Act.REPORT)
    inner = made.position(one, "the League|had claimed|the blast", Act.CLAIM_RESPONSIBILITY, "league", CLAIMED)
    other = made.position(one, "Police|said|the Tide did it", Act.ACCUSE, "tide", CLAIMED)
    note = replace(inner, id="note", voice=Voice.NARRATOR, source=None, cue=None, content=outer.content)
    return corrected(one.made, [outer, inner, other, *([note] if source != EARLIER else [])])


def test_what_is_corrected_is_passed_on_and_no_position() -> None:
    outer, inner, other = _made(EARLIER)
    assert (outer.act, outer.reasons[-1].name) == (Act.CORRECT, "act by correction")
    assert inner.reality is Reality.HEARSAY
    assert [row.polarity for row in inner.responsibility] == [Position.NONCOMMITTAL]
    assert [row.polarity for row in other.responsibility] == [Position.POSITIVE]


@pytest.mark.parametrize("source", ["The first witness", "The Courier"])
def test_anybody_else_in_a_note_is_heard_but_for_the_article(source: str) -> None:
    outer, inner, _, note = _made(source)
    assert outer.act is Act.REPORT
    assert [row.polarity for row in inner.responsibility] == [Position.POSITIVE]
    assert note.responsibility == ()
