"""Noun phrases that count people: 'at least 14 soldiers', 'two brothers and their mother', 'a man', a name, 'no one'.

The words of one sentence come in, phrases with a lowest and a highest number, whom they count and where they stand go out. What happened to
them is not read here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from counterclaim.interpret.figures.counting import Frame, Kind
from counterclaim.interpret.figures.tokens import AGED, Token

if TYPE_CHECKING:
    from counterclaim.interpret.figures.sentence import Sentence

_AGE = re.compile(r"\d{1,3}|\w+-(?:year|month|week|day)s?-olds?|\d+-?(?:year|month)s?-olds?")
_PEOPLE_ENDINGS = re.compile(r"(?:men|ers|ors|ists|ians|ees|ants|ents|ans|ese)$")
MODIFIERS = 5
"""Words between a number and its noun: 'three off-duty Norda river police officers' has four."""
SHARES = {
    "half": (1, 2),
    "third": (1, 3),
    "quarter": (1, 4),
    "two-thirds": (2, 3),
    "three-quarters": (3, 4),
    "thirds": (2, 3),
    "quarters": (3, 4),
}
"""What share of a whole a word is; the last two behind 'two' and 'three'."""


class Phrase(NamedTuple):
    """People counted by the tokens `[first, last)`; `start, end` are the offsets of the number's words, `who` of the noun, if it narrows.

    `part`: of a larger number; `more`: beside others counted before; `sort`: the kind of the noun, None for a bare number.
    """

    first: int
    last: int
    start: int
    end: int
    low: int | None
    high: int | None
    sort: Kind | None
    who: tuple[int, int] | None = None
    plural: bool = True
    definite: bool = False
    named: bool = False
    part: bool = False
    more: bool = False
    other: bool = False
    members: int = 1


class Finder:
    """Finds the phrases of one sentence, from left to right."""

    def __init__(self, sentence: Sentence) -> None:
        self.of = sentence
        self.tokens: Sequence[Token] = sentence.tokens
        self.skip = 0

    def all(self) -> list[Phrase]:
        found: list[Phrase] = []
        at = 0
        while at < len(self.tokens):
            token = self.tokens[at]
            phrase = (
                self._one(at) if token.kind in _OPENING or token.low in _OPENERS or (token.capital and token.kind is Kind.WORD) else None
            )
            if phrase is None:
                at = max(at + 1, self.skip)
            else:
                found.append(phrase)
                at = max(phrase.last, at + 1)
        return found

    def _one(self, at: int) -> Phrase | None:
        token = self.tokens[at]
        if token.low in SHARES or (token.low in ("a", "one", "two", "three") and self.of.low(at + 1) in SHARES):
            return self._share(at) or self._singular(at)
        if token.kind is Kind.NUMBER:
            both_of_two = (
                token.low == "both" and self.of.kind(at + 1) in (Kind.DEFINITE, Kind.INDEFINITE) and self._singular(at + 1) is not None
            )
            return None if both_of_two else self._number(at, at)
        if token.kind is Kind.DEFINITE and self.of.kind(at + 1) is Kind.NUMBER:
            return self._number(at, at + 1, more=False)
        if token.low in ("another", "a", "an") and self.of.kind(at + 1) is Kind.MORE and self.of.kind(at + 2) is Kind.NUMBER:
            return self._number(at, at + 2, more=True)
        if token.low == "another" and self.of.kind(at + 1) is Kind.NUMBER:
            return self._number(at, at + 1, more=True)
        if token.low in ("no", "nobody", "none"):
            return self._nought(at)
        if token.kind in (Kind.DEFINITE, Kind.INDEFINITE):
            return self._singular(at)
        if token.kind in (Kind.PERSON, Kind.ATTACKER, Kind.TITLE) or token.low.endswith(AGED):
            return self._bare(at)
        return self._name(at) if token.capital and token.kind is Kind.WORD and not self.of.titled else None

    def _number(self, first: int, at: int, more: bool = False) -> Phrase:
        quantity = self.tokens[at].quantity
        assert quantity is not None
        led = self.tokens[first].kind is Kind.DEFINITE
        start, end, after = self.tokens[at if led else first].start, quantity.end, at + 1
        increment = more or (first < at and not led)
        if self.of.kind(after) is Kind.MORE:
            increment, end, after = True, self.tokens[after].end, after + 1
        part = False
        if self.of.low(after) == "of":
            part = self.of.low(after + 1) in ("the", "those", "these", "them", "whom", "his", "her", "their", "its", "which", "all")
            if part and self.of.low(after + 1) in ("them", "whom", "which"):
                noun = self.of.kind(after + 2) in (Kind.PEOPLE, Kind.ATTACKERS, Kind.PERSON)
                who = (self.tokens[after + 2].start, self.tokens[after + 2].end) if noun else None
                return Phrase(first, after + (3 if noun else 2), start, end, quantity.low, quantity.high, Kind.PEOPLE, who, part=True)
            after += 1 + (1 if self.of.kind(after + 1) is Kind.DEFINITE else 0)
            if part and self.of.kind(after) is Kind.NUMBER:
                after += 1
        if self.of.kind(after) is Kind.DEFINITE and self.of.low(after) != "all":
            after += 1  # 'both his sons'
        plural = quantity.low != 1 or quantity.high != 1
        last, sort, who = self._noun(after, plural)
        before = self.of.low(first - 1)
        part = part or (before in ("whom", "them") and self.of.low(first - 2) in ("of", "among"))
        return Phrase(
            first, last, start, end, quantity.low, quantity.high, sort, who, plural, led, part=part, more=increment,
            other=before == "other" or any(self.tokens[k].low in ("other", "others") for k in range(at + 1, last)),
        )  # fmt: skip

    def _noun(self, at: int, plural: bool) -> tuple[int, Kind | None, tuple[int, int] | None]:
        """Where the noun phrase that goes on at `at` ends, what its noun is, and its words where they narrow."""
        tokens, begin = self.tokens, at
        head: int | None = None
        while at < len(tokens) and at - begin <= MODIFIERS:
            token = tokens[at]
            if token.kind is Kind.HARM:
                follows = self.of.kind(at + 1) in (Kind.PEOPLE, Kind.PERSON, Kind.ATTACKERS, Kind.THING, Kind.BODIES)
                if token.harm is None or token.harm.frame not in (Frame.STATE, Frame.BEFALL) or not follows:
                    break
            elif token.kind not in _NOMINAL and not token.low.endswith(AGED):
                break
            if self.of.upper is False and token.kind is Kind.WORD and head is not None and token.low.endswith(("ed", "ing", "ly")):
                break
            if token.low == "hostage" and head is not None:
                break  # 'held 30 people hostage'
            if token.kind in HEADS or token.kind is Kind.THING:
                head = at
                plain_plural = token.kind in (Kind.PEOPLE, Kind.ATTACKERS, Kind.BODIES) and self.of.kind(at + 1) not in HEADS
                if plain_plural and token.low not in ("police", "crew", "army"):
                    break
                if not plural and token.kind in (Kind.PERSON, Kind.ATTACKER) and self.of.kind(at + 1) not in (*HEADS, Kind.THING):
                    break
            elif (
                token.kind is Kind.WORD
                and plural
                and token.low.endswith(("s", "men", "ese"))
                and not token.low.endswith(("ss", "'s", "ous"))
            ):
                head = at
                if self.of.kind(at + 1) not in HEADS:
                    break
            at += 1
        if head is not None and not plural and self._leads_on(head):
            return begin, None, None
        if head is None:
            last = begin
            if (
                not plural
                and begin < len(tokens)
                and (tokens[begin].low.endswith(AGED) or tokens[begin].low in ("other", "female", "male"))
            ):
                return begin + 1, Kind.PERSON, None
            return last, None, None
        return head + 1, self._sort(head), self._narrowing(begin, head)

    def _leads_on(self, head: int) -> bool:
        """'A terrorist action', 'the civilian population': a noun follows that the word only describes."""
        token, following = self.tokens[head], self.tokens[head + 1] if head + 1 < len(self.tokens) else None
        describes = token.kind is Kind.ATTACKER or token.low == "civilian"
        if not describes or following is None or following.kind is not Kind.WORD:
            return False
        return (self.of.upper or not following.capital) and not following.low.endswith(("ed", "ing"))

    def _sort(self, head: int) -> Kind:
        token = self.tokens[head]
        if token.kind is Kind.WORD:
            return Kind.PEOPLE if _PEOPLE_ENDINGS.search(token.low) else Kind.WORD
        return token.kind

    def _narrowing(self, begin: int, head: int) -> tuple[int, int] | None:
        while begin < head and (self.tokens[begin].low in ("other", "others", "more", "additional") or self.of.kind(begin) is Kind.HARM):
            begin += 1
        if begin == head and self.tokens[head].low in self.of.table.plain:
            return None
        return self.tokens[begin].start, self.tokens[head].end

    def _share(self, at: int) -> Phrase | None:
        """'half of the 60 passengers', where what it is half of is exact."""
        begin, word = (at, at) if self.tokens[at].low in SHARES else (at, at + 1)
        after = word + 1
        while self.of.low(after) in ("of", "the", "its", "their"):
            after += 1
        quantity = self.tokens[after].quantity if self.of.kind(after) is Kind.NUMBER else None
        if quantity is None or quantity.low is None or quantity.low != quantity.high:
            return None
        last, sort, who = self._noun(after + 1, True)
        over, under = SHARES[self.tokens[word].low]
        share = quantity.low * over // under
        return Phrase(begin, last, self.tokens[begin].start, self.tokens[last - 1].end, share, share, sort, who)

    def _nought(self, at: int) -> Phrase | None:
        token = self.tokens[at]
        if token.low == "no" and self.of.low(at + 1) == "one":
            return Phrase(at, at + 2, token.start, self.tokens[at + 1].end, 0, 0, Kind.PERSON)
        if token.low in ("nobody", "none"):
            last = at + 3 if self.of.low(at + 1) == "of" else at + 1
            return Phrase(at, min(last, len(self.tokens)), token.start, token.end, 0, 0, Kind.PERSON)
        last, sort, who = self._noun(at + 1, True)
        if sort is None or sort is Kind.THING or last == at + 1:
            last, sort, who = at + 1, None, None
        end = self.tokens[last - 1].end
        return Phrase(at, last, token.start, end, 0, 0, sort, who)

    def _singular(self, at: int) -> Phrase | None:
        """'a man', 'their mother', 'the mayor': one person; a plural with 'the' counts nobody."""
        token = self.tokens[at]
        if token.low == "all":
            return None
        last, sort, who = self._noun(at + 1, False)
        if sort in (Kind.PERSON, Kind.ATTACKER) and last > at + 1:
            named = self._name_end(last)
            definite = token.kind is Kind.DEFINITE
            if named > last and definite:
                return self._counted_name(last, named, at)
            return self._single(at, named, sort, who, definite)
        if token.low == "another" and self.of.kind(at + 1) in _ENDS:
            return Phrase(at, at + 1, token.start, token.end, 1, 1, Kind.PERSON, plural=False, other=True)
        if token.low in ("a", "an") and self.of.low(at + 1) in self.of.table.ordinals and self.of.kind(at + 2) in (Kind.BE, Kind.HARM):
            return Phrase(at, at + 2, token.start, self.tokens[at + 1].end, 1, 1, Kind.PERSON, plural=False, other=True)
        if sort is Kind.BODY and self.of.low(last) == "of" and self.of.kind(last + 1) is Kind.NUMBER:
            return self._number(last + 1, last + 1)._replace(first=at)
        return None

    def _single(self, first: int, last: int, sort: Kind, who: tuple[int, int] | None, definite: bool) -> Phrase:
        noun, last = last, self._past_age(last)
        words_end = who[1] if who else self.tokens[noun - 1].end
        count = 2 if self.tokens[noun - 1].low in ("couple", "newlywed") else 1
        return Phrase(
            first, last, self.tokens[first].start, max(words_end, self.tokens[first].end), count, count, sort, who, False, definite,
            other=self.tokens[first].low == "another",
        )  # fmt: skip

    def _bare(self, at: int) -> Phrase | None:
        """A singular without an article: headlines, titles before names, 'Boy, 4,'."""
        begin = at
        while self.of.kind(at) in (Kind.PERSON, Kind.ATTACKER, Kind.TITLE) or self.of.low(at).endswith(AGED):
            at += 1
        named = self._name_end(at)
        before = self.of.kind(begin - 1)
        headline = self.of.titled or begin == 0 or before in (Kind.AND, Kind.MARK, Kind.HARM, Kind.ADVERB)
        if named == at and (not headline or self.of.low(at) in ("'", "s") or self.of.kind(at) in (Kind.THING, Kind.WORD, Kind.PEOPLE)):
            return None
        if named > at and self.of.kind(named) in (Kind.PERSON, Kind.ATTACKER):
            return self._single(begin, named + 1, Kind.PERSON, None, False)
        last = self._past_age(named)
        return Phrase(begin, last, self.tokens[begin].start, self.tokens[named - 1].end, 1, 1, Kind.PERSON, plural=False, named=named > at)

    def _name_end(self, at: int) -> int:
        begin = at
        while at < len(self.tokens) and at - begin < 5 and self._namely(at):
            at += 1
        return at

    def _namely(self, at: int) -> bool:
        token = self.tokens[at]
        if token.low == "." and at > 0 and len(self.tokens[at - 1].low) < 4 and self.tokens[at - 1].end == token.start:
            return at + 1 < len(self.tokens) and self.tokens[at + 1].capital
        return token.capital and not self.of.titled and token.kind in (Kind.WORD, Kind.TITLE)

    def _name(self, at: int) -> Phrase | None:
        last = self._name_end(at)
        before = self.of.kind(at - 1)
        self.skip = last
        if before in (Kind.DEFINITE, Kind.INDEFINITE, Kind.PREPOSITION) and self.of.low(at - 1) not in ("of", "by", "to"):
            return None
        if self.of.kind(last) in (Kind.THING, Kind.PEOPLE, Kind.ATTACKERS) or self.tokens[last - 1].low.endswith("'s"):
            return None
        if self.of.kind(last) in (Kind.PERSON, Kind.ATTACKER):
            return self._single(at, last + 1, Kind.PERSON, None, False)  # 'Velm man'
        return self._counted_name(at, last)

    def _counted_name(self, first: int, last: int, led: int | None = None) -> Phrase:
        end = self.tokens[last - 1].end
        begin = first if led is None else led
        return Phrase(begin, self._past_age(last), self.tokens[first].start, end, 1, 1, Kind.PERSON, plural=False, named=True)

    def _past_age(self, at: int) -> int:
        """Behind ', 34,', '(34)' or, of a father, 'of four'."""
        if self.of.low(at) == "of" and self.of.kind(at + 1) is Kind.NUMBER:
            return at + 2
        if self.of.low(at) in (",", "(") and _AGE.fullmatch(self.of.low(at + 1)) and self.of.kind(at + 1) is not Kind.NUMBER:
            return min(at + 3, len(self.tokens)) if self.of.low(at + 2) in (",", ")") else at + 2
        return at


HEADS = frozenset((Kind.PERSON, Kind.PEOPLE, Kind.ATTACKER, Kind.ATTACKERS, Kind.BODY, Kind.BODIES))
_ENDS = (Kind.HARM, Kind.BE, Kind.MARK, Kind.PREPOSITION, Kind.AND, Kind.ADVERB, None)
_OPENING = frozenset((*HEADS, Kind.NUMBER, Kind.DEFINITE, Kind.INDEFINITE, Kind.TITLE))
_OPENERS = frozenset((*SHARES, "no", "nobody", "none", "one", "two", "three"))
_NOMINAL = frozenset((*HEADS, Kind.THING, Kind.WORD, Kind.TITLE, Kind.MORE))
