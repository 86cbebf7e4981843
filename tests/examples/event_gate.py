"""The quality gate of events in the bundled examples: how much of expected_events.toml a reading contains, and which tolls are too many.

Records of the articles come in; shares and the list of misses go out. `python tests/examples/event_gate.py` prints them for the bundled
reader. What a careful reader may hold or not (`optional`) is neither missing nor too much.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from typing import Any

from bundled import EXAMPLES, articles
from gate import document

from counterclaim.model.document import Document
from counterclaim.model.event import Event
from counterclaim.model.figure import Figure
from counterclaim.model.ports import Reader
from counterclaim.model.record import DocumentRecord
from counterclaim.pipeline import read_document

EXPECTED = EXAMPLES / "expected_events.toml"
SHARES = ("type", "date", "place", "others", "tolls", "at their event", "tolls given")
"""Of focal events type, day and place right (where the text tells them); other events found; tolls found; of these at the right event; and
the share of the tolls given that are expected."""


def cases() -> dict[str, dict[str, Any]]:
    """What is expected of each document, by name."""
    return {case["name"]: case for case in tomllib.loads(EXPECTED.read_text("utf-8"))["document"]}


def measure(reader: Reader) -> tuple[dict[str, float], list[str]]:
    """Read all articles and count: each share, and what was missed."""
    right, of, missed = Counter[str](), Counter[str](), list[str]()
    wanted = cases()
    for article in articles():
        for name, fits, what in judged(wanted[article.name], read_document(document(article), reader)):
            right[name] += fits
            of[name] += 1
            if not fits:
                missed.append(f"{name:15} {article.name:34} {what}")
    return {name: right[name] / of[name] for name in SHARES}, missed


def judged(case: dict[str, Any], record: DocumentRecord) -> Iterator[tuple[str, bool, str]]:
    """Each thing that is expected of one document: its share, whether it is there, and what it is."""
    focal = next((event for event in record.events if event.focal), None)
    wanted = case["focal"]
    yield "type", focal is not None and focal.type in wanted["types"], str(focal and focal.type)
    if wanted["start"] and focal is not None and focal.date is not None and focal.date.start:
        yield "date", focal.date.start <= wanted["end"] and wanted["start"] <= (focal.date.end or ""), f"{focal.date}"
    if focal is not None and focal.place is not None:
        yield "place", any(focal.place.name in place or place in focal.place.name for place in wanted["places"]), focal.place.name
    left = list(record.figures)
    for toll in wanted.get("toll", ()):
        yield from _toll(record.document, toll, focal, left)
    for other in case.get("other", ()):
        event = _spoken(record, other)
        if not other.get("optional"):
            yield "others", event is not None, other["words"]
        for toll in other.get("toll", ()):
            yield from _toll(record.document, toll, event, left)
    for figure in left:
        yield "tolls given", False, figure.words


def _toll(text: Document, toll: dict[str, Any], event: Event | None, left: list[Figure]) -> Iterator[tuple[str, bool, str]]:
    """Whether a toll is found, where it belongs; it is taken from those left, as nothing too much."""
    starts = {at for at in range(len(text.text)) if text.text.startswith(toll["words"], at)}
    bounds = tuple(None if toll[key] < 0 else toll[key] for key in ("low", "high"))
    fits = [
        f
        for f in left
        if (f.measure, f.low, f.high) == (toll["measure"], *bounds) and any(_meets(f, at, len(toll["words"])) for at in starts)
    ]
    if fits:
        left.remove(fits[0])
        yield "tolls given", True, toll["words"]
    if not toll.get("optional"):
        yield "tolls", bool(fits), f"{toll['words']} ({toll['measure']})"
        if fits:
            yield "at their event", event is not None and fits[0].event == event.id, toll["words"]


def _meets(figure: Figure, at: int, length: int) -> bool:
    return figure.span.start < at + length and at < figure.span.end


def _spoken(record: DocumentRecord, other: dict[str, Any]) -> Event | None:
    """The event, not the focal one, that is spoken of in these words."""
    at = record.document.text.find(other["words"])
    end = at + len(other["words"])
    return next((e for e in record.events if not e.focal and any(s.start < end and at < s.end for s in e.spans)), None)


if __name__ == "__main__":
    from counterclaim.read import default_reader

    shares, misses = measure(default_reader())
    print("\n".join(misses))
    print(", ".join(f"{name} {share:.3f}" for name, share in shares.items()))
