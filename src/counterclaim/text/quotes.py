"""Quotation marks of a text, as ranges of its offsets.

A text and a range come in, the stretches inside quotation marks go out, line by line, without the marks themselves.
Nothing here rewrites the text, and an apostrophe, an inch sign or a stray mark never opens a quotation.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.text.sentences import lines

# Characters of one family open and close each other; a closing mark of one family never closes another.
_FAMILY = {
    **dict.fromkeys(("“", "”", "„", "‟", '"', "＂", "``", "''"), "double"),
    **dict.fromkeys("‘’‚‛'", "single"),
    **dict.fromkeys("«»", "guillemet"),
    **dict.fromkeys("‹›", "small guillemet"),
    **dict.fromkeys("「」", "corner"),
    **dict.fromkeys("『』", "white corner"),
}
_OPENING = frozenset({"“", "„", "‟", "``", "‘", "‚", "‛", "«", "‹", "「", "『"})
_CLOSING = frozenset({"”", "’", "»", "›", "」", "』", "''"})
_MARK = re.compile(r"``|''|[“”„‟\"＂‘’‚‛'«»‹›「」『』]")

# Low-opened and reversed pairs: „German“, »Danish«, ‚single‘.
_CLOSED_BY = {"„": "“”", "»": "«", "›": "‹", "‚": "‘’"}

# Elisions that begin with an apostrophe, in lower case; digits ('90s) are tested apart.
_ELISIONS = re.compile(r"(?:tis|twas|twere|til|till|em|cause|cos|round|bout|n|un|neath|fore|ere|tween|d|s|t|re|ve|ll|m)\b", re.IGNORECASE)
_BEFORE_OPENING = frozenset("([{—–-/\u2026")
_SENTENCE_END = re.compile(r"[.!?\u2026][)\]]?\s+")
_UNMISTAKABLE = frozenset("「『")  # written without spaces around them
_STOPS = frozenset(",.?!;:\u2026—–-")

# How far one decision looks, so that a hostile line of five million marks stays linear.
_MARKS_AHEAD = 200
_CHARACTERS_BACK = 2000


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words inside one pair of marks, `[start, end)` without the marks, inside one line.

    `depth` is 1 for the outermost; `opened` and `closed` say whether the mark on that side stands there. A quotation that runs over
    several paragraphs is one of these for each line, with `closed` false on all but the last.
    """

    start: int
    end: int
    depth: int
    opened: bool = True
    closed: bool = True


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    char: str

    @property
    def family(self) -> str:
        return _FAMILY[self.char]

    @property
    def is_straight(self) -> bool:
        return self.char in "\"'＂"


