"""The formats of `counterclaim read`: one function each from a dossier to bytes, in one table.

A dossier and how to show it come in, the bytes of a whole file go out.
Nothing here writes them anywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from counterclaim import __version__
from counterclaim.model.record import Dossier

if TYPE_CHECKING:
    from counterclaim.views.changes import Changes
    from counterclaim.views.linked import Linked


@dataclass(frozen=True, slots=True)
class Look:
    """How to show a dossier: list the unread sentences (text), write in colour (text on a terminal).

    `linked` is what links say of several documents, `since` what changed since the last look, which is then told first; `ids` are those of
    documents and claims (text and HTML).
    """

    unread: bool = False
    colour: bool = False
    linked: Linked | None = None
    since: Changes | None = None
    ids: bool = False


def _text(dossier: Dossier, look: Look) -> bytes:
    from counterclaim.export.text import render

    shown = render(dossier, unread=look.unread, colour=look.colour, linked=look.linked, since=look.since, ids=look.ids)
    return shown.encode("utf-8", "replace")


def _json(dossier: Dossier, _: Look) -> bytes:
    from counterclaim.wire.encode import encode

    return encode(dossier, indent=True) + b"\n"


def _jsonl(dossier: Dossier, _: Look) -> bytes:
    from counterclaim.wire.encode import encode

    return encode(dossier) + b"\n"


def _html(dossier: Dossier, look: Look) -> bytes:
    from counterclaim.export.html import render

    return render(dossier, f"Counterclaim {__version__}", look.linked, look.since, ids=look.ids).encode("utf-8", "replace")


def _csv(dossier: Dossier, _: Look) -> bytes:
    from counterclaim.export.csv import table

    return table(dossier).encode("utf-8", "replace")


FORMATS: dict[str, Callable[[Dossier, Look], bytes]] = {"text": _text, "json": _json, "jsonl": _jsonl, "html": _html, "csv": _csv}
SUFFIXES = {"text": ".txt", "json": ".json", "jsonl": ".jsonl", "html": ".html", "csv": ".csv"}

# These can hold many dossiers one after another in one stream; the others are one dossier a file.
STREAMED = frozenset({"text", "jsonl", "csv"})
