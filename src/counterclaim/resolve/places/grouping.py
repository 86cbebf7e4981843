"""Where: every name of a place in a document, with the country, the coordinates and what else the name may mean.

In: a document; out: `Placed`s in text order, a nested name ('Velm, Tarn province') as one with its smallest place in front.
It never goes online, never gives a vague region a point, and keeps a name the table lacks as a name alone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace

from counterclaim.model.document import Document
from counterclaim.model.event import Place, Placed
from counterclaim.resolve.places.gazetteer import AREA, CITY, COUNTRY, REGION, Entry, Gazetteer, fold, gazetteer, likeliest, place_words
from counterclaim.resolve.places.sheet import Sheet, read_sheet
from counterclaim.resolve.places.signs import Site
from counterclaim.resolve.places.sites import LARGE, SMALL, find_sites
from counterclaim.resolve.tables import Tables, tables

# What each mention adds to its country: the country itself, a place of only one country, a people's adjective; in a dateline doubled.
NAMED, PLACE, PEOPLE, DATELINE = 3.0, 1.0, 2.0, 2.0
# A document is about a country that has so large a share of what it names.
ABOUT = 0.15
# It hardly names a country with less than one share, and is mainly about one with more than the other.
HARDLY, MAINLY = 0.08, 0.4
# Words between a place and the larger one it lies in.
_LINKS = ((",",), ("(",), (",", "in"), ("in",), (",", "in", "the"), ("in", "the"))
_SMALL = frozenset({"de", "del", "el", "la", "las", "los", "do", "da", "dos", "of", "the", "and", "y", "e", "di", "du"})


def placed(document: Document) -> tuple[Placed, ...]:
    """Every name of a place in the readable sections and the datelines of `document`, in text order."""
    words, table, known = tables(), gazetteer(), place_words()
    sheet = read_sheet(document, words, table.ordinary)
    sites = find_sites(sheet, words, table, known)
    shares = _shares(sheet, [site for site in sites if not site.weak], words, table)
    sites = [site for site in sites if not site.weak or any(shares.get(e.country or "", 0.0) >= ABOUT for e in site.entries)]
    wide = [site for site in sites if site.kind == "region" or all(entry.sort == REGION for entry in site.entries)]
    regions = frozenset(e.region for site in wide for e in site.entries if e.sort == REGION)
    main = max(shares, key=lambda code: shares[code], default=None)
    found = [_placed(sheet, group, shares, regions) for group in _groups(sheet, sites)]
    found += _vague(sheet, main)
    return _apart(found)


def _shares(sheet: Sheet, sites: list[Site], words: Tables, table: Gazetteer) -> dict[str, float]:
    """The share of each country in what the document names."""
    votes: dict[str, float] = defaultdict(float)
    for site in sites:
        countries = {entry.country for entry in site.entries if entry.country}
        states = [e.country for e in site.entries if e.sort == COUNTRY and e.country]
        weight = DATELINE if site.dateline else 1.0
        if states:
            votes[states[0]] += NAMED * weight
        elif len(countries) == 1:
            votes[countries.pop()] += PLACE * weight
        elif site.entries:
            best = likeliest(site.entries, {})
            if all(other.country == best.country for other in best.candidates):
                votes[best.country or ""] += PLACE * weight / 2
    for key, count in Counter([key for key in sheet.keys if key in words.demonyms or key in words.peoples]).items():
        for entry in table.find(fold(words.demonyms.get(key) or words.demonyms.get(key[:-1], "")))[:1]:
            votes[entry.country or ""] += PEOPLE * count
    votes.pop("", None)
    total = sum(votes.values()) or 1.0
    return {code: votes[code] / total for code in sorted(votes)}


def _groups(sheet: Sheet, sites: list[Site]) -> list[list[Site]]:
    """Sites with the larger ones they lie in behind them."""
    groups: list[list[Site]] = []
    for index, site in enumerate(sites):
        after = sites[index + 1] if index + 1 < len(sites) else None
        if groups and _inside(sheet, groups[-1][-1], site, after):
            groups[-1].append(site)
        else:
            groups.append([site])
    return groups


def _inside(sheet: Sheet, small: Site, large: Site, after: Site | None) -> bool:
    """Whether the text says that the first of two neighbouring sites lies in the second."""
    if not 0 < large.lead - small.end < 4 or any(sheet.breaks[small.end : large.lead + 1]):
        return False
    link = tuple(sheet.keys[small.end : large.lead])
    if link not in _LINKS or small.part or any(e.sort in (COUNTRY, AREA) for e in small.entries[:1]):
        return False
    if any(_contains(big, entry) for big in large.entries for entry in small.entries):
        return True
    listed = sheet.key(large.end) in ("and", "or", "&") or (
        after is not None and sheet.key(large.end) == "," and sheet.key(after.end) in ("and", ",") and after.lead == large.end + 1
    )
    if large.kind == "region" or any(e.sort == COUNTRY for e in large.entries):
        return not listed or large.kind == "region"
    return not listed and not small.entries and link[0] == "," and (large.wide or not large.entries)


def _contains(large: Entry, small: Entry) -> bool:
    if large.country is None or large.country != small.country or large == small:
        return False
    return large.sort == COUNTRY or (large.sort == REGION and small.sort == CITY and large.region == small.region)


def _placed(sheet: Sheet, group: list[Site], shares: Mapping[str, float], regions: frozenset[str]) -> Placed:
    """One group as a place: the smallest by name, of the candidates those that lie in the larger ones."""
    site, larger = group[0], group[1:]
    start = site.lead if site.part else site.first
    start += sheet.keys[start] == "the"
    entries, country = _narrowed(site, larger, shares, regions)
    end = group[-1].end + (sheet.key(group[-1].end) == ")" and bool(larger) and sheet.keys[group[-1].lead - 1] == "(")
    span = sheet.document.span(sheet.starts[start], sheet.ends[end - 1])
    if not entries:
        return Placed(span, Place(_name(sheet, start, site, entries), country))
    place = likeliest(entries, shares, regions)
    if not larger and _far(sheet, site, place, shares):
        return Placed(span, Place(_name(sheet, start, site, ()), candidates=(replace(place, candidates=()), *place.candidates)))
    if site.part and not any(e.sort == CITY and (e.lat, e.lon) == (place.lat, place.lon) for e in entries):
        return Placed(span, Place(_name(sheet, start, site, entries), place.country))
    return Placed(span, replace(place, name=_name(sheet, site.first, site, entries)))


def _narrowed(site: Site, larger: list[Site], shares: Mapping[str, float], regions: frozenset[str]) -> tuple[tuple[Entry, ...], str | None]:
    """The entries of a site that lie in the larger sites behind it, and the country that those give, read from the largest down."""
    entries, country = _of_kind(site), None
    for large in reversed(larger):
        around = tuple(e for e in _of_kind(large) if country is None or e.country == country)
        within = tuple(e for e in entries if any(_contains(big, e) for big in around))
        if within or around:
            country = likeliest(within or around, shares, regions).country
        entries = within or tuple(e for e in entries if country is not None and e.country == country and large.entries)
    if larger and not any(e.country for large in larger for e in large.entries):
        return (), None
    return entries, country


def _far(sheet: Sheet, site: Site, place: Place, shares: Mapping[str, float]) -> bool:
    """Whether the likeliest is a small town of a country that the document, which is about another one, hardly names."""
    limit = LARGE if sheet.keys[site.first] in place_words().common else SMALL
    small = all(entry.sort in (CITY, REGION) and entry.people < limit for entry in site.entries)
    return small and shares.get(place.country or "", 0.0) < HARDLY and max(shares.values(), default=0.0) > MAINLY


def _of_kind(site: Site) -> tuple[Entry, ...]:
    """The entries of the kind that the text calls the site, all where there is none of it; no small town has a 'northern' part."""
    if site.part:
        return tuple(e for e in site.entries if e.sort != CITY or e.people >= SMALL)
    sort = {"region": REGION, "settlement": CITY}.get(site.kind)
    return tuple(e for e in site.entries if e.sort == sort) or site.entries


def _name(sheet: Sheet, start: int, site: Site, entries: tuple[Entry, ...]) -> str:
    """The name as it stands; out of capitals, as the table or ordinary spelling has it."""
    text = sheet.document.text
    name = " ".join(text[sheet.starts[site.first] : sheet.ends[site.last - 1]].split())
    part = " ".join(text[sheet.starts[start] : sheet.starts[site.first]].split())
    if part:
        part = part.lower() if part.isupper() else part
        part = part.removeprefix("the ") + " "
    short = len(name) < 4 and any(entry.sort == COUNTRY for entry in entries)
    if short or not name.isupper():
        return part + name
    table = next((e.name for e in entries if fold(e.name) == fold(name)), None)
    return part + (table or " ".join(_small(word, first=index == 0) for index, word in enumerate(name.split())))


def _small(word: str, *, first: bool) -> str:
    """A word of a name out of capitals: particles small, initials as they are."""
    if word.lower() in _SMALL and not first:
        return word.lower()
    if len(word) < 3 and word.lower() not in _SMALL:
        return word
    return re.sub(r"[^\W_]+(?:['’][^\W_]+)?", lambda match: match[0].capitalize(), word)


def _vague(sheet: Sheet, main: str | None) -> list[Placed]:
    """Regions without a name, in the country that the document names most: 'the east of the country', 'the border area'."""
    words, keys, found = place_words(), sheet.keys, []
    heads = words.direction | words.vague | {"border", "part", "parts"}
    for at in [at for at, key in enumerate(keys) if key in heads]:
        if keys[at] == "border" and sheet.key(at + 1) in words.vague and sheet.joined(at + 1):
            last = at + 2
        elif keys[at + 1 : at + 3] == ["of", "the"] and sheet.key(at + 3) in words.realm and not any(sheet.breaks[at + 1 : at + 4]):
            last = at + 4
        else:
            continue
        first = at - 1 if at and sheet.joined(at) and keys[at - 1] in words.directional else at
        span = sheet.document.span(sheet.starts[first], sheet.ends[last - 1])
        name = " ".join(span.exact.split())
        found.append(Placed(span, Place(name.lower() if name.isupper() else name, main)))
    return found


def _apart(found: list[Placed]) -> tuple[Placed, ...]:
    """In text order, none over another."""
    kept: list[Placed] = []
    for item in sorted(found, key=lambda p: (p.span.start, -p.span.end)):
        if not kept or kept[-1].span.end <= item.span.start:
            kept.append(item)
    return tuple(kept)
