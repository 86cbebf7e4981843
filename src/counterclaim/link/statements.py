"""Statements: which claims of many documents report one utterance of one source.

Records and links come in; statements, each with the claims that report it, go out. Claims are joined where one source says the same words,
or the same with the same act, within days. It joins no two described sources, unless one document is a copy of the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from counterclaim.link.chains import joined
from counterclaim.link.contents import Told, likeness, quoted_alike, told
from counterclaim.link.lineage import roots
from counterclaim.link.media import medium
from counterclaim.link.speakers import Speakers, folded
from counterclaim.model.claim import Claim
from counterclaim.model.ids import statement_id
from counterclaim.model.labels import Occurred, RelationKind
from counterclaim.model.link import Link
from counterclaim.model.record import DocumentRecord
from counterclaim.model.statement import Statement

WINDOW = 2
"""Days between two reports of one utterance: a paper prints in the morning, a weekend later, what an agency sent in the evening."""
VERBATIM = 8
"""Words of a quotation so long that nobody says them twice: it is the same utterance whenever it is reported."""
ALIKE = 0.75
"""Share of the shorter content's words in the longer from which both say the same, where act and source are the same."""
SEVERAL = 3
"""Words that count in the shorter content, below which all of both must be equal: 'any part in the blast' has two."""

Rank = tuple[str, str, int, str]


@dataclass(frozen=True, slots=True)
class Report:
    """A claim that reports an utterance: by whom, on which day at the latest, what; `described` are the words for a nameless source."""

    claim: Claim
    source: str
    described: frozenset[str]
    day: date | None
    told: Told
    rank: Rank


def statements(records: Iterable[DocumentRecord], links: Iterable[Link]) -> tuple[Statement, ...]:
    """All utterances that claims of the records report, sorted by id; one that is reported once is a statement too."""
    records, links = sorted(records, key=lambda record: record.document.id), tuple(links)
    by_id = {record.document.id: record for record in records}
    speakers = Speakers(records, links)
    origin = roots(links)
    by_source: defaultdict[str, list[Report]] = defaultdict(list)
    for record in by_id.values():
        for report in _reports(record, speakers, origin):
            by_source[report.source].append(report)
    found = []
    for reports in by_source.values():
        least = joined([(a.claim.id, b.claim.id) for a, b in combinations(reports, 2) if one_utterance(a, b)])
        groups: defaultdict[str, list[Report]] = defaultdict(list)
        for report in reports:
            groups[least.get(report.claim.id, report.claim.id)].append(report)
        found += [_statement(sorted(group, key=lambda report: report.rank), by_id, speakers) for group in groups.values()]
    return tuple(sorted(found, key=lambda statement: statement.id))


def one_utterance(a: Report, b: Report) -> bool:
    """Whether two claims of one source report one utterance."""
    if a.claim.speaker != b.claim.speaker and a.described and not alike(a.described, b.described):
        return False
    if quoted_alike(a.told, b.told, VERBATIM):
        return True
    if a.day is not None and b.day is not None and abs((a.day - b.day).days) > WINDOW:
        return False
    if quoted_alike(a.told, b.told):
        return True
    if a.claim.act is not b.claim.act:
        return False
    if min(len(a.told.weighty), len(b.told.weighty)) < SEVERAL:
        return a.told.weighty == b.told.weighty != frozenset()
    return likeness(a.told, b.told) >= ALIKE


def alike(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two descriptions of a source, one of them in a copy, share most words of the shorter: 'an official', 'an official there'."""
    return 2 * len(a & b) > min(len(a), len(b))


def rank(claim: Claim, record: DocumentRecord) -> Rank:
    """Where a claim stands in the order of founders: by its document's date (undated last), document, place and id."""
    published = record.document.published
    return (published.date().isoformat() if published else "9999", claim.document, claim.spans()[0].start, claim.id)


def _reports(record: DocumentRecord, speakers: Speakers, origin: dict[str, str]) -> Iterable[Report]:
    document = record.document
    for claim in record.claims:
        if claim.source is None or claim.speaker is None or claim.occurred is Occurred.NO:
            continue
        key = speakers.keys.get(claim.speaker)
        described = frozenset() if key else frozenset(folded(claim.source.text).split())
        day = _day(claim.said) or (document.published.date() if document.published else None)
        yield Report(claim, key or origin.get(document.id, document.id), described, day, told(claim, document), rank(claim, record))


def _statement(reports: Sequence[Report], records: dict[str, DocumentRecord], speakers: Speakers) -> Statement:
    founder = reports[0].claim
    actor = speakers.actors.get(founder.speaker or "")
    behalf = [relation.actor for relation in actor.relations if relation.kind is RelationKind.SPEAKS_FOR] if actor else []
    media = [found for report in reports if (found := medium(records[report.claim.document].document, report.claim))]
    return Statement(
        id=statement_id(founder.id),
        founder=founder.id,
        speaker=founder.speaker or "",
        said=min((day.isoformat() for report in reports if (day := _day(report.claim.said))), default=None),
        medium=media[0] if media else None,
        on_behalf=min(behalf, default=None),
        claims=tuple(report.claim.id for report in reports),
    )


def _day(said: str | None) -> date | None:
    try:
        return date.fromisoformat((said or "")[:10])
    except ValueError:
        return None
