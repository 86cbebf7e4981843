"""What one reading knows about each token of its page: whose name covers it, which description starts or ends there, who says it.

In: the page, its joined names, its descriptions, and later the source spans; out: look-ups by token, and the mentions so far.
It never decides whom a word stands for: it keeps what was found before the reading began and what the reading has settled since.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.model.reading import Attribution
from counterclaim.resolve.antecedents import Mention, Recall
from counterclaim.resolve.entities import Entity
from counterclaim.resolve.joining import Joiner
from counterclaim.resolve.names import Name
from counterclaim.resolve.nominals import Nominal
from counterclaim.resolve.page import QUOTES, Page
from counterclaim.resolve.tables import Tables

# Openings of a sentence whose 'to' or 'with' names a listener.
SPEAKING = frozenset({"speaking", "talking", "writing", "replying", "responding", "answering", "appealing"})

# How many words such an opening has at most.
ADDRESS = 12


@dataclass(slots=True)
class Source:
    """One source span on the page: its tokens, its claim, and what came of it."""

    first: int
    last: int
    claims: tuple[Attribution, ...]
    entity: Entity | None = None

    def trimmed(self, page: Page) -> tuple[int, int]:
        """Its tokens without punctuation at either end and without a closing 's."""
        first, last = self.first, self.last
        while first < last and not page.words[first][0].isalnum():
            first += 1
        while last > first and (not page.words[last - 1][0].isalnum() or page.lows[last - 1] in ("'s", "’s")):
            last -= 1
        return first, last

    def content(self, page: Page) -> tuple[tuple[int, int], ...]:
        """The token ranges of what it says."""
        return tuple(page.at(part.start, part.end) for claim in self.claims for part in claim.content)


class Notes:
    """The notes of one reading.

    `covered` gives the name over a token, `nominals` and `ending` the description that starts at or ends before it; `ends` gives
    whom a description that ends there was found to stand for; `inside` tells whether the token is somebody's claim.
    """

    def __init__(self, page: Page, tables: Tables, joiner: Joiner, names: Sequence[Name], nominals: Sequence[Nominal]) -> None:
        self.page, self.tables, self.joiner = page, tables, joiner
        self.recall = Recall(page)
        self.names = {name.first: name for name in names if name.first in joiner.of}
        self.covered = {i: name for name in self.names.values() for i in range(name.first, name.last)}
        self.nominals = {nominal.first: nominal for nominal in nominals}
        self.ending = {nominal.last: nominal for nominal in self.nominals.values()}
        self.ends: dict[int, Entity] = {}
        self.inside = [False] * len(page)
        self.contents: list[tuple[int, int, Source]] = []
        self.statements: list[tuple[int, Source]] = []
        self.narrated = -1

    def add_contents(self, sources: Sequence[Source]) -> None:
        """Note which tokens are what each source says."""
        for source in sources:
            for a, b in source.content(self.page):
                self.contents.append((a, b, source))
                self.inside[a:b] = [True] * (b - a)
            for claim in source.claims:
                if claim.verbatim and claim.content:
                    self.statements.append((self.page.at(source.claims[0].content[0].start, claim.content[-1].end)[1], source))
        self.statements.sort(key=lambda statement: statement[0])

    def holder(self, token: int) -> Source | None:
        """The last source in whose content `token` stands, without being that source's own word."""
        return next((s for a, b, s in reversed(self.contents) if a <= token < b and not s.first <= token < s.last), None)

    def stated(self, token: int) -> Source | None:
        """Whose statement, printed without quotation marks, still runs at `token`: until another one, or words about its speaker."""
        if self.page.quoted[token] or self.page.turn[token] >= 0:
            return None
        end, source = next(((end, s) for end, s in reversed(self.statements) if end <= token), (-1, None))
        return source if end > self.narrated else None

    def told(self, token: int, entity: Entity) -> None:
        """Note that the text at `token` tells what `entity` says: a statement of its own is over there."""
        statement = self.stated(token)
        if statement is not None and statement.entity is entity:
            self.narrated = token

    def named(self, token: int) -> Entity | None:
        """Whose name covers `token`."""
        name = self.covered.get(token)
        return None if name is None else self.joiner.of[name.first]

    def addressed(self, token: int) -> tuple[Entity, ...]:
        """Who is spoken to at the head of a sentence ('Speaking to Ana Vel, he'), and therefore not who speaks in it."""
        page = self.page
        start = bisect_left(page.sentence, page.sentence[token])
        while start < token and not page.words[start][0].isalnum():
            start += 1
        if page.lows[start] not in SPEAKING:
            return ()
        end = min(token, start + ADDRESS)
        comma = next((at for at in range(start, end) if page.lows[at] == ","), end)
        named = (self.named(at) for at in range(start, comma))
        return tuple(entity for entity in named if entity is not None)

    def mention(self, first: int, last: int, entity: Entity, source: bool) -> None:
        """Note that the words `[first, last)` stand for `entity`, and how they stand there; a source is always a subject."""
        page = self.page
        before, after = page.low(first - 1), page.low(last)
        preposed = before in self.tables.preposition or (before == "the" and page.low(first - 2) in self.tables.preposition)
        clause = (
            page.opens[first]
            or page.opens[max(first - 1, 0)]
            or before in (",", "and", "but", "that", "as", "when", "while", "because", "if")
        )
        verbal = after in self.tables.speech or after in self.tables.auxiliary or after.endswith("ed")
        inverted = before in self.tables.speech and page.low(first - 2) in QUOTES | {","}
        subject = source or (not preposed and (verbal or clause or inverted) and after not in ("'s", "’s"))
        self.recall.add(
            Mention(
                first,
                last,
                entity,
                subject,
                page.quoted[first],
                after in ("'s", "’s"),
                preposed or before in self.tables.speech,
                page.heading[first],
                self.inside[first],
            )
        )
