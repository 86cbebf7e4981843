"""What the heads of labels learn and how well they know it: losses of claims, their answers, a table of scores.

A network and claims looked at come in; a loss to learn from goes out, or what the heads say of events they have not seen beside the tables
of `interpret/` alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from bench.labels import scores
from torch import Tensor, nn

from counterclaim.read.choices import CHOICES, WORDS
from counterclaim.read.windows import cut, pack
from training.claims import KINDS, Example, Page
from training.network import LabelHeads, Network

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


def predict(network: Network, pages: Sequence[Page], device: str) -> list[Answer]:
    """Each claim with the probabilities of every choice, and of every word."""
    assert network.labels is not None
    out: list[Answer] = []
    with torch.no_grad():
        for page in pages:
            packed = pack(page.tokens, cut(page.tokens))
            names = ("ids", "case", "quote", "starts", "mask", "place")
            vectors, _ = network.encode(**{name: torch.from_numpy(getattr(packed, name)).to(device) for name in names})
            for at in range(0, len(page.examples), 64):
                some = page.examples[at : at + 64]
                seen = looked([(0, e) for e in some], device)
                chosen, word = network.labels(vectors[seen.words], seen.parts, seen.mask, seen.hints)
                soft = {k: torch.softmax(v, -1).cpu().numpy() for k, v in chosen.items()}
                marks = torch.sigmoid(word).cpu().numpy()
                out += [(e, {k: v[i] for k, v in soft.items()}, marks[i, : len(e.parts)]) for i, e in enumerate(some)]
    return out


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
