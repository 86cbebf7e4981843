"""Which part a content gives somebody, by the table of roles."""

from __future__ import annotations

import pytest

from counterclaim.interpret.roles import role_table
from counterclaim.model.labels import Role
from counterclaim.text.patterns import words


@pytest.mark.parametrize(
    ("content", "role", "by"),
    [
        ("that Istra was behind the blast", Role.UNSPECIFIED, False),
        ("the blast was the work of the Ember League", Role.PERPETRATOR, True),
        ("that Istra had paid for the attack", Role.SPONSOR, False),
        ("that the men acted on orders from the ministry", Role.ORDERER, True),
        ("that Istra had trained the bombers", Role.TRAINER, False),
        ("the ministry knew of the plan", Role.FOREKNEW, False),
        ("the guards looked away", Role.ALLOWED, False),
        ("the whole thing was a provocation", Role.FABRICATOR, False),
        ("had nothing to do with it", Role.UNSPECIFIED, False),
    ],
)
def test_a_role_is_read(content: str, role: Role, by: bool) -> None:
    found = role_table().find(words(content))
    assert found is not None
    assert (found.role, found.by) == (role, by)


def test_plain_words_give_none() -> None:
    assert role_table().find(words("that the river was low")) is None


def test_every_role_has_a_line() -> None:
    assert {role for role, _, _ in role_table().lines} == set(Role)
