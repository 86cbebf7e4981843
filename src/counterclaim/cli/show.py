"""`counterclaim show`: a case of a casebook as a dossier, as it is or as it stood."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click

from counterclaim.cli.moments import Until
from counterclaim.cli.render import FORMATS

LOOKED_AT = ("text", "html")
"""Formats that a person looks at; to write the others is no look."""


@click.command(short_help="Write out a case, as it is or as it stood.")
@click.argument("casebook")
@click.argument("case")
@click.option("--as-of", type=Until(), help="As it stood in what had been published by then.")
@click.option("--known", type=Until(), help="As it stood in what we had captured and decided by then.")
@click.option("--since", type=Until(), help="Say first what changed since then in what we knew.  [default: the last look]")
@click.option("--format", "style", type=click.Choice(list(FORMATS)), default="text", show_default=True, help="How to write the dossier.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write to.")
@click.option("--unread", is_flag=True, help="In text, list the sentences that gave no claim.")
@click.option("--ids", is_flag=True, help="In text and HTML, the ids of documents and claims, to judge them by.")
def show(
    casebook: str,
    case: str,
    as_of: datetime | None,
    known: datetime | None,
    since: datetime | None,
    style: str,
    out: Path | None,
    unread: bool,
    ids: bool,
) -> None:
    """Write out a case of a casebook.

    CASE is its id or the beginning of it, the id of a document in it, or words of its title. What changed since it was last looked at
    comes first, in text and HTML.

    \b
    Examples:
      counterclaim show harrow.casebook "harrow bridge"
      counterclaim show harrow.casebook k2-3f --as-of 2031-05-13 --format html --out then.html
    """
    from counterclaim.casebook.cases import NOW, Moment, differences, find, since_the_last_look
    from counterclaim.casebook.cases import case as in_full
    from counterclaim.cli.files import write
    from counterclaim.cli.render import Look
    from counterclaim.config import settings
    from counterclaim.store.casebook import Store

    with Store.open(casebook, create=False) as store:
        row = find(store, case)
        moment = Moment(as_of, known)
        found = in_full(store, row, moment)
        changed = replace(differences(store, row, Moment(as_of, since), moment), since=since) if since is not None else None
        if since is None and moment == NOW and style in LOOKED_AT:
            changed = since_the_last_look(store, row, datetime.now(UTC))
    colour = settings().colour and out is None and sys.stdout.isatty()
    write(out, FORMATS[style](found.dossier, Look(unread, colour, found.linked, changed, ids)))
