"""Names of places in a sheet of words, by the table and by the words around them.

In: a sheet; out: `Site`s in text order, each with its words, what kind of place the text calls it, and the keys to look it up by.
It never says which place of that name is meant, nor joins two; that is `places`.
"""

from __future__ import annotations

from functools import cache

from counterclaim.resolve.places.gazetteer import AREA, COUNTRY, REGION, Gazetteer, Words, place_words
from counterclaim.resolve.places.sheet import POSSESSIVE, Sheet
from counterclaim.resolve.places.signs import Signs, Site
from counterclaim.resolve.tables import Tables, tables

# A town of fewer people (as logarithm: 200,000) may bear the name of anything.
SMALL = 5.3
# A city of more (two million) has streets and churches that are called after it less often than its own.
LARGE = 6.3


@cache
def _closed() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Words that make a person, words that make a body or a building, and words that no table makes a place ('South', 'University')."""
    words, more = tables(), place_words()
    titled = frozenset(words.titles) | frozenset(words.person_nouns)
    bodies = words.organisation | words.outlet | words.other
    never = words.function | bodies | titled | words.calendar | more.kinds | more.direction | more.directional
    never |= more.plain | (words.demonyms.keys() - words.states.keys())
    return titled, bodies, never | {"university", "enterprise"}


class Finder:
    """Finds the names of places of one sheet."""

    def __init__(self, sheet: Sheet, tables: Tables, gazetteer: Gazetteer, words: Words) -> None:
        self.sheet, self.tables, self.gazetteer, self.w = sheet, tables, gazetteer, words
        self.titled, self.bodies, never = _closed()
        self.signs = Signs(sheet, tables, gazetteer, words, never)
        self.surnames = self._surnames()
        self.last: Site | None = None
        self.doubted: dict[str, list[Site]] = {}

    def find(self) -> list[Site]:
        """All sites in text order; a name that was doubted is one where the same name is sure elsewhere."""
        found: list[Site] = []
        sheet, rows, firsts, done = self.sheet, self.gazetteer.rows, self.gazetteer.firsts, 0
        for at, (word, key, name) in enumerate(zip(sheet.words, sheet.keys, sheet.name, strict=True)):
            if at < done or not word[0].isupper() or not (name or key in rows or key in firsts or key in self.w.inside):
                continue
            known, run = self.signs.known(at), self._run(at)
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
        sheet, given, titles = self.sheet, self.tables.given, self.tables.titles
        found = set()
        for at in [at for at, key in enumerate(sheet.keys, 1) if key in given or key in titles]:
            for behind in (at, at + 1):
                if not (sheet.joined(behind) and sheet.name[behind]):
                    break
                found.add(sheet.keys[behind])
        return found

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
            owned = sheet.document.text[sheet.ends[last - 1] : sheet.ends[last - 1] + 2] in POSSESSIVE
            if owned or not (sheet.joined(last + step) and sheet.name[last + step]):
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
            known = self.signs.known(at)
        if known > at and (known >= run or self._leaves(known, run)):
            site = self.signs.around(at, known)
            site.entries = self.gazetteer.find(" ".join(keys[at:known]))
            if site.entries[0].sort == COUNTRY and len(site.entries) == 1:
                site.end, site.kind = site.last, ""  # 'the US state of X'
            return site if self._holds(site) else None
        last = run
        if run - at > 1 and keys[run - 1] in self.w.kinds and (sheet.loud[at] or keys[run - 1].rstrip("s") in self.w.region):
            last = run - 1
        if at >= last or self._is_other(at, last):
            return None
        site = self.signs.around(at, last)
        if self._said(site):
            return site
        if not sheet.loud[at]:
            self.doubted.setdefault(self._key(site), []).append(site)
        return None

    def _fronts(self, at: int) -> bool:
        """Whether the word that opens a run is none of the name: a people or a direction."""
        return self.sheet.keys[at] in self.tables.demonyms or self.sheet.keys[at] in self.w.directional

    def _leaves(self, known: int, run: int) -> bool:
        """Whether what stands behind a known name in its run leaves it the name of a place."""
        key, rows = self.sheet.keys[known], self.gazetteer.rows
        if key in self.w.kinds or key in self.w.beside or key in self.titled or key in self.tables.calendar:
            return True
        return key in rows and self.signs.known(known) == run and key not in self.surnames and key not in self.tables.given

    def _holds(self, site: Site) -> bool:
        """Whether a name of the table is a place here: a name that is also something else needs words that say so."""
        sheet, tables = self.sheet, self.tables
        key, before, at = self._key(site), self.sheet.key(site.first - 1), site.first
        country = any(entry.sort in (COUNTRY, AREA) for entry in site.entries)
        if before == "of" and sheet.key(at - 2) in tables.tailed and sheet.words[at - 2][0].isupper() and not (sheet.loud[at] and country):
            return False  # 'the University of X'
        bare = key in self.gazetteer.ordinary and site.end > site.last and sheet.keys[site.last] in self.w.bodies
        if site.sure and not bare:
            return True
        if sheet.joined(site.last) and sheet.keys[site.last] in self.w.named and max(e.people for e in site.entries) < LARGE:
            return False  # 'at San Martin square'
        if before in self.titled and sheet.joined(at) and not country:
            return False
        if before in tables.given and sheet.joined(at) and sheet.name[at - 1]:
            return False
        odd = key in tables.given or key in tables.calendar or key in self.surnames or key in tables.demonyms
        if key in self.gazetteer.ordinary:
            odd = odd or not country or sheet.loud[at] or sheet.opens[at]
        led = before in self.w.strong or before in self.w.weak or self.signs.parent(site)
        if " " not in key and (odd or (len(key) < 4 and not country)):
            person = key in self.surnames and (before not in self.w.strong or self.signs.owned(site))
            return led and not (person and not self.signs.parent(site))
        site.weak = not led and " " not in key and max(entry.people for entry in site.entries) < SMALL
        return True

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
        if self.signs.parent(site) or self._listed(site):
            site.sure = True
            return True
        acronym = any(word.isupper() and len(word) > 1 for word in sheet.words[at : site.last]) and not sheet.loud[at]
        led = sheet.key(at - 1) if sheet.joined(at) else ""
        return led in self.w.strong and not acronym and not self.signs.owned(site) and sheet.words[at - 1][0].islower() | sheet.loud[at]


def find_sites(sheet: Sheet, tables: Tables, gazetteer: Gazetteer, words: Words) -> list[Site]:
    """The names of places in `sheet`, in text order, none within another."""
    return Finder(sheet, tables, gazetteer, words).find()