def quoted(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Ranges of `text[start:end]` inside quotation marks, outermost, in order, without the marks and none of them across a line.

    Scan whole lines: a range that begins inside a line takes the state there as unquoted.
    """
    return [(q.start, q.end) for q in quotations(text, start, end) if q.depth == 1]


def clip(ranges: Sequence[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """What of `[start, end)` stands inside the ordered `ranges` that `quoted` gave."""
    at = max(bisect_right(ranges, (start, start)) - 1, 0)
    found = []
    while at < len(ranges) and ranges[at][0] < end:
        a, b = max(ranges[at][0], start), min(ranges[at][1], end)
        if a < b:
            found.append((a, b))
        at += 1
    return found


def inside(ranges: Sequence[tuple[int, int]], start: int, end: int) -> int:
    """How many characters of `[start, end)` stand inside the ordered `ranges` that `quoted` gave."""
    return sum(b - a for a, b in clip(ranges, start, end))


def quotations(text: str, start: int = 0, end: int | None = None) -> list[Quotation]:
    """All quotations of `text[start:end]`, nested ones too, sorted by place (the outer before the inner)."""
    found: list[Quotation] = []
    waiting: list[Quotation] = []  # whole lines that are quoted only if a later line of the same block closes the mark
    unclosed = False
    before = start
    for left, right in lines(text, start, end):
        scan = _Line(text, left, right)
        if unclosed and _is_wrapped(text, before, left) and not scan.opens_with_mark:
            closing = scan.first_closing()
            if closing is not None:
                found += [*waiting, *scan.read(carried=True)]
                waiting, unclosed, before = [], scan.unclosed, right
                continue
            if not scan.marks:
                waiting.append(Quotation(left, right, 1, opened=False, closed=False))
                before = right
                continue
        found += scan.read(carried=False)
        waiting, unclosed, before = [], scan.unclosed, right
    return sorted((q for q in found if q.end > q.start), key=lambda q: (q.start, -q.end, q.depth))


def _is_wrapped(text: str, before: int, left: int) -> bool:
    """Whether two lines stand in one block: a single line break between them, as in text wrapped at a fixed width."""
    between = text[before:left]
    return between.count("\n") + between.count("\u2028") <= 1 and "\u2029" not in between


class _Line:
    """One line while it is read: its marks, and the stack of those open."""

    def __init__(self, text: str, left: int, right: int) -> None:
        self.text, self.left, self.right = text, left, right
        self.marks = [_Mark(m.start(), m.end(), m[0]) for m in _MARK.finditer(text, left, right)]
        self.marks = [mark for mark in self.marks if not self._is_apostrophe(mark)]
        self.stack: list[_Mark] = []
        self.found: list[Quotation] = []
        self.unclosed = False

    @property
    def opens_with_mark(self) -> bool:
        return bool(self.marks) and self.marks[0].start == self.left and self._opens(self.marks[0])

    def first_closing(self) -> _Mark | None:
        """The first mark of the line, when it can only close."""
        if self.marks and not self._opens(self.marks[0]) and (self._closes(self.marks[0]) or self.marks[0].char in _CLOSING):
            return self.marks[0]
        return None

    def read(self, *, carried: bool) -> list[Quotation]:
        """Walk the marks in order; `carried` says that the line begins inside a quotation."""
        for index, mark in enumerate(self.marks):
            if carried and index == 0:
                self.found.append(Quotation(self.left, mark.start, 1, opened=False))
            elif any(open_.family == mark.family for open_ in self.stack):
                self._with_open(mark, index)
            else:
                self._without_open(mark, index)
        self.unclosed = bool(self.stack)
        self._drop(0, self.right, closed=False)
        return self.found

    def _with_open(self, mark: _Mark, index: int) -> None:
        at = self._partner(mark)
        pair = _CLOSED_BY.get(self.stack[at].char)
        if pair is not None and mark.char in pair:
            closes = True
        elif mark.char in _OPENING:
            closes = False
        elif mark.char in _CLOSING:
            closes = mark.family != "single" or self._ends_single(mark, index)
        else:
            closes = (self._closes(mark) or not self._opens(mark)) and (mark.family != "single" or self._ends_single(mark, index))
        if closes:
            self._drop(at, mark.start, closed=True)
        elif mark.family != "single" or self._opens(mark):
            if self.stack[at].is_straight == mark.is_straight:
                # A second opening mark of the same make: the first was never closed. Its words run up to here.
                self._drop(at, mark.start, closed=False)
            self.stack.append(mark)

    def _partner(self, mark: _Mark) -> int:
        """Place on the stack of the open mark this one may close: of its own make if there is one ("a “b” c"), else of its family."""
        family = [i for i, open_ in enumerate(self.stack) if open_.family == mark.family]
        return max((i for i in family if self.stack[i].is_straight == mark.is_straight), default=family[-1])

    def _without_open(self, mark: _Mark, index: int) -> None:
        if mark.family == "single":
            if self._opens(mark) and (mark.start == self.left or self._is_closed_later(index)):
                self.stack.append(mark)
            return
        opens, closes = self._opens(mark) or mark.char in _UNMISTAKABLE, self._closes(mark)
        if opens and (not closes or mark.char in _OPENING):
            self.stack.append(mark)
        elif closes and not opens:
            self._stray(mark)
        elif mark.char not in _CLOSING and self._is_spaced(mark):
            self.stack.append(mark)

    def _stray(self, mark: _Mark) -> None:
        """A closing mark that nothing opened: taken only after a stop, and then for its own sentence."""
        previous = self.text[mark.start - 1] if mark.start > self.left else ""
        if self.stack or previous not in _STOPS:
            return
        floor = self.found[-1].end + 1 if self.found else self.left
        begin = max(floor, mark.start - _CHARACTERS_BACK)
        for sentence_end in _SENTENCE_END.finditer(self.text, begin, mark.start):
            begin = sentence_end.end()
        if begin > floor or not self.found:  # else the words before belong to the attribution between two quotations
            self.found.append(Quotation(begin, mark.start, 1, opened=False))

    def _drop(self, at: int, end: int, *, closed: bool) -> None:
        for depth in range(len(self.stack), at, -1):
            self.found.append(Quotation(self.stack[depth - 1].end, end, depth, closed=closed and depth == at + 1))
        del self.stack[at:]

    def _opens(self, mark: _Mark) -> bool:
        after = self.text[mark.end] if mark.end < self.right else " "
        return not after.isspace() and after not in ",.;:?!)]}" and self._is_edge(mark)

    def _is_edge(self, mark: _Mark) -> bool:
        """Whether the mark stands where a word begins: line start, white space, bracket, dash, or another opening mark."""
        if mark.start == self.left:
            return True
        before = self.text[mark.start - 1]
        if before in _OPENING or (before in "\"'" and (mark.start - 1 == self.left or self.text[mark.start - 2].isspace())):
            return True
        return before.isspace() or before in _BEFORE_OPENING

    def _closes(self, mark: _Mark) -> bool:
        before = self.text[mark.start - 1] if mark.start > self.left else " "
        after = self.text[mark.end] if mark.end < self.right else " "
        if mark.char == '"' and before.isdigit() and not self.stack:
            return False  # inches
        return not before.isspace() and not after.isalnum()

    def _is_spaced(self, mark: _Mark) -> bool:
        after = self.text[mark.end] if mark.end < self.right else ""
        return after.isspace() and (mark.start == self.left or self.text[mark.start - 1].isspace())

    def _is_apostrophe(self, mark: _Mark) -> bool:
        if mark.family != "single":
            return False
        before = self.text[mark.start - 1] if mark.start > self.left else " "
        after = self.text[mark.end] if mark.end < self.right else " "
        if before.isalnum() and after.isalnum():
            return True
        if after.isdigit() and mark.char != "‘" and not before.isalnum():
            return True  # '90s
        return not before.isalnum() and before not in _STOPS and bool(_ELISIONS.match(self.text, mark.end, self.right))

    def _ends_single(self, mark: _Mark, index: int) -> bool:
        """Whether a single mark closes, or is the possessive of a plural ('the officers' union')."""
        if not self._closes(mark):
            return False
        before = self.text[mark.start - 1]
        after = self.text[mark.end : mark.end + 2]
        if before.lower() == "s" and len(after) == 2 and after[0] == " " and after[1].islower():
            return not self._is_closed_later(index)
        return True

    def _is_closed_later(self, index: int) -> bool:
        """Whether a single mark after this one, before the next that opens, can close."""
        for mark in self.marks[index + 1 : index + 1 + _MARKS_AHEAD]:
            if mark.family != "single":
                continue
            if mark.char != "’" and self._opens(mark) and not self._closes(mark):
                return False
            if self._closes(mark):
                return True
        return False
