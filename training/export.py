"""Exports a trained network: `python -m training.export --weights RUNS/seed1/average.pt --out FOLDER`.

Averaged weights come in; the ONNX graphs, matrices in int8, the tokenizer and an uncalibrated manifest go
out. `training.calibrate` fits the manifest's numbers afterwards, on the quantised files.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
import unicodedata
import warnings
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.preprocess import quant_pre_process
from torch import Tensor, nn

from counterclaim.read.artifact import FORMAT, answers_hash, configuration_hash
from counterclaim.read.choices import CHOICES
from counterclaim.read.windows import WINDOW
from training.network import HINTS, Fillers, LabelHeads, Network
from training.vocabulary import tokenizer

FLOOR = 0.3
"""Probability a cue needs to get a second look. 0.02 to 0.3 score alike on held-out articles; the lower, the slower."""
INNER_FLOOR = 0.2
"""The same inside contents, where fewer cues are sure."""
UNCALIBRATED = {"threshold": 0.5, "least_score": 0.0, "cue": [1.0, 0.0, 0.0, 0.0], "score": [1.0, 0.0, 1.0, 0.0]}
MASK = 103
"""Id of the last special piece."""
FLOAT_NODES = ("/cue/",)
"""Heads stay in fp32: their scores are summed over whole lines."""


class Encode(nn.Module):
    """The first graph: windows to word vectors and cue scores, outer and inner."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.encoder, self.cue = network.encoder, network.cue

    def forward(self, ids: Tensor, case: Tensor, quote: Tensor, starts: Tensor, mask: Tensor, place: Tensor) -> tuple[Tensor, Tensor]:
        vectors = self.encoder(ids, case, quote, starts, mask).reshape(-1, 384)[place]
        return vectors, self.cue(vectors)


class Label(nn.Module):
    """The third graph: words by their place in the document to the choices side by side, and the marks of every word."""

    def __init__(self, heads: LabelHeads) -> None:
        super().__init__()
        self.labels = heads

    def forward(self, vectors: Tensor, words: Tensor, parts: Tensor, lengths: Tensor, hints: Tensor) -> tuple[Tensor, Tensor]:
        mask = (torch.arange(words.shape[1], device=words.device) < lengths[:, None]).to(vectors.dtype)
        chosen, marks = self.labels(vectors[words], parts, mask, hints)
        return torch.cat([chosen[name] for name in CHOICES], -1), marks


class Fill(nn.Module):
    """The fourth graph: one stretch of words at a time, all of them looked at."""

    def __init__(self, fillers: Fillers) -> None:
        super().__init__()
        self.fillers = fillers

    def forward(self, vectors: Tensor, places: Tensor) -> tuple[Tensor, Tensor]:
        words, kinds = self.fillers(vectors[None], places[None], torch.ones_like(places[None]).to(vectors.dtype))
        return words[0], kinds[0]


OUTPUTS = {"roles": ["words", "kinds"], "encoder": ["vectors", "cue_scores"], "heads": ["parts", "cue"], "labels": ["choices", "marks"]}


def export(weights: Path, out: Path, name: str, *, quantise: bool = True) -> None:
    """Write the artifact's files into `out`."""
    network = Network.of(torch.load(weights, weights_only=True, map_location="cpu")).eval()
    pieces = trim(network)
    out.mkdir(parents=True, exist_ok=True)
    (out / "tokenizer.json").write_text(json.dumps(pieces, ensure_ascii=False, separators=(",", ":")), "utf-8")
    with tempfile.TemporaryDirectory() as folder:
        for graph in graphs(network):
            _convert(graph, Path(folder), out, quantise=quantise)
    manifest = {
        "format": FORMAT,
        "name": name,
        "configuration": configuration_hash(),
        "files": _hashes(out),
        "calibration": UNCALIBRATED | {"floor": FLOOR},
        "inside": UNCALIBRATED | {"floor": INNER_FLOOR},
    }
    _write(out, manifest)


def export_labels(heads: LabelHeads, out: Path, sieve: dict[str, object]) -> None:
    """Write the third graph of an artifact anew, and the sieve before it."""
    with tempfile.TemporaryDirectory() as folder:
        _convert(labels_graph(heads), Path(folder), out, quantise=True)
    _write(out, json.loads((out / "reader.json").read_text("utf-8")) | {"files": _hashes(out), "sieve": sieve})


def export_roles(fillers: Fillers, out: Path) -> None:
    """Write the fourth graph of an artifact anew."""
    graph = ("roles", Fill(fillers.eval()), (torch.randn(9, 384), torch.zeros(9, dtype=torch.long)), ["vectors", "places"], AXES)
    with tempfile.TemporaryDirectory() as folder:
        _convert(graph, Path(folder), out, quantise=True)
    _write(out, json.loads((out / "reader.json").read_text("utf-8")) | {"files": _hashes(out), "roles": answers_hash()})


AXES = {"vectors": {0: "W"}, "places": {0: "W"}, "words": {0: "W"}}
"""Free axes of the fourth graph."""


def _convert(graph: Graph, scratch: Path, out: Path, *, quantise: bool) -> None:
    stem, module, inputs, names, axes = graph
    raw = scratch / f"{stem}.onnx"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module, inputs, str(raw), input_names=names, output_names=OUTPUTS[stem], dynamic_axes=axes, opset_version=17, dynamo=False
        )
    pack(raw, out / f"{stem}.onnx", quantise=quantise)


