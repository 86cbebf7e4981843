"""An attribution becomes a claim."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.interpret.claims import claim, mode
from counterclaim.model.labels import SectionRole, SourceKind, Voice
from counterclaim.model.reading import Attribution
from counterclaim.text.quotes import quoted
from made import document

MODES = [
    ("“We will stay,” he said.", ["We will stay,"], "direct"),
    ("“We will stay,” he said.", ["“We will stay,”"], "direct"),
    ("“We will stay,” he said. “Always.”", ["We will stay,", "Always."], "direct"),
    ("“We will stay,” he said, and would never go.", ["We will stay,", "and would never go"], "mixed"),
    ("He said they would stay.", ["they would stay"], "indirect"),
    ('He said they would "stay".', ['they would "stay"'], "mixed"),
    ("He called the guards' union a friend.", ["the guards' union a friend"], "indirect"),
    ("He called it a ‘friend’.", ["a ‘friend’"], "mixed"),
    ("'We don't know,' she said.", ["We don't know,"], "direct"),
    ('"We will stay and fight, he said.', ["We will stay and fight,"], "direct"),
    ('We will stay," he said.', ["We will stay,"], "direct"),
    ('"We will stay.\n\n"And fight," he said.', ["We will stay.", "And fight,"], "direct"),
    ("« Jamais », dit-il.", ["Jamais"], "direct"),
    ("He said: ...", ["..."], "indirect"),
]


@pytest.mark.parametrize(("text", "contents", "expected"), MODES)
def test_mode(text: str, contents: list[str], expected: str) -> None:
    made = document(text)
    spans = [made.span(text.index(words), text.index(words) + len(words)) for words in contents]
    assert mode(spans, quoted(text)) == expected


def test_a_claim_is_where_its_cue_is_and_guesses_nothing() -> None:
    made = document()
    cue, source, content = (made.span(*place) for place in [(64, 68), (44, 63), (69, 78)])
    found = claim(made, Attribution(cue, source, (content,), 0.123456), ("a1-x", SourceKind.NAMED), [])
    assert (found.section, found.voice, found.speaker, found.score) == (SectionRole.BODY, Voice.ATTRIBUTED, "a1-x", 0.1235)
    assert [found.act, found.occurred, found.reality, found.polarity, found.certainty, found.via] == [None] * 6
    assert found.source is not None
    assert (found.source.actor, found.source.kind) == ("a1-x", "named")


def test_its_id_is_of_its_place_and_voice_not_of_its_score() -> None:
    made = document()
    one = Attribution(made.span(64, 68), made.span(44, 63), (made.span(69, 78),), 0.9)
    nobody = (None, SourceKind.DESCRIBED)
    ids = {
        claim(made, given, nobody, []).id
        for given in (one, replace(one, score=0.1), replace(one, source=None), replace(one, content=(made.span(69, 79),)))
    }
    assert len(ids) == 3
