"""Hundreds of broken inputs, seeded: each gives documents or one clear failure, and a document is always whole."""

from __future__ import annotations

import gzip
import random
from pathlib import Path

import pytest

from counterclaim.acquire import from_bytes
from counterclaim.acquire.load import UNEXPECTED
from counterclaim.model.document import Document

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "coverage" / "harrow-bridge").iterdir())
TEXTS = [path for path in EXAMPLES if path.suffix != ".pdf"]
TRICKS = [
    "\0",
    "\u202e",
    "\u2066",
    "\ufeff",
    "\ud7ff",
    "\x1b[31m",
    "\u2028",
    "<",
    "</",
    "<!--",
    "]]>",
    "&#x110000;",
    '"',
    "{",
    "\\ud800",
    "\r",
    "\x85",
    "🜂",
]


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _flip(data: bytes, chance: random.Random) -> bytes:
    mutated = bytearray(data)
    for _ in range(chance.choice([1, 10, 200])):
        mutated[chance.randrange(len(mutated))] = chance.randrange(256)
    return bytes(mutated)


def _recode(data: bytes, chance: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(chance.choice(["utf-16", "utf-16-be", "cp1252", "koi8-r", "shift_jis", "utf-32", "latin-1"]), "replace")


def _trick(data: bytes, chance: random.Random) -> bytes:
    mutated = data
    for _ in range(chance.choice([1, 20])):
        at = chance.randrange(len(mutated))
        mutated = mutated[:at] + chance.choice(TRICKS).encode("utf-8", "surrogatepass") * chance.choice([1, 3, 50]) + mutated[at:]
    return mutated


def _splice(data: bytes, chance: random.Random) -> bytes:
    a, b = sorted((chance.randrange(len(data)), chance.randrange(len(data))))
    return data[:a] + data[a:b] * chance.choice([0, 3]) + data[b:]


MUTATIONS = [_cut, _flip, _recode, _trick, _splice]


@pytest.mark.parametrize("seed", range(300))
def test_a_broken_input_gives_an_answer_or_a_reason(seed: int) -> None:
    chance = random.Random(seed)
    path = TEXTS[seed % len(TEXTS)]
    data = path.read_bytes()
    if path.suffix == ".gz" and seed % 2:
        data = gzip.compress(MUTATIONS[seed % len(MUTATIONS)](gzip.decompress(data), chance), mtime=0)
    else:
        data = MUTATIONS[seed % len(MUTATIONS)](data, chance)
    name = chance.choice([path.name, "x", "x.html", "x.json", "x.jsonl", "x.txt"])
    for found in from_bytes(data, name):
        if isinstance(found, Document):
            found.text.encode("utf-8")
            assert "".join(found.text[s.start : s.end] for s in found.sections) == found.text
            assert all(repair.start <= len(found.text) for repair in found.repairs)
        else:
            assert found.reason
            assert UNEXPECTED not in found.reason
            assert "\n" not in found.reason
            assert found.input.startswith(name)


@pytest.mark.parametrize("seed", range(3))
def test_a_broken_pdf_gives_an_answer_or_a_reason(seed: int) -> None:
    chance = random.Random(seed)
    data = MUTATIONS[seed % 2](next(path for path in EXAMPLES if path.suffix == ".pdf").read_bytes(), chance)
    (found,) = from_bytes(data, "x.pdf")
    assert isinstance(found, Document) or found.reason
