"""The heads that say what words fill in events: made from MUC-4 on the quantised vectors that they will meet.

The data folder and an artifact come in; its graph of fillers goes out, with what it knows of messages held out. The encoder stays as it is.
`python -m training.fillers --data DATA --cache RUNS/fillers.pt ARTIFACT` is all of it.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from bench.muc.keys import keys, messages, unwrapped
from bench.muc.template import CONFIDENCES, TYPES, Template
from torch import Tensor, nn

from counterclaim.model.labels import Effect
from counterclaim.read import artifact
from counterclaim.read.filling import likely
from counterclaim.read.reader import AttributionReader
from counterclaim.read.roles import ANSWERS, EFFECT, EFFECTS, FIRST, INSIDE, KIND, LAST, MANNER, ROLES, places, runs, stretches
from counterclaim.read.tokens import Tokens, tokenize, word_range
from counterclaim.read.windows import cut, pack
from counterclaim.text.sentences import lines
from training.export import export_roles
from training.muc import spans
from training.network import Fillers

SLOTS = dict(zip(ROLES, ("individual", "organisation", "target", "victim", "description", "instrument"), strict=True))
"""The slot of a MUC-4 template that each role is."""
STRUCK = {
    "DEATH": Effect.KILLED,
    "INJURY": Effect.WOUNDED,
    "NO INJURY OR DEATH": Effect.UNHARMED,
    "NO INJURY": Effect.UNHARMED,
    "NO DEATH": Effect.UNHARMED,
    "REGAINED FREEDOM": Effect.FREED,
}
HELD_EVERY = 10
"""Every tenth message is kept for choices."""
LOWERED = 0.3
"""Share of the messages, which are in capitals, that are shown in lower case: what they teach has to hold in any print."""
TOGETHER = 8
"""Messages in a step, of like length."""
FILLS = 2.0
"""How much more a word that fills a role weighs than one that fills none: one in thirty does."""
WEIGHTS = {"words": 6.0, "kinds": 0.1, "manner": 0.1, "effect": 0.1, "told": 0.2}
"""Of the losses: roles and edges are means over all words, most of them easy; the others over the few that they are known of."""
STEADY = 0.998
"""Share of the running mean of the weights that a step leaves: what ships is that mean, over about the last four epochs."""


@dataclass(frozen=True, slots=True, eq=False)
class Message:
    """A message as print shows it: its words' vectors (W, 384), answers (W, ANSWERS) and the types of its events (TYPES)."""

    docid: str
    vectors: Tensor
    marks: np.ndarray
    told: np.ndarray


def marked(text: str, tokens: Tokens, templates: Sequence[Template]) -> np.ndarray:
    """Of every word what it fills: every place where a filler's words stand, though the key gives no places."""
    out = np.zeros((len(tokens), ANSWERS), np.float32)
    for template in templates:
        kinds = [KIND.start + TYPES.index(value) for fill in template.type for value in fill.values if value in TYPES]
        sure = {name: value for fill in template.confidence for name in fill.of for value in fill.values if value in CONFIDENCES}
        struck = {name: STRUCK[value] for fill in template.victim_effect for name in fill.of for value in fill.values if value in STRUCK}
        for number, role in enumerate(ROLES):
            for fill in getattr(template, SLOTS[role]):
                manner = next((sure[name] for name in fill.values if name in sure), None)
                effect = next((struck[name] for name in (*fill.values, *fill.of) if name in struck), Effect.UNSAID)
                for a, b in _words(text, tokens, fill.values):
                    out[a:b, INSIDE.start + number] = out[a, FIRST.start + number] = out[b - 1, LAST.start + number] = 1
                    out[a:b, kinds] = 1
                    if role == "organisation" and manner is not None:
                        out[a:b, MANNER] = 0
                        out[a:b, MANNER.start + CONFIDENCES.index(manner)] = 1
                    if role in ("victim", "described"):
                        out[a:b, EFFECT] = 0
                        out[a:b, EFFECT.start + EFFECTS.index(effect)] = 1
    return out


