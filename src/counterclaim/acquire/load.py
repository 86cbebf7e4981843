"""Any input becomes documents: the one door of `acquire`.

A name (file, '-', address), bytes or a text come in; an iterator of documents and failures goes out, in order, one document held at a time.
`load` and `from_bytes` never raise for a bad input: whatever is wrong with one is a `Failure` with its name and the reason.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from counterclaim.acquire.build import Origin
from counterclaim.acquire.html import from_html_bytes
from counterclaim.acquire.inputs import InputKind, InputName, expand
from counterclaim.acquire.limits import Limits
from counterclaim.acquire.plain import from_plain_bytes, from_plain_text
from counterclaim.errors import InputError, InputTooLarge, UnreadableInput
from counterclaim.model.document import Document
from counterclaim.model.reading import Failure

TEXT_NAME = "text"
"""The name of an input that was handed over as a string."""


def load(name: str | InputName, *, limits: Limits | None = None, stdin: BinaryIO | None = None) -> Iterator[Document | Failure]:
    """Read one input, as `expand` gives them or as typed (a folder or glob then gives all its files)."""
    limits = limits or Limits()
    for found in expand([name]) if isinstance(name, str) else [name]:
        try:
            yield from _documents(found, limits, stdin)
        except InputError as error:
            yield Failure(error.name, error.reason)


def from_bytes(data: bytes, name: str, url: str | None = None, *, limits: Limits | None = None) -> Iterator[Document | Failure]:
    """Read bytes already at hand; the format is told from their content and the suffix of `name`."""
    try:
        yield from _from_bytes(data, name, url, limits or Limits())
    except InputError as error:
        yield Failure(error.name, error.reason)


def documents_from_text(text: str, name: str = TEXT_NAME) -> Document:
    """Make a document of a plain text; raises UnreadableInput when there are no words in it."""
    return from_plain_text(text, Origin.of(name, text.encode("utf-8", "surrogatepass")))


def _documents(found: InputName, limits: Limits, stdin: BinaryIO | None) -> Iterator[Document | Failure]:
    if found.kind is InputKind.NOTHING:
        raise UnreadableInput(found.name, found.reason or "nothing there")
    if found.kind is InputKind.ADDRESS:
        raise UnreadableInput(found.name, "addresses are not read yet")
    if found.kind is InputKind.STDIN:
        yield from _from_bytes(_capped(stdin or sys.stdin.buffer, found.name, limits), found.name, None, limits)
        return
    try:
        with Path(found.name).open("rb") as stream:
            data = _capped(stream, found.name, limits)
    except OSError as error:
        raise UnreadableInput(found.name, error.strerror or str(error)) from None
    yield from _from_bytes(data, found.name, None, limits)


def _capped(stream: BinaryIO, name: str, limits: Limits) -> bytes:
    data = stream.read(limits.document_bytes + 1)
    if len(data) > limits.document_bytes:
        raise InputTooLarge(name, f"over {limits.document_bytes:,} bytes")
    return data


def _from_bytes(data: bytes, name: str, url: str | None, limits: Limits) -> Iterator[Document | Failure]:
    yield (from_html_bytes if b"<html" in data[:1000] else from_plain_bytes)(data, Origin.of(name, data, url))
