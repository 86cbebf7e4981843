"""The links among the documents of one run: copies, the same event, the same actors.

Records come in, links go out; a casebook looks for its own (`casebook.linking`), one document at a time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain, combinations, pairwise

from counterclaim.link.actors import actor_sketch
from counterclaim.link.actors import links as actor_links
from counterclaim.link.copies import copies
from counterclaim.link.events import Sketch, candidates, score, sketch
from counterclaim.link.events import keys as event_keys
from counterclaim.link.events.cluster import clusters
from counterclaim.model.labels import Verdict
from counterclaim.model.link import Link
from counterclaim.model.record import DocumentRecord


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
