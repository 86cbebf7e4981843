"""Where output goes: standard output, a file, a folder of files; each file whole or not at all.

Bytes come in; they are written to a temporary file beside the target, which is renamed when all of it is there.
It never leaves half a file under a name that somebody will read.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

from counterclaim.errors import UsageError


@contextmanager
def output(path: Path | None) -> Iterator[BinaryIO]:
    """A stream to `path`, or to standard output for None; the file appears when the block ends without an error."""
    if path is None:
        with _standard_output() as stream:
            yield stream
        return
    handle, name = _temporary(path)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        os.chmod(name, 0o666 & ~_umask())  # temporary files are private; what was asked for is an ordinary file
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@contextmanager
def _standard_output() -> Iterator[BinaryIO]:
    """Standard output; when whoever reads it has gone, the run ends there, without an error."""
    try:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # Python flushes at exit too: what is left in the buffer goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise click.exceptions.Exit(0) from None


def write(path: Path | None, data: bytes) -> None:
    """Write `data` to `path`, or to standard output for None."""
    with output(path) as stream:
        stream.write(data)


def _temporary(path: Path) -> tuple[int, str]:
    try:
        return tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except FileNotFoundError as error:
        raise UsageError(f"cannot write {path}: there is no folder {path.parent}") from error
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}") from error


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
