"""A dossier read back is the dossier, and one that contradicts itself is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings

from counterclaim.errors import UnreadableInput
from counterclaim.model.record import Dossier
from counterclaim.wire.decode import decode
from counterclaim.wire.encode import encode
from made import dossiers, hand_made


@settings(deadline=None, max_examples=60)
@given(dossiers())
def test_round_trip(dossier: Dossier) -> None:
    data = encode(dossier)
    assert encode(decode(data)) == data
    back = decode(data)
    assert back.documents == dossier.documents
    assert set(back.claims) == set(dossier.claims)
    assert set(back.actors) == set(dossier.actors)
    assert (back.case, back.inputs, back.unread, back.failures) == (dossier.case, dossier.inputs, dossier.unread, dossier.failures)


def test_round_trip_keeps_times_with_their_offset() -> None:
    dossier = hand_made()
    published = decode(encode(dossier)).documents[0].published
    assert published == dossier.documents[0].published
    assert published is not None
    assert published.isoformat() == "2031-05-16T09:30:00+03:00"


def test_keys_of_later_versions_pass() -> None:
    made = json.loads(encode(hand_made()))
    made["added"] = made["documents"][0]["added"] = made["claims"][0]["added"] = 1
    assert decode(json.dumps(made).encode()) == decode(encode(hand_made()))


def test_found_and_repairs_may_be_absent() -> None:
    made = json.loads(encode(hand_made()))
    del made["documents"][0]["found"], made["documents"][0]["repairs"]
    assert decode(json.dumps(made).encode()).documents[0].found == ()


def _set(*path: str | int, to: Any) -> Callable[[dict[str, Any]], None]:
    def change(made: Any) -> None:
        for key in path[:-1]:
            made = made[key]
        made[path[-1]] = to

    return change


def _drop(*path: str | int) -> Callable[[dict[str, Any]], None]:
    def change(made: Any) -> None:
        for key in path[:-1]:
            made = made[key]
        del made[path[-1]]

    return change


CLAIM = ("claims", 0)
REFUSED = {
    "another format": _set("format", to="counterclaim.dossier/2"),
    "no format": _drop("format"),
    "a missing key": _drop(*CLAIM, "act"),
    "an open label": _set(*CLAIM, "voice", to="shouted"),
    "a score above one": _set(*CLAIM, "score", to=1.5),
    "words that do not stand there": _set(*CLAIM, "content", "spans", 0, "exact", to="x" * 51),
    "words shifted by one": _set(*CLAIM, "cue", "span", "start", to=1),
    "cue text that is not its span's": _set(*CLAIM, "cue", "text", to="shouted"),
    "source text that is not its span's": _set(*CLAIM, "source", "text", to="Somebody else"),
    "content text that is not its spans'": _set(*CLAIM, "content", "text", to="more than was said"),
    "a source without a voice": _set(*CLAIM, "voice", to="unattributed"),
    "an extra key in a span": _set(*CLAIM, "cue", "span", "added", to=1),
    "an unknown document": _set("unread", 0, "document", to="d1-0"),
    "a changed text": _set("documents", 0, "text", to="something else"),
    "sections with a gap": _set("documents", 0, "sections", 0, "end", to=3),
    "an unknown speaker": _set(*CLAIM, "speaker", to="a1-0"),
    "records of a later stage": _set("warnings", to=["c1-0"]),
    "a hash that is none": _set("documents", 0, "sha256", to="abc"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused(case: str) -> None:
    made = json.loads(encode(hand_made()))
    REFUSED[case](made)
    with pytest.raises(UnreadableInput) as refusal:
        decode(json.dumps(made).encode(), "given.json")
    assert refusal.value.name == "given.json"


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"null", b"\xff", b'{"format":', b"[" * 100_000])
def test_what_is_no_dossier_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableInput):
        decode(data)
