"""Attribution on PolNeAR dev: exact-match span F1 per role and triple, by the reference scorer.

The articles of `DATA/polnear/dev` are read by the shipped artifact (or `--model FOLDER`); the predictions go to the scorer beside
the data (`../eval/polnear_score.py`), whose table is repeated unchanged.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from counterclaim.model.document import Document, Section
from counterclaim.model.ids import document_id, sha256_hex, text_sha256
from counterclaim.model.labels import SectionRole
from counterclaim.model.reading import Reading
from counterclaim.read import default_reader

PUBLISHED = "source 83.2 / cue 75.3 / content 72.9: BERT-base + Cofe, test split (COLING 2022); two people: 78.0 / 70.6 / 68.9, triple 56.3"


def run(data: Path, quick: bool, model: Path | None = None) -> dict[str, float]:
    """F1, precision and recall per role and triple; `quick` reads and scores 12 of the 84 articles."""
    split = data / "polnear/dev"
    reader = default_reader(model, threads=2)
    paths = sorted((split / "text").glob("*.txt"))[: 12 if quick else None]
    with tempfile.TemporaryDirectory() as folder:
        predictions = Path(folder) / "predictions.jsonl"
        with predictions.open("w", encoding="utf-8") as out:
            for path in paths:
                out.write(json.dumps({"article": path.stem, "claims": claims(reader.read(plain(path)))}) + "\n")
        scorer = data.parent / "eval/polnear_score.py"
        view = _only(split, paths, Path(folder)) if quick else split
        done = subprocess.run(
            [sys.executable, scorer, view, predictions, split / "corenlp.jsonl.gz"], capture_output=True, text=True, check=True
        )
    print(done.stdout + "published: " + PUBLISHED)
    return figures(done.stdout)


def plain(path: Path) -> Document:
    """The article as one body: what is measured is the reader, not the finding of furniture."""
    raw = path.read_bytes()
    text = raw.decode("utf-8")
    sha = sha256_hex(raw)
    return Document(document_id(sha, None, ""), text, sha, text_sha256(text), (Section(SectionRole.BODY, 0, len(text)),))


def claims(reading: Reading) -> list[dict[str, list[list[int]]]]:
    """The outermost claims of a reading in the scorer's form: PolNeAR marks no others."""
    return [
        {
            "source": [] if a.source is None else [[a.source.start, a.source.end]],
            "cue": [[a.cue.start, a.cue.end]],
            "content": [[s.start, s.end] for s in a.content],
        }
        for a in reading.attributions
        if a.depth == 0
    ]


def figures(table: str) -> dict[str, float]:
    """The scorer's table as figures: `<role>_f1`, `<role>_precision`, `<role>_recall`, in percent."""
    out = {}
    for role, p, r, f in re.findall(r"^(\w+)\s+P\s+([\d.]+) R\s+([\d.]+) F1\s+([\d.]+)", table, re.MULTILINE):
        out |= {f"{role}_f1": float(f), f"{role}_precision": float(p), f"{role}_recall": float(r)}
    return out


def _only(split: Path, paths: list[Path], folder: Path) -> Path:
    """A view of the split with only these articles' annotations."""
    kept = folder / "attributions"
    kept.mkdir()
    names = {p.stem for p in paths}
    for path in (split / "attributions").glob("*.ann"):
        if path.name.rsplit("_", 1)[0] in names:
            (kept / path.name).symlink_to(path.resolve())
    return folder
