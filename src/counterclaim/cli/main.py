"""The command `counterclaim` and what all its commands share: errors to one line and an exit code, interrupts to a clean end.

Arguments come in, an exit code goes out. No command is imported by side effect: they are listed here.
"""

from __future__ import annotations

import sys

import click

from counterclaim import __version__
from counterclaim.cli.add import add
from counterclaim.cli.archive import archive, restore
from counterclaim.cli.audit import audit
from counterclaim.cli.cases import cases
from counterclaim.cli.diff import diff
from counterclaim.cli.judge import judge
from counterclaim.cli.model import model
from counterclaim.cli.read import read
from counterclaim.cli.rebuild import rebuild
from counterclaim.cli.schema import schema
from counterclaim.cli.search import search
from counterclaim.cli.show import show
from counterclaim.cli.weigh import weigh
from counterclaim.cli.why import why
from counterclaim.errors import CounterclaimError, UsageError

INTERRUPTED = 130  # 128 + SIGINT, as shells report it
SOME_FAILED = 1
USAGE = 2

COMMANDS = (read, add, cases, show, why, diff, search, weigh, judge, audit, rebuild, archive, restore, schema, model)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="counterclaim")
def cli() -> None:
    """Read news coverage of a contested event and lay out who says what, on whose word.

    Every line of a dossier leads to the exact words it came from. What the machine read is unchecked until a person has checked it.

    \b
    Examples:
      counterclaim read article.html
      counterclaim read coverage/ --format html --out dossier.html
      counterclaim read articles.jsonl --each --format jsonl --jobs 4 > dossiers.jsonl
      counterclaim add blast.casebook coverage/
      counterclaim show blast.casebook "harrow bridge" --as-of 2031-05-13
      counterclaim weigh coverage/ --ratings ratings.toml
    """


for command in COMMANDS:
    cli.add_command(command)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit."""
    try:
        code = cli.main(arguments, prog_name="counterclaim", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except UsageError as error:
        click.echo(f"Error: {error}", err=True)
        code = USAGE
    except CounterclaimError as error:
        click.echo(f"counterclaim: {error}", err=True)
        code = SOME_FAILED
    except click.Abort:  # click's name for Ctrl-C
        click.echo("counterclaim: interrupted", err=True)
        code = INTERRUPTED
    sys.exit(code or 0)
