"""What the heads of labels learn and how well they know it: losses of claims, their answers, a table of scores.

Claims looked at and the vectors of their words come in; a loss to learn from goes out, or what the heads say of events they have not seen
beside the tables of `interpret/` alone. `python -m training.labels --data DATA --first FIRST --weights RUNS/seed1-open/average.pt ARTIFACT`
goes on training the heads alone, on the quantised vectors that they will meet.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from bench.labels import scores
from tokenizers import Tokenizer
from torch import Tensor, nn

from counterclaim.read import artifact
from counterclaim.read.choices import CHOICES, WORDS
from counterclaim.read.reader import AttributionReader
from counterclaim.read.windows import cut, pack
from training import claims, opennews, passages, sieve
from training.average import average
from training.claims import KINDS, Example, Page
from training.export import export_labels
from training.network import LabelHeads, Network
from training.unpack import unpack

UNKNOWN = -100
WEIGHT = {"role": 2.0, "position": 1.5}
"""A role is known of one claim in three."""
BLIND = 0.15
"""Share of claims shown without what the tables say, so that the heads learn to do without."""

Told = Sequence[tuple[int, Example]]
"""Claims, each with the word of the batch at which its text begins."""


@dataclass(frozen=True, slots=True, eq=False)
class Looked:
    """`N` claims side by side: `words` (N, L) of the batch, `parts` (N, L), `mask` (N, L), `hints` (N, G)."""

    words: Tensor
    parts: Tensor
    mask: Tensor
    hints: Tensor


def looked(told: Told, device: str) -> Looked:
    """The words that some claims are looked at with."""
    length = max(len(e.parts) for _, e in told)
    words, parts = np.zeros((len(told), length), np.int64), np.zeros((len(told), length), np.int64)
    mask = np.zeros((len(told), length), np.float32)
    for i, (base, e) in enumerate(told):
        n = len(e.parts)
        words[i, :n], parts[i, :n], mask[i, :n] = base + e.first + np.arange(n), e.parts, 1
    hints = np.stack([e.hints for _, e in told])
    return Looked(*(torch.from_numpy(x).to(device) for x in (words, parts, mask, hints)))


def label_loss(heads: LabelHeads, vectors: Tensor, told: Told, device: str) -> Tensor:
    """Cross-entropy of every known choice and word, the mean of the claims."""
    seen = looked(told, device)
    kept = (torch.rand(len(told), 1, device=device) > BLIND).float()
    with torch.autocast(device, torch.bfloat16):
        chosen, word = heads(vectors[seen.words], seen.parts, seen.mask, seen.hints * kept)
    total = vectors.new_zeros(())
    for name, logits in chosen.items():
        gold = torch.tensor([e.gold.get(name, UNKNOWN) for _, e in told], device=device)
        total = total + nn.functional.cross_entropy(logits.float(), gold, ignore_index=UNKNOWN, reduction="sum") * WEIGHT.get(name, 1.0)
    for k, name in enumerate(WORDS):
        known = [(i, e.words[name]) for i, (_, e) in enumerate(told) if name in e.words]
        if known:
            rows = torch.tensor([i for i, _ in known], device=device)
            gold = torch.from_numpy(np.stack([np.pad(marks, (0, word.shape[1] - len(marks))) for _, marks in known])).to(device)
            total = total + _marks_loss(word[rows, :, k].float(), gold, seen.mask[rows])
    return total / (len(told) + FEW)


FEW = 8
"""Added to the number of claims that a loss is shared among, so that a single one does not weigh like a batch."""


def _marks_loss(logits: Tensor, gold: Tensor, mask: Tensor) -> Tensor:
    """Of each word whether it is marked, and of each claim with any marked word that no other is thought likelier."""
    each = (nn.functional.binary_cross_entropy_with_logits(logits, gold, reduction="none") * mask).sum(1) / mask.sum(1)
    logits = logits.masked_fill(mask == 0, -1e4)
    best = torch.logsumexp(logits, 1) - torch.logsumexp(logits.masked_fill(gold == 0, -1e4), 1)
    return (4 * each + torch.where(gold.sum(1) > 0, best, torch.zeros_like(best))).sum()


Answer = tuple[Example, dict[str, np.ndarray], np.ndarray]


def predict(heads: LabelHeads, seen: Iterable[tuple[Example, Tensor]]) -> list[Answer]:
    """Each claim with the probabilities of every choice, and of every word."""
    out: list[Answer] = []
    with torch.no_grad():
        for some in _chunks(list(seen), 64):
            vectors, told = beside(some)
            claims = looked(told, str(vectors.device))
            chosen, word = heads(vectors[claims.words], claims.parts, claims.mask, claims.hints)
            soft = {k: torch.softmax(v, -1).cpu().numpy() for k, v in chosen.items()}
            marks = torch.sigmoid(word).cpu().numpy()
            out += [(e, {k: v[i] for k, v in soft.items()}, marks[i, : len(e.parts)]) for i, (e, _) in enumerate(some)]
    return out


def beside(some: Sequence[tuple[Example, Tensor]]) -> tuple[Tensor, list[tuple[int, Example]]]:
    """Claims with the vectors of their own words as one batch."""
    at, told = 0, []
    for e, vectors in some:
        told.append((at - e.first, e))
        at += len(vectors)
    return torch.cat([vectors for _, vectors in some]).float(), told


def _chunks(items: Sequence[tuple[Example, Tensor]], size: int) -> Iterable[Sequence[tuple[Example, Tensor]]]:
    return (items[at : at + size] for at in range(0, len(items), size))


def by_network(network: Network, pages: Sequence[Page], device: str) -> Iterable[tuple[Example, Tensor]]:
    """Each claim with the vectors that a network gives the words it is looked at with."""
    names = ("ids", "case", "quote", "starts", "mask", "place")
    for page in pages:
        packed = pack(page.tokens, cut(page.tokens))
        with torch.no_grad():
            vectors, _ = network.encode(**{name: torch.from_numpy(getattr(packed, name)).to(device) for name in names})
        yield from ((e, vectors[e.first : e.last]) for e in page.examples)


def by_reader(reader: AttributionReader, pages: Sequence[Page]) -> Iterable[tuple[Example, Tensor]]:
    """The same with the vectors of an exported artifact, in half precision."""
    for page in pages:
        vectors, _ = reader.session.encode(pack(page.tokens, cut(page.tokens)))
        yield from ((e, torch.from_numpy(vectors[e.first : e.last]).half()) for e in page.examples)


def report(answers: Sequence[Answer], title: str) -> None:
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
    seen: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for e, _, marks in answers:
        for k, name in enumerate(WORDS):
            if name in e.words and e.words[name].any():
                seen[name] += 1
                right[name] += bool(e.words[name][marks[:, k].argmax()])
    print("  best word right: " + ", ".join(f"{n} {right[n] / max(1, seen[n]):.3f} of {seen[n]}" for n in WORDS), flush=True)


def pages_of(data: Path, folder: Path, first: Path, pieces: Tokenizer) -> list[Page]:
    """Everything that teaches labels: our corpus, our acts on PolNeAR, plain sentences, and what the first stage's artifact misreads."""
    news = opennews.load(data, pieces)
    reader = AttributionReader.from_artifact(artifact.load(first), threads=2)
    return [
        *claims.corpus_pages(passages.files(folder, False), pieces),
        *claims.read_pages(reader, [*passages.load(folder, pieces), *news]),
        *claims.plain_pages(news),
        *claims.polnear_pages(data, "train", claims.ACTS, pieces),
    ]


