"""What the user named becomes a list of single inputs: files, standard input, addresses.

Names as typed come in (files, folders, globs, '-', http(s) addresses); one `InputName` per input goes out, in the order typed.
It never opens a file and never raises for a bad name: that name is kept with its reason, so that the rest of the run goes on.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

SUFFIXES = (".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".pdf", ".json", ".jsonl", ".ndjson")
"""Suffixes read when a folder is named; each also with '.gz' behind it. A file named outright is read whatever its suffix."""

STDIN = "-"


class InputKind(StrEnum):
    """Where the bytes of an input come from; `nothing` for a name behind which there is no input."""

    FILE = "file"
    STDIN = "stdin"
    ADDRESS = "address"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class InputName:
    """One input: its name as shown to the user, what it is, and for `nothing` the reason."""

    name: str
    kind: InputKind
    reason: str | None = None


def expand(names: Sequence[str]) -> list[InputName]:
    """Expand folders (recursively) and globs, sorted by bytes; every other name stands for itself."""
    return [found for name in names for found in _expand(name)]


def left_out(names: Sequence[str]) -> list[str]:
    """The files in the folders named that are not read for their suffix, sorted by bytes; hidden ones are not meant by anybody."""
    folders = [name for name in names if name and "\0" not in name and os.path.isdir(name)]
    return [path for folder in folders for path in _files(folder) if not _known_suffix(path)]


def is_address(name: str) -> bool:
    """Whether `name` is an address rather than a file: it begins with 'scheme://'."""
    scheme, mark, _ = name.partition("://")
    return bool(mark) and scheme.isascii() and scheme.replace("+", "").replace("-", "").replace(".", "").isalnum()


def _expand(name: str) -> Iterator[InputName]:
    if name == STDIN:
        yield InputName(name, InputKind.STDIN)
    elif is_address(name):
        yield InputName(name, InputKind.ADDRESS)
    elif "\0" in name or not name:
        yield InputName(name.replace("\0", "\\0"), InputKind.NOTHING, "not a file name")
    elif os.path.isdir(name):
        yield from _folder(name)
    elif os.path.lexists(name):
        yield InputName(name, InputKind.FILE)
    else:
        yield from _glob(name)


def _folder(name: str) -> Iterator[InputName]:
    found = _readable_files(name)
    yield from (InputName(path, InputKind.FILE) for path in found)
    if not found:
        yield InputName(name, InputKind.NOTHING, f"no file in this folder ends in one of {', '.join(SUFFIXES)} or these with .gz")


def _glob(name: str) -> Iterator[InputName]:
    if not glob.has_magic(name):
        yield InputName(name, InputKind.NOTHING, "no such file or folder")
        return
    matches = sorted(glob.glob(name, recursive=True), key=os.fsencode)
    paths = [path for match in matches for path in (_readable_files(match) if os.path.isdir(match) else [match])]
    unique = dict.fromkeys(paths)  # 'x/**' names both a folder and the files in it
    yield from (InputName(path, InputKind.FILE) for path in unique)
    if not unique:
        yield InputName(name, InputKind.NOTHING, "nothing matches this pattern")


def _readable_files(folder: str) -> list[str]:
    """Files under `folder` with a known suffix, sorted by bytes."""
    return [path for path in _files(folder) if _known_suffix(path)]


def _files(folder: str) -> list[str]:
    """Files under `folder`, sorted by bytes; hidden files and folders are left out, links to folders not followed."""
    found = []
    for where, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [str(Path(where, name)) for name in files if not name.startswith(".")]
    return sorted(found, key=os.fsencode)


def _known_suffix(name: str) -> bool:
    return name.lower().removesuffix(".gz").endswith(SUFFIXES)
