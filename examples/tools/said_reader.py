"""A reader of thirty lines, to show how another reader plugs in behind `counterclaim.model.ports.Reader`.

A document comes in; every 'Somebody said ...' of its readable sections goes out as an attribution whose words stand in the text.
It never reads well: it is the smallest thing that keeps a reader's promises. See docs/how-to/plug-in-another-reader.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from counterclaim.model.document import Document
from counterclaim.model.reading import Attribution, Reading
from counterclaim.text.sentences import sentences

CUE = re.compile(r"\b(?:said|says|told|denied|denies|announced|claimed|insisted|warned)\b")
SOURCE = re.compile(r"(?:\b(?:[Tt]he|[Aa]n?) )?[A-Z]\w{1,30}(?: [A-Z]\w{1,30}){0,3} $")
WORD = re.compile(r"\S*\w")  # with the quotation mark before it
NEAR = 120  # characters before the cue in which a source is looked for


class SaidReader:
    """Finds 'SOURCE said CONTENT' inside one sentence; where no name stands before the cue, the claim has no source."""

    @property
    def name(self) -> str:
        return "said-reader 1"

    def read(self, document: Document) -> Reading:
        found = [
            attribution
            for section in document.readable()
            for start, end in sentences(document.text, section.start, section.end)
            for attribution in self._sentence(document, start, end)
        ]
        return Reading(document.id, tuple(found))

    def _sentence(self, document: Document, start: int, end: int) -> Iterator[Attribution]:
        match = CUE.search(document.text, start, end)
        content = WORD.search(document.text, match.end(), end) if match else None
        if match is None or content is None:
            return
        before = SOURCE.search(document.text, max(start, match.start() - NEAR), match.start())
        yield Attribution(
            cue=document.span(match.start(), match.end()),
            source=document.span(before.start(), before.end() - 1) if before else None,
            content=(document.span(content.start(), end),),
            score=0.5,
        )
