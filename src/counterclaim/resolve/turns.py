"""The turns of an interview or a hearing: who is labelled as speaking from where to where.

In: a document; out: `Turn`s in text order, each with the place of its printed label and the name on it.
It never guesses: labels count only where several of one form stand at line starts and one of them comes again, so ordinary news has none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from counterclaim.model.document import Document
from counterclaim.model.labels import SectionRole
from counterclaim.model.reading import Turn
from counterclaim.resolve.tables import tables
from counterclaim.text.sentences import lines

# A conversation has a question, an answer and one thing more; two labels are as likely a heading and a list.
FEWEST = 3
# Titles, names and particles ('Dr. Ana Maria van der Velm') fit in six words and 60 characters; longer openings are sentences.
WORDS, LENGTH = 6, 60

_WORD = r"[^\W\d_](?:[^\W_]|[.'’&/-])*"
_NAME = rf"(?P<name>{_WORD}(?: {_WORD}){{0,{WORDS - 1}}})"
_ASIDE = r"(?: \([^()\n]{1,40}\))?"
_FORMS = {
    "brackets": re.compile(r"\W{0,3}\(\((?P<name>[^()\n]{1,60})\)\)\W{0,2}[:.]?"),
    "letters": re.compile(r"(?:\*\*|__)?(?P<name>Q|A|Question|Answer|QUESTION|ANSWER)(?:\*\*|__)?[:.](?:\*\*|__)?(?=\s|$)"),
    "bold": re.compile(rf"(?:\*\*|__){_NAME}{_ASIDE}(?:\s?:\s?(?:\*\*|__)|(?:\*\*|__)\s?:)"),
    "colon": re.compile(rf"{_NAME}{_ASIDE}\s?:(?=\s|$)"),
    "square": re.compile(rf"\[{_NAME}\]:?(?=\s|$)"),
    "dash": re.compile(rf"{_NAME}\s(?:—|–|―|--)(?=\s)"),
}
# Openings with a colon that no speaker goes by.
_FURNITURE = (
    "also analysis background breaking caption cc contact correction corrections credit date dead e-mail editor's email "
    "exclusive fax from how image images injured key killed live location missing more note opinion phone photo photos picture "
    "place re read related source sources subject summary tel time to toll update updated updates video watch what when where "
    "who why wounded"
)
_NOT_A_NAME = frozenset(_FURNITURE.split())
_LETTERS = frozenset({"q", "a", "question", "answer"})
_OPENING = frozenset("\"“«'‘")


@dataclass(frozen=True, slots=True)
class _Label:
    form: str
    start: int
    left: int
    right: int
    body: int
    line_end: int
    name: str

    @property
    def key(self) -> str:
        return self.name.casefold()


def find_turns(document: Document) -> tuple[Turn, ...]:
    """The turns of `document`, read in its body; none where it is no conversation."""
    text = document.text
    bodies = [(section.start, section.end) for section in document.sections if section.role is SectionRole.BODY]
    found = [label for start, end in bodies for line in lines(text, start, end) if (label := _label(text, *line))]
    kept = _conversation(found)
    if not kept:
        return ()
    alone = len({label.key for label in kept}) == 1  # only the questions are labelled: what follows their line is somebody else's
    ends = [after.start for _, after in pairwise(kept)] + [bodies[-1][1]]
    return tuple(_turn(text, label, label.line_end if alone else end) for label, end in zip(kept, ends, strict=True))


def _turn(text: str, label: _Label, end: int) -> Turn:
    body = label.body
    while body < end and text[body].isspace():
        body += 1
    wrapped = body < end and text[body] in _OPENING
    return Turn(label.start, end, label.left, label.right, label.body, label.name, wrapped, label.key in _LETTERS)


def _label(text: str, start: int, end: int) -> _Label | None:
    """The label that opens the line `[start, end)`, in the first form that fits."""
    for form, pattern in _FORMS.items():
        match = pattern.match(text, start, min(end, start + LENGTH + 20))
        if match is not None and _nameable(match["name"], form):
            left = match.start("name") + len(match["name"]) - len(match["name"].lstrip())
            name = match["name"].strip()
            return _Label("colon" if form == "bold" else form, start, left, left + len(name), match.end(), end, name)
    return None


def _nameable(name: str, form: str) -> bool:
    """Whether a label can be a speaker's: capitalised words and particles, no word of the page's own furniture, no dateline."""
    words = name.split()
    if not words or len(name) > LENGTH:
        return False
    if form == "letters":
        return True
    table = tables()
    lows = [word.casefold().replace("’", "'").strip(".:") for word in words]
    if any(low in _NOT_A_NAME for low in lows) or not words[0][0].isupper():
        return False
    if form == "dash" and (lows[0] in table.states or lows[0] in table.capitals):
        return False
    return all(word[0].isupper() or low in table.particle or low in ("of", "the") for word, low in zip(words, lows, strict=True))


def _conversation(labels: Iterable[_Label]) -> list[_Label]:
    """The labels of the forms in which a conversation is printed."""
    forms: dict[str, list[_Label]] = {}
    for label in labels:
        forms.setdefault(label.form, []).append(label)
    kept = [label for form, found in forms.items() if _recurs(form, found) for label in found]
    return sorted(kept, key=lambda label: label.start)


def _recurs(form: str, labels: list[_Label]) -> bool:
    counts = Counter(label.key for label in labels)
    if len(labels) < FEWEST or max(counts.values()) < 2:
        return False
    if form == "letters":  # 'A.' alone is an initial or an item of a list
        return bool(counts.keys() & {"q", "question"}) and bool(counts.keys() & {"a", "answer"})
    if form == "dash":  # datelines look alike: here two speakers must each come again
        return sum(count > 1 for count in counts.values()) > 1
    return True
