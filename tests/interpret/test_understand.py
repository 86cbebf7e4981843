"""Understanding with the bundled reader: a short denial is kept, a hint stays one, the narrator is heard."""

from __future__ import annotations

import pytest

import counterclaim
from counterclaim.model.labels import Act, Position, Voice

DENIED = """Some state outlets have suggested that the Tide Guard may have been involved in the sinking, though the group has denied it.
"""
STATED = """Ferry sinks off Corrin

The Maritime Front carried out the attack on the ferry, and there is little evidence that Norda ordered it.
"""


def test_a_denial_in_few_words_is_kept() -> None:
    claims = counterclaim.read(DENIED).claims
    assert [(c.source.text, c.act) for c in claims if c.source and c.act is Act.DENY] == [("the group", Act.DENY)]


def test_a_hint_is_no_accusation() -> None:
    rows = [row for c in counterclaim.read(DENIED).claims for row in c.responsibility]
    assert all(row.polarity is not Position.POSITIVE for row in rows)


def test_the_narrator_is_heard() -> None:
    assert [c for c in counterclaim.read(STATED).claims if c.voice is Voice.NARRATOR]


@pytest.mark.parametrize("text", ["The shop opens at nine. The ferry has two decks and a bar.", "Tickets cost four crowns on Sundays."])
def test_plain_sentences_are_nobodys_claims(text: str) -> None:
    assert counterclaim.read(text).claims == ()


def test_who_says_we_of_the_deed_claims_it() -> None:
    text = 'A bomb tore through the depot.\n\n"We carried out the attack," the Brine Column said in a statement.\n'
    (row,) = (row for claim in counterclaim.read(text).claims for row in claim.responsibility)
    assert row.polarity is Position.POSITIVE
