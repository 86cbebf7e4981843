"""`counterclaim rebuild`: the whole casebook read again with the reader that is installed now."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from counterclaim.cli.read import SOME_FAILED


@click.command(short_help="Read a casebook again with a newer version.")
@click.argument("casebook")
@click.option("--quiet", is_flag=True, help="No progress, no summary and no list of failures.")
def rebuild(casebook: str, quiet: bool) -> int:
    """Read every document of a casebook again, from its stored bytes, with the reader and the version that are installed now.

    What the older reader read is kept; what people decided stays in force. A run that was stopped is gone on with by the same call.

    \b
    Examples:
      counterclaim rebuild harrow.casebook
    """
    from counterclaim.casebook.rebuild import left
    from counterclaim.casebook.rebuild import rebuild as again
    from counterclaim.cli.progress import counted
    from counterclaim.cli.summaries import plural
    from counterclaim.config import settings
    from counterclaim.model.reading import Failure
    from counterclaim.pipeline import read_as
    from counterclaim.read import default_reader
    from counterclaim.store.casebook import Store

    with Store.open(casebook, create=False) as store:
        reader = default_reader(settings().model)
        documents = left(store, reader)
        number = store.begin_run("rebuild", read_as(reader), datetime.now(UTC))
        failures = []
        with counted(again(store, reader, documents), len(documents), "reading again", quiet) as done:
            failures = [one for one in done if isinstance(one, Failure)]
        store.end_run(number, datetime.now(UTC), {"read": len(documents) - len(failures), "failed": len(failures)})
    if not quiet:
        click.echo(f"{casebook}: {plural(len(documents) - len(failures), 'document')} read again by {read_as(reader)}")
        for failure in failures:
            click.echo(f"counterclaim: {failure.input}: {failure.reason}", err=True)
    return SOME_FAILED if failures else 0
