"""The offline table of places: countries, regions and cities by name, and which of several of one name is likeliest.

In: a name as a folded key, and what is known of the document's countries; out: `Entry` values, with country and coordinates.
It never reads a document and never goes online; the table is read once, when a name is first looked up.
"""

from __future__ import annotations

import gzip
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log10
from typing import Any, NamedTuple

from counterclaim.model.event import Place
from counterclaim.text.accents import unaccented

COUNTRY, REGION, CITY, AREA = "country", "region", "city", "area"
SORTS = {"c": COUNTRY, "r": REGION, "t": CITY, "a": AREA}

# What a country that has all of the document's mentions is worth beside the logarithm of a city's people, and what a capital is:
# with these a capital of eight million stays what it is in a document about a country that has a city of its name with 400,000.
CONTEXT, CAPITAL = 2.5, 1.0
# A country counts as if it had so many people (as logarithm), whatever it has.
RANK = {COUNTRY: 8.0, AREA: 8.0}
# A region has the people of its towns; what it is less likely to be meant than a city with as many, so that 'San Salvador' is the city
# and 'Florida' the state.
REGIONAL = 0.7
# How far a candidate may lie behind the likeliest and still be named beside it: a hundredth of the people.
FAR = 2.0
# How many other candidates are kept.
KEPT = 4

_PLAIN = str.maketrans(
    {"-": " ", "‐": " ", "'": None, "’": None, "ʻ": None, "`": None, ".": None, "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss"}
)


class Entry(NamedTuple):
    """One place of the table; `region` is the number of the region it lies in (of a region: its own), `people` a logarithm."""

    name: str
    sort: str
    country: str | None
    region: str = ""
    lat: float | None = None
    lon: float | None = None
    people: float = 0.0

    def place(self, candidates: tuple[Place, ...] = ()) -> Place:
        """The entry as a place."""
        return Place(self.name, self.country, self.lat, self.lon, candidates)


@dataclass(frozen=True, slots=True)
class Words:
    """Words that say that a name is a place, in lower case; see `tables/gazetteer.toml`."""

    settlement: frozenset[str]
    region: frozenset[str]
    land: frozenset[str]
    leading: frozenset[str]
    bodies: frozenset[str]
    fronted: frozenset[str]
    around: frozenset[str]
    plain: frozenset[str]
    named: frozenset[str]
    strong: frozenset[str]
    weak: frozenset[str]
    direction: frozenset[str]
    directional: frozenset[str]
    vague: frozenset[str]
    realm: frozenset[str]
    inside: frozenset[str]
    common: frozenset[str]
    beside: frozenset[str]
    kinds: frozenset[str]
    many: frozenset[str]


def fold(name: str) -> str:
    """The key of a name: small, without accents, hyphens, apostrophes and full stops."""
    low = name.lower().translate(_PLAIN)
    if not low.isascii():
        low = unaccented(low).translate(_PLAIN)
    return " ".join(low.split()) if " " in low or "\n" in low else low.strip()


class Gazetteer:
    """All places by key; rows become entries when they are asked for."""

    def __init__(self, text: str, areas: Mapping[str, list[str]], short: Mapping[str, str]) -> None:
        places, words = text.split("\n\n")
        self.rows: dict[str, str] = dict(row.split("\t") for row in places.split("\n"))
        for code, names in areas.items():
            for name in names:
                self.rows.setdefault(fold(name), f"a,{name},{code}")
        self.short = short
        self.ordinary = frozenset(words.split("\n"))
        self.firsts = {key.split(" ", 1)[0] for key in self.rows if " " in key}
        self._found: dict[str, tuple[Entry, ...]] = {}

    def __contains__(self, key: str) -> bool:
        return key in self.rows

    def find(self, key: str) -> tuple[Entry, ...]:
        """The places of this key: a country or part of the earth, regions, then cities by people."""
        found = self._found.get(key)
        if found is None:
            row = self.rows.get(key)
            found = self._found[key] = () if row is None else tuple(_entry(key, part) for part in row.split(";"))
        return found


def _entry(key: str, part: str) -> Entry:
    """An entry of a line of the table, as `training/gazetteer.py` writes it."""
    letter, name, code, *more = part.split(",")
    name, sort = name or key.title(), SORTS[letter]
    if not more:
        return Entry(name, sort, code or None, people=RANK[sort])
    region, lat, lon, people = more
    size = log10(max(1, int(people.rstrip("+")))) + 3 + CAPITAL * people.endswith("+") - REGIONAL * (sort == REGION)
    return Entry(name, sort, code, region, int(lat) / 100, int(lon) / 100, size)


def likeliest(entries: tuple[Entry, ...], shares: Mapping[str, float], regions: frozenset[str] = frozenset()) -> Place:
    """The likeliest of `entries` as a place with the others as candidates; `shares` are the countries' shares of the document.

    `regions` are regions that the document names: a city in one of them is likelier by as much as ten times the people.
    """

    def score(entry: Entry) -> float:
        named = entry.sort == CITY and entry.region in regions
        return entry.people + CONTEXT * shares.get(entry.country or "", 0.0) + named

    ranked = sorted(entries, key=score, reverse=True)
    best = ranked[0]
    others = [
        e for e in ranked[1:] if score(e) > score(best) - FAR and (e.country, e.region, e.sort) != (best.country, best.region, best.sort)
    ]
    return best.place(tuple(entry.place() for entry in others[:KEPT]))


@cache
def gazetteer() -> Gazetteer:
    """The table, read on first use."""
    raw = _toml()
    packed = files("counterclaim.resolve.tables").joinpath("gazetteer.txt.gz").read_bytes()
    short = {
        abbreviation: name.replace("_", " ")
        for pairs in raw["short"].values()
        for abbreviation, name in (p.split("=") for p in pairs.split())
    }
    return Gazetteer(gzip.decompress(packed).decode(), raw["areas"], short)


@cache
def place_words() -> Words:
    """The words of place, read on first use."""
    raw = _toml()
    lists = {name: frozenset(listed) for name, listed in raw.items() if isinstance(listed, list)}
    kinds = lists["settlement"] | lists["region"] | lists["land"]
    many = frozenset(kind[:-1] + "ies" if kind[-1] == "y" and kind[-2] not in "aeiou" else kind + "s" for kind in kinds)
    return Words(kinds=kinds | many, many=many, **lists)


@cache
def _toml() -> dict[str, Any]:
    return tomllib.loads(files("counterclaim.resolve.tables").joinpath("gazetteer.toml").read_text(encoding="utf-8"))
