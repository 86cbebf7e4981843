"""The event record in the terminal: what it says, what it leaves out, and that every line has its number or its place."""

from __future__ import annotations

from dataclasses import replace

from counterclaim.export.text import render
from made import hand_made
from recorded import recorded

SECTIONS = (
    "WHAT HAPPENED",
    "OTHER TOLLS",
    "WARNED",
    "EXPECTED",
    "PROMISED",
    "THREATENED",
    "PRECEDENTS",
    "ARRESTS",
    "MOTIVES OFFERED",
    "NO EVIDENCE",
)


def test_what_it_says() -> None:
    page = " ".join(render(recorded()).split())
    for words in (
        "date 12 May 2031 “Monday” ¶2 · 125–131",
        "said to be by The Grey Tide (claimed or admitted) ¶3",
        "KILLED at least 14 [12 May 2031] (Harbour police 2) → 17 [15 May 2031] (St Brana's hospital 3);",
        "; of these 3 “three children” (St Brana's hospital 3)",
        "a fire on the same pier WOUNDED About 40 (the article itself 16)",
        "The port authority → its staff · warn · on 3 May “that ferries could be attacked before the end of the month” 7",
        "received The interior ministry · dismiss “the warning as routine” 8",
        "She · predict (probable) · within days · open “more arrests within days” 11",
        "1994 · a siege at the Lisk grain hall ¶6 · 988–1,018 KILLED 132 (the article itself 15)",
        "“in revenge for the clearing of the salt camps” 4",
        "beside Norda's premier 5",
    ):
        assert words in page


def test_sections_stand_in_order() -> None:
    page = render(recorded())
    places = [page.index(f"\n{name}") for name in SECTIONS]
    assert places == sorted(places)
    assert places[0] < page.index("WHO IS HELD RESPONSIBLE") < places[2]


def test_sections_without_rows_are_left_out() -> None:
    page = render(replace(hand_made(), claims=(), events=(), figures=()))
    assert not any(f"\n{name}" in page for name in SECTIONS)


def test_two_documents_say_in_which_a_word_stands() -> None:
    one, other = recorded(), hand_made()
    both = replace(one, documents=(*one.documents, *other.documents), inputs=(*one.inputs, *other.inputs))
    assert "“Monday” doc 1 · ¶2 · 125–131" in " ".join(render(both).split())
