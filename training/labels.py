"""Trains the heads that say what a claim does: `python -m training.labels --data DATA ARTIFACT`.

The frozen word vectors of an exported artifact come in with the claims of our corpus and our labels on PolNeAR; `labels.onnx` goes into the
artifact, and a table of what the heads score on events they have not seen, beside the tables of `interpret/` alone.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from bench.labels import scores
from torch import Tensor, nn

from counterclaim.read import artifact as artifacts
from counterclaim.read.choices import CHOICES, WORDS
from counterclaim.read.look import PARTS
from counterclaim.read.reader import AttributionReader
from training import opennews, passages
from training.claims import KINDS, Example, corpus_examples, plain_examples, polnear_examples, read_examples
from training.encoder import WIDTH, Layer
from training.export import pack

NARROW = 160
"""Width of the label heads: 0.6 MB of the artifact, which has little to spare."""
CORPUS = Path(__file__).parents[1] / "corpus"


class LabelHeads(nn.Module):
    """Claims (N, L, 384) with parts (N, L) and what the tables say (N, G) to the logits of every choice, and of every word (N, L, 3)."""

    def __init__(self, hints: int, layers: int = 1) -> None:
        super().__init__()
        self.narrow = nn.Linear(WIDTH, NARROW)
        self.part = nn.Embedding(len(PARTS), NARROW)
        self.norm = nn.LayerNorm(NARROW)
        self.layers = nn.ModuleList(Layer(NARROW, 4, 2 * NARROW) for _ in range(layers))
        self.drop = nn.Dropout(0.3)
        self.hidden = nn.Linear(len(PARTS) * NARROW + hints, 256)
        self.out = nn.ModuleDict({name: nn.Linear(256 + hints, len(kind)) for name, kind in CHOICES.items()})
        self.whole = nn.Linear(256, NARROW)
        self.word = nn.Sequential(nn.Linear(2 * NARROW, NARROW), nn.GELU(), nn.Linear(NARROW, len(WORDS)))

    def forward(self, vectors: Tensor, parts: Tensor, mask: Tensor, hints: Tensor) -> tuple[dict[str, Tensor], Tensor]:
        x = self.norm(self.drop(self.narrow(vectors)) + self.part(parts))
        bias = (1.0 - mask)[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        pooled = []
        for code in range(len(PARTS)):
            inside = ((parts == code) * mask)[:, :, None]
            pooled.append((x * inside).sum(1) / inside.sum(1).clamp(min=1))
        h = self.drop(nn.functional.gelu(self.hidden(self.drop(torch.cat([*pooled, hints], -1)))))
        whole = self.whole(h)[:, None, :].expand(-1, x.shape[1], -1)
        return {name: head(torch.cat([h, hints], -1)) for name, head in self.out.items()}, self.word(self.drop(torch.cat([x, whole], -1)))


class Exported(nn.Module):
    """The heads as the package runs them: words by their place in the document, the choices side by side."""

    def __init__(self, heads: LabelHeads) -> None:
        super().__init__()
        self.labels = heads

    def forward(self, vectors: Tensor, words: Tensor, parts: Tensor, lengths: Tensor, hints: Tensor) -> tuple[Tensor, Tensor]:
        mask = (torch.arange(words.shape[1], device=words.device) < lengths[:, None]).to(vectors.dtype)
        chosen, marks = self.labels(vectors[words], parts, mask, hints)
        return torch.cat([chosen[name] for name in CHOICES], -1), marks


def export(heads: LabelHeads, folder: Path) -> None:
    """Write `labels.onnx` into an artifact and its hash into the manifest."""
    hints = heads.hidden.in_features - len(PARTS) * NARROW
    inputs = (
        torch.randn(9, WIDTH), torch.tensor([[1, 2, 3], [4, 5, 5]]), torch.tensor([[0, 1, 2], [3, 3, 0]]), torch.tensor([3, 2]),
        torch.zeros(2, hints),
    )  # fmt: skip
    names = ["vectors", "words", "parts", "lengths", "hints"]
    axes = {"vectors": {0: "W"}, "words": {0: "N", 1: "L"}, "parts": {0: "N", 1: "L"}, "lengths": {0: "N"}, "hints": {0: "N"}}
    with tempfile.TemporaryDirectory() as scratch, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        raw = Path(scratch) / "labels.onnx"
        torch.onnx.export(
            Exported(heads), inputs, str(raw), input_names=names, output_names=["choices", "marks"], dynamic_axes=axes, opset_version=17,
            dynamo=False,
        )  # fmt: skip
        pack(raw, folder / "labels.onnx", quantise=True)
    manifest = json.loads((folder / "reader.json").read_text("utf-8"))
    manifest["files"] = dict(
        sorted({**manifest["files"], "labels.onnx": hashlib.sha256((folder / "labels.onnx").read_bytes()).hexdigest()}.items())
    )
    (folder / "reader.json").write_text(json.dumps(manifest, indent=2) + "\n", "utf-8")


Tensors = tuple[Tensor, Tensor, Tensor, Tensor]


def batches(examples: Sequence[Example], size: int, rng: random.Random | None) -> Iterator[tuple[list[Example], Tensors]]:
    """Claims of like length side by side."""
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
        hints = np.stack([e.hints for e in some])
        yield some, tuple(map(torch.from_numpy, (vectors, parts, mask, hints)))  # type: ignore[misc]


UNKNOWN = -100
WEIGHT = {"role": 2.0, "position": 1.5}
"""A role is known of one claim in three."""


def loss_of(model: LabelHeads, some: list[Example], tensors: Tensors) -> Tensor:
    """Cross-entropy of every known choice and word."""
    vectors, parts, mask, hints = tensors
    kept = (torch.rand(hints.shape[0], 1) > 0.15).float()  # so that the heads learn to do without the tables
    out, word = model(vectors, parts, mask, hints * kept)
    total = vectors.new_zeros(())
    for name, logits in out.items():
        gold = torch.tensor([e.gold.get(name, UNKNOWN) for e in some])
        if (gold != UNKNOWN).any():
            each = nn.functional.cross_entropy(logits, gold, ignore_index=UNKNOWN, label_smoothing=0.05, reduction="sum")
            total = total + each * WEIGHT.get(name, 1.0) / len(some)
    for k, name in enumerate(WORDS):
        known = [(i, e.words[name]) for i, e in enumerate(some) if name in e.words]
        if known:
            rows = torch.tensor([i for i, _ in known])
            gold = torch.zeros(len(known), word.shape[1])
            for j, (_, marks) in enumerate(known):
                gold[j, : len(marks)] = torch.from_numpy(marks)
            each = nn.functional.binary_cross_entropy_with_logits(word[rows, :, k], gold, reduction="none") * mask[rows]
            total = total + each.sum() / mask[rows].sum() * 4 * len(known) / len(some)
    return total


def train(examples: Sequence[Example], seed: int, epochs: int, layers: int, rate: float) -> LabelHeads:
    """Heads trained on these claims, the same for the same seed."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    model = LabelHeads(len(examples[0].hints), layers)
    optimiser = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=0.05)
    steps = epochs * ((len(examples) + 63) // 64)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, max_lr=rate, total_steps=steps + 1, pct_start=0.1)
    model.train()
    for _ in range(epochs):
        for some, tensors in batches(examples, 64, rng):
            loss_of(model, some, tensors).backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad()
    return model.eval()


Answer = tuple[Example, dict[str, np.ndarray], np.ndarray]


def predict(model: LabelHeads, examples: Sequence[Example]) -> list[Answer]:
    """Each claim with the probabilities of every choice, and of every word."""
    out = []
    with torch.no_grad():
        for some, tensors in batches(examples, 128, None):
            chosen, word = model(*tensors)
            soft = {k: torch.softmax(v, -1).numpy() for k, v in chosen.items()}
            marks = torch.sigmoid(word).numpy()
            out += [(e, {k: v[i] for k, v in soft.items()}, marks[i, : len(e.parts)]) for i, e in enumerate(some)]
    return out


def report(answers: list[Answer], title: str) -> None:
    """Print macro F1 and accuracy of the tables and of the heads, and what they know of responsibility."""
    print(title)
    for name in (*KINDS, "claim", "position", "role", "event"):
        known = [(e, p) for e, p, _ in answers if name in e.gold]
        if not known:
            continue
        for who in ("table", "heads") if name in KINDS else ("heads",):
            given = [e.guess[name] if who == "table" else int(p[name].argmax()) for e, p in known]
            f1, macro, accuracy, _ = scores(
                [(CHOICES[name][e.gold[name]], CHOICES[name][g]) for (e, _), g in zip(known, given, strict=True)]
            )
            worst = " ".join(f"{k} {v:.2f}" for k, v in sorted(f1.items(), key=lambda kv: kv[1])[:8])
            print(f"  {name:10} {who}: macro {macro:.3f} accuracy {accuracy:.3f}  {worst}")
    counts: Counter[str] = Counter()
    for e, _, marks in answers:
        for k, name in enumerate(WORDS):
            if name in e.words and e.words[name].any():
                counts[name] += 1
                counts[name, "best"] += bool(e.words[name][marks[:, k].argmax()])  # type: ignore[index]
    print("  best word right: " + ", ".join(f"{n} {counts[n, 'best'] / max(1, counts[n]):.3f} of {counts[n]}" for n in WORDS), flush=True)  # type: ignore[index]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("folder", type=Path, help="the artifact, as training.export left it")
    parser.add_argument("--first", type=Path, required=True, help="the artifact of the first stage, whose mistakes the heads learn to drop")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=15)
    parser.add_argument("--layers", type=int, default=1)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--folds", type=int, default=0, help="cross-validate by event in so many parts first")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--cache", type=Path, help="keep the vectors there between runs")
    parser.add_argument("--dry", action="store_true", help="measure only, write nothing into the artifact")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    began = time.monotonic()
    examples, dev, more = _examples(args)
    print(f"{len(examples)} train, {len(dev)} dev, {len(more)} more; vectors in {time.monotonic() - began:.0f}s", flush=True)
    groups = sorted({e.group for e in examples})
    answers = []
    for fold in range(args.folds):
        out = set(groups[fold :: args.folds])
        heads = train([e for e in examples if e.group not in out] + more, args.seed, args.epochs, args.layers, args.rate)
        answers += predict(heads, [e for e in examples if e.group in out])
    if answers:
        report(answers, "cross-validation by event")
    heads = train(examples + more, args.seed, args.epochs, args.layers, args.rate)
    report(predict(heads, dev), "dev")
    if not args.dry:
        export(heads, args.folder)
    print(f"{time.monotonic() - began:.0f}s")


def _examples(args: argparse.Namespace) -> tuple[list[Example], list[Example], list[Example]]:
    if args.cache and args.cache.exists():
        return torch.load(args.cache, weights_only=False)
    reader = AttributionReader.from_artifact(artifacts.load(args.folder), threads=args.threads)
    train_, dev = (list(corpus_examples(reader, sorted((CORPUS / part).glob("*.txt")))) for part in ("train", "dev"))
    first = AttributionReader.from_artifact(artifacts.load(args.first), threads=args.threads)
    seen = [*opennews.load(args.data, reader.tokenizer), *passages.load(CORPUS / "train", reader.tokenizer)]
    more = [
        *read_examples(first, reader, seen),
        *polnear_examples(reader, args.data, "train", Path(__file__).parent / "data/acts.jsonl"),
        *plain_examples(reader, args.data),
    ]
    if args.cache:
        torch.save((train_, dev, more), args.cache)
    return train_, dev, more


if __name__ == "__main__":
    main()