def _words(text: str, tokens: Tokens, names: Sequence[str]) -> Iterator[tuple[int, int]]:
    for place in spans(text, names):
        found = word_range(tokens, place)
        if found:
            yield found


def load(data: Path, reader: AttributionReader, part: str = "train") -> list[list[Message]]:
    """Every message as printed, every third also in lower case."""
    texts, templates = messages(data, part), keys(data, part)
    found = []
    for number, docid in enumerate(sorted(texts)):
        prints = [unwrapped(texts[docid])]
        if number % 3 == 1:
            prints.append(prints[0].lower())
        found.append([_message(docid, text, templates.get(docid, ()), reader) for text in prints])
    return found


def _message(docid: str, text: str, templates: Sequence[Template], reader: AttributionReader) -> Message:
    tokens = tokenize(text, lines(text), reader.tokenizer)
    vectors, _ = reader.session.encode(pack(tokens, cut(tokens)))
    return Message(docid, torch.from_numpy(vectors).half(), marked(text, tokens, templates), told(templates))


def told(templates: Sequence[Template]) -> np.ndarray:
    """Which types of events a message tells of."""
    found = {value for template in templates for fill in template.type for value in fill.values}
    return np.array([kind in found for kind in TYPES], np.float32)


def loss_of(heads: Fillers, some: Sequence[Message]) -> Tensor:
    """What some messages, side by side, cost."""
    length = max(len(m.marks) for m in some)
    vectors, gold = torch.zeros(len(some), length, 384), torch.zeros(len(some), length, ANSWERS)
    where, mask = torch.zeros(len(some), length, dtype=torch.long), torch.zeros(len(some), length)
    for i, m in enumerate(some):
        n = len(m.marks)
        vectors[i, :n], gold[i, :n] = m.vectors.float(), torch.from_numpy(m.marks)
        where[i, :n], mask[i, :n] = torch.from_numpy(places(n)), 1
    with torch.autocast("cpu", torch.bfloat16):
        logits, types = heads(vectors, where, mask)
    logits, types = logits.float(), types.float()
    known = torch.tensor(np.stack([m.told for m in some]))
    each = nn.functional.binary_cross_entropy_with_logits(logits, gold, reduction="none")
    filled = (gold[..., INSIDE].sum(-1) > 0).float()
    edges = each[..., : FIRST.stop].sum(-1) + each[..., LAST].sum(-1)
    words = (edges * (1 + (FILLS - 1) * filled) * mask).sum() / mask.sum()
    kinds = (each[..., KIND].sum(-1) * filled).sum() / filled.sum().clamp(min=1)
    total = WEIGHTS["words"] * words + WEIGHTS["kinds"] * kinds
    total = total + WEIGHTS["told"] * nn.functional.binary_cross_entropy_with_logits(types, known)
    for name, part in (("manner", MANNER), ("effect", EFFECT)):
        about = gold[..., part].sum(-1) > 0
        if about.any():
            total = total + WEIGHTS[name] * nn.functional.cross_entropy(logits[..., part][about], gold[..., part][about].argmax(-1))
    return total


