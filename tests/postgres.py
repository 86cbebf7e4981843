"""A PostgreSQL of the tests' own, from the system's packages: in a temporary folder, on a socket there, gone when the tests end."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

INSTALLED = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
MISSING = "PostgreSQL is not installed (Debian's package `postgresql`)"

# Nothing is worth waiting for the disk here: the folder is thrown away.
SETTINGS = {"listen_addresses": "", "fsync": "off", "full_page_writes": "off", "max_connections": "30", "shared_buffers": "32MB"}

USER = "postgres"


@contextmanager
def server() -> Iterator[str]:
    """Start a server; gives the query part of its addresses."""
    folder = Path(tempfile.mkdtemp(prefix="counterclaim-pg-"))
    if os.geteuid() == 0:  # the server refuses to be run by root
        shutil.chown(folder, USER, USER)
    where = f"host={folder}"
    try:
        _run(folder, "initdb", "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        start(where)
        try:
            yield where
        finally:
            stop(where)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def start(where: str) -> None:
    """Start the server at this address, which was made before."""
    folder = Path(where.removeprefix("host="))
    settings = " ".join(f"-c {name}='{value}'" for name, value in SETTINGS.items())
    _run(folder, "pg_ctl", "start", "-w", "-l", str(folder / "log"), "-o", f"{settings} -k {folder}")


def stop(where: str) -> None:
    """Stop the server at once, whoever is connected."""
    _run(Path(where.removeprefix("host=")), "pg_ctl", "stop", "-m", "immediate")


def _run(folder: Path, program: str, *arguments: str) -> None:
    as_user = ["runuser", "-u", USER, "--"] if os.geteuid() == 0 else []
    command = [*as_user, str(INSTALLED[-1].parent / program), "-D", str(folder / "data"), *arguments]
    subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
