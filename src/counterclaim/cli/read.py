"""`counterclaim read`: any number of inputs in, one dossier of all out, or one of each.

What the user typed comes in, bytes on standard output or in files go out, failures on standard error.
The reading itself is `work`'s, what a format looks like is `render`'s, what became of each document is `collect`'s.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from counterclaim.cli.render import FORMATS

if TYPE_CHECKING:
    from counterclaim.acquire import InputName

SOME_FAILED = 1

# From so many inputs on, starting processes (each loads the reader, about a second) is paid back.
_WORTH_PROCESSES = 16


def jobs_for(names: Sequence[InputName]) -> int:
    """How many processes are worth starting for these inputs."""
    from counterclaim.cli.work import is_many
    from counterclaim.config import processors

    return processors() if len(names) >= _WORTH_PROCESSES or any(map(is_many, names)) else 1


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--each", is_flag=True, help="One dossier per document instead of one for all.")
@click.option("--format", "style", type=click.Choice(list(FORMATS)), default="text", show_default=True, help="How to write the dossier.")
@click.option("--out", type=click.Path(path_type=Path), help="File to write to; with --each a folder for one file per document.")
@click.option("--jobs", type=click.IntRange(1), help="Processes to read with.  [default: as many as processors for 16 inputs and more]")
@click.option("--title", help="Title of the case.")
@click.option("--unread", is_flag=True, help="In text, list the sentences that gave no claim.")
@click.option("--quiet", is_flag=True, help="No progress and no list of failures on standard error.")
@click.pass_context
def read(
    context: click.Context,
    inputs: tuple[str, ...],
    each: bool,
    style: str,
    out: Path | None,
    jobs: int | None,
    title: str | None,
    unread: bool,
    quiet: bool,
) -> int:
    """Read articles and write out who says what, on whose word.

    INPUT is a file, a folder, a glob, '-' for standard input, or an http(s) address: plain text, HTML, PDF, JSON (ninjs), JSON Lines with
    one article a line, each also gzipped. The format of a file is told from its content.

    Exit code 0 when all was read, 1 when some inputs failed (they are listed), 2 when the call makes no sense.

    \b
    Examples:
      counterclaim read article.html
      counterclaim read coverage/ --title "Harrow Bridge blast" --format html --out dossier.html
      counterclaim read 'news/*.txt' --each --format json --out dossiers/
      zcat articles.jsonl.gz | counterclaim read - --each --format jsonl > dossiers.jsonl
    """
    from counterclaim.acquire import expand
    from counterclaim.cli.collect import Request, collect
    from counterclaim.cli.told import left_out_told
    from counterclaim.cli.work import Work
    from counterclaim.config import settings

    names = expand(inputs)
    found = settings()
    request = Request(
        names=tuple(names),
        style=style,
        each=each,
        out=out,
        title=title,
        unread=unread,
        quiet=quiet,
        colour=found.colour and out is None and sys.stdout.isatty(),
        jobs=jobs or found.jobs or jobs_for(names),
    )
    if not quiet:
        left_out_told(inputs)
    failed = collect(request, Work(model=found.model))
    return SOME_FAILED if failed else 0
