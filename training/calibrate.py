"""Calibrates an exported artifact: `python -m training.calibrate --data DATA FOLDER`.

An artifact and PolNeAR's held-out train articles come in; the manifest's calibration is fitted on the files as they will be run
(after quantisation) and written back. Dev is not touched.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from counterclaim.read.artifact import Calibration, load
from counterclaim.read.reader import AttributionReader
from counterclaim.read.select import Found, outermost
from training import polnear
from training.polnear import Article, Gold

Floats = np.ndarray
SPARE = 0.6
"""Points of the four F1's sum given away for a higher threshold: a false claim costs more than a missed one, which `unread` shows."""


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
    """The calibration with the highest threshold among those as good on `articles`, and its scores."""
    gold = [{g.cue: g for g in a.gold} for a in articles]
    flat = [(f, g) for fs, g in zip(found, gold, strict=True) for f in fs]
    evidence = np.array([f.evidence for f, _ in flat])
    cue = logistic(np.hstack([evidence, np.ones((len(flat), 1))]), np.array([float(f.cue in g) for f, g in flat]))
    cue_calibration = replace(base, cue=tuple(map(float, cue)))
    tried = [replace(cue_calibration, threshold=float(t)) for t in np.arange(0.3, 0.7, 0.01)]
    worth = [_worth(c, found, articles) for c in tried]
    best = max((c for c, w in zip(tried, worth, strict=True) if w >= max(worth) - SPARE), key=lambda c: c.threshold)
    # the score is fitted on what is kept, for only those are shown
    shown = [(f, g) for fs, g in zip(found, gold, strict=True) for f in outermost(fs, best)]
    features = np.array([(*f.evidence, 1.0) for f, _ in shown])
    weights = logistic(features, np.array([float(right(f, g)) for f, g in shown]))
    done = replace(best, score=tuple(map(float, weights)))
    return done, f1([outermost(fs, done) for fs in found], articles)


def _worth(calibration: Calibration, found: list[list[Found]], articles: list[Article]) -> float:
    scores = f1([outermost(fs, calibration) for fs in found], articles)
    return sum(scores.values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("folder", type=Path)
    args = parser.parse_args()
    artifact = load(args.folder)
    _, held = polnear.divide(polnear.load(args.data / "polnear/train", Tokenizer.from_file(str(args.folder / "tokenizer.json"))))
    reader = AttributionReader.from_artifact(artifact, threads=2)
    calibration, scores = fit([reader.candidates(a.tokens) for a in held], held, artifact.calibration)
    path = args.folder / "reader.json"
    manifest = json.loads(path.read_text("utf-8"))
    manifest["calibration"] = {
        "floor": calibration.floor,
        "threshold": round(calibration.threshold, 4),
        "cue": [round(x, 4) for x in calibration.cue],
        "score": [round(x, 4) for x in calibration.score],
    }
    path.write_text(json.dumps(manifest, indent=2) + "\n", "utf-8")
    print(" ".join(f"{r} {v:.1f}" for r, v in scores.items()), manifest["calibration"])


if __name__ == "__main__":
    main()
