"""`counterclaim schema`: the JSON Schema of the dossier."""

from __future__ import annotations

import sys

import click


@click.command(short_help="Print the JSON Schema of a dossier.")
def schema() -> None:
    """Print the JSON Schema (draft 2020-12) of counterclaim.dossier/1.

    \b
    Examples:
      counterclaim schema > counterclaim.dossier-1.json
    """
    from counterclaim.wire.schema import schema_bytes

    sys.stdout.buffer.write(schema_bytes())
