"""One sentence as tolls read it: its tokens, the phrases that count people, and lists of such phrases as one.

The place of a sentence in a text comes in, its tokens and phrases by place go out. What happened to the people is not read here.
"""

from __future__ import annotations

from counterclaim.interpret.figures.counting import Kind, table
from counterclaim.interpret.figures.tokens import binds, titled, tokens_of
from counterclaim.interpret.figures.victims import Finder, Phrase

REFLEXIVE = frozenset({"himself", "herself", "themselves", "themself"})


class Sentence:
    """The tokens of one sentence and the phrases that count people in it."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start, self.end = start, end
        self.table = table()
        words = text[start:end]
        self.upper = sum(map(str.isupper, words)) > 2 * sum(map(str.islower, words))
        self.tokens = tokens_of(text, start, end)
        self.titled = self.upper or titled(self.tokens)
        self.phrases = Finder(self).all()
        self.at = {phrase.first: phrase for phrase in self.phrases}
        self.ending = {phrase.last: phrase for phrase in self.phrases}

    def kind(self, index: int) -> Kind | None:
        """The kind of the token at `index`, None beyond the ends."""
        return self.tokens[index].kind if 0 <= index < len(self.tokens) else None

    def low(self, index: int) -> str:
        """The token at `index` in lower case, '' beyond the ends."""
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def grouped(self, phrase: Phrase, leftwards: bool) -> Phrase:
        """The whole list that `phrase` ends (or begins) as one phrase: 'two brothers and their mother' are three."""
        members = [phrase]
        while (other := self._beside(members[0] if leftwards else members[-1], leftwards)) is not None and len(members) < 12:
            members.insert(0, other) if leftwards else members.append(other)
        himself = self.kind(members[-1].last) is Kind.AND and self.low(members[-1].last + 1) in REFLEXIVE
        if len(members) == 1 or not (himself or any(self.kind(m.first - 1) is Kind.AND for m in members[1:])):
            return phrase
        lows, highs = [m.low for m in members], [m.high for m in members]
        if None not in lows and len(members) > 2 and lows[0] == sum(filter(None, lows[1:])) > 1 and self.low(members[1].first - 1) == ",":
            return members[0]  # 'three people, a nurse and two patients'
        return Phrase(
            members[0].first, members[-1].last, members[0].start, max(members[-1].end, members[-1].who[1] if members[-1].who else 0),
            None if None in lows else sum(filter(None, lows)), None if None in highs else sum(filter(None, highs)), Kind.PEOPLE,
            members=len(members), more=members[0].more,
        )  # fmt: skip

    def _beside(self, phrase: Phrase, leftwards: bool) -> Phrase | None:
        """The next member of a list, across a comma, an 'and', or both."""
        step = -1 if leftwards else 1
        at = phrase.first - 1 if leftwards else phrase.last
        marks = 0
        while marks < 2 and (self.low(at) == "," or self.kind(at) is Kind.AND):
            at, marks = at + step, marks + 1
            if leftwards and at + 1 in self.ending:
                break
        other = (self.ending.get(at + 1) if leftwards else self.at.get(at)) if marks else None
        if other is None or other.part or other.sort is None or phrase.sort is None or other.sort in (Kind.THING, Kind.WORD) or other.other:
            return None
        later = phrase if leftwards else other
        if later.other or later.part or later.sort is Kind.THING or self._of_its_own(other, leftwards):
            return None
        return other

    def _of_its_own(self, other: Phrase, leftwards: bool) -> bool:
        """Whether the next phrase belongs to a verb or a preposition of its own: 'shot a man, and two women were hurt'."""
        if leftwards:
            token = self.tokens[other.first - 1] if other.first else None
            return token is not None and (token.kind in (Kind.PREPOSITION, Kind.VERB) or binds(token))
        at = other.last
        while self.kind(at) is Kind.ADVERB:
            at += 1
        return self.kind(at) in (Kind.BE, Kind.HAVE, Kind.VERB, Kind.MODAL) or (at < len(self.tokens) and binds(self.tokens[at]))
