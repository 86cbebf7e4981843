"""Certainty, reality, polarity and occurrence by the table; cases as data, known failures named."""

from __future__ import annotations

import pytest

from counterclaim.interpret.tabled import place, tabled
from counterclaim.model.labels import CertaintyLevel, Occurred, Polarity, Reality


def read(source: str, cue: str, content: str):
    text = f"{source} {cue} {content}"
    at = len(source) + 1
    return text, tabled(text, (0, len(source)), (at, at + len(cue)), ((at + len(cue) + 1, len(text)),))


@pytest.mark.parametrize(
    ("cue", "content", "level", "words"),
    [
        ("said", "it was a mine", CertaintyLevel.UNSTATED, None),
        ("said", "it was probably a mine", CertaintyLevel.PROBABLE, "probably"),
        ("said", "a mine was far more likely", CertaintyLevel.PROBABLE, "far more likely"),
        ("did not rule out", "a mine", CertaintyLevel.POSSIBLE, "not rule out"),
        ("said", "it may have been a mine", CertaintyLevel.POSSIBLE, "may"),
        ("doubted", "that it was a mine", CertaintyLevel.IMPROBABLE, "doubted"),
        ("said", "it was hardly a mine", CertaintyLevel.IMPROBABLE, "hardly"),
        ("said", "there was no doubt that it was a mine", CertaintyLevel.CERTAIN, "no doubt"),
        ("was not certain", "that it was a mine", CertaintyLevel.UNSTATED, None),
        ("suspected", "it could be a mine", CertaintyLevel.POSSIBLE, "could"),  # the content before the cue
    ],
)
def test_certainty(cue: str, content: str, level: CertaintyLevel, words: str | None) -> None:
    text, found = read("The envoy", cue, content)
    assert found.certainty.label is level
    assert (found.certainty.words and text[slice(*place(found.certainty.words))]) == words


@pytest.mark.parametrize(
    ("cue", "content", "reality"),
    [
        ("said", "the army fired", Reality.ASSERTED),
        ("said", "if the army fired it would be a crime", Reality.CONDITIONAL),
        ("would not say", "whether the army fired", Reality.QUESTION),
        ("asked", "who had fired", Reality.QUESTION),
        ("said", "who had fired was known", Reality.ASSERTED),
        ("asked", '"Did the army fire?"', Reality.QUESTION),
        ("said", "she was told that the army fired", Reality.HEARSAY),
    ],
)
def test_reality(cue: str, content: str, reality: Reality) -> None:
    assert read("The envoy", cue, content)[1].reality.label is reality


@pytest.mark.parametrize(
    ("content", "polarity"),
    [
        ("that it had fired", Polarity.POSITIVE),
        ("that it had not fired", Polarity.NEGATIVE),
        ("that nobody was hurt", Polarity.NEGATIVE),
        ("that it fired because it was not warned", Polarity.POSITIVE),
    ],
)
def test_polarity(content: str, polarity: Polarity) -> None:
    assert read("The envoy", "denied", content)[1].polarity.label is polarity


@pytest.mark.parametrize(
    ("source", "cue", "occurred"),
    [
        ("The group", "has not claimed", Occurred.NO),
        ("The group", "stopped short of claiming", Occurred.NO),
        ("No group", "claimed", Occurred.NO),
        ("The group", "did not rule out", Occurred.YES),
        ("The group", "would not comment on", Occurred.YES),
        ("The group", "claimed", Occurred.YES),
    ],
)
def test_occurred(source: str, cue: str, occurred: Occurred) -> None:
    assert read(source, cue, "the attack")[1].occurred.label is occurred
