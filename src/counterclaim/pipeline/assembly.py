"""Many records as one case: what people decided and what links join is laid over what was read, and the views' own lists are filled.

Records, inputs, links and judgements come in, a `Dossier` goes out. No model runs here, and no word that was read is changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import chain

from counterclaim.link.joined import as_one, founding, led, merged_actors, merged_events
from counterclaim.link.judged import judged, links_of
from counterclaim.link.lineage import roots
from counterclaim.link.origins import count, origins
from counterclaim.link.statements import statements
from counterclaim.link.unions import unions
from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.event import Event
from counterclaim.model.ids import case_id
from counterclaim.model.judgement import Judgement
from counterclaim.model.labels import LinkKind
from counterclaim.model.link import Link
from counterclaim.model.reading import Failure
from counterclaim.model.record import Case, DocumentRecord, Dossier, Input
from counterclaim.model.statement import Origin
from counterclaim.views.case import case_view
from counterclaim.views.ledger import ledger
from counterclaim.views.linked import Linked
from counterclaim.views.record import record
from counterclaim.views.revisions import revisions


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
        case = Case(case_id(unique), title or _title(documents), (), None)
    else:
        told = _focal_in(case, events, told)
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
        tied=tuple(sorted({(min(one.id, other), max(one.id, other)) for one in rests.values() for other in one.tied})),
    )
    dossier = viewed(dossier)
    if len(documents) > 1:
        dossier = replace(dossier, revisions=revisions(case_view(dossier, linked)))
    return Together(dossier, linked)


def _focal_in(case: Case, events: Mapping[str, str], told: Iterable[Event]) -> tuple[Event, ...]:
    """The events, focal just where the case says so."""
    of_case = {events.get(event, event) for event in case.focal_events}
    return tuple(replace(event, focal=event.id in of_case) for event in told)


def _counted(rests: Mapping[str, Origin], claims: Iterable[Claim]) -> tuple[int, int]:
    found = count(claims, rests)
    return found.proven, found.possible


def _resting(record: DocumentRecord, rests: Mapping[str, Origin], reported: Mapping[str, str]) -> DocumentRecord:
    """The record with the statement that each claim reports and the origin it rests on."""
    claims = (replace(claim, statement=reported.get(claim.id), origin=rests[claim.id].id) for claim in record.claims)
    return replace(record, claims=tuple(claims))


def viewed(dossier: Dossier) -> Dossier:
    """The dossier with its warnings, forecasts and precedents, which are views of its claims and events."""
    found = record(dossier, ledger(dossier))
    return replace(
        dossier,
        warnings=tuple(warned.row.entry.claim.id for warned in found.warnings.warnings),
        forecasts=tuple(forecast.row.entry.claim.id for forecast in found.forecasts.expected),
        precedents=tuple(earlier.event.id for earlier in found.precedents),
    )


def _title(documents: tuple[Document, ...]) -> str:
    """The one document's own title; several have none, since one outlet's headline must not name the case of all."""
    if len(documents) == 1:
        return documents[0].title or "Untitled"
    return f"{len(documents)} documents" if documents else "No document"


def _as_of(documents: tuple[Document, ...]) -> datetime | None:
    times = [time for document in documents for time in (document.published, document.modified) if time is not None]
    return max(times, default=None)
