"""A claim inside another's content names it."""

from __future__ import annotations

from counterclaim.model.claim import Via
from counterclaim.model.labels import ViaKind
from counterclaim.model.reading import Attribution
from counterclaim.pipeline import read_document
from made import FixedReader, document

TEXT = "Vel said that Orl told her that Dent had fled. “Orl said it,” Dent replied. Lunn wept."


def attribution(cue: str, source: str, content: str, after: str = "") -> Attribution:
    made = document(TEXT)
    at = TEXT.index(after)

    def span(words: str) -> tuple[int, int]:
        start = TEXT.index(words, at)
        return start, start + len(words)

    return Attribution(made.span(*span(cue)), made.span(*span(source)), (made.span(*span(content)),), 0.5)


def vias(*given: Attribution) -> dict[str, Via | None]:
    claims = read_document(document(TEXT), FixedReader(given)).claims
    names = {claim.id: claim.cue.exact for claim in claims if claim.cue}
    return {names[claim.id]: claim.via and Via(names[claim.via.claim], claim.via.kind) for claim in claims}


SAID = attribution("said", "Vel", "that Orl told her that Dent had fled")
TOLD = attribution("told", "Orl", "that Dent had fled")
REPLIED = attribution("replied", "Dent", "“Orl said it,”", after="“Orl")
QUOTED = attribution("said", "Orl", "it", after="“Orl")


def test_the_outer_claim_is_named_with_how_it_gives_the_inner() -> None:
    assert vias(SAID, TOLD) == {"said": None, "told": Via("said", ViaKind.CITES)}
    assert vias(QUOTED, REPLIED) == {"said": Via("replied", ViaKind.QUOTES), "replied": None}


def test_order_changes_nothing() -> None:
    assert vias(SAID, TOLD) == vias(TOLD, SAID)


def test_claims_side_by_side_have_none() -> None:
    assert vias(SAID, REPLIED) == {"said": None, "replied": None}
