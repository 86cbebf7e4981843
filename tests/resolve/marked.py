"""Texts with marks, for the tests of this folder: `[[source]]` and `{content of the nearest source}`."""

from __future__ import annotations

import re

from counterclaim.model.document import Document, Section
from counterclaim.model.ids import document_id, sha256_hex, text_sha256
from counterclaim.model.labels import SectionRole
from counterclaim.model.reading import Attribution
from counterclaim.model.span import Span

MARK = re.compile(r"\[\[|\]\]|[{}]")


def document(text: str) -> Document:
    """`text` as a document that is all body."""
    sha = sha256_hex(text.encode("utf-8", "surrogatepass"))
    sections = (Section(SectionRole.BODY, 0, len(text)),) if text else ()
    return Document(document_id(sha, None, ""), text, sha, text_sha256(text), sections)


def read(marked: str) -> tuple[Document, list[Span], list[Attribution]]:
    """The document, its source spans, and one attribution for each content: of the source that ends nearest to it."""
    text, last, opened = "", 0, 0
    sources: list[tuple[int, int]] = []
    contents: list[tuple[int, int]] = []
    for match in MARK.finditer(marked):
        text += marked[last : match.start()]
        last = match.end()
        if match[0] in ("[[", "{"):
            opened = len(text)
        else:
            (sources if match[0] == "]]" else contents).append((opened, len(text)))
    doc = document(text + marked[last:])
    spans = [doc.span(*source) for source in sources]
    claims = []
    for start, end in contents:
        span = doc.span(start, end)
        source = min((s for s in spans if not span.covers(s)), key=lambda s: min(abs(s.start - end), abs(start - s.end)))
        claims.append(Attribution(source, source, (span,), 1.0))
    return doc, spans, claims
