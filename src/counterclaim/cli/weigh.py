"""`counterclaim weigh`: the accounts of what happened, beside the evidence, as people rated and signed it.

Inputs as of `read` and ratings files come in, the weighing goes out as text, a page, JSON or an .achz file. Without signed ratings it says
'not assessed'; it never ranks by what the machine drafted.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from counterclaim.cli.moments import Until
from counterclaim.cli.read import jobs_for
from counterclaim.errors import UnreadableInput, UsageError

if TYPE_CHECKING:
    from counterclaim.model.record import Dossier
    from counterclaim.model.typed import Typed
    from counterclaim.pipeline import Together
    from counterclaim.weigh.weighing import Weighing

SOME_FAILED = 1
ACHZ = ".achz"
_SQLITE = b"SQLite format 3"


@click.command(short_help="Lay the accounts beside the evidence.")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--case", "name", help="A case of a casebook, which INPUT then is.")
@click.option("--ratings", type=click.Path(path_type=Path, exists=True, dir_okay=False), multiple=True, help="Ratings file, TOML or .achz.")
@click.option("--priors", type=click.Path(path_type=Path, exists=True, dir_okay=False), multiple=True, help="Ratings file with priors.")
@click.option("--as-of", type=Until(), help="As it stood by then.")
@click.option("--distrust", multiple=True, metavar="ACTOR", help="Show too what becomes of it if this actor lies.")
@click.option("--format", "style", type=click.Choice(["text", "html", "json"]), default="text", show_default=True, help="How to write it.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write to.")
@click.option("--achz", type=click.Path(path_type=Path, dir_okay=False), help="Write the first matrix, too, as an .achz file.")
@click.option("--jobs", type=click.IntRange(1), help="Processes to read with.")
@click.option("--title", help="Title of the case.")
def weigh(
    inputs: tuple[str, ...],
    name: str | None,
    ratings: tuple[Path, ...],
    priors: tuple[Path, ...],
    as_of: datetime | None,
    distrust: tuple[str, ...],
    style: str,
    out: Path | None,
    achz: Path | None,
    jobs: int | None,
    title: str | None,
) -> int:
    """Lay the accounts of what happened beside the evidence.

    INPUT is anything that `read` reads, or with --case a casebook. Accounts and evidence come from the articles; ratings, grades, findings,
    priors and judgements from ratings files that people wrote. Drafts of the machine are shown as drafts and never counted.

    \b
    Examples:
      counterclaim weigh coverage/
      counterclaim weigh coverage/ --ratings ratings.toml --format html --out weighing.html
      counterclaim weigh harrow.casebook --case "harrow bridge" --ratings ratings.toml
      counterclaim weigh coverage/ --ratings ratings.toml --as-of 2031-05-14 --distrust "Interior Ministry"
    """
    from counterclaim.cli.files import write

    typed = read_typed((*ratings, *priors))
    found, failed = _given(inputs, name, as_of, jobs, title)
    dossier = found.dossier
    weighed, distrusted = weighed_with(found, typed, as_of, distrust)
    write(out, written(dossier, weighed, distrusted, style, out))
    if achz is not None:
        from counterclaim.export.achz import achz as archive

        write(achz, archive(weighed, dossier.case.title))
    return SOME_FAILED if failed else 0


def weighed_with(found: Together, typed: Typed, as_of: datetime | None, distrust: tuple[str, ...]) -> tuple[Weighing, tuple[str, ...]]:
    """The weighing of what was put together, and the ids of the actors to distrust; raises UsageError for one who is not in it."""
    from counterclaim.weigh.names import Names
    from counterclaim.weigh.weighing import weighing

    names = Names(found.dossier.actors)
    missing = [name for name in distrust if names.find(name) is None]
    if missing:
        raise UsageError(f"--distrust: there is no actor {missing[0]!r} in these documents")
    weighed = weighing(found.dossier, typed, as_of, found.linked.tied)
    return weighed, tuple(names.of(key).id for name in distrust if (key := names.find(name)) is not None)


def read_typed(paths: tuple[Path, ...]) -> Typed:
    """What people typed in these files, together."""
    from counterclaim.model.typed import NOTHING
    from counterclaim.wire.ratings import read_ratings

    typed = NOTHING
    for path in paths:
        try:
            data = path.read_bytes()
        except OSError as error:
            raise UnreadableInput(str(path), error.strerror or "cannot be read") from error
        if path.suffix == ACHZ:
            from counterclaim.wire.achz import read_achz

            typed = typed.joined(read_achz(data, path.name))
        else:
            typed = typed.joined(read_ratings(data, path.name))
    return typed


def written(dossier: Dossier, weighed: Weighing, distrusted: tuple[str, ...], style: str, out: Path | None) -> bytes:
    """The weighing in one of the formats."""
    writers: dict[str, Callable[[Dossier, Weighing, tuple[str, ...], Path | None], bytes]] = {"text": _text, "html": _html, "json": _json}
    return writers[style](dossier, weighed, distrusted, out)


def _text(dossier: Dossier, weighed: Weighing, distrusted: tuple[str, ...], out: Path | None) -> bytes:
    from counterclaim.config import settings
    from counterclaim.export.weighing_text import render

    colour = settings().colour and out is None and sys.stdout.isatty()
    return render(dossier, weighed, distrusted, colour=colour).encode("utf-8", "replace")


def _html(dossier: Dossier, weighed: Weighing, distrusted: tuple[str, ...], out: Path | None) -> bytes:
    from counterclaim import __version__
    from counterclaim.export.weighing_html import render

    return render(dossier, weighed, distrusted, f"Counterclaim {__version__}").encode("utf-8", "replace")


def _json(dossier: Dossier, weighed: Weighing, distrusted: tuple[str, ...], out: Path | None) -> bytes:
    from counterclaim.export.weighing_json import with_weighing
    from counterclaim.wire.encode import encode

    return encode(with_weighing(dossier, weighed, distrusted), indent=True) + b"\n"


def _given(inputs: tuple[str, ...], name: str | None, as_of: datetime | None, jobs: int | None, title: str | None) -> tuple[Together, int]:
    """What the inputs come to together, or of a case of the casebook that the one input is; and how many inputs failed."""
    if name is None:
        for given in inputs:
            if _is_casebook(given):
                raise UsageError(f"{given} is a casebook: say with --case which of its cases")
        return _dossier(inputs, jobs, title)
    if len(inputs) != 1:
        raise UsageError("--case is one of one casebook: give that alone")
    from counterclaim.casebook.cases import Moment, case, find
    from counterclaim.store.casebook import Store

    with Store.open(inputs[0], create=False) as store:
        return case(store, find(store, name), Moment(as_of)), 0


def _is_casebook(given: str) -> bool:
    """Whether an input is a file or an address in which casebooks are kept."""
    from counterclaim.store.connect import is_address

    if is_address(given):
        return True
    try:
        with Path(given).open("rb") as stream:
            return stream.read(len(_SQLITE)) == _SQLITE
    except (OSError, ValueError):
        return False


def _dossier(inputs: tuple[str, ...], jobs: int | None, title: str | None) -> tuple[Together, int]:
    """One dossier of all inputs, as `read` gives it, and how many of them failed (they are told on standard error)."""
    from counterclaim.acquire import expand
    from counterclaim.cli.told import left_out_told
    from counterclaim.cli.work import Work, run
    from counterclaim.config import settings
    from counterclaim.model.reading import Failure
    from counterclaim.model.record import DocumentRecord, Input
    from counterclaim.pipeline import link, together

    names = tuple(expand(inputs))
    left_out_told(inputs)
    found = settings()
    records: list[DocumentRecord] = []
    failures: list[Failure] = []
    given: list[list[str]] = [[] for _ in names]
    with closing(run(names, Work(model=found.model), jobs or found.jobs or jobs_for(names))) as done:
        for item in done:
            if isinstance(item.result, DocumentRecord):
                records.append(item.result)
                given[item.place].append(item.result.document.id)
            elif isinstance(item.result, Failure):
                failures.append(item.result)
                click.echo(f"counterclaim: {item.result.input}: {item.result.reason}", err=True)
    listed = [Input(name.name, tuple(documents)) for name, documents in zip(names, given, strict=True)]
    return together(records, listed, failures, title, links=link(records)), len(failures)
