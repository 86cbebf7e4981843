"""Who says what: groups, order, numbers."""

from __future__ import annotations

from counterclaim.model.record import Input
from counterclaim.pipeline import assemble, read_document
from counterclaim.views.ledger import documents_in_order, ledger
from made import document, hand_made
from readers import PatternReader


def test_speakers_with_most_claims_come_first_and_nobody_is_apart() -> None:
    view = ledger(hand_made())
    (chapter,) = view.chapters
    first = chapter.speakers[0]
    assert (first.name, [entry.number for entry in first.entries]) == ("Ovid Lunn", [2, 5])
    assert [entry.claim.content.text for entry in chapter.unattributed] == ["be unsafe"]
    assert (view.speakers, view.unattributed) == (4, 1)
    assert [entry.number for entry in view.entries] == list(range(1, 7))
    assert sorted(e.number for s in chapter.speakers for e in s.entries) + [e.number for e in chapter.unattributed] == [1, 2, 3, 5, 6, 4]


def test_paragraphs_are_the_non_blank_lines() -> None:
    assert [entry.paragraph for entry in ledger(hand_made()).entries] == [3, 3, 4, 4, 5, 6]


def test_documents_stand_in_the_order_of_the_inputs() -> None:
    one, other = document(), document("Police said nothing was found.")
    records = [read_document(made, PatternReader()) for made in (one, other)]
    for order in ((one, other), (other, one)):
        dossier = assemble(records, [Input(made.id, (made.id,)) for made in order])
        assert documents_in_order(dossier) == order
        assert {entry.document for entry in ledger(dossier).entries if entry.claim.document == order[0].id} == {1}
