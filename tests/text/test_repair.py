"""Decoding: what comes out, what is listed as repaired, and that nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.text.repair import BOM_DROPPED, BYTE_REPLACED, SURROGATE_REPLACED, decode, mend

CASES = [
    (b"plain", "plain", []),
    (b"\xef\xbb\xbfmarked", "marked", [(BOM_DROPPED, 1, 0)]),
    ("\ufeffwide".encode("utf-16-le"), "wide", [(BOM_DROPPED, 1, 0)]),
    ("\ufeffwide".encode("utf-16-be"), "wide", [(BOM_DROPPED, 1, 0)]),
    ("\ufeffwider".encode("utf-32-le"), "wider", [(BOM_DROPPED, 1, 0)]),
    (b"two\r\nline\rends\n", "two\r\nline\rends\n", []),
    ("e\u0301 stays apart".encode(), "e\u0301 stays apart", []),
    ("\u202eturned\u2069 \x07".encode(), "\u202eturned\u2069 \x07", []),
    ("“Nein”, sagte sie, é".encode() + b"\xff\xfe!", "“Nein”, sagte sie, é\ufffd\ufffd!", [(BYTE_REPLACED, 2, 20)]),
    ("“No,” she said".encode("cp1252"), "“No,” she said", [("not UTF-8, read as cp1252", 1, 0)]),
    ("unmarked and wide".encode("utf-16-le"), "unmarked and wide", [("not UTF-8, read as utf-16-le", 1, 0)]),
    (b"\xef\xbb\xbf", "", [(BOM_DROPPED, 1, 0)]),
    (b"", "", []),
]


@pytest.mark.parametrize(("data", "text", "repairs"), CASES)
def test_cases(data: bytes, text: str, repairs: list[tuple[str, int, int]]) -> None:
    decoded = decode(data)
    assert decoded.text == text
    assert [(r.kind, r.count, r.start) for r in decoded.repairs] == repairs


def test_the_declared_encoding_is_used_only_where_utf8_fails() -> None:
    cyrillic = "Взрыв на мосту, сообщили власти"
    assert decode(cyrillic.encode("koi8-r"), "koi8-r").text == cyrillic
    assert decode(cyrillic.encode(), "koi8-r").text == cyrillic
    assert "\\n" not in decode(b"caf\xe9", "unicode_escape").encoding


def test_wide_text_cut_in_half_is_repaired_at_its_end() -> None:
    decoded = decode("\ufeffab".encode("utf-16-le") + b"\x00")
    assert decoded.text == "ab\ufffd"
    assert (decoded.repairs[1].kind, decoded.repairs[1].start) == (BYTE_REPLACED, 2)


def test_lone_surrogates_are_replaced() -> None:
    text, repairs = mend("a\ud800b\udc00")
    assert text == "a\ufffdb\ufffd"
    assert [(r.kind, r.count, r.start) for r in repairs] == [(SURROGATE_REPLACED, 2, 1)]


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    if "\0" not in text and not text.startswith("\ufeff"):
        assert decode(text.encode()).text == text


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_decode_to_clean_text(data: bytes) -> None:
    decoded = decode(data)
    decoded.text.encode("utf-8")
    assert all(0 <= repair.start <= len(decoded.text) for repair in decoded.repairs)
