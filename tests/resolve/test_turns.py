"""Turns are found in every printed form, run to the next label, and never in ordinary news."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.model.reading import Turn
from counterclaim.resolve import find_turns, resolve
from made import document as made

from .marked import document

FORMS = ("(({}))", "(({})):", "{}:", "{} :", "**{}:**", "**{}**:", "{} (Norda Wire):", "[{}]", "{} —", "{} --")
PIECES = (
    "((Ana Vel)) ",
    "((NW)) ",
    "Q. ",
    "A: ",
    "VEL: ",
    "**Orl:** ",
    "[Vel] ",
    "Orl — ",
    "I said you ",
    "“we know” ",
    "\n",
    "\r\n",
    "he ",
    "\u2028",
)


def turns(text: str) -> tuple[Turn, ...]:
    return find_turns(made(text))


@pytest.mark.parametrize("form", FORMS)
def test_each_form_of_label_opens_a_turn_that_runs_to_the_next(form: str) -> None:
    ana, orl = form.format("Ana Vel"), form.format("Orl")
    text = f"An opening.\n\n{ana} Why?\n{orl} So.\n\nAnd more.\n{ana} Yes?\n{orl} No."
    found = turns(text)
    assert [turn.name for turn in found] == ["Ana Vel", "Orl", "Ana Vel", "Orl"]
    assert text[found[1].body : found[1].end].strip() == "So.\n\nAnd more."


@pytest.mark.parametrize("marks", [("Q:", "A:"), ("Q.", "A."), ("**Q:**", "**A:**"), ("Question:", "Answer:")])
def test_letters_open_turns(marks: tuple[str, str]) -> None:
    found = turns("{0} Why?\n{1} So.\n{0} Yes?".format(*marks))
    assert len(found) == 3
    assert all(turn.lettered for turn in found)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ana Vel: yes.\nOrl: no.",
        "Ana Vel: yes.\nOrl: no.\nDent: perhaps.",
        "Update: one.\nUpdate: two.\nUpdate: three.",
        "Killed: 5\nWounded: 6\nKilled: 7",
        "The minister said: no.\nThe minister said: yes.\nThe minister said: no.",
        "A. Vel came.\nA. Orl went.\nA. Dent slept.",
        "HALDEN — One.\nHALDEN — Two.\nVELM — Three.",
        "FRANCE — One.\nNORWAY — Two.\nFRANCE — Three.\nNORWAY — Four.",
        "He met Ana Vel: a friend.\nShe met Ana Vel: a friend.\nThey met Ana Vel: a friend.",
    ],
)
def test_ordinary_news_has_no_turns(text: str) -> None:
    assert turns(text) == ()


def test_captions_hold_no_labels() -> None:
    text = "Vel: a\nOrl: b\nVel: c"
    assert find_turns(made(text, (("caption", len(text)),))) == ()


def test_where_only_one_party_is_labelled_its_turn_is_its_line() -> None:
    text = "((NW)) Why?\n\nI think so.\n\n((NW)) How?\n\nI do not know.\n\n((NW)) Thanks."
    assert [text[turn.start : turn.end] for turn in turns(text)] == ["((NW)) Why?", "((NW)) How?", "((NW)) Thanks."]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_turns_are_in_order_and_no_pronoun_is_an_actor(text: str) -> None:
    found = turns(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(
        text[turn.left : turn.right] == turn.name and turn.start <= turn.left < turn.right <= turn.body <= turn.end for turn in found
    )
    doc = document(text)
    spans = [doc.span(at, at + len(word)) for word in ("I", "you", "we", "he") for at in range(len(text)) if text.startswith(word, at)]
    resolution = resolve(doc, spans)
    names = {actor.name.lower() for actor in resolution.actors}
    assert not names & {"you", "your"}
    assert not (found and names & {"i", "we", "my", "me", "us", "our"})
    assert all(text[m.start : m.end] == m.exact for actor in resolution.actors for m in actor.mentions)
