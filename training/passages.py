"""The corpus as training examples beside PolNeAR's: claims with a cue, in words of each passage, the outermost apart from the inner ones.

A folder of the corpus comes in, `Article`s go out. The narrator's claims, which have no cue, are left to other heads.
"""

from __future__ import annotations

from pathlib import Path

from corpus.markup import Passage, read
from tokenizers import Tokenizer

from counterclaim.read.tokens import tokenize, word_range
from counterclaim.text.sentences import lines
from training.polnear import Article, Gold, apart, layered
from training.vocabulary import tokenizer

HELD_EVERY = 7
"""Every seventh event is kept for choices, as PolNeAR's last sixty articles are."""


def files(folder: Path, held: bool) -> list[Path]:
    """The files of `folder` to learn from, or those held out."""
    return [path for number, path in enumerate(sorted(folder.glob("*.txt"))) if (number % HELD_EVERY == 0) == held]


def load(folder: Path, pieces: Tokenizer | None = None, held: bool = False) -> list[Article]:
    """The passages of the files in `folder` to learn from, or of those held out, by file and number."""
    pieces = pieces or tokenizer()
    return [_article(passage, pieces) for path in files(folder, held) for passage in read(path).passages]


def _article(passage: Passage, pieces: Tokenizer) -> Article:
    where = lines(passage.text)
    tokens = tokenize(passage.text, where, pieces)
    gold = []
    for claim in passage.claims:
        cue = word_range(tokens, claim.cue) if claim.cue else None
        source = word_range(tokens, claim.source) if claim.source else None
        contents = [found for span in claim.content if (found := word_range(tokens, span))]
        if cue:  # the narrator's have none
            gold.append(Gold(cue, source, apart(contents, [source] if source else [])))
    outer, inner = layered(gold)
    return Article(passage.name, passage.text, tuple(where), tokens, outer, inner)
