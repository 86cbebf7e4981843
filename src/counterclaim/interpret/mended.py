"""What grammar and print say against a reader's attributions: some are none, and some contents stop a word or two too early.

A document and attributions come in, those that can stand go out, mended at their ends. It adds no claim, moves no cue, and takes no more
words into a content than those that close its quotation or its sentence, and whoever is blamed and was taken for the one who speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from counterclaim.model.document import Document
from counterclaim.model.reading import Attribution
from counterclaim.model.span import Span
from counterclaim.text.sentences import line_end

_BARE = frozenset({"which", "who", "whom", "that which", "what"})
# A cue without a source is one by its form: an adverb, a passive, a noun. These forms of a verb have a subject, which was not found.
_ALONE = re.compile(r"^(?:(?:has|have|had|also|will|would|did|later|then|again|not|\w+ly)\s+)*(?P<verb>\w+)$", re.IGNORECASE)
_SPOKEN = frozenset({"said", "says", "told", "tells", "wrote", "writes", "added", "adds"})
_HEARSAY = frozenset({"alleged", "reported", "supposed", "suspected", "expected", "believed", "rumoured", "rumored", "purported"})
_PASSIVE_BEFORE = re.compile(r"\b(?:be|been|being|is|are|was|were|get|gets|got)\b(?:\s+\w+){0,2}\s*$", re.IGNORECASE)
_PREPOSITION = re.compile(r"\s+(?:to|as|for|by|in|at|with|on|from|of)\b", re.IGNORECASE)
# In headlines 'blamed for' and 'accused of' are passives without 'was': who stands before them is accused, and nobody is named who says so.
_BLAMED = re.compile(
    r"^(?:(?:also|again|now|\w+ly)\s+)?(?:(?P<verb>blamed|accused|suspected)|(?:blamed|accused|suspected)\s+(?:for|of|in|over))$",
    re.IGNORECASE,
)
_BLAMED_FOR = re.compile(r"\s*(?:for|of|in|over)\s", re.IGNORECASE)
_CLOSING = {"“": "”", '"': '"', "«": "»"}
_NEAR = 60
"""Characters within which a quotation left open is closed."""
_REST = re.compile(r"\s+\w[\w’'-]*(?:\s+\w[\w’'-]*)?(?=[.!?][\"”’]?(?:\s|$))")


def mended(document: Document, attributions: Iterable[Attribution]) -> Iterator[Attribution]:
    """The attributions that can stand, their contents closed."""
    for attribution in attributions:
        if _is_none(document, attribution):
            continue
        if _is_blamed(document.text, attribution) and attribution.source is not None:
            attribution = replace(attribution, source=None, content=(attribution.source, *attribution.content))
        last, cue = attribution.content[-1], attribution.cue
        follows = attribution.source is not None and cue is not None and last.start >= cue.end  # else the rest may be the main clause
        end = _closed(document.text, last) if follows else last.end
        if end > last.end and not _touches(attribution, last.end, end):
            content = (*attribution.content[:-1], document.span(last.start, end))
            attribution = replace(attribution, content=content)
        yield attribution


def _is_none(document: Document, attribution: Attribution) -> bool:
    """Whether this cannot be a claim: nothing is said, the cue is part of a name, or an active verb has nobody before it."""
    cue = attribution.cue
    if cue is None:
        return False
    if " ".join(span.exact for span in attribution.content).casefold().strip(" ,") in _BARE:
        return True
    if attribution.source is not None:
        between = document.text[attribution.source.end : cue.start]
        return cue.exact[0].isupper() and not between.strip() and attribution.source.exact[-1].isalpha() and " " not in cue.exact
    return _is_active(document.text, cue)


def _is_blamed(text: str, attribution: Attribution) -> bool:
    """Whether the words before a cue are whom it blames, not who does: 'Istra accused of the blast'."""
    source, cue = attribution.source, attribution.cue
    if source is None or cue is None or text[source.end : cue.start].strip() or attribution.content[0].start < cue.end:
        return False
    found = _BLAMED.match(cue.exact)
    return found is not None and (found["verb"] is None or _BLAMED_FOR.match(text, cue.end) is not None)


def _is_active(text: str, cue: Span) -> bool:
    """Whether a cue without a source is a plain active verb ('floated', 'also suggesting'), which somebody must have done."""
    found = _ALONE.match(cue.exact)
    if found is None:
        return False
    verb = found["verb"].casefold()
    if verb in _SPOKEN or verb.endswith("ing"):
        return True
    if verb in _HEARSAY:
        return False
    passive = _PASSIVE_BEFORE.search(text, max(0, cue.start - 40), cue.start) or _PREPOSITION.match(text, cue.end)
    return verb.endswith("ed") and not passive


def _closed(text: str, span: Span) -> int:
    """Where a content should end: behind the mark that closes the quotation it opens, or with the last words of its sentence."""
    end = line_end(text, span.end)
    for opening, closing in _CLOSING.items():
        opened = span.exact.count(opening) % 2 == 1 if opening == closing else span.exact.count(opening) > span.exact.count(closing)
        if opened:
            at = text.find(closing, span.end, min(end, span.end + _NEAR))
            return at + 1 if at >= 0 and not re.search(r"[.!?]\s", text[span.end : at]) else span.end
    rest = _REST.match(text, span.end, end)
    return rest.end() if rest else span.end


def _touches(attribution: Attribution, start: int, end: int) -> bool:
    return any(s is not None and s.start < end and start < s.end for s in (attribution.cue, attribution.source))
