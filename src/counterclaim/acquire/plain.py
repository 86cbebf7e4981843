"""Plain text becomes a Document: the decoded file as it stands, with sections and what its own lines say about it.

Bytes or a text come in; one `Document` goes out.
It never changes the text beyond what decoding had to repair.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.acquire.build import Fact, Origin, build
from counterclaim.acquire.language import language_of
from counterclaim.acquire.said import text_facts
from counterclaim.acquire.sections import sections_of
from counterclaim.errors import UnreadableInput
from counterclaim.model.document import Document, Section
from counterclaim.model.labels import SectionRole
from counterclaim.text.repair import decode, mend

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]+")
CONTROL_SHARE = 0.05
"""News text has no control characters but tabs and line ends; a file with one in twenty is not text."""


def from_plain_bytes(data: bytes, origin: Origin) -> Document:
    """Decode and cut into sections; UnreadableInput when the bytes are not text."""
    decoded = decode(data)
    return from_plain_text(decoded.text, replace(origin, repairs=decoded.repairs))


def from_plain_text(text: str, origin: Origin, known: Sequence[Fact] = (), last: Sequence[Fact] = (), tail: str = "") -> Document:
    """Cut a decoded text into sections; UnreadableInput when there are no words in it.

    Facts `known` come before the text's own, those of `last` resort after; `tail` is furniture put behind the text (a PDF's running heads).
    """
    mended, repairs = mend(text)
    if not mended.replace("\ufeff", "").replace("\0", "").strip():
        raise UnreadableInput(origin.name, "there is no text in it")
    if _controls(mended[:100_000]) > CONTROL_SHARE * min(len(mended), 100_000):
        raise UnreadableInput(origin.name, "not text: too many control characters")
    sections = sections_of(mended)
    if tail:
        sections = (*sections, Section(SectionRole.FURNITURE, len(mended), len(mended) + len(tail)))
        mended += tail
    facts = [*known, *text_facts(mended, sections), *last, language_of(mended), Fact("url", origin.url, "address")]
    return build(mended, sections, facts, replace(origin, repairs=(*origin.repairs, *repairs)))


def _controls(text: str) -> int:
    return sum(map(len, _CONTROL.findall(text)))
