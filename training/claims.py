"""Claims as examples for the label heads: our corpus, our acts on PolNeAR, and plain sentences of open news.

Annotated texts come in, `Page`s of `Example`s go out; what is not known of a claim is absent.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from corpus.markup import Passage, read
from tokenizers import Tokenizer

from counterclaim.interpret.tabled import hints, tabled
from counterclaim.model.document import Document, Section
from counterclaim.model.ids import document_id, sha256_hex, text_sha256
from counterclaim.model.labels import CertaintyLevel, Occurred, Polarity, Reality, SectionRole, Voice
from counterclaim.model.reading import Attribution
from counterclaim.read.choices import CHOICES
from counterclaim.read.look import look
from counterclaim.read.reader import OUTER, AttributionReader
from counterclaim.read.select import Found, outermost
from counterclaim.read.tokens import Tokens, tokenize, word_range
from counterclaim.resolve import resolve
from counterclaim.text.sentences import lines, sentences
from training.polnear import Article, Gold

CORPUS = Path(__file__).parents[1] / "corpus"
ACTS = Path(__file__).parent / "data/acts.jsonl"
"""Labels that we gave to claims of PolNeAR train."""
KINDS = ("act", "occurred", "reality", "polarity", "certainty")
Range = tuple[int, int]
Spans = tuple[Range | None, Range | None, Sequence[Range]]


@dataclass(slots=True, eq=False)
class Example:
    """One claim: the first of the words that it is looked at with, the part of each, what the tables say, and its gold (absent: unknown).

    `guess` and `gold` are numbers of labels by kind, `words` marks of the words looked at.
    """

    first: int
    parts: np.ndarray
    hints: np.ndarray
    guess: dict[str, int]
    group: str
    gold: dict[str, int] = field(default_factory=dict)
    words: dict[str, np.ndarray] = field(default_factory=dict)

    @property
    def last(self) -> int:
        """The word behind the last one looked at."""
        return self.first + len(self.parts)


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """The words of one text, and the claims in it; `name` is that of the article that has the same words."""

    name: str
    tokens: Tokens
    examples: tuple[Example, ...]


def told(pages: Iterable[Page]) -> dict[str, tuple[Example, ...]]:
    """The examples of every text, by its name."""
    out: dict[str, tuple[Example, ...]] = {}
    for page in pages:
        out[page.name] = (*out.get(page.name, ()), *page.examples)
    return out


def example(text: str, tokens: Tokens, spans: Spans, group: str) -> Example:
    """One claim, looked at."""

    def words(span: Range | None) -> Range | None:
        return word_range(tokens, span) if span else None

    source, cue, content = spans
    first, _, parts = look(tokens, words(source), words(cue), [r for span in content if (r := words(span))])
    found = tabled(text, source, cue, content)
    guess = {name: CHOICES[name].index(getattr(found, name).label) for name in KINDS}
    return Example(first, parts, np.array(hints(found), np.float32), guess, group)


def passage_page(passage: Passage, focal: str, group: str, pieces: Tokenizer) -> Page:
    """Every claim of one passage, and every sentence that is none."""
    text = passage.text
    tokens = tokenize(text, lines(text), pieces)
    whose = mentions(passage)
    out = []
    for claim in passage.claims:
        made = example(text, tokens, (claim.source, claim.cue, claim.content), group)
        made.gold = {name: CHOICES[name].index(getattr(claim, name)) for name in KINDS}
        made.gold["position"] = CHOICES["position"].index(claim.rows[0].polarity) if claim.rows else 0
        made.words["certainty"] = _marked(made, tokens, claim.hedges)
        if claim.voice is Voice.NARRATOR:
            made.gold["claim"] = 1
        if claim.rows:
            row = claim.rows[0]
            made.gold |= {"role": CHOICES["role"].index(row.role), "event": int(row.event != focal)}
            made.words["actor"] = _marked(made, tokens, [place for r in claim.rows for place in whose(r.actor)])
            made.words["says"] = _marked(made, tokens, [row.words])
        out.append(made)
    cues = [claim.cue for claim in passage.claims if claim.cue]
    taken = [span for claim in passage.claims for span in claim.content]
    for a, b in sentences(text):
        if not any(a <= cue[0] < b for cue in cues) and not any(p < b and a < q for p, q in taken):
            made = example(text, tokens, (None, None, [(a, b)]), group)
            made.gold["claim"] = 0
            out.append(made)
    return Page(passage.name, tokens, tuple(out))


def _marked(made: Example, tokens: Tokens, spans: Sequence[Range]) -> np.ndarray:
    out = np.zeros(len(made.parts), np.float32)
    for span in spans:
        found = word_range(tokens, span)
        if found:
            out[max(found[0] - made.first, 0) : max(found[1] - made.first, 0)] = 1
    return out


def mentions(passage: Passage):
    """For the words of an actor all places where the resolver hears of it."""
    text = passage.text
    sha = sha256_hex(text.encode())
    head = passage.headline
    sections = ([Section(SectionRole.HEADLINE, 0, head)] if head else []) + [Section(SectionRole.BODY, head, len(text))]
    document = Document(document_id(sha, None, ""), text, sha, text_sha256(text), tuple(sections))
    made = [
        Attribution(document.span(*c.cue), document.span(*c.source) if c.source else None, tuple(document.span(*s) for s in c.content), 1.0)
        for c in passage.claims
        if c.cue
    ]
    sources = [a.source for a in made if a.source]
    resolution = resolve(document, sources, made)
    speakers = {(s.start, s.end): speaker.actor for s, speaker in zip(sources, resolution.speaker_of, strict=True)}

    def whose(actor: Range) -> list[Range]:
        out = [actor]
        for known in resolution.actors:
            places = [(m.start, m.end) for m in known.mentions]
            if any(a < actor[1] and actor[0] < b for a, b in places):
                out += places + [place for place, who in speakers.items() if who == known.id]
        return out

    return whose


def corpus_pages(paths: Sequence[Path], pieces: Tokenizer) -> Iterator[Page]:
    """Every claim and plain sentence of the corpus' files, grouped by event."""
    for path in paths:
        case = read(path)
        for passage in case.passages:
            yield passage_page(passage, next(iter(case.events)), path.stem, pieces)


