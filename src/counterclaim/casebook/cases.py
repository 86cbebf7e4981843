"""A case of a casebook as a dossier: as it is, as it was published by a day, or as we had it by a day.

A store and a case come in, a `Dossier` of its documents goes out, with the links between them and what people decided. What was published
or captured later takes no part in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from counterclaim.errors import StoreError, UsageError
from counterclaim.link.judged import standing
from counterclaim.model.ids import founded_case_id
from counterclaim.model.labels import LinkKind, Verdict
from counterclaim.model.link import Link
from counterclaim.model.record import Case, Dossier
from counterclaim.pipeline import Together, same_actors, together
from counterclaim.store.casebook import Store
from counterclaim.store.values import CaseRow, DocumentRow
from counterclaim.views.changes import Changes, changes


@dataclass(frozen=True, slots=True)
class Moment:
    """Until when to look: what had been published (`as_of`), and what we had captured and decided (`known`). None: all.

    With `seen` it is what somebody saw then: just these documents, and what had been decided by `known`.
    """

    as_of: datetime | None = None
    known: datetime | None = None
    seen: frozenset[str] | None = None


NOW = Moment()


def find(store: Store, name: str) -> CaseRow:
    """The case that is meant: by its id or the beginning of it, by a document or an event in it, or by words of its title.

    Raises UsageError where none is, or several are.
    """
    document = store.documents_of([name]).get(name, name)
    rows = store.cases([name]) or store.cases(store.case_of(document)) or store.cases_beginning(name) or _worded(store, name)
    if len(rows) != 1:
        what = "no case" if not rows else f"{len(rows)} cases"
        listed = "".join(f"\n  {row.id}  {title(store, row)}" for row in (rows or store.cases())[:MOST])
        raise UsageError(f"{what} in {store.name} by the name {name!r}{listed or '; `counterclaim cases` lists them'}")
    return rows[0]


MOST = 10
"""Cases listed where a name fits several, or none."""


def _worded(store: Store, name: str) -> tuple[CaseRow, ...]:
    """The cases whose own title holds these words; where none does, those of which some document's title does."""
    words = name.casefold().split()
    held = {document.id: document for document in store.documents()} if words else {}
    cases = {row: [held[id] for id in row.documents] for row in store.cases()} if words else {}

    def holds(text: str | None) -> bool:
        return text is not None and all(word in text.casefold() for word in words)

    first = founded_on(store, cases)
    named = [row for row, documents in cases.items() if holds(titled(row, documents, first.get(row.id)))]
    return tuple(named or (row for row, documents in cases.items() if any(holds(document.title) for document in documents)))


def title(store: Store, row: CaseRow) -> str:
    """The title given to a case, else that of the document on which it was founded."""
    return titled(row, store.documents(row.documents), founded_on(store, [row]).get(row.id))


def titled(row: CaseRow, documents: Iterable[DocumentRow], first: str | None) -> str:
    """The title of a case of which these documents are there: that of the `first`, on which it was founded, else of what came out first."""
    if row.title is not None:
        return row.title
    ordered = sorted(documents, key=lambda document: (document.id != first, published_first(document)))
    return next((document.title for document in ordered if document.title), "Untitled")


def founded_on(store: Store, rows: Iterable[CaseRow]) -> dict[str, str]:
    """The documents on which some cases were founded, by the id of the case."""
    founding = {row.id: thing for row in rows for thing in (*row.focal_events, *row.documents) if founded_case_id(thing) == row.id}
    of = store.documents_of(founding.values())
    return {case: of.get(thing, thing) for case, thing in founding.items()}


def case(store: Store, row: CaseRow, moment: Moment = NOW) -> Together:
    """The case as it stood at a moment; raises UsageError where nothing of it was there then."""
    documents = _there(store, row, moment)
    if not documents:
        raise UsageError(f"nothing of {title(store, row)} was there then")
    ids = [document.id for document in documents]
    records = store.records(ids)
    here = {item.id for record in records for kind in (record.claims, record.actors, record.events) for item in kind} | set(ids)
    decided = [
        judgement
        for judgement in standing(store.judgements(made_by=moment.known))
        if judgement.target in here or (judgement.claim is not None and judgement.claim.document in here)
    ]
    apart = [kind for kind in LinkKind if kind is not LinkKind.SAME_EVENT]
    kept = [one for one in store.links_of(ids, apart) if one.left in here and one.right in here]
    focal = tuple(event for event in row.focal_events if event in here)
    one_event = (Link(LinkKind.SAME_EVENT, a, b, Verdict.POSITIVE, 1.0) for a, b in pairwise(sorted(focal)))
    named = Case(row.id, titled(row, documents, founded_on(store, [row]).get(row.id)), focal, moment.as_of)
    links = (*kept, *one_event, *same_actors(records))
    captured_by = moment.known if moment.seen is None else None
    return together(records, store.inputs(ids, captured_by=captured_by), links=links, judgements=decided, case=named)


def dossier(store: Store, row: CaseRow, moment: Moment = NOW) -> Dossier:
    """The case as it stood at a moment, without what its views know beyond it."""
    return case(store, row, moment).dossier


def since_the_last_look(store: Store, row: CaseRow, now: datetime) -> Changes | None:
    """What changed in a case since somebody last saw other documents in it; None at the first look, or where no look can be noted."""
    try:
        last = store.looked(row.id, row.documents, now)
    except StoreError:  # a casebook that may only be read is looked at all the same
        return None
    return None if last is None else differences(store, row, Moment(known=last.at, seen=frozenset(last.documents)))


def differences(store: Store, row: CaseRow, before: Moment, after: Moment = NOW) -> Changes:
    """What changed in a case between two moments; where nothing of it was there before, everything is new."""
    now = case(store, row, after)
    if not _there(store, row, before):
        empty = replace(now.dossier, documents=(), actors=(), claims=(), unread=(), events=(), figures=(), warnings=(), forecasts=())
        return changes(replace(empty, precedents=()), now.dossier, now.linked, now.linked)
    earlier = case(store, row, before)
    return changes(earlier.dossier, now.dossier, now.linked, earlier.linked)


def _there(store: Store, row: CaseRow, moment: Moment) -> tuple[DocumentRow, ...]:
    if moment.seen is not None:
        return store.documents(moment.seen.intersection(row.documents), published_by=moment.as_of)
    return store.documents(row.documents, published_by=moment.as_of, captured_by=moment.known)


def published_first(document: DocumentRow) -> tuple[bool, str, str]:
    """What was published first comes first, what has no date last."""
    return document.published is None, document.published.isoformat() if document.published is not None else "", document.id
