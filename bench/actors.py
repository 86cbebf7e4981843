"""Are actors of different documents joined rightly? Invented cases whose mentions are marked by hand, two of three sets written blind.

`data/actors/*.toml` comes in; a table for each set (pairs and B-cubed, by kind, beside two baselines), every false merge and the figures go
out. Who is who inside a document is marked, so that the joining is measured alone; the row `as_read` resolves the documents, too.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import combinations
from math import fsum
from pathlib import Path

from counterclaim.link.actors import ActorSketch, actor_sketch, links
from counterclaim.link.actors.folding import words
from counterclaim.link.unions import unions
from counterclaim.model.actor import Actor, Relation
from counterclaim.model.document import Document, Section
from counterclaim.model.ids import actor_id, document_id, sha256_hex, text_sha256
from counterclaim.model.labels import ActorKind, LinkKind, RelationKind, SectionRole
from counterclaim.model.record import DocumentRecord
from counterclaim.model.span import Span
from counterclaim.resolve import resolve

GOLD = Path(__file__).parent / "data" / "actors"
SETS = ("seen", "unseen", "fresh")
_MARK = re.compile(r"\[([^\]]+)\]\{([^}]+)\}")
Clusters = Mapping[str, str]
"""For each actor id, the name of the cluster it is in."""


@dataclass(frozen=True, slots=True)
class Case:
    """Records whose actors are to be joined, and for each actor id who it is ('' where it is nobody's but its document's)."""

    name: str
    records: tuple[DocumentRecord, ...]
    who: Mapping[str, str]


def cases(half: str) -> list[Case]:
    """The marked cases of one half."""
    return [_case(row) for row in tomllib.loads((GOLD / f"{half}.toml").read_text("utf-8"))["case"]]


def _case(row: dict[str, object]) -> Case:
    documents: list[dict[str, object]] = row["document"]  # type: ignore[assignment]
    kinds = {key: kind for document in documents for key, kind in document.get("kinds", {}).items()}  # type: ignore[attr-defined]
    who: dict[str, str] = {}
    records = tuple(_record(document, kinds, who, f"{row['name']} {at}") for at, document in enumerate(documents))
    return Case(str(row["name"]), records, who)


def _record(row: dict[str, object], kinds: Mapping[str, str], who: dict[str, str], part: str) -> DocumentRecord:
    """The record that a careful reading of a marked text gives; fills in who each of its actors is."""
    text, marks = _unmarked(str(row["text"]))
    published = datetime.fromisoformat(f"{row['published']}T00:00:00").replace(tzinfo=UTC)
    digest = sha256_hex(text.encode())
    url = str(row["url"]) if "url" in row else None
    document = Document(
        document_id(digest, url, part), text, digest, text_sha256(text), (Section(SectionRole.BODY, 0, len(text)),),
        outlet=str(row["outlet"]), published=published, url=url,
    )  # fmt: skip
    grouped: defaultdict[str, list[Span]] = defaultdict(list)
    for at, (start, end, key) in enumerate(marks):
        grouped[f"?{at}" if key == "?" else key].append(document.span(start, end))
    actors = {}
    for key, spans in grouped.items():
        described = key[0] == "?" or key.endswith("!")
        kind = ActorKind.DESCRIBED_SOURCE if described else ActorKind(kinds.get(key, "person"))
        names = [span.exact for span in spans if any(character.isupper() for character in span.exact)] or [spans[0].exact]
        name = max(names, key=lambda words: (len(words.split()), -names.index(words)))
        actors[key] = Actor(actor_id(document.id, spans[0]), name, kind, tuple(sorted({*names} - {name})), (), tuple(sorted(spans)))
        who[actors[key].id] = "" if key[0] == "?" else key.rstrip("!")
    for line in row.get("relations", []):  # type: ignore[attr-defined]
        part_of, kind_of, whole = line.split()
        if whole in actors:
            relation = Relation(RelationKind(kind_of), actors[whole].id, None, actors[part_of].mentions[0])
            actors[part_of] = replace(actors[part_of], relations=(relation,))
    return DocumentRecord(document, tuple(actors.values()), (), ())


def _unmarked(text: str) -> tuple[str, list[tuple[int, int, str]]]:
    plain, marks, last = "", [], 0
    for mark in _MARK.finditer(text):
        plain += text[last : mark.start()]
        marks.append((len(plain), len(plain) + len(mark[1]), mark[2]))
        plain += mark[1]
        last = mark.end()
    return plain + text[last:], marks


def ours(records: Iterable[DocumentRecord]) -> Clusters:
    """Who the package says is who."""
    sketches = [sketch for record in records for sketch in actor_sketch(record)]
    of = unions(links(sketches), LinkKind.SAME_ACTOR)
    return {sketch.id: of.get(sketch.id, sketch.id) for sketch in sketches}


def as_read(records: Iterable[DocumentRecord]) -> Clusters:
    """Who the package says is who where it also resolves each document, the marked words being its sources."""
    given = list(records)
    of_marked: dict[str, str] = {}
    sketches: list[ActorSketch] = []
    for record in given:
        spans = sorted({span for actor in record.actors for span in actor.mentions})
        resolution = resolve(record.document, spans)
        speaker = dict(zip(spans, (who.actor for who in resolution.speaker_of), strict=True))
        of_marked |= {actor.id: speaker[actor.mentions[0]] or actor.id for actor in record.actors}
        sketches += actor_sketch(replace(record, actors=resolution.actors))
    of = unions(links(sketches), LinkKind.SAME_ACTOR)
    return {marked: of.get(actor, actor) for marked, actor in of_marked.items()}


def same_name(records: Iterable[DocumentRecord]) -> Clusters:
    """Baseline: actors whose fullest names are written alike are one; described sources are not."""
    return _by(records, lambda sketch: sketch.name)


def same_words(records: Iterable[DocumentRecord]) -> Clusters:
    """Baseline: actors whose names have the same words, or whose words are some of the other's, in order of length."""
    sketches = [sketch for record in records for sketch in actor_sketch(record)]
    of = {sketch.id: sketch.id for sketch in sketches}
    named = [
        (frozenset(words(sketch.name)) - {"the", "of"}, sketch) for sketch in sketches if sketch.kind is not ActorKind.DESCRIBED_SOURCE
    ]
    for (one, left), (other, right) in combinations(sorted(named, key=lambda item: (-len(item[0]), item[1].id)), 2):
        if left.document != right.document and (one <= other or other <= one) and of[left.id] != of[right.id]:
            low, high = sorted((of[left.id], of[right.id]))
            of = {key: low if value == high else value for key, value in of.items()}
    return of


