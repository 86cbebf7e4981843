"""Who is speaking: the sources of one document resolved, inside it, to actors.

In: a document, its source spans and the attributions they belong to; out: a `Resolution`, one speaker for each source, in order.
It never leaves the document, never loads a model, and answers None where more than one actor could be meant.

In reading order: `page` (`turns`) cuts the text into tokens; `runs` and `names` find names, `joining` (`abbreviations`) makes `entities`
of them; `nominals` finds descriptions; `coreference` reads from top to bottom and writes `notes`, asking `pronouns` (`forms`, `relatives`,
`parties`), `phrases`, `owners` and `descriptions` (`bodies`), with `antecedents` to score who may be meant; `assembly` writes them out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from counterclaim.model.actor import Actor
from counterclaim.model.document import Document
from counterclaim.model.labels import ActorKind, SourceKind
from counterclaim.model.reading import Attribution
from counterclaim.model.span import Span
from counterclaim.resolve.turns import find_turns

__all__ = ["Resolution", "Speaker", "find_turns", "resolve"]


class Speaker(NamedTuple):
    """Whom one source span stands for: the actor's id (None: not resolved), and whether a name or a description."""

    actor: str | None
    kind: SourceKind


@dataclass(frozen=True, slots=True)
class Resolution:
    """The actors of one document by first mention, and the speaker of each source span in the order given."""

    actors: tuple[Actor, ...]
    speaker_of: tuple[Speaker, ...]


def resolve(document: Document, sources: Sequence[Span], attributions: Sequence[Attribution] = ()) -> Resolution:
    """Resolve `sources`, spans of `document`, to actors.

    `attributions` tell which content each source gives: nobody named in a claim's own content is its 'he', and 'I' in a
    quotation is its speaker.
    Raises ValueError when a span is of another document.
    """
    from counterclaim.resolve.assembly import Assembly
    from counterclaim.resolve.coreference import open_reading

    if any(span.document != document.id for span in sources):
        raise ValueError(f"a source is not of {document.id}")
    reading = open_reading(document)
    claims: dict[Span, tuple[Attribution, ...]] = {}
    for attribution in attributions:
        if attribution.source is not None:
            claims[attribution.source] = (*claims.get(attribution.source, ()), attribution)
    entities = reading.run(sources, [claims.get(span, ()) for span in sources])
    in_place = [entity for _, entity in sorted(zip(sources, entities, strict=True), key=lambda item: (item[0].start, item[0].end))]
    ids, actors = Assembly(reading.notes, reading.describer.described).actors(in_place)
    kinds = {actor.id: SourceKind.DESCRIBED if actor.kind is ActorKind.DESCRIBED_SOURCE else SourceKind.NAMED for actor in actors}
    found = [None if entity is None else ids.get(id(entity)) for entity in entities]
    return Resolution(actors, tuple(Speaker(actor, SourceKind.DESCRIBED if actor is None else kinds[actor]) for actor in found))
