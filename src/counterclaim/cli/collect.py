"""What becomes of the documents of a run: one dossier of all, a stream of dossiers, or a folder of them.

A request and how to read come in; output is written in the order of the inputs, failures are told on standard error.
A stream and a folder hold one document at a time; only the dossier of all holds all.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import click

from counterclaim import __version__
from counterclaim.acquire import InputName
from counterclaim.cli.files import output, write
from counterclaim.cli.progress import watched
from counterclaim.cli.render import FORMATS, STREAMED, SUFFIXES, Look
from counterclaim.cli.work import Done, Skipped, Work, is_many, run
from counterclaim.errors import UsageError
from counterclaim.model.reading import Failure
from counterclaim.model.record import DocumentRecord, Dossier, Input
from counterclaim.pipeline import assemble, link, together

RECEIPT = ".counterclaim.json"
"""In a folder of dossiers: which reader wrote them, and how; without its match nothing is taken as already written."""


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked for."""

    names: tuple[InputName, ...]
    style: str = "text"
    each: bool = False
    out: Path | None = None
    title: str | None = None
    unread: bool = False
    quiet: bool = False
    colour: bool = False
    jobs: int = 1

    @property
    def look(self) -> Look:
        return Look(self.unread, self.colour)

    @property
    def to_folder(self) -> bool:
        """Whether `--out` means a folder: with --each, for formats of one dossier a file, or where it is one already."""
        return self.each and self.out is not None and (self.style not in STREAMED or self.out.is_dir())

    @property
    def to_terminal(self) -> bool:
        """Whether one dossier after another goes to a terminal, where a bar would stand between them."""
        return self.each and self.out is None and sys.stdout.isatty()


def collect(request: Request, work: Work) -> int:
    """Do what was asked and return how many inputs failed; raises UsageError before reading anything where it makes no sense."""
    _check(request)
    if request.to_folder and request.out is not None:
        work = replace(work, written=request.out, suffix=SUFFIXES[request.style])
        _receipt(request.out, work.reader().name, request)
    failures: list[Failure] = []
    unwatched = request.quiet or request.to_terminal
    with closing(run(request.names, work, request.jobs)) as done, watched(done, len(request.names), unwatched) as seen:
        _sink(request)(_noted(seen, failures), request)
    if not request.quiet:
        for failure in failures:
            click.echo(f"counterclaim: {failure.input}: {failure.reason}", err=True)
    return len(failures)


def _check(request: Request) -> None:
    if request.title and request.each:
        raise UsageError("--title names one case; with --each every document keeps its own")
    if (
        request.each
        and request.style not in STREAMED
        and request.out is None
        and (len(request.names) > 1 or any(map(is_many, request.names)))
    ):
        raise UsageError(f"--each --format {request.style} of several inputs needs --out FOLDER")
    if request.out is not None and not request.to_folder and request.out.is_dir():
        raise UsageError(f"--out {request.out} is a folder; without --each it must be a file")
    if request.to_folder and request.out is not None and request.out.exists() and not request.out.is_dir():
        raise UsageError(f"--out {request.out} is a file; --each --format {request.style} writes a folder of files")


def _sink(request: Request) -> Callable[[Iterator[Done], Request], None]:
    if not request.each:
        return _one_dossier
    if request.to_folder:
        return _folder
    return _stream if request.style in STREAMED else _single


def _one_dossier(done: Iterator[Done], request: Request) -> None:
    """All inputs as one case."""
    records: list[DocumentRecord] = []
    failures: list[Failure] = []
    given: list[list[str]] = [[] for _ in request.names]
    for item in done:
        if isinstance(item.result, DocumentRecord):
            records.append(item.result)
            given[item.place].append(item.result.document.id)
        elif isinstance(item.result, Failure):
            failures.append(item.result)
    inputs = [Input(name.name, tuple(documents)) for name, documents in zip(request.names, given, strict=True)]
    found = together(records, inputs, failures, request.title, links=link(records))
    write(request.out, FORMATS[request.style](found.dossier, replace(request.look, linked=found.linked)))


def _stream(done: Iterator[Done], request: Request) -> None:
    """One dossier after another in one stream; in JSON Lines a failure has its line too."""
    with output(request.out) as stream:
        for piece in _streamed(done, request):
            stream.write(piece)
            if request.out is None:
                stream.flush()


def _streamed(done: Iterator[Done], request: Request) -> Iterator[bytes]:
    from counterclaim.export.csv import header, rows
    from counterclaim.wire.encode import encode_failure

    if request.style == "csv":
        yield header().encode()
    first = True
    for item in done:
        if isinstance(item.result, Failure) and request.style == "jsonl":
            yield encode_failure(item.result) + b"\n"
        elif isinstance(item.result, DocumentRecord):
            dossier = _dossier(item, item.result)
            if request.style == "csv":
                yield "".join(rows(dossier)).encode("utf-8", "replace")
            else:
                gap = b"\n" if request.style == "text" and not first else b""
                yield gap + FORMATS[request.style](dossier, request.look)
            first = False


def _folder(done: Iterator[Done], request: Request) -> None:
    """One file per document, named by its id; those already there are left as they are."""
    assert request.out is not None
    for item in done:
        if isinstance(item.result, DocumentRecord):
            path = request.out / f"{item.result.document.id}{SUFFIXES[request.style]}"
            write(path, FORMATS[request.style](_dossier(item, item.result), request.look))


def _single(done: Iterator[Done], request: Request) -> None:
    """The dossier of the one document there is, on standard output; a second one makes the call wrong before anything is written."""
    records = [item for item in done if isinstance(item.result, DocumentRecord)]
    if len(records) > 1:
        raise UsageError(f"--each --format {request.style} of several documents needs --out FOLDER")
    for item in records:
        assert isinstance(item.result, DocumentRecord)
        write(None, FORMATS[request.style](_dossier(item, item.result), request.look))


def _dossier(item: Done, record: DocumentRecord) -> Dossier:
    return assemble([record], [Input(item.name, (record.document.id,))])


def _noted(done: Iterable[Done], failures: list[Failure]) -> Iterator[Done]:
    for item in done:
        if isinstance(item.result, Failure):
            failures.append(item.result)
        if not isinstance(item.result, Skipped):
            yield item


def _receipt(folder: Path, reader: str, request: Request) -> None:
    """Make the folder, or make sure that what is in it was written by this reader in this way; raises UsageError."""
    mine = {"counterclaim": __version__, "reader": reader, "unread": request.unread}
    path = folder / RECEIPT
    try:
        folder.mkdir(parents=True, exist_ok=True)
        theirs = json.loads(path.read_bytes()) if path.exists() else None
    except (OSError, ValueError) as error:
        raise UsageError(f"cannot write to {folder}: {error}") from error
    if theirs is None:
        write(path, json.dumps(mine, sort_keys=True).encode() + b"\n")
    elif theirs != mine:
        raise UsageError(f"{folder} holds dossiers written in another way ({theirs.get('reader')}); choose another folder or empty it")