def _by(records: Iterable[DocumentRecord], key: Callable[[ActorSketch], str]) -> Clusters:
    sketches = [sketch for record in records for sketch in actor_sketch(record)]
    return {s.id: s.id if s.kind is ActorKind.DESCRIBED_SOURCE else key(s) for s in sketches}


SYSTEMS: dict[str, Callable[[Iterable[DocumentRecord]], Clusters]] = {f.__name__: f for f in (same_name, same_words, as_read, ours)}


@dataclass(frozen=True, slots=True)
class Judged:
    """One pair of actors of different documents: kind, whether they are one, whether the system says so, and their names."""

    kind: str
    gold: bool
    said: bool
    text: str


def judged(case: Case, clusters: Clusters) -> Iterator[Judged]:
    """Every pair of actors of different documents of a case."""
    actors = [(record.document.id, actor) for record in case.records for actor in record.actors]
    for (first, left), (second, right) in combinations(actors, 2):
        if first != second:
            gold = bool(case.who[left.id]) and case.who[left.id] == case.who[right.id]
            kind = left.kind if left.kind is not ActorKind.DESCRIBED_SOURCE else right.kind
            described = ActorKind.DESCRIBED_SOURCE in (left.kind, right.kind)
            text = f"{case.name}: {left.name!r} and {right.name!r}"
            yield Judged("described" if described else kind.value, gold, clusters[left.id] == clusters[right.id], text)


def b_cubed(case: Case, clusters: Clusters) -> Iterator[tuple[str, float, float]]:
    """For each actor its kind, and the shares of its cluster that is its own and of its own that is in its cluster."""
    gold = {key: who or key for key, who in case.who.items()}
    for record in case.records:
        for actor in record.actors:
            mine = {key for key in gold if clusters[key] == clusters[actor.id]}
            own = {key for key in gold if gold[key] == gold[actor.id]}
            described = actor.kind is ActorKind.DESCRIBED_SOURCE
            yield "described" if described else actor.kind.value, len(mine & own) / len(mine), len(mine & own) / len(own)


def run(data: Path, quick: bool) -> dict[str, float]:
    """Print the tables of both halves and give the figures; `data` and `quick` change nothing, the cases take a second."""
    figures: dict[str, float] = {}
    for half in SETS:
        found = cases(half)
        print(f"\n{half}: {len(found)} cases, {sum(len(c.records) for c in found)} documents, {sum(len(c.who) for c in found)} actors")
        print(f"{'':26}{'pair P':>8}{'R':>7}{'F1':>7}{'false':>7}{'missed':>8}{'B3 P':>8}{'R':>7}{'F1':>7}")
        for name, system in SYSTEMS.items():
            answers = [(case, system(case.records)) for case in found]
            pairs = [pair for case, clusters in answers for pair in judged(case, clusters)]
            cubed = [row for case, clusters in answers for row in b_cubed(case, clusters)]
            figures |= {f"{half}_{name}_{key}": value for key, value in _row(name, pairs, cubed).items()}
            if name == "ours":
                for kind in sorted({pair.kind for pair in pairs}):
                    of_kind = _row(f"  {kind}", [p for p in pairs if p.kind == kind], [c for c in cubed if c[0] == kind])
                    figures |= {f"{half}_{kind}_{key}": of_kind[key] for key in ("f1", "false")}
                _list(pairs)
    return figures


def _row(name: str, pairs: list[Judged], cubed: list[tuple[str, float, float]]) -> dict[str, float]:
    right, said, gold = len([p for p in pairs if p.gold and p.said]), len([p for p in pairs if p.said]), len([p for p in pairs if p.gold])
    precision, recall = right / said if said else 1.0, right / gold if gold else 1.0
    cubed_p, cubed_r = (fsum(shares) / max(len(cubed), 1) for shares in ([row[1] for row in cubed], [row[2] for row in cubed]))
    f1, cubed_f1 = (2 * p * r / (p + r) if p + r else 0.0 for p, r in ((precision, recall), (cubed_p, cubed_r)))
    print(f"{name:26}{precision:8.3f}{recall:7.3f}{f1:7.3f}{said - right:7}{gold - right:8}{cubed_p:8.3f}{cubed_r:7.3f}{cubed_f1:7.3f}")
    found = {"precision": precision, "recall": recall, "f1": f1, "b3_precision": cubed_p, "b3_recall": cubed_r, "b3_f1": cubed_f1}
    return {key: round(value, 4) for key, value in found.items()} | {"false": said - right, "missed": gold - right}


def _list(pairs: list[Judged]) -> None:
    for title, wrong in (("falsely merged", [p for p in pairs if p.said > p.gold]), ("not merged", [p for p in pairs if p.gold > p.said])):
        print(f"{title}:" if wrong else f"{title}: none")
        for pair in wrong:
            print(f"    {pair.kind:13} {pair.text}")
