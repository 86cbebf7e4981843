"""Masked-language adaptation of the encoder to news: `python -m training.adapt --data DATA --out RUNS/adapted.pt`.

Unlabelled news of the training data comes in, an adapted encoder goes out. It never sees a dev text.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
import re
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from counterclaim.read.tokens import tokenize
from counterclaim.read.windows import WINDOW, cut, pack
from counterclaim.text.sentences import lines
from training.encoder import WIDTH, Encoder
from training.vocabulary import tokenizer

MASK = 103
RATE = 0.2
"""Share of words masked, whole words at a time; 0.15 to 0.25 do equally well for small encoders."""


def news(data: Path) -> list[str]:
    """Every text of `data` that training may use: PolNeAR train, MUC-3 development, GUM; what is measured on later is left out."""
    texts = [p.read_text("utf-8") for p in sorted((data / "polnear/train/text").glob("*.txt"))]
    with (data / "muc4/gtt_train.json").open(encoding="utf-8") as handle:
        texts += [json.loads(line)["doctext"] for line in handle]
    for path in sorted((data / "gum").glob("*.conllu.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as handle:
            texts += gum_texts(handle.read())
    return texts


def gum_texts(conllu: str) -> list[str]:
    """The documents of a CoNLL-U file, a paragraph a line."""
    documents = re.split(r"(?m)^# newdoc id = .*\n", conllu)[1:]
    return ["".join(_paragraphs(document)).strip() for document in documents]


def _paragraphs(document: str) -> Iterator[str]:
    for mark, text in re.findall(r"(?m)^# (newpar|text = (?=.))(.*)$", document):
        yield "\n" if mark == "newpar" else f"{text} "


class Predictor(nn.Module):
    """Vectors of masked pieces to scores over the vocabulary, tied to the encoder's word embeddings."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.dense, self.norm = nn.Linear(WIDTH, WIDTH), nn.LayerNorm(WIDTH)
        nn.init.eye_(self.dense.weight)
        self.tied = encoder.words
        self.bias = nn.Parameter(torch.zeros(self.tied.num_embeddings))

    def forward(self, x: Tensor) -> Tensor:
        return self.norm(nn.functional.gelu(self.dense(x))) @ self.tied.weight.t() + self.bias


def windows_of(texts: list[str], rng: random.Random) -> list[tuple[np.ndarray, ...]]:
    """Single windows (ids, case, quote, starts, first-piece marks), shuffled."""
    out = []
    for text in texts:
        tokens = tokenize(text, lines(text), tokenizer())
        if len(tokens) < 30:
            continue
        for a, b in cut(tokens, WINDOW - 2, first_room=rng.randint(100, WINDOW - 2)):
            w = pack(tokens, [(a, b)])
            heads = np.zeros(w.ids.shape[1], np.int64)
            heads[w.place[w.place < w.ids.shape[1]]] = 1
            out.append((w.ids[0], w.case[0], w.quote[0], w.starts[0], heads))
    rng.shuffle(out)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=30, help="stop after this long; the learning rate falls to nothing by then")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    encoder = Encoder.pretrained().to(device)
    head = Predictor(encoder).to(device)
    named = {id(p): p for m in (encoder, head) for p in m.parameters()}
    optimiser = torch.optim.AdamW(named.values(), lr=0, weight_decay=0.01)
    started, step, seen, running = time.monotonic(), 0, 0, []
    texts = news(args.data)
    while True:
        windows = windows_of(texts, rng)
        print(f"{len(texts)} texts, {len(windows)} windows, {sum(len(w[0]) for w in windows)} pieces", flush=True)
        for at in range(0, len(windows) - 15, 16):
            done = (time.monotonic() - started) / 60 / args.minutes
            if done >= 1:
                torch.save(encoder.state_dict(), args.out)
                return
            for group in optimiser.param_groups:
                group["lr"] = 3e-4 * min(1, step / 100) * 0.5 * (1 + math.cos(math.pi * done))
            batch = windows[at : at + 16]
            width = max(len(w[0]) for w in batch)
            ids, case, quote, starts, heads = (
                torch.tensor(np.stack([np.pad(w[i], (0, width - len(w[i]))) for w in batch])).to(device) for i in range(5)
            )
            target, ids = mask_words(ids, heads)
            with torch.autocast(device, torch.bfloat16):
                x = encoder(ids, case, quote, starts, (ids != 0).long())
                scores = head(x[target >= 0])
            loss = nn.functional.cross_entropy(scores.float(), target[target >= 0])
            loss.backward()
            nn.utils.clip_grad_norm_(list(named.values()), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            step, seen = step + 1, seen + ids.numel()
            running.append(loss.item())
            if step % 50 == 0:
                print(
                    f"step {step} loss {sum(running[-50:]) / 50:.3f} {seen / (time.monotonic() - started):.0f} pieces/s done {done:.2f}",
                    flush=True,
                )
            if step % 500 == 0:
                torch.save(encoder.state_dict(), args.out)


def mask_words(ids: Tensor, heads: Tensor) -> tuple[Tensor, Tensor]:
    """Choose whole words; 8 in 10 become the mask, 1 in 10 another piece, 1 in 10 stay. Targets are -1 elsewhere."""
    word = heads.cumsum(1)
    chosen = torch.rand(word.shape, device=ids.device).gather(1, word) < RATE
    chosen &= ids > MASK
    target = torch.where(chosen, ids, -1)
    fate = torch.rand(ids.shape, device=ids.device)
    ids = torch.where(chosen & (fate < 0.8), MASK, ids)
    return target, torch.where(chosen & (fate >= 0.9), torch.randint_like(ids, 1000, 30522), ids)


if __name__ == "__main__":
    main()
