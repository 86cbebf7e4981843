"""The corpus as training examples beside PolNeAR's: outermost claims with a cue, in words of each passage.

A folder of the corpus comes in, `Article`s go out. Inner claims and the narrator's are left to other heads: in PolNeAR they are not marked.
"""

from __future__ import annotations

from pathlib import Path

from corpus.markup import Claim, Passage, read
from tokenizers import Tokenizer

from counterclaim.model.labels import Voice
from counterclaim.read.tokens import tokenize
from counterclaim.text.sentences import lines
from training.polnear import Article, Gold, apart, word_range
from training.vocabulary import tokenizer


def load(folder: Path, pieces: Tokenizer | None = None) -> list[Article]:
    """All passages of the files in `folder`, by file and number."""
    pieces = pieces or tokenizer()
    return [_article(passage, pieces) for path in sorted(folder.glob("*.txt")) for passage in read(path).passages]


def _article(passage: Passage, pieces: Tokenizer) -> Article:
    where = lines(passage.text)
    tokens = tokenize(passage.text, where, pieces)
    gold = []
    for claim in outermost(passage.claims):
        cue = word_range(tokens, claim.cue) if claim.cue else None
        source = word_range(tokens, claim.source) if claim.source else None
        contents = [found for span in claim.content if (found := word_range(tokens, span))]
        if cue:
            gold.append(Gold(cue, source, apart(contents, [source] if source else [])))
    return Article(passage.name, passage.text, tuple(where), tokens, tuple(sorted(set(gold), key=lambda g: g.cue)))


def outermost(claims: tuple[Claim, ...]) -> list[Claim]:
    """The claims with a cue that stand in no other such claim."""
    by_number = {claim.number: claim for claim in claims}

    def inside(claim: Claim) -> bool:
        via = claim.via
        while via is not None:
            if by_number[via].voice is not Voice.NARRATOR:
                return True
            via = by_number[via].via
        return False

    return [claim for claim in claims if claim.voice is not Voice.NARRATOR and not inside(claim)]
