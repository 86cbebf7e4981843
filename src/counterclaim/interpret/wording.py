"""How certain, in what mode, with what polarity something is said, and whether it was said at all: by the table of wordings.

The words of a claim's source, cue and content come in, one label of each kind with the words that carry it goes out. It knows the labels'
patterns, no act and no actor, and where no pattern fits it gives the plain label: unstated, asserted, positive, yes.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Generic, TypeVar

from counterclaim.model.labels import CertaintyLevel, Occurred, Polarity, Reality
from counterclaim.text.patterns import Patterns, Word, Words

OPENING = 24
"""Words of a content among which its main clause's certainty is looked for."""
CLAUSE = 12
"""Words among which the negation of its main clause is looked for."""
CONDITION = 6
"""Words among which an 'if' governs all of it."""

L = TypeVar("L")


@dataclass(frozen=True, slots=True)
class Worded(Generic[L]):
    """A label and the first and last of the words that carry it; none where the label is the plain one."""

    label: L
    words: tuple[Word, Word] | None = None


class WordingTable:
    """The patterns of one table, ready to be asked."""

    def __init__(self, table: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        self.certainty_of = {line: CertaintyLevel(level) for level, lines in table["certainty"].items() for line in lines}
        self.levels = Patterns(self.certainty_of)
        reality, occurred, polarity = table["reality"], table["occurred"], table["polarity"]
        self.conditional, self.question = Patterns(reality["conditional"]), Patterns(reality["question"])
        self.asks, self.told = Patterns(reality["asks"]), Patterns(reality["hearsay"])
        self.negative, self.ends = Patterns(polarity["negative"]), Patterns(polarity["ends"])
        self.never, self.nobody, self.done = Patterns(occurred["no"]), Patterns(occurred["subject"]), Patterns(occurred["done"])

    def certainty(self, cue: Sequence[Word], content: Sequence[Word]) -> Worded[CertaintyLevel]:
        """FactBank's level: by the content's opening, else by the cue."""
        for text, before in ((content, OPENING), (cue, None)):
            found = self.levels.first(text, before)
            if found is not None:
                level = self.certainty_of[found[0].line]
                return Worded(level, None if level is CertaintyLevel.UNSTATED else found[1:])
        return Worded(CertaintyLevel.UNSTATED)

    def reality(self, cue: Sequence[Word], content: Sequence[Word], asked: bool) -> Worded[Reality]:
        """Whether the content is asserted; `asked` says that it ends in a question mark."""
        told = self.told.first(Words([*cue, *content]), len(cue) + CONDITION)
        if told is not None:
            return Worded(Reality.HEARSAY, told[1:])
        condition = self.conditional.first(content, CONDITION)
        if condition is not None:
            return Worded(Reality.CONDITIONAL, condition[1:])
        question = self.question.first(content, CONDITION)
        if question is not None and (question[0].line == "whether" or self.asks.first(cue) is not None):
            return Worded(Reality.QUESTION, question[1:])
        return Worded(Reality.QUESTION if asked else Reality.ASSERTED)

    def polarity(self, content: Sequence[Word]) -> Worded[Polarity]:
        """Whether the content's main clause is negated."""
        over = self.ends.first(content[2:])
        reach = CLAUSE if over is None else min(CLAUSE, next(i for i, word in enumerate(content) if word is over[1]))
        found = self.negative.first(content, reach)
        return Worded(Polarity.POSITIVE) if found is None else Worded(Polarity.NEGATIVE, found[1:])

    def occurred(self, source: Sequence[Word], cue: Sequence[Word]) -> Worded[Occurred]:
        """Whether the source did the act: 'has not claimed' is no, 'did not rule out' is what it does."""
        found = self.never.first(cue) or self.nobody.first(source, 2)
        if found is None or self.done.first(cue) is not None:
            return Worded(Occurred.YES)
        return Worded(Occurred.NO, found[1:])


@cache
def wording_table() -> WordingTable:
    """The package's own table."""
    path = resources.files("counterclaim.interpret") / "tables" / "wording.toml"
    return WordingTable(tomllib.loads(path.read_text("utf-8")))
