"""JSON becomes documents: one article a line, a list of articles, or one article.

A stream of bytes or the bytes of a whole file come in; documents and failures go out in order, one line held at a time.
It never stops at a bad line: that line is a `Failure` naming input and line, and the next one is read.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, BinaryIO

from counterclaim.acquire.build import Origin
from counterclaim.acquire.records import from_record, keys
from counterclaim.errors import InputError, InputTooLarge, UnreadableInput
from counterclaim.model.document import Captured
from counterclaim.model.ids import sha256_hex
from counterclaim.model.reading import Failure
from counterclaim.text.repair import decode


def from_lines(stream: BinaryIO, name: str, longest: int) -> Iterator[Captured | Failure]:
    """Read JSON lines; a document's `sha256` is of its line, its part the line's number, so that appending lines changes no id."""
    number = read = 0
    while line := stream.readline(longest + 1):
        number += 1
        where = f"{name}:{number}"
        if len(line) > longest and not line.endswith(b"\n"):
            _skip_line(stream, longest)
            read += 1
            yield _failure(InputTooLarge(where, f"the line is over {longest:,} bytes"))
            continue
        line = line.rstrip(b"\r\n")
        if line.strip(b" \t\xef\xbb\xbf"):
            read += 1
            yield _from_line(line, Origin(where, sha256_hex(line), part=str(number)))
    if not read:
        raise UnreadableInput(name, "no line of it holds anything")


def begins_with_a_record(head: bytes) -> bool:
    """Whether an input that looks like JSON is JSON lines: its first line is a whole object, and another follows."""
    first, _, rest = head.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
    if not rest.lstrip().startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def from_json_bytes(data: bytes, origin: Origin) -> Iterator[Captured | Failure]:
    """Read a whole JSON file: one article, a list of them, an object that holds such a list, or lines after all."""
    decoded = decode(data)
    if _is_lines(decoded.text):
        yield from from_lines(io.BytesIO(data), origin.name, len(data))
        return
    origin = replace(origin, repairs=decoded.repairs)
    value = parsed(decoded.text, origin.name)
    records = _records(value)
    if records is None:
        yield Captured(from_record(value, origin), data)
        return
    for number, record in enumerate(records, 1):
        try:
            yield Captured(from_record(record, replace(origin, name=f"{origin.name}:{number}", part=str(number))), data)
        except InputError as error:
            yield _failure(error)


def parsed(text: str, name: str) -> Any:
    """Parse JSON; UnreadableInput with the parser's reason and place."""
    try:
        return json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        raise UnreadableInput(name, f"not JSON: {error.msg.removesuffix(' at')} at line {error.lineno} column {error.colno}") from None
    except RecursionError:
        raise UnreadableInput(name, "not readable JSON: nested too deeply") from None
    except ValueError as error:  # an integer of thousands of digits
        raise UnreadableInput(name, f"not readable JSON: {error}") from None


def _is_lines(text: str) -> bool:
    """Whether a first line longer than the sniffed head is a whole object with more behind it."""
    first, _, rest = text.lstrip().partition("\n")
    return rest.lstrip().startswith("{") and first.rstrip().endswith("}") and begins_with_a_record(text.encode("utf-8", "replace"))


def _from_line(line: bytes, origin: Origin) -> Captured | Failure:
    decoded = decode(line)
    try:
        return Captured(from_record(parsed(decoded.text, origin.name), replace(origin, repairs=decoded.repairs)), line)
    except InputError as error:
        return _failure(error)


def _records(value: Any) -> list[Any] | None:
    if isinstance(value, list):
        return value
    if isinstance(value, Mapping):
        for key in keys()["lists"]:
            held = value.get(key)
            if isinstance(held, list) and held and all(isinstance(item, Mapping) for item in held):
                return held
    return None


def _skip_line(stream: BinaryIO, longest: int) -> None:
    while (piece := stream.readline(longest)) and not piece.endswith(b"\n"):
        pass


def _failure(error: InputError) -> Failure:
    return Failure(error.name, error.reason)
