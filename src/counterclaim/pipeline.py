"""The only place that knows the order of the stages: one document is read, many records are put together.

A document and a reader come in and a `DocumentRecord` goes out; records, inputs and failures come in and a `Dossier` goes out.
It does no stage's work itself, and an attribution whose words do not stand where they are said to stand goes no further.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import chain, combinations, pairwise
from operator import attrgetter
from os import PathLike, fspath
from pathlib import Path

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
from counterclaim.link.actors import actor_sketch
from counterclaim.link.actors import links as actor_links
from counterclaim.link.copies import copies
from counterclaim.link.events import Sketch, candidates, score, sketch
from counterclaim.link.events import keys as event_keys
from counterclaim.link.events.cluster import clusters
from counterclaim.link.joined import as_one, founding, led, merged_actors, merged_events
from counterclaim.link.judged import judged, links_of
from counterclaim.link.lineage import roots
from counterclaim.link.origins import count, origins
from counterclaim.link.statements import statements
from counterclaim.link.unions import unions
from counterclaim.model.actor import Actor
from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.event import Dated, Event
from counterclaim.model.ids import actor_id, case_id
from counterclaim.model.judgement import Judgement
from counterclaim.model.labels import ActorKind, LinkKind, SourceKind, Verdict
from counterclaim.model.link import Link
from counterclaim.model.ports import Filler, Labeller, Reader
from counterclaim.model.reading import Attribution, Failure, Reading
from counterclaim.model.record import Case, DocumentRecord, Dossier, Input
from counterclaim.model.span import Span
from counterclaim.model.statement import Origin
from counterclaim.read import default_reader
from counterclaim.resolve import Speaker, find_turns, resolve
from counterclaim.resolve.dates.reading import dated
from counterclaim.resolve.places.grouping import placed
from counterclaim.text.quotes import quoted
from counterclaim.views.case import case_view
from counterclaim.views.ledger import ledger
from counterclaim.views.linked import Linked
from counterclaim.views.record import record
from counterclaim.views.revisions import revisions
from counterclaim.views.unread import unread

# No file system takes a longer path.
_LONGEST_NAME = 4096

_NOBODY = Speaker(None, SourceKind.DESCRIBED)


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
    if len(given) <= _LONGEST_NAME and "\0" not in given and Path(given).exists():
        return False
    return any(character.isspace() for character in given)


def assemble(
    records: Iterable[DocumentRecord],
    inputs: Iterable[Input],
    failures: Iterable[Failure] = (),
    title: str | None = None,
    *,
    links: Iterable[Link] = (),
    judgements: Iterable[Judgement] = (),
    case: Case | None = None,
) -> Dossier:
    """Put records together as one case; a document that several inputs gave stands once.

    What `links` join, and people by their `judgements`, has one id everywhere; claims stand as people left them. `case` names the case of a
    casebook, whose focal events are told from others'; without it every document's own are focal.
    """
    return together(records, inputs, failures, title, links=links, judgements=judgements, case=case).dossier


@dataclass(frozen=True, slots=True)
class Together:
    """A dossier, and what links say of it beyond what it holds: copies, origins that are counted, the events each event was made of."""

    dossier: Dossier
    linked: Linked


def together(
    records: Iterable[DocumentRecord],
    inputs: Iterable[Input],
    failures: Iterable[Failure] = (),
    title: str | None = None,
    *,
    links: Iterable[Link] = (),
    judgements: Iterable[Judgement] = (),
    case: Case | None = None,
) -> Together:
    """As `assemble`, with what is linked for the views over all documents."""
    decided = tuple(judgements)
    unique = {record.document.id: record for record in records}
    read = judged([unique[key] for key in sorted(unique)], decided)
    joining = (*links, *links_of(decided))
    order = founding(read)
    events, actors = (led(unions(joining, kind), order) for kind in (LinkKind.SAME_EVENT, LinkKind.SAME_ACTOR))
    rests = origins(read, joining, told_once := statements(read, joining))
    reported = {claim: statement.id for statement in told_once for claim in statement.claims}
    ordered = [_resting(record, rests, reported) for record in as_one(read, events, actors)]
    documents = tuple(record.document for record in ordered)
    made_of: defaultdict[str, list[Event]] = defaultdict(list)
    for event in chain.from_iterable(one.events for one in ordered):
        made_of[event.id].append(event)
    told = merged_events(chain.from_iterable(made_of.values()))
    if case is None:
        focal = tuple(event.id for event in told if event.focal)
        case = Case(case_id(unique), title or _title(documents), focal, _as_of(documents))
    else:
        of_case = {events.get(event, event) for event in case.focal_events}
        told = tuple(replace(event, focal=event.id in of_case) for event in told)
        case = replace(case, focal_events=tuple(event.id for event in told if event.focal), as_of=case.as_of or _as_of(documents))
    dossier = Dossier(
        case=case,
        inputs=tuple(inputs),
        documents=documents,
        actors=merged_actors(chain.from_iterable(record.actors for record in ordered)),
        claims=tuple(chain.from_iterable(record.claims for record in ordered)),
        unread=tuple(sorted(chain.from_iterable(record.unread for record in ordered))),
        failures=tuple(failures),
        events=told,
        figures=tuple(chain.from_iterable(record.figures for record in ordered)),
    )
    linked = Linked(
        copies=roots(joining),
        origins={claim: origin.id for claim, origin in rests.items()},
        told={event: tuple(parts) for event, parts in made_of.items()},
        counted=partial(_counted, rests),
    )
    dossier = viewed(dossier)
    if len(documents) > 1:
        dossier = replace(dossier, revisions=revisions(case_view(dossier, linked)))
    return Together(dossier, linked)


def _counted(rests: Mapping[str, Origin], claims: Iterable[Claim]) -> tuple[int, int]:
    found = count(claims, rests)
    return found.proven, found.possible


def _resting(record: DocumentRecord, rests: Mapping[str, Origin], reported: Mapping[str, str]) -> DocumentRecord:
    """The record with the statement that each claim reports and the origin it rests on."""
    claims = (replace(claim, statement=reported.get(claim.id), origin=rests[claim.id].id) for claim in record.claims)
    return replace(record, claims=tuple(claims))


def link(records: Sequence[DocumentRecord]) -> tuple[Link, ...]:
    """All that links the documents of one run: copies, the same event, the same actors."""
    unique = {record.document.id: record for record in records}
    ordered = [unique[id] for id in sorted(unique)]
    return (*copies(record.document for record in ordered), *same_events(ordered), *same_actors(ordered))


def same_actors(records: Iterable[DocumentRecord]) -> tuple[Link, ...]:
    """Which actors of different documents are one, and which are not."""
    return actor_links(list(chain.from_iterable(map(actor_sketch, records))))


def same_events(records: Sequence[DocumentRecord]) -> tuple[Link, ...]:
    """Which documents tell of one event: each cluster as a chain of links between the focal events of its documents."""
    sketches = {record.document.id: sketch(record) for record in records}
    found = (score(sketches[one], sketches[other]) for one, other in _compared(sketches))
    pairs = {(scored.left, scored.right): scored for scored in found}
    events = [event.id for record in records for event in record.events if event.focal]
    likeness = {pair: scored.score for pair, scored in pairs.items()}
    chained = (pair for cluster in clusters(events, likeness) for pair in pairwise(cluster))
    return tuple(replace(pairs[pair], verdict=Verdict.POSITIVE) for pair in chained if pair in pairs)


def _compared(sketches: Mapping[str, Sketch]) -> Iterable[tuple[str, str]]:
    """The pairs of documents worth comparing: all of a few, of many those that share rare keys."""
    if len(sketches) <= FEW:
        return combinations(sorted(sketches), 2)
    postings: defaultdict[str, list[str]] = defaultdict(list)
    for id in sorted(sketches):
        for key, _ in event_keys(sketches[id]):
            postings[key].append(id)
    near = ((id, other) for id in sorted(sketches) for other, _ in candidates(sketches[id], postings) if id < other)
    return sorted(set(near))


FEW = 60
"""Documents of one run that are compared all with all: their 1,770 pairs took a third of a second."""


def viewed(dossier: Dossier) -> Dossier:
    """The dossier with its warnings, forecasts and precedents, which are views of its claims and events."""
    found = record(dossier, ledger(dossier))
    return replace(
        dossier,
        warnings=tuple(warned.row.entry.claim.id for warned in found.warnings.warnings),
        forecasts=tuple(forecast.row.entry.claim.id for forecast in found.forecasts.expected),
        precedents=tuple(earlier.event.id for earlier in found.precedents),
    )


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


def _title(documents: tuple[Document, ...]) -> str:
    """The one document's own title; several have none, since one outlet's headline must not name the case of all."""
    if len(documents) == 1:
        return documents[0].title or "Untitled"
    return f"{len(documents)} documents" if documents else "No document"


def _as_of(documents: tuple[Document, ...]) -> datetime | None:
    times = [time for document in documents for time in (document.published, document.modified) if time is not None]
    return max(times, default=None)
