"""What is done is no claim; what is said in doing it is."""

from __future__ import annotations

import pytest

from counterclaim.interpret.acts import act_table
from counterclaim.interpret.deeds import deeds
from counterclaim.text.patterns import words

CASES = [
    ("signed", "the harbour act", True),
    ("has not yet signed", "the harbour act", True),
    ("subsequently sought", "the party's nomination", True),
    ("sought", "an apology from the envoy", False),
    ("nominated", "a judge", True),
    ("planned", "to leave", False),
    ("said", "the harbour act", False),
    ("signed", "that nobody had seen the ship", False),
    ("signed", "“with a heavy heart”", False),
    ("found", "no trace of powder", False),
    ("approved of", "the deed", False),
    ("approved", "the budget", True),
    ("passed on", "a fisherman's story", False),
    ("passed a resolution", "to open the archive", True),
    ("announced and signed", "the harbour act", False),
    ("are called", "harbour rats", True),
    ("called", "the report a lie", False),
    ("denied", "the charge", False),
    ("took part in", "the search", True),
    ("released a statement", "claiming the attack", False),
    ("launched an appeal", "to the crew", False),
    ("joined calls for", "an inquiry", False),
    ("released", "two prisoners", True),
]


@pytest.mark.parametrize(("cue", "content", "deed"), CASES)
def test_deeds(cue: str, content: str, deed: bool) -> None:
    assert deeds().holds(cue, content) is deed


def test_no_deed_is_an_act() -> None:
    assert not {verb for verb in deeds().verbs if act_table().decide(words(verb), words("it"))}
