"""Byte streams with caps: files, standard input, and what is inside a .gz.

A raw binary stream comes in; a buffered one goes out that unpacks gzip as it goes and refuses to grow past a cap.
It never holds more than one buffer, and turns every fault of the medium into an `InputError` with the input's name.
"""

from __future__ import annotations

import gzip
import io
import zlib
from typing import BinaryIO

from counterclaim.errors import InputTooLarge, UnreadableInput

BUFFER = 1 << 16
GZIP = b"\x1f\x8b"
NESTED = 2
"""Layers of gzip unpacked: a '.gz' sent by a server that packs it again is the deepest that occurs."""


class Capped(io.RawIOBase):
    """A readable stream of at most `cap` bytes; one byte more raises InputTooLarge."""

    def __init__(self, source: BinaryIO, name: str, cap: int) -> None:
        self._source, self._name, self._cap, self._seen = source, name, cap, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # typeshed's Buffer has no len
        """Fill the whole buffer unless the source ends: the head of an input must not depend on how a pipe hands it over."""
        filled = 0
        while filled < len(buffer) and (data := self._read(len(buffer) - filled)):
            buffer[filled : filled + len(data)] = data
            filled += len(data)
        return filled

    def _read(self, size: int) -> bytes:
        try:
            data = self._source.read1(size) if hasattr(self._source, "read1") else self._source.read(size)
        except EOFError:
            raise UnreadableInput(self._name, "the gzip data is cut short") from None
        except (gzip.BadGzipFile, zlib.error) as error:
            raise UnreadableInput(self._name, f"the gzip data is damaged: {error}") from None
        except OSError as error:
            raise UnreadableInput(self._name, error.strerror or str(error)) from None
        self._seen += len(data)
        if self._seen > self._cap:
            raise InputTooLarge(self._name, f"over {self._cap:,} bytes")
        return bytes(data)


def opened(source: BinaryIO, name: str, cap: int) -> io.BufferedReader:
    """A buffered stream over `source`, gzip unpacked, at most `cap` bytes long after unpacking."""
    stream = io.BufferedReader(Capped(source, name, cap), BUFFER)
    for _ in range(NESTED):
        if not stream.peek(2).startswith(GZIP):
            break
        packed = gzip.GzipFile(fileobj=stream, mode="rb")
        stream = io.BufferedReader(Capped(packed, name, cap), BUFFER)  # type: ignore[arg-type]  # GzipFile reads like a BinaryIO
    return stream  # type: ignore[return-value]  # typeshed's BufferedReader is generic over what it wraps


def read_all(stream: io.BufferedReader, name: str, cap: int) -> bytes:
    """The whole stream; InputTooLarge when it is longer than `cap`."""
    data = stream.read(cap + 1)
    if len(data) > cap:
        raise InputTooLarge(name, f"over {cap:,} bytes")
    return data
