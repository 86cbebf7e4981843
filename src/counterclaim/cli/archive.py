"""`counterclaim archive` and `counterclaim restore`: a whole casebook to one file, and back."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="Write a whole casebook to one file.")
@click.argument("casebook")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The file to write: a zip archive.")
def archive(casebook: str, out: Path) -> None:
    """Write a whole casebook to one file: documents with their bytes, what was read, links, judgements, cases.

    Equal casebooks give equal files, whatever database they are kept in.

    \b
    Examples:
      counterclaim archive harrow.casebook --out harrow.zip
    """
    from counterclaim.cli.files import output
    from counterclaim.store.archive import export
    from counterclaim.store.casebook import Store

    with Store.open(casebook, create=False) as store, output(out) as stream:
        export(store, stream)


@click.command(short_help="Make a casebook of an archive.")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("casebook")
def restore(file: Path, casebook: str) -> None:
    """Make a casebook of an archive; CASEBOOK must be empty or not there yet.

    \b
    Examples:
      counterclaim restore harrow.zip harrow.casebook
      counterclaim restore harrow.zip postgresql://localhost/harrow
    """
    from counterclaim.cli.summaries import plural
    from counterclaim.store.casebook import Store
    from counterclaim.store.connect import is_address
    from counterclaim.store.restore import restore as bring_back

    made = None if is_address(casebook) or Path(casebook).exists() else Path(casebook)
    try:
        with Store.open(casebook) as store, file.open("rb") as stream:
            bring_back(store, stream, file.name)
            click.echo(f"{store.name}: {plural(store.count_documents(), 'document')}, {plural(len(store.cases()), 'case')}")
    except BaseException:
        if made is not None:
            made.unlink(missing_ok=True)
        raise
