"""Calibrates an exported artifact: `python -m training.calibrate --data DATA FOLDER`.

An artifact and PolNeAR's held-out train articles come in; the manifest's calibration is fitted on the files as they will be run
(after quantisation) and written back. Dev is not touched.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from counterclaim.read.artifact import Calibration, load
from counterclaim.read.reader import INNER, OUTER, AttributionReader
from counterclaim.read.select import Found, outermost
from training import opennews, passages, polnear
from training.export import written
from training.polnear import Article, Gold

CORPUS = Path(__file__).parents[1] / "corpus" / "train"
Floats = np.ndarray
SPARE = 1.0
"""Points of the four F1's sum given away for precision: a false claim costs more than a missed one, which `unread` shows."""
LOOSE = 0.3
"""Threshold at which the score is fitted: what is shown, and some more."""


def logistic(features: Floats, truth: Floats) -> Floats:
    """Weights of a logistic regression by Newton's method, with a little ridge so that separable data end."""
    weights = np.zeros(features.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-features @ weights))
        gradient = features.T @ (truth - p) - 1e-3 * weights
        hessian = (features * (p * (1 - p))[:, None]).T @ features + 1e-3 * np.eye(len(weights))
        step = np.linalg.solve(hessian, gradient)
        weights = weights + step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def right(found: Found, gold: dict[tuple[int, int], Gold]) -> bool:
    """Whether cue, source and content are all exact."""
    g = gold.get(found.cue)
    return g is not None and g.source == found.source and g.content == found.content


def f1(kept: list[list[Found]], articles: list[Article]) -> dict[str, float]:
    """Exact F1 in words (not CoreNLP tokens) per role and triple."""
    hits = {r: [0, 0, 0] for r in ("source", "cue", "content", "triple")}
    for found, article in zip(kept, articles, strict=True):
        for role in hits:
            g, p = ({x for c in side for x in _parts(c, role)} for side in (article.gold, found))
            for i, n in enumerate((len(g & p), len(p), len(g))):
                hits[role][i] += n
    return {r: 200 * t / max(1, p + g) for r, (t, p, g) in hits.items()}


def _parts(claim: Gold | Found, role: str) -> list[object]:
    if role == "triple":
        return [(claim.cue, claim.source, claim.content)]
    if role == "cue":
        return [claim.cue]
    return list(claim.content) if role == "content" else [claim.source] if claim.source else []


def fit(found: list[list[Found]], articles: list[Article], base: Calibration) -> tuple[Calibration, dict[str, float]]:
    """The calibration whose claims are most often wholly right on `articles`, of those nearly as good in F1; and its scores."""
    gold = [{g.cue: g for g in a.gold} for a in articles]
    flat = [(f, g) for fs, g in zip(found, gold, strict=True) for f in fs]
    evidence = np.array([f.evidence for f, _ in flat])
    cue = logistic(np.hstack([evidence, np.ones((len(flat), 1))]), np.array([float(f.cue in g) for f, g in flat]))
    loose = replace(base, cue=tuple(map(float, cue)), threshold=LOOSE, least_score=0.0)
    # the score is fitted on what is kept, for only those are shown
    shown = [(f, g) for fs, g in zip(found, gold, strict=True) for f in outermost(fs, loose)]
    if not shown:  # the first stage has seen no inner claim
        return loose, f1([[] for _ in articles], articles)
    features = np.array([(*f.evidence, 1.0) for f, _ in shown])
    weights = logistic(features, np.array([float(right(f, g)) for f, g in shown]))
    scored = replace(loose, score=tuple(map(float, weights)))
    tried = [
        replace(scored, threshold=float(t), least_score=float(s)) for t in np.arange(LOOSE, 0.7, 0.02) for s in np.arange(0.0, 0.36, 0.02)
    ]
    kept = [[outermost(fs, c) for fs in found] for c in tried]
    worth = [sum(f1(k, articles).values()) for k in kept]
    precision = [_precision(k, gold) for k in kept]
    best = max((i for i, w in enumerate(worth) if w >= max(worth) - SPARE), key=lambda i: precision[i])
    return tried[best], f1(kept[best], articles) | {"exact": 100 * precision[best]}


def _precision(kept: list[list[Found]], gold: list[dict[tuple[int, int], Gold]]) -> float:
    return sum(right(f, g) for fs, g in zip(kept, gold, strict=True) for f in fs) / max(1, sum(map(len, kept)))


def inside(found: list[list[Found]], articles: list[Article], base: Calibration) -> tuple[Calibration, dict[str, float]]:
    """The calibration of claims inside contents: every fragment for a line of its own, F1 before precision."""
    within = [
        ([f for f in fs if f.within == fragment], Article(a.name, a.text, a.lines, a.tokens, gold))
        for fs, a in zip(found, articles, strict=True)
        for fragment, gold in a.inner
    ]
    return fit([fs for fs, _ in within], [a for _, a in within], base)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("folder", type=Path)
    args = parser.parse_args()
    artifact = load(args.folder)
    pieces = Tokenizer.from_file(str(args.folder / "tokenizer.json"))
    _, held = polnear.divide(polnear.load(args.data / "polnear/train", pieces))
    nested = [a for a in [*opennews.load(args.data, pieces, held=True), *passages.load(CORPUS, pieces, held=True)] if a.inner]
    reader = AttributionReader.from_artifact(artifact, threads=2)
    outer, scores = fit([_candidates(reader, a) for a in held], held, artifact.calibration)
    inner, more = inside([_candidates(reader, a, [f for f, _ in a.inner]) for a in nested], nested, artifact.inside)
    path = args.folder / "reader.json"
    manifest = json.loads(path.read_text("utf-8")) | {"calibration": _rounded(outer), "inside": _rounded(inner)}
    path.write_text(written(manifest), "utf-8")
    print(" ".join(f"{r} {v:.1f}" for r, v in scores.items()), manifest["calibration"])
    print("inside", " ".join(f"{r} {v:.1f}" for r, v in more.items()), manifest["inside"])


def _candidates(reader: AttributionReader, article: Article, fragments: list[tuple[int, int]] | None = None) -> list[Found]:
    encoded = reader.look(article.tokens)
    if encoded is None:
        return []
    return reader.candidates(encoded, encoded.lines, OUTER) if fragments is None else reader.candidates(encoded, fragments, INNER)


def _rounded(calibration: Calibration) -> dict[str, object]:
    return {k: round(v, 4) if isinstance(v, float) else [round(x, 4) for x in v] for k, v in asdict(calibration).items()}


if __name__ == "__main__":
    main()
