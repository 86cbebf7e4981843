"""Plain text becomes a Document: the decoded file as it stands, with sections and what its own lines say about it.

Bytes or a text come in; one `Document` goes out.
It never changes the text beyond what decoding had to repair.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from counterclaim.acquire.build import Fact, Origin, build
from counterclaim.acquire.sections import sections_of
from counterclaim.errors import UnreadableInput
from counterclaim.model.document import Document, Section
from counterclaim.model.labels import SectionRole
from counterclaim.text.repair import decode, mend

CONTROL_SHARE = 0.05
"""News text has no control characters but tabs and line ends; a file with one in twenty is not text."""


def from_plain_bytes(data: bytes, origin: Origin) -> Document:
    """Decode and cut into sections; UnreadableInput when the bytes are not text."""
    decoded = decode(data)
    return from_plain_text(decoded.text, replace(origin, repairs=decoded.repairs))


def from_plain_text(text: str, origin: Origin) -> Document:
    """Cut a decoded text into sections; UnreadableInput when there are no words in it."""
    mended, repairs = mend(text)
    if not mended.strip("\ufeff \t\r\n\u2028\u2029\0"):
        raise UnreadableInput(origin.name, "there is no text in it")
    if _controls(mended[:100_000]) > CONTROL_SHARE * min(len(mended), 100_000):
        raise UnreadableInput(origin.name, "not text: too many control characters")
    sections = sections_of(mended)
    facts = [*_facts(mended, sections), Fact("url", origin.url, "address")]
    return build(mended, sections, facts, replace(origin, repairs=(*origin.repairs, *repairs)))


def _controls(text: str) -> int:
    return sum((char < " " and char not in "\t\n\r\f\v") or "\x7f" <= char < "\x85" for char in text)


def _facts(text: str, sections: tuple[Section, ...]) -> Iterator[Fact]:
    for section in sections:
        if section.role is SectionRole.HEADLINE:
            yield Fact("title", " ".join(text[section.start : section.end].split()), "headline")
        elif section.role is SectionRole.BYLINE:
            yield Fact("byline", " ".join(text[section.start : section.end].split()), "byline line")
