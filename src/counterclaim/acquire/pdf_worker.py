"""The process in which a PDF is parsed: run as a script, with the bytes on standard input.

Caps come in as arguments (memory in bytes, seconds of processor time, pages, characters); one JSON object goes out on standard output.
It never touches a file or the network, and is killed rather than trusted: whatever happens here cannot take the reader with it.
"""

from __future__ import annotations

import json
import sys
from typing import Any


def main(arguments: list[str]) -> None:
    """Parse standard input and write {"pages", "info"}, {"error"} or {"too_large"}."""
    memory, seconds, pages, characters = map(int, arguments)
    data = sys.stdin.buffer.read()
    _limit(memory, seconds)
    try:
        found = _read(data, pages, characters)
    except MemoryError:
        found = {"too_large": f"the PDF needs more than {memory:,} bytes of memory"}
    sys.stdout.write(json.dumps(found))


def _limit(memory: int, seconds: int) -> None:
    """Cap address space and processor time where the system can (not on Windows, where the caller's clock is the only cap)."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read(data: bytes, pages: int, characters: int) -> dict[str, Any]:
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "assword" in str(error)
        return {"error": "the PDF is locked with a password" if locked else "the PDF is damaged and could not be opened"}
    if len(pdf) > pages:
        return {"too_large": f"the PDF has {len(pdf):,} pages, over {pages:,}"}
    texts: list[str] = []
    size = 0
    for index in range(len(pdf)):
        text = _page(pdf, index)
        size += len(text)
        if size > characters:
            return {"too_large": f"the PDF's text is over {characters:,} characters"}
        texts.append(text)
    return {"pages": texts, "info": pdf.get_metadata_dict(skip_empty=True)}


def _page(pdf: Any, index: int) -> str:
    """The page's text; a page that cannot be loaded gives none."""
    import pypdfium2

    try:
        text: str = pdf[index].get_textpage().get_text_range(errors="replace")
    except pypdfium2.PdfiumError:
        return ""
    return text


if __name__ == "__main__":
    main(sys.argv[1:])
