"""The sieve: which sentences may be the narrator's claims at all, so that the label heads are not asked about every plain one.

Sentences with the vectors of their words come in, the weights of a logistic regression on mean and maximum go out, with a bias that lets
nearly every claim of held-out events through.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from counterclaim.read.look import PARTS
from training.claims import Example

RECALL = 0.99
"""Share of the narrator's claims of held-out events that pass."""
SPARE = 2.2
"""Taken off for news, which accuses and forecasts in plainer words: of open news 25 sentences in 100 then pass, and all of 10 claims."""
RIDGE = 1e-2

Seen = Sequence[tuple[Example, Tensor]]


def _narrated(seen: Seen) -> tuple[Tensor, Tensor]:
    """Features (N, 768) and truth (N,) of the sentences that have neither source nor cue."""
    voiced = (PARTS.index("source"), PARTS.index("cue"))
    told = [(e, v.float()) for e, v in seen if "claim" in e.gold and not any((e.parts == part).any() for part in voiced)]
    content = PARTS.index("content")
    own = [(v[torch.from_numpy(e.parts == content)], e.gold["claim"]) for e, v in told]
    return torch.stack([torch.cat([v.mean(0), v.amax(0)]) for v, _ in own]), torch.tensor([float(claim) for _, claim in own])


def fit(seen: Seen, unseen: Seen) -> tuple[list[float], float]:
    """Weights (768) and bias; a sentence passes where the sum is above 0."""
    x, y = _narrated(seen)
    mean, spread = x.mean(0), x.std(0)
    weights, bias = torch.zeros(x.shape[1], requires_grad=True), torch.zeros(1, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights, bias], max_iter=200)

    def loss() -> Tensor:
        optimiser.zero_grad()
        wrong = nn.functional.binary_cross_entropy_with_logits((x - mean) / spread @ weights + bias, y) + RIDGE * (weights**2).sum()
        wrong.backward()
        return wrong

    optimiser.step(loss)
    folded = (weights / spread).detach()
    x, y = _narrated(unseen)
    sums = x @ folded
    least = sums[y == 1].quantile(1 - RECALL) - SPARE
    passing = [f"{(sums[y == told] > least).float().mean():.3f} of {int((y == told).sum())}" for told in (1, 0)]
    print(f"sieve, events held out: {passing[0]} narrator's claims pass, and {passing[1]} plain sentences")
    return [round(w, 5) for w in folded.tolist()], round(-float(least), 5)
