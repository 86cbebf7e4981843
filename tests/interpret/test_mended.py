"""What can be no claim is dropped, and a content is closed with its quotation or its sentence, never further."""

from __future__ import annotations

import pytest

from counterclaim.interpret.mended import mended
from counterclaim.model.reading import Attribution
from made import document


def read(text: str, source: str | None, cue: str, content: str) -> list[str]:
    made = document(text)

    def span(words: str) -> tuple[int, int]:
        at = text.index(words)
        return at, at + len(words)

    found = Attribution(made.span(*span(cue)), made.span(*span(source)) if source else None, (made.span(*span(content)),), 0.5)
    return [a.content[-1].exact for a in mended(made, [found])]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Orl, which Vel denied, fell.", "Vel", "denied", "which"),  # nothing but the pronoun is left of what was denied
        ("Omar Said, the envoy, died.", "Omar", "Said", "the envoy, died"),  # part of a name
        ("Vel also floated Orl as envoy.", None, "also floated", "Orl as envoy"),  # somebody floated it
        ("Divers found it, suggesting it was a mine.", None, "suggesting", "it was a mine"),
        ("The text said it was a mine.", None, "said", "it was a mine"),
    ],
)
def test_what_is_no_claim(text: str, source: str | None, cue: str, content: str) -> None:
    assert read(text, source, cue, content) == []


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("It was reportedly a mine.", None, "reportedly", "a mine"),
        ("It was widely believed to be a mine.", None, "believed", "to be a mine"),
        ("The alleged plot failed.", None, "alleged", "plot"),
        ("Rumours of a mine spread.", None, "Rumours", "of a mine"),
        ("Anticipated to fail, it held.", None, "Anticipated", "to fail"),
        ("Vel denied it.", "Vel", "denied", "it"),
        ("“No,” Said Omar said.", "Said Omar", "said", "“No,”"),
    ],
)
def test_what_stands(text: str, source: str | None, cue: str, content: str) -> None:
    assert read(text, source, cue, content) == [content]


@pytest.mark.parametrize(
    ("text", "content", "closed"),
    [
        ('Vel said they met "almost daily." It rained.', 'they met "almost', 'they met "almost daily."'),
        ("Vel said it depends on how it is used. It rained.", "it depends on how it is", "it depends on how it is used"),
        ("Vel said it was low on Monday, when it rained.", "it was low", "it was low"),
        ('Vel said "it was low\r"', '"it was low', '"it was low'),  # a carriage return ends a line too
        ("Vel said it was low and called for more of the same.", "it was low", "it was low"),
        (
            'Vel said "it was low. It was a long and very dry summer up there, as far as anybody can remember," Orl said.',
            '"it was low',
            '"it was low',
        ),
    ],
)
def test_a_content_is_closed(text: str, content: str, closed: str) -> None:
    assert read(text, "Vel", "said", content) == [closed]


@pytest.mark.parametrize(
    ("text", "cue", "content", "blamed"),
    [
        ("Salt Front blamed for the blast", "blamed for", "the blast", True),
        ("Salt Front accused of the blast", "accused", "of the blast", True),
        ("Salt Front suspected in harbour blast", "suspected in", "harbour blast", True),
        ("Salt Front blamed Istra for the blast", "blamed", "Istra for the blast", False),
        ("Salt Front accused Istra of the blast", "accused", "Istra of the blast", False),
    ],
)
def test_who_is_blamed_is_not_who_speaks(text: str, cue: str, content: str, blamed: bool) -> None:
    made = document(text)
    found = Attribution(
        made.span(text.index(cue), text.index(cue) + len(cue)),
        made.span(0, 10),
        (made.span(text.index(content), text.index(content) + len(content)),),
        0.5,
    )
    (after,) = mended(made, [found])
    assert (after.source is None) == blamed
    assert [span.exact for span in after.content] == (["Salt Front", content] if blamed else [content])
