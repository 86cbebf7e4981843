"""Fits the line classifier of `counterclaim.acquire.furniture` and writes its weights: `python -m training.furniture --data DIR`.

Half of the 181 pages (flattened to text) and clean articles of PolNeAR come in; `tables/furniture.toml` goes out.
It never sees the other half of either, on which `bench extraction` reports apart, and uses no chance: the same data gives the same file.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from bench.pages import BODY, LEFT_OUT, fitted_on, flatten, gold_pages, labels
from scipy.optimize import minimize

from counterclaim.acquire.furniture import features

OUT = Path(__file__).parents[1] / "src" / "counterclaim" / "acquire" / "tables" / "furniture.toml"
BODY_WEIGHT, CLEAN_WEIGHT = 1.5, 4.0
"""A lost body line costs more than a furniture line read; in clean text, much more."""
RIDGE = 1.0
SWITCH, MARGIN = 2.0, -0.4
"""Cost of a change between article and furniture, and what is added to every score; both swept on the same half."""

Rows = list[tuple[list[str], list[int], float]]


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    data = parser.parse_args().data
    names, values, bias = fit([*_pages(data), *_clean(data)])
    OUT.write_text(_toml(names, values, bias), "utf-8")


def _pages(data: Path) -> Rows:
    rows: Rows = []
    for page in gold_pages(data):
        if page.half == "A":
            lines = flatten(page)
            rows.append((lines, _with_headline(lines, labels(page, lines)), 1.0))
    return rows


def _with_headline(lines: list[str], found: list[int]) -> list[int]:
    """The title line nearest above the body is article too: the classifier must not throw headlines away."""
    first = found.index(BODY) if BODY in found else 0
    above = [i for i in range(first) if found[i] == LEFT_OUT and len(lines[i].split()) >= 3]
    return [BODY if above and i == above[-1] else label for i, label in enumerate(found)]


def _clean(data: Path) -> Rows:
    paths = sorted((data / "polnear" / "train" / "text").glob("*.txt"))
    rows: Rows = []
    for path in fitted_on(paths):
        lines = [line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()]
        rows.append((lines, [BODY] * len(lines), CLEAN_WEIGHT))
    return rows


def fit(rows: Rows) -> tuple[list[str], list[float], float]:
    """Ridge logistic regression on standardised features; the weights are given back in the features' own units."""
    seen = [features(lines) for lines, _, _ in rows]
    names = sorted({name for lines in seen for line in lines for name in line})
    x = np.array([[line.get(name, 0.0) for name in names] for lines in seen for line in lines])
    y = np.array([label for _, found, _ in rows for label in found])
    weight = np.array([scale for _, found, scale in rows for _ in found]) * np.where(y == BODY, BODY_WEIGHT, 1.0)
    x, y, weight = x[y != LEFT_OUT], 2.0 * y[y != LEFT_OUT] - 1.0, weight[y != LEFT_OUT]
    mean, deviation = x.mean(0), x.std(0) + 1e-6
    z = (x - mean) / deviation

    def loss(theta: np.ndarray) -> tuple[float, np.ndarray]:
        margin = y * (z @ theta[1:] + theta[0])
        pull = -y * weight / (1 + np.exp(margin))
        value = float(np.sum(weight * np.logaddexp(0, -margin)) + RIDGE * np.sum(theta[1:] ** 2) / 2)
        return value, np.concatenate([[pull.sum()], z.T @ pull + RIDGE * theta[1:]])

    theta = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 1000}).x
    values = theta[1:] / deviation
    return names, values.tolist(), float(theta[0] - (values * mean).sum())


def _toml(names: list[str], values: list[float], bias: float) -> str:
    head = "# Written by `python -m training.furniture`; do not edit. Log-odds of 'furniture' per unit of each feature of furniture.py.\n"
    weights = "\n".join(f'"{name}" = {value:.4f}' for name, value in zip(names, values, strict=True))
    return f"{head}bias = {bias:.4f}\nswitch = {SWITCH}\nmargin = {MARGIN}\n\n[weights]\n{weights}\n"


if __name__ == "__main__":
    main()
