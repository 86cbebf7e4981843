"""A progress bar on standard error, only where that is a terminal.

An iterator of results comes in and the same iterator goes out.
It never writes to standard output and changes nothing of what passes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from counterclaim.cli.work import Done

T = TypeVar("T")


@contextmanager
def watched(done: Iterator[Done], inputs: int, quiet: bool) -> Iterator[Iterator[Done]]:
    """The same results, a bar growing as inputs are finished; it goes with the last of them, before what they come to is written."""
    if quiet or inputs == 0 or not sys.stderr.isatty():
        yield done
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("documents: {task.fields[documents]:,}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading", total=inputs, documents=0)

        def seen() -> Iterator[Done]:
            for documents, item in enumerate(done, 1):
                progress.update(task, completed=item.place, documents=documents)
                yield item
            progress.stop()

        yield seen()


@contextmanager
def counted(items: Iterator[T], total: int, what: str, quiet: bool) -> Iterator[Iterator[T]]:
    """The same items, a bar growing with each."""
    if quiet or total == 0 or not sys.stderr.isatty():
        yield items
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        yield iter(progress.track(items, total=total, description=what))
