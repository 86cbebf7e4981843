"""Plain text becomes a Document: the decoded file as it stands, with sections and what its own lines say about it.

Bytes or a text come in; one `Document` goes out.
It never changes the text beyond what decoding had to repair.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterclaim.acquire.build import Fact, Origin, build
from counterclaim.acquire.language import language_of
from counterclaim.acquire.sections import sections_of
from counterclaim.acquire.times import aware
from counterclaim.errors import UnreadableInput
from counterclaim.model.document import Document, Section
from counterclaim.model.labels import SectionRole
from counterclaim.text.repair import decode, mend

_AGENCY = re.compile(r"\(([^()]{2,40})\)\W*$")
_BY = re.compile(
    r"^(?:\w+ )?by:? ([^|•·\d]{3,100}?)"
    r"(?=\s*(?:[|•·]|[-–—] |,? \d|,? (?:mon|tues|wednes|thurs|fri|satur|sun)day|$|(?:published|updated|posted)\b))",
    re.IGNORECASE,
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]+")
_UPDATED = re.compile(r"\b(?:updated|modified)\b", re.IGNORECASE)
_PARTS = re.compile(r"\s*[|•·;]\s*|\s[-–—]\s|(?<=[a-z]),\s(?=\d|[A-Z][a-z]+ \d)")

CONTROL_SHARE = 0.05
"""News text has no control characters but tabs and line ends; a file with one in twenty is not text."""


def from_plain_bytes(data: bytes, origin: Origin) -> Document:
    """Decode and cut into sections; UnreadableInput when the bytes are not text."""
    decoded = decode(data)
    return from_plain_text(decoded.text, replace(origin, repairs=decoded.repairs))


def from_plain_text(text: str, origin: Origin, known: Sequence[Fact] = (), last: Sequence[Fact] = ()) -> Document:
    """Cut a decoded text into sections; facts `known` come before its own, those of `last` resort after; UnreadableInput without words."""
    mended, repairs = mend(text)
    if not mended.strip("\ufeff \t\r\n\u2028\u2029\0"):
        raise UnreadableInput(origin.name, "there is no text in it")
    if _controls(mended[:100_000]) > CONTROL_SHARE * min(len(mended), 100_000):
        raise UnreadableInput(origin.name, "not text: too many control characters")
    sections = sections_of(mended)
    facts = [*known, *_facts(mended, sections), *last, language_of(mended), Fact("url", origin.url, "address")]
    return build(mended, sections, facts, replace(origin, repairs=(*origin.repairs, *repairs)))


def _controls(text: str) -> int:
    return sum(map(len, _CONTROL.findall(text)))


def _facts(text: str, sections: tuple[Section, ...]) -> Iterator[Fact]:
    """What the headline, byline and dateline say."""
    for section in sections:
        lines_in = [" ".join(line.split()) for line in text[section.start : section.end].splitlines() if line.strip()]
        if section.role is SectionRole.HEADLINE:
            yield Fact("title", " ".join(lines_in), "headline")
        elif section.role is SectionRole.BYLINE:
            for line in lines_in:
                yield from _byline_facts(line)
        elif section.role is SectionRole.DATELINE and (agency := _AGENCY.search(" ".join(lines_in))):
            yield Fact("outlet", agency[1], "dateline")


def _byline_facts(line: str) -> Iterator[Fact]:
    """The name in 'By Ann Bell, Velm Gazette | 12 May 2031', the date in the same or a line of its own."""
    name = _BY.match(line)
    if name:
        yield Fact("byline", name[1].strip(" ,|-–—"), "byline line")
    for part in (line, *_PARTS.split(line)):
        field = "modified" if _UPDATED.search(part) else "published"
        yield Fact(field, aware(part), "byline line")
