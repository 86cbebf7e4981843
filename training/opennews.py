"""Articles of open news as training examples: our own annotation by document and offset, the text from the data folder.

`training/data/opennews.jsonl` has one document a line: `{"document", "nested", "claims": [{"source", "cue", "content", "speaker"}]}`,
offsets in code points of the data set's own text, marked by PolNeAR's rules without deeds; `nested` says whether claims inside contents
are marked too, `speaker` is where the text names who is heard (the source itself where nobody is named, null where nobody can tell). It
holds no text; where the data set is absent nothing is loaded.
"""

from __future__ import annotations

import json
from pathlib import Path

from bench.opennews import articles
from tokenizers import Tokenizer

from counterclaim.read.tokens import tokenize, word_range
from counterclaim.text.sentences import lines
from training.polnear import Article, Gold, apart, layered
from training.vocabulary import tokenizer

MARKED = Path(__file__).parent / "data/opennews.jsonl"
HELD_EVERY = 5
"""Every fifth marked document is kept for choices, as PolNeAR's last sixty are."""


def load(data: Path, pieces: Tokenizer | None = None, held: bool = False) -> list[Article]:
    """The marked articles whose text `data` has: those to learn from, or those held out."""
    pieces = pieces or tokenizer()
    texts = dict(articles(data / "opennews"))
    return [_article(row, texts[row["document"]], pieces) for row in rows(held) if row["document"] in texts]


def rows(held: bool) -> list[dict]:
    """The marks of the documents to learn from, or of those held out."""
    every = [json.loads(line) for line in MARKED.read_text("utf-8").splitlines()]
    return [row for number, row in enumerate(every) if (number % HELD_EVERY == 0) == held]


def _article(row: dict, text: str, pieces: Tokenizer) -> Article:
    where = lines(text)
    tokens = tokenize(text, where, pieces)
    gold = []
    for claim in row["claims"]:
        cue = word_range(tokens, claim["cue"])
        source = word_range(tokens, claim["source"]) if claim["source"] else None
        contents = [found for span in claim["content"] if (found := word_range(tokens, span))]
        if cue:
            gold.append(Gold(cue, source, apart(contents, [source] if source else [])))
    outer, inner = layered(gold)
    return Article(row["document"], text, tuple(where), tokens, outer, inner if row["nested"] else ())
