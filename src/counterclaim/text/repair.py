"""Bytes of unknown encoding become text, with a list of what had to be mended on the way.

Bytes (and, for HTML, the encoding they declare) come in; the decoded text, its repairs and the encoding's name go out.
It never normalises: line ends, composed and decomposed letters, control and bidirectional characters all stay as they stand.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from counterclaim.model.document import Repair

BOM_DROPPED = "byte order mark dropped"
BYTE_REPLACED = "undecodable byte replaced"
SURROGATE_REPLACED = "lone surrogate replaced"
READ_AS = "not UTF-8, read as {}"

_BOMS = (  # the four-byte marks first: UTF-32-LE begins with the mark of UTF-16-LE
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_SNIFF = 65_536
"""Bytes looked at to guess an encoding: more does not change the answer, and the guess stays fast on large input."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded text, what had to be repaired, and the name of the encoding it was read as."""

    text: str
    repairs: tuple[Repair, ...]
    encoding: str


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode `data`: by its byte order mark, else as UTF-8, else as the `declared` encoding, else as the likeliest one."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text, repairs = _decode_as(data[len(mark) :], encoding)
            return Decoded(text, (Repair(BOM_DROPPED, 1, 0), *repairs), encoding)
    encoding = _choose(data, declared)
    text, repairs = _decode_as(data, encoding)
    if encoding != "utf-8":
        repairs = (Repair(READ_AS.format(encoding), 1, 0), *repairs)
    return Decoded(text, repairs, encoding)


def mend(text: str) -> tuple[str, tuple[Repair, ...]]:
    """Replace lone surrogates (they have no UTF-8 form; JSON escapes can smuggle them in) and drop a leading byte order mark."""
    repairs: list[Repair] = []
    if text.startswith("\ufeff"):
        text = text[1:]
        repairs.append(Repair(BOM_DROPPED, 1, 0))
    text, replaced = _replace_surrogates(text, SURROGATE_REPLACED)
    return text, (*repairs, *replaced)


def _choose(data: bytes, declared: str | None) -> str:
    """The encoding of bytes without a mark."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return _wide(data) or "utf-8"
    if _mostly_utf8(data):
        return "utf-8"
    return _wide(data) or _known(declared) or _guess(data)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: Latin text has a zero in nearly every second byte, on one side."""
    head = data[: _SNIFF // 16]
    half = len(head) // 2
    if half < 2 or b"\0" not in head:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _mostly_utf8(data: bytes) -> bool:
    """Damaged UTF-8 rather than another encoding: at least as many whole multi-byte letters as broken bytes."""
    head = data[:_SNIFF]
    whole = _MULTIBYTE.findall(head)
    broken = sum(byte > 0x7F for byte in head) - sum(map(len, whole))
    return len(whole) >= max(1, broken)


def _known(declared: str | None) -> str | None:
    """The Python codec of a declared web encoding; None for what browsers do not know (so never 'unicode_escape' and the like)."""
    if not declared:
        return None
    from resiliparse.parse.encoding import map_encoding_to_html5

    mapped = map_encoding_to_html5(declared, fallback_utf8=False)
    try:
        return codecs.lookup(mapped).name if mapped else None
    except LookupError:
        return None


def _guess(data: bytes) -> str:
    """The likeliest encoding by its statistics; windows-1252 where nothing better is found."""
    from resiliparse.parse.encoding import detect_encoding

    guess = _known(detect_encoding(data[:_SNIFF])) or "cp1252"
    return "cp1252" if guess in ("utf-8", "ascii") else guess


def _decode_as(data: bytes, encoding: str) -> tuple[str, tuple[Repair, ...]]:
    """Decode, one U+FFFD for each byte that cannot be decoded."""
    if encoding.startswith(
        ("utf-16", "utf-32")
    ):  # these codecs cannot escape a byte: what is broken is found by comparing with a strict pass
        return _decode_wide(data, encoding)
    return _replace_surrogates(data.decode(encoding, "surrogateescape"), BYTE_REPLACED)


def _decode_wide(data: bytes, encoding: str) -> tuple[str, tuple[Repair, ...]]:
    text = data.decode(encoding, "replace")
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        start = len(data[: error.start].decode(encoding, "replace"))
        return text, (Repair(BYTE_REPLACED, max(1, text.count("\ufffd", start)), start),)
    return text, ()


def _replace_surrogates(text: str, kind: str) -> tuple[str, tuple[Repair, ...]]:
    first = _SURROGATE.search(text)
    if first is None:
        return text, ()
    mended, count = _SURROGATE.subn("\ufffd", text)
    return mended, (Repair(kind, count, first.start()),)
