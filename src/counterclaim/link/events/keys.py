"""Under which keys a document is looked up, so that it need not be compared with every other.

A sketch comes in, its keys with weights go out; two documents are worth comparing where the keys they share weigh `LEAST` together. Keys
are of names, places in months and pairs of rare words: none depends on what else is in the casebook.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import combinations

from counterclaim.link.events.names import Kind
from counterclaim.link.events.sketch import Sketch
from counterclaim.link.events.words import common

LEAST = 2.0
"""Weight of the shared keys from which a pair is compared."""
WEIGHTS = {"name": 2.0, "surname": 1.0, "site": 1.0, "place": 1.0, "words": 1.0, "word": 1.0, "title": 1.0}
"""A full name suffices alone; of everything else it takes two."""
HEAVIEST = 8
"""Words of a text whose pairs are keys: with 6 one pair in 50 is lost, with 12 there are twice the keys."""
MONTHLY = 20
"""Words of a text that are keys together with the month: 0, 12 and 20 find 90.6, 93.2 and 94.1 of 100 pairs."""
TITLE_WORDS = 4
"""Words of a title whose pairs are keys."""
AROUND = 3
"""Days before and after an event whose month is a key too, so that no month's end parts two reports."""


def keys(sketch: Sketch) -> list[tuple[str, float]]:
    """The keys of one document with their weights, sorted."""
    found: set[tuple[str, str]] = set()
    months = _months(sketch)
    for name, kind in sketch.people:
        if kind != Kind.OFFICIAL:
            found.add(("name", name))
        if kind == Kind.PRINCIPAL:
            found.add(("surname", name.split()[-1]))
    found.update(("site", site) for site in sketch.sites)
    found.update(("place", f"{spot.name} {month}") for spot in sketch.spots for month in months)
    found.update(("words", pair) for pair in _pairs(sketch.words, HEAVIEST))
    telling = {
        *_heaviest(sketch.words, MONTHLY),
        *(word for word in sketch.lone if len(word) > 1),
        *(word for word, _ in sketch.title if word not in common()),
    }
    found.update(("word", f"{word} {month}") for word in telling for month in months)
    found.update(("title", pair) for pair in _pairs(sketch.title, TITLE_WORDS))
    return sorted((f"{kind}:{value}", WEIGHTS[kind]) for kind, value in found)


def candidates(sketch: Sketch, postings: Mapping[str, Iterable[str]], least: float = LEAST) -> list[tuple[str, float]]:
    """The documents worth comparing with this one and the weight of the keys they share, heaviest first."""
    shared: defaultdict[str, float] = defaultdict(float)
    for key, weight in keys(sketch):
        for document in postings.get(key, ()):
            if document != sketch.document:
                shared[document] += weight
    return sorted(((document, weight) for document, weight in shared.items() if weight >= least), key=lambda item: (-item[1], item[0]))


def _months(sketch: Sketch) -> set[str]:
    days = {day + shift for told in sketch.events for day in (told.start, told.end) if day is not None for shift in (-AROUND, 0, AROUND)}
    if sketch.published is not None:
        days |= {sketch.published, sketch.published - AROUND}
    return {f"{date.fromordinal(day):%Y-%m}" for day in days if day > 0}


def _pairs(words: Iterable[tuple[str, float]], most: int) -> set[str]:
    return {" ".join(sorted(pair)) for pair in combinations(_heaviest(words, most), 2)}


def _heaviest(words: Iterable[tuple[str, float]], most: int) -> list[str]:
    return [word for word, _ in sorted(words, key=lambda item: (-item[1], item[0]))[:most]]
