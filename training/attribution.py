"""Trains the attribution reader on PolNeAR: `python -m training.attribution --data DATA --out RUNS/seed1`.

PolNeAR's train split comes in (its last 60 articles only choose, never teach); a checkpoint, a log of held-out scores and the
averaged weights go out. `training.export` makes the artifact of them. Resumes from its own checkpoint.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from counterclaim.read.decode import Candidate, cue_candidates
from counterclaim.read.heads import views
from counterclaim.read.windows import WINDOW, cut, pack
from training import claims, opennews, passages, polnear, roles
from training.encoder import LAYERS, Encoder
from training.labels import Told, by_network, label_loss, pages_of, predict, report
from training.network import NARROW, LabelHeads, Network, RoleHeads, segment_loss
from training.polnear import Article, Gold, Inner
from training.roles import Windows, role_loss
from training.vocabulary import tokenizer

LOGGED = ("cue", "parts", "valid", "labels", "roles")
LOWERED = 0.5
"""Share of MUC-4's windows, which are in capitals, that are shown in lower case: what they teach has to hold in any print."""
TOGETHER = 32
"""Candidates read at once in the second pass."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run is made with; written beside its weights."""

    seed: int = 1
    epochs: int = 8
    pieces_per_step: int = 3072
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    layer_decay: float = 0.9
    averaging: float = 0.998  # weight kept of the running average at each step: half-life 350 steps
    negative_weight: float = 0.3
    peak: float = 1.0  # of both rates; a second stage goes on from given weights at less
    copies: int = 0  # how often each passage of the corpus and each article of open news stands in an epoch
    labels: float = 1.0  # weight of a claim's labels beside an attribution's parts
    roles: float = 0.0  # weight of what words fill in events
    seconds: float = math.inf  # after which the run ends, its rates brought down by then


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """One window of an article and the gold attributions whose cue stands in it, in words of the window."""

    article: Article
    words: tuple[int, int]
    gold: tuple[Gold, ...]
    inner: tuple[Inner, ...] = ()
    told: tuple[claims.Example, ...] = ()


def examples(articles: list[Article], rng: random.Random) -> list[Example]:
    """All windows, cut anew each epoch so that lines meet other neighbours, shuffled."""
    out = []
    for article in articles:
        for a, b in cut(article.tokens, WINDOW - 2, first_room=rng.randint(60, WINDOW - 2)):
            gold = tuple(_shift(g, a, b) for g in article.gold if a <= g.cue[0] and g.cue[1] <= b)
            inner = tuple(((p - a, q - a), tuple(_shift(g, a, b) for g in found)) for (p, q), found in article.inner if a <= p and q <= b)
            told = tuple(e for e in article.told if a <= e.first and e.last <= b)
            out.append(Example(article, (a, b), gold, inner, told))
    rng.shuffle(out)
    return out


def _shift(gold: Gold, a: int, b: int) -> Gold:
    def moved(r: tuple[int, int] | None) -> tuple[int, int] | None:
        if r is None or r[0] >= b or r[1] <= a:
            return None
        return max(r[0], a) - a, min(r[1], b) - a

    content = tuple(m for r in gold.content if (m := moved(r)))
    return Gold((gold.cue[0] - a, gold.cue[1] - a), moved(gold.source), content)


