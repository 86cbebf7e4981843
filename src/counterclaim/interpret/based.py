"""On what a source rests what it says, where the words stand in the sentence: 'said, citing intercepted calls, that ...'.

The claims of a document come in; the same claims go out, `basis` set to the text's words where the sentence names a thing that can be
looked at. Whom a source has asked is no basis: that is another claim.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib import resources

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.labels import Voice
from counterclaim.model.span import Span
from counterclaim.text.patterns import Patterns, words
from counterclaim.text.sentences import sentences

LONGEST = 14
"""Words of a basis."""
FIRST = 8
"""Words of a basis among which the thing must stand."""
_END = re.compile(r"(?<!\b[A-Z])\.(?=\s|$)|,(?!\d)|[;:!?“”\"\n()]|--|[–—]|\s(?:that|who|which|when|while|but|said|says|(?:and )?saying)\s")


def based(document: Document, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims in the same order, each with what it is said to rest on; of claims inside each other the innermost gets it."""
    found: dict[str, str] = {}
    cited = [claim for claim in claims if claim.voice is Voice.ATTRIBUTED and claim.cue is not None]
    for section in document.readable():
        for start, end in sentences(document.text, section.start, section.end):
            for lead, basis in _bases(document, start, end):
                here = [claim for claim in cited if _told(claim, document.span(lead, basis.end), start, end)]
                if here:
                    found.setdefault(min(here, key=_size).id, basis.exact)
    return tuple(replace(claim, basis=found.get(claim.id, claim.basis)) for claim in claims)


def _bases(document: Document, start: int, end: int) -> Iterator[tuple[int, Span]]:
    """Every basis that a sentence names, and where the words begin that lead to it."""
    leads, things = _table()
    said = words(document.text[start:end], start)
    for _, first, last in leads.every(said):
        close = _END.search(document.text, last.end, end)
        edge = end if close is None else close.start()
        inside = [word for word in said if last.end <= word.start and word.end <= edge][:LONGEST]
        if inside and things.first(inside[:FIRST]) is not None:
            yield first.start, document.span(inside[0].start, inside[-1].end)


def _told(claim: Claim, telling: Span, start: int, end: int) -> bool:
    """Whether a claim is made in the sentence in which some words tell of a basis, and not by these words."""
    cue, source = claim.cue, claim.source
    assert cue is not None
    within = start <= cue.start and cue.end <= end
    return within and not cue.overlaps(telling) and (source is None or not source.span.overlaps(telling))


def _size(claim: Claim) -> tuple[int, str]:
    spans = claim.spans()
    return max(span.end for span in spans) - spans[0].start, claim.id


@cache
def _table() -> tuple[Patterns, Patterns]:
    raw = tomllib.loads((resources.files("counterclaim.interpret") / "tables" / "basis.toml").read_text("utf-8"))
    return Patterns(raw["leads"]), Patterns(raw["things"])
