"""Fillings as MUC-4 templates: entities with one name, how many, one template for each type, days and places near the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from bench.muc.answers import sent
from bench.muc.entities import entities, number
from bench.muc.filling import LIMITS, templates
from bench.muc.template import Fill
from bench.muc.whereabouts import Whereabouts

from counterclaim.model.document import Document
from counterclaim.model.labels import Effect, EventRole, EventType, Suspicion
from counterclaim.model.reading import Filled, Filling
from counterclaim.read.roles import EFFECTS, KINDS, MANNERS
from counterclaim.resolve.dates.reading import dated
from counterclaim.resolve.places.grouping import placed
from made import document

MESSAGE = """   LIMA, 9 JAN 31 (VELM RADIO) -- [TEXT] ABOUT 20 REBELS OF THE MARITIME LIBERATION FRONT [MLF] BLEW UP A BRIDGE IN
LIMA YESTERDAY.  TWO MILLERS WERE WOUNDED.  MAYOR ILSE DARROW WAS KILLED.  THE MLF SAID SO.
"""


def fill(
    made: Document, words: str, role: EventRole, share: float = 0.9, kind: EventType = EventType.BOMBING, last: bool = False
) -> Filled:
    start = made.text.rindex(words) if last else made.text.index(words)
    return Filled(
        made.span(start, start + len(words)),
        role,
        share,
        {other: 0.9 if other is kind else 0.05 for other in KINDS},
        {other: 0.9 if other is Suspicion.CLAIMED_OR_ADMITTED else 0.02 for other in MANNERS},
        {other: 0.9 if other is (Effect.WOUNDED if role is EventRole.DESCRIBED else Effect.KILLED) else 0.025 for other in EFFECTS},
    )


def read() -> tuple[Whereabouts, Filling]:
    made = sent(MESSAGE)[0]
    made = replace(made, published=datetime(2031, 1, 9, tzinfo=UTC))
    fills = (
        fill(made, "REBELS", EventRole.PERPETRATOR),
        fill(made, "MARITIME LIBERATION FRONT", EventRole.ORGANISATION),
        fill(made, "MLF", EventRole.ORGANISATION, 0.6),
        fill(made, "MLF", EventRole.ORGANISATION, 0.6, last=True),
        fill(made, "BRIDGE", EventRole.TARGET),
        fill(made, "MILLERS", EventRole.DESCRIBED),
        fill(made, "MAYOR", EventRole.DESCRIBED),
        fill(made, "ILSE DARROW", EventRole.VICTIM),
        fill(made, "RADIO", EventRole.TARGET, 0.1),
    )
    kinds = dict.fromkeys(KINDS, 0.01) | {EventType.BOMBING: 0.9}
    return Whereabouts.of(made, "2031-01-09", dated(made), placed(made)), Filling(fills, kinds)


def test_a_message_is_one_template_of_its_type() -> None:
    told, filling = read()
    (found,) = templates(filling, told, {})
    assert found.type == (Fill(("BOMBING",)),)
    assert [f.values for f in found.target] == [("BRIDGE",)]
    assert [f.values for f in found.individual] == [("REBELS",)]
    assert [f.values for f in found.organisation] == [("MLF",)] or [f.values for f in found.organisation] == [
        ("MARITIME LIBERATION FRONT",)
    ]
    assert [f.values for f in found.victim] == [("ILSE DARROW",)]
    assert Fill(("MAYOR",), ("ILSE DARROW",)) in found.description
    assert set(found.victim_number) == {Fill(("1",), ("ILSE DARROW",)), Fill(("2",), ("MILLERS",))}
    assert set(found.victim_effect) == {Fill(("DEATH",), ("ILSE DARROW",)), Fill(("INJURY",), ("MILLERS",))}
    assert [f.values for f in found.confidence] == [("CLAIMED OR ADMITTED",)]
    assert [f.values for f in found.date] == [("08 JAN 31",)]
    assert [f.values for f in found.location] == [("PERU: LIMA",)]


def test_claims_know_better_how_a_body_is_named() -> None:
    told, filling = read()
    manners = {"mlf": "POSSIBLE", "maritime liberation front": "POSSIBLE"}
    assert [f.values for f in templates(filling, told, manners)[0].confidence] == [("POSSIBLE",)]


def test_no_type_is_no_template() -> None:
    told, filling = read()
    assert templates(Filling(filling.fills, dict.fromkeys(KINDS, LIMITS.kind / 2)), told, {}) == []
    assert templates(Filling((), filling.kinds), told, {}) == []


def test_what_nothing_near_says_is_the_default() -> None:
    made, _ = sent("   LIMA, 9 JAN 31 (VELM RADIO) -- [TEXT] REBELS BLEW UP A BRIDGE.\n")
    told = Whereabouts.of(made, "2031-01-09", dated(made), placed(made))
    kinds = dict.fromkeys(KINDS, 0.01) | {EventType.BOMBING: 0.9}
    (found,) = templates(Filling((fill(made, "BRIDGE", EventRole.TARGET),), kinds), told, {})
    assert [f.values for f in found.date] == [("- 09 JAN 31",)]
    assert [f.values for f in found.location] == [("PERU",)]


COUNTS = [
    ("ABOUT 50 PEASANTS FLED.", "PEASANTS", "50"),
    ("TWO OF THE MILLERS DIED.", "MILLERS", "2"),
    ("MILLERS DIED.", "MILLERS", "PLURAL"),
    ("PEOPLE DIED.", "PEOPLE", "PLURAL"),
    ("A MILLER DIED.", "MILLER", "1"),
    ("9 CHAIRS AND THE MILLER.", "MILLER", "1"),
    ("THREE PEASANTS DIED.", "THREE PEASANTS", "3"),
]


@pytest.mark.parametrize(("text", "words", "wanted"), COUNTS)
def test_how_many(text: str, words: str, wanted: str) -> None:
    made = document(text)
    (entity,) = entities(made.text, [fill(made, words, EventRole.DESCRIBED)])
    assert number(made.text, entity) == wanted


NAMES: list[tuple[str, Sequence[str], int]] = [
    ("THE CORRIN BRIDGE FELL. THE BRIDGE IS OLD.", ("CORRIN BRIDGE", "BRIDGE"), 1),
    ("THE BRIDGE AND THE DEPOT FELL.", ("BRIDGE", "DEPOT"), 2),
]


@pytest.mark.parametrize(("text", "words", "wanted"), NAMES)
def test_one_thing_by_two_names_is_one(text: str, words: Sequence[str], wanted: int) -> None:
    made = document(text)
    fills = [fill(made, one, EventRole.TARGET, last=one == "BRIDGE" and wanted == 1) for one in words]
    assert len(entities(made.text, fills)) == wanted
