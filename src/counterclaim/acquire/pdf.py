"""A PDF becomes a Document: its pages' text put back into paragraphs, running heads set apart.

Bytes come in; one `Document` goes out. The parser runs in a process of its own with caps on time and memory.
It never reads pictures of text (there is no text recognition), and says so when a PDF holds nothing else.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

from counterclaim.acquire.build import Fact, Origin
from counterclaim.acquire.limits import Limits
from counterclaim.acquire.plain import from_plain_text
from counterclaim.acquire.times import aware
from counterclaim.errors import InputTooLarge, UnreadableInput
from counterclaim.model.document import Document

WORKER = Path(__file__).with_name("pdf_worker.py")
SHORT_LINE = 0.8
"""A line under this share of the usual width that ends a sentence also ends its paragraph."""

_DIGITS = re.compile(r"\d+")
_STOP = re.compile(r"[.!?:…][\"”’')\]]*$")
_DATE = re.compile(r"D?:?(\d{8})(\d{6})?([Zz]|[+-]\d\d)?'?(\d\d)?")


def from_pdf_bytes(data: bytes, origin: Origin, limits: Limits) -> Document:
    """Read a PDF; UnreadableInput when it is damaged, locked or without text, InputTooLarge over a cap."""
    found = _run(data, origin.name, limits)
    pages = [page.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "") for page in found["pages"]]
    if not any(page.strip() for page in pages):
        raise UnreadableInput(origin.name, "the PDF holds no text (a scan?)")
    body, running = paragraphs(pages)
    text = "\n\n".join(body)
    info: dict[str, str] = found["info"]
    facts = [
        Fact("byline", info.get("Author"), "PDF Author"),
        Fact("published", _pdf_date(info.get("CreationDate", "")), "PDF CreationDate"),
        Fact("modified", _pdf_date(info.get("ModDate", "")), "PDF ModDate"),
    ]
    last = [Fact("title", info.get("Title"), "PDF Title"), Fact("outlet", _publisher(running), "running head")]
    return from_plain_text(text, origin, facts, last, "".join(f"\n\n{line}" for line in running))


def _publisher(running: Sequence[str]) -> str | None:
    """Who publishes, by the running heads: the first part of 'Institute | Paper 4 | Page 1', else the first head without a number."""
    parted = [line.split("|")[0].strip() for line in running if "|" in line]
    plain = [line for line in running if not _DIGITS.search(line)]
    return next((name for name in [*parted, *plain] if name and not _DIGITS.search(name)), None)


def paragraphs(pages: Sequence[str]) -> tuple[list[str], list[str]]:
    """The pages' lines joined into paragraphs, and apart from them the running heads and feet, the same on most pages."""
    lined = [[" ".join(line.split()) for line in page.split("\n")] for page in pages]
    running = _running(lined)
    body: list[str] = []
    for lines in lined:
        body += ["" if _shape(line) in running else line for line in lines]
    heads = [line for lines in lined for line in lines if _shape(line) in running]
    return _joined(body), list(dict.fromkeys(heads))


def _running(lined: Sequence[Sequence[str]]) -> set[str]:
    """Shapes (digits masked) of the first and last two lines of a page that recur on at least two pages and half of them."""
    shapes: Counter[str] = Counter()
    for lines in lined:
        kept = [line for line in lines if line]
        shapes.update({_shape(line) for line in [*kept[:2], *kept[-2:]]})
    return {shape for shape, count in shapes.items() if count >= 2 and count * 2 >= len(lined)}


def _shape(line: str) -> str:
    return _DIGITS.sub("0", line) or "\0"


def _joined(lines: Sequence[str]) -> list[str]:
    """Lines put together until one ends its paragraph; a word cut at a line's end is made whole."""
    width = median([len(line) for line in lines if len(line) > 20] or [80])
    after = [next((later for later in lines[index + 1 :][:5] if later), "") for index in range(len(lines))]
    done: list[str] = []
    current = ""
    for line, following in zip(lines, after, strict=True):
        if not line:
            continue
        if current.endswith("-") and current[-2:-1].isalpha() and line[0].islower():
            current = current[:-1] + line
        else:
            current = f"{current} {line}" if current else line
        if _ends_paragraph(line, following, width):
            done.append(current)
            current = ""
    return [*done, current] if current else done


def _ends_paragraph(line: str, following: str, width: float) -> bool:
    """A short line that closes a sentence, or a short one (heading, name) before a line that begins anew."""
    if len(line) >= SHORT_LINE * width or line.endswith("-"):
        return False
    return bool(_STOP.search(line)) or not following[:1].islower()


def _pdf_date(raw: str) -> Any:
    match = _DATE.match(raw)
    if match is None:
        return None
    clock = match[2] or "000000"
    zone = "Z" if not match[3] or match[3] in "Zz" else f"{match[3]}:{match[4] or '00'}"
    return aware(f"{match[1][:4]}-{match[1][4:6]}-{match[1][6:]}T{clock[:2]}:{clock[2:4]}:{clock[4:]}{zone}")


def _run(data: bytes, name: str, limits: Limits) -> dict[str, Any]:
    caps = [str(limits.pdf_memory), str(int(limits.pdf_seconds) + 1), str(limits.pdf_pages), str(limits.document_bytes)]
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(WORKER), *caps], input=data, capture_output=True, timeout=limits.pdf_seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise InputTooLarge(name, f"the PDF took more than {limits.pdf_seconds:g} seconds") from None
    try:
        found: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        raise UnreadableInput(name, "the PDF parser gave up (damaged, or over the cap on memory)") from None
    if "too_large" in found:
        raise InputTooLarge(name, found["too_large"])
    if "error" in found:
        raise UnreadableInput(name, found["error"])
    return found
