"""Name mentions of one page: runs of capitalised words cut into names, each with what stands beside it.

In: a page; out: `Name`s in text order, each with its core words, title, roles and what it looks like.
It never joins two mentions; that is `joining`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from counterclaim.resolve.page import QUOTES, Page
from counterclaim.resolve.runs import LINKS, Runs
from counterclaim.resolve.tables import Tables

# How many words left of a name its description may reach ('former Democratic vice presidential nominee X' takes five).
REACH = 6
# Parts of a state and states that are called so with an 'of' ('the state of X'), beside the territories.
REALMS = frozenset({"state", "region", "republic", "kingdom", "emirate"})
# A name that is an address on the web.
DOMAIN = re.compile(r"\w[\w-]+(?:\.[\w-]{2,})*\.(?:com|org|net|info|news|[a-z]{2})")


@dataclass(slots=True)
class Name:
    """One mention: token range `[first, last)`, its words without titles, and what stands beside it."""

    first: int
    last: int
    core: tuple[str, ...]
    title: str = ""
    gender: str = ""
    article: bool = False
    roles: set[str] = field(default_factory=set)
    person: float = 0.0
    body: float = 0.0
    called: list[tuple[int, int]] = field(default_factory=list)


class Finder:
    """Finds the name mentions of one page."""

    def __init__(self, page: Page, tables: Tables) -> None:
        self.page, self.tables = page, tables

    def find(self) -> list[Name]:
        """All name mentions, in text order."""
        return [name for run in Runs(self.page, self.tables).find() for name in self._names(*run)]

    def _names(self, first: int, last: int) -> list[Name]:
        """The mentions in one run: what stands before a title or a given name is a name of its own."""
        page, tables = self.page, self.tables
        cut = self._title_end(first, last)
        if cut == last:
            return []
        left = first
        while left < cut and page.lows[left].strip(".") not in tables.titles and not self._office(left):
            left += 1
        found = []
        if cut == first and last - first > 1 and self._led_by_people(first, last):
            first = left = cut = first + 1
        if first < left and page.lows[first] not in tables.demonyms and not self._qualifies(first, left):
            found.append(self._name(first, left, first))
        found.append(self._name(cut, last, left))
        return [name for name in found if name.core]

    def _led_by_people(self, first: int, last: int) -> bool:
        """Whether a run opens with a people's adjective that is no part of the name ('Nordan Emberists')."""
        low, page, tables = self.page.lows[first], self.page, self.tables
        if low not in tables.demonyms and not low.endswith("-based"):
            return False
        whole = " ".join(page.lows[first:last])
        words = set(page.lows[first + 1 : last])
        return whole not in tables.states and whole not in tables.demonyms and not words & (tables.organisation | tables.other)

    def _office(self, index: int) -> bool:
        low = self.page.lows[index].strip(".")
        return self.tables.person_nouns.get(low) in ("office", "voice") or (
            low in self.tables.qualifier and low not in ("democratic", "republican", "us", "u.s", "state") and self._office_ahead(index)
        )

    def _office_ahead(self, index: int) -> bool:
        return index + 1 < len(self.page) and self.page.words[index + 1][0].isupper() and self._office(index + 1)

    def _qualifies(self, first: int, last: int) -> bool:
        tables = self.tables
        return all(low in tables.qualifier or low in tables.person_nouns for low in self.page.lows[first:last])

    def _title_end(self, first: int, last: int) -> int:
        """Where the name proper starts in a run: after its last title, or at a given name that follows a party or a people."""
        page, tables, cut = self.page, self.tables, first
        for i in range(first, last):
            low = page.lows[i].strip(".")
            titled = low in tables.titles and page.words[i][0].isupper()
            if (titled or self._office(i)) and not self._is_body(i, last) and not self._ends_body(first, i):
                cut = i + 1
                if page.low(i + 1) == "of" and i + 3 < last:
                    cut = i + 3
        if cut > first or last - first < 3:
            return (
                cut
                if cut > first
                else (first + 1 if last - first == 2 and self._party(first) and page.lows[first + 1] in tables.given else first)
            )
        if self._person_behind_place(first, last):
            return last - 2
        return next((i for i in range(first + 1, last - 1) if page.lows[i] in tables.given and self._party(i - 1)), first)

    def _person_behind_place(self, first: int, last: int) -> bool:
        """Whether 'the' opens a run of four words or more that ends in a person ('minister for the Far North Ana Vel')."""
        lows, tables = self.page.lows, self.tables
        closed = tables.organisation | tables.other
        plain = all(self.page.words[i][0].isalpha() and lows[i] not in LINKS for i in range(first, last))
        return (
            plain
            and self.page.low(first - 1) == "the"
            and last - first > 3
            and lows[last - 2] in tables.given
            and lows[last - 1] not in closed
        )

    def _party(self, index: int) -> bool:
        low = self.page.lows[index]
        return low in self.tables.demonyms or low in self.tables.qualifier or low in self.tables.person_nouns

    def _is_body(self, first: int, last: int) -> bool:
        """Whether an organisation's word follows the office ('King College', 'General Assembly')."""
        return any(self.page.lows[i] in self.tables.organisation for i in range(first + 1, last))

    def _ends_body(self, first: int, index: int) -> bool:
        """Whether an office's word ends an organisation's name ('Court of Justice')."""
        lows = self.page.lows
        return index > first and lows[index - 1] == "of" and any(lows[i] in self.tables.organisation for i in range(first, index - 1))

    def _name(self, first: int, last: int, left: int) -> Name:
        """One mention with what stands beside it; `left` is where its titles begin."""
        page = self.page
        while last > first and page.lows[last - 1] in QUOTES:
            last -= 1
        core = tuple(low.replace(".", "") for low in page.lows[first:last] if low not in QUOTES and low != ",")
        name = Name(first, last, core)
        for i in range(left, first):
            self._title(name, page.lows[i].strip("."))
        if name.roles:
            name.called.append((left, first))
        self._before(name, left)
        self._located(name, left)
        self._after(name)
        return name

    def _title(self, name: Name, low: str) -> None:
        tables = self.tables
        role = tables.titles.get(low, low)
        if low in tables.titles or low in tables.person_nouns:
            name.person += 3
            name.title = low
            name.gender = name.gender or tables.genders.get(low, "")
        if role and (role in tables.person_nouns or role in tables.qualifier):
            name.roles.add(role)

    def _before(self, name: Name, left: int) -> None:
        """Read the lower-case description in front of a name ('interior minister X', 'Democratic nominee X')."""
        page, tables = self.page, self.tables
        name.article = page.low(left - 1) == "the"
        if page.low(left - 1) in ("in", "near", "across", "outside") and page.low(name.last) not in ("'s", "’s"):
            name.body += 1  # where, not who
        at = left - 1
        if page.low(at) == "," and tables.person_nouns.get(page.low(at - 1)) == "kin":
            at -= 1  # 'his wife, Ana'
        while at >= 0 and left - at <= REACH and page.sentence[at] == page.sentence[name.first]:
            low = page.lows[at].strip(".")
            if not low[:1].isalnum() or low in tables.function or low in tables.speech:
                break
            formal = page.words[at + 1][0].isupper()  # before 'Governor X' only its own kind of words count
            if low in tables.person_nouns and (page.words[at][0].islower() or at == left - 1):
                name.person += 2
                name.gender = name.gender or tables.genders.get(low, "")
                name.roles.add(low)
            elif at == left - 1 and low in tables.label and page.words[at][0].islower() and name.core[0] not in tables.given:
                name.body += 2  # 'retailer X', 'the militant group X'
                name.roles.add(low)
                break
            elif low in tables.qualifier or low in tables.demonyms or (name.roles and page.words[at][0].islower() and not formal):
                name.roles.add(low)
            elif at == left - 1:
                break
            at -= 1
        if not name.person and not name.roles <= tables.label:
            name.roles.clear()
        if name.person and at + 1 < left:
            name.called = [(at + 1, name.first)]

    def _located(self, name: Name, left: int) -> None:
        """Read what a name that is no person is called ('the city of X', 'the X diocese', 'a news site, X,')."""
        page, tables = self.page, self.tables
        before = page.low(left - 2) if page.low(left - 1) == "of" and page.words[left - 2][0].islower() else ""
        behind = page.low(name.last) if name.article and not name.person else ""
        called = {before, behind} & (tables.territory | REALMS)
        if page.low(left - 1) == page.low(name.last) == "," and page.low(left - 2) in tables.label and not name.person:
            called.add(page.low(left - 2))
        if DOMAIN.fullmatch(page.words[name.last - 1]):
            called.add("website")
        name.body += 2 * len(called)
        name.roles |= called

    def _after(self, name: Name) -> None:
        """Read the apposition behind a name ('X, the interior minister,') and whether 'who' follows."""
        page, tables, at = self.page, self.tables, name.last
        if page.label[at - 1]:
            return  # a dash behind a label opens the speech
        if page.low(at) == "(":
            at = next((i + 1 for i in range(at, min(at + 8, len(page))) if page.words[i] == ")"), at)
        if page.low(at) not in (",", "―", "—", "-", "–"):
            return
        at += 1
        words: list[str] = []
        while at < len(page) and len(words) < 9 and page.sentence[at] == page.sentence[name.first]:
            low = page.lows[at].strip(".")
            if low in ("who", "whose"):
                name.person += 1.5
            if low in tables.speech and words and words[0] in tables.determiner:
                return  # 'it was X, the minister said': a clause of its own
            if (
                low in tables.speech
                or (not low[:1].isalnum() and low not in ("'s", "’s", "-"))
                or low in tables.preposition
                or low in tables.auxiliary
            ):
                break
            words.append(low)
            at += 1
        if not words or (
            words[0] not in tables.determiner | tables.qualifier | tables.person_nouns.keys() and words[-1] not in tables.person_nouns
        ):
            return
        end = next((i + 1 for i in range(len(words) - 1, -1, -1) if words[i] in tables.person_nouns), 0)
        if end and end < len(words) and page.words[at - len(words) + end][0].isupper():
            return  # 'in X, Governor Y signed': somebody else's title
        at, words = (at - len(words) + end, words[:end]) if end else (at, words)
        head = words[-1]
        if end:
            name.person += 2
            name.gender = name.gender or tables.genders.get(head, "")
            name.roles.update(w for w in words if w not in tables.function and w not in ("'s", "’s"))
            start = at - len(words)
            name.called.append((start + (page.lows[start] in tables.determiner), at))
        elif head in tables.body or head in tables.outlet:
            name.body += 2
            name.roles.add(head)


def find_names(page: Page, tables: Tables) -> list[Name]:
    """All name mentions of `page`, in text order."""
    return Finder(page, tables).find()
