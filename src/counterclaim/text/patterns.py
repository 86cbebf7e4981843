"""Word patterns of the tables: what people write in a TOML file, as something that finds its place in a text.

A pattern comes in as a line of words (`~verb` any form, `+noun` and its plural, `...` up to three words), a text's words come in, and the
first place where it fits goes out. It knows no act and no label.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from counterclaim.text.inflection import forms, with_s

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|:")
GAP = 3
"""Words that `...` may stand for."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text, in lower case with straight apostrophes, and where it stands."""

    text: str
    start: int
    end: int


class Words(list[Word]):
    """The words of a text in order, and which words there are: most patterns are none of them, and are not looked for."""

    def __init__(self, given: Iterable[Word]) -> None:
        super().__init__(given)
        self.texts = frozenset(word.text for word in self)


def words(text: str, offset: int = 0) -> Words:
    """The words of `text`, and each ':' for one."""
    return Words(Word(m[0].casefold().replace("’", "'"), offset + m.start(), offset + m.end()) for m in _WORD.finditer(text))


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line of a table: for each place the words that fit there, and whether a gap may stand before it."""

    line: str
    parts: tuple[frozenset[str], ...]
    gaps: tuple[bool, ...]

    def at(self, text: Sequence[Word], place: int) -> int:
        """Where the pattern ends if it begins at `place` of `text`, else -1."""
        if place >= len(text) or text[place].text not in self.parts[0]:
            return -1
        place += 1
        for part, gap in zip(self.parts[1:], self.gaps[1:], strict=True):
            reach = range(place, min(place + GAP + 1, len(text))) if gap else range(place, min(place + 1, len(text)))
            place = next((i + 1 for i in reach if text[i].text in part), -1)
            if place < 0:
                return -1
        return place


def pattern(line: str) -> Pattern:
    """Read one line of a table; raises ValueError for an empty one or one that begins or ends in a gap."""
    return Pattern(line, *places(line, fitting))


def fitting(word: str) -> Iterable[str]:
    """The words that fit one place: `~verb` in any form, `+noun` and its plural, else the word itself."""
    bare = word.lstrip("~+")
    return forms(bare) if word.startswith("~") else (bare, with_s(bare)) if word.startswith("+") else (bare,)


def places(line: str, fit: Callable[[str], Iterable[str]]) -> tuple[tuple[frozenset[str], ...], tuple[bool, ...]]:
    """For each place of a line the words that `fit` there, and whether `...` stands before it; raises ValueError as `pattern` does."""
    parts: list[frozenset[str]] = []
    gaps: list[bool] = []
    gap = False
    for word in line.split():
        if word == "...":
            gap = True
            continue
        parts.append(frozenset(fit(word)))
        gaps.append(gap)
        gap = False
    if not parts or gap or gaps[0]:
        raise ValueError(f"no pattern: {line!r}")
    return tuple(parts), tuple(gaps)


class Patterns:
    """Several patterns, found by their first word."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.by_first: defaultdict[str, list[tuple[int, Pattern]]] = defaultdict(list)
        for rank, line in zip(count(), lines, strict=False):
            made = pattern(line)
            for word in sorted(made.parts[0]):
                self.by_first[word].append((rank, made))

    def first(self, text: Sequence[Word], before: int | None = None) -> tuple[Pattern, Word, Word] | None:
        """The first place (of several patterns there the longest) that begins before word number `before`: pattern, first and last word."""
        known = self.by_first
        if isinstance(text, Words) and known.keys().isdisjoint(text.texts):
            return None
        for place, word in enumerate(text[:before]):
            if word.text not in known:
                continue
            fitting = [(end, made) for _, made in known[word.text] if (end := made.at(text, place)) >= 0]
            if fitting:
                end, made = max(fitting, key=lambda item: item[0])
                return made, word, text[end - 1]
        return None

    def every(self, text: Sequence[Word]) -> Iterator[tuple[Pattern, Word, Word]]:
        """Every place where a pattern fits, from left to right; of those that begin at one word the longest, and no two share a word."""
        behind = 0
        for place, word in enumerate(text):
            if place < behind or word.text not in self.by_first:
                continue
            fitting = [(end, -rank, made) for rank, made in self.by_first[word.text] if (end := made.at(text, place)) >= 0]
            if fitting:
                behind, _, made = max(fitting, key=lambda item: item[:2])
                yield made, word, text[behind - 1]
