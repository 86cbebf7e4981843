"""What holds for any text: every word tied to its place, the same answer every time, no text that breaks it."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from counterclaim.model.actor import Actor
from counterclaim.model.labels import ActorKind, SourceKind
from counterclaim.model.reading import Attribution
from counterclaim.resolve import Resolution, resolve

from .marked import document

LINES = (
    "Ana Vel Orl Mr. Mrs. President the The a of for and , . : ; \" “ ” '' ( ) — he she He They it who that which I we said told",
    "group Ember League spokesman officials government Norda France Paris French minister Interior Ministry (EL) 's ’s \n ANA VEL US",
    "U.S. al-Halden van 14 é 𝔄 statement company its his \u202e \u00a0 \x00",
)
WORDS = st.sampled_from([word for line in LINES for word in line.split(" ")])
TEXTS = st.one_of(st.lists(WORDS, min_size=1, max_size=60).map(" ".join), st.text(min_size=1, max_size=200))


@st.composite
def resolved(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]], list[tuple[int, int]]]:
    text = draw(TEXTS)
    offsets = st.integers(0, len(text) - 1)
    pairs = st.lists(st.tuples(offsets, st.integers(1, 12)).map(lambda p: (p[0], min(p[0] + p[1], len(text)))), max_size=8)
    return text, draw(pairs), draw(pairs)


def answer(case: tuple[str, list[tuple[int, int]], list[tuple[int, int]]]) -> Resolution:
    text, sources, contents = case
    doc = document(text)
    spans = [doc.span(*source) for source in sources]
    claims = [Attribution(s, s, (doc.span(*c),), 0.5) for s, c in zip(spans, contents, strict=False)]
    return resolve(doc, spans, claims)


@settings(max_examples=120, deadline=None)
@given(resolved())
def test_every_answer_is_tied_to_the_text(case: tuple[str, list[tuple[int, int]], list[tuple[int, int]]]) -> None:
    text, sources, _ = case
    resolution = answer(case)
    actors: dict[str, Actor] = {actor.id: actor for actor in resolution.actors}
    assert len(actors) == len(resolution.actors)
    assert len(resolution.speaker_of) == len(sources)
    for actor in resolution.actors:
        assert actor.mentions
        assert actor.aliases == tuple(sorted(set(actor.aliases) - {actor.name}))
        spans = [*actor.mentions, *(relation.span for relation in actor.relations)]
        assert all(text[span.start : span.end] == span.exact for span in spans)
        assert all(relation.actor in actors and relation.actor != actor.id for relation in actor.relations)
        assert actor.kind is ActorKind.STATE or actor.name in text
    for speaker in resolution.speaker_of:
        assert speaker.actor is None or speaker.actor in actors
        assert speaker.actor is None or (actors[speaker.actor].kind is ActorKind.DESCRIBED_SOURCE) == (speaker.kind is SourceKind.DESCRIBED)


@settings(max_examples=30, deadline=None)
@given(resolved())
def test_reading_twice_gives_the_same(case: tuple[str, list[tuple[int, int]], list[tuple[int, int]]]) -> None:
    assert answer(case) == answer(case)


@example(case=("Vel Ana Ana Ana US Ana Ana , Vel Ana US Mr. Ana Mr. US who", [(51, 53), (54, 56)], []))
@settings(max_examples=30, deadline=None)
@given(resolved())
def test_the_order_of_sources_does_not_matter(case: tuple[str, list[tuple[int, int]], list[tuple[int, int]]]) -> None:
    text, sources, _ = case
    there, back = answer((text, sources, [])), answer((text, sources[::-1], []))
    assert there.speaker_of == back.speaker_of[::-1]
    assert there.actors == back.actors
