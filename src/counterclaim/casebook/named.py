"""What a person means by what they type: a thing of a casebook by the beginning of its id, a place of a text by its words.

Typed words come in, an id or two offsets go out. Nothing is guessed: what is not there, or there several times, is a UsageError that says
which.
"""

from __future__ import annotations

import re

from counterclaim.casebook.cases import find
from counterclaim.errors import UsageError
from counterclaim.model.document import Document
from counterclaim.store.casebook import Store

MOST = 5
"""Ids or places named where several are meant."""

_ID = re.compile(r"[a-z]\d-[0-9a-f]*")


def thing(store: Store, typed: str, *, case: bool = False) -> str:
    """The id of what is meant: itself, the one that begins so or, with `case`, that of the case with these words in its title.

    Of an id that nothing begins with it is what was typed: whoever looks for it says that it is not there.
    """
    if not _ID.fullmatch(typed):
        return find(store, typed).id if case else typed
    found = [typed] if store.has_documents([typed]) else store.beginning(typed)
    if typed in found or not found:
        return typed
    if len(found) > 1:
        raise UsageError(f"{len(found)} things in {store.name} have an id that begins {typed!r}: {_some(found)}")
    return found[0]


def place(document: Document, words: str) -> tuple[int, int]:
    """Where words stand in a document's text, whatever the white space between them."""
    wanted = r"\s+".join(map(re.escape, words.split()))
    found = [match.span() for match in re.finditer(wanted, document.text)] if wanted else []
    if not found:
        raise UsageError(f"the words {words!r} do not stand in {document.id}")
    if len(found) > 1:
        places = _some([f"{start}-{end}" for start, end in found])
        raise UsageError(f"the words {words!r} stand {len(found)} times in {document.id}; say which: {places}")
    return found[0]


def _some(found: list[str]) -> str:
    return ", ".join(found[:MOST]) + (", ..." if len(found) > MOST else "")
