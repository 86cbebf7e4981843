"""The tolls that a document gives: every number of killed, wounded, arrested, missing, taken, fled and attacking, with what it counts.

A document comes in, figures before it is known whose claim they are go out, in text order, each tied to the number's words. Nothing is
added up across phrases, and what is only threatened or possible gives none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from counterclaim.interpret.figures.befallen import Bound
from counterclaim.interpret.figures.counting import Kind, table
from counterclaim.interpret.figures.scopes import Elsewhere, area, as_of, elsewhere
from counterclaim.interpret.figures.sentence import REFLEXIVE, Sentence
from counterclaim.interpret.figures.wholes import Binder
from counterclaim.model.document import Document
from counterclaim.model.figure import Counted, Scope
from counterclaim.model.labels import FigureKind, Measure
from counterclaim.text.sentences import lines, sentences

LONGEST = 2_000
"""Characters of the longest sentence read in one piece: work grows with the square of the figures in a piece."""
WRAPPED = (45, 90)
"""Characters of a line that may be a part of a wrapped paragraph: shorter ones are headlines, longer ones paragraphs."""
_STOPS = ".!?:;”\"'’)"
_SPACE = re.compile(r"\s+")
_LEADING = frozenset(
    ("a", "an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozen", "no", "several", "both")
)
_FOLLOWING = frozenset((*_LEADING, "of", "the", "his", "her", "their", "himself", "herself", "and", "dead"))
_WORD = re.compile(r"[^\W_]+")


def counted(document: Document) -> tuple[Counted, ...]:
    """Every toll of the readable sections."""
    text = document.text
    found: list[Counted] = []
    for section in document.readable():
        for begin, stop in _blocks(text, section.start, section.end):
            if not _speaks(text, begin, stop):
                continue
            for start, end in _joined(text, sentences(text, begin, stop)):
                for first, last in _pieces(text, start, end):
                    if _speaks(text, first, last):
                        found.extend(_of_sentence(document, Sentence(text, first, last)))
    return tuple(found)


def _speaks(text: str, start: int, end: int) -> bool:
    """Whether a stretch holds words that may give a toll: most do not, and are not read."""
    words = _WORD.findall(text[start:end].lower())
    triggers = table().triggers.intersection(words)
    return bool(triggers) and (not triggers <= table().weak or any(_leads(words, at) for at, word in enumerate(words) if word in triggers))


def _leads(words: list[str], at: int) -> bool:
    """Whether a weak word stands where it can give a toll: behind a number or an article, before 'of', an article or a number."""
    following = words[at + 1] if at + 1 < len(words) else ""
    return following in _FOLLOWING or following.isdigit() or any(w in _LEADING or w.isdigit() for w in words[max(0, at - 4) : at])


def _blocks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Lines, and lines of wrapped text as one."""
    open_ = None
    for begin, stop in lines(text, start, end):
        if open_ is not None and _wraps(text, *open_, begin):
            open_ = (open_[0], stop)
            continue
        if open_ is not None:
            yield open_
        open_ = (begin, stop)
    if open_ is not None:
        yield open_


def _wraps(text: str, begin: int, stop: int, following: int) -> bool:
    """Whether the line that ends at `stop` goes on in the one at `following`: no blank line between, and as long as wrapped lines are."""
    length = stop - max(begin, text.rfind("\n", begin, stop) + 1)
    return (
        WRAPPED[0] <= length <= WRAPPED[1] and text.count("\n", stop, following) < 2 and _SPACE.fullmatch(text, stop, following) is not None
    )


def _joined(text: str, found: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Sentences of one block; those that a wrapped line cuts are one again."""
    open_: tuple[int, int] | None = None
    for start, end in found:
        if open_ is not None and "\n" in text[open_[1] : start] and text[open_[1] - 1] not in _STOPS:
            open_ = (open_[0], end)
            continue
        if open_ is not None:
            yield open_
        open_ = (start, end)
    if open_ is not None:
        yield open_


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, cut at white space where it is longer than any sentence of prose."""
    while end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        cut = cut if cut > 0 else start + LONGEST
        yield start, cut
        start = cut
    yield start, end


def _of_sentence(document: Document, sentence: Sentence) -> Iterator[Counted]:
    bound = Binder(sentence).all()
    if not bound:
        return
    events = elsewhere(sentence)
    moment, place = as_of(sentence), area(sentence)
    for one in bound:
        yield _figure(document, sentence, one, bound, events, moment, place)


def _figure(
    document: Document, sentence: Sentence, one: Bound, bound: list[Bound], events: list[Elsewhere], moment: str | None, place: str | None
) -> Counted:
    phrase, cue = one.phrase, sentence.tokens[one.cue]
    event = next((e for e in events if e.holds(one, bound)), None)
    return Counted(
        document.span(phrase.start, phrase.end),
        one.measure,
        phrase.low,
        phrase.high,
        _kind(sentence, one, bound),
        _scope(sentence, one, place),
        moment,
        document.span(cue.start, cue.end),
        None if event is None else document.span(event.start, event.end),
    )


def _kind(sentence: Sentence, one: Bound, bound: list[Bound]) -> FigureKind:
    """An increment adds to what was counted before: 'four more', or one before 'bringing the toll to 18'."""
    before = [b for b in bound if b.phrase.end <= one.phrase.start]
    if one.phrase.more and not (before and before[-1].measure is not one.measure):
        return FigureKind.INCREMENT
    if one.part:
        return FigureKind.SUBSET
    brought = [
        k for k, t in enumerate(sentence.tokens) if t.low in sentence.table.bringing and k > one.phrase.first and "to" in _lows(sentence, k)
    ]
    new = any(b.measure is one.measure and b.phrase.first > k for k in brought for b in bound)
    return FigureKind.INCREMENT if new else FigureKind.TOTAL


def _lows(sentence: Sentence, at: int) -> set[str]:
    return {token.low for token in sentence.tokens[at : at + 12]}


def _scope(sentence: Sentence, one: Bound, place: str | None) -> Scope | None:
    phrase = one.phrase
    who = None
    narrowing = phrase.who is not None and (phrase.plural or (one.part and phrase.definite))
    if narrowing and one.measure is not Measure.PERPETRATORS and phrase.who is not None:
        start = phrase.start if not phrase.plural else phrase.who[0]
        who = sentence.text[start : phrase.who[1]]
    attackers = _attackers(sentence, one)
    return None if who is None and attackers is None and place is None else Scope(who, attackers, place)


def _attackers(sentence: Sentence, one: Bound) -> bool | None:
    """Whether the words count the attackers in: 'including the attacker', 'and himself', 'not including the gunmen'."""
    if one.part or one.measure not in (Measure.KILLED, Measure.WOUNDED):
        return None
    for at in range(one.phrase.last, min(len(sentence.tokens), one.phrase.last + 6)):
        low = sentence.low(at)
        if low in REFLEXIVE and one.cue < one.phrase.first and sentence.kind(at - 1) in (Kind.AND, Kind.ADVERB, Kind.HARM):
            return False
        if low in ("including", "excluding", "besides") or (low == "among" and sentence.low(at + 1) == "them"):
            near = sentence.tokens[at + 1 : at + 5]
            if any(t.kind in (Kind.ATTACKER, Kind.ATTACKERS) for t in near):
                return low in ("including", "among") and sentence.low(at - 1) != "not"
    return None
