"""`counterclaim schema`, `model`, `--version`, `--help`, and settings from the environment."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from counterclaim import __version__
from counterclaim.config import processors, settings
from counterclaim.errors import UsageError
from counterclaim.wire.schema import schema_bytes


def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "counterclaim", *arguments], capture_output=True, check=False, timeout=60)


def test_schema() -> None:
    found = run("schema")
    assert (found.returncode, found.stdout) == (0, schema_bytes())
    assert json.loads(found.stdout)["$schema"].endswith("2020-12/schema")


def test_version_and_help() -> None:
    assert run("--version").stdout.decode().split() == ["counterclaim,", "version", __version__]
    for command in ((), ("read",), ("schema",), ("model",)):
        found = run(*command, "--help")
        assert found.returncode == 0
        assert b"Examples:" in found.stdout
        assert max(len(line) for line in found.stdout.decode().splitlines()) <= 130


def test_a_missing_model_is_one_clear_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERCLAIM_MODEL", str(tmp_path / "none"))
    (tmp_path / "a.txt").write_text("Police said on Monday that nothing was found.\n", "utf-8")
    for arguments in (("model",), ("read", str(tmp_path / "a.txt")), ("read", str(tmp_path / "a.txt"), "--jobs", "2")):
        found = run(*arguments)
        assert found.returncode == 1
        assert len(found.stderr.decode().splitlines()) == 1
        assert found.stderr.startswith(b"counterclaim: ")
        assert found.stdout == b""


def test_settings(tmp_path: Path) -> None:
    assert (settings({}).model, settings({}).jobs, settings({}).colour) == (None, None, True)
    found = settings({"COUNTERCLAIM_MODEL": str(tmp_path), "COUNTERCLAIM_JOBS": "3", "NO_COLOR": "1"})
    assert (found.model, found.jobs, found.colour) == (tmp_path, 3, False)
    assert 1 <= processors() <= 8


@pytest.mark.parametrize("jobs", ["0", "-1", "two", "1.5"])
def test_settings_that_make_no_sense(jobs: str) -> None:
    with pytest.raises(UsageError):
        settings({"COUNTERCLAIM_JOBS": jobs})
