"""Trains the heads that say what a claim does: `python -m training.labels --data DATA --model ARTIFACT --out RUNS/labels1`.

The frozen word vectors of an exported artifact come in with the claims of our corpus and our labels on PolNeAR; weights go out, and a table
of what they score on events they have not seen, beside the tables of `interpret/` alone.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np
import torch
from bench.labels import scores
from corpus.markup import read
from tokenizers import Tokenizer
from torch import Tensor, nn

from counterclaim.interpret.tabled import tabled
from counterclaim.model.labels import Act, CertaintyLevel, Occurred, Polarity, Reality
from counterclaim.read import artifact as artifacts
from counterclaim.read.reader import AttributionReader
from counterclaim.read.tokens import Tokens, tokenize
from counterclaim.read.windows import cut, pack
from counterclaim.text.sentences import lines
from training.encoder import WIDTH, Layer
from training.polnear import Range, word_range

LABELS: dict[str, type[StrEnum]] = {"act": Act, "occurred": Occurred, "reality": Reality, "polarity": Polarity, "certainty": CertaintyLevel}
PARTS = ("other", "source", "cue", "content")
NARROW = 160


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """One claim: the vectors of the words it is looked at with, what part of it each is, its labels and what the tables say."""

    vectors: np.ndarray
    parts: np.ndarray
    gold: dict[str, int]
    table: dict[str, int]
    group: str
    weight: float = 1.0


REACH = 40


def look(tokens: Tokens, vectors: np.ndarray, source: Range | None, cue: Range | None, content: Sequence[Range]) -> tuple[np.ndarray, np.ndarray]:
    """The words from `REACH` before the claim's first to `REACH` behind its last, on its lines, at most 160; and their parts."""
    spans = [r for r in (source, cue, *content) if r]
    core = cue or content[0]
    first, last = min(r[0] for r in spans), max(r[1] for r in spans)
    first, last = max(first, core[0] - 120), min(last, core[1] + 120)
    a = max(first - 10, int(np.searchsorted(tokens.line, tokens.line[first], side="left")))
    b = min(last + 5, int(np.searchsorted(tokens.line, tokens.line[last - 1], side="right")))
    parts = np.zeros(b - a, np.int64)
    for code, ranges in ((3, content), (1, [source] if source else []), (2, [cue] if cue else [])):
        for p, q in ranges:
            parts[max(p - a, 0) : max(q - a, 0)] = code
    return vectors[a:b], parts


