"""`counterclaim diff`: what changed in a case since a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import click

from counterclaim.cli.moments import Until


@click.command(short_help="Say what changed in a case since a day.")
@click.argument("casebook")
@click.argument("case")
@click.option("--since", type=Until(), required=True, help="The day, or moment, to compare with.")
@click.option("--published", is_flag=True, help="Compare what had been published by then, not what we had captured.")
def diff(casebook: str, case: str, since: datetime, published: bool) -> None:
    """Say what changed in a case since a day: new documents, positions and reversals, revised figures, contradictions.

    \b
    Examples:
      counterclaim diff harrow.casebook "harrow bridge" --since 2031-05-13
    """
    from counterclaim.casebook.cases import Moment, differences, find
    from counterclaim.export.changes_text import render
    from counterclaim.store.casebook import Store

    with Store.open(casebook, create=False) as store:
        row = find(store, case)
        before = Moment(as_of=since) if published else Moment(known=since)
        click.echo(render(replace(differences(store, row, before), since=since)), nl=False)
