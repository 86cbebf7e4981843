"""Precision by hand: claims drawn at random from Wikinews and re3d, judged by a person.

`bench/data/precision/draw*.jsonl` hold ids, offsets, verdicts and reasons, never text; `RULE.md` there says how was judged. This bench
counts the verdicts of the last draw with a Wilson interval, the kinds of error, and how many judged claims today's reader still gives to
the letter. `python -m bench precision --draw FILE` draws anew, with empty verdicts to be filled beside the text, among claims that no
earlier draw has touched, in documents that the reader was not trained on.
"""

from __future__ import annotations

import json
import math
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.opennews import articles
from counterclaim.model.actor import Actor
from counterclaim.model.document import Document, Section
from counterclaim.model.ids import document_id, sha256_hex, text_sha256
from counterclaim.model.labels import SectionRole, Voice
from counterclaim.model.record import DocumentRecord
from counterclaim.pipeline import read_document
from counterclaim.read import default_reader

TAUGHT = Path(__file__).parents[1] / "training/data/opennews.jsonl"
DRAWS = sorted((Path(__file__).parent / "data/precision").glob("draw*.jsonl"))
COUNT, SEED = 150, 20310512


def run(data: Path, quick: bool, draw: Path | None = None) -> dict[str, float]:
    """Count the verdicts, or with `draw` write a fresh sample to judge."""
    texts = dict(articles(data / "opennews"))
    if draw is not None:
        taught = {row["document"] for row in _rows(TAUGHT)}
        rows = sample(
            {name: text for name, text in texts.items() if name not in taught},
            [row for path in DRAWS for row in _rows(path)],
            SEED + len(DRAWS),
        )
        draw.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        print(f"{len(rows)} claims to judge in {draw}")
        return {"drawn": len(rows)}
    judged = _rows(DRAWS[-1])
    right = sum(row["verdict"] == "right" for row in judged)
    low, high = wilson(right, len(judged))
    print(f"{right} of {len(judged)} right in speaker, cue and words: {right / len(judged):.1%} (95 % interval {low:.1%} to {high:.1%})")
    kinds = Counter(kind for row in judged for kind in row["kinds"])
    for kind, n in kinds.most_common():
        print(f"  {n:4} {kind}")
    out = {"judged": len(judged), "precision": round(right / len(judged), 4), "low": round(low, 4), "high": round(high, 4)}
    if not quick and texts:
        same = still_read(judged, texts)
        out["still_read"] = same
        print(f"{same} of them are read to the letter by the artifact of today")
    return out | {f"kind {kind}": n for kind, n in kinds.items()}


def read(texts: dict[str, str]) -> Iterator[tuple[str, DocumentRecord]]:
    """Every text read as one body by the bundled reader."""
    reader = default_reader(threads=2)
    for name, text in texts.items():
        if text.strip():
            sha = sha256_hex(text.encode())
            document = Document(document_id(sha, None, ""), text, sha, text_sha256(text), (Section(SectionRole.BODY, 0, len(text)),))
            yield name, read_document(document, reader)


def place(record: DocumentRecord) -> list[dict[str, object]]:
    """The outermost claims of a record's sources in offsets; `speaker` is where the name of the actor who is heard first stands."""
    mentions = {actor.id: _name(actor) for actor in record.actors}
    return [
        {
            "source": None if c.source is None else [c.source.span.start, c.source.span.end],
            "speaker": mentions.get(c.speaker) if c.speaker else None,
            "cue": None if c.cue is None else [c.cue.start, c.cue.end],
            "content": [[s.start, s.end] for s in c.content.spans],
        }
        for c in record.claims
        if c.via is None and c.voice is not Voice.NARRATOR
    ]


def _name(actor: Actor) -> list[int] | None:
    named = [span for span in actor.mentions if span.exact == actor.name] or [*actor.mentions]
    return [named[0].start, named[0].end] if named else None


def sample(texts: dict[str, str], seen: list[dict[str, object]], seed: int) -> list[dict[str, object]]:
    """`COUNT` claims at random over all whose cue (or source, where there is none) was not `seen` before, in document order."""
    known = {(row["document"], *(row["cue"] or row["source"] or ())) for row in seen}
    every = [
        {"document": name, **claim, "verdict": None, "kinds": [], "reason": None}
        for name, record in read(texts)
        for claim in place(record)
        if (name, *(claim["cue"] or claim["source"] or ())) not in known
    ]
    print(f"{len(every)} claims to draw from")
    chosen = sorted(random.Random(seed).sample(range(len(every)), min(COUNT, len(every))))
    return [every[i] for i in chosen]


def _rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def still_read(judged: list[dict[str, object]], texts: dict[str, str]) -> int:
    """How many judged claims are read again with the same words and speaker."""
    wanted = {str(row["document"]) for row in judged}
    again = {name: place(record) for name, record in read({k: v for k, v in texts.items() if k in wanted})}
    keys = ("source", "speaker", "cue", "content")
    return sum(any(all(claim[k] == row[k] for k in keys) for claim in again.get(str(row["document"]), [])) for row in judged)


def wilson(right: int, count: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson's score interval of a proportion (Wilson 1927)."""
    p = right / count
    middle = (p + z * z / (2 * count)) / (1 + z * z / count)
    half = z * math.sqrt(p * (1 - p) / count + z * z / (4 * count * count)) / (1 + z * z / count)
    return middle - half, middle + half
