"""A sketch made ready to be compared: its tuples as sets and maps.

A sketch comes in, its facets go out; they are made once for a document that is compared often. Nothing is added to what the sketch holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from counterclaim.link.events.names import Kind, short_forms
from counterclaim.link.events.sketch import Sketch, Spot

Stretch = tuple[int, int]
Point = tuple[float, float]
SITE_WORDS = 3
"""Last words of a site's name that are compared: before them stand directions and house numbers."""
_YEARS = ("19", "20")


@dataclass(frozen=True, slots=True)
class Facets:
    """What of a sketch is compared; `named` are all words of its names, `around` those of its events' places."""

    sketch: Sketch
    words: Mapping[str, float]
    title: Mapping[str, float]
    principals: frozenset[str]
    officials: frozenset[str]
    people: frozenset[str]
    surnames: frozenset[str]
    personal: frozenset[str]
    sites: frozenset[str]
    site_words: frozenset[str]
    bodies: frozenset[str]
    named: frozenset[str]
    towns: frozenset[str]
    spots: frozenset[str]
    around: frozenset[str]
    points: tuple[Point, ...]
    all_points: tuple[Point, ...]
    days: tuple[Stretch, ...]
    all_days: tuple[Stretch, ...]
    types: frozenset[str]
    ages: frozenset[int]
    clocks: frozenset[int]
    numbers: frozenset[str]
    tolls: Mapping[str, int]


def facets(sketch: Sketch) -> Facets:
    """The facets of one sketch."""
    kinds: dict[str, set[str]] = {kind: set() for kind in Kind}
    for name, kind in sketch.people:
        kinds[kind].add(name)
    people = frozenset(name for name, _ in sketch.people)
    personal = frozenset(sketch.lone) | _split(people)
    sites = frozenset(map(_site, sketch.sites))
    focal = [told for told in sketch.events if told.focal]
    towns = [spot for told in focal for spot in told.places]
    around = _split(spot.name for spot in sketch.spots)
    return Facets(
        sketch=sketch,
        words=dict(sketch.words),
        title=dict(sketch.title),
        principals=frozenset(kinds[Kind.PRINCIPAL]),
        officials=frozenset(kinds[Kind.OFFICIAL]),
        people=people,
        surnames=frozenset(name.split()[-1] for name in kinds[Kind.PRINCIPAL]),
        personal=personal,
        sites=sites,
        site_words=_split(sites),
        bodies=frozenset(sketch.bodies),
        named=personal | _split(sites) | _split(sketch.bodies) | around,
        towns=frozenset(spot.name for spot in towns),
        spots=frozenset(spot.name for spot in sketch.spots),
        around=around,
        points=_points(towns),
        all_points=_points(sketch.spots),
        days=tuple(stretch for told in focal if (stretch := _stretch(told.start, told.end))),
        all_days=tuple(stretch for told in sketch.events if (stretch := _stretch(told.start, told.end))),
        types=frozenset(told.type for told in focal if told.type is not None),
        ages=frozenset(sketch.ages),
        clocks=frozenset(sketch.clocks),
        numbers=frozenset(number for number in sketch.numbers if len(number) != 4 or not number.startswith(_YEARS)),
        tolls=dict(sketch.tolls),
    )


def _split(names: Iterable[str]) -> frozenset[str]:
    return frozenset(word for name in names for word in name.split())


def _site(name: str) -> str:
    *words, last = name.split()
    return " ".join([*words, short_forms().get(last, last)][-SITE_WORDS:])


def _points(spots: Iterable[Spot]) -> tuple[Point, ...]:
    return tuple((spot.lat, spot.lon) for spot in spots if spot.lat is not None and spot.lon is not None)


def _stretch(start: int | None, end: int | None) -> Stretch | None:
    first, last = start if start is not None else end, end if end is not None else start
    return None if first is None or last is None else (first, last)
