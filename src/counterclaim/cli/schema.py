"""`counterclaim schema`: the JSON Schema of the dossier."""

from __future__ import annotations

import click


@click.command()
def schema() -> None:
    """Print the JSON Schema (draft 2020-12) of counterclaim.dossier/1.

    \b
    Examples:
      counterclaim schema > counterclaim.dossier-1.json
    """
    from counterclaim.wire.schema import schema_bytes

    click.get_binary_stream("stdout").write(schema_bytes())
