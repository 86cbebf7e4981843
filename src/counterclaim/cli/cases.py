"""`counterclaim cases`: which cases a casebook holds."""

from __future__ import annotations

from datetime import datetime

import click

from counterclaim.cli.moments import Until


@click.command(short_help="List the cases of a casebook.")
@click.argument("casebook")
@click.option("--as-of", type=Until(), help="Only what had been published by then.")
@click.option("--known", type=Until(), help="Only what we had captured by then.")
def cases(casebook: str, as_of: datetime | None, known: datetime | None) -> None:
    """List the cases of a casebook, the one with the latest document first.

    \b
    Examples:
      counterclaim cases harrow.casebook
      counterclaim cases harrow.casebook --as-of 2031-05-13
    """
    from counterclaim.casebook.cases import Moment
    from counterclaim.casebook.listing import apart, listed
    from counterclaim.cli.summaries import cases_text
    from counterclaim.store.casebook import Store

    moment = Moment(as_of, known)
    with Store.open(casebook, create=False) as store:
        click.echo(cases_text(store.name, listed(store, moment), apart(store, moment)), nl=False)
