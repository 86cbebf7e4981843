"""The articles of the `incidents` set as documents, and which of them are to learn from.

The data folder comes in, rows and documents go out. Both `training` and `bench grouping` take the split from here.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from counterclaim.acquire.build import Origin
from counterclaim.acquire.records import from_record
from counterclaim.link.events.sketch import Sketch, sketch
from counterclaim.model.document import Document
from counterclaim.model.ids import sha256_hex
from counterclaim.pipeline import read_document
from counterclaim.read.reader import default_reader

LEARNT = 6
"""Of ten incidents, by the hash of their number, those to learn from; the others are for reports."""


def rows(data: Path) -> Iterator[dict[str, Any]]:
    """Every article with its incident, in the order of the file; one that several incidents list (16 do) comes once, for the first."""
    seen: set[str] = set()
    with gzip.open(data / "incidents/incidents.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["doc_id"] not in seen:
                seen.add(row["doc_id"])
                yield row


def learnt(incident: str) -> bool:
    """Whether choices may be made on this incident."""
    return _number(incident) % 10 < LEARNT


def _number(incident: str) -> int:
    return int(hashlib.sha256(incident.encode()).hexdigest(), 16)


def chosen(data: Path, every: int) -> list[dict[str, Any]]:
    """The articles of each `every`th incident, in the order of the file."""
    return [row for row in rows(data) if _number(row["incident_id"]) // 10 % every == 0]


def line(row: dict[str, Any]) -> str:
    """The article as a line of JSON Lines: title, text and day, nothing of the registry."""
    return json.dumps({"title": row["title"], "text": row["text"], "published": row["dct"]})


def document(row: dict[str, Any]) -> Document:
    """The article as the package would read it from JSON Lines."""
    given = line(row)
    return from_record(json.loads(given), Origin(row["doc_id"], sha256_hex(given.encode()), part=row["doc_id"]))


def sketches(data: Path, cache: Path | None = None, every: int = 1) -> list[tuple[str, Sketch]]:
    """(incident, sketch) of every article, or of all articles of each `every`th incident; `cache` keeps them, for reading takes minutes."""
    if cache is not None and cache.exists():
        held = msgspec.json.decode(cache.read_bytes(), type=list[tuple[str, Sketch]])
    else:
        reader = default_reader(threads=1)
        held = [(row["incident_id"], sketch(read_document(document(row), reader))) for row in chosen(data, every)]
        if cache is not None:
            cache.write_bytes(msgspec.json.encode(held))
    return held
