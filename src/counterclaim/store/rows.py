"""Model values become what a row holds, and come back equal.

Documents, records, links and judgements come in and go out; in between they are JSON of their own fields, compressed, a document's text
apart from it. It never leaves out a field, and refuses what it cannot read.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import MISSING, fields
from typing import Any, TypeVar, get_type_hints

import msgspec

from counterclaim.model.document import Document
from counterclaim.model.ids import sha256_hex
from counterclaim.model.record import DocumentRecord

T = TypeVar("T")

_HINTS = get_type_hints(DocumentRecord)
_HINTS["document"] = dict[str, Any]

# A record's fields, the document without its text: what a reader read may be kept in several versions, the text is there once.
_Kept = msgspec.defstruct(
    "Kept",
    [
        (field.name, _HINTS[field.name]) if field.default is MISSING else (field.name, _HINTS[field.name], field.default)
        for field in fields(DocumentRecord)
    ],
)


def encode(value: object) -> bytes:
    """JSON in UTF-8, keys in the order of the fields; in ASCII where lone surrogates stand in it, which UTF-8 does not have."""
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(value), separators=(",", ":")).encode("ascii")


def decode(data: bytes, kind: type[T]) -> T:
    """The value that `encode` wrote; raises ValueError where it is no `kind`."""
    try:
        return msgspec.json.decode(data, type=kind)
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:  # lone surrogates, which only the standard library takes
        return msgspec.convert(json.loads(data), kind)


def pack(data: bytes) -> bytes:
    """Bytes as a row keeps them."""
    return zlib.compress(data)


def unpack(data: bytes) -> bytes:
    """The bytes that `pack` was given; raises ValueError for damaged ones."""
    try:
        return zlib.decompress(data)
    except zlib.error as error:
        raise ValueError(str(error)) from error


def text_bytes(text: str) -> bytes:
    """A document's text as bytes, the same that its hash is of."""
    return text.encode("utf-8", "surrogatepass")


def bytes_text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")


def facts(document: Document) -> dict[str, Any]:
    """All of a document but its text."""
    return {field.name: getattr(document, field.name) for field in fields(Document) if field.name != "text"}


def document_of(given: dict[str, Any], text: str) -> Document:
    """The document of these facts and this text."""
    return msgspec.convert({**given, "text": text}, Document)


def record_bytes(record: DocumentRecord) -> bytes:
    """A record as JSON, without its document's text."""
    kept = {field.name: getattr(record, field.name) for field in fields(DocumentRecord)}
    return encode(kept | {"document": facts(record.document)})


def record_of(data: bytes, text: str) -> DocumentRecord:
    """The record that `record_bytes` wrote; raises ValueError where it is none."""
    kept = decode(data, _Kept)
    values = {field.name: getattr(kept, field.name) for field in fields(DocumentRecord)}
    return DocumentRecord(**values | {"document": document_of(values["document"], text)})


def key_of(text: str) -> str:
    """What a long text (an input's name, an address) is looked up by: an index takes no text of any length."""
    return sha256_hex(text_bytes(text))[:32]
