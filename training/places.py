"""Measures `resolve/places/grouping.py` on the development data: MUC-4's train keys, GUM's news, and time.

In: a data folder; out: figures on standard output, and with `--show N` so many places in their context, to be judged by eye.
It never trains anything and never writes a file.

    PYTHONPATH=src:. python -m training.places --data DATA [--show 60]
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from counterclaim.model.document import Document, Section
from counterclaim.model.event import Placed
from counterclaim.model.ids import document_id, sha256_hex, text_sha256
from counterclaim.model.labels import SectionRole
from counterclaim.resolve.places.gazetteer import fold, gazetteer
from counterclaim.resolve.places.grouping import placed

Mention = tuple[int, int]


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--show", type=int, default=0)
    args = parser.parse_args()
    start = time.perf_counter()
    gazetteer()
    print(f"loading: {(time.perf_counter() - start) * 1000:.0f} ms")
    muc = _muc(args.data / "muc4")
    gum = _gum(args.data / "gum/news.conllu.gz")
    for read in (muc, gum):
        _time([document for document, _ in read])
    rng = random.Random(23)
    for document, found in rng.sample([*muc, *gum], args.show):
        for item in rng.sample(found, min(1, len(found))):
            text, span = document.text, item.span
            left, right = text[max(0, span.start - 60) : span.start], text[span.end : span.end + 40]
            print(f"  {left!r} [[{span.exact!r}]] {right!r} -> {item.place.name} {item.place.country} {item.place.lat}")


def _document(text: str) -> Document:
    sha = sha256_hex(text.encode())
    return Document(document_id(sha, None, ""), text, sha, text_sha256(text), (Section(SectionRole.BODY, 0, len(text)),))


def _muc(folder: Path) -> list[tuple[Document, tuple[Placed, ...]]]:
    """How often a template's country, and its smallest place where the text has the word, are among the places found."""
    docs = json.loads((folder / "train_docs.json").read_text())
    keys = json.loads((folder / "train_keys.json").read_text())
    hits: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    read = []
    for name, doc in docs.items():
        document = _document(f"{doc['dateline']} -- [TEXT] {doc['text']}")
        found = placed(document)
        read.append((document, found))
        codes = {item.place.country for item in found}
        names = {fold(item.place.name) for item in found} | {
            fold(word) for item in found for word in re.split(r",| in ", item.span.exact, flags=re.I)
        }
        for template in keys[name]:
            where = [_strings(part) for part in template.get("incident_location") or ()]
            if where:
                hits["templates"] += 1
                hits["country"] += any(entry.country in codes for alias in where[0] for entry in gazetteer().find(fold(alias))[:1])
            if len(where) > 1:
                smallest = {fold(alias) for alias in where[-1]}
                kept = {alias for alias in smallest if re.search(rf"\b{re.escape(alias)}\b", fold(document.text))}
                hits["smallest"] += bool(kept)
                hit = any(alias in n.split("(")[0] for alias in kept for n in names)
                hits["smallest found"] += hit
                if kept and not hit:
                    missed[f"{template['incident_location'][-1].get('strings_rhs')} {sorted(kept)}"] += 1
    print(f"MUC-4 train, {hits['templates']} templates with a place: country {hits['country'] / hits['templates']:.3f}")
    print(f"  {hits['smallest']} with a smaller place whose words are in the text: found {hits['smallest found'] / hits['smallest']:.3f}")
    print(f"  places a document: {sum(len(found) for _, found in read) / len(read):.1f}; missed most: {missed.most_common(25)}")
    return read


def _strings(part: dict[str, Any]) -> list[str]:
    return list(part.get("strings") or part.get("strings_lhs") or ())


def _gum(path: Path) -> list[tuple[Document, tuple[Placed, ...]]]:
    """Recall of GUM's places that hold a proper noun, and the share of found places that overlap a place (or a body) of GUM's."""
    read, hits = [], Counter[str]()
    lost: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for text, places, bodies in _gum_documents(path):
        document = _document(text)
        found = placed(document)
        read.append((document, found))
        spans = [(item.span.start, item.span.end) for item in found]
        hits["gold"] += len(places)
        for place in places:
            hit = any(_meet(place, span) for span in spans)
            hits["recall"] += hit
            lost[text[place[0] : place[1]]] += not hit
        hits["found"] += len(spans)
        for span in spans:
            good = any(_meet(span, place) for place in places)
            hits["right"] += good
            hits["body"] += not good and any(_meet(span, other) for other in bodies)
            wrong[text[span[0] : span[1]]] += not good
    print(f"GUM news, {hits['gold']} places with a proper noun: recall {hits['recall'] / hits['gold']:.3f}")
    right, body = (hits[name] / hits["found"] for name in ("right", "body"))
    print(f"  {hits['found']} found: {right:.3f} are places, {body:.3f} other named things of GUM's")
    print(f"  lost {[x for x in lost.most_common(60) if x[1]]}\n  wrong {[x for x in wrong.most_common(60) if x[1]]}")
    return read


def _meet(one: Mention, other: Mention) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _gum_documents(path: Path) -> Iterator[tuple[str, list[Mention], list[Mention]]]:
    """Texts with the ranges of the proper nouns of their places, and of their other entities."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for block in file.read().split("# newdoc id")[1:]:
            yield _gum_document(block.splitlines())


def _gum_document(lines: list[str]) -> tuple[str, list[Mention], list[Mention]]:
    text, opened, places, bodies = "", dict[str, list[int]](), list[Mention](), list[Mention]()
    proper: list[Mention] = []
    for line in lines:
        if line.startswith("# newpar"):
            text = text.rstrip() + ("\n\n" if text and not text.endswith("\n\n") else "")
        if line.startswith("# sent_id") and text and not text[-1].isspace():
            text += " "
        cells = line.split("\t")
        if len(cells) < 10 or not cells[0].isdigit():
            continue
        entity = re.search(r"Entity=([^|]*)", cells[9])
        marks = re.findall(r"\((\d+)-(\w+)|(\d+)\)|(\))", entity[1]) if entity else []
        for number, sort, _, _ in marks:
            if number:
                opened.setdefault(f"{number} {sort}", []).append(len(text))
        start, text = len(text), text + cells[1]
        if cells[3] == "PROPN":
            proper.append((start, len(text)))
        last = ""
        for number, sort, closed, bare in marks:
            last = f"{number} {sort}" if number else last
            key = next((k for k in opened if k.split()[0] == closed and opened[k]), "") if closed else last if bare else ""
            if key and opened.get(key):
                begin = opened[key].pop()
                inner = [p for p in proper if p[0] >= begin]
                if inner:
                    (places if key.endswith("place") else bodies).append((inner[0][0], inner[-1][1]))
        text += "" if "SpaceAfter=No" in cells[9] else " "
    return text, places, bodies


def _time(documents: list[Document]) -> None:
    """Milliseconds of processor time a 1,000 words, the best of five runs of each document: other work on the machine is not ours."""
    words, total = sum(len(document.text.split()) for document in documents), 0.0
    for document in documents:
        runs = []
        for _ in range(5):
            start = time.process_time()
            placed(document)
            runs.append(time.process_time() - start)
        total += min(runs)
    print(f"time: {total / words * 1e6:.2f} ms a 1,000 words, over {words} words")


if __name__ == "__main__":
    main()
