"""Through what something was said: the statement, the video, the interview that the words beside a cue name.

A document and one of its claims come in; the words that name the medium go out, or None.
It never guesses a medium from the outlet, and reads no further than a few words from source and cue.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.text.patterns import Patterns, words
from counterclaim.text.sentences import line_end

REACH = 60
"""Characters before the source and behind the cue in which the medium stands: 'said in a statement on Monday' needs about thirty."""


def medium(document: Document, claim: Claim) -> str | None:
    """The words that say how it was said, as they stand in the document."""
    around = [span for span in (claim.cue, claim.source.span if claim.source else None) if span is not None]
    if not around:
        return None
    first, last = min(span.start for span in around), max(span.end for span in around)
    start = max(first - REACH, document.text.rfind("\n", 0, first) + 1)
    end = min(last + REACH, line_end(document.text, last))
    found = _patterns().first(words(document.text[start:end], start))
    return None if found is None else document.text[found[1].start : found[2].end]


@cache
def _patterns() -> Patterns:
    path = resources.files("counterclaim.link") / "tables" / "media.toml"
    return Patterns(tomllib.loads(path.read_text("utf-8"))["media"]["find"])