def _hashes(out: Path) -> dict[str, str]:
    paths = [*out.glob("*.onnx"), out / "tokenizer.json"]
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(paths)}


def _write(out: Path, manifest: dict[str, object]) -> None:
    (out / "reader.json").write_text(written(manifest), "utf-8")


def written(manifest: dict[str, object]) -> str:
    """A manifest as it stands in the file: the sieve's many numbers on one line."""
    lines = [f"  {json.dumps(key)}: {json.dumps(value, indent=None if key == 'sieve' else 2)}" for key, value in manifest.items()]
    return "{\n" + ",\n".join(line.replace("\n", "\n  ") for line in lines) + "\n}\n"


def trim(network: Network) -> dict[str, object]:
    """Drop the word pieces that English news cannot contain (unused slots, other scripts), and places no window has; returns the tokenizer.

    2,288 of 30,522 pieces and half of the places, 1 MB of the artifact. Ids up to the mask's stay, for the special pieces keep theirs.
    """
    spec = json.loads(tokenizer().to_str())
    vocabulary: dict[str, int] = spec["model"]["vocab"]
    kept = [(piece, i) for piece, i in sorted(vocabulary.items(), key=lambda item: item[1]) if i <= MASK or _is_latin(piece)]
    spec["model"]["vocab"] = {piece: new for new, (piece, _) in enumerate(kept)}
    network.encoder.places = nn.Embedding.from_pretrained(network.encoder.places.weight[:WINDOW].detach())
    words = network.encoder.words
    network.encoder.words = nn.Embedding.from_pretrained(words.weight[[i for _, i in kept]].detach())
    return spec


def _is_latin(piece: str) -> bool:
    letters = [c for c in piece.removeprefix("##") if c.isalpha()]
    return not piece.startswith("[unused") and all("LATIN" in unicodedata.name(c, "") for c in letters)


Inputs = tuple[Tensor, ...]
Axes = dict[str, dict[int, str]]
Graph = tuple[str, nn.Module, Inputs, list[str], Axes]


def graphs(network: Network) -> list[Graph]:
    """The graphs with example inputs and their free axes: two, and from the second stage on that of the labels."""
    grid = torch.ones(2, 7, dtype=torch.long)
    windows = ("ids", "case", "quote", "starts", "mask")
    encoder = (
        "encoder",
        Encode(network),
        (*(grid for _ in windows), torch.tensor([1, 2, 8])),
        [*windows, "place"],
        {**{w: {0: "B", 1: "T"} for w in windows}, "place": {0: "W"}},
    )
    seen = (
        torch.randn(9, 384),
        torch.randn(9, 3),
        torch.tensor([[1, 2, 3], [4, 5, 5]]),
        torch.tensor([[0, 12, 13], [1, 0, 0]]),
        torch.tensor([3, 2]),
    )
    axes = {"vectors": {0: "W"}, "cue_scores": {0: "W"}, "words": {0: "N", 1: "L"}, "relation": {0: "N", 1: "L"}, "lengths": {0: "N"}}
    heads = ("heads", network.conditioned, seen, ["vectors", "cue_scores", "words", "relation", "lengths"], axes)
    return [encoder, heads, *([labels_graph(network.labels)] if network.labels is not None else [])]


def labels_graph(heads: LabelHeads) -> Graph:
    """The graph of the label heads."""
    lengths, parts = torch.tensor([3, 2]), torch.tensor([[0, 1, 2], [3, 3, 0]])
    claims = (torch.randn(9, 384), torch.tensor([[1, 2, 3], [4, 5, 5]]), parts, lengths, torch.zeros(2, HINTS))
    axes = {"vectors": {0: "W"}, "words": {0: "N", 1: "L"}, "parts": {0: "N", 1: "L"}, "lengths": {0: "N"}, "hints": {0: "N"}}
    return "labels", Label(heads), claims, [*axes], axes


def pack(raw: Path, out: Path, *, quantise: bool) -> None:
    """Quantise matrices to int8 per channel, embeddings per tensor; nodes of the heads stay as they are."""
    if not quantise:
        out.write_bytes(raw.read_bytes())
        return
    import onnx

    ready = raw.with_suffix(".ready.onnx")
    quant_pre_process(str(raw), str(ready), skip_symbolic_shape=True)
    graph = onnx.load(str(ready)).graph
    kept = [n.name for n in graph.node if n.name.startswith(FLOAT_NODES) or n.name.startswith(("/parts", "/narrow"))]
    quantize_dynamic(
        str(ready), str(out), per_channel=True, weight_type=QuantType.QInt8, nodes_to_exclude=kept,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"], extra_options={"MatMulConstBOnly": True},
    )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--name", default="attribution-1")
    parser.add_argument("--float", action="store_true", help="skip quantisation, to measure what it costs")
    args = parser.parse_args()
    export(args.weights, args.out, args.name, quantise=not args.float)
    for path in sorted(args.out.iterdir()):
        print(f"{path.stat().st_size:>12,} {path.name}")


if __name__ == "__main__":
    main()
