"""The order of the stages for one document: what is read, resolved, understood and described, and in which order.

A document and a reader come in, a `DocumentRecord` goes out. It does no stage's work itself, and an attribution whose words do not stand
where they are said to stand goes no further.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, pairwise
from operator import attrgetter
from os import PathLike, fspath, path

from counterclaim import __version__
from counterclaim.acquire import documents_from_text, load
from counterclaim.acquire.inputs import is_address
from counterclaim.acquire.load import TEXT_NAME
from counterclaim.config import settings
from counterclaim.errors import UnreadableInput
from counterclaim.interpret.based import based
from counterclaim.interpret.claims import claim
from counterclaim.interpret.deeds import without_deeds
from counterclaim.interpret.events.attributes import described
from counterclaim.interpret.events.fillings import filled
from counterclaim.interpret.events.grouping import happened
from counterclaim.interpret.events.mentions import mentions
from counterclaim.interpret.events.participants import Part, participants
from counterclaim.interpret.events.setting import Told, told
from counterclaim.interpret.figures.claimed import figures
from counterclaim.interpret.figures.counted import counted
from counterclaim.interpret.mended import mended
from counterclaim.interpret.nesting import nested
from counterclaim.interpret.paragraphs import with_paragraphs
from counterclaim.interpret.turns import turn_attributions
from counterclaim.interpret.understand import understand
from counterclaim.interpret.uttered import uttered
from counterclaim.model.actor import Actor
from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.event import Dated
from counterclaim.model.ids import actor_id
from counterclaim.model.labels import ActorKind, SourceKind
from counterclaim.model.ports import Filler, Labeller, Reader
from counterclaim.model.reading import Attribution, Failure, Reading
from counterclaim.model.record import DocumentRecord, Dossier, Input
from counterclaim.model.span import Span
from counterclaim.pipeline.assembly import assemble
from counterclaim.read import default_reader
from counterclaim.resolve import Speaker, find_turns, resolve
from counterclaim.resolve.dates.reading import dated
from counterclaim.resolve.places.grouping import placed
from counterclaim.text.quotes import quoted
from counterclaim.views.unread import unread

_NOBODY = Speaker(None, SourceKind.DESCRIBED)


def read_as(reader: Reader) -> str:
    """The name under which readings are kept: the reader's, and the version of the package whose rules they went through."""
    return f"{reader.name}, counterclaim {__version__}"


def read_document(document: Document, reader: Reader) -> DocumentRecord:
    """Read one document: attributions, who speaks, claims, what gave no claim; the same document and reader always give the same record."""
    turns = find_turns(document)
    read = with_paragraphs(document, mended(document, without_deeds(standing(document, reader.read(document)))))
    attributions = turn_attributions(document, turns, read)
    sources = [attribution.source for attribution in attributions if attribution.source is not None]
    resolution = resolve(document, sources, attributions)
    speakers = iter(resolution.speaker_of)
    quotations = list(chain.from_iterable(quoted(document.text, s.start, s.end) for s in document.sections))
    claims: dict[str, Claim] = {}
    for attribution in attributions:
        speaker = _NOBODY if attribution.source is None else next(speakers)
        found = claim(document, attribution, speaker, quotations)
        claims.setdefault(found.id, found)
    labeller = reader if isinstance(reader, Labeller) else None
    who = partial(whose, document, sources, attributions, resolution.actors)
    when = dated(document)
    spoken = mentioned(document, attributions, when)
    known = happened(document, spoken)
    tolls = counted(document)
    words = [toll.span for toll in tolls]
    understood = understand(document, tuple(claims.values()), attributions, resolution.actors, labeller, who, known, words)
    completed = based(document, uttered(document, understood.claims, when))
    ordered = nested(sorted(completed, key=_by_place))
    missed = unread(document, ordered, doubtful=understood.doubtful)
    parts = partaking(document, spoken, when, reader)
    given = tuple(figures(document, ordered, tolls, known))
    events = described(known, spoken, parts, ordered, understood.actors, given)
    return DocumentRecord(document, understood.actors, ordered, missed, events, given)


