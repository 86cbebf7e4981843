"""Names of places in a sheet of words, by the table and by the words around them.

In: a sheet; out: `Site`s in text order, each with its words, what kind of place the text calls it, and the keys to look it up by.
It never says which place of that name is meant, nor joins two; that is `places`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from counterclaim.resolve.gazetteer import AREA, COUNTRY, REGION, Entry, Gazetteer, Words, place_words
from counterclaim.resolve.sheet import POSSESSIVE, Sheet
from counterclaim.resolve.tables import Tables, tables

# Marks that may stand around a name.
QUOTES = frozenset("\"“”'‘’")
# How many words the longest name looked up may have ('San Luis de la Reina').
LONGEST = 5
# A town of fewer people (as logarithm: 200,000) may bear the name of anything.
SMALL = 5.3
# How many tokens a dateline may have behind its place before the dash or bracket that ends it ('VELM, 3 JAN 31 (NORDA WIRE) --').
DATELINE = 7


@dataclass(slots=True)
class Site:
    """A name of a place: tokens `[first, last)`, `lead` where 'the town of' begins before it, `end` behind 'department' after it.

    `kind` is what the text calls it; `entries` are the places of the table, none where the words alone say that it is one;
    `part` is a direction that makes it a vague region; `sure` when more than a preposition says so; `weak` where a small town is named
    and nothing says that it is one, so that it counts only in a document about its country.
    """

    first: int
    last: int
    lead: int
    end: int
    entries: tuple[Entry, ...] = ()
    kind: str = ""
    part: bool = False
    sure: bool = False
    dateline: bool = False
    weak: bool = False
    many: bool = False

    @property
    def wide(self) -> bool:
        """Whether it is, or may be, larger than a town."""
        return self.part or self.kind == "region" or any(entry.sort in (COUNTRY, REGION, AREA) for entry in self.entries)


class Finder:
    """Finds the names of places of one sheet."""

    def __init__(self, sheet: Sheet, tables: Tables, gazetteer: Gazetteer, words: Words) -> None:
        self.sheet, self.tables, self.gazetteer, self.w = sheet, tables, gazetteer, words
        self.titled, self.bodies, self.never = _closed()
        self.surnames = self._surnames()
        self.fronts = words.settlement | words.land - words.bodies - words.fronted
        self.last: Site | None = None
        self.doubted: dict[str, list[Site]] = {}

    def find(self) -> list[Site]:
        """All sites in text order; a name that was doubted is one where the same name is sure elsewhere."""
        found: list[Site] = []
        sheet, rows, firsts, done = self.sheet, self.gazetteer.rows, self.gazetteer.firsts, 0
        for at, (word, key, name) in enumerate(zip(sheet.words, sheet.keys, sheet.name, strict=True)):
            if at < done or not word[0].isupper() or not (name or key in rows or key in firsts or key in self.w.inside):
                continue
            known, run = self._known(at), self._run(at)
            if max(known, run) == at:
                continue
            site = self._short(at) or self._judge(at, known, run)
            if site:
                found.append(site)
                self.last = site
            done = site.end if site else max(known, run)
        return sorted([*found, *self._again(found)], key=lambda site: site.first)

    def _again(self, found: list[Site]) -> list[Site]:
        sure = {self._key(site) for site in found if not site.entries and (site.kind or site.dateline)}
        return [site for key in sure for site in self.doubted.get(key, ())]

    def _key(self, site: Site) -> str:
        return " ".join(self.sheet.keys[site.first : site.last])

    def _surnames(self) -> set[str]:
        """Keys of words that stand behind a given name or a title somewhere, and so are persons' names here."""
        keys, name, given = self.sheet.keys, self.sheet.name, self.tables.given
        found = set()
        for at in range(1, len(keys)):
            if name[at] and not self.sheet.breaks[at] and (keys[at - 1] in given or keys[at - 1] in self.tables.titles):
                found.add(keys[at])
                if at + 1 < len(keys) and name[at + 1] and not self.sheet.breaks[at + 1]:
                    found.add(keys[at + 1])
        return found

    def _known(self, at: int) -> int:
        """End of the longest name of the table that begins at `at`; `at` where there is none."""
        sheet, rows = self.sheet, self.gazetteer.rows
        key = sheet.keys[at]
        if key == "us":
            return at + (sheet.key(at + 1) != "$") * (sheet.words[at] == "U.S." or (sheet.words[at] == "US" and not sheet.loud[at]))
        best = at + 1 if key in rows and key not in self.never else at
        if key in self.gazetteer.firsts:
            for last in range(at + 1, min(at + LONGEST, len(sheet))):
                if sheet.breaks[last] or not sheet.words[last][0].isalnum():
                    break
                key += " " + sheet.keys[last]
                if key in rows and sheet.words[last][0].isupper():
                    best = last + 1
        return best

    def _run(self, at: int) -> int:
        """End of the run of name words that begins at `at`, with 'de la' and the like inside."""
        sheet = self.sheet
        if not sheet.name[at] and (sheet.keys[at] not in self.w.inside or not sheet.joined(at + 1) or not sheet.name[at + 1]):
            return at
        last = at + 1
        while sheet.joined(last):
            step = 0
            while step < 3 and sheet.joined(last + step) and not sheet.name[last + step] and sheet.keys[last + step] in self.w.inside:
                step += 1
            if not (sheet.joined(last + step) and sheet.name[last + step]) or sheet.starts[last] - sheet.ends[last - 1] > 1 + (
                sheet.loud[at] * 2
            ):
                break
            last += step + 1
        return last

    def _short(self, at: int) -> Site | None:
        """A state by its short form behind a comma ('Velm, Pa.')."""
        name = self.gazetteer.short.get(self.sheet.keys[at])
        if name is None or self.sheet.key(at - 1) != "," or (self.sheet.key(at + 1) != "." and "." not in self.sheet.words[at]):
            return None
        entries = tuple(e for e in self.gazetteer.find(name.lower()) if e.sort == REGION and e.country == "US")
        return Site(at, at + 1, at, at + 1, entries, "region", sure=True) if entries else None

    def _judge(self, at: int, known: int, run: int) -> Site | None:
        """The site at the head of a run, if it is one."""
        keys, sheet = self.sheet.keys, self.sheet
        if known == at + 1 < run and (keys[at] in self.tables.demonyms or keys[at] in self.tables.given):
            known = at
        while known == at < run - 1 and self._fronts(at):
            at += 1
            known = self._known(at)
        if known > at and (known >= run or self._leaves(known, run)):
            site = self._around(at, known)
            site.entries = self.gazetteer.find(" ".join(keys[at:known]))
            return site if self._holds(site) else None
        last = run
        if run - at > 1 and keys[run - 1] in self.w.kinds and (sheet.loud[at] or keys[run - 1].rstrip("s") in self.w.region):
            last = run - 1
        if at >= last or self._is_other(at, last):
            return None
        site = self._around(at, last)
        if self._said(site):
            return site
        if not sheet.loud[at]:
            self.doubted.setdefault(self._key(site), []).append(site)
        return None

    def _fronts(self, at: int) -> bool:
        """Whether the word that opens a run is none of the name: a people, a direction, a sentence's first word before a known name."""
        key = self.sheet.keys[at]
        first = self.sheet.opens[at] and not self.sheet.loud[at] and key not in self.tables.given and self._known(at + 1) > at + 1
        return key in self.tables.demonyms or key in self.w.directional or first

    def _leaves(self, known: int, run: int) -> bool:
        """Whether what stands behind a known name in its run leaves it the name of a place."""
        key, rows = self.sheet.keys[known], self.gazetteer.rows
        if key in self.w.kinds or key in self.w.beside or key in self.titled or key in self.tables.calendar:
            return True
        return key in rows and self._known(known) == run and key not in self.surnames and key not in self.tables.given

    def _around(self, at: int, last: int) -> Site:
        """The words `[at, last)` as a site with the kind and the direction that stand beside them."""
        sheet, w = self.sheet, self.w
        site = Site(at, last, at, last)
        before, after = self._beside(at, last)
        ahead = sheet.keys[before - 1] if before > 0 and sheet.keys[before] == "of" and sheet.joined(before) else ""
        if sheet.joined(after) and sheet.keys[after] in w.kinds and self._may_follow(at, last, after):
            site.end, site.kind = after + 1, _sort(sheet.keys[after], w)
        elif before >= 0 and sheet.keys[before] in self.fronts and self._plain(before):
            site.lead, site.kind = before, _sort(sheet.keys[before], w)
        elif self._may_lead(ahead, before - 1, at, last):
            site.lead, site.kind, site.many = before - 1, _sort(ahead, w), ahead in w.many
        if site.lead < at and sheet.key(site.lead - 1) in w.directional | {"capital", "small"}:
            site.lead -= 1
        elif before >= 0 and sheet.keys[before] in w.directional:
            site.part, site.lead = True, before
        elif ahead in w.direction and sheet.key(before - 2) == "the":
            site.part, site.lead = True, before - 1
        if sheet.key(site.lead - 1) == "the" and sheet.joined(site.lead):
            site.lead -= 1
        site.dateline = self._dateline(site)
        small = site.part and (sheet.words[before][0].islower() or sheet.loud[at])
        site.sure = bool(site.kind or small or site.dateline or site.lead < at - 1) or self._distance(site)
        return site

    def _plain(self, at: int) -> bool:
        """Whether the word is written small, or all are large, and no "'s" stands behind it."""
        end = self.sheet.ends[at]
        return (self.sheet.words[at][0].islower() or self.sheet.loud[at]) and self.sheet.document.text[end : end + 2] not in POSSESSIVE

    def _beside(self, at: int, last: int) -> tuple[int, int]:
        """The tokens before and behind the words `[at, last)`, outside quotation marks around them; -1 where a break lies before."""
        sheet = self.sheet
        before = at - 1 if sheet.joined(at) else -1
        if before > 0 and sheet.words[before] in QUOTES and sheet.joined(before):
            end = last + (sheet.joined(last) and sheet.words[last] in (",", "."))
            if sheet.joined(end) and sheet.words[end] in QUOTES:
                return before - 1, end + 1
        return before, last

    def _may_lead(self, ahead: str, where: int, at: int, last: int) -> bool:
        """Whether 'town of' or 'area of' says what is behind it; 'Department of Justice' and 'departments of justice' say nothing."""
        small = bool(ahead) and self.sheet.words[where][0].islower()
        if ahead in self.w.around:
            return small or self.sheet.loud[at]
        if ahead not in self.w.kinds:
            return False
        body = ahead.rstrip("s") in self.w.bodies
        return self.sheet.loud[at] or (small and not body) or " ".join(self.sheet.keys[at:last]) in self.gazetteer

    def _may_follow(self, at: int, last: int, after: int) -> bool:
        """Whether the word behind a name says what it is: 'Interior Department', 'the Vel camp' and 'Islamic State' are no places."""
        sheet, key, w = self.sheet, self.sheet.keys[after], self.w
        known = " ".join(sheet.keys[at:last]) in self.gazetteer
        acronym = last - at == 1 and sheet.words[at].isupper() and not sheet.loud[at] and at not in sheet.heads
        if (acronym and not known) or sheet.key(after + 1) == "hall":
            return False
        if key in w.fronted or (key in w.many and not known and _sort(key, w) != "region"):
            return False
        if key.rstrip("s") not in w.bodies:
            return True
        led = sheet.key(at - 1) if sheet.key(at - 1) != "the" else sheet.key(at - 2)
        return known or sheet.loud[at] or (key not in ("state", "states") and (led in w.strong or led == ","))

    def _distance(self, site: Site) -> bool:
        """Whether a direction or a distance leads to it ('30 km north of X')."""
        before = site.lead - 1
        return self.sheet.key(before) in ("of", "from") and (
            self.sheet.key(before - 1) in self.w.direction
            or self.sheet.key(before - 1) in ("km", "kilometers", "kilometres", "miles", "mi", "outside")
        )

    def _dateline(self, site: Site) -> bool:
        """Whether it opens a body or a dateline, and a dash follows soon."""
        sheet = self.sheet
        if site.first not in sheet.heads:
            return False
        for at in range(site.last, min(site.last + DATELINE, len(sheet))):
            if sheet.words[at][0].islower():
                return False
            if sheet.words[at] in ("-", "–", "—", "―", "("):
                return sheet.words[at] == "(" or sheet.starts[at] > sheet.ends[at - 1]
        return False

    def _holds(self, site: Site) -> bool:
        """Whether a name of the table is a place here: a name that is also something else needs words that say so."""
        sheet, tables = self.sheet, self.tables
        key, before, at = self._key(site), self.sheet.key(site.first - 1), site.first
        country = any(entry.sort in (COUNTRY, AREA) for entry in site.entries)
        if before == "of" and sheet.key(at - 2) in tables.tailed and sheet.words[at - 2][0].isupper() and not (sheet.loud[at] and country):
            return False  # 'the University of X'
        if site.sure:
            return True
        if before in self.titled and sheet.joined(at) and not country:
            return False
        if before in tables.given and sheet.joined(at) and sheet.name[at - 1]:
            return False
        odd = key in tables.given or key in tables.calendar or key in self.surnames or key in tables.demonyms
        if key in self.gazetteer.ordinary:
            odd = odd or not country or sheet.loud[at] or sheet.opens[at]
        led = before in self.w.strong or before in self.w.weak or self._parent(site)
        if " " not in key and (odd or (len(key) < 4 and not country)):
            person = key in self.surnames and (before not in self.w.strong or self._owned(site))
            return led and not (person and not self._parent(site))
        site.weak = not led and " " not in key and max(entry.people for entry in site.entries) < SMALL
        return True

    def _owned(self, site: Site) -> bool:
        """Whether "'s" stands behind it."""
        end = self.sheet.ends[site.last - 1]
        return self.sheet.document.text[end : end + 2] in POSSESSIVE

    def _parent(self, site: Site) -> bool:
        """Whether a comma and a country or region follow."""
        if self.sheet.key(site.last) != "," or not self.sheet.joined(site.last + 1):
            return False
        at = site.last + 1
        end = self._known(at) if self.sheet.words[at][0].isupper() else at
        if end == at + 1 and self.sheet.keys[at] in self.tables.given:
            return False
        return end > at and any(e.sort in (COUNTRY, REGION) for e in self.gazetteer.find(" ".join(self.sheet.keys[at:end])))

    def _listed(self, site: Site) -> bool:
        """Whether it goes on a list ('the towns of Velm, Tarn and Orl'), or is told behind a comma of a place as little known."""
        sheet, last = self.sheet, self.last
        if last is None or not sheet.joined(site.first):
            return False
        between = sheet.keys[last.end : site.first]
        if last.many and between in ([","], [",", "and"], ["and"]):
            site.kind, site.many = last.kind, True
            return True
        if last.entries or not (last.dateline or last.kind == "settlement") or sheet.loud[site.first] or between != [","]:
            return False
        return not sheet.joined(site.last) or sheet.keys[site.last] in (",", ".", ")", "(", "—", "–", "and")

    def _is_other(self, at: int, last: int) -> bool:
        """Whether an unknown run is a person, a body, a day: no place whatever stands before it."""
        sheet, tables = self.sheet, self.tables
        keys = sheet.keys[at:last]
        if keys[0] in tables.given or keys[-1] in tables.calendar or keys[0] in self.titled or keys[0] in self.surnames:
            return True
        if sheet.joined(at) and (sheet.key(at - 1) in self.titled or (sheet.key(at - 1) in tables.given and sheet.name[at - 1])):
            return True
        if len(keys) == 1 and (keys[0] in tables.demonyms or keys[0] in self.w.plain or keys[0] in tables.peoples or not keys[0].isalpha()):
            return True
        land = keys[-1] in self.w.land
        return not land and any(key in self.bodies for key in keys)

    def _said(self, site: Site) -> bool:
        """Whether the words around an unknown name say that it is a place."""
        sheet, at = self.sheet, site.first
        if site.sure:
            return True
        if (sheet.keys[at] in self.w.leading and site.last - at > 1) or (sheet.keys[site.last - 1] in self.w.land and site.last - at > 1):
            site.sure = True
            return True
        if self._parent(site) or self._listed(site):
            site.sure = True
            return True
        acronym = any(word.isupper() and len(word) > 1 for word in sheet.words[at : site.last]) and not sheet.loud[at]
        led = sheet.key(at - 1) if sheet.joined(at) else ""
        return led in self.w.strong and not acronym and not self._owned(site) and sheet.words[at - 1][0].islower() | sheet.loud[at]


@cache
def _closed() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Words that make a person, words that make a body or a building, and words that no table makes a place ('South', 'University')."""
    words, more = tables(), place_words()
    titled = frozenset(words.titles) | frozenset(words.person_nouns)
    bodies = words.organisation | words.outlet | words.other
    never = words.function | bodies | titled | words.calendar | more.kinds | more.direction | more.directional
    never |= more.plain | (words.demonyms.keys() - words.states.keys())
    return titled, bodies, never | {"university", "enterprise"}


def _sort(word: str, words: Words) -> str:
    """Which list a word for a kind of place is of."""
    for sort, listed in (("region", words.region), ("settlement", words.settlement), ("land", words.land)):
        if word in listed or word.rstrip("s") in listed or (word.endswith("ies") and word[:-3] + "y" in listed):
            return sort
    return ""


def find_sites(sheet: Sheet, tables: Tables, gazetteer: Gazetteer, words: Words) -> list[Site]:
    """The names of places in `sheet`, in text order, none within another."""
    return Finder(sheet, tables, gazetteer, words).find()
