"""Texts with marks, for the tests of this folder: `[[source]]`, `{content of the nearest source}`, and `{=` where that is verbatim."""

from __future__ import annotations

import re

from counterclaim.model.document import Document, Section
from counterclaim.model.ids import document_id, sha256_hex, text_sha256
from counterclaim.model.labels import SectionRole
from counterclaim.model.reading import Attribution
from counterclaim.model.span import Span

MARK = re.compile(r"\[\[|\]\]|\{=|[{}]")


def document(text: str, outlet: str | None = None) -> Document:
    """`text` as a document of an outlet that is all body."""
    sha = sha256_hex(text.encode("utf-8", "surrogatepass"))
    sections = (Section(SectionRole.BODY, 0, len(text)),) if text else ()
    return Document(document_id(sha, None, ""), text, sha, text_sha256(text), sections, outlet=outlet)


def read(marked: str, outlet: str | None = None) -> tuple[Document, list[Span], list[Attribution]]:
    """The document, its source spans, and one attribution for each content: of the source nearest to it (where verbatim, before it)."""
    text, last = "", 0
    opened: list[int] = []
    verbatim: set[int] = set()
    sources: list[tuple[int, int]] = []
    contents: list[tuple[int, int]] = []
    for match in MARK.finditer(marked):
        text += marked[last : match.start()]
        last = match.end()
        if match[0] in ("[[", "{", "{="):
            opened.append(len(text))
            if match[0] == "{=":
                verbatim.add(len(text))
        else:
            (sources if match[0] == "]]" else contents).append((opened.pop(), len(text)))
    doc = document(text + marked[last:], outlet)
    spans = [doc.span(*source) for source in sources]
    claims = []
    for start, end in contents:
        span = doc.span(start, end)
        told = [s for s in spans if not span.covers(s) and (start not in verbatim or s.end <= start)]
        source = min(told, key=lambda s: min(abs(s.start - end), abs(start - s.end)))
        claims.append(Attribution(source, source, (span,), 1.0, start in verbatim))
    return doc, spans, claims
