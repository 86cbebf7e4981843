"""What a document is found by, and its links to what a casebook holds.

A record and a store come in; what it can be found by is kept, and its links to candidates go out: copies, later versions, the same event.
Candidates are looked up by keys, so that the cost of one document does not grow with the casebook.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from counterclaim.casebook.grouping import EVENT
from counterclaim.link.copies import copy_of
from counterclaim.link.copies import keys as copy_keys
from counterclaim.link.events.cluster import FLOOR
from counterclaim.link.events.keys import LEAST
from counterclaim.link.events.keys import keys as event_keys
from counterclaim.link.events.pair import score
from counterclaim.link.events.sketch import Sketch, sketch
from counterclaim.model.labels import Verdict
from counterclaim.model.link import Link
from counterclaim.model.record import DocumentRecord
from counterclaim.store.casebook import Store

COPY = "copy"
"""The kind of keys by which copies are found that share no band."""
MOST = 40
"""Documents compared for their event, those that share most first; chosen for its cost (`bench casebook`). What it misses was not
measured."""
MOST_ALIKE = 40
"""Documents compared for copying, those with most bands in common first. A copy shares 8 bands and more with its origin, a report with the
same boilerplate one or two (`text.shingles.ROWS`); where more than these are nearer, they are copies of the same story themselves."""
MOST_OF_A_CASE = 60
"""Documents of one case compared with a new one: the rest count as unlike, so that of a larger case no new document costs more."""


@dataclass(frozen=True, slots=True)
class Features:
    """What one document is found by and compared with."""

    sketch: Sketch
    events: tuple[tuple[str, float], ...]
    copies: tuple[tuple[str, float], ...]
    bands: tuple[int, ...]


def keep_features(store: Store, record: DocumentRecord) -> Features:
    """Keep what a document is found by, in place of what it was found by before."""
    made = sketch(record)
    found = list(copy_keys(record.document))
    bands = tuple(key for _, key in found if isinstance(key, int))
    copies = tuple((f"{kind} {key}", 1.0) for kind, key in found if not isinstance(key, int))
    features = Features(made, tuple(event_keys(made)), copies, bands)
    store.put_sketch(record.document.id, EVENT, msgspec.msgpack.encode(made))
    store.put_keys(record.document.id, EVENT, features.events)
    store.put_keys(record.document.id, COPY, features.copies)
    store.put_signature(record.document.id, features.bands)
    return features


def linked(store: Store, record: DocumentRecord, features: Features) -> tuple[Link, ...]:
    """The links of one document to those that are there."""
    return (*_copies(store, record, features), *_events(store, record, features))


def _copies(store: Store, record: DocumentRecord, features: Features) -> Iterator[Link]:
    document = record.document
    named = (one.document for one in store.candidates(COPY, features.copies))
    near = {*store.same_band(features.bands, limit=MOST_ALIKE), *named} - {document.id}
    for other in sorted(near):
        link = copy_of(document, store.document(other))
        if link is not None:
            yield link


def _events(store: Store, record: DocumentRecord, features: Features) -> Iterator[Link]:
    """Links to candidates, and to the whole case of each that is one: an average needs all its pairs."""
    own = record.document.id
    near = store.candidates(EVENT, features.events, limit=MOST)
    found = [one.document for one in near if one.document != own and one.weight >= LEAST]
    compared = dict(_scored(store, features.sketch, found))
    joined = [other for other, link in compared.items() if link.score >= FLOOR]
    cases = {case for held in store.cases_of(joined).values() for case in held}
    rest = {document for row in store.cases(cases) for document in row.documents[:MOST_OF_A_CASE]} - compared.keys() - {own}
    compared.update(_scored(store, features.sketch, sorted(rest)))
    for other in sorted(compared):
        if other in rest or compared[other].verdict is not Verdict.NEGATIVE:
            yield compared[other]


def _scored(store: Store, own: Sketch, others: list[str]) -> Iterator[tuple[str, Link]]:
    for other, body in store.sketches(EVENT, others).items():
        yield other, score(own, msgspec.msgpack.decode(body, type=Sketch))