def train(seen: Sequence[Sequence[Message]], seed: int, epochs: int, rate: float) -> Fillers:
    """Heads that have seen the messages of every epoch, each in one of its prints."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    heads, mean = Fillers(), Fillers()
    optimiser = torch.optim.AdamW(heads.parameters(), lr=rate, weight_decay=0.05)
    steps = sum(-(-len(shown(seen, epoch)) // TOGETHER) for epoch in range(epochs))
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, max_lr=rate, total_steps=steps + 1, pct_start=0.15)
    heads.train()
    mean.load_state_dict(heads.state_dict())
    step = 0
    for epoch in range(epochs):
        started, total, batches = time.monotonic(), 0.0, list(_batches(shown(seen, epoch), rng))
        for some in batches:
            loss = loss_of(heads, some)
            loss.backward()
            nn.utils.clip_grad_norm_(heads.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad()
            total += loss.item()
            step += 1
            keep = min(STEADY, 1 - 1 / (1 + step / 10))
            with torch.no_grad():
                for ours, theirs in zip(mean.parameters(), heads.parameters(), strict=True):
                    ours.lerp_(theirs, 1 - keep)
        print(f"epoch {epoch} loss {total / len(batches):.4f} {time.monotonic() - started:.0f}s", flush=True)
    return mean.eval()


def shown(seen: Sequence[Sequence[Message]], epoch: int) -> list[Sequence[Message]]:
    """The messages of an epoch: all that tell of an incident, and every second of the others."""
    quiet = [prints for prints in seen if not prints[0].told.any()]
    left = {prints[0].docid for i, prints in enumerate(quiet) if (i + epoch) % 2}
    return [prints for prints in seen if prints[0].docid not in left]


def _batches(seen: Sequence[Sequence[Message]], rng: random.Random) -> Iterator[list[Message]]:
    """Messages of like length side by side, in any order."""
    drawn = [prints[-1] if rng.random() < 3 * LOWERED else prints[0] for prints in seen]  # one in three has a second print
    drawn.sort(key=lambda m: len(m.marks) * rng.uniform(0.9, 1.1))
    parts = [drawn[at : at + TOGETHER] for at in range(0, len(drawn), TOGETHER)]
    rng.shuffle(parts)
    yield from parts


def answers(heads: Fillers, vectors: Tensor) -> tuple[np.ndarray, np.ndarray]:
    """The share of every answer for every word (W, ANSWERS), and of every type of event."""
    words, types = [], []
    where = torch.from_numpy(places(len(vectors)))
    with torch.no_grad():
        for a, b in stretches(len(vectors)):
            logits, kinds = heads(vectors[None, a:b].float(), where[None, a:b], torch.ones(1, b - a))
            words.append(likely(logits[0].numpy()))
            types.append(torch.sigmoid(kinds[0]).numpy())
    return np.concatenate(words), np.max(types, 0)


def report(heads: Fillers, held: Sequence[Message]) -> None:
    """Print F1 of the runs of every role, of the types of messages, and how often manner and effect are right."""
    right, given, key = (np.zeros(len(ROLES)) for _ in range(3))
    kinds, known, correct = np.zeros(3), np.zeros(2), np.zeros(2)
    for m in held:
        found, types = answers(heads, m.vectors)
        gold = {(run.words, run.role) for run in runs(m.marks, 0.99)}
        ours = {(run.words, run.role) for run in runs(found, 0.4)}
        for part, which in ((right, ours & gold), (given, ours), (key, gold)):
            np.add.at(part, [role for _, role in which], 1)
        kinds += [((types >= 0.4) & (m.told > 0)).sum(), (types >= 0.4).sum(), m.told.sum()]
        for i, part in enumerate((MANNER, EFFECT)):
            about = m.marks[:, part].sum(1) > 0
            known[i] += about.sum()
            correct[i] += (m.marks[about][:, part].argmax(1) == found[about][:, part].argmax(1)).sum()
    f1 = 2 * right / np.maximum(1, given + key)
    print("held out, F1 of runs: " + ", ".join(f"{role} {score:.3f}" for role, score in zip(ROLES, f1, strict=True)))
    print(f"  all {2 * right.sum() / (given.sum() + key.sum()):.3f}, types of a message {2 * kinds[0] / (kinds[1] + kinds[2]):.3f}")
    print(f"  manner right {correct[0] / max(1, known[0]):.3f}, effect right {correct[1] / max(1, known[1]):.3f} of words", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=1.5e-3)
    parser.add_argument("--cache", type=Path, help="keep the vectors there between runs")
    parser.add_argument("folder", type=Path, help="the artifact; its fillers are written anew")
    args = parser.parse_args()
    if args.cache and args.cache.exists():
        seen = torch.load(args.cache, weights_only=False)
    else:
        seen = load(args.data, AttributionReader.from_artifact(artifact.load(args.folder), threads=2))
        if args.cache:
            torch.save(seen, args.cache)
    heads = train([m for i, m in enumerate(seen) if i % HELD_EVERY], args.seed, args.epochs, args.rate)
    report(heads, [prints[0] for i, prints in enumerate(seen) if i % HELD_EVERY == 0])
    export_roles(heads, args.folder)


if __name__ == "__main__":
    main()
