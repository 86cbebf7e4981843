"""A case of several documents, for the terminal and as a page: what holds over all of them, in its order, every row leading to words."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given, settings
from rich.cells import cell_len

from cased import CLAIMED, DENIED, Made
from counterclaim.export import html, text
from counterclaim.export.case_phrases import origins
from counterclaim.export.terminal import WIDTH
from counterclaim.model.event import Event
from counterclaim.model.labels import Act, RelationKind
from counterclaim.model.record import Dossier
from counterclaim.views.changes import Changes, changes
from counterclaim.views.linked import Linked
from made import hand_made
from recorded import recorded_dossiers

TIDE, ISTRA = "the Grey Tide", "Istra"


def _made() -> tuple[Dossier, Linked, Changes]:
    made = Made(relations={"Ada Quill": ((RelationKind.SPEAKS_FOR, ISTRA),)})
    first = made.document(
        12,
        f"{TIDE} denied the blast.",
        f"Ada Quill denied all part of {ISTRA}.",
        "The police counted at least 14 dead.",
        outlet="Norda Wire",
    )
    made.position(first, f"{TIDE}|denied|the blast", Act.DENY, TIDE, DENIED)
    made.position(first, f"Ada Quill|denied|all part of {ISTRA}", Act.DENY, ISTRA, DENIED)
    made.toll(first, "The police|counted|at least 14 dead", "at least 14", 14, None)
    copy = made.document(13, f"{TIDE} denied the blast.", outlet="The Velm Echo")
    made.position(copy, f"{TIDE}|denied|the blast", Act.DENY, TIDE, DENIED)
    before = made.dossier()
    last = made.document(
        15, f"{TIDE} claimed the blast.", f"The premier accused {ISTRA}.", "A hospital counted 17 dead.", "A clerk counted 20 dead."
    )
    made.position(last, f"{TIDE}|claimed|the blast", Act.CLAIM_RESPONSIBILITY, TIDE, CLAIMED)
    made.position(last, f"The premier|accused|{ISTRA}", Act.ACCUSE, ISTRA, CLAIMED)
    made.toll(last, "A hospital|counted|17 dead", "17", 17, 17)
    made.toll(last, "A clerk|counted|20 dead", "20", 20, 20)
    linked = Linked(copies={copy.made.id: first.made.id})
    return made.dossier(), linked, changes(before, made.dossier(), linked)


def test_the_terminal_shows_the_case_in_its_order() -> None:
    dossier, linked, since = _made()
    page = text.render(dossier, linked=linked, since=since)
    assert "3 documents, 1 to 2 origins" in page
    headings = re.findall(r"^[A-Z][A-Z ]{5,}(?:, counted once)?$", page, re.M)
    assert headings[1:8] == [
        "WHAT CHANGED SINCE THE LAST LOOK",
        "WHAT HAPPENED",
        "FIGURES OVER TIME",
        "WHO IS HELD RESPONSIBLE",
        "POSITIONS THAT CHANGED",
        "CONTRADICTIONS",
        "COPIES, counted once",
    ]
    flat = " ".join(page.split())
    for words in (
        "the Grey Tide on itself: did it denies → claims “the blast”",
        "15 May 2031 17 differs from an earlier number",
        "denies 1 origin the Grey Tide · perpetrator “the blast” 1 and in 1 copy",
        "15 May 2031 claims reversal, by days of print “the blast”",
        "Istra: did it responsibility · said on different days so · The premier, 15 May 2031",
        "killed number · same day 17 · A hospital, 15 May 2031",
        "1 Norda Wire · 12 May 2031",
    ):
        assert words in flat, words


def test_the_page_shows_the_same_in_the_same_order() -> None:
    dossier, linked, since = _made()
    page = html.render(dossier, linked=linked, since=since)
    places = [
        page.index(f'id="{name}"') for name in ("since", "over-time-1", "responsible", "turned", "contradictions", "copies", "d1", "ledger")
    ]
    assert places == sorted(places)
    for words in ("1 origin", "and in 1 copy", "reversal, by days of print", "differs from an earlier number", "said on different days"):
        assert words in page
    ids = set(re.findall(r'id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= ids


def test_one_document_is_shown_as_ever() -> None:
    made = hand_made()
    assert text.render(made, linked=Linked(), since=changes(made, made)) == text.render(made)
    assert html.render(made, linked=Linked(), since=changes(made, made)) == html.render(made)
    assert "origin" not in text.render(made)


def test_nothing_new_is_said_to_be_nothing() -> None:
    dossier, linked, _ = _made()
    since = changes(dossier, dossier, linked)
    assert "LAST LOOK\n  nothing\n" in text.render(dossier, linked=linked, since=since)
    assert "Nothing.</p>" in html.render(dossier, linked=linked, since=since)


def test_a_spokesman_is_shown_as_such() -> None:
    made = Made(relations={"Ada Quill": ((RelationKind.SPEAKS_FOR, ISTRA),)})
    first = made.document(12, f"{ISTRA} claimed the blast.")
    made.position(first, f"{ISTRA}|claimed|the blast", Act.CLAIM_RESPONSIBILITY, ISTRA, CLAIMED)
    second = made.document(13, f"Ada Quill denied the blast for {ISTRA}.")
    made.position(second, f"Ada Quill|denied|the blast for {ISTRA}", Act.DENY, ISTRA, DENIED)
    assert "through Ada Quill, who speaks for it" in " ".join(text.render(made.dossier()).split())
    assert "through Ada Quill, who speaks for it" in html.render(made.dossier())


def test_whose_spokesman_answers_is_not_silent() -> None:
    dossier, _, _ = _made()
    assert "no reply found" not in text.render(dossier)
    alone = replace(dossier, actors=tuple(replace(actor, relations=()) for actor in dossier.actors))
    assert "no reply found in these 3 documents: Istra" in text.render(alone)


def test_what_is_said_of_another_event_counts_for_no_origin() -> None:
    made = Made()
    other = Event("e1-other", False, "the pier fire")
    for day in (12, 13):
        make = made.document(day, f"{TIDE} claimed the blast.")
        made.position(make, f"{TIDE}|claimed|the blast", Act.CLAIM_RESPONSIBILITY, TIDE, CLAIMED)
    last = made.builders[1]
    last.claims[0] = replace(last.claims[0], responsibility=(replace(last.claims[0].responsibility[0], event=other.id),))
    page = " ".join(text.render(replace(made.dossier(), events=(made.event, other))).split())
    assert "claims 1 origin the Grey Tide" in page
    assert "of another event: the pier fire" in page


def test_origins() -> None:
    assert [origins(count) for count in ((0, 0), (1, 1), (3, 3), (2, 4))] == ["", "1 origin", "3 origins", "2 to 4 origins"]


@given(recorded_dossiers(), recorded_dossiers())
@settings(max_examples=60, deadline=None)
def test_no_hostile_case_breaks_a_page(before: Dossier, after: Dossier) -> None:
    since = changes(before, after)
    for line in text.render(after, since=since).splitlines():
        assert cell_len(line) <= WIDTH
    page = html.render(after, since=since)
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
