"""Trains the weights of the antecedent features: `python -m training.coreference DATA [--write]`.

In: GUM's gold coreference and, for the pronoun sources of PolNeAR train, CoreNLP's silver chains; out: `resolve/tables/weights.json`.
It never sees PolNeAR dev, and the package never imports it; the seed and the folds are fixed, the loss is convex, so a run repeats exactly.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from bench.speakers import GOLD, articles, document_of, items
from scipy.optimize import minimize

from counterclaim.model.document import Document
from counterclaim.model.reading import Attribution
from counterclaim.resolve import antecedents
from counterclaim.resolve.antecedents import NAMES, Candidate, Mention, Place
from counterclaim.resolve.coreference import Reading, open_reading
from counterclaim.resolve.entities import Entity
from counterclaim.resolve.forms import PERSON, PLURAL, THING
from counterclaim.resolve.names import Name

GENRES = ("news", "interview", "bio", "speech", "court", "voyage", "textbook", "academic")
# Strength of the pull to the weights set by hand.
RIDGE = 3.0
FOLDS = 5
# A silver choice counts a tenth of a gold one: CoreNLP often links to the nearest name, in quotations above all.
SILVER = 0.1
# One checked choice in the very kind of text and place counts four gold ones of GUM.
HAND = 4.0
WEIGHTS = Path(antecedents.__file__).parent / "tables" / "weights.json"
SPEECH = {
    "say",
    "tell",
    "add",
    "ask",
    "argue",
    "note",
    "write",
    "claim",
    "deny",
    "warn",
    "announce",
    "insist",
    "explain",
    "think",
    "believe",
    "know",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One pronoun: the features of its candidates, which of them are right, which the present weights choose, and its document."""

    sort: str
    document: str
    weight: float
    rows: np.ndarray
    right: np.ndarray
    source: bool


class Teacher(Reading):
    """A reading that is told the answers, and keeps every choice it met."""

    chains: list[list[tuple[int, int]]]
    kept: list[Choice]
    weight: float = 1.0
    only_sources: bool = False
    speaking: set[int]

    def _best(self, place: Place) -> Entity | None:
        page = self.page
        at = (page.starts[place.token], page.ends[place.token])
        chain = next((c for c in self.chains if at in c), None)
        found = self.recall.candidates(place)
        if chain is None or len(found) < 2:
            return super()._best(place)
        # Silver chains often link 'he' to a name in his own words; nobody speaks so.
        right = [self._meant(c, chain) and not (c.inside and self.only_sources) for c in found]
        if any(right) and not all(right):
            rows = np.array([self.recall.features(place, candidate) for candidate in found])
            source = place.token in self.speaking
            if source or not self.only_sources:
                self.kept.append(Choice(place.sort, page.document.id, self.weight, rows, np.array(right), source))
            return self._learn(place, found[right.index(True)].entity)
        return super()._best(place)

    def _meant(self, candidate: Candidate, chain: list[tuple[int, int]]) -> bool:
        return self._in_chain(candidate.mention, chain) or any(self._in_chain(name, chain) for name in candidate.entity.names)

    def _in_chain(self, mention: Mention | Name, chain: list[tuple[int, int]]) -> bool:
        start, end = self.page.starts[mention.first], self.page.ends[mention.last - 1]
        return any((a <= start and end <= b + 4) or (start <= a and b <= end and b - a > (end - start) / 2) for a, b in chain)


def choices(
    document: Document, claims: tuple[Attribution, ...], chains: list[list[tuple[int, int]]], weight: float, only: bool
) -> list[Choice]:
    """Every pronoun of one document that has a known antecedent among its candidates."""
    reading = open_reading(document, Teacher)
    assert isinstance(reading, Teacher)
    sources = sorted({claim.source for claim in claims if claim.source is not None})
    by_source = {span: tuple(claim for claim in claims if claim.source == span) for span in sources}
    reading.chains, reading.kept, reading.weight, reading.only_sources = chains, [], weight, only
    reading.speaking = {reading.page.at(span.start, span.end)[0] for span in sources}
    reading.run(sources, [by_source[span] for span in sources])
    return reading.kept


