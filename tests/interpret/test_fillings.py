"""What a reader is sure of becomes a part of the event beside it: in its sentence, of a fitting type, where the tables found nothing."""

from __future__ import annotations

import pytest

from counterclaim.interpret.events.fillings import filled
from counterclaim.interpret.events.mentions import mentions
from counterclaim.interpret.events.participants import participants
from counterclaim.model.document import Document
from counterclaim.model.labels import Effect, EventRole, EventType, Suspicion
from counterclaim.model.reading import Filled, Filling, Reading
from counterclaim.pipeline import read_document
from counterclaim.read.roles import KINDS
from made import document

TEXT = "A bomb went off in Velm. Masked youths had left it by the old granary.\n\nA miller was kidnapped there with Ilse Darrow."
CASES = [
    ("old granary", EventRole.TARGET, 0.9, EventType.BOMBING, ("target", "bomb went off")),
    ("Masked youths", EventRole.PERPETRATOR, 0.9, EventType.BOMBING, ("perpetrator", "bomb went off")),
    ("old granary", EventRole.TARGET, 0.3, EventType.BOMBING, None),
    ("old granary", EventRole.TARGET, 0.9, EventType.ROBBERY, None),
    ("Ilse Darrow", EventRole.VICTIM, 0.9, EventType.KIDNAPPING, ("target", "kidnapped")),
    ("Ilse Darrow", EventRole.PERPETRATOR, 0.9, EventType.KIDNAPPING, None),
    ("Ilse Darrow", EventRole.ORGANISATION, 0.9, EventType.KIDNAPPING, None),
]


def fill(made: Document, words: str, role: EventRole, share: float, kind: EventType) -> Filled:
    start = made.text.index(words)
    kinds = {other: 0.9 if other is kind else 0.0 for other in KINDS}
    return Filled(made.span(start, start + len(words)), role, share, kinds, dict.fromkeys(Suspicion, 0.0), dict.fromkeys(Effect, 0.2))


@pytest.mark.parametrize(("words", "role", "share", "kind", "wanted"), CASES)
def test_what_is_sure_joins_the_nearest_fitting_event(
    words: str, role: EventRole, share: float, kind: EventType, wanted: tuple[str, str] | None
) -> None:
    made = document(TEXT)
    found = list(mentions(made))
    parts = list(participants(made, found, ()))
    new = list(filled(made, Filling((fill(made, words, role, share, kind),)), found, parts))
    assert [(part.name, part.mention.exact, part.span.exact) for part in new] == ([(*wanted, words)] if wanted else [])


def test_what_the_tables_found_is_not_said_twice() -> None:
    made = document("An attack on the granary in Velm killed two people on Monday.")
    found = list(mentions(made))
    parts = list(participants(made, found, ()))
    assert any(part.span.exact == "granary" for part in parts)
    assert not list(filled(made, Filling((fill(made, "granary", EventRole.TARGET, 0.9, EventType.ATTACK),)), found, parts))


class Filling1:
    """A reader that knows of one filling."""

    name = "filling-reader 1"

    def read(self, document: Document) -> Reading:
        return Reading(document.id, ())

    def fill(self, made: Document) -> Filling:
        return Filling((fill(made, "old granary", EventRole.TARGET, 0.9, EventType.BOMBING),))


def test_the_record_holds_it_with_its_words() -> None:
    record = read_document(document(TEXT), Filling1())
    found = [(a.name, a.span.exact) for event in record.events for a in event.attributes if a.name == "target"]
    assert found == [("target", "old granary")]
    assert any("old granary" in event.targets for event in record.events)
