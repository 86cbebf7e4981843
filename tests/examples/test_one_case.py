"""The bundled examples as one case: the wire copy counts once, the toll is a series, the confession that was taken back is found."""

from __future__ import annotations

from functools import cache

import pytest
from bundled import COVERAGE

from counterclaim.acquire import load
from counterclaim.config import settings
from counterclaim.link.copies import copies
from counterclaim.link.origins import count, origins
from counterclaim.link.statements import statements
from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.labels import Act, Measure
from counterclaim.model.record import DocumentRecord, Input
from counterclaim.model.statement import Origin
from counterclaim.pipeline import link, read_document, together
from counterclaim.read import default_reader
from counterclaim.views.case import CaseView, case_view
from counterclaim.views.turns import TurnKind

REPRINT, REWRITE, WIRE = "Corrin Echo", "Southmark Advertiser", "Norda Wire"
OWN = "Odile Trask"
"""The only source whom the rewrite heard itself."""
HEARD_TWICE = 'information from "a partner service'
"""Read as a source in the rewrite and as what is told in the wire: one sentence, read in two ways."""


@cache
def records() -> tuple[DocumentRecord, ...]:
    reader = default_reader(settings().model)
    documents = [found for path in sorted(COVERAGE.iterdir()) for found in load(str(path)) if isinstance(found, Document)]
    return tuple(read_document(document, reader) for document in documents)


@cache
def case() -> tuple[dict[str, Origin], dict[str, list[Claim]]]:
    """The origin of every claim, and the claims of each outlet."""
    links = copies(record.document for record in records())
    by_outlet: dict[str, list[Claim]] = {}
    for record in records():
        by_outlet.setdefault(record.document.outlet or "", []).extend(record.claims)
    return origins(records(), links, statements(records(), links)), by_outlet


@cache
def view() -> CaseView:
    inputs = [Input(str(number), (record.document.id,)) for number, record in enumerate(records())]
    made = together(records(), inputs, links=link(records()))
    return case_view(made.dossier, made.linked)


def test_the_wire_story_is_one_document_with_its_copies() -> None:
    assert len(view().documents) == len(records()) - 2
    assert [(one.document.outlet, [copy.outlet for _, copy in one.copies]) for one in view().documents if one.copies] == [
        (WIRE, [REPRINT, REWRITE])
    ]


def test_the_toll_rises_day_by_day() -> None:
    killed = next(group for group in view().figures if group.moving and group.measure is Measure.KILLED and group.event.focal)
    numbers = {(point.day, point.number) for one in killed.series for point in one.points}
    assert numbers >= {("2031-05-12", (4, 4)), ("2031-05-12", (9, 9)), ("2031-05-12", (14, 14)), ("2031-05-15", (17, 17))}
    (risen,) = (point for one in killed.series for point in one.points if point.day == "2031-05-15" and point.number == (17, 17))
    assert risen.replaced is not None
    assert risen.replaced.number[0] == 14


def test_the_confession_that_was_taken_back_is_found() -> None:
    ((name, turn),) = [(one.name, turn) for one in view().positions for track in one.tracks for turn in track.turns]
    assert (name, turn.kind) == ("Jory Fennimar", TurnKind.RETRACTION)
    assert turn.before is not None
    assert (turn.before.moment.day, turn.after.moment.day) == ("2031-05-14", "2031-05-15")
    assert (turn.before.entry.claim.act, turn.after.entry.claim.act) == (Act.ADMIT, Act.RETRACT)


@pytest.mark.parametrize("act", Act)
def test_the_reprint_changes_no_count(act: Act) -> None:
    found, by_outlet = case()
    claims = [claim for given in by_outlet.values() for claim in given if claim.act is act]
    without = [claim for claim in claims if claim not in by_outlet[REPRINT]]
    assert count(claims, found) == count(without, found)


def test_what_the_rewrite_took_over_rests_on_the_wire() -> None:
    found, by_outlet = case()
    wire = {found[claim.id].id for claim in by_outlet[WIRE]}
    own = {found[claim.id].name for claim in by_outlet[REWRITE] if found[claim.id].id not in wire}
    assert OWN in own
    assert own <= {OWN, REWRITE, HEARD_TWICE}


def test_the_premiers_words_are_one_statement_in_four_papers() -> None:
    links = copies(record.document for record in records())
    outlet = {claim.id: record.document.outlet for record in records() for claim in record.claims}
    texts = {claim.id: claim.content.text for record in records() for claim in record.claims}
    told = [one for one in statements(records(), links) if any("paid for in our currency" in texts[claim] for claim in one.claims)]
    assert [len(one.claims) for one in told] == [4]
    assert {outlet[claim] for claim in told[0].claims} == {WIRE, REPRINT, REWRITE, "Eastquay Herald"}