def gum(data: Path) -> Iterator[tuple[Document, tuple[Attribution, ...], list[list[tuple[int, int]]]]]:
    """GUM documents with their gold chains; subjects of verbs of speech and all personal subject pronouns stand in for sources."""
    for genre in GENRES:
        raw = gzip.decompress((data / "gum" / f"{genre}.conllu.gz").read_bytes()).decode()
        for part in re.split(r"(?m)^# newdoc id = ", raw)[1:]:
            yield _gum_document(part)


def _gum_document(part: str) -> tuple[Document, tuple[Attribution, ...], list[list[tuple[int, int]]]]:
    name, text = part.split("\n", 1)[0].strip(), ""
    opened: dict[str, list[int]] = {}
    chains: dict[str, list[tuple[int, int]]] = {}
    speakers: list[tuple[int, int]] = []
    for sentence in text_blocks(part):
        text += "\n\n" if sentence[0] and text else ""
        rows, at = [], []
        for row in sentence[1]:
            start = len(text)
            text += row[1]
            at.append((start, len(text)))
            rows.append(row)
            _entities(row[9], start, len(text), opened, chains)
            text += "" if "SpaceAfter=No" in row[9] else " "
        for row, place in zip(rows, at, strict=True):
            head = rows[int(row[6]) - 1] if row[6] != "0" else row
            if row[7].startswith("nsubj") and (head[2] in SPEECH or row[1].lower() in PERSON.keys() | PLURAL | THING):
                speakers.append(place)
    document = document_of(name, text)
    dummy = [Attribution(document.span(*place), document.span(*place), (document.span(*place),), 1.0) for place in speakers]
    return document, tuple(dummy), [chain for chain in chains.values() if len(chain) > 1]


def text_blocks(part: str) -> Iterator[tuple[bool, list[list[str]]]]:
    """The sentences of one GUM document: whether a paragraph opens, and the rows of plain tokens."""
    for block in part.split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line and line[0].isdigit()]
        rows = [row for row in rows if row[0].isdigit()]
        if rows:
            yield "# newpar" in block, rows


def _entities(misc: str, start: int, end: int, opened: dict[str, list[int]], chains: dict[str, list[tuple[int, int]]]) -> None:
    match = re.search(r"Entity=([^|]*)", misc)
    for piece in re.findall(r"\([^()]*\)?|[^()]+\)", match[1]) if match else ():
        key = re.sub(r"\[.*", "", piece.strip("()").split("-")[0])
        if piece.startswith("("):
            opened.setdefault(key, []).append(start)
        if piece.endswith(")") and opened.get(key):
            chains.setdefault(key, []).append((opened[key].pop(), end))


def silver(data: Path) -> Iterator[tuple[Document, tuple[Attribution, ...], list[list[tuple[int, int]]]]]:
    """PolNeAR train with CoreNLP's chains."""
    annotated = {}
    for line in gzip.decompress((data / "polnear/train/corenlp.jsonl.gz").read_bytes()).decode().splitlines():
        record = json.loads(line)
        annotated[record["article"]] = record
    for document, claims in articles(data, "train"):
        record = annotated.get(document.id)
        if record is not None:
            sentences = record["sentences"]
            chains = [[(sentences[s][a][0], sentences[s][b - 1][1]) for s, a, b, _ in chain] for chain in record["coref"]]
            yield document, claims, chains


def checked(data: Path) -> Iterator[tuple[Document, tuple[Attribution, ...], list[list[tuple[int, int]]]]]:
    """Pronoun sources of PolNeAR train whose antecedent a person determined; half were drawn at random, half where models disagreed."""
    wanted: dict[str, list[list[tuple[int, int]]]] = {}
    for item in items(GOLD.with_name("train_pronouns.jsonl")):
        wanted.setdefault(item.article, []).append([(item.start, item.end), *item.gold])
    return ((document, claims, wanted[document.id]) for document, claims in articles(data, "train") if document.id in wanted)


