"""What else a sentence says of its tolls: another event they belong to, the moment they are true at, the area they cover.

A sentence comes in, words of it go out. Which event is meant is not decided here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from counterclaim.interpret.figures.befallen import Bound
from counterclaim.interpret.figures.counting import Kind
from counterclaim.interpret.figures.sentence import Sentence

_YEAR = re.compile(r"(?:1[6-9]|20|21)\d\d")
_MONTHS = frozenset("january february march april may june july august september october november december".split())  # noqa: SIM905
_PAST = frozenset(("last", "previous"))
_YEARLY = frozenset(("last", "previous", "this"))
_DAYS = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|midnight|noon|midday|dawn|dusk|nightfall"
_CLOCK = r"(?:\d{1,2}(?:[:.]\d\d)?\s*(?:a\.m\.|p\.m\.|am\b|pm\b|gmt\b|local time)?\s*(?:on\s+)?)?"
_AS_OF = re.compile(
    rf"\bas of (?:early |late )?(?:{_CLOCK}(?:{_DAYS})(?:\s+(?:morning|evening|night|afternoon|noon))?"
    rf"|{_CLOCK}\d[\w:.]*|[^\s,;.]+(?:\s+\d{{1,2}}\b(?!\s+[a-z]))?)"
    rf"|\bby (?:late |early )?(?:{_DAYS})(?:\s+(?:morning|evening|night|afternoon))?\b",
    re.IGNORECASE,
)
_BREAKS = frozenset((Kind.VERB, Kind.MARK, Kind.AND, Kind.BE, Kind.NUMBER, Kind.CLAUSE, Kind.PERSON, Kind.PEOPLE))
_AREA = re.compile(
    r"\b[Ii][Nn] ((?:the )?[^\W\d_][\w-]*(?: [A-Z][\w-]*){0,3}) (?:alone|ALONE)\b"
    r"|\b(nationwide|countrywide|worldwide|across the country|on both sides)\b"
)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Words `[start, end)` that tell another event, the tokens `[first, last)` they are, whether they hang on what is before,
    and where a clause about them begins ('which killed 14').
    """

    start: int
    end: int
    first: int
    last: int
    stop: int
    hangs: bool
    tells: int

    def holds(self, one: Bound, bound: list[Bound]) -> bool:
        """Whether a bound number belongs to this event."""
        at = one.phrase.first
        before = [b.phrase.first for b in bound if b.phrase.first < self.first]
        told = any(self.tells <= b.phrase.first < self.stop for b in bound)
        if self.hangs and before and not told:
            return at == max(before)
        return self.last <= at < self.stop


def elsewhere(sentence: Sentence) -> list[Elsewhere]:
    """The other events that a sentence names: 'the 2002 siege', 'a separate attack in Orrin', 'last year's bombing', 'in 2002'."""
    marks = [k for k, t in enumerate(sentence.tokens) if _marks(sentence, k)]
    spans = [(k, end) for k in marks if (end := _named(sentence, k)) > 0]
    found: list[Elsewhere] = []
    for (first, last), (following, _) in pairwise([*spans, (len(sentence.tokens), 0)]):
        if found and first < found[-1].last:
            continue
        stop = next((k for k in range(last, following) if sentence.low(k) in (";", "but") or sentence.low(k + 1) == "total"), following)
        tells = next((k for k in range(last, stop) if sentence.kind(k) is Kind.RELATIVE), stop)
        hangs = any(sentence.kind(first - back) is Kind.PREPOSITION for back in (1, 2)) and first > 2
        found.append(Elsewhere(sentence.tokens[first].start, sentence.tokens[last - 1].end, first, last, stop, hangs, tells))
    return found


def _marks(sentence: Sentence, at: int) -> bool:
    low = sentence.low(at)
    if low in sentence.table.event_marks or _YEAR.fullmatch(low):
        return True
    later = sentence.low(at + 1)
    return (low in _PAST and later in ("year's", "month's", "week's", "month", "week")) or (low in _YEARLY and later == "year")


def _named(sentence: Sentence, at: int) -> int:
    """Where the name of the event that is marked at `at` ends, -1 where none is named."""
    for k in range(at + 1, min(at + 5, len(sentence.tokens))):
        if sentence.low(k) in sentence.table.event_nouns:
            return _tail(sentence, k + 1)
        if sentence.kind(k) in _BREAKS and sentence.low(k) != "hostage":
            break
    if sentence.low(at) in _YEARLY and sentence.low(at + 1) == "year":
        return at + 2
    dated = _YEAR.fullmatch(sentence.low(at)) and sentence.low(at - 1) in ("in", "since", "during")
    return at + 1 if dated else -1


def _tail(sentence: Sentence, at: int) -> int:
    """Behind 'of the Dorvane theatre', 'in Orrin', 'in March'."""
    if sentence.low(at) not in ("of", "in", "on", "at", "near") or sentence.kind(at + 1) is Kind.NUMBER:
        return at
    k = at + 1
    if sentence.kind(k) is Kind.DEFINITE:
        k += 1
    begin = k
    while k < len(sentence.tokens) and k - begin < 3 and (sentence.kind(k) in (Kind.WORD, Kind.THING) or sentence.low(k) in _MONTHS):
        k += 1
    return k if k > begin else at


def as_of(sentence: Sentence) -> str | None:
    """The words that say when the sentence's numbers are true, None where there are none."""
    match = _AS_OF.search(sentence.text, sentence.start, sentence.end)
    return None if match is None else match[0]


def area(sentence: Sentence) -> str | None:
    """The words that say which area the sentence's numbers cover, None where there are none."""
    match = _AREA.search(sentence.text, sentence.start, sentence.end)
    return None if match is None else match[1] or match[2]
