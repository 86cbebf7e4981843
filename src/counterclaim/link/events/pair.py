"""Whether two documents tell of one event: a probability, a verdict and the reasons.

Two sketches come in, one `Link` goes out, the same whichever comes first and whatever else is in the casebook. It sums the weights of a
table that training makes and never decides what belongs together: that takes all pairs.
"""

from __future__ import annotations

import json
import math
import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from counterclaim.link.events.evidence import Found, evidence
from counterclaim.link.events.facets import Facets, facets
from counterclaim.link.events.sketch import Sketch
from counterclaim.model.labels import LinkKind, Verdict
from counterclaim.model.link import Link
from counterclaim.model.reason import Reason

TOLERANCE = 1e-9
"""By how much a value may miss a step through rounding and still reach it."""
TOLD = 0.3
"""Weight below which a reason is not worth a user's time: it moves an even chance by less than 8 in 100."""
SHOWN = 6
"""Words of a reason that are shown."""


@dataclass(frozen=True, slots=True)
class Scale:
    """One kind of evidence: its steps, the sum of weights below the first and from each step on, and what a user reads."""

    steps: tuple[float, ...]
    sums: tuple[float, ...]
    says: str

    def weight(self, value: float) -> float:
        return self.sums[bisect_right(self.steps, value + TOLERANCE)]


@dataclass(frozen=True, slots=True)
class Scales:
    """The table: what holds before anything is known, each kind of evidence, and from (to) which probability a verdict is given."""

    bias: float
    scales: Mapping[str, Scale]
    positive: float
    negative: float


@cache
def scales() -> Scales:
    """The table that ships with the package."""
    folder = files("counterclaim.link").joinpath("tables")
    return weighed(described(), json.loads(folder.joinpath("same_event.json").read_text("utf-8")))


@cache
def described() -> Mapping[str, Mapping[str, object]]:
    """The kinds of evidence as people describe them: steps, direction, words."""
    return tomllib.loads(files("counterclaim.link").joinpath("tables", "evidence.toml").read_text("utf-8"))


def weighed(table: Mapping[str, Mapping[str, object]], learnt: Mapping[str, object]) -> Scales:
    """Put the kinds of evidence and the weights that training found together; raises ValueError where a step lacks its weight."""
    made: dict[str, Scale] = {}
    weights = learnt["weights"]
    assert isinstance(weights, Mapping)
    for name, row in table.items():
        steps, given = row["steps"], weights.get(name)
        assert isinstance(steps, list)
        if not isinstance(given, list) or len(given) != len(steps):
            raise ValueError(f"{name} has {len(steps)} steps and the weights {given}")
        sums = tuple(round(math.fsum(given[:count]), 6) for count in range(len(steps) + 1))
        made[name] = Scale(tuple(map(float, steps)), sums, str(row["says"]))
    bias, positive, negative = (learnt[key] for key in ("bias", "positive", "negative"))
    assert isinstance(bias, float)
    assert isinstance(positive, float)
    assert isinstance(negative, float)
    return Scales(bias, made, positive, negative)


def likeness(one: Facets, other: Facets) -> float:
    """The probability that two documents tell of one event."""
    return _probability(_weights(evidence(one, other)))


def score(one: Sketch, other: Sketch) -> Link:
    """Whether two documents tell of one event: a link between their focal events (a document without one stands for itself)."""
    found = evidence(facets(one), facets(other))
    weights = _weights(found)
    probability = _probability(weights)
    table = scales()
    verdict = Verdict.POSITIVE if probability >= table.positive else Verdict.NEGATIVE if probability <= table.negative else Verdict.UNSURE
    left, right = sorted((_focal(one), _focal(other)))
    reasons = (_reason(name, found[name], weight) for name, weight in weights.items() if abs(weight) >= TOLD)
    ordered = tuple(sorted(reasons, key=lambda reason: (-abs(reason.weight), reason.name)))
    return Link(LinkKind.SAME_EVENT, left, right, verdict, round(probability, 6), ordered)


def _weights(found: Mapping[str, Found]) -> dict[str, float]:
    return {name: scale.weight(found[name].value) for name, scale in scales().scales.items()}


def _probability(weights: Mapping[str, float]) -> float:
    return 1 / (1 + math.exp(-math.fsum((scales().bias, *weights.values()))))


def _focal(sketch: Sketch) -> str:
    return next((told.id for told in sketch.events if told.focal), sketch.document)


def _reason(name: str, found: Found, weight: float) -> Reason:
    text = scales().scales[name].says.format(words=", ".join(found.words[:SHOWN]), value=found.value)
    return Reason(name, text, None, round(weight, 4))
