"""Lines for a terminal of 80 columns: text wrapped between words, in columns, with or without colour.

Styled text comes in, lines go out, the same on every terminal.
It knows no dossier, and whoever calls it has made the text visible.
"""

from __future__ import annotations

import io
from collections.abc import Iterable

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

WIDTH = 80


class Page:
    """Lines of at most 80 columns, wrapped between words, indented by column."""

    def __init__(self, colour: bool) -> None:
        self._colour = colour
        self._file = io.StringIO()
        self._console = Console(
            file=self._file,
            width=WIDTH,
            force_terminal=colour,
            color_system="standard" if colour else None,
            legacy_windows=False,
            highlight=False,
            emoji=False,
            markup=False,
            _environ={},  # neither COLUMNS nor TERM may change what is written
        )

    def blank(self) -> None:
        self._file.write("\n")

    def line(self, left: Text, right: Text | None = None) -> None:
        """One line with something at its right edge, or two where it does not fit."""
        if right is None:
            self.block(left)
        elif left.cell_len + 2 + right.cell_len <= WIDTH:
            self.block(Text.assemble(left, " " * (WIDTH - left.cell_len - right.cell_len), right))
        else:
            self.block(left)
            self.block(Text.assemble(" " * (WIDTH - right.cell_len), right))

    def block(self, text: Text, indent: int = 0, first: Iterable[tuple[Text, int]] = ()) -> None:
        """Wrap `text` behind `indent` columns; `first` are columns with their widths that stand to its left, wrapped too."""
        columns = [(part.wrap(self._console, width - 1), width) for part, width in first]
        body = text.wrap(self._console, WIDTH - indent - sum(width for _, width in columns))
        for row in range(max([len(body), *(len(lines) for lines, _ in columns)])):
            out = Text(" " * indent)
            for lines, width in columns:
                cell = lines[row] if row < len(lines) else Text()
                cell.rstrip()
                out = Text.assemble(out, cell, " " * (width - cell.cell_len))
            out = Text.assemble(out, body[row] if row < len(body) else Text())
            out.rstrip()
            if self._colour:
                self._console.print(out, no_wrap=True, overflow="ignore", crop=False)
            else:
                self._file.write(f"{out.plain}\n")  # what the console would write, at a third of the time of a long page

    def text(self) -> str:
        return self._file.getvalue()


def shortened(text: str, width: int) -> str:
    """At most `width` columns, an ellipsis at the end of what was cut."""
    if cell_len(text) <= width:
        return text
    while text and cell_len(text) > width - 1:
        text = text[:-1]
    return text.rstrip() + "…"
