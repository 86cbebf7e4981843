"""One file that `archive` wrote becomes a casebook again.

An archive and an empty store come in; the store holds all of it when it is done, or is as empty as before. Nothing is taken on trust: every
file has the hash that the manifest says, every text and every captured byte the hash it is known by.
"""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, TypeVar

from sqlalchemy import Connection, select

from counterclaim.errors import StoreError
from counterclaim.model.ids import sha256_hex, text_sha256
from counterclaim.store import lines, rows
from counterclaim.store.casebook import Store
from counterclaim.store.schema import contents, texts
from counterclaim.store.session import put

L = TypeVar("L", bound=lines.Line)

_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, NotImplementedError, RuntimeError, OSError)
"""What the standard library and the decoder raise over an archive that is cut, altered, encrypted or none."""


def restore(store: Store, source: BinaryIO, name: str = "archive") -> None:
    """Fill an empty casebook from an archive; raises StoreError, carrying `name`, for one that is damaged, and leaves the store empty."""
    try:
        with store.transaction() as connection, zipfile.ZipFile(source) as archive:
            if store.count_documents() or store.judgements() or store.failures():
                raise StoreError(store.name, "is not empty; an archive becomes a casebook of its own")
            manifest = rows.decode(archive.read(lines.MANIFEST), lines.Manifest)
            if manifest.format != lines.FORMAT:
                raise ValueError(f"its format is {manifest.format}, not {lines.FORMAT}")
            if sorted(archive.namelist()) != sorted([*manifest.files, lines.MANIFEST]):
                raise ValueError("its files are not those that its manifest lists")
            _captured(connection, archive, manifest)
            for file, (kind, keep) in _FILES.items():
                for line in _lines(archive, manifest, file, kind):
                    keep(store, connection, line)
    except _DAMAGED as error:
        raise StoreError(name, f"is damaged, or no archive of a casebook ({error})") from error


def _lines(archive: zipfile.ZipFile, manifest: lines.Manifest, file: str, kind: type[L]) -> Iterator[L]:
    """The lines of one file, whose hash is checked as they are read."""
    digest = hashlib.sha256()
    with archive.open(file) as opened:
        for line in opened:
            digest.update(line)
            yield rows.decode(line, kind)
    if digest.hexdigest() != manifest.files[file]:
        raise ValueError(f"{file} is not as it was written")


def _captured(connection: Connection, archive: zipfile.ZipFile, manifest: lines.Manifest) -> None:
    for file in sorted(manifest.files):
        if not file.startswith(lines.BYTES):
            continue
        sha256, data = file.removeprefix(lines.BYTES), archive.read(file)
        if sha256_hex(data) != sha256:
            raise ValueError(f"{file} is not as it was captured")
        put(connection, contents, [{"sha256": sha256, "data": rows.pack(data)}])


def _text(store: Store, connection: Connection, line: lines.TextLine) -> None:
    if text_sha256(line.text) != line.sha256:
        raise ValueError(f"the text {line.sha256} is not the one its hash was made from")
    put(connection, texts, [{"sha256": line.sha256, "body": rows.pack(rows.text_bytes(line.text))}])


def _document(store: Store, connection: Connection, line: lines.DocumentLine) -> None:
    document = rows.document_of(line.facts, _kept(connection, line.facts["text_sha256"]))
    store.restore_document(document, line.captured)


def _record(store: Store, connection: Connection, line: lines.RecordLine) -> None:
    record = rows.record_of(rows.encode(line.record), _kept(connection, line.text_sha256))
    store.put_record(line.document, line.reader, record, current=line.current)


def _kept(connection: Connection, sha256: str) -> str:
    body = connection.execute(select(texts.c.body).where(texts.c.sha256 == sha256)).scalar()
    if body is None:
        raise ValueError(f"the text {sha256} is missing")
    return rows.bytes_text(rows.unpack(body))


_FILES: dict[str, tuple[type[Any], Callable[[Store, Connection, Any], None]]] = {
    "texts.jsonl": (lines.TextLine, _text),
    "documents.jsonl": (lines.DocumentLine, _document),
    "captures.jsonl": (lines.CaptureLine, lambda store, _, line: store.put_capture(line.document, line.input, line.captured)),
    "failures.jsonl": (lines.FailureLine, lambda store, _, line: store.put_failure(line.input, line.reason)),
    "records.jsonl": (lines.RecordLine, _record),
    "links.jsonl": (lines.LinkLine, lambda store, _, line: store.put_links([line.link])),
    "judgements.jsonl": (lines.JudgementLine, lambda store, _, line: store.put_judgement(line.judgement)),
    "cases.jsonl": (lines.CaseLine, lambda store, _, line: store.set_members(line.id, line.documents, line.focal_events, line.title)),
    "keys.jsonl": (lines.KeysLine, lambda store, _, line: store.put_key_set(line.document, line.kind, line.day, line.keys)),
    "sketches.jsonl": (lines.SketchLine, lambda store, _, line: store.put_sketch(line.document, line.kind, line.sketch)),
    "signatures.jsonl": (lines.BandsLine, lambda store, _, line: store.put_signature(line.document, line.bands)),
}
