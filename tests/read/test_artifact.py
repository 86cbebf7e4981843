"""A damaged, foreign or missing artifact is refused with one clear reason."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from counterclaim.errors import ModelError
from counterclaim.read.artifact import BUNDLED, FORMAT, configuration_hash, load

LIMIT = 25_000_000


def test_bundled_is_whole_and_small() -> None:
    artifact = load()
    assert len(artifact.sha256) == 64
    assert artifact.card().startswith("# ")
    assert sum(path.stat().st_size for path in BUNDLED.iterdir()) <= LIMIT


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "artifact"
    shutil.copytree(BUNDLED, folder)
    return folder


def change(folder: Path, **fields: object) -> None:
    path = folder / "reader.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | fields), "utf-8")


def test_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no readable reader\.json"):
        load(tmp_path / "nowhere")


def test_damaged_graph(copy: Path) -> None:
    path = copy / "heads.onnx"
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(raw)
    with pytest.raises(ModelError, match=r"heads\.onnx: missing or damaged"):
        load(copy)


def test_missing_graph(copy: Path) -> None:
    (copy / "encoder.onnx").unlink()
    with pytest.raises(ModelError, match=r"encoder\.onnx: missing or damaged"):
        load(copy)


def test_other_configuration(copy: Path) -> None:
    change(copy, configuration="0" * 16)
    with pytest.raises(ModelError, match=f"this package reads with {configuration_hash()}"):
        load(copy)


def test_other_format(copy: Path) -> None:
    change(copy, format="counterclaim.reader/9")
    with pytest.raises(ModelError, match=f"not {FORMAT}"):
        load(copy)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"files": 3}'])
def test_unreadable_manifest(copy: Path, text: str) -> None:
    (copy / "reader.json").write_text(text, "utf-8")
    with pytest.raises(ModelError):
        load(copy)


def test_calibration_of_another_shape(copy: Path) -> None:
    numbers = json.loads((copy / "reader.json").read_text("utf-8"))["calibration"]
    change(copy, calibration=numbers | {"cue": [1.0, 0.0, 0.0]})
    with pytest.raises(ModelError):
        load(copy)
