"""What words fill in events, from MUC-4: messages as articles, the loss of the heads, and how well they know held-out messages.

The data folder comes in; articles whose words are marked go out, for the second stage to learn from beside attributions. Every place where
a filler's words stand is marked, though the key gives no places: most are meant, some only happen to be the same words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from bench.muc.keys import keys, messages, unwrapped
from bench.muc.template import Template
from tokenizers import Tokenizer
from torch import Tensor, nn

from counterclaim.read.tokens import tokenize
from counterclaim.read.windows import cut, pack
from counterclaim.text.sentences import lines
from training.answers import ANSWERS, CONFIDENCE, FIRST, INSIDE, KIND, ROLES
from training.fillers import FILLS, HELD_EVERY, marked
from training.network import Network
from training.polnear import Article


@dataclass(frozen=True, slots=True, eq=False)
class Filled:
    """Of every word (W, ANSWERS) what it fills, with the type of the event and the confidence of an organisation."""

    marks: np.ndarray


def load(data: Path, pieces: Tokenizer, held: bool = False) -> list[Article]:
    """The train messages to learn from, or those held out."""
    texts, templates = messages(data, "train"), keys(data, "train")
    chosen = [docid for number, docid in enumerate(sorted(texts)) if (number % HELD_EVERY == 0) == held]
    return [_article(docid, unwrapped(texts[docid]), templates.get(docid, ()), pieces) for docid in chosen]


def _article(docid: str, text: str, templates: Sequence[Template], pieces: Tokenizer) -> Article:
    where = lines(text)
    tokens = tokenize(text, where, pieces)
    return Article(docid, text, tuple(where), tokens, (), filled=Filled(marked(text, tokens, templates)[:, :ANSWERS]), read=False)


Windows = Sequence[tuple[int, int, np.ndarray]]
"""Windows of a batch: first and last word, and the marks of the words between."""


def role_loss(heads: nn.Module, vectors: Tensor, windows: Windows, device: str) -> Tensor:
    """Cross-entropy of every word's roles; of types where a word fills one, of confidence where it is an organisation's."""
    length = max(b - a for a, b, _ in windows)
    index, mask = np.zeros((len(windows), length), np.int64), np.zeros((len(windows), length), np.float32)
    gold = np.zeros((len(windows), length, ANSWERS), np.float32)
    for i, (a, b, marks) in enumerate(windows):
        index[i, : b - a], mask[i, : b - a], gold[i, : b - a] = np.arange(a, b), 1, marks
    seen, truth = torch.from_numpy(mask).to(device), torch.from_numpy(gold).to(device)
    with torch.autocast(device, torch.bfloat16):
        logits = heads(vectors[torch.from_numpy(index).to(device)], seen).float()
    each = nn.functional.binary_cross_entropy_with_logits(logits, truth, reduction="none")
    filled = (truth[..., INSIDE].sum(-1) > 0).float()
    words = (each[..., : FIRST.stop].sum(-1) * (1 + (FILLS - 1) * filled) * seen).sum() / seen.sum()
    kinds = (each[..., KIND].sum(-1) * filled).sum() / filled.sum().clamp(min=1)
    known = truth[..., CONFIDENCE].sum(-1) > 0
    sure = nn.functional.cross_entropy(logits[..., CONFIDENCE][known], truth[..., CONFIDENCE][known].argmax(-1)) if known.any() else 0.0
    return words + 0.1 * kinds + 0.1 * sure


Seen = list[tuple[Article, list[tuple[int, int]], Tensor]]
"""Articles with the windows they were read in, and the vectors of their words."""


def seen(network: Network, articles: Sequence[Article], device: str) -> Seen:
    """Articles as a network sees them."""
    out: Seen = []
    for article in articles:
        windows = cut(article.tokens)
        packed = pack(article.tokens, windows)
        names = ("ids", "case", "quote", "starts", "mask", "place")
        with torch.no_grad():
            vectors, _ = network.encode(**{name: torch.from_numpy(getattr(packed, name)).to(device) for name in names})
        out.append((article, list(windows), vectors.cpu()))
    return out


def answers(heads: nn.Module, windows: Sequence[tuple[int, int]], vectors: Tensor) -> np.ndarray:
    """The probability of every answer for every word (W, ANSWERS)."""
    with torch.no_grad():
        parts = [torch.sigmoid(heads(vectors[None, a:b].float(), torch.ones(1, b - a))[0]) for a, b in windows]
    return torch.cat(parts).numpy() if parts else np.zeros((0, ANSWERS), np.float32)


def report(heads: nn.Module, found: Seen) -> None:
    """Print word F1 of every role, and how often type and confidence are right."""
    right, given, key = (np.zeros(len(ROLES)) for _ in range(3))
    kinds = sure = words = organisations = 0
    for article, windows, vectors in found:
        assert article.filled is not None
        truth, shares = article.filled.marks, answers(heads, windows, vectors)
        answer, gold = shares[:, INSIDE] >= 0.5, truth[:, INSIDE] > 0
        right, given, key = right + (answer & gold).sum(0), given + answer.sum(0), key + gold.sum(0)
        filled, known = gold.any(1), truth[:, CONFIDENCE].sum(1) > 0
        words, organisations = words + int(filled.sum()), organisations + int(known.sum())
        kinds += int((truth[filled][:, KIND][np.arange(filled.sum()), shares[filled][:, KIND].argmax(1)] > 0).sum())
        sure += int((truth[known][:, CONFIDENCE].argmax(1) == shares[known][:, CONFIDENCE].argmax(1)).sum())
    scores = 2 * right / np.maximum(1, given + key)
    print("messages held out, F1 of words: " + ", ".join(f"{role} {score:.3f}" for role, score in zip(ROLES, scores, strict=True)))
    rights = kinds / max(1, words), sure / max(1, organisations)
    print(f"  type right {rights[0]:.3f} of {words} words, confidence {rights[1]:.3f} of {organisations}", flush=True)
