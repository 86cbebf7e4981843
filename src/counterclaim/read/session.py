"""Sessions: the only file that knows the ONNX runtime.

Windows and views come in, vectors and scores go out. The answer for a document depends on nothing but the document: windows go through one
by one, and batches of views are cut from one document only and in fixed order, because dynamic quantisation takes its range over a batch.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from counterclaim.read.heads import Views
from counterclaim.read.look import Looked
from counterclaim.read.windows import Windows

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]


class Session(Protocol):
    """Runs the network."""

    def encode(self, windows: Windows) -> tuple[Floats, Floats]:
        """Vectors (W, 384) and cue scores (W, 6), outer and inner, of the words of the windows."""
        ...

    def condition(self, vectors: Floats, cue_scores: Floats, views: Views) -> tuple[Floats, Floats]:
        """Part scores (N, L, 6) and cue logits (N,) of some candidates."""
        ...

    def label(self, vectors: Floats, claims: Looked) -> tuple[Floats, Floats]:
        """Logits of every choice, side by side (N, C), and of what every word carries (N, L, 3)."""
        ...

    def fill(self, vectors: Floats, places: NDArray[np.int64]) -> tuple[Floats, Floats] | None:
        """Logits of what each word of a stretch fills (W, A), and of the types of its events (K,); None where that was never learnt."""
        ...


class OnnxSession:
    """The graphs in one process, on a fixed number of threads; an artifact half made has no labels yet, an older one no roles."""

    def __init__(self, encoder: Path, heads: Path, labels: Path | None, threads: int, roles: Path | None = None) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads  # it ignores OMP_NUM_THREADS and would size itself to the host
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._encoder: Any = onnxruntime.InferenceSession(encoder, options, providers=["CPUExecutionProvider"])
        self._heads: Any = onnxruntime.InferenceSession(heads, options, providers=["CPUExecutionProvider"])
        self._labels: Any = labels and onnxruntime.InferenceSession(labels, options, providers=["CPUExecutionProvider"])
        self._roles: Any = roles and onnxruntime.InferenceSession(roles, options, providers=["CPUExecutionProvider"])

    def encode(self, windows: Windows) -> tuple[Floats, Floats]:
        """One window at a time, without padding: on one core 1.6 times as fast as eight side by side, whose attention leaves the cache."""
        width = windows.ids.shape[1]
        edges = np.searchsorted(windows.place, np.arange(len(windows.ids) + 1) * width)
        vectors, scores = [], []
        for row, used in enumerate(windows.mask.sum(1).tolist()):
            place = windows.place[edges[row] : edges[row + 1]] - row * width
            inputs = {name: getattr(windows, name)[row : row + 1, :used] for name in ("ids", "case", "quote", "starts", "mask")}
            some, cues = self._encoder.run(None, {**inputs, "place": place})
            vectors.append(some)
            scores.append(cues)
        return np.concatenate(vectors), np.concatenate(scores)

    def condition(self, vectors: Floats, cue_scores: Floats, views: Views) -> tuple[Floats, Floats]:
        """The words that nobody looks at are left out: the graph would narrow all of the document's for every batch."""
        looked, words = np.unique(views.words, return_inverse=True)
        words = words.reshape(views.words.shape).astype(np.int64)
        narrowed = {"vectors": vectors[looked], "cue_scores": cue_scores[looked]}
        parts, cue = self._heads.run(None, {**narrowed, "words": words, "relation": views.relation, "lengths": views.lengths})
        return parts, cue

    def label(self, vectors: Floats, claims: Looked) -> tuple[Floats, Floats]:
        inputs = {"vectors": vectors, "words": claims.words, "parts": claims.parts, "lengths": claims.lengths, "hints": claims.hints}
        chosen, words = self._labels.run(None, inputs)
        return chosen, words

    def fill(self, vectors: Floats, places: NDArray[np.int64]) -> tuple[Floats, Floats] | None:
        if self._roles is None:
            return None
        words, kinds = self._roles.run(None, {"vectors": vectors, "places": places})
        return words, kinds
