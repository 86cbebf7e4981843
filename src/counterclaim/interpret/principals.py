"""Whom a source speaks for, and whom 'we', 'our navy' or 'her service' mean in its mouth.

A claim and the words that name somebody held responsible come in, the words of who is meant go out; none where it cannot be told. It reads
words only: for which actor they stand is not its business.
"""

from __future__ import annotations

import re

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.labels import Act, Voice
from counterclaim.model.span import Span

OF_ITSELF = frozenset({Act.DENY, Act.ADMIT, Act.CLAIM_RESPONSIBILITY, Act.PROMISE, Act.THREATEN, Act.RETRACT})
"""Acts in which a source speaks of its own side."""
PLURAL = frozenset({"we", "us", "ourselves"})
OWN = frozenset({"my", "our", "his", "her", "its", "their"})

_NAME = r"[^\W\d_a-z][^\s,;:()]*(?:\s+(?:of\s+(?:the\s+)?)?[^\W\d_a-z][^\s,;:()]*)*"
_OWNER = re.compile(rf"(?:^|,\s)(?:[Tt]he\s+|[Oo]ur\s+|[Aa]n?\s+)?(?P<name>{_NAME}?)['’]s?\s+(?:\w+\s+)*?[a-z]")
_BEHIND = re.compile(rf"(?:^|\s)[a-z]\w*\s+(?:of|for|from|at|with)\s+(?:the\s+)?(?:[a-z]+\s+)?(?P<name>{_NAME})")


def principal(document: Document, source: Span) -> Span | None:
    """The name of the state or body whose officer or spokesman a source's description says it is."""
    found = _OWNER.search(source.exact) or _BEHIND.search(source.exact)
    return None if found is None else document.span(source.start + found.start("name"), source.start + found.end("name"))


def meant(document: Document, claim: Claim, words: Span) -> Span | None:
    """The words of whom `words` mean: their own, those of the source, or of whom it speaks for; None where they mean somebody's own people
    and it is not told whose."""
    first = words.exact.split()[0]
    first = "" if len(first) > 1 and first.isupper() else first.casefold()  # 'US' is no 'us'
    if first not in PLURAL and first not in OWN:
        return words
    source = None if claim.source is None else claim.source.span
    if claim.voice is Voice.NARRATOR and (first in PLURAL or claim.act in OF_ITSELF):
        return document.span(words.start, words.start + len(first))  # the writer's own
    if source is None or (first in OWN and claim.act not in OF_ITSELF):
        return None
    return principal(document, source) or source
