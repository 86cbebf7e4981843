"""Expanding names: order, suffixes, and bad names that fail alone."""

from __future__ import annotations

from pathlib import Path

from counterclaim.acquire import InputKind, expand


def _touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("A bridge fell, police said.")


def test_folders_give_known_files_sorted_by_bytes(tmp_path: Path) -> None:
    _touch(tmp_path, "b.txt", "a.html", "Z.txt", "deep/c.jsonl.gz", "é.txt", "picture.png", ".hidden.txt", ".git/x.txt")
    names = [Path(found.name).relative_to(tmp_path).as_posix() for found in expand([str(tmp_path)])]
    assert names == ["Z.txt", "a.html", "b.txt", "deep/c.jsonl.gz", "é.txt"]


def test_globs_sort_and_reach_into_folders_once(tmp_path: Path) -> None:
    _touch(tmp_path, "b.txt", "a.txt", "sub/c.txt")
    assert [Path(f.name).name for f in expand([str(tmp_path / "*.txt")])] == ["a.txt", "b.txt"]
    assert [Path(f.name).name for f in expand([str(tmp_path / "**")])].count("c.txt") == 1


def test_names_keep_the_order_typed_and_bad_ones_fail_alone(tmp_path: Path) -> None:
    _touch(tmp_path, "a.txt")
    empty = tmp_path / "empty"
    empty.mkdir()
    names = ["-", "https://velm.example/a", "missing.txt", str(tmp_path / "*.nothing"), str(empty), "", "a\0b", str(tmp_path / "a.txt")]
    found = expand(names)
    expected = [InputKind.STDIN, InputKind.ADDRESS, *[InputKind.NOTHING] * 5, InputKind.FILE]
    assert [f.kind for f in found] == expected
    assert all(f.reason for f in found if f.kind is InputKind.NOTHING)


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(tmp_path: Path) -> None:
    _touch(tmp_path, "[draft].txt")
    assert expand([str(tmp_path / "[draft].txt")])[0].kind is InputKind.FILE
