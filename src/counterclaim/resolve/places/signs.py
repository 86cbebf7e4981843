"""What the words around a name say of it: the kind of place, a direction, a dateline, a larger place behind a comma.

In: a sheet and token ranges; out: `Site`s with what stands beside them, and the ends of names that the table has.
It never decides whether a name is a place; that is `sites`.
"""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.resolve.places.gazetteer import AREA, COUNTRY, REGION, Entry, Gazetteer, Words
from counterclaim.resolve.places.sheet import POSSESSIVE, Sheet
from counterclaim.resolve.tables import Tables

# Marks that may stand around a name.
QUOTES = frozenset("\"“”'‘’")
# Kinds that go with the word behind them, not with the name before.
COMPOUNDS = frozenset({("town", "hall"), ("city", "hall"), ("coast", "guard"), ("city", "council"), ("state", "department")})
# How many words the longest name looked up may have ('San Luis de la Reina').
LONGEST = 5
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


class Signs:
    """Reads what stands beside the names of one sheet."""

    def __init__(self, sheet: Sheet, tables: Tables, gazetteer: Gazetteer, words: Words, never: frozenset[str]) -> None:
        self.sheet, self.tables, self.gazetteer, self.w, self.never = sheet, tables, gazetteer, words, never
        self.fronts = words.settlement | words.land - words.bodies - words.fronted

    def known(self, at: int) -> int:
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

    def around(self, at: int, last: int) -> Site:
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
        """Whether the word behind a name says what it is: 'Interior Department', 'the Vel camp' and 'Eastern State' are no places."""
        sheet, key, w = self.sheet, self.sheet.keys[after], self.w
        known = " ".join(sheet.keys[at:last]) in self.gazetteer
        acronym = last - at == 1 and sheet.words[at].isupper() and not sheet.loud[at] and at not in sheet.heads
        if (acronym and not known) or sheet.key(after + 1) == "university" or (key, sheet.key(after + 1)) in COMPOUNDS:
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

    def owned(self, site: Site) -> bool:
        """Whether "'s" stands behind it."""
        end = self.sheet.ends[site.last - 1]
        return self.sheet.document.text[end : end + 2] in POSSESSIVE

    def parent(self, site: Site) -> bool:
        """Whether a comma and a country or region follow."""
        if self.sheet.key(site.last) != "," or not self.sheet.joined(site.last + 1):
            return False
        at = site.last + 1
        end = self.known(at) if self.sheet.words[at][0].isupper() else at
        if end == at + 1 and self.sheet.keys[at] in self.tables.given:
            return False
        return end > at and any(e.sort in (COUNTRY, REGION) for e in self.gazetteer.find(" ".join(self.sheet.keys[at:end])))


def _sort(word: str, words: Words) -> str:
    """Which list a word for a kind of place is of."""
    for sort, listed in (("region", words.region), ("settlement", words.settlement), ("land", words.land)):
        if word in listed or word.rstrip("s") in listed or (word.endswith("ies") and word[:-3] + "y" in listed):
            return sort
    return ""