def fit(data: list[Choice], prior: np.ndarray, ridge: float = RIDGE) -> np.ndarray:
    """Weights that give the right candidates of each choice the largest share (softmax over candidates), pulled to the hand-set `prior`."""
    rows = np.concatenate([c.rows for c in data])
    right = np.concatenate([c.right for c in data])
    size = np.array([len(c.right) for c in data])
    first = np.concatenate([[0], np.cumsum(size)[:-1]])
    group = np.repeat(np.arange(len(data)), size)
    weight = np.array([c.weight for c in data])

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        score = rows @ w
        score = score - np.maximum.reduceat(score, first)[group]
        mass = np.exp(score)
        total, good = np.add.reduceat(mass, first), np.add.reduceat(mass * right, first)
        share, among = mass / total[group], mass * right / good[group]
        value = float(np.sum(weight * (np.log(total) - np.log(good))) + 0.5 * ridge * (w - prior) @ (w - prior))
        return value, ((share - among) * weight[group]) @ rows + ridge * (w - prior)

    found: np.ndarray = minimize(loss, prior, jac=True, method="L-BFGS-B").x
    return found


def accuracy(data: list[Choice], weights: np.ndarray) -> float:
    """Share of choices whose best candidate is right."""
    return float(np.mean([c.right[int(np.argmax(c.rows @ weights))] for c in data])) if data else 0.0


def folds(data: list[Choice], extra: list[Choice], prior: np.ndarray, ridge: float = RIDGE) -> float:
    """Accuracy on documents the weights have not seen, over fixed folds."""
    names = sorted({c.document for c in data})
    part = {name: i % FOLDS for i, name in enumerate(names)}
    hits = 0.0
    for fold in range(FOLDS):
        held = [c for c in data if part[c.document] == fold]
        hits += accuracy(held, fit([c for c in data if part[c.document] != fold] + extra, prior, ridge)) * len(held)
    return hits / len(data)


def main(data: Path, write: bool) -> None:
    """Print what learning gains on unseen documents (minutes), or, with `write`, train on everything and write the weights."""
    table = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    hand = [c for d, claims, chains in checked(data) for c in choices(d, claims, chains, HAND, True)]
    gold = [c for d, claims, chains in gum(data) for c in choices(d, claims, chains, 1.0, False)]
    cheap = [c for d, claims, chains in silver(data) for c in choices(d, claims, chains, SILVER, True)]
    seen = {c.document for c in hand}
    for sort in ("person", "plural", "thing"):
        a, b, h = ([c for c in part if c.sort == sort] for part in (gold, cheap, hand))
        other = [c for c in b if c.document not in seen]
        prior = np.array([table["sorts"][sort]["prior"].get(name, 0.0) for name in NAMES])
        print(f"{sort}: GUM {len(a)}, silver {len(b)}, checked {len(h)}")
        print(f"  rules {accuracy(a, prior):.3f} on GUM, {accuracy(b, prior):.3f} on silver, {accuracy(h, prior):.3f} on checked")
        if not write:
            print(f"  learned, unseen documents: {folds(a, b + h, prior):.3f} on GUM", end="")
            if len(h) > FOLDS:
                print(f", {folds(h, a + other, prior):.3f} on checked ({folds(h, a, prior):.3f} without silver)", end="")
            print(flush=True)
        learned = fit(a + b + h, prior)
        table["sorts"][sort]["weights"] = {name: round(float(w), 3) for name, w in zip(NAMES, learned, strict=True) if abs(w) >= 0.0005}
    if write:
        table["made_by"] = "training/coreference.py"
        WEIGHTS.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--write" in sys.argv)
