"""The day on which something was said is the one beside its cue, never the one of what was said."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from counterclaim.interpret.uttered import uttered
from counterclaim.model.labels import Act
from counterclaim.resolve.dates.reading import dated
from recorded import Builder, article

THURSDAY = datetime(2031, 5, 15, 9, tzinfo=UTC)


def said(sentence: str, source: str, cue: str, content: str) -> str | None:
    builder = Builder(article(f"Bridge falls in Velm\n\nIt rained. {sentence}\n", published=THURSDAY, outlet="The Lisk Courier"))
    claim = builder.claim(source, cue, content, Act.STATE)
    (found,) = uttered(builder.made, [claim], dated(builder.made))
    assert replace(found, said=None) == claim
    return found.said


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content"),
    [
        ("Police announced on Wednesday that a man had admitted it.", "Police", "announced", "that a man had admitted it"),
        ("Police on Wednesday announced that a man had admitted it.", "Police", "announced", "that a man had admitted it"),
        ("On Wednesday, police announced that a man had admitted it.", "police", "announced", "that a man had admitted it"),
        ("It was a mine, police told a news conference on Wednesday.", "police", "told", "It was a mine"),
        ("Police said on Wednesday that it fell on Monday.", "Police", "said", "that it fell on Monday"),
    ],
)
def test_the_day_beside_the_cue(sentence: str, source: str, cue: str, content: str) -> None:
    assert said(sentence, source, cue, content) == "2031-05-14"


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content"),
    [
        ("Police said that it fell on Wednesday.", "Police", "said", "that it fell on Wednesday"),
        ("Police said Wednesday's blast was a mine.", "Police", "said", "Wednesday's blast was a mine"),
        ("It fell on Wednesday; police said it was a mine.", "police", "said", "it was a mine"),
        ("The man held since Wednesday by the army said it was a mine.", "The man", "said", "it was a mine"),
        ("On Wednesday, police say they were looking for him.", "police", "say", "they were looking for him"),
        ("It fell at 6 p.m. on Wednesday, and police said it was a mine.", "police", "said", "it was a mine"),
        ("Police will say on Saturday that it was a mine.", "Police", "will say", "that it was a mine"),
        ("Police said in the week before last that it was a mine.", "Police", "said", "that it was a mine"),
    ],
)
def test_another_day_is_not_taken(sentence: str, source: str, cue: str, content: str) -> None:
    assert said(sentence, source, cue, content) is None
