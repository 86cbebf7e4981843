"""Words that tell warnings, terms, motives and missing evidence, from a table that people can read and extend.

The table comes in once and a document's text after it; the places where a pattern of some kind fits go out, in order.
It understands no word: whose claim a place belongs to, and whether it counts there, is the views' business.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib import resources

from counterclaim.text.patterns import GAP, fitting, places

# A word, or what ends a sentence; an abbreviation's stop ends one too, which only loses a pattern that crosses it.
_TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[.!?;\n\r\u2028\u2029]")
_STOPS = frozenset(".!?;\n\r\u2028\u2029")


@dataclass(frozen=True, slots=True, order=True)
class Signal:
    """`[start, end)` of a text holds words of this kind."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class _Pattern:
    kind: str
    counts: bool
    parts: tuple[frozenset[str], ...]
    gaps: tuple[bool, ...]


class Signals:
    """All patterns of the table by their first word."""

    def __init__(self, table: dict[str, dict[str, list[str]]]) -> None:
        classes = {name: frozenset(str(words).split()) for name, words in table["classes"].items()}
        self.addressees = frozenset(table["addressees"]["find"])
        self.classes = classes
        self._by_first: defaultdict[str, list[_Pattern]] = defaultdict(list)
        for kind, block in table.items():
            for counts in (True, False) if kind not in ("classes", "addressees") else ():
                for line in block.get("find" if counts else "not", ()):
                    made = _Pattern(kind, counts, *places(line, partial(_fitting, classes=classes)))
                    for word in made.parts[0]:
                        self._by_first[word].append(made)

    def find(self, text: str) -> Found:
        """Every place of `text` where a pattern fits and none of its kind forbids it."""
        tokens = [(match[0].casefold().replace("’", "'"), match.start(), match.end()) for match in _TOKEN.finditer(text)]
        words = ["#" if word.isdecimal() else word for word, _, _ in tokens]
        found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        barred: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for place, word in enumerate(words):
            for pattern in self._by_first.get(word, ()):
                end = _end(pattern, words, place)
                if end > place:
                    (found if pattern.counts else barred)[pattern.kind].append((tokens[place][1], tokens[end - 1][2]))
        kept = sorted(Signal(*span, kind) for kind, spans in found.items() for span in _kept(spans, barred[kind]))
        return Found(tuple(kept), tuple(start for word, start, _ in tokens if word in _STOPS), len(text))


@dataclass(frozen=True, slots=True)
class Found:
    """The signals of one text, and where its sentences end as far as a pattern knows."""

    signals: tuple[Signal, ...]
    stops: tuple[int, ...]
    length: int

    def of(self, *kinds: str) -> Iterator[Signal]:
        """The signals of these kinds, in order."""
        return (signal for signal in self.signals if signal.kind in kinds)

    def within(self, start: int, end: int, *kinds: str) -> Iterator[Signal]:
        """The signals of these kinds that lie in `[start, end)`."""
        for index in range(bisect_left(self.signals, Signal(start, 0, "")), len(self.signals)):
            signal = self.signals[index]
            if signal.start >= end:
                return
            if signal.end <= end and signal.kind in kinds:
                yield signal

    def stop(self, at: int) -> int:
        """Where the sentence that holds the character at `at` ends."""
        index = bisect_left(self.stops, at)
        return self.stops[index] if index < len(self.stops) else self.length

    def begin(self, at: int) -> int:
        """Where the sentence that holds the character at `at` begins."""
        index = bisect_left(self.stops, at)
        return self.stops[index - 1] + 1 if index else 0


@cache
def signals() -> Signals:
    """The package's own table."""
    path = resources.files("counterclaim.views") / "tables" / "signals.toml"
    return Signals(tomllib.loads(path.read_text("utf-8")))


def _fitting(word: str, classes: dict[str, frozenset[str]]) -> Iterable[str]:
    """The words that fit one place of a pattern; 'mid-<month>' is a class behind a prefix."""
    if word.endswith(">"):
        prefix, _, name = word.removesuffix(">").partition("<")
        return [f"{prefix}{item}" for item in classes[name]]
    return fitting(word)


def _end(pattern: _Pattern, words: Sequence[str], place: int) -> int:
    """Behind which word the pattern ends that begins at word number `place`; -1 where it does not fit."""
    place += 1
    for part, gap in zip(pattern.parts[1:], pattern.gaps[1:], strict=True):
        for at in range(place, min(place + 1 + GAP * gap, len(words))):
            if words[at] in part:
                place = at + 1
                break
            if words[at] in _STOPS:
                return -1
        else:
            return -1
    return place


def _kept(found: list[tuple[int, int]], barred: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Places that overlap neither a longer one that begins before or with them, nor a barred one."""
    bars = sorted(barred)
    at = last = reach = 0
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        while at < len(bars) and bars[at][0] < end:
            reach = max(reach, bars[at][1])
            at += 1
        if start >= last and reach <= start:
            last = end
            yield start, end
