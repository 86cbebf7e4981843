"""Name mentions of one page, found by capitals and word lists.

In: a page; out: `Name`s in text order, each with its core words, title, roles and what it looks like.
It never joins two mentions; that is `entities`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from counterclaim.resolve.page import Page
from counterclaim.resolve.tables import Tables

QUOTES = frozenset({'"', "“", "”", "''", "‘", "’", "'"})
# How many words left of a name its description may reach ('former Democratic vice presidential nominee X' takes five).
REACH = 6


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
        self.shout = self._loud_lines()
        self.strong = self._strong_words()

    def find(self) -> list[Name]:
        """All name mentions, in text order."""
        names: list[Name] = []
        index = 0
        while index < len(self.page):
            end = self._run(index) if self._capital(index) else index
            if end > index:
                names.extend(self._names(index, end))
            index = max(end, index + 1)
        return names

    def _loud_lines(self) -> dict[int, str]:
        """Lines in capitals ('all') or in title case ('title'), where a capital says little."""
        counts: dict[int, list[int]] = {}
        for word, line in zip(self.page.words, self.page.line, strict=True):
            if len(word) > 3 and word.isalpha() and word.lower() not in self.tables.function:
                row = counts.setdefault(line, [0, 0, 0])
                row[0] += 1
                row[1] += word[0].isupper()
                row[2] += word.isupper()
        # Below four longer words a line of names alone is as likely as a heading; two small content words make it a sentence.
        loud = {line: row for line, row in counts.items() if row[0] >= 4 and row[0] - row[1] <= 1}
        return {line: "all" if caps > 0.7 * n else "title" for line, (n, _, caps) in loud.items()}

    def _strong_words(self) -> set[str]:
        """Words capitalised inside a sentence of an ordinary line: names wherever they stand."""
        page = self.page
        small = {low for word, low in zip(page.words, page.lows, strict=True) if word[0].islower()}
        found = set()
        for index, word in enumerate(page.words):
            if word[0].isupper() and not page.opens[index] and page.line[index] not in self.shout:
                found.add(page.lows[index])
        self.small = small - found
        return found

    def _capital(self, index: int) -> bool:
        """Whether the token at `index` may open or continue a name."""
        word, low, tables = self.page.words[index], self.page.lows[index], self.tables
        if self.page.label[index]:
            return self._labelled(index)
        if len(low) > 4 and low[2] == "-" and low[:2] in tables.particle and word[3].isupper():
            return True  # 'al-Masri'
        if not word[0].isupper() or low in tables.function or low.partition("'")[0] in tables.pronoun:
            return low == "us" and word == "US"
        loud = self.shout.get(self.page.line[index])
        if loud == "title":
            return low in self.strong or low.strip(".") in tables.titles
        if loud == "all":
            if self._known(low):
                return True
            surname = index > 0 and self.page.lows[index - 1] in tables.given and low not in tables.speech
            if surname:
                self.strong.add(low)  # the only sign of a surname that capitals leave
            return surname
        if low in tables.calendar:
            return index > 0 and self.page.low(index - 1) in tables.given
        return not self.page.opens[index] or self._opening_name(index)

    def _labelled(self, index: int) -> bool:
        """Whether a word on a turn's label is part of a name: not 'Q', not 'Moderator'."""
        word, low, tables = self.page.words[index], self.page.lows[index], self.tables
        alone = not (self.page.label[index - 1] if index else False) and not (index + 1 < len(self.page) and self.page.label[index + 1])
        lettered = alone and self.page.turns[self.page.turn[index]].lettered
        return word[0].isupper() and not lettered and low not in tables.function and not (alone and low in tables.person_nouns)

    def _known(self, low: str) -> bool:
        bare, tables = low.replace(".", ""), self.tables
        return (
            low in self.strong
            or bare in tables.given
            or bare in tables.states
            or bare in tables.capitals
            or bare in tables.titles
            or bare in tables.organisation
        )

    def _given_or_title(self, index: int) -> bool:
        low = self.page.lows[index].strip(".")
        return low in self.tables.given or low in self.tables.titles or len(low) == 1

    def _opening_name(self, index: int) -> bool:
        """Whether a capitalised first word of a sentence is a name."""
        word, low, tables = self.page.words[index], self.page.lows[index], self.tables
        if low in self.strong or self._known(low) or low in tables.demonyms:
            return True
        if tables.person_nouns.get(low) == "office" and self.page.low(index + 1) == "of" and self.page.words[index + 2][:1].isupper():
            return True  # 'Secretary of State X'
        if low in tables.opener or low in self.small or low.endswith(("ly", "ing")):
            return False
        after = self.page.words[index + 1] if index + 1 < len(self.page) else ""
        if word.isupper() and len(word) > 1:
            return True
        if after[:1].isupper() and self.page.low(index + 1) not in tables.function:
            return True
        if low in tables.person_plurals or low in tables.body_plurals or low in tables.person_nouns or low in tables.utterance:
            return False
        return after in ("'s", "’s") or (self.page.low(index + 1) in tables.speech | tables.auxiliary and not low.endswith("s"))

    def _run(self, index: int) -> int:
        """End of the run of capitalised words that opens at `index`, with particles, 'of' tails, initials and nicknames inside."""
        page, at, start = self.page, index + 1, index
        while at < len(page) and page.sentence[at] == page.sentence[start]:
            step = 1 if self._capital(at) and not self._breaks(start, at) else self._bridge(start, at)
            if not step:
                break
            at += step
        return at

    def _breaks(self, start: int, at: int) -> bool:
        """Whether a new name starts at `at`: after a full stop that is no abbreviation, or a change of quotation."""
        return (
            self.page.quoted[at] != self.page.quoted[start]
            or self.page.label[at] != self.page.label[start]
            or self.page.starts[at] - self.page.ends[at - 1] > 1
        )

    def _bridge(self, start: int, at: int) -> int:
        """How many tokens from `at` belong to the run although the first is not a capitalised word; 0 when the run ends."""
        page, tables = self.page, self.tables
        low, after = page.lows[at], at + 1
        run = [page.lows[i].strip(".") for i in range(start, at)]
        if after >= len(page):
            return 0
        if low in tables.particle and page.words[at][0].islower() and not set(run) & tables.organisation:
            more = page.low(after) in tables.particle and page.words[after][0].islower() and after + 1 < len(page)
            return (2 + more) * self._capital(after + more)
        if low in ("of", "for", "on", "against") and (set(run) & tables.tailed or (low == "of" and run[-1] == "secretary")):
            skip = 1 if page.low(after) == "the" else 0
            return 2 + skip if after + skip < len(page) and self._capital(after + skip) else 0
        if low == "&" and self._capital(after):
            return 2
        if low == "," and page.low(after).strip(".") in tables.suffix:
            return 2
        if (
            low in QUOTES
            and at + 3 < len(page)
            and page.lows[at + 2] in QUOTES
            and page.words[at + 3][0].isupper()
            and run[0] in tables.given
        ):
            return 4 if page.words[after][0].isupper() else 0
        return 0

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
        return all(self.page.lows[i] in self.tables.qualifier for i in range(first, last))

    def _title_end(self, first: int, last: int) -> int:
        """Where the name proper starts in a run: after its last title, or at a given name that follows a party or a people."""
        page, tables, cut = self.page, self.tables, first
        for i in range(first, last):
            low = page.lows[i].strip(".")
            titled = low in tables.titles and page.words[i][0].isupper()
            if (titled or self._office(i)) and not self._is_body(i, last):
                cut = i + 1
                if page.low(i + 1) == "of" and i + 3 < last:
                    cut = i + 3
        if cut > first or last - first < 3:
            return (
                cut
                if cut > first
                else (first + 1 if last - first == 2 and self._party(first) and page.lows[first + 1] in tables.given else first)
            )
        return next((i for i in range(first + 1, last - 1) if page.lows[i] in tables.given and self._party(i - 1)), first)

    def _party(self, index: int) -> bool:
        low = self.page.lows[index]
        return low in self.tables.demonyms or low in self.tables.qualifier or low in self.tables.person_nouns

    def _is_body(self, first: int, last: int) -> bool:
        """Whether an organisation's word follows the office ('King College', 'General Assembly')."""
        return any(self.page.lows[i] in self.tables.organisation for i in range(first + 1, last))

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
            elif low in tables.qualifier or low in tables.demonyms or (name.roles and page.words[at][0].islower() and not formal):
                name.roles.add(low)
            elif at == left - 1:
                break
            at -= 1
        if not name.person and name.roles:
            name.roles.clear()
        if name.person and at + 1 < left:
            name.called = [(at + 1, name.first)]

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
