"""JSON lines, lists of articles, generic records and ninjs."""

from __future__ import annotations

import gzip
import json
import tracemalloc

import pytest
from tests.acquire.helpers import one, parts, read_text, reason

from counterclaim.acquire import InputKind, InputName, Limits, from_bytes, load
from counterclaim.model.document import Document
from counterclaim.model.labels import DocumentStatus
from counterclaim.model.reading import Failure

RECORD = {"text": "The front denied it.\n\nThe ministry said it had proof.", "title": "Fire at Tolmen", "url": "https://lantern.example/1"}


def test_a_record_gives_text_title_first_and_facts() -> None:
    document = one(
        json.dumps(RECORD | {"source": {"id": 1, "name": "The Lantern"}, "authors": ["Ann Bell", "Jo Reed"], "date": 1936137600})
    )
    assert document.text == "Fire at Tolmen\n\nThe front denied it.\n\nThe ministry said it had proof."
    assert [role for role, _ in parts(document)] == ["headline", "body"]
    assert (document.outlet, document.byline, document.url) == ("The Lantern", "Ann Bell, Jo Reed", "https://lantern.example/1")
    assert str(document.published) == "2031-05-10 00:00:00+00:00"
    assert {f.field: f.where for f in document.found}["byline"] == "key authors"


def test_bad_lines_are_failures_and_the_rest_goes_on() -> None:
    rows = [json.dumps(RECORD), "not json", "", '{"title": "only"}', "[1]", '{"text": "It was us, \\ud800 they said."}']
    found = list(from_bytes("\n".join(rows).encode(), "x.jsonl"))
    assert [type(item) for item in found] == [Document, Failure, Failure, Failure, Document]
    assert [item.input for item in found if isinstance(item, Failure)] == ["x.jsonl:2", "x.jsonl:4", "x.jsonl:5"]
    last = found[-1]
    assert isinstance(last, Document)
    assert "\ufffd" in last.text


def test_ids_depend_on_the_line_and_its_place_only() -> None:
    line = json.dumps(RECORD)
    alone = list(from_bytes(line.encode() + b"\n", "a.jsonl"))
    more = list(from_bytes(f"{line}\n{line}\n".encode(), "b/c.jsonl"))
    assert [d.id for d in alone if isinstance(d, Document)] == [more[0].id if isinstance(more[0], Document) else ""]
    assert len({d.id for d in more if isinstance(d, Document)}) == 2


def test_lines_are_recognised_without_a_suffix() -> None:
    data = "\n".join(json.dumps(RECORD) for _ in range(3)).encode()
    assert len(list(from_bytes(data, "-"))) == 3
    assert len(list(from_bytes(json.dumps([RECORD, RECORD]).encode(), "-"))) == 2
    assert len(list(from_bytes(json.dumps({"articles": [RECORD]}, indent=1).encode(), "-"))) == 1


class _Pipe:
    """Ten thousand lines that exist only as they are read."""

    def __init__(self) -> None:
        self._lines = (json.dumps({"text": f"Number {i} was denied. " + "words " * 400}).encode() + b"\n" for i in range(10_000))
        self._left = b""

    def read(self, size: int = -1) -> bytes:
        self._left = self._left or next(self._lines, b"")
        given, self._left = self._left[:size], self._left[size:]
        return given


def test_lines_are_streamed() -> None:
    documents = load(InputName("-", InputKind.STDIN), stdin=_Pipe())  # type: ignore[arg-type]  # all that is read of a stream is `read`
    for _ in range(20):
        next(documents)
    tracemalloc.start()
    for _ in range(200):
        next(documents)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held < 2_000_000  # 200 documents are 500 kB of JSON; a list of all 10,000 would be 25 MB


def test_a_long_line_fails_alone() -> None:
    data = b'{"text": "' + b"x" * 5_000 + b'"}\n{"text": "It was denied."}\n'
    found = list(from_bytes(data, "x.jsonl", limits=Limits(document_bytes=1_000)))
    assert isinstance(found[0], Failure)
    assert isinstance(found[1], Document)


NINJS_1 = {
    "uri": "urn:x:1",
    "headline": "Fire at Tolmen",
    "byline": "Ann Bell",
    "versioncreated": "2031-05-12T10:00:00Z",
    "copyrightholder": "Norda Wire",
    "pubstatus": "canceled",
    "body_xhtml": "<p>TOLMEN, 12 May (Norda Wire) - The front denied it.</p><p>The ministry said it had proof.</p>",
}
NINJS_3 = {
    "uri": "https://wire.example/2",
    "headlines": [{"role": "short", "value": "Fire"}, {"role": "main", "value": "Fire at Tolmen"}],
    "by": "Ann Bell",
    "versionCreated": "2031-05-12T10:00:00Z",
    "bodies": [{"role": "main", "contentType": "text/html", "value": "<p>The front denied it.</p><p>The ministry said it had proof.</p>"}],
}


@pytest.mark.parametrize("record", [NINJS_1, NINJS_3], ids=["1.x", "3.x"])
def test_ninjs(record: dict[str, object]) -> None:
    document = one(json.dumps(record), "x.json")
    assert (document.title, document.byline) == ("Fire at Tolmen", "Ann Bell")
    assert str(document.published) == "2031-05-12 10:00:00+00:00"
    assert "The front denied it." in read_text(document)
    assert "<p>" not in document.text
    assert (document.status is DocumentStatus.WITHDRAWN) == ("pubstatus" in record)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'{"text": ', "not JSON"),
        (b'{"text": "a', "not JSON: Unterminated string starting at line 1 column 10"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"text": 5}', "no article text"),
        (b'{"text": "a", "n": ' + b"9" * 5_000 + b"}", "not readable JSON"),
    ],
)
def test_bad_json_says_why(data: bytes, words: str) -> None:
    assert words in reason(data, "x.json")


def test_packed_lines_cut_short_give_what_is_there() -> None:
    rows = b"".join(json.dumps({"text": f"Number {i} denied it."}).encode() + b"\n" for i in range(5_000))
    found = list(from_bytes(gzip.compress(rows)[:-400], "x.jsonl.gz"))
    assert isinstance(found[0], Document)
    assert isinstance(found[-1], Failure)
    assert "cut short" in found[-1].reason
