"""Runs of words that look like a name with its titles, found by capitals and word lists.

In: a page; out: token ranges in text order ('Interior Minister Ana Vel', 'League of the North').
It never takes a run apart into titles and names; that is `names`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from counterclaim.resolve.page import QUOTES, Page
from counterclaim.resolve.tables import Tables
from counterclaim.text.inflection import forms

# Small words inside a name, most of all a body's ('League of the North').
LINKS = frozenset({"of", "the", "and", "in", "for", "on", "&", "to", "against"})
# Verbs whose own 'for' stands behind whom they name ('blames the Salt Front for Osk blast').
WITH_FOR = frozenset(chain.from_iterable(map(forms, ("blame", "condemn", "criticise", "criticize", "fault", "praise", "punish", "thank"))))


class Runs:
    """Finds the runs of name words of one page, knowing on which lines and in which words a capital says little."""

    def __init__(self, page: Page, tables: Tables) -> None:
        self.page, self.tables = page, tables
        self.shout = self._loud_lines()
        self.strong = self._strong_words()
        self.spelt = self._spelt()

    def find(self) -> Iterator[tuple[int, int]]:
        """The token ranges `[first, last)` of the runs, in text order."""
        index = 0
        while index < len(self.page):
            end = self._run(index) if self._capital(index) else index
            if end > index:
                yield index, end
            index = max(end, index + 1)

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
        # A line that ends in 'said:' opens a statement, however many of its words are names.
        page, end = self.page, len(self.page)
        closing = (at for at in range(1, end) if page.words[at] == ":" and (at + 1 == end or page.line[at + 1] != page.line[at]))
        opening = {page.line[at] for at in closing if page.words[at - 1].islower() and page.lows[at - 1] in self.tables.speech}
        loud = {line: row for line, row in counts.items() if row[0] >= 4 and row[0] - row[1] <= 1 and line not in opening}
        return {line: "all" if caps > 0.7 * n else "title" for line, (n, _, caps) in loud.items()}

    def _strong_words(self) -> set[str]:
        """Words capitalised inside a sentence of an ordinary line: names wherever they stand."""
        page = self.page
        small = Counter(low for word, low in zip(page.words, page.lows, strict=True) if word[0].islower())
        inside = [at for at, word in enumerate(page.words) if word[0].isupper() and not page.opens[at] and page.line[at] not in self.shout]
        found = Counter(page.lows[at] for at in inside)
        joined = {page.lows[at] for at in inside if self._beside_capital(at)}
        self.ordinary = (
            {low for low, count in found.items() if small[low] > count or low in self.tables.opener} - joined - self.tables.organisation
        )
        self.leading = {
            page.lows[at]
            for at in range(len(page) - 1)
            if page.opens[at] and page.words[at][0].isupper() and page.words[at + 1][0].isupper() and page.line[at] not in self.shout
        } - self.tables.qualifier
        self.small = small.keys() - (found.keys() - self.ordinary)
        return set(found) - self.ordinary

    def _beside_capital(self, index: int) -> bool:
        """Whether a capital stands right before or behind: part of a longer name."""
        words = self.page.words
        after = index + 1 + (self.page.low(index + 1) in ("'s", "’s"))
        return words[index - 1][:1].isupper() or (after < len(words) and words[after][:1].isupper())

    def _spelt(self) -> set[str]:
        """Small words that stand in capitals for a name whose initials they are ('WHO' for 'World Harbour Office')."""
        page, function = self.page, self.tables.function
        found = {
            low
            for word, low, line in zip(page.words, page.lows, page.line, strict=True)
            if low in function and len(word) > 1 and word.isupper() and line not in self.shout
        }
        if not found:
            return found
        heads = "".join(
            word[0] if word[0].isupper() and not word.isupper() else "" if low in LINKS else " "
            for word, low in zip(page.words, page.lows, strict=True)
        )
        return {low for low in found if low.upper() in heads}

    def _capital(self, index: int) -> bool:
        """Whether the token at `index` may open or continue a name."""
        word, low, tables = self.page.words[index], self.page.lows[index], self.tables
        if self.page.label[index]:
            return self._labelled(index)
        if len(low) > 4 and low[2] == "-" and low[:2] in tables.particle and word[3].isupper():
            return True  # 'al-Masri'
        if not word[0].isupper() or low in tables.function or low.partition("'")[0] in tables.pronoun:
            return (low == "us" and word == "US") or (low in self.spelt and word.isupper())
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
        if low in self.ordinary or (word.isupper() and len(word) > 1 and low in self.small):
            return False  # 'and Even they', 'did NOT say'
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
        if low in self.leading:
            return True
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
        if low == "for" and {page.low(start - 1), page.low(start - 2) if page.low(start - 1) == "the" else ""} & WITH_FOR:
            return 0
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
