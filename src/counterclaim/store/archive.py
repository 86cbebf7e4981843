"""A whole casebook becomes one file: a zip of captured bytes and of sorted JSON lines.

A store comes in, the bytes of a file go out, the same for equal casebooks whatever they went through: no row numbers, no runs, no times of
its own. It reads one moment of the casebook and changes nothing in it.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Iterable, Iterator
from typing import Any, BinaryIO

from sqlalchemy import Column, Connection, Select, select

from counterclaim.store import lines, rows
from counterclaim.store.casebook import Store
from counterclaim.store.schema import captures, contents, documents, key_sets, records, signatures, sketches, texts

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every file in the archive: the earliest that a zip can hold."""

_TOGETHER = 200
"""Rows that the database hands over at a time."""


def export(store: Store, target: BinaryIO) -> None:
    """Write the casebook as one archive; raises StoreError where the database fails."""
    hashes: dict[str, str] = {}
    counts: dict[str, int] = {}
    with store.reading() as connection, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, made in _FILES.items():
            hashes[name], counts[name] = _write(archive, name, (rows.encode(line) + b"\n" for line in made(store, connection)))
        for sha256, data in _captured(connection):
            name = lines.BYTES + sha256
            hashes[name], _ = _write(archive, name, [data])
        manifest = lines.Manifest(format=lines.FORMAT, files=hashes, counts=counts)
        _write(archive, lines.MANIFEST, [rows.encode(manifest)])


def _write(archive: zipfile.ZipFile, name: str, parts: Iterable[bytes]) -> tuple[str, int]:
    """The hash of what was written, and of how many parts it was."""
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 3  # said to be of Unix wherever it is made
    digest, count = hashlib.sha256(), 0
    with archive.open(info, "w", force_zip64=True) as file:
        for part in parts:
            file.write(part)
            digest.update(part)
            count += 1
    return digest.hexdigest(), count


def _captured(connection: Connection) -> Iterator[tuple[str, bytes]]:
    query = select(contents.c.sha256, contents.c.data).order_by(contents.c.sha256)
    for sha256, data in connection.execute(query).yield_per(_TOGETHER):
        yield sha256, rows.unpack(data)


def _rows(connection: Connection, query: Select[Any]) -> Iterator[tuple[Any, ...]]:
    yield from map(tuple, connection.execute(query).yield_per(_TOGETHER))


def _of_documents(connection: Connection, *columns: Column[Any], by: Column[Any]) -> Iterator[tuple[Any, ...]]:
    """Rows of a table with the id of their document first, sorted by it and by one more column."""
    query = select(documents.c.id, *columns).select_from(columns[0].table.join(documents)).order_by(documents.c.id, by)
    return _rows(connection, query)


def _texts(_: Store, connection: Connection) -> Iterator[lines.Line]:
    for sha256, body in _rows(connection, select(texts.c.sha256, texts.c.body).order_by(texts.c.sha256)):
        yield lines.TextLine(sha256=sha256, text=rows.bytes_text(rows.unpack(body)))


def _documents(_: Store, connection: Connection) -> Iterator[lines.Line]:
    for captured, facts in _rows(connection, select(documents.c.captured, documents.c.facts).order_by(documents.c.id)):
        yield lines.DocumentLine(captured=captured, facts=rows.decode(rows.unpack(facts), dict))


def _captures(_: Store, connection: Connection) -> Iterator[lines.Line]:
    for document, name, captured in _of_documents(connection, captures.c.input, captures.c.captured, by=captures.c.input):
        yield lines.CaptureLine(document=document, input=name, captured=captured)


def _records(_: Store, connection: Connection) -> Iterator[lines.Line]:
    table = records.c
    for document, reader, current, text, body in _of_documents(
        connection, table.reader, table.current, table.text_sha256, table.body, by=table.reader
    ):
        read = rows.decode(rows.unpack(body), dict)
        yield lines.RecordLine(document=document, reader=reader, current=bool(current), text_sha256=text, record=read)


def _keys(_: Store, connection: Connection) -> Iterator[lines.Line]:
    table = key_sets.c
    for document, kind, day, body in _of_documents(connection, table.kind, table.day, table.body, by=table.kind):
        yield lines.KeysLine(document=document, kind=kind, day=day, keys=rows.decode(rows.unpack(body), list[tuple[int, int]]))


def _sketches(_: Store, connection: Connection) -> Iterator[lines.Line]:
    for document, kind, body in _of_documents(connection, sketches.c.kind, sketches.c.body, by=sketches.c.kind):
        yield lines.SketchLine(document=document, kind=kind, sketch=bytes(body))


def _signatures(_: Store, connection: Connection) -> Iterator[lines.Line]:
    for document, body in _of_documents(connection, signatures.c.bands, by=signatures.c.document):
        yield lines.BandsLine(document=document, bands=rows.decode(body, list[int]))


def _failures(store: Store, _: Connection) -> Iterator[lines.Line]:
    return (lines.FailureLine(input=failure.input, reason=failure.reason) for failure in store.failures())


def _links(store: Store, _: Connection) -> Iterator[lines.Line]:
    return (lines.LinkLine(link=link) for link in store.links())


def _judgements(store: Store, _: Connection) -> Iterator[lines.Line]:
    return (lines.JudgementLine(judgement=judgement) for judgement in store.judgements())


def _cases(store: Store, _: Connection) -> Iterator[lines.Line]:
    for case in store.cases():
        yield lines.CaseLine(id=case.id, title=case.title, documents=list(case.documents), focal_events=list(case.focal_events))


_FILES: dict[str, Callable[[Store, Connection], Iterator[lines.Line]]] = {
    "texts.jsonl": _texts,
    "documents.jsonl": _documents,
    "captures.jsonl": _captures,
    "failures.jsonl": _failures,
    "records.jsonl": _records,
    "links.jsonl": _links,
    "judgements.jsonl": _judgements,
    "cases.jsonl": _cases,
    "keys.jsonl": _keys,
    "sketches.jsonl": _sketches,
    "signatures.jsonl": _signatures,
}
