"""An input in which nothing can be read is one clear failure, whatever its format says."""

from __future__ import annotations

import pytest

from counterclaim.acquire import from_bytes
from counterclaim.model.reading import Failure


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl"])
@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\n \n", b"\xa0", "\u2003\u2028".encode(), b"\x00\x00"], ids=repr)
def test_nothing_there(data: bytes, name: str) -> None:
    found = list(from_bytes(data, name))
    assert [type(item) for item in found] == [Failure]
    assert found[0].input.startswith(name)
