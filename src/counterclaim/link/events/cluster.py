"""Documents on one event stand together: agglomeration of scored pairs by their average.

Documents and the likeness of pairs come in, clusters go out. The answer depends on the set of pairs and never on their order; a cluster
never reaches beyond the component of pairs that are at least as like as `FLOOR`, so that only the component a new document touches is made
anew.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

Pair = tuple[str, str]
Pairs = Mapping[Pair, float]

THRESHOLD = 0.5
"""Average likeness of all pairs across two clusters, from which they become one: at a half, a document that is wholly like two that are
wholly unlike each other joins one of them and never draws the two together. On the incidents to learn from 0.35 gives 0.002 more F1."""
FLOOR = THRESHOLD
"""Likeness from which a pair holds a component together: no average reaches the threshold unless one of its pairs does."""


def clusters(members: Iterable[str], pairs: Pairs, threshold: float = THRESHOLD, floor: float = FLOOR) -> tuple[tuple[str, ...], ...]:
    """All members in clusters, each sorted, sorted by their first; a pair that `pairs` lacks is not alike at all."""
    whole = components(members, pairs, floor)
    home = {member: number for number, component in enumerate(whole) for member in component}
    inside: defaultdict[int, dict[Pair, float]] = defaultdict(dict)
    for pair, likeness in pairs.items():
        if home.get(pair[0]) == home.get(pair[1], -1):
            inside[home[pair[0]]][pair] = likeness
    found = (merged(component, inside.get(number, {}), threshold) for number, component in enumerate(whole))
    return tuple(sorted(cluster for made in found for cluster in made))


def components(members: Iterable[str], pairs: Pairs, floor: float = FLOOR) -> list[tuple[str, ...]]:
    """The members that pairs of at least `floor` connect, each component sorted."""
    leader = {member: member for member in sorted(set(members))}

    def find(member: str) -> str:
        while leader[member] != member:
            leader[member] = leader[leader[member]]
            member = leader[member]
        return member

    for (one, other), likeness in pairs.items():
        if likeness >= floor and one in leader and other in leader:
            first, second = sorted((find(one), find(other)))
            leader[second] = first
    grouped: defaultdict[str, list[str]] = defaultdict(list)
    for member in leader:
        grouped[find(member)].append(member)
    return [tuple(grouped[key]) for key in sorted(grouped)]


def touched(document: str, near: Callable[[str], Mapping[str, float]], floor: float = FLOOR) -> tuple[str, ...]:
    """The component that a document is in, sorted: all that has to be made anew when it arrives. `near` gives the scored pairs of one."""
    reached, edge = {document}, [document]
    while edge:
        fresh = {other for other, likeness in near(edge.pop()).items() if likeness >= floor} - reached
        reached |= fresh
        edge += sorted(fresh)
    return tuple(sorted(reached))


def merged(component: Iterable[str], pairs: Pairs, threshold: float = THRESHOLD) -> list[tuple[str, ...]]:
    """The clusters of one component and the pairs inside it: the two most alike on average become one, until none reaches `threshold`."""
    held = {member: [member] for member in sorted(component)}
    sums: dict[str, dict[str, float]] = {member: {} for member in held}
    for (one, other), likeness in sorted(pairs.items()):
        sums[one][other] = sums[other][one] = likeness
    heap = [(-likeness, min(pair), max(pair)) for pair, likeness in pairs.items() if likeness >= threshold]
    heapq.heapify(heap)
    while heap:
        negative, one, other = heapq.heappop(heap)
        if one not in held or other not in held or _average(held, sums, one, other) != -negative:
            continue
        held[one] += held.pop(other)
        gone = sums.pop(other)
        for third, likeness in sorted(gone.items()):
            del sums[third][other]
            if third != one:
                sums[one][third] = sums[third][one] = sums[one].get(third, 0.0) + likeness
        for third in sorted(sums[one]):
            average = _average(held, sums, one, third)
            if average >= threshold:
                heapq.heappush(heap, (-average, min(one, third), max(one, third)))
    return [tuple(sorted(cluster)) for cluster in held.values()]


def _average(held: Mapping[str, list[str]], sums: Mapping[str, Mapping[str, float]], one: str, other: str) -> float:
    return sums[one].get(other, 0.0) / (len(held[one]) * len(held[other]))
