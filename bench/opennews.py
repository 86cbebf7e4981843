"""The texts of Wikinews and re3d in the data folder, each under a stable id."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path


def articles(folder: Path) -> Iterator[tuple[str, str]]:
    """(id, text) of every Wikinews and re3d document; the id is the file and the row in it."""
    csv.field_size_limit(sys.maxsize)
    for path in sorted((folder / "wikinews").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as handle:
            yield from ((f"{path.stem}:{i}", row["text"]) for i, row in enumerate(csv.DictReader(handle)))
    for path in sorted((folder / "re3d").glob("*/documents.json")):
        for i, line in enumerate(path.read_text("utf-8").splitlines()):
            if line.strip():
                yield f"re3d/{path.parent.name}:{i}", json.loads(line)["text"]
