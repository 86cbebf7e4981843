"""The quality gate of joined actors in the bundled examples: how much of expected_actors.toml they contain, and what is joined wrongly.

Records of the articles come in; shares, misses and false joinings go out. `python tests/examples/actor_gate.py` prints them for the bundled
reader. Actors that expected_actors.toml does not list are judged only where they are joined to one that it lists.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from bundled import EXAMPLES, articles
from gate import document

from counterclaim.link.actors import ActorSketch, actor_sketch, links
from counterclaim.link.unions import unions
from counterclaim.model.labels import ActorKind, LinkKind
from counterclaim.model.ports import Reader
from counterclaim.pipeline import read_document

EXPECTED = EXAMPLES / "expected_actors.toml"


@dataclass(frozen=True, slots=True)
class Expected:
    """One actor of the case: every name it goes by, and the articles that name it."""

    name: str
    kind: str
    names: frozenset[str]
    articles: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class Shares:
    """Of the pairs of articles that name one actor, the share in which it was read in both and joined, and the share joined where it was
    read in both; how many pairs of actors were joined that are not one."""

    found: float
    joined: float
    false: int


@cache
def expected() -> list[Expected]:
    """The actors of the case."""
    rows = tomllib.loads(EXPECTED.read_text("utf-8"))["actor"]
    return [
        Expected(row["name"], row["kind"], frozenset(map(_plain, row["names"])), tuple(row["articles"]), row.get("optional", False))
        for row in rows
    ]


def measure(reader: Reader) -> tuple[Shares, list[str]]:
    """Read all articles, join their actors and count; what was missed and what was joined wrongly."""
    read = {article.name: actor_sketch(read_document(document(article), reader)) for article in articles()}
    sketches = [sketch for found in read.values() for sketch in found]
    of = unions(links(sketches), LinkKind.SAME_ACTOR)
    by_length = {name: sorted(found, key=lambda sketch: (len(sketch.name), sketch.id)) for name, found in read.items()}
    where = {(name, who.name): sketch for name, found in by_length.items() for sketch in found if (who := meant(sketch)) is not None}
    rows = [
        (who.name, one, other, where.get((one, who.name)), where.get((other, who.name)))
        for who in expected()
        if not who.optional
        for one, other in combinations(who.articles, 2)
    ]
    both = [(left, right) for _, _, _, left, right in rows if left is not None and right is not None]
    right = [pair for pair in both if _one(of, *pair)]
    missed = [f"not joined: {who}: {a} and {b}" for who, a, b, x, y in rows if x is None or y is None or not _one(of, x, y)]
    wrong = [f"falsely joined: {left.name!r} and {right.name!r}" for left, right in _false(of, sketches)]
    return Shares(len(right) / len(rows), len(right) / len(both), len(wrong)), sorted({*missed}) + sorted(wrong)


def _one(of: dict[str, str], left: ActorSketch, right: ActorSketch) -> bool:
    return left.id == right.id or of.get(left.id, left.id) == of.get(right.id, right.id)


def _false(of: dict[str, str], sketches: list[ActorSketch]) -> Iterator[tuple[ActorSketch, ActorSketch]]:
    """Pairs joined of which one is listed and the other is not the same."""
    for left, right in combinations(sketches, 2):
        if left.id != right.id and _one(of, left, right) and meant(left) != meant(right):
            yield left, right


def meant(sketch: ActorSketch) -> Expected | None:
    """The listed actor that a sketch is, by its name; a described source is nobody's but its document's."""
    if sketch.kind is ActorKind.DESCRIBED_SOURCE and not sketch.sorts:
        return None
    return next((who for who in expected() if _plain(sketch.name) in who.names), None)


def _plain(name: str) -> str:
    return re.sub(r"^the |(?: of| the)+$", "", name.casefold().replace("’", "'"))


if __name__ == "__main__":
    from counterclaim.read import default_reader

    shares, misses = measure(default_reader())
    print("\n".join(misses))
    print(shares)
