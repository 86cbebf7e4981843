"""Figures over time: for each event, measure and scope the numbers that each source gave, day by day, and which of them were revised.

The passages of a dossier come in, with what was linked; groups of series go out.
It picks no best number, adds nothing up, and compares totals only with totals of equal scope.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from counterclaim.model.figure import Scope
from counterclaim.model.labels import FigureKind
from counterclaim.views.linked import Linked
from counterclaim.views.moments import Moments, iso_day
from counterclaim.views.passages import Passages
from counterclaim.views.points import Group, Point, Revision, Series
from counterclaim.views.tolls import Given, tolls


def series(passages: Passages, linked: Linked) -> tuple[Group, ...]:
    """The figures of a dossier as series, in the order of its events; figures of no known event are compared with none."""
    moments = Moments(passages.dossier, linked)
    made: list[Group] = []
    for event, toll in ((item.event, toll) for item in tolls(passages) if item.event is not None for toll in item.tolls):
        groups: defaultdict[tuple[FigureKind, Scope], list[Given]] = defaultdict(list)
        for given in (one for count in toll.counts for one in count.given):
            groups[given.figure.kind, _scope(given.figure.scope)].append(given)
        for (kind, _), found in sorted(groups.items(), key=lambda pair: _group_order(*pair[0])):
            several = tuple(_series(found, moments, linked))
            made.append(Group(event, toll.measure, kind, found[0].figure.scope, _revised(several, kind)))
    return tuple(made)


def _series(given: list[Given], moments: Moments, linked: Linked) -> Iterator[Series]:
    """One series for each source; what nobody is known to say is each document's own."""
    sources: defaultdict[tuple[str, str], list[Given]] = defaultdict(list)
    for item in given:
        claim = item.cited.entry.claim if item.cited.entry is not None else None
        actor = claim.speaker if claim is not None else None
        nobody = "" if item.speaker is not None else linked.root(item.figure.span.document)
        sources[actor or " ".join((item.speaker or "").casefold().split()), nobody].append(item)
    for found in sorted(sources.values(), key=lambda found: _source_order(found, moments)):
        claim = found[0].cited.entry.claim if found[0].cited.entry is not None else None
        yield Series(found[0].speaker or "", claim.speaker if claim is not None else None, tuple(_points(found, moments)))


def _points(given: list[Given], moments: Moments) -> list[Point]:
    equal: defaultdict[tuple[object, ...], list[Given]] = defaultdict(list)
    for item in given:
        words = "" if (item.figure.low, item.figure.high) != (None, None) else item.figure.words.casefold()
        equal[_day(item, moments), item.figure.low, item.figure.high, words].append(item)
    found = []
    for group in equal.values():
        group.sort(key=lambda g: (g.cited.place.document, g.figure.span, g.figure.id))
        printed = [day for g in group if (day := moments.printed(g.figure.span.document)) is not None]
        found.append(Point(group[0].figure, _day(group[0], moments), min(printed, default=None), tuple(group)))
    return sorted(found, key=_point_order)


def _day(item: Given, moments: Moments) -> str | None:
    """The day for which a figure holds: as it says itself, else when it was said; words for a day that is not known are no day."""
    if item.figure.as_of is not None:
        return iso_day(item.figure.as_of)
    claim = item.cited.entry.claim if item.cited.entry is not None else None
    return moments.printed(item.figure.span.document) if claim is None else moments.of(claim).day


def _revised(found: tuple[Series, ...], kind: FigureKind) -> tuple[Series, ...]:
    """The series with a mark at each total that differs from an earlier day's: of its own source, else of another."""
    if kind is not FigureKind.TOTAL:
        return found
    every = [point for one in found for point in one.points]
    return tuple(replace(one, points=tuple(_marked(point, one.points, every) for point in one.points)) for one in found)


def _marked(point: Point, own: Iterable[Point], every: Iterable[Point]) -> Point:
    for points, revision in ((own, Revision.OWN), (every, Revision.OTHER)):
        before = _before(point, points)
        if before and point.number not in {earlier.number for earlier in before}:
            return replace(point, revision=revision, replaced=before[-1])
        if before:
            return point  # its source, or somebody, said so before
    return point


def _before(point: Point, points: Iterable[Point]) -> list[Point]:
    """The points of the last day before a point's on which there is a number; none for a point without day or number."""
    if point.day is None or not point.known:
        return []
    earlier = [p for p in points if p.known and p.day is not None and p.day < point.day]
    last = max((p.day for p in earlier if p.day is not None), default=None)
    return sorted((p for p in earlier if p.day == last), key=_point_order)


def _scope(scope: Scope | None) -> Scope:
    """A scope to compare by: letter case tells nothing, and one that says nothing is none."""
    if scope is None:
        return Scope()
    who, area = (" ".join((words or "").casefold().split()) or None for words in (scope.who, scope.area))
    return Scope(who, scope.attackers, area)


def _group_order(kind: FigureKind, scope: Scope) -> tuple[int, str, str, str]:
    return list(FigureKind).index(kind), scope.who or "", scope.area or "", str(scope.attackers)


def _point_order(point: Point) -> tuple[bool, str, int, int, str]:
    return point.day is None, point.day or "", point.figure.low or 0, point.figure.high or 0, point.figure.id


def _source_order(given: list[Given], moments: Moments) -> tuple[bool, str, str, str]:
    first = min(given, key=lambda g: (_day(g, moments) is None, _day(g, moments) or "", g.figure.id))
    day = _day(first, moments)
    return day is None, day or "", (first.speaker or "").casefold(), first.figure.id
