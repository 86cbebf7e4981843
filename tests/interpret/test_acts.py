"""The table of acts: patterns fit whole words in their forms, and the first test that says yes decides."""

from __future__ import annotations

import pytest

from counterclaim.interpret.acts import act_table
from counterclaim.model.labels import Act
from counterclaim.text.patterns import pattern, words

CASES = [
    ("denied", "any role in the blast", "deny"),
    ("has not denied", "the report", "deny"),
    ("issued a denial of", "any role", "deny"),
    ("said", "the group had nothing to do with the fire", "deny"),
    ("said", "it was raining", "state"),
    ("claimed", "the attack", "claim_responsibility"),
    ("claimed", "that the road was shut", "state"),
    ("put its name to", "the raid", "claim_responsibility"),
    ("said", "our fighters brought the bridge down", "claim_responsibility"),
    ("refused to say", "whether it had fired", "decline"),
    ("waved the report away", "as gossip", "dismiss"),
    ("did not rule out", "that a neighbour was behind it", "suggest"),
    ("took back", "his confession", "retract"),
    ("found", "the two brothers guilty of arson", "convict"),
    ("found", "no trace of powder", "assess"),
    ("threatened", "to burn the depot", "threaten"),
    ("vowed", "to rebuild", "promise"),
]


@pytest.mark.parametrize(("cue", "content", "act"), CASES)
def test_acts(cue: str, content: str, act: str) -> None:
    decided = act_table().decide(words(cue), words(content))
    assert decided is not None
    assert decided.act == act
    assert decided.first.start <= decided.last.start


def test_who_relays_is_told_by_the_source() -> None:
    acts = [act_table().decide(words("according to"), words("it burned"), words(source)) for source in ("the broadcaster", "a neighbour")]
    assert [decided and decided.act for decided in acts] == [Act.REPORT, Act.STATE]


def test_nothing_fits_nothing() -> None:
    assert act_table().decide(words("zigzagged"), words("round the park")) is None


def test_every_act_has_a_line() -> None:
    assert {rule.act for rule in act_table().rules} == set(Act)


@pytest.mark.parametrize(
    ("line", "text", "end"),
    [
        ("~deny", "denies", 1),
        ("~deny", "denim", -1),
        ("+denial", "denials", 1),
        ("~wave ... aside", "waved it all aside", 4),
        ("~wave ... aside", "waved aside", 2),
        ("~wave ... aside", "waved at us from the car aside", -1),
        ("no hand in", "no hand at", -1),
        ("wouldn't say", "wouldn’t say", 2),
    ],
)
def test_patterns(line: str, text: str, end: int) -> None:
    assert pattern(line).at(words(text), 0) == end


@pytest.mark.parametrize("line", ["", "...", "... aside", "~wave ..."])
def test_what_is_no_pattern(line: str) -> None:
    with pytest.raises(ValueError, match="no pattern"):
        pattern(line)
