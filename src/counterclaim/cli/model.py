"""`counterclaim model`: which reader is installed, its hash and its model card."""

from __future__ import annotations

import click


@click.command(short_help="Print the reader's name, hash and model card.")
@click.option("--hash", "hash_only", is_flag=True, help="Print the hash alone.")
def model(hash_only: bool) -> None:
    """Print the reader's name, its hash and its model card; the artifact's files are checked on the way.

    \b
    Examples:
      counterclaim model
      counterclaim model --hash
    """
    from counterclaim.config import settings
    from counterclaim.read import artifact

    found = artifact.load(settings().model or artifact.BUNDLED)
    if hash_only:
        click.echo(found.sha256)
        return
    click.echo(f"reader  {found.name}\nsha256  {found.sha256}\nfolder  {found.folder}\n\n{found.card().rstrip()}")
