"""The same bytes for the same document: alone or beside 500 others, in one process or four, read once or again."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

ARTICLE = Path(__file__).parents[1] / "examples/coverage/harrow-bridge/03-velm-gazette.txt"
OTHERS = 500


def read(folder: Path, *inputs: Path, jobs: int) -> bytes:
    """What the command prints, in a process of its own."""
    arguments = ["read", *map(str, inputs), "--each", "--format", "jsonl", "--jobs", str(jobs), "--quiet"]
    done = subprocess.run([sys.executable, "-m", "counterclaim", *arguments], capture_output=True, check=True, cwd=folder)
    return done.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """500 short articles, each two neighbouring paragraphs of the example under a number."""
    made = tmp_path_factory.mktemp("others")
    pairs = list(pairwise(line for line in ARTICLE.read_text("utf-8").splitlines() if line))
    for i in range(OTHERS):
        (made / f"{i:03}.txt").write_text(f"Report {i}\n\n" + "\n\n".join(pairs[i % len(pairs)]), "utf-8")
    return made


def test_answers_are_byte_identical(folder: Path) -> None:
    one = read(folder, folder, jobs=1)
    lines = one.splitlines(keepends=True)
    assert len(lines) == OTHERS
    assert sum(len(json.loads(line)["claims"]) for line in lines) > OTHERS
    assert read(folder, folder, jobs=4) == one
    for i in (0, 7, OTHERS - 1):
        assert read(folder, folder / f"{i:03}.txt", jobs=1) == lines[i]