def polnear_pages(data: Path, split: str, rows: Path, pieces: Tokenizer) -> Iterator[Page]:
    """The labelled PolNeAR claims of `rows`, grouped by article; nothing is known there of responsibility."""
    by_article: dict[str, list[dict]] = {}
    for line in rows.read_text("utf-8").splitlines():
        row = json.loads(line)
        by_article.setdefault(row["article"], []).append(row)
    for article, found in sorted(by_article.items()):
        text = (data / "polnear" / split / "text" / f"{article}.txt").read_bytes().decode("utf-8")
        tokens = tokenize(text, lines(text), pieces)
        out = []
        for row in found:
            made = example(text, tokens, (row["source"], row["cue"], row["content"]), article)
            made.gold = written(row["labels"])
            out.append(made)
        yield Page(article, tokens, tuple(out))


def plain_pages(articles: Sequence[Article], most: int = 1500) -> Iterator[Page]:
    """Sentences of open news in which no claim is marked: nearly all of them plain fact."""
    out = []
    for article in articles:
        tokens = article.tokens
        spoken = [span for gold in article.gold for span in (gold.cue, *gold.content)]
        for a, b in sentences(article.text):
            found = word_range(tokens, (a, b))
            if found and found[1] - found[0] > 5 and not any(p < found[1] and found[0] < q for p, q in spoken):
                made = example(article.text, tokens, (None, None, [(a, b)]), article.name)
                made.gold["claim"] = 0
                out.append(Page(article.name, tokens, (made,)))
    yield from random.Random(1).sample(out, min(most, len(out)))


def read_pages(first: AttributionReader, articles: Sequence[Article]) -> Iterator[Page]:
    """What a reader that never saw these articles takes for claims in them, and whether our marks agree: nothing else is known of it.

    `first` is the artifact of the first stage, which learned from PolNeAR alone; it is asked with a low threshold.
    """
    for article in articles:
        tokens = tokenize(article.text, article.lines, first.tokenizer)  # the same words, in the artifact's pieces
        encoded = first.look(tokens)
        if encoded is None:
            continue
        gold = [*article.gold, *(g for _, found in article.inner for g in found)]
        kept = outermost(first.candidates(encoded, encoded.lines, OUTER), replace(first.calibration, threshold=DOUBTFUL, least_score=0.0))
        out = []
        for found in kept:
            cue, source, *content = (_place(tokens, words) for words in (found.cue, found.source, *found.content))
            made = example(article.text, article.tokens, (source, cue, [c for c in content if c]), article.name)
            made.gold["claim"] = int(any(_same(found, g) for g in gold))
            out.append(made)
        yield Page(article.name, article.tokens, tuple(out))


DOUBTFUL = 0.35
"""Threshold of a reader asked for what may be a claim: low enough for 12 % of what it gives to be none."""


def _place(tokens: Tokens, words: Range | None) -> Range | None:
    return None if words is None else (int(tokens.spans[words[0], 0]), int(tokens.spans[words[1] - 1, 1]))


def _same(found: Found, gold: Gold) -> bool:
    """Whether cues overlap and the contents share a third of their words."""
    a, b = ({i for r in side.content for i in range(*r)} for side in (found, gold))
    return found.cue[0] < gold.cue[1] and gold.cue[0] < found.cue[1] and 2 * len(a & b) >= 0.3 * (len(a) + len(b))


def written(labels: str) -> dict[str, int]:
    """Labels as a claim line of the corpus has them, by number; what is not written is the default."""
    words = labels.split()
    plain = {"occurred": Occurred.YES, "reality": Reality.ASSERTED, "polarity": Polarity.POSITIVE, "certainty": CertaintyLevel.UNSTATED}
    words = [Occurred.NO if word == "not_occurred" else word for word in words]
    return {name: CHOICES[name].index(next((w for w in words if w in CHOICES[name]), plain.get(name, ""))) for name in KINDS}
