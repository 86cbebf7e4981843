"""Turns a shipped artifact back into weights: `python -m training.unpack ARTIFACT --out RUNS/weights.pt`.

The graphs of `training.export` come in, a state that `training.attribution --weights` goes on from goes out: whoever has the package can
train on without the run that made it. What quantisation took is gone; the first steps of training heal it.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training.network import Network
from training.vocabulary import tokenizer

PREFIX = {"encoder": "", "heads": "conditioned.", "labels": ""}
"""What stands before the names of each graph in the network's state."""
QUANTISED = "_quantized"
Arrays = dict[str, np.ndarray]


def unpack(folder: Path) -> dict[str, Tensor]:
    """The state of the network that the artifact was made of, as near as int8 kept it; pieces that were trimmed have zeros."""
    found: Arrays = {}
    for stem, prefix in PREFIX.items():
        path = folder / f"{stem}.onnx"
        if path.exists():
            found |= {prefix + name: array for name, array in parameters(onnx.load(str(path)).graph)}
    kept = json.loads((folder / "tokenizer.json").read_text("utf-8"))["model"]["vocab"]
    every = json.loads(tokenizer().to_str())["model"]["vocab"]
    words, places = np.zeros((len(every), found["encoder.words.weight"].shape[1]), np.float32), np.zeros((512, 384), np.float32)
    for piece, row in kept.items():
        words[every[piece]] = found["encoder.words.weight"][row]
    places[: len(found["encoder.places.weight"])] = found["encoder.places.weight"]
    found |= {"encoder.words.weight": words, "encoder.places.weight": places}
    state = {name: torch.from_numpy(np.array(array, np.float32)) for name, array in found.items()}
    Network.of(state)  # refuses a state that lacks a parameter or has one too many
    return state


def parameters(graph: onnx.GraphProto) -> Iterator[tuple[str, np.ndarray]]:
    """The parameters of one graph by their names in the module that it was exported from."""
    arrays = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    users = {name: node.name for node in graph.node for name in node.input if name in arrays}
    for name, array in arrays.items():
        stem = name.removesuffix(QUANTISED)
        if name.endswith(QUANTISED):
            array = (array.astype(np.float32) - arrays[f"{stem}_zero_point"]) * arrays[f"{stem}_scale"]
        if stem.startswith("onnx::MatMul_") and not stem.endswith(("_scale", "_zero_point")):
            yield f"{_module(users[name])}.weight", array.T
        elif stem.endswith(".weight_Transposed"):
            yield stem.removesuffix("_Transposed"), array.T
        elif stem.endswith((".weight", ".bias")):
            yield stem, array


def _module(node: str) -> str:
    """'/labels/word/word.0/MatMul_quant' is the work of 'labels.word.0'."""
    steps = node.strip("/").split("/")[:-1]
    return ".".join(step for step, inner in zip(steps, [*steps[1:], ""], strict=True) if not inner.startswith(f"{step}."))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, metavar="ARTIFACT")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    torch.save(unpack(args.folder), args.out)


if __name__ == "__main__":
    main()
