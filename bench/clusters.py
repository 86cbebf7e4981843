"""How well clusters agree with the truth: pairs and B-cubed, and how far two clusterings differ.

Clusterings come in as maps from item to cluster, figures go out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from math import comb

Clustering = Mapping[str, Hashable]


def labelled(clusters: Iterable[Iterable[str]]) -> dict[str, int]:
    """Lists of items as a map from item to the number of its list."""
    return {item: number for number, cluster in enumerate(clusters) for item in cluster}


def pairwise(truth: Clustering, found: Clustering) -> tuple[float, float, float]:
    """Precision, recall and F1 of the pairs that stand together."""
    both = sum(comb(n, 2) for n in Counter((truth[i], found[i]) for i in truth).values())
    given = sum(comb(n, 2) for n in Counter(found[i] for i in truth).values())
    right = sum(comb(n, 2) for n in Counter(truth.values()).values())
    return _f1(both / given if given else 1.0, both / right if right else 1.0)


def b_cubed(truth: Clustering, found: Clustering) -> tuple[float, float, float]:
    """Precision, recall and F1 averaged over items (Bagga and Baldwin 1998)."""
    both = Counter((truth[i], found[i]) for i in truth)
    given, right = Counter(found[i] for i in truth), Counter(truth.values())
    precision = sum(both[truth[i], found[i]] / given[found[i]] for i in truth) / len(truth)
    recall = sum(both[truth[i], found[i]] / right[truth[i]] for i in truth) / len(truth)
    return _f1(precision, recall)


def differing(one: Clustering, other: Clustering) -> float:
    """Share of the pairs that stand together in either clustering and not in both."""
    both = sum(comb(n, 2) for n in Counter((one[i], other[i]) for i in one).values())
    either = sum(comb(n, 2) for c in (one, other) for n in Counter(c.values()).values()) - both
    return 1 - both / either if either else 0.0


def _f1(precision: float, recall: float) -> tuple[float, float, float]:
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0
