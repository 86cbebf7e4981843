"""Contradictions in numbers, places and times: ranges that do not meet, places that are far apart, days that are not the same.

The series of figures and the events of a dossier come in, with what was linked; contradictions go out.
Where it is not known how far two places lie apart, or which day is meant, it sees none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from math import asin, cos, radians, sin, sqrt

from counterclaim.model.event import Event, Place, When
from counterclaim.model.figure import Figure
from counterclaim.views.contradictions import Contradiction, ContradictionKind, Voiced, contradiction
from counterclaim.views.linked import Linked
from counterclaim.views.moments import Dates, Moments, between, iso_day
from counterclaim.views.passages import Cited, Passages
from counterclaim.views.points import Group, Number, Point, disjoint
from counterclaim.views.timeline import stretch

FAR = 30
"""Kilometres from which two places are two: a gazetteer puts a city at its centre, from which its suburbs lie closer than this."""

_EARTH = 6371
"""Mean radius of the earth in kilometres."""


def numbers(groups: Iterable[Group]) -> Iterator[Contradiction]:
    """Totals of equal scope that do not meet: of one day by different sources, else of different days, each with its next."""
    for group in (group for group in groups if group.moving):
        points = [(index, point) for index, one in enumerate(group.series) for point in one.points if point.known]
        same = {
            pair
            for day in sorted({point.day for _, point in points if point.day is not None})
            for pair in _steps([item for item in points if item[1].day == day])
        }
        for low, high in sorted(same | set(_steps(points)), key=str):
            sides = [[item for item in points if item[1].number == number] for number in (low, high)]
            if (low, high) in same:
                common = {point.day for _, point in sides[0]} & {point.day for _, point in sides[1]}
                sides = [[item for item in side if item[1].day in common] for side in sides]
            elif between(*([point.day for _, point in side] for side in sides)) is Dates.SAME:
                continue  # one source on one day: a running count
            if len({index for side in sides for index, _ in side}) > 1:
                shown = [(_words(side[0][1].figure), list(_voiced(group, side))) for side in sides]
                yield contradiction(ContradictionKind.NUMBER, group.event, _about(group), shown[0], shown[1])


def places(passages: Passages, linked: Linked) -> Iterator[Contradiction]:
    """Places of one event that lie in different countries or far apart."""
    moments = Moments(passages.dossier, linked)
    known = _known(passages, linked)
    for event in passages.dossier.events:
        found: defaultdict[str, list[Voiced]] = defaultdict(list)
        for name, cited in _values(passages, linked, event, "place"):
            if name in known:
                found[name].append(_by(passages, moments, cited))
        for one, other in combinations(sorted(found), 2):
            if _apart(known[one], known[other]):
                yield contradiction(ContradictionKind.PLACE, event, "where", (one, found[one]), (other, found[other]))


def times(passages: Passages, linked: Linked) -> Iterator[Contradiction]:
    """Days of one event that have none in common; a clock time on a day is that day."""
    moments = Moments(passages.dossier, linked)
    for event in passages.dossier.events:
        found: defaultdict[tuple[str, str], list[Voiced]] = defaultdict(list)
        for told in linked.events(event):
            days = stretch(told.date)
            if days is not None and told.date is not None and told.date.start is not None and told.date.end is not None:
                for cited in _cited(passages, told, "date", told.date.text):
                    found[days[0].isoformat(), days[1].isoformat()].append(_by(passages, moments, cited))
        for value, cited in _values(passages, linked, event, "date"):
            day = iso_day(value)
            if day is not None and stretch(When(day, day, day, None)) is not None:
                found[day, day].append(_by(passages, moments, cited))
        for one, other in combinations(sorted(found), 2):
            if one[1] < other[0]:
                yield contradiction(ContradictionKind.TIME, event, "when", (_days(one), found[one]), (_days(other), found[other]))


def _steps(points: Sequence[tuple[int, Point]]) -> Iterator[tuple[Number, Number]]:
    """Each number with the next that it cannot be, where different sources give them."""
    sources: defaultdict[Number, set[int]] = defaultdict(set)
    for index, point in points:
        sources[point.number].add(index)
    ascending = sorted(sources, key=lambda n: (n[0] if n[0] is not None else n[1] or 0, n[1] is None, n[1] or 0))
    for place, number in enumerate(ascending):
        above = next((other for other in ascending[place + 1 :] if disjoint(number, other)), None)
        if above is not None and len(sources[number] | sources[above]) > 1:
            yield number, above


def _voiced(group: Group, side: Iterable[tuple[int, Point]]) -> Iterator[Voiced]:
    for index, point in side:
        yield from (Voiced(given.cited, group.series[index].source, point.day) for given in point.given)


def _words(figure: Figure) -> str:
    low, high = figure.low, figure.high
    if low is None or high is None:
        return f"at most {high:,}" if low is None else f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def _about(group: Group) -> str:
    scope = [] if group.scope is None else [part for part in (group.scope.who, group.scope.area) if part]
    return ", ".join((group.measure.value, *scope))


def _known(passages: Passages, linked: Linked) -> dict[str, Place]:
    """Every place of the dossier's events by name, those that say most of themselves first."""
    events = [told for event in passages.dossier.events for told in linked.events(event)]
    found = [event.place for event in (*passages.dossier.events, *events) if event.place is not None]
    return {place.name: place for place in sorted(found, key=lambda p: (p.lat is not None, p.country or "", p.lat or 0, p.lon or 0))}


def _values(passages: Passages, linked: Linked, event: Event, slot: str) -> Iterator[tuple[str, Cited]]:
    """The values that one attribute of an event is given, each with the words that give it."""
    seen = set()
    for told in (event, *linked.events(event)):
        for attribute in told.attributes:
            if attribute.name == slot and attribute not in seen:
                seen.add(attribute)
                cited = passages.cited(attribute.span, attribute.claim)
                if cited is not None:
                    yield attribute.value, cited


def _cited(passages: Passages, event: Event, slot: str, value: str) -> list[Cited]:
    """The words that give an event's own value, else the first that speak of it."""
    found = [
        passages.cited(a.span, a.claim) for a in event.attributes if a.name == slot and a.value in (value, event.date and event.date.start)
    ]
    return [one for one in found or [passages.cited(span) for span in event.spans[:1]] if one is not None]


def _by(passages: Passages, moments: Moments, cited: Cited) -> Voiced:
    if cited.entry is None:
        document = passages.ledger.documents[cited.place.document - 1]
        return Voiced(cited, document.outlet or "the article itself", moments.printed(document.id))
    return Voiced(cited, passages.voices.who(cited.entry.claim), moments.of(cited.entry.claim).day)


def _apart(one: Place, other: Place) -> bool:
    """Whether none of the places that one name may mean is near any that the other may."""
    return all(_distinct(a, b) for a in (one, *one.candidates) for b in (other, *other.candidates))


def _distinct(one: Place, other: Place) -> bool:
    if one.country is not None and other.country is not None and one.country != other.country:
        return True
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    (lat, lon), (other_lat, other_lon) = ((radians(place.lat or 0), radians(place.lon or 0)) for place in (one, other))
    half = sin((lat - other_lat) / 2) ** 2 + cos(lat) * cos(other_lat) * sin((lon - other_lon) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(min(1.0, half))) > FAR


def _days(days: tuple[str, str]) -> str:
    return days[0] if days[0] == days[1] else f"{days[0]} to {days[1]}"
