"""PolNeAR as training examples: articles in words, attributions as ranges of words.

The brat standoff files come in (first annotator of each article, as the reference scorer takes them); nothing is normalised.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tokenizers import Tokenizer

from counterclaim.read.tokens import Tokens, tokenize, word_range
from counterclaim.text.sentences import lines
from training.vocabulary import tokenizer

if TYPE_CHECKING:
    from training.claims import Example
    from training.roles import Filled

Range = tuple[int, int]
HELD_OUT = 60
"""The last train articles by date, kept for every choice (thresholds, early stopping, rules)."""


@dataclass(frozen=True, slots=True)
class Gold:
    """One attribution in word ranges of its article."""

    cue: Range
    source: Range | None
    content: tuple[Range, ...]


Inner = tuple[Range, tuple[Gold, ...]]
"""One fragment of a claim's content, and the attributions that stand immediately in it."""


@dataclass(frozen=True, slots=True, eq=False)
class Article:
    """One annotated article; `lines` are the ranges of text that were tokenised, `inner` is empty where only outer claims are marked,
    `told` are the claims whose labels are known, `filled` what its words fill in the events it tells of (None: not known).

    Of an article whose attributions nobody marked (`read` is False) nothing is learned of them.
    """

    name: str
    text: str
    lines: tuple[Range, ...]
    tokens: Tokens
    gold: tuple[Gold, ...]
    inner: tuple[Inner, ...] = ()
    told: tuple[Example, ...] = ()
    filled: Filled | None = None
    read: bool = True


def layered(claims: Sequence[Gold]) -> tuple[tuple[Gold, ...], tuple[Inner, ...]]:
    """The outermost of nested claims, and every fragment with what stands immediately in it."""
    fragments = sorted({fragment for claim in claims for fragment in claim.content}, key=lambda f: (f[1] - f[0], f))
    within: dict[Range, list[Gold]] = {fragment: [] for fragment in fragments}
    outer = []
    for claim in sorted(set(claims), key=lambda c: (c.cue, c.content)):
        spans = [claim.cue, *claim.content, *([claim.source] if claim.source else [])]
        first, last = min(a for a, _ in spans), max(b for _, b in spans)
        around = next((f for f in fragments if f not in claim.content and f[0] <= first and last <= f[1]), None)
        (outer if around is None else within[around]).append(claim)
    return tuple(outer), tuple((fragment, tuple(found)) for fragment, found in within.items())


def load(split: Path, pieces: Tokenizer | None = None) -> list[Article]:
    """All articles of `split`, sorted by name, in an artifact's pieces or those of the starting weights."""
    pieces = pieces or tokenizer()
    first: dict[str, Path] = {}
    for path in sorted((split / "attributions").glob("*.ann")):
        first.setdefault(path.name.rsplit("_", 1)[0], path)
    return [_article(name, split / "text" / f"{name}.txt", path, pieces) for name, path in sorted(first.items())]


def divide(articles: list[Article]) -> tuple[list[Article], list[Article]]:
    """Train and held-out articles: the last `HELD_OUT` by the date in their names are held out."""
    by_date = sorted(articles, key=lambda a: (re.search(r"\d{4}-\d\d-\d\d", a.name)[0], a.name))  # type: ignore[index]
    return by_date[:-HELD_OUT], by_date[-HELD_OUT:]


def _article(name: str, text_path: Path, annotation: Path, pieces: Tokenizer) -> Article:
    text = text_path.read_bytes().decode("utf-8")
    where = lines(text)
    tokens = tokenize(text, where, pieces)
    gold = []
    for claim in _claims(annotation):
        found = {role: [words for span in spans if (words := word_range(tokens, span))] for role, spans in claim.items()}
        cues, sources, contents = (found.get(role, []) for role in ("cue", "source", "content"))
        if cues:
            gold.append(Gold(cues[0], sources[0] if sources else None, apart(contents, sources[:1])))
    return Article(name, text, tuple(where), tokens, tuple(sorted(set(gold), key=lambda g: g.cue)))


def _claims(path: Path) -> list[dict[str, list[Range]]]:
    spans: dict[str, list[Range]] = {}
    claims = []
    for line in path.open(encoding="utf-8"):
        if match := re.match(r"(T\d+)\t(\S+) ([\d; ]+)\t", line):
            pairs = [part.split() for part in match[3].split(";")]
            spans[match[1]] = [(int(a), int(b)) for a, b in pairs]
        elif line.startswith("E"):
            claim: dict[str, list[Range]] = defaultdict(list)
            for part in line.split("\t", 1)[1].split():
                label, _, name = part.partition(":")
                role = label.rstrip("0123456789").lower()
                if role in ("source", "cue", "content"):
                    claim[role] += spans.get(name, [])
            claims.append({role: sorted(found) for role, found in claim.items()})
    return claims


def apart(contents: list[Range], taken: list[Range]) -> tuple[Range, ...]:
    """Contents in order, cut so that none overlaps another or the source."""
    out: list[Range] = []
    for start, end in sorted(contents):
        for a, b in taken:
            if a <= start < b:
                start = b
            elif start < a < end:
                end = a
        start = max([start, *(b for _, b in out)])
        if start < end:
            out.append((start, end))
    return tuple(out)
