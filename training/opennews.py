"""Articles of open news as training examples: our own annotation by document and offset, the text from the data folder.

`training/data/opennews.jsonl` has one document a line: `{"document", "claims": [{"source", "cue", "content"}]}`, offsets in code points of
the data set's own text, outermost claims only, marked by PolNeAR's rules without deeds. It holds no text; where the data set is absent
nothing is loaded.
"""

from __future__ import annotations

import json
from pathlib import Path

from bench.opennews import articles
from tokenizers import Tokenizer

from counterclaim.read.tokens import tokenize
from counterclaim.text.sentences import lines
from training.polnear import Article, Gold, apart, word_range
from training.vocabulary import tokenizer

MARKED = Path(__file__).parent / "data/opennews.jsonl"


def load(data: Path, pieces: Tokenizer | None = None) -> list[Article]:
    """Every marked article whose text `data` has."""
    pieces = pieces or tokenizer()
    texts = dict(articles(data / "opennews"))
    rows = [json.loads(line) for line in MARKED.read_text("utf-8").splitlines()]
    return [_article(row["document"], texts[row["document"]], row["claims"], pieces) for row in rows if row["document"] in texts]


def _article(name: str, text: str, claims: list[dict[str, list]], pieces: Tokenizer) -> Article:
    where = lines(text)
    tokens = tokenize(text, where, pieces)
    gold = set()
    for claim in claims:
        cue = word_range(tokens, claim["cue"])
        source = word_range(tokens, claim["source"]) if claim["source"] else None
        contents = [found for span in claim["content"] if (found := word_range(tokens, span))]
        if cue:
            gold.add(Gold(cue, source, apart(contents, [source] if source else [])))
    return Article(name, text, tuple(where), tokens, tuple(sorted(gold, key=lambda g: g.cue)))
