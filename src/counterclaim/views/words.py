"""Words of speech and responsibility in a text, from a table that people can read and extend.

A table of verbs, nouns, words and phrases comes in once; a test of one sentence goes out.
It finds no claim and understands no word: it only tells which sentences a person may want to look at.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources

from counterclaim.text.inflection import forms, with_s

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class SpeechWords:
    """All forms of the table: single words, and phrases by their first word."""

    def __init__(self, table: dict[str, dict[str, str]]) -> None:
        self.words = frozenset(_forms(table))
        phrases: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
        for block in table["phrases"].values():
            for line in filter(None, map(str.strip, block.splitlines())):
                words = tuple(_WORD.findall(line.casefold()))
                phrases[words[0]].append(words)
        self.phrases = dict(phrases)

    def __len__(self) -> int:
        return len(self.words) + sum(map(len, self.phrases.values()))

    def first_in(self, text: str) -> tuple[int, int] | None:
        """Range of the first word or phrase of the table in `text`, None when there is none."""
        found = [(match.start(), match.end(), match[0].casefold()) for match in _WORD.finditer(text)]
        for at, (start, end, word) in enumerate(found):
            if word in self.words:
                return start, end
            for phrase in self.phrases.get(word, ()):
                if tuple(item[2] for item in found[at : at + len(phrase)]) == phrase:
                    return start, found[at + len(phrase) - 1][1]
        return None


@cache
def speech_words() -> SpeechWords:
    """The package's own table."""
    path = resources.files("counterclaim.views") / "tables" / "speech_words.toml"
    return SpeechWords(tomllib.loads(path.read_text("utf-8")))


def _forms(table: dict[str, dict[str, str]]) -> Iterator[str]:
    for verb in table["verbs"]["regular"].split():
        yield from forms(verb)
    for verb in table["verbs"]["doubling"].split():
        yield from forms(verb, doubling=True)
    for noun in table["nouns"]["regular"].split():
        yield from (noun, with_s(noun))
    yield from _split([table["verbs"]["irregular"], table["words"]["other"]])


def _split(blocks: Iterable[str]) -> Iterator[str]:
    for block in blocks:
        yield from block.split()
