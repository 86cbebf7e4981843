"""Whom a source speaks for is read off its description, and 'we' and 'our navy' only where it speaks of its own side."""

from __future__ import annotations

import pytest

from counterclaim.interpret.principals import meant, principal
from counterclaim.model.claim import Claim, Content, Source
from counterclaim.model.document import Document
from counterclaim.model.labels import Act, Mode, SectionRole, SourceKind, Voice
from made import document


def claim(made: Document, source: str | None, act: Act, unattributed: Voice = Voice.UNATTRIBUTED) -> Claim:
    content = made.span(made.text.index("that"), len(made.text) - 1)
    spoken = None if source is None else Source(made.span(0, len(source)), SourceKind.NAMED, None)
    voice = Voice.ATTRIBUTED if source else unattributed
    return Claim("c", made.id, SectionRole.BODY, voice, Mode.INDIRECT, spoken, None, None, Content((content,)), 0.9, act=act)


@pytest.mark.parametrize(
    ("source", "whom"),
    [
        ("The foreign minister of neighbouring Lachmar, Ana Vel", "Lachmar"),
        ("Istra's envoy, Per Lunn", "Istra"),
        ("Per Lunn, Istra's envoy in Velm", "Istra"),
        ("A spokesman for the Fifth Desk", "Fifth Desk"),
        ("a deputy of the opposition Civic Bloc", "Civic Bloc"),
        ("the Bureau of Frontiers", None),
        ("Ana Vel", None),
        ("A woman from the market", None),
        ("The regiment’s commander", None),
    ],
)
def test_whom_a_source_speaks_for(source: str, whom: str | None) -> None:
    made = document(f"{source} said that it was so.")
    found = principal(made, made.span(0, len(source)))
    assert (found and found.exact) == whom


@pytest.mark.parametrize(
    ("source", "act", "words", "whom"),
    [
        ("Istra's envoy", Act.DENY, "our navy", "Istra"),
        ("The Air Corps", Act.DENY, "its crews", "The Air Corps"),
        ("The Air Corps", Act.ACCUSE, "its crews", None),
        ("Ana Vel", Act.ACCUSE, "we", "Ana Vel"),
        ("Ana Vel", Act.ACCUSE, "US", "US"),
        (None, Act.DENY, "We", None),
        ("Ana Vel", Act.ACCUSE, "the League", "the League"),
    ],
)
def test_whom_words_mean(source: str | None, act: Act, words: str, whom: str | None) -> None:
    made = document(f"{source or 'It'} said that {words} did it.")
    at = made.text.index(words, made.text.index("that"))
    found = meant(made, claim(made, source, act), made.span(at, at + len(words)))
    assert (found and found.exact) == whom


@pytest.mark.parametrize(
    ("act", "words", "whom"), [(Act.STATE, "we", "we"), (Act.DENY, "our crews", "our"), (Act.ACCUSE, "our crews", None)]
)
def test_the_writers_own_are_the_writers(act: Act, words: str, whom: str | None) -> None:
    made = document(f"It is plain that {words} did it.")
    at = made.text.index(words)
    found = meant(made, claim(made, None, act, Voice.NARRATOR), made.span(at, at + len(words)))
    assert (found and found.exact) == whom
