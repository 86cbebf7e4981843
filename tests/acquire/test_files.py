"""Files: gzip, PDF, sizes, and what is no article at all."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest
from tests.acquire.helpers import one, parts, read_text, reason

from counterclaim.acquire import Limits, from_bytes, load
from counterclaim.acquire.pdf import paragraphs
from counterclaim.model.document import Document
from counterclaim.model.reading import Failure

EXAMPLES = Path(__file__).parents[2] / "examples" / "coverage" / "harrow-bridge"
TEXT = b"The front denied it. The ministry said it had proof.\n"


def test_packed_and_plain_are_the_same_document() -> None:
    plain, packed = one(TEXT, "a.txt"), one(gzip.compress(TEXT), "b.txt.gz")
    assert plain == packed
    assert one(gzip.compress(gzip.compress(TEXT)), "c.gz") == plain


def test_where_a_file_lies_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    assert list(load(str(tmp_path / "a.txt"))) == [one(TEXT)]
    assert list(load("-", stdin=io.BytesIO(TEXT))) == [one(TEXT)]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "it is empty"),
        (b" \r\n\t ", "there is no text in it"),
        (b"\xef\xbb\xbf", "there is no text in it"),
        (b"PK\x03\x04....", "zip archive"),
        (b"\x89PNG\r\n", "a picture"),
        (b"<?xml version='1.0'?><rss><channel/></rss>", "XML"),
        (gzip.compress(TEXT * 50, mtime=0)[:-12], "cut short"),
        (b"\x1f\x8bxyzrubbish", "damaged"),
        (b"\x01\x02\x03\x04 words " * 50, "not text"),
        (b"%PDF-1.7 rubbish", "PDF"),
    ],
)
def test_what_is_no_article_says_why(data: bytes, words: str) -> None:
    assert words in reason(data)


def test_sizes_are_capped_after_unpacking() -> None:
    found = list(from_bytes(gzip.compress(b"words " * 100_000), "x.txt.gz", limits=Limits(document_bytes=100_000)))
    assert isinstance(found[0], Failure)
    assert found[0].reason == "over 100,000 bytes"


def test_missing_files_and_folders_fail_with_their_name(tmp_path: Path) -> None:
    found = list(load(str(tmp_path / "missing.txt")))
    assert found == [Failure(str(tmp_path / "missing.txt"), "no such file or folder")]
    assert isinstance(next(iter(load(str(tmp_path)))), Failure)


def test_a_pdf_gives_paragraphs_and_sets_running_heads_apart() -> None:
    document = one((EXAMPLES / "06-wexmoor-institute.pdf").read_bytes(), "x.pdf")
    roles = dict(parts(document))
    assert "Page 1" in roles["furniture"]
    assert "Page 1" not in read_text(document)
    assert document.published is not None


def test_a_pdf_over_its_caps_is_refused() -> None:
    data = (EXAMPLES / "06-wexmoor-institute.pdf").read_bytes()
    (found,) = from_bytes(data, "x.pdf", limits=Limits(pdf_pages=1))
    assert isinstance(found, Failure)
    assert "pages" in found.reason
    (slow,) = from_bytes(data, "x.pdf", limits=Limits(pdf_seconds=0.001))
    assert isinstance(slow, Failure)
    assert "seconds" in slow.reason


def test_pdf_lines_become_paragraphs() -> None:
    first = (
        "The front said that it had burned the hall because it fed the garri-\nson, and that it would come back in the autumn of the\n"
        "year.\nA heading\nThe ministry denied that the garrison was ever fed from it, and said\nthat it had proof.\nWire 7"
    )
    second = (
        "Nobody in Tolmen believed the ministry, and the mayor said that he\nhad seen the carts himself.\nHe would swear to it.\nWire 8"
    )
    body, running = paragraphs([first, second])
    assert (
        body[0]
        == "The front said that it had burned the hall because it fed the garrison, and that it would come back in the autumn of the year."
    )
    assert body[1] == "A heading"
    assert body[3].startswith("Nobody in Tolmen")
    assert running == ["Wire 7", "Wire 8"]


def test_five_megabytes_in_one_line() -> None:
    (found,) = from_bytes(b"The front denied it, said the man. " * 150_000, "long.txt")
    assert isinstance(found, Document)
    assert len(found.text) == 5_250_000
