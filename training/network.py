"""The network around the encoder: a cue layer over words, a second pass that reads each candidate cue's line, heads that label a claim.

`CueHead` scores cue segments; `Conditioned` gives, for one cue, the scores of source and content segments and whether the cue is
one at all; `LabelHeads` say what a claim does. `segment_loss` is the negative log probability of the gold segments under
`counterclaim.read.decode`'s model.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from counterclaim.read.choices import CHOICES, WORDS
from counterclaim.read.heads import RELATIONS
from counterclaim.read.look import PARTS
from counterclaim.read.roles import ANSWERS as FILLS
from counterclaim.read.roles import KINDS, PLACES
from training.answers import ANSWERS
from training.encoder import WIDTH, Encoder, Layer

NARROW = 256
"""Width of the second pass: two layers of it cost a tenth of the encoder."""
LABELS = 192
"""Width of the label heads, a megabyte of the artifact."""
ROLES_WIDTH = 192
"""Width of the heads of roles."""
HINTS = 53
"""What the tables say of a claim, as `interpret.tabled.hints` gives it."""
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

    def __init__(self, width: int = NARROW, layers: int = 2) -> None:
        super().__init__()
        self.narrow = nn.Linear(WIDTH + 3, width)
        self.relation = nn.Embedding(RELATIONS, width)
        self.norm = nn.LayerNorm(width)
        self.layers = nn.ModuleList(Layer(width, 4, 3 * width) for _ in range(layers))
        self.parts = nn.Linear(width, 6)
        self.cue = nn.Sequential(nn.Linear(2 * width, width), nn.GELU(), nn.Linear(width, 1))

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


class LabelHeads(nn.Module):
    """Claims (N, L, 384) with parts (N, L) and what the tables say (N, G) to the logits of every choice, and of every word (N, L, 3)."""

    def __init__(self, hints: int = HINTS, width: int = LABELS) -> None:
        super().__init__()
        self.narrow = nn.Linear(WIDTH, width)
        self.part = nn.Embedding(len(PARTS), width)
        self.norm = nn.LayerNorm(width)
        self.layers = nn.ModuleList([Layer(width, 4, 2 * width)])
        self.drop = nn.Dropout(0.2)
        self.hidden = nn.Linear(len(PARTS) * width + hints, 256)
        self.out = nn.ModuleDict({name: nn.Linear(256 + hints, len(kind)) for name, kind in CHOICES.items()})
        self.whole = nn.Linear(256, width)
        self.word = nn.Sequential(nn.Linear(2 * width, width), nn.GELU(), nn.Linear(width, len(WORDS)))

    def forward(self, vectors: Tensor, parts: Tensor, mask: Tensor, hints: Tensor) -> tuple[dict[str, Tensor], Tensor]:
        x = self.norm(self.drop(self.narrow(vectors)) + self.part(parts))
        bias = (1.0 - mask)[:, None, None, :] * NEVER
        for layer in self.layers:
            x = layer(x, bias)
        pooled = []
        for code in range(len(PARTS)):
            inside = ((parts == code) * mask)[:, :, None]
            pooled.append((x * inside).sum(1) / inside.sum(1).clamp(min=1))
        h = self.drop(nn.functional.gelu(self.hidden(self.drop(torch.cat([*pooled, hints], -1)))))
        whole = self.whole(h)[:, None, :].expand(-1, x.shape[1], -1)
        return {name: head(torch.cat([h, hints], -1)) for name, head in self.out.items()}, self.word(self.drop(torch.cat([x, whole], -1)))


class RoleHeads(nn.Module):
    """Windows (N, L, 384) to what each word fills in an event (N, L, ANSWERS): see `training.answers`."""

    def __init__(self, width: int = ROLES_WIDTH) -> None:
        super().__init__()
        self.narrow, self.norm = nn.Linear(WIDTH, width), nn.LayerNorm(width)
        self.layers = nn.ModuleList([Layer(width, 4, 2 * width)])
        self.drop = nn.Dropout(0.2)
        self.out = nn.Linear(width, ANSWERS)
        nn.init.constant_(self.out.bias, -2.0)

    def forward(self, vectors: Tensor, mask: Tensor) -> Tensor:
        x = self.norm(self.drop(self.narrow(vectors)))
        bias = (1.0 - mask)[:, None, None, :] * NEVER
        for layer in self.layers:
            x = layer(x, bias)
        return self.out(self.drop(x))


class Fillers(nn.Module):
    """Words (N, L, 384) at their places (N, L) to what each fills in an event (N, L, answers), and the types of the text's events (N, K).

    The types are pooled by attention: one word that tells of a bombing is enough.
    """

    def __init__(self, width: int = ROLES_WIDTH, layers: int = 2) -> None:
        super().__init__()
        self.narrow, self.norm = nn.Linear(WIDTH, width), nn.LayerNorm(width)
        self.place = nn.Embedding(PLACES, width)
        self.layers = nn.ModuleList(Layer(width, 4, 2 * width) for _ in range(layers))
        self.drop = nn.Dropout(0.2)
        self.out = nn.Linear(width, FILLS)
        self.weight, self.kind = nn.Linear(width, len(KINDS)), nn.Linear(width, len(KINDS))
        nn.init.normal_(self.place.weight, std=0.1)
        nn.init.constant_(self.out.bias, -2.0)

    def forward(self, vectors: Tensor, places: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        x = self.norm(self.drop(self.narrow(vectors)) + self.place(places))
        bias = (1.0 - mask)[:, None, None, :] * NEVER
        for layer in self.layers:
            x = layer(x, bias)
        x = self.drop(x)
        weight = torch.softmax(self.weight(x) + (1.0 - mask)[:, :, None] * NEVER, 1)
        return self.out(x), (weight * self.kind(x)).sum(1)


class Network(nn.Module):
    """Encoder, cue layer, second pass and, from the second stage on, the heads of labels and of what words fill in events."""

    def __init__(self, encoder: Encoder, width: int = NARROW, layers: int = 2) -> None:
        super().__init__()
        self.encoder, self.cue, self.conditioned = encoder, CueHead(), Conditioned(width, layers)
        self.labels: LabelHeads | None = None
        self.roles: RoleHeads | None = None

    @classmethod
    def of(cls, weights: dict[str, Tensor]) -> Network:
        """The network that a run left, of the size that it has there."""
        layers = {name.split(".")[2] for name in weights if name.startswith("conditioned.layers.")}
        network = cls(Encoder(), len(weights["conditioned.norm.weight"]), len(layers))
        if "labels.norm.weight" in weights:
            network.labels = LabelHeads(width=len(weights["labels.norm.weight"]))
        if "roles.norm.weight" in weights:
            network.roles = RoleHeads(width=len(weights["roles.norm.weight"]))
        network.load_state_dict(weights)
        return network

    def encode(self, ids: Tensor, case: Tensor, quote: Tensor, starts: Tensor, mask: Tensor, place: Tensor) -> tuple[Tensor, Tensor]:
        """Windows to word vectors (W, 384) and cue scores (W, 6)."""
        vectors = self.encoder(ids, case, quote, starts, mask).reshape(-1, WIDTH)[place]
        return vectors, self.cue(vectors)


def segment_loss(scores: Tensor, lengths: Tensor, gold: Tensor) -> Tensor:
    """Negative log probability of the gold labelling of every row (N,).

    `scores` (N, L, 3 K): start, inside, end of K layers that exclude each other; `gold` of that shape, 1 where a gold segment has
    that part. In float32, for the sums run over hundreds of words.
    """
    scores = scores.float()
    valid = torch.arange(scores.shape[1], device=scores.device) < lengths[:, None]
    scores = torch.where(valid[:, :, None], scores, torch.full_like(scores, NEVER))
    steps = _steps(scores[:, :, 0::3], scores[:, :, 1::3], scores[:, :, 2::3])
    nothing = torch.full(steps.shape[2:], NEVER, device=scores.device).fill_diagonal_(0.0)
    while steps.shape[1] > 1:  # words two by two, then those: a logarithm of the rounds that one word after the other takes
        if steps.shape[1] % 2:
            steps = torch.cat([steps, nothing.expand(steps.shape[0], 1, -1, -1)], 1)
        steps = torch.logsumexp(steps[:, 0::2, :, :, None] + steps[:, 1::2, None, :, :], -2)
    return steps[:, 0, 0, 0] - torch.where(gold > 0, scores, torch.zeros_like(scores)).sum((1, 2))


def _steps(starts: Tensor, insides: Tensor, ends: Tensor) -> Tensor:
    """What one word adds to the score (N, L, K + 1, K + 1), from each state before it to each behind it: free, or in one of K segments."""
    alone = torch.logsumexp(starts + insides + ends, -1, keepdim=True)
    free = torch.cat([torch.logaddexp(torch.zeros_like(alone), alone), starts + insides], -1)
    same = torch.eye(insides.shape[-1], device=insides.device) > 0
    opened = torch.where(same, insides[..., None, :], insides.new_tensor(NEVER))
    return torch.cat([free[:, :, None, :], torch.cat([(insides + ends)[..., None], opened], -1)], -2)
