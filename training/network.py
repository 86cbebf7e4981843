"""The network around the encoder: a cue layer over words, and a second pass that reads each candidate cue's line.

`CueHead` scores cue segments; `Conditioned` gives, for one cue, the scores of source and content segments and whether the cue is
one at all. `segment_loss` is the negative log probability of the gold segments under `counterclaim.read.decode`'s model.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from counterclaim.read.heads import RELATIONS
from training.encoder import WIDTH, Encoder, Layer

NARROW = 256
"""Width of the second pass: two layers of it cost a tenth of the encoder."""
NEVER = -1e4


class CueHead(nn.Module):
    """Word vectors (..., 384) to start, inside and end scores (..., 6): of outermost cues, then of cues inside another claim's content."""

    def __init__(self) -> None:
        super().__init__()
        self.hidden, self.out = nn.Linear(WIDTH, NARROW), nn.Linear(NARROW, 6)
        nn.init.constant_(self.out.bias, -1.0)

    def forward(self, words: Tensor) -> Tensor:
        return self.out(nn.functional.gelu(self.hidden(words)))


class Conditioned(nn.Module):
    """Word vectors and cue scores of the lines of N candidates to part scores (N, L, 6) and a logit for the cue (N,)."""

    def __init__(self, layers: int = 2) -> None:
        super().__init__()
        self.narrow = nn.Linear(WIDTH + 3, NARROW)
        self.relation = nn.Embedding(RELATIONS, NARROW)
        self.norm = nn.LayerNorm(NARROW)
        self.layers = nn.ModuleList(Layer(NARROW, 4, 3 * NARROW) for _ in range(layers))
        self.parts = nn.Linear(NARROW, 6)
        self.cue = nn.Sequential(nn.Linear(2 * NARROW, NARROW), nn.GELU(), nn.Linear(NARROW, 1))

    def forward(self, vectors: Tensor, cue_scores: Tensor, words: Tensor, relation: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor]:
        narrow = self.narrow(torch.cat([vectors, cue_scores * 0.1], -1))  # scores reach +-20; the vectors are near unit size
        x = self.norm(narrow[words] + self.relation(relation))
        mask = (torch.arange(words.shape[1], device=words.device) < lengths[:, None]).to(x.dtype)
        bias = (1.0 - mask)[:, None, None, :] * NEVER
        for layer in self.layers:
            x = layer(x, bias)
        inside = ((relation == 0).to(x.dtype) * mask)[:, :, None]
        own = (x * inside).sum(1) / inside.sum(1)
        line = (x * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
        return self.parts(x), self.cue(torch.cat([own, line], -1))[:, 0]


class Network(nn.Module):
    """Encoder, cue layer and second pass together."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder, self.cue, self.conditioned = encoder, CueHead(), Conditioned()

    def encode(self, ids: Tensor, case: Tensor, quote: Tensor, starts: Tensor, mask: Tensor, place: Tensor) -> tuple[Tensor, Tensor]:
        """Windows to word vectors (W, 384) and cue scores (W, 6)."""
        vectors = self.encoder(ids, case, quote, starts, mask).reshape(-1, WIDTH)[place]
        return vectors, self.cue(vectors)

    def load(self, weights: dict[str, Tensor]) -> None:
        """Load a run's weights; those of a run that knew no inner cues start with the outer ones for both."""
        own = self.state_dict()
        doubled = {k: torch.cat([v, v]) for k, v in weights.items() if k.startswith("cue.out.") and v.shape != own[k].shape}
        self.load_state_dict({**weights, **doubled})


def segment_loss(scores: Tensor, lengths: Tensor, gold: Tensor) -> Tensor:
    """Negative log probability of the gold labelling of every row (N,).

    `scores` (N, L, 3 K): start, inside, end of K layers that exclude each other; `gold` of that shape, 1 where a gold segment has
    that part. In float32, for the sums run over hundreds of words.
    """
    scores = scores.float()
    n, length, parts = scores.shape
    valid = torch.arange(length, device=scores.device) < lengths[:, None]
    scores = torch.where(valid[:, :, None], scores, torch.full_like(scores, NEVER))
    starts, insides, ends = scores[:, :, 0::3], scores[:, :, 1::3], scores[:, :, 2::3]
    free = scores.new_zeros(n)
    opened = scores.new_full((n, parts // 3), NEVER)
    for t in range(length):
        opened = torch.logaddexp(free[:, None] + starts[:, t], opened) + insides[:, t]
        free = torch.logaddexp(free, torch.logsumexp(opened + ends[:, t], 1))
    return free - torch.where(gold > 0, scores, torch.zeros_like(scores)).sum((1, 2))