def train(heads: LabelHeads, seen: list[tuple[Example, Tensor]], seed: int, epochs: int, rate: float) -> LabelHeads:
    """The heads after so many more epochs on these claims alone."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    optimiser = torch.optim.AdamW(heads.parameters(), lr=rate, weight_decay=0.05)
    steps = epochs * -(-len(seen) // 64)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, max_lr=rate, total_steps=steps + 1, pct_start=0.1)
    heads.train()
    for epoch in range(epochs):
        started, total = time.monotonic(), 0.0
        rng.shuffle(seen)
        pools = [sorted(pool, key=lambda item: len(item[1])) for pool in _chunks(seen, 512)]
        batches = [some for pool in pools for some in _chunks(pool, 64)]
        rng.shuffle(batches)
        for some in batches:
            vectors, told = beside(some)
            loss = label_loss(heads, vectors, told, "cpu")
            loss.backward()
            nn.utils.clip_grad_norm_(heads.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad()
            total += loss.item()
        print(f"epoch {epoch} labels {total / len(batches):.3f} {time.monotonic() - started:.0f}s", flush=True)
    return heads.eval()


def _heads_of(path: Path) -> dict[str, Tensor]:
    """The label heads of a network as a run left it, or of an artifact."""
    network = Network.of(unpack(path) if path.is_dir() else torch.load(path, weights_only=True, map_location="cpu"))
    assert network.labels is not None
    return network.labels.state_dict()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--first", type=Path, required=True, help="the first stage's artifact, to learn from its mistakes")
    parser.add_argument("--weights", type=Path, required=True, help="the network whose heads go on")
    parser.add_argument("--passages", type=Path, default=claims.CORPUS / "train")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--beside", type=Path, nargs="*", default=(), help="networks or artifacts whose heads join the mean")
    parser.add_argument("--cache", type=Path, help="keep the vectors there between runs")
    parser.add_argument("folder", type=Path, help="the artifact of these weights; its labels are written anew")
    args = parser.parse_args()
    reader = AttributionReader.from_artifact(artifact.load(args.folder), threads=2)
    heads = Network.of(torch.load(args.weights, weights_only=True, map_location="cpu")).eval().labels
    assert heads is not None
    unseen = list(by_reader(reader, list(claims.corpus_pages(passages.files(args.passages, True), reader.tokenizer))))
    report(predict(heads, unseen), "events held out, before")
    if args.cache and args.cache.exists():
        seen = torch.load(args.cache, weights_only=False)
    else:
        seen = list(by_reader(reader, pages_of(args.data, args.passages, args.first, reader.tokenizer)))
        if args.cache:
            torch.save(seen, args.cache)
    weights, bias = sieve.fit(seen, unseen)
    if args.epochs:
        train(heads, seen, args.seed, args.epochs, args.rate)
    if args.beside:
        heads.load_state_dict(average([heads.state_dict(), *map(_heads_of, args.beside)]))
    report(predict(heads, unseen), "events held out")
    export_labels(heads, args.folder, {"weights": weights, "bias": bias})


if __name__ == "__main__":
    main()
