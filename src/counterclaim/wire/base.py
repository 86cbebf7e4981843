"""The two kinds of record on the wire, and the span that every other record is made of.

Nothing comes in: these are shapes. Closed records refuse unknown keys, open ones let them pass.
They never hold a default for a key that must be written.
"""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta


class Value(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A closed record: no key may ever be added to it."""


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """An open record: keys may be added by later versions, and readers must let them pass."""


class Span(Value, frozen=True, kw_only=True):
    """A half-open range of one document's text, with its exact words: text[start:end] == exact."""

    document: Annotated[str, Meta(description="Id of the document whose text the offsets count in.")]
    start: Annotated[int, Meta(ge=0, description="First code point of the words.")]
    end: Annotated[int, Meta(ge=1, description="The code point after the words.")]
    exact: Annotated[str, Meta(min_length=1, description="The words, exactly as they stand there.")]