Picked = tuple[Candidate, Gold | None, bool]
"""A candidate cue, the parts to learn from it, and whether it is a cue."""


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Windows of several articles side by side, in words of the batch; `told` are the claims whose labels are known, `filled` the windows
    of which it is known what their words fill in events."""

    inputs: dict[str, Tensor]
    outer: Level
    inner: Level
    told: Told
    filled: Windows


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """The ranges of words in which cues of one kind are looked for (lines, or fragments of contents), and the gold in each."""

    ranges: list[tuple[int, int]]
    gold: list[tuple[Gold, tuple[int, int]]]


def collate(chosen: list[Example], rng: random.Random) -> Batch:
    """Pad the windows together; now and then print is levelled to lower or upper case, for headlines and agency copy."""
    packed = [pack(e.article.tokens, [e.words]) for e in chosen]
    width = max(p.ids.shape[1] for p in packed)
    inputs = {}
    for name in ("ids", "case", "quote", "starts", "mask"):
        rows = [np.pad(getattr(p, name), ((0, 0), (0, width - p.ids.shape[1]))) for p in packed]
        inputs[name] = np.concatenate(rows)
    owners = [e.article for e, p in zip(chosen, packed, strict=True) for _ in range(len(p.ids))]
    for row, article in zip(inputs["case"], owners, strict=True):
        draw = rng.random()
        if draw < 0.08:
            row[row > 0] = 1 if draw < 0.04 else 3
        elif article.filled is not None and draw < LOWERED:
            row[row > 0] = 1
    inputs["place"] = np.concatenate([p.place + i * width for i, p in enumerate(packed)])
    outer, inner, base = Level([], []), Level([], []), 0
    told: list[tuple[int, claims.Example]] = []
    filled: list[tuple[int, int, np.ndarray]] = []
    for e in chosen:
        a, b = e.words
        if e.article.filled is not None:
            filled.append((base, base + b - a, e.article.filled.marks[a:b]))
        if not e.article.read:
            base += b - a
            continue
        edges = [0, *(np.flatnonzero(np.diff(e.article.tokens.line[a:b])) + 1).tolist(), b - a]
        own = [(base + p, base + q) for p, q in pairwise(edges)]
        outer.ranges.extend(own)
        for g in e.gold:
            line = next(r for r in own if r[0] <= base + g.cue[0] < r[1])
            outer.gold.append((_rebase(g, base, line), line))
        for (p, q), found in e.inner:
            inner.ranges.append((base + p, base + q))
            inner.gold.extend((_rebase(g, base, inner.ranges[-1]), inner.ranges[-1]) for g in found)
        told.extend((base - a, claim) for claim in e.told)
        base += b - a
    return Batch({k: torch.from_numpy(v) for k, v in inputs.items()}, outer, inner, told, filled)


def _rebase(gold: Gold, base: int, line: tuple[int, int]) -> Gold:
    """The gold attribution in words of the batch, clipped to its cue's line."""

    def moved(r: tuple[int, int] | None) -> tuple[int, int] | None:
        if r is None:
            return None
        a, b = max(r[0] + base, line[0]), min(r[1] + base, line[1])
        return (a, b) if a < b else None

    return Gold(moved(gold.cue) or gold.cue, moved(gold.source), tuple(m for r in gold.content if (m := moved(r))))


def marks(ranges: list[tuple[tuple[int, int], ...]], shape: tuple[int, int], offsets: list[int], lengths: list[int]) -> Tensor:
    """Gold parts (N, L, 3) of one layer: 1 at starts, insides and ends of the given word ranges, each row counted from its offset."""
    out = np.zeros((*shape, 3), np.float32)
    for row, (spans, offset, length) in enumerate(zip(ranges, offsets, lengths, strict=True)):
        for a, b in spans:
            a, b = max(a - offset, 0), min(b - offset, length)
            if a < b:
                out[row, a, 0] = out[row, b - 1, 2] = 1
                out[row, a:b, 1] = 1
    return torch.from_numpy(out)


