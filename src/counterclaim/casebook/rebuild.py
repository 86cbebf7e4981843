"""A casebook read again from its stored bytes by a newer reader or by newer rules; what was read before is kept beside it.

A store and a reader come in; one document after another is acquired, read and linked anew. What people decided stays, and a run that was
stopped is gone on with: documents that this reader has read are not read again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from counterclaim.acquire import from_bytes
from counterclaim.acquire.inputs import is_address
from counterclaim.casebook.add import relink
from counterclaim.model.document import Document
from counterclaim.model.ports import Reader
from counterclaim.model.reading import Failure
from counterclaim.pipeline import read_as, read_document
from counterclaim.store.casebook import Store


def left(store: Store, reader: Reader) -> tuple[str, ...]:
    """The documents that this reader has not read yet."""
    return store.not_read_by(read_as(reader))


def rebuild(store: Store, reader: Reader, documents: tuple[str, ...]) -> Iterator[str | Failure]:
    """Read some documents again, each in a transaction of its own; its id, or why it could not be read, as each is done."""
    for id in documents:
        try:
            document = again(store, id)
            record = read_document(document, reader)
        except ValueError as error:
            yield Failure(id, f"could not be read again: {error}")
            continue
        relink(store, record, read_as(reader))
        yield id


def again(store: Store, id: str) -> Document:
    """The document as its bytes are understood today; as it is kept where they do not give it any more.

    Its id stays: it is a hash of the bytes, their part and their address, which are the same.
    """
    kept = store.document(id)
    inputs = store.inputs([id])
    name = inputs[0].name if inputs else id
    url = name if is_address(name) else None
    found = [one for one in from_bytes(store.bytes_of(id), name, url) if isinstance(one, Document)]
    same = [one for one in found if one.id == id] or (found if len(found) == 1 else [])
    if not same:
        return kept
    # A line of JSON Lines stands alone among the bytes, and has lost its number with the file that it was in.
    return replace(same[0], id=id, captured=kept.captured)
