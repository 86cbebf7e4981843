"""A confession taken back is its maker's only where one person is said to have confessed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cased import CLAIMED, Made
from counterclaim.interpret.recanted import NAME, recanted
from counterclaim.model.claim import Claim
from counterclaim.model.labels import Act, Position, SourceKind


def _made(
    source: str = "Suspect", content: str = "bridge confession", kind: SourceKind = SourceKind.DESCRIBED, more: bool = False
) -> Claim:
    made = Made()
    one = made.document(12, f"{source} takes back {content}.", "Jory Vel admitted his part.", "Tam Osk admitted the rest.")
    taken = one.claim(source, "takes back", content, Act.RETRACT, after=f"{source} takes back")
    taken = replace(taken, source=replace(taken.source, kind=kind))
    owned = [made.position(one, "Jory Vel|admitted|his part", Act.ADMIT, "", CLAIMED)]
    if more:
        owned.append(made.position(one, "Tam Osk|admitted|the rest", Act.ADMIT, "", CLAIMED))
    owned = [replace(c, responsibility=(replace(c.responsibility[0], actor=c.speaker),)) for c in owned]
    first, *others = recanted(one.made, [taken, *owned])
    assert list(others) == owned
    return first


def test_the_one_who_confessed_takes_it_back() -> None:
    found = _made()
    (row,) = found.responsibility
    assert found.speaker == found.source.actor == row.actor
    assert found.reasons[-1].name == NAME
    assert (row.polarity, row.span.exact) == (Position.NONCOMMITTAL, "confession")


def test_who_is_known_to_have_confessed_needs_no_other_word() -> None:
    assert _made(source="Jory Vel", kind=SourceKind.NAMED).responsibility != ()


@pytest.mark.parametrize(
    "facts",
    [
        {"more": True},  # two have confessed
        {"source": "He"},  # settled before, as somebody else
        {"source": "His lawyer"},  # somebody else on his behalf
        {"content": "the statement"},  # no confession
        {"source": "The suspect Tam Osk", "kind": SourceKind.NAMED},  # the text says who
    ],
)
def test_nothing_is_added_where_somebody_else_may_be_meant(facts: dict[str, object]) -> None:
    assert _made(**facts).responsibility == ()
