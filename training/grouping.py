"""What each kind of evidence is worth for two articles being about one event: `python -m training.grouping --data DATA`.

The incidents to learn from come in, `link/tables/same_event.json` goes out: a bias, one weight for each step of `evidence.toml`, and the
probabilities from which a verdict is given. A logistic regression whose weights may not point the wrong way; numpy alone, no chance in it.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from bench.incidents import learnt, sketches

from counterclaim.link.events.evidence import evidence
from counterclaim.link.events.facets import facets
from counterclaim.link.events.keys import candidates, keys
from counterclaim.link.events.pair import TOLERANCE, described
from counterclaim.link.events.sketch import Sketch

TABLE = Path(__file__).parents[1] / "src/counterclaim/link/tables/same_event.json"
RIDGE = 1.0
"""Strength of the pull to zero: of three folds of the incidents to learn from, 0.3 and 3 were no better."""
ROUNDS = 25
"""Newton steps, of which a dozen are enough."""
LONGEST_STEP = 3.0
"""The first steps of Newton's method are shortened to this, or they run off."""
SURE = 0.95
"""Share of the pairs above the one threshold that are of one event, and of those below the other that are not by `SAFE`."""
SAFE = 0.998
Matrix = np.ndarray[tuple[int, int], np.dtype[np.float64]]
Vector = np.ndarray[tuple[int], np.dtype[np.float64]]


def pairs(held: Sequence[tuple[str, Sketch]]) -> tuple[list[tuple[int, int]], list[dict[str, float]], Vector]:
    """Every pair worth comparing: its two places, its evidence, and whether it is of one incident."""
    place = {sketch.document: number for number, (_, sketch) in enumerate(held)}
    ready = [facets(sketch) for _, sketch in held]
    postings: defaultdict[str, list[str]] = defaultdict(list)
    for _, sketch in held:
        for key, _ in keys(sketch):
            postings[key].append(sketch.document)
    found = sorted((i, place[other]) for i, (_, sketch) in enumerate(held) for other, _ in candidates(sketch, postings) if i < place[other])
    seen = [{name: item.value for name, item in evidence(ready[i], ready[j]).items()} for i, j in found]
    return found, seen, np.array([float(held[i][0] == held[j][0]) for i, j in found])


def design(seen: Sequence[Mapping[str, float]]) -> Matrix:
    """One column for each step of each kind of evidence, and one of ones."""
    columns = [np.array([row[name] for row in seen]) >= step - TOLERANCE for name, kind in described().items() for step in _steps(kind)]
    return np.stack([*columns, np.ones(len(seen), bool)], axis=1).astype(np.float32)


def _steps(kind: Mapping[str, object]) -> list[float]:
    steps = kind["steps"]
    assert isinstance(steps, list)
    return steps


def signs() -> Vector:
    """Which way each step may point: 1, -1, or 0 for either; the step that says a fact is known at all may point either way."""
    ways = {"for": 1.0, "against": -1.0, "either": 0.0}
    return np.array([ways[str(kind["more"])] * (step != 0) for kind in described().values() for step in _steps(kind)] + [0.0])


def fit(x: Matrix, y: Vector, ways: Vector) -> Vector:
    """Weights of a ridge logistic regression; a step that would point the wrong way is left out, and the rest fitted anew."""
    free = np.ones(x.shape[1], bool)
    weights = np.zeros(x.shape[1])
    while True:
        weights[free] = newton(x[:, free], y, weights[free])
        wrong = free & (weights * ways < 0)
        if not wrong.any():
            return weights
        free &= ~wrong
        weights[wrong] = 0.0


def newton(x: Matrix, y: Vector, start: Vector) -> Vector:
    """Weights that maximise the likelihood less the ridge; the last column, the bias, is free of it."""
    ridge = np.full(x.shape[1], RIDGE)
    ridge[-1] = 0.0
    weights = start.copy()
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-(x @ weights)))
        curve = (x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge + TOLERANCE)
        step = np.linalg.solve(curve, x.T @ (y - p) - ridge * weights)
        weights += step * min(1.0, LONGEST_STEP / float(np.abs(step).max()))
        if np.abs(step).max() < 1e-4:
            break
    return weights


def thresholds(p: Vector, y: Vector) -> tuple[float, float]:
    """From which probability `SURE` of the pairs are of one event, and up to which `SAFE` are not."""
    order = np.argsort(-p, kind="stable")
    right = np.cumsum(y[order]) / np.arange(1, len(y) + 1)
    positive = p[order][np.flatnonzero(right >= SURE).max()]
    back = order[::-1]
    wrong = np.cumsum(y[back]) / np.arange(1, len(y) + 1)
    negative = p[back][np.flatnonzero(wrong <= 1 - SAFE).max()]
    return round(float(positive), 3), round(float(negative), 4)


def main() -> None:
    """Fit on the incidents to learn from and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, default=None, help="a file that keeps the sketches of all articles")
    given = parser.parse_args()
    held = [item for item in sketches(given.data, given.cache) if learnt(item[0])]
    _, seen, y = pairs(held)
    x = design(seen)
    weights = fit(x, y, signs())
    positive, negative = thresholds(1 / (1 + np.exp(-(x @ weights))), y)
    listed = iter([round(float(weight), 4) for weight in weights])
    table = {name: [next(listed) for _ in _steps(kind)] for name, kind in described().items()}
    whole = {"bias": next(listed), "positive": positive, "negative": negative, "weights": table}
    lines = json.dumps(whole, indent=1).replace("\n   ", " ").replace("\n  ]", " ]")
    TABLE.write_text(lines + "\n", "utf-8")
    print(f"{len(held)} articles, {len(y)} pairs compared, {int(y.sum())} of one incident; {int((weights != 0).sum())} weights")


if __name__ == "__main__":
    main()
