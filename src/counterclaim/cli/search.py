"""`counterclaim search`: where words stand in a casebook, and in which claims."""

from __future__ import annotations

from datetime import datetime

import click

from counterclaim.cli.moments import Until


@click.command(short_help="Find documents and claims by their words.")
@click.argument("casebook")
@click.argument("query")
@click.option("--case", "name", help="Only in this case.")
@click.option("--as-of", type=Until(), help="Only what had been published by then.")
@click.option("--known", type=Until(), help="Only what we had captured by then.")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="Documents listed at most.")
def search(casebook: str, query: str, name: str | None, as_of: datetime | None, known: datetime | None, limit: int) -> None:
    """Find documents and claims that hold every word of QUERY, latest first.

    "Quoted words" stand together, a word with a star behind it is the beginning of one.

    \b
    Examples:
      counterclaim search harrow.casebook 'ministry warn*'
      counterclaim search harrow.casebook '"gas leak"' --as-of 2031-05-13
    """
    from counterclaim.casebook.cases import Moment, find
    from counterclaim.casebook.listing import searched
    from counterclaim.cli.summaries import hits_text
    from counterclaim.store.casebook import Store

    with Store.open(casebook, create=False) as store:
        case = find(store, name).id if name is not None else None
        hits = tuple(searched(store, query, Moment(as_of, known), case, limit + 1))
        click.echo(hits_text(hits[:limit], more=len(hits) > limit), nl=False)