def mentioned(document: Document, attributions: Sequence[Attribution], when: Sequence[Dated]) -> list[Told]:
    """Where a document speaks of events, each mention with its own time and place."""
    cues = [attribution.cue for attribution in attributions if attribution.cue is not None]
    return told(document, mentions(document), when, placed(document), cues)


def partaking(document: Document, spoken: Sequence[Told], when: Sequence[Dated], reader: Reader) -> list[Part]:
    """Targets, weapons and attackers of the events spoken of: by the tables, then where a reader is sure that words fill in one."""
    found = [one.mention for one in spoken]
    parts = list(participants(document, found, when))
    if found and isinstance(reader, Filler):
        parts += filled(document, reader.fill(document), found, parts)
    return parts


def whose(
    document: Document, sources: Sequence[Span], attributions: Sequence[Attribution], actors: Sequence[Actor], spans: Sequence[Span]
) -> list[Actor]:
    """For whom the words of some actors stand: known mentions, or resolved like sources beside the sources; else a described source."""
    mentioned = {_bare(mention): actor for actor in actors for mention in actor.mentions}
    left = [span for span in spans if _bare(span) not in mentioned]
    found = {span: mentioned[_bare(span)] for span in spans if _bare(span) in mentioned}
    if left:
        again = resolve(document, [*sources, *left], attributions)
        first = {actor.id: actor for actor in actors}
        fresh = (replace(actor, relations=tuple(r for r in actor.relations if r.actor in first)) for actor in again.actors)
        known = {actor.id: actor for actor in fresh} | first  # as the sources alone have them, where both do
        for span, speaker in zip(left, again.speaker_of[len(sources) :], strict=True):
            described = Actor(actor_id(document.id, span), span.exact, ActorKind.DESCRIBED_SOURCE, mentions=(span,))
            found[span] = described if speaker.actor is None else known[speaker.actor]
    return [found[span] for span in spans]


def _bare(span: Span) -> tuple[int, int]:
    """Where a mention stands without its article."""
    return span.start + 4 * span.exact[:4].casefold().startswith("the "), span.end


def read_one(text_or_path: str | PathLike[str], reader: Reader | None = None) -> Dossier:
    """Read one input given as a text, a file or an address; raises InputError when it gives no document."""
    name = fspath(text_or_path)
    documents: list[Document] = []
    if isinstance(text_or_path, str) and _is_text(text_or_path):
        name = TEXT_NAME
        documents.append(documents_from_text(text_or_path))
    else:
        for found in load(name):
            if isinstance(found, Failure):
                raise UnreadableInput(found.input, found.reason)
            documents.append(found)
    reader = reader or default_reader(settings().model)
    records = [read_document(document, reader) for document in documents]
    return assemble(records, [Input(name, tuple(document.id for document in documents))])


def _is_text(given: str) -> bool:
    """Whether a string is an article rather than the name of one: no address, no file of that name, and white space in it."""
    if is_address(given.split(maxsplit=1)[0] if given.strip() else given):
        return any(character.isspace() for character in given.strip())
    if path.exists(given):  # Path.exists raises for a text that is too long for a name
        return False
    return any(character.isspace() for character in given)


def standing(document: Document, reading: Reading) -> Iterator[Attribution]:
    """The attributions whose every word stands in a readable section of `document`; of any other nothing is kept."""
    readable = [(section.start, section.end) for section in document.readable()]
    for attribution in reading.attributions:
        spans = [span for span in (attribution.cue, attribution.source, *attribution.content) if span is not None]
        ordered = tuple(sorted(attribution.content, key=attrgetter("start")))
        apart = all(a.end <= b.start for a, b in pairwise(ordered))
        if ordered and apart and all(_stands(document, readable, span) for span in spans):
            yield attribution if ordered == attribution.content else replace(attribution, content=ordered)


def _stands(document: Document, readable: list[tuple[int, int]], span: Span) -> bool:
    return (
        span.document == document.id
        and document.text[span.start : span.end] == span.exact
        and not span.exact.isspace()
        and any(start <= span.start and span.end <= end for start, end in readable)
    )


def _by_place(found: Claim) -> tuple[int, int, str]:
    spans = found.spans()
    return spans[0].start, max(span.end for span in spans), found.id
