"""What kind of file some bytes are, by their first letters, their declared type and their name.

The head of an input comes in; one `Format` goes out, or an error naming what else it is.
It never trusts a suffix against the content: a PDF called '.txt' is a PDF.
"""

from __future__ import annotations

import re
from enum import StrEnum

from counterclaim.errors import UnreadableInput
from counterclaim.text.repair import decode


class Format(StrEnum):
    """The formats that are read."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    JSON = "json"
    JSONL = "jsonl"


HEAD = 8_192
"""Bytes looked at: some pages begin with a long comment."""

_OTHERS = (
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a sound, picture or video"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"7z\xbc\xaf", "an archive"),
    (b"Rar!", "an archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"{\\rtf", "a rich text document"),
    (b"WARC/", "a web archive"),
)
_SUFFIXES = {
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".json": Format.JSON,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
}
_TYPES = {
    "text/html": Format.HTML,
    "application/xhtml+xml": Format.HTML,
    "application/json": Format.JSON,
    "application/ld+json": Format.JSON,
    "application/x-ndjson": Format.JSONL,
    "application/jsonl": Format.JSONL,
}
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|meta|title|div|p)\b", re.IGNORECASE | re.DOTALL
)
_XML = re.compile(r"\s*<(?:\?xml|!DOCTYPE|rss|feed|newsItem|nitf|NewsML)\b", re.IGNORECASE)
_JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[{\]])")


def sniff(head: bytes, name: str, content_type: str | None = None) -> Format:
    """The format of an input that begins with `head`; UnreadableInput for known formats that hold no text we read."""
    for magic, what in _OTHERS:
        if head.startswith(magic):
            raise UnreadableInput(name, f"this is {what}, which is not read")
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    text = decode(head[:HEAD]).text
    named = _SUFFIXES.get(_suffix(name)) or _TYPES.get((content_type or "").split(";")[0].strip().lower())
    if named in (Format.JSON, Format.JSONL) and not _HTML.match(text):
        return named
    if _HTML.match(text) or named is Format.HTML:
        return Format.HTML
    if _XML.match(text):
        raise UnreadableInput(name, "this is XML other than a page, which is not read")
    return Format.JSON if _JSON.match(text) else Format.TEXT


def _suffix(name: str) -> str:
    path = name.split("?")[0].split("#")[0].lower().removesuffix(".gz")
    dot = path.rfind(".")
    return path[dot:] if dot > path.rfind("/") else ""
