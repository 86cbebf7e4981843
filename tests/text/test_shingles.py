"""Signatures are the same everywhere, estimate what the shingles share, and bring near copies into one band."""

from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.text.shingles import HASHES, bands, overlap, shingles, signature, words

STORY = (
    "The keeper of the Tarn dam said that the sluice had been shut by hand on Friday night, after a lorry had stopped on the wall. "
    "Engineers found the wheel bent and the chain cut. Nobody was hurt, and the valley road was open again by noon on Saturday."
)


def test_words_keep_their_places_and_lose_their_case() -> None:
    text = "He said: “It’s OPEN.”"
    found = words(text, [(3, len(text))])
    assert [word.text for word in found] == ["said", "it's", "open"]
    assert [text[word.start : word.end] for word in found] == ["said", "It’s", "OPEN"]


def test_signatures_are_stored_so_they_never_change() -> None:
    assert hashlib.sha256(signature(STORY)).hexdigest()[:16] == "4ca4d68b21c3328b"
    assert len(signature(STORY)) == 4 * HASHES


def test_a_text_without_words_has_no_band() -> None:
    assert bands(signature(" -- ")) == ()
    assert overlap(signature(""), signature("")) == 0.0


def test_space_case_and_marks_change_nothing() -> None:
    assert signature(STORY) == signature(STORY.upper().replace(" ", "\n").replace(".", "!"))


def test_a_third_cut_still_shares_bands() -> None:
    shorter = STORY[: len(STORY) * 2 // 3]
    assert set(bands(signature(STORY))) & set(bands(signature(shorter)))
    assert overlap(signature(STORY), signature(shorter)) > 0.5


@given(st.lists(st.sampled_from(["dam", "wall", "keeper", "valley", "sluice", "road"]), max_size=60), st.integers(0, 60))
def test_the_estimate_is_near_the_share(given: list[str], cut: int) -> None:
    a, b = given[:cut], given[cut // 2 :]
    of_a, of_b = set(shingles(a).tolist()), set(shingles(b).tolist())
    true = len(of_a & of_b) / len(of_a | of_b) if of_a and of_b else 0.0
    assert abs(overlap(signature(" ".join(a)), signature(" ".join(b))) - true) < 0.22  # six standard errors


@given(st.text(max_size=80))
def test_any_text_has_bands_that_fit_a_database(text: str) -> None:
    assert all(0 <= band < 2**62 for band in bands(signature(text)))
