"""What a document is found by, and its links to what a casebook holds.

A record and a store come in; what it can be found by is kept, and its links to candidates go out: copies, later versions, the same event.
Candidates are looked up by keys, so that the cost of one document does not grow with the casebook.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from counterclaim.casebook.crowds import CORE, CROWDED
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
MOST = 30
"""Documents compared for their event, those that share most first: of the articles of `incidents` more of them join no other two."""
MOST_ALIKE = 40
"""Documents compared for copying at most, those with most bands in common first: where more than these are nearer, they are copies of the
same story themselves. Of 1,000 copies edited as in `bench copies` 7 share one band alone with their origin, as 3,899 other articles do that
are no copies; those seven are compared where names and places make them candidates for one event."""
UNLIKE = 5
"""Documents in a row that share bands and are no copies, after which those that share fewer are not compared: what they share is
boilerplate. None of the 1,000 copies has one such before its origin."""


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
    own = record.document.id
    found = store.candidates(EVENT, features.events, limit=MOST + 1)
    near = [one.document for one in found if one.document != own and one.weight >= LEAST][:MOST]
    return (*_copies(store, record, features, near), *_events(store, own, features.sketch, near))


def _copies(store: Store, record: DocumentRecord, features: Features, near: list[str]) -> Iterator[Link]:
    """Links to copies: candidates for the same event, and others, most alike first, until several in a row are none."""
    document = record.document
    alike = [other for other in store.same_band(features.bands, near, limit=MOST_ALIKE) if other != document.id]
    named = {one.document for one in store.candidates(COPY, features.copies)} - {document.id}
    likely = sorted(named.union(near).intersection(alike) | named)
    unlike = 0
    for other in (*likely, *(one for one in alike if one not in likely)):
        link = copy_of(document, store.document(other))
        if link is not None:
            yield link
        unlike = 0 if link is not None or other in likely else unlike + 1
        if unlike == UNLIKE:
            break


def _events(store: Store, own: str, made: Sketch, near: list[str]) -> Iterator[Link]:
    """Links to candidates, and to the whole case of each that is one: an average needs all its pairs, of a crowded case its core's."""
    compared = dict(_scored(store, made, near))
    joined = [other for other, link in compared.items() if link.score >= FLOOR]
    cases = {case for held in store.cases_of(joined).values() for case in held}
    whole = (row.documents if len(row.documents) <= CROWDED else store.in_order(row.documents)[:CORE] for row in store.cases(cases))
    rest = set().union(*whole) - compared.keys() - {own}
    compared.update(_scored(store, made, sorted(rest)))
    for other in sorted(compared):
        if other in rest or compared[other].verdict is not Verdict.NEGATIVE:
            yield compared[other]


def _scored(store: Store, own: Sketch, others: list[str]) -> Iterator[tuple[str, Link]]:
    for other, body in store.sketches(EVENT, others).items():
        yield other, score(own, msgspec.msgpack.decode(body, type=Sketch))