def candidates(layer: Level, cue_scores: np.ndarray, rng: random.Random) -> list[Picked]:
    """Gold cues, and false ones: what the cue layer likes wrongly, and gold cues with an edge moved."""
    chosen = [(Candidate(*g.cue, *line, 1.0), g, True) for g, line in layer.gold]
    known = {(g.cue, line) for g, line in layer.gold}
    wrong = [c for c in cue_candidates(cue_scores, layer.ranges, 0.02) if ((c.start, c.end), (c.line_start, c.line_end)) not in known]
    wrong = sorted(wrong, key=lambda c: -c.marginal)[: max(4, len(known) // 2)]
    for g, line in layer.gold:
        if rng.random() < 0.15:
            a, b = g.cue[0] + rng.choice((-1, 0, 1)), g.cue[1] + rng.choice((-1, 0, 1))
            if line[0] <= a < b <= line[1] and ((a, b), line) not in known:
                wrong.append(Candidate(a, b, *line, 0.0))
    for c in wrong:
        near = next((g for g, r in layer.gold if r == (c.line_start, c.line_end) and g.cue[0] < c.end and c.start < g.cue[1]), None)
        chosen.append((c, near, False))
    return sorted(chosen, key=lambda item: (item[0].start, item[0].end))


def losses(network: Network, batch: Batch, rng: random.Random, plan: Plan, device: str) -> tuple[Tensor, dict[str, float]]:
    """The losses of one batch, summed; and each for the log, those of both layers together."""
    inputs = {k: v.to(device) for k, v in batch.inputs.items()}
    with torch.autocast(device, torch.bfloat16):
        vectors, cue_scores = network.encode(**inputs)
    cue_scores = cue_scores.float()
    total, log = cue_scores.new_zeros(()), dict.fromkeys(LOGGED, 0.0)
    count = max(1, len(batch.outer.gold) + len(batch.inner.gold))
    for layer, scores in ((batch.outer, cue_scores[:, :3]), (batch.inner, cue_scores[:, 3:])):
        if layer.ranges:
            for name, loss in layer_losses(network, vectors, scores, layer, rng, plan, device).items():
                total = total + loss / count
                log[name] += loss.item() / count
    if network.labels is not None and batch.told:
        loss = label_loss(network.labels, vectors, batch.told, device)
        total, log["labels"] = total + plan.labels * loss, loss.item()
    if network.roles is not None and batch.filled:
        loss = role_loss(network.roles, vectors, batch.filled, device)
        total, log["roles"] = total + plan.roles * loss, loss.item()
    return total, log


def layer_losses(
    network: Network, vectors: Tensor, cue_scores: Tensor, layer: Level, rng: random.Random, plan: Plan, device: str
) -> dict[str, Tensor]:
    """The summed losses of cues, of parts, and of whether a candidate is a cue."""
    lengths = [b - a for a, b in layer.ranges]
    index = torch.from_numpy(np.minimum(np.array([a for a, _ in layer.ranges])[:, None] + np.arange(max(lengths)), len(cue_scores) - 1)).to(
        device
    )
    by_range: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for g, r in layer.gold:
        by_range.setdefault(r, []).append(g.cue)
    gold = marks([tuple(by_range.get(r, ())) for r in layer.ranges], tuple(index.shape), [a for a, _ in layer.ranges], lengths).to(device)
    out = {"cue": segment_loss(cue_scores[index], torch.tensor(lengths, device=device), gold).sum()}
    picked = candidates(layer, cue_scores.detach().cpu().numpy(), rng)
    picked.sort(key=lambda item: item[0].line_end - item[0].line_start)
    out["parts"], out["valid"] = cue_scores.new_zeros(()), cue_scores.new_zeros(())
    for at in range(0, len(picked), TOGETHER):  # lines of like length together: half the padding
        nll, valid, truth = second_pass(network, vectors, cue_scores.detach(), picked[at : at + TOGETHER], device)
        out["parts"] = out["parts"] + (nll * torch.where(truth > 0, 1.0, plan.negative_weight)).sum()
        out["valid"] = out["valid"] + nn.functional.binary_cross_entropy_with_logits(valid.float(), truth, reduction="sum")
    return out


def second_pass(network: Network, vectors: Tensor, cue_scores: Tensor, picked: list[Picked], device: str) -> tuple[Tensor, Tensor, Tensor]:
    """For some candidates: the loss of their parts, the logit that each is a cue, and whether it is."""
    seen = views([c for c, _, _ in picked])
    words, relation, lengths = (torch.from_numpy(x).to(device) for x in (seen.words, seen.relation, seen.lengths))
    with torch.autocast(device, torch.bfloat16):
        parts, valid = network.conditioned(vectors, cue_scores, words, relation, lengths)
    shape, offsets, sizes = tuple(words.shape), seen.words[:, 0].tolist(), seen.lengths.tolist()
    source = marks([((g.source,) if g and g.source else ()) for _, g, _ in picked], shape, offsets, sizes)
    content = marks([(g.content if g else ()) for _, g, _ in picked], shape, offsets, sizes)
    nll = segment_loss(parts, lengths, torch.cat([source, content], -1).to(device))
    return nll, valid, torch.tensor([float(t) for _, _, t in picked], device=device)


def groups(network: Network, plan: Plan) -> list[dict[str, object]]:
    """Parameter groups: heads at their own rate, encoder layers slower the deeper they lie, no decay on norms and biases."""
    by_rate: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        if name.startswith(("labels.", "roles.")):
            rate = plan.head_rate / plan.peak  # they begin with the second stage
        elif not name.startswith("encoder."):
            rate = plan.head_rate
        elif name.startswith("encoder.layers."):
            rate = plan.encoder_rate * plan.layer_decay ** (LAYERS - 1 - int(name.split(".")[2]))
        elif name.split(".")[1] in ("case", "quote", "starts"):
            rate = plan.head_rate
        else:
            rate = plan.encoder_rate * plan.layer_decay**LAYERS
        decay = 0.01 if parameter.ndim > 1 else 0.0
        by_rate.setdefault((rate * plan.peak, decay), []).append(parameter)
    return [{"params": ps, "lr": rate, "peak": rate, "weight_decay": decay} for (rate, decay), ps in by_rate.items()]


def rate_at(done: float) -> float:
    """One cycle: a tenth of the run up, the rest down to nothing by a cosine."""
    return done / 0.1 if done < 0.1 else 0.5 * (1 + math.cos(math.pi * (done - 0.1) / 0.9))


def batches(articles: list[Article], plan: Plan, epoch: int) -> Iterator[tuple[Batch, random.Random]]:
    """The batches of one epoch, the same for the same seed and epoch; windows of like length together, batches shuffled."""
    rng = random.Random(plan.seed * 1000 + epoch)
    found = examples(articles, rng)
    chosen: list[list[Example]] = []
    for at in range(0, len(found), 128):  # sorted within pools only, so that batches differ between epochs
        chosen.append([])
        for example in sorted(found[at : at + 128], key=_pieces):
            if (len(chosen[-1]) + 1) * (_pieces(example) + 2) > plan.pieces_per_step:
                chosen.append([])
            chosen[-1].append(example)
    rng.shuffle(chosen)
    for some in chosen:
        yield collate(some, rng), rng


def _pieces(example: Example) -> int:
    tokens, (a, b) = example.article.tokens, example.words
    return int((tokens.first[b] if b < len(tokens) else len(tokens.pieces)) - tokens.first[a])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="an encoder adapted by training.adapt; without it MiniLM as published")
    parser.add_argument("--weights", type=Path, help="a whole network to go on from, as a run of this script leaves it")
    parser.add_argument("--passages", type=Path, help="a folder of the corpus to learn from too, and from open news with it")
    parser.add_argument("--first", type=Path, help="with --passages: the first stage's artifact, to learn from its mistakes")
    parser.add_argument("--roles", type=float, default=Plan().roles, help="with --passages: weight of what words fill in MUC-4's events")
    parser.add_argument("--seconds", type=float, default=Plan().seconds, help="end after so long, where that comes before the last epoch")
    parser.add_argument("--labels", type=float, default=Plan().labels, help="weight of the labels")
    parser.add_argument("--copies", type=int, default=2, help="how often each passage stands in an epoch")
    parser.add_argument("--peak", type=float, default=Plan().peak)
    parser.add_argument("--width", type=int, default=NARROW, help="of the second pass, where a run begins from the encoder")
    parser.add_argument("--layers", type=int, default=2, help="of the second pass, likewise")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=Plan().epochs)
    args = parser.parse_args()
    plan = Plan(
        seed=args.seed,
        epochs=args.epochs,
        peak=args.peak,
        copies=args.copies if args.passages else 0,
        labels=args.labels,
        roles=args.roles,
        seconds=args.seconds,
    )
    args.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(plan.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    network = _beginning(args).to(device)
    train, held = polnear.divide(polnear.load(args.data / "polnear/train"))
    if args.passages:
        train = wider(train, args.data, args.passages, args.first, plan.copies)
        network.labels = network.labels or LabelHeads().to(device)
        if args.roles:
            train += roles.load(args.data, tokenizer())
            network.roles = network.roles or RoleHeads().to(device)
    optimiser = torch.optim.AdamW(groups(network, plan), fused=True)
    average = {k: v.clone() for k, v in network.state_dict().items()}
    checkpoint, begin, step = args.out / "checkpoint.pt", 0, 0
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=False)
        network.load_state_dict(saved["network"])
        optimiser.load_state_dict(saved["optimiser"])
        average, begin, step = saved["average"], saved["epoch"] + 1, saved["step"]
    per_epoch = sum(1 for _ in batches(train, plan, 0))
    print(f"{len(train)} articles, {len(held)} held out, {per_epoch} steps an epoch, on {device}, {plan}", flush=True)
    begun = time.monotonic()
    for epoch in range(begin, plan.epochs):
        network.train()
        sums, started = dict.fromkeys(LOGGED, 0.0), time.monotonic()
        for number, (batch, rng) in enumerate(batches(train, plan, epoch), 1):
            done = max(step / (per_epoch * plan.epochs), (time.monotonic() - begun) / plan.seconds)
            if done >= 1:
                break
            for group in optimiser.param_groups:
                group["lr"] = group["peak"] * rate_at(done)
            loss, parts = losses(network, batch, rng, plan, device)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            step += 1
            keep = min(plan.averaging, 1 - 1 / (step + 1))
            with torch.no_grad():
                for k, v in network.state_dict().items():
                    average[k].lerp_(v, 1 - keep)
            sums = {k: sums[k] + parts[k] for k in sums}
            if number % 20 == 0:
                means = " ".join(f"{k} {v / number:.3f}" for k, v in sums.items())
                print(f"epoch {epoch} step {number}/{per_epoch} {means} {time.monotonic() - started:.0f}s", flush=True)
        torch.save(
            {"network": network.state_dict(), "optimiser": optimiser.state_dict(), "average": average, "epoch": epoch, "step": step},
            checkpoint,
        )
        torch.save(average, args.out / "average.pt")
        (args.out / "plan.json").write_text(json.dumps({"plan": repr(plan), "start": bool(args.start), "epoch": epoch}))
    if args.passages:
        network.load_state_dict(average)
        unseen = list(claims.corpus_pages(passages.files(args.passages, True), tokenizer()))
        assert network.labels is not None
        report(predict(network.eval().labels, by_network(network, unseen, device)), "events held out")
        if network.roles is not None:
            roles.report(network.roles.cpu(), roles.seen(network, roles.load(args.data, tokenizer(), held=True), device))


def wider(train: list[Article], data: Path, folder: Path, first: Path, copies: int) -> list[Article]:
    """PolNeAR's articles with what we know of its claims' labels, and as many `copies` of our passages and of open news with theirs."""
    known = claims.told(pages_of(data, folder, first, tokenizer()))
    more = [*passages.load(folder), *opennews.load(data)]
    return [replace(article, told=known.get(article.name, ())) for article in (*train, *more * copies)]


def _beginning(args: argparse.Namespace) -> Network:
    if args.weights:
        return Network.of(torch.load(args.weights, weights_only=True, map_location="cpu"))
    encoder = Encoder.pretrained()
    if args.start:
        encoder.load_state_dict(torch.load(args.start, weights_only=True, map_location="cpu"))
    return Network(encoder, args.width, args.layers)


if __name__ == "__main__":
    main()
