"""What is told of the inputs of a run on standard error, before any is read.

Names as typed come in, a line for a person goes out. It opens no file.
"""

from __future__ import annotations

from collections.abc import Sequence

import click

_NAMED = 3
"""Files named; of more the rest is counted."""


def left_out_told(inputs: Sequence[str]) -> None:
    """Say which files of the folders named are left out for their suffix: who saved an article in another format should know."""
    from counterclaim.acquire.inputs import left_out

    left = left_out(inputs)
    if left:
        more = f" and {len(left) - _NAMED:,} more" if len(left) > _NAMED else ""
        click.echo(f"counterclaim: left out, because files that end so are not read: {', '.join(left[:_NAMED])}{more}", err=True)
