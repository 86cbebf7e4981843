"""`counterclaim why`: why the documents of a case stand together."""

from __future__ import annotations

import click


@click.command(short_help="Say why the documents of a case belong together.")
@click.argument("casebook")
@click.argument("case")
def why(casebook: str, case: str) -> None:
    """Say why the documents of a case stand together: for each the surest link to another of them, with the reasons for it and against it.

    CASE is found as by `show`. What is wrong is taken apart with `judge CASEBOOK split`, what is missing joined with `merge` or `pin`.

    \b
    Examples:
      counterclaim why harrow.casebook "harrow bridge"
    """
    from counterclaim.casebook.cases import find
    from counterclaim.casebook.grounds import grounds
    from counterclaim.cli.summaries import grounds_text
    from counterclaim.store.casebook import Store

    with Store.open(casebook, create=False) as store:
        click.echo(grounds_text(grounds(store, find(store, case))), nl=False)
