"""What came with the bytes of an input: the answer of a server, or nothing.

The fetcher fills it in; the readers of formats take their hints from it.
It never holds an opinion: the bytes themselves decide what they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w:.-]{2,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes as fetched, the address they finally came from, their declared type, and when they were captured."""

    data: bytes = b""
    url: str | None = None
    content_type: str | None = None
    captured: datetime | None = None

    @property
    def charset(self) -> str | None:
        """The encoding the server declared."""
        match = _CHARSET.search(self.content_type or "")
        return match[1] if match else None
