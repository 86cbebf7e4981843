"""`counterclaim add`: more documents in a casebook, and what they changed.

Inputs come in, the casebook grows by one document at a time, a summary goes out; failures on standard error. A run that was killed is gone
on with by the same call: what is there is not read again.
"""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime

import click

from counterclaim.cli.moments import Since
from counterclaim.cli.read import SOME_FAILED, jobs_for


@click.command(short_help="Add documents to a casebook.")
@click.argument("casebook")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--captured", type=Since(), help="When these documents were captured, for material gathered before.  [default: now]")
@click.option("--jobs", type=click.IntRange(1), help="Processes to read with.  [default: as many as processors for 16 inputs and more]")
@click.option("--quiet", is_flag=True, help="No progress, no summary and no list of failures.")
def add(casebook: str, inputs: tuple[str, ...], captured: datetime | None, jobs: int | None, quiet: bool) -> int:
    """Add documents to a casebook and say what they changed.

    CASEBOOK is a file, made if it is not there, or the address of a PostgreSQL database; INPUT is as for `read`. Each document is kept with
    its bytes, read, linked to what is there, and put in its case. The same document again changes nothing. A run that was stopped is gone
    on with by the same call.

    \b
    Examples:
      counterclaim add harrow.casebook coverage/
      counterclaim add harrow.casebook https://gazette.example/blast --captured 2031-05-13
    """
    from counterclaim.acquire import expand
    from counterclaim.casebook.adding import Intake
    from counterclaim.cli.progress import watched
    from counterclaim.cli.summaries import taken_text
    from counterclaim.cli.told import left_out_told
    from counterclaim.cli.work import Skipped, Work, run
    from counterclaim.config import settings
    from counterclaim.model.reading import Failure
    from counterclaim.pipeline import read_as
    from counterclaim.store.casebook import Store

    names = expand(inputs)
    found = settings()
    with Store.open(casebook) as store:
        if not quiet:
            left_out_told(inputs)
        reader = read_as(Work(model=found.model).reader())
        intake = Intake(store, reader, f"add {' '.join(inputs)}", datetime.now(UTC), captured, [name.name for name in names])
        work = Work(model=found.model, known=intake.known)
        with (
            closing(run(tuple(names), work, jobs or found.jobs or jobs_for(names))) as done,
            watched(done, len(names), quiet) as seen,
        ):
            for item in seen:
                if isinstance(item.result, Failure):
                    intake.fail(item.result)
                elif isinstance(item.result, Skipped):
                    intake.again(item.result.document, item.name)
                else:
                    intake.take(item.result, item.data, item.name)
        taken = intake.end(datetime.now(UTC))
        if not quiet:
            click.echo(taken_text(store.name, taken), nl=False)
            for failure in taken.failures:
                click.echo(f"counterclaim: {failure.input}: {failure.reason}", err=True)
    return SOME_FAILED if taken.failures else 0
