"""An audit's sample as a table to fill in (CSV), and the table filled in.

Items come in and a table goes out; the table comes in and items with answers go out. Cells that a spreadsheet would run as formulas are
guarded as in the claims table.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from counterclaim.casebook.audit import Answer, Item, Kind
from counterclaim.errors import UnreadableInput
from counterclaim.export.csv import guarded, unguarded
from counterclaim.model.span import Span
from counterclaim.text.repair import decode

COLUMNS = ("answer", "kind", "id", "who", "act", "words", "document", "start", "end", "exact")
_ANSWERS = {"": Answer.OPEN, "yes": Answer.YES, "y": Answer.YES, "no": Answer.NO, "n": Answer.NO}


def table(items: Iterable[Item]) -> str:
    """The sample, one thing to check a line, its answer to be filled in with yes or no."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for item in items:
        span = item.span
        cells = (item.answer, item.kind, item.id, item.who, item.act, item.words, span.document, str(span.start), str(span.end), span.exact)
        writer.writerow([guarded(cell) for cell in cells])
    return text.getvalue()


def answered(data: bytes, name: str) -> tuple[Item, ...]:
    """The items of a filled-in table, whatever spreadsheet kept it; raises UnreadableInput with the line that cannot be read."""
    text = decode(data, "cp1252").text
    try:
        read = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
        rows = list(read)
    except csv.Error as error:
        raise UnreadableInput(name, f"not a table of a sample: {error}") from error
    missing = [column for column in COLUMNS if column not in (read.fieldnames or ())]
    if missing:
        raise UnreadableInput(name, f"not a table of a sample: it has no column {missing[0]!r}")
    found = []
    for number, row in enumerate(rows, 2):
        cells = {key: unguarded(value or "") for key, value in row.items() if isinstance(key, str) and not isinstance(value, list)}
        answer = _ANSWERS.get(cells.get("answer", "").strip().casefold())
        if answer is None:
            raise UnreadableInput(name, f"line {number}: {cells['answer']!r} is neither yes nor no")
        try:
            span = Span(cells["document"], int(cells["start"]), int(cells["end"]), cells["exact"])
            found.append(Item(Kind(cells["kind"]), cells["id"], span, cells["who"], cells["act"], cells["words"], answer))
        except (KeyError, ValueError) as error:
            raise UnreadableInput(name, f"line {number} is none of a sample: {error}") from error
    return tuple(found)


def _delimiter(text: str) -> str:
    """A semicolon where the decimal sign is a comma, a tab in 'Unicode text'."""
    head = text.partition("\n")[0]
    return max(",;\t", key=head.count)
