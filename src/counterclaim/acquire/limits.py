"""The caps that keep one hostile input from taking the whole run with it.

A frozen value comes in with every call of `load`; nothing here measures or enforces, it only names the numbers.
It never depends on the machine: the same input meets the same caps everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps on one input; sizes in bytes, times in seconds.

    The largest of 181 real news pages is 3 MiB of HTML and the longest article on record about 1 MiB of text,
    so that 32 MiB refuses no article; a whole JSONL file may be far larger, its lines may not.
    """

    document_bytes: int = 32 * MIB
    stream_bytes: int = 64 * 1024 * MIB
    fetch_bytes: int = 16 * MIB
    fetch_seconds: float = 30.0
    redirects: int = 5
    pdf_seconds: float = 30.0
    pdf_memory: int = 1024 * MIB
    pdf_pages: int = 1_000
