"""The average of several networks: `python -m training.average RUNS/a1/average.pt RUNS/a2/average.pt --out RUNS/a.pt`.

Weights of runs that went on from the same beginning come in, their mean goes out: runs that differ by their draws alone err in different
directions (Wortsman et al. 2022, 'Model soups'). A head that only some of them have is the mean of those.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor


def average(states: Sequence[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of every parameter over the states that have it."""
    names = dict.fromkeys(name for state in states for name in state)
    return {name: torch.stack([state[name].float() for state in states if name in state]).mean(0) for name in names}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(average([torch.load(path, weights_only=True, map_location="cpu") for path in args.weights]), args.out)


if __name__ == "__main__":
    main()