class LabelHeads(nn.Module):
    """Claims (N, L, 384) with parts (N, L) and table guesses (N, G) to the logits of every label, side by side."""

    def __init__(self, guesses: int, layers: int = 1) -> None:
        super().__init__()
        self.narrow = nn.Linear(WIDTH, NARROW)
        self.part = nn.Embedding(len(PARTS), NARROW)
        self.norm = nn.LayerNorm(NARROW)
        self.layers = nn.ModuleList(Layer(NARROW, 4, 2 * NARROW) for _ in range(layers))
        self.drop = nn.Dropout(0.3)
        self.hidden = nn.Linear(len(PARTS) * NARROW + guesses, 256)
        self.out = nn.ModuleDict({name: nn.Linear(256 + guesses, len(kind)) for name, kind in LABELS.items()})

    def forward(self, vectors: Tensor, parts: Tensor, mask: Tensor, table: Tensor) -> dict[str, Tensor]:
        x = self.norm(self.narrow(vectors) + self.part(parts))
        bias = (1.0 - mask)[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        pooled = []
        for code in range(len(PARTS)):
            inside = ((parts == code) * mask)[:, :, None]
            pooled.append((x * inside).sum(1) / inside.sum(1).clamp(min=1))
        h = self.drop(nn.functional.gelu(self.hidden(self.drop(torch.cat([*pooled, table], -1)))))
        return {name: head(torch.cat([h, table], -1)) for name, head in self.out.items()}


def guesses_width() -> int:
    return sum(len(kind) for kind in LABELS.values())


def one_hot(table: dict[str, int]) -> np.ndarray:
    out = np.zeros(guesses_width(), np.float32)
    at = 0
    for name, kind in LABELS.items():
        out[at + table[name]] = 1
        at += len(kind)
    return out


def encode(reader: AttributionReader, text: str) -> tuple[Tokens, np.ndarray]:
    tokens = tokenize(text, lines(text), reader.tokenizer)
    vectors, _ = reader.session.encode(pack(tokens, cut(tokens)))
    return tokens, vectors


def corpus_examples(reader: AttributionReader, folder: Path) -> Iterator[Example]:
    """Every claim of the corpus' files in `folder`, grouped by event."""
    for path in sorted(folder.glob("*.txt")):
        for passage in read(path).passages:
            tokens, vectors = encode(reader, passage.text)
            for claim in passage.claims:
                gold = {name: getattr(claim, name) for name in LABELS}
                yield example(passage.text, tokens, vectors, (claim.source, claim.cue, claim.content), gold, path.stem)


def polnear_examples(reader: AttributionReader, data: Path, split: str, rows: Path) -> Iterator[Example]:
    """The labelled PolNeAR claims of `rows`, grouped by article."""
    by_article: dict[str, list[dict]] = {}
    for line in rows.read_text("utf-8").splitlines():
        row = json.loads(line)
        by_article.setdefault(row["article"], []).append(row)
    for article, found in sorted(by_article.items()):
        text = (data / "polnear" / split / "text" / f"{article}.txt").read_bytes().decode("utf-8")
        tokens, vectors = encode(reader, text)
        for row in found:
            spans = (row["source"], row["cue"], row["content"])
            yield example(text, tokens, vectors, spans, written(row["labels"]), article)


def written(labels: str) -> dict[str, StrEnum]:
    """Labels as a claim line of the corpus has them; what is not written is the default."""
    words = labels.split()
    defaults = {"occurred": Occurred.YES, "reality": Reality.ASSERTED, "polarity": Polarity.POSITIVE, "certainty": CertaintyLevel.UNSTATED}
    gold = {name: next((kind(w) for w in words if w in set(kind)), defaults.get(name)) for name, kind in LABELS.items()}
    if "not_occurred" in words:
        gold["occurred"] = Occurred.NO
    if gold["act"] is None:
        raise ValueError(f"no act in {labels!r}")
    return gold  # type: ignore[return-value]


Spans = tuple[Range | None, Range | None, Sequence[Range]]


def example(text: str, tokens: Tokens, vectors: np.ndarray, spans: Spans, gold: dict[str, StrEnum], group: str) -> Example:
    """One claim, looked at."""

    def words(span: Range | None) -> Range | None:
        return word_range(tokens, span) if span else None

    source, cue, content = spans
    seen, parts = look(tokens, vectors, words(source), words(cue), [r for span in content if (r := words(span))])
    found = tabled(text, source, cue, content)
    table = {name: list(kind).index(getattr(found, name).label) for name, kind in LABELS.items()}
    return Example(seen.copy(), parts, {name: list(kind).index(gold[name]) for name, kind in LABELS.items()}, table, group)


def batches(examples: Sequence[Example], size: int, rng: random.Random | None) -> Iterator[tuple[list[Example], tuple[Tensor, ...]]]:
    order = list(examples)
    if rng:
        rng.shuffle(order)
    order = [e for at in range(0, len(order), size * 8) for e in sorted(order[at : at + size * 8], key=lambda e: len(e.parts))]
    chunks = [order[at : at + size] for at in range(0, len(order), size)]
    if rng:
        rng.shuffle(chunks)
    for some in chunks:
        length = max(len(e.parts) for e in some)
        vectors = np.zeros((len(some), length, WIDTH), np.float32)
        parts, mask = np.zeros((len(some), length), np.int64), np.zeros((len(some), length), np.float32)
        for i, e in enumerate(some):
            n = len(e.parts)
            vectors[i, :n], parts[i, :n], mask[i, :n] = e.vectors, e.parts, 1
        table = np.stack([one_hot(e.table) for e in some])
        yield some, tuple(map(torch.from_numpy, (vectors, parts, mask, table)))


def train(examples: Sequence[Example], seed: int, epochs: int, layers: int, rate: float) -> LabelHeads:
    torch.manual_seed(seed)
    rng = random.Random(seed)
    model = LabelHeads(guesses_width(), layers)
    optimiser = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=0.05)
    steps = epochs * (len(examples) // 64 + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, max_lr=rate, total_steps=steps + epochs, pct_start=0.1)
    model.train()
    for _ in range(epochs):
        for some, (vectors, parts, mask, table) in batches(examples, 64, rng):
            drop = (torch.rand(table.shape[0], 1) > 0.15).float()
            out = model(vectors, parts, mask, table * drop)
            weight = torch.tensor([e.weight for e in some])
            loss = sum(
                (nn.functional.cross_entropy(logits, torch.tensor([e.gold[name] for e in some]), reduction="none", label_smoothing=0.05) * weight).mean()
                for name, logits in out.items()
            )
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad()
    return model.eval()


def predict(model: LabelHeads, examples: Sequence[Example]) -> list[tuple[Example, dict[str, np.ndarray]]]:
    out = []
    with torch.no_grad():
        for some, tensors in batches(examples, 128, None):
            logits = {k: torch.softmax(v, -1).numpy() for k, v in model(*tensors).items()}
            out += [(e, {k: v[i] for k, v in logits.items()}) for i, e in enumerate(some)]
    return out


def report(pairs: list[tuple[Example, dict[str, np.ndarray]]], title: str) -> None:
    print(title)
    for name, kind in LABELS.items():
        members = list(kind)
        for who, of in (("table", lambda e, p: e.table[name]), ("heads", lambda e, p: int(p[name].argmax()))):
            f1, macro, accuracy, _ = scores([(members[e.gold[name]], members[of(e, p)]) for e, p in pairs])
            worst = " ".join(f"{k} {v:.2f}" for k, v in sorted(f1.items(), key=lambda kv: kv[1])[:8])
            print(f"  {name:10} {who}: macro {macro:.3f} accuracy {accuracy:.3f}  {worst}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--extra", action="store_true", help="learn from the labelled PolNeAR claims too")
    parser.add_argument("--epochs", type=int, default=15)
    parser.add_argument("--layers", type=int, default=1)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--folds", type=int, default=4)
    args = parser.parse_args()
    torch.set_num_threads(1)
    artifact = artifacts.load(args.model or artifacts.BUNDLED)
    reader = AttributionReader.from_artifact(artifact, threads=1)
    root = Path(__file__).parents[1] / "corpus"
    began = time.monotonic()
    examples = list(corpus_examples(reader, root / "train"))
    dev = list(corpus_examples(reader, root / "dev"))
    marks = Path(__file__).parent / "data/acts.jsonl"
    extra = list(polnear_examples(reader, args.data, "train", marks)) if args.extra else []
    print(f"{len(examples)} train, {len(dev)} dev, {len(extra)} more; vectors in {time.monotonic() - began:.0f}s", flush=True)
    groups = sorted({e.group for e in examples})
    pairs = []
    for fold in range(args.folds):
        out = set(groups[fold :: args.folds])
        model = train([e for e in examples if e.group not in out] + extra, 1, args.epochs, args.layers, args.rate)
        pairs += predict(model, [e for e in examples if e.group in out])
    report(pairs, "cross-validation by event")
    model = train(examples + extra, 1, args.epochs, args.layers, args.rate)
    report(predict(model, dev), "dev")
    if args.extra:
        out = set(sorted({e.group for e in extra})[::4])
        model = train(examples + [e for e in extra if e.group not in out], 1, args.epochs, args.layers, args.rate)
        report(predict(model, [e for e in extra if e.group in out]), "a quarter of the PolNeAR articles")


if __name__ == "__main__":
    main()
