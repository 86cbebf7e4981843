"""Cutting a text at the edges of claims, and naming characters that act."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.export.segments import Cover, Part, segments
from counterclaim.export.visible import pieces, visible
from made import HOSTILE


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 30), st.sampled_from(list(Part))), max_size=6),
    st.integers(0, 10),
    st.integers(11, 40),
)
def test_segments_partition_and_know_what_covers_them(raw: list[tuple[int, int, Part]], start: int, end: int) -> None:
    covers = [Cover(a, a + length, number, part) for number, (a, length, part) in enumerate(raw, 1)]
    found = list(segments(start, end, covers))
    assert [at for segment in found for at in range(segment.start, segment.end)] == list(range(start, end))
    for segment in found:
        for at in range(segment.start, segment.end):
            assert set(segment.covers) == {cover for cover in covers if cover.start <= at < cover.end}
        assert segment.depth == sum(cover.part is Part.CONTENT for cover in segment.covers)


@given(st.text(HOSTILE + "\ud800\U000e0041", max_size=40))
def test_pieces_are_the_text(text: str) -> None:
    assert "".join(piece.text for piece in pieces(text)) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a\u202eb", "a⟨U+202E⟩b"), ("\x1b[31m", "⟨U+001B⟩[31m"), ("a\tb\nc", "a b c"), ("é漢\u200dא", "é漢\u200dא"), ("\ud800", "⟨U+D800⟩")],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown
