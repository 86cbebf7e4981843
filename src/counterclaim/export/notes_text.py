"""Quotations and the numbers they lead to, for the terminal.

Cited words come in, styled text grows by them.
Words are shortened here, never changed: the whole stands under the claim's number.
"""

from __future__ import annotations

from rich.text import Text

from counterclaim.export import phrases
from counterclaim.export.terminal import shortened
from counterclaim.export.visible import visible
from counterclaim.views.passages import Cited

WORDS = 70
"""Columns of the words quoted in a row: nearly a line of the page."""
FEW = 3
"""Sources named for one side and places for one number: more would hide the next row."""
DAY = 17
"""Columns of a day, as wide as '30 September 2031'."""


def quote(out: Text, cited: Cited) -> None:
    words = shortened(visible(cited.words), WORDS)
    out.append(f"  {words}" if words.startswith(("“", '"')) else f"  “{words}”")
    note(out, cited)


def note(out: Text, cited: Cited) -> None:
    """The number of the claim, else where the words stand."""
    if cited.entry is not None:
        out.append(f"  {cited.entry.number}", "bold")
    else:
        place = cited.place
        out.append(f"  doc {place.document} · ¶{place.paragraph} · {phrases.offsets(place.span.start, place.span.end)}", "dim")
