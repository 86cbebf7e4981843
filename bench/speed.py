"""Speed: the whole pipeline beside the bare encoder and a spaCy pipeline of the small size, in one run on two processes.

Documents of `DATA/polnear/dev` (or the bundled examples where that is absent) come in; documents and tokens a second, their ratios,
the encoder's share of the time and the memory after 100 and 10,000 documents go out. Only the ratios mean anything on another machine.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np

from bench.attribution import plain
from counterclaim.model.document import Document
from counterclaim.model.reading import Reading
from counterclaim.pipeline import read_document
from counterclaim.read import artifact
from counterclaim.read.reader import AttributionReader, default_reader
from counterclaim.read.tokens import tokenize
from counterclaim.read.windows import ROOM, pack
from counterclaim.text.sentences import lines

PROCESSES = 2
EXAMPLES = Path(__file__).parents[1] / "examples/coverage"
LONG_RUN = (100, 10_000)
"""Documents of the two memory runs."""


def run(data: Path, quick: bool) -> dict[str, float]:
    """Measure all three side by side, then memory."""
    documents = corpus(data, 40 if quick else 168)
    pieces = sum(len(_pieces(d).pieces) for d in documents)
    rows = {
        "counterclaim": timed(documents, _read),
        "labelled by tables alone": timed(documents, _read_unlabelled),
        "bare encoder": timed(documents, _encode),
        "spaCy small, untrained": timed([d.text for d in documents], _parse),
    }
    out: dict[str, float] = {"documents": len(documents), "tokens": pieces}
    print(f"{len(documents)} documents, {pieces} tokens, {PROCESSES} processes, one thread each")
    for name, seconds in rows.items():
        print(f"{name:24} {len(documents) / seconds:8.1f} documents/s {pieces / seconds:9.0f} tokens/s")
        out[name.split()[0].rstrip(",").lower() + "_tokens_per_s"] = round(pieces / seconds, 1)
    for name, ours in (("", "counterclaim"), ("unlabelled_", "labelled by tables alone")):
        out[f"{name}of_bare_encoder"] = round(rows["bare encoder"] / rows[ours], 3)
        out[f"{name}of_spacy"] = round(rows["spaCy small, untrained"] / rows[ours], 3)
        bare, spacy = out[f"{name}of_bare_encoder"], out[f"{name}of_spacy"]
        print(f"{ours}: of the bare encoder's tokens/s {bare:.2f}, of spaCy's documents/s {spacy:.2f}")
    out["encoder_share"] = round(encoder_share(documents[:40]), 3)
    print(f"the encoder's share of the processor time {out['encoder_share']:.2f}")
    for count in LONG_RUN[: 1 if quick else 2]:
        out[f"megabytes_after_{count}"] = round(peak_memory(count), 1)
        print(f"peak memory of `read --each --format jsonl` over {count} documents: {out[f'megabytes_after_{count}']} MB")
    return out


def corpus(data: Path, count: int) -> list[Document]:
    """Real articles, repeated in order up to `count`."""
    paths = sorted((data / "polnear/dev/text").glob("*.txt")) or sorted(EXAMPLES.rglob("*.txt"))
    return [plain(paths[i % len(paths)]) for i in range(count)]


def timed(items: Sequence[Any], work: Callable[[Any], None]) -> float:
    """Seconds for all items on `PROCESSES` fresh processes, after each has done two to warm up."""
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        list(pool.map(work, items[: 4 * PROCESSES], chunksize=1))
        started = time.perf_counter()
        list(pool.map(work, items, chunksize=4))
        return time.perf_counter() - started


@cache
def _reader() -> AttributionReader:
    return default_reader(threads=1)


@cache
def _tokenizer() -> Any:
    from tokenizers import Tokenizer

    return Tokenizer.from_file(str(artifact.BUNDLED / "tokenizer.json"))


def _pieces(document: Document) -> Any:
    return tokenize(document.text, lines(document.text), _tokenizer())


def _read(document: Document) -> None:
    read_document(document, _reader())


class _Unlabelled:
    """A reader without its label heads: who says what, as the tables label it."""

    name = "unlabelled"

    def read(self, document: Document) -> Reading:
        return _reader().read(document)


def _read_unlabelled(document: Document) -> None:
    read_document(document, _Unlabelled())


def _encode(document: Document) -> None:
    """The encoder alone on full windows: the least any reader built on it can cost."""
    tokens = _pieces(document)
    cuts, begin = [], 0
    while begin < len(tokens):  # windows filled to the brim, lines cut anywhere
        end = max(begin + 1, int(np.searchsorted(tokens.first, tokens.first[begin] + ROOM)))
        cuts.append((begin, end))
        begin = end
    if cuts:
        _reader().session.encode(pack(tokens, cuts))


@cache
def _spacy() -> Any:
    """Tagger, parser and entity recogniser over the shared 96-wide convolutional layer of spaCy's small models, weights as initialised."""
    import spacy
    from spacy.training import Example

    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec")
    listener = {"model": {"tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"}}}
    for name in ("tagger", "parser", "ner"):
        nlp.add_pipe(name, config=listener)
    rng = random.Random(1)
    examples = []
    for i in range(60):  # as many labels as the small English model has: 50 tags, 45 relations, 18 kinds of entity
        words = [f"w{rng.randrange(500)}" for _ in range(12)]
        given = {
            "words": words,
            "tags": [f"T{(i + k) % 50}" for k in range(12)],
            "heads": [0] + [k - 1 for k in range(1, 12)],
            "deps": ["ROOT"] + [f"d{(i * 11 + k) % 44}" for k in range(1, 12)],
            "entities": [f"U-E{i % 18}"] + ["O"] * 11,
        }
        examples.append(Example.from_dict(nlp.make_doc(" ".join(words)), given))
    nlp.initialize(lambda: examples)
    return nlp


def _parse(text: str) -> None:
    _spacy()(text)


def encoder_share(documents: list[Document]) -> float:
    """Share of the processor time that is spent inside the encoder's graph."""
    reader = _reader()
    inside = 0.0
    encode = reader.session.encode

    def measured(windows: Any) -> Any:
        nonlocal inside
        started = time.process_time()
        try:
            return encode(windows)
        finally:
            inside += time.process_time() - started

    read_document(documents[0], reader)
    reader.session.encode = measured  # type: ignore[method-assign]
    started = time.process_time()
    for document in documents:
        read_document(document, reader)
    total = time.process_time() - started
    reader.session.encode = encode  # type: ignore[method-assign]
    return inside / total


def peak_memory(count: int) -> float:
    """Megabytes of resident memory, at its peak, of one process that reads `count` short documents to JSON lines."""
    texts = [p.read_text("utf-8").replace("\n", "\\n").replace('"', '\\"') for p in sorted(EXAMPLES.rglob("*.txt"))]
    with tempfile.TemporaryDirectory() as folder:
        articles = Path(folder) / "articles.jsonl"
        with articles.open("w", encoding="utf-8") as out:
            for i in range(count):
                text = texts[i % len(texts)][:800]
                out.write(f'{{"title": "Report {i}", "text": "{text.rstrip(chr(92))}"}}\n')
        code = (
            "import resource,sys;from counterclaim.cli.main import main\n"
            "try: main()\n"
            "finally: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
        )
        arguments = ["read", str(articles), "--each", "--format", "jsonl", "--jobs", "1", "--quiet"]
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            check=True,
            env={**os.environ},
        )
    return int(done.stderr.strip().splitlines()[-1]) / 1024
