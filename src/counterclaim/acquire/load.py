"""Any input becomes documents: the one door of `acquire`.

A name (file, '-', address), bytes or a text come in; an iterator of documents and failures goes out, in order, one document held at a time.
`load` and `from_bytes` never raise for a bad input: whatever is wrong with one is a `Failure` with its name and the reason.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from counterclaim.acquire.build import Origin
from counterclaim.acquire.fetch import Fetcher
from counterclaim.acquire.formats import Format, sniff
from counterclaim.acquire.html import from_html_bytes
from counterclaim.acquire.inputs import InputKind, InputName, expand
from counterclaim.acquire.jsonlines import begins_with_a_record, from_json_bytes, from_lines
from counterclaim.acquire.limits import Limits
from counterclaim.acquire.page import Page
from counterclaim.acquire.pdf import from_pdf_bytes
from counterclaim.acquire.plain import from_plain_bytes, from_plain_text
from counterclaim.acquire.streams import BUFFER, opened, read_all
from counterclaim.errors import InputError, UnreadableInput
from counterclaim.model.document import Captured, Document
from counterclaim.model.reading import Failure

UNEXPECTED = "could not be read, which is a fault of this program"
"""The reason given for an error that nobody foresaw; the tests take it for a bug."""
TEXT_NAME = "text"
"""The name of an input that was handed over as a string."""


def load(
    name: str | InputName,
    *,
    limits: Limits | None = None,
    stdin: BinaryIO | None = None,
    fetcher: Fetcher | None = None,
) -> Iterator[Document | Failure]:
    """Read one input, as `expand` gives them or as typed (a folder or glob then gives all its files)."""
    yield from map(_document, capture(name, limits=limits, stdin=stdin, fetcher=fetcher))


def capture(
    name: str | InputName,
    *,
    limits: Limits | None = None,
    stdin: BinaryIO | None = None,
    fetcher: Fetcher | None = None,
) -> Iterator[Captured | Failure]:
    """Read one input as `load` does, and give each document with the bytes it was made of."""
    limits = limits or Limits()
    for found in expand([name]) if isinstance(name, str) else [name]:
        yield from _guarded(_documents(found, limits, stdin, fetcher), found.name)


def from_bytes(data: bytes, name: str, url: str | None = None, *, limits: Limits | None = None) -> Iterator[Document | Failure]:
    """Read bytes already at hand; the format is told from their content and the suffix of `name`."""
    yield from map(_document, _guarded(_from_stream(io.BytesIO(data), name, limits or Limits(), Page(data, url)), name))


def documents_from_text(text: str, name: str = TEXT_NAME) -> Document:
    """Make a document of a plain text; raises UnreadableInput when there are no words in it."""
    return from_plain_text(text, Origin.of(name, text.encode("utf-8", "surrogatepass")))


def _document(found: Captured | Failure) -> Document | Failure:
    return found.document if isinstance(found, Captured) else found


def _guarded(documents: Iterator[Captured | Failure], name: str) -> Iterator[Captured | Failure]:
    """The border of one input: what goes wrong in it is a failure, and the run goes on."""
    try:
        yield from documents
    except InputError as error:
        yield Failure(error.name, error.reason)
    except Exception as error:  # the border of one document: a fault in our code or a library's must not end the run
        yield Failure(name, f"{UNEXPECTED} ({type(error).__name__})")


def _documents(found: InputName, limits: Limits, stdin: BinaryIO | None, fetcher: Fetcher | None) -> Iterator[Captured | Failure]:
    if found.kind is InputKind.NOTHING:
        raise UnreadableInput(found.name, found.reason or "nothing there")
    if found.kind is InputKind.ADDRESS:
        page = (fetcher or Fetcher(limits)).fetch(found.name)
        yield from _from_stream(io.BytesIO(page.data), found.name, limits, page)
    elif found.kind is InputKind.STDIN:
        yield from _from_stream(stdin or sys.stdin.buffer, found.name, limits, Page())
    else:
        try:
            file = Path(found.name).open("rb")  # noqa: SIM115  closed by the `with` below; only the opening may fail here
        except (OSError, ValueError) as error:
            raise UnreadableInput(found.name, getattr(error, "strerror", None) or str(error)) from None
        with file:
            yield from _from_stream(file, found.name, limits, Page())


def _from_stream(source: BinaryIO, name: str, limits: Limits, page: Page) -> Iterator[Captured | Failure]:
    """Tell the format and read; JSON lines are streamed, everything else is one document in memory."""
    stream = opened(source, name, limits.stream_bytes)
    head = stream.peek(BUFFER)
    if not head:
        raise UnreadableInput(name, "it is empty")
    kind = sniff(head, page.url or name, page.content_type)
    if kind is Format.JSONL or (kind is Format.JSON and begins_with_a_record(head)):
        yield from from_lines(stream, name, limits.document_bytes)
        return
    data = read_all(stream, name, limits.document_bytes)
    origin = Origin.of(name, data, page.url, page.captured)
    if kind is Format.HTML:
        yield Captured(from_html_bytes(data, origin, page.charset), data)
    elif kind is Format.PDF:
        yield Captured(from_pdf_bytes(data, origin, limits), data)
    elif kind is Format.JSON:
        yield from from_json_bytes(data, origin)
    else:
        yield Captured(from_plain_bytes(data, origin), data)
