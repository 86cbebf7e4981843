"""Shorthands for the tests of `acquire`."""

from __future__ import annotations

from counterclaim.acquire import from_bytes
from counterclaim.acquire.load import UNEXPECTED
from counterclaim.model.document import Document
from counterclaim.model.reading import Failure


def one(data: bytes | str, name: str = "input") -> Document:
    """The one document of these bytes."""
    (found,) = from_bytes(data.encode() if isinstance(data, str) else data, name)
    assert isinstance(found, Document), found
    return found


def reason(data: bytes, name: str = "input") -> str:
    """The reason for which these bytes give no document."""
    (found,) = from_bytes(data, name)
    assert isinstance(found, Failure), found
    assert found.input == name
    assert UNEXPECTED not in found.reason
    return found.reason


def parts(document: Document) -> list[tuple[str, str]]:
    """Role and stripped words of each section."""
    return [(section.role.value, document.text[section.start : section.end].strip()) for section in document.sections]


def read_text(document: Document) -> str:
    """What is read as the article."""
    return "\n".join(document.text[s.start : s.end] for s in document.readable())
