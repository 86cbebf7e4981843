"""What changed in a case, on its own, for the terminal.

Changes come in, lines of text go out: those that the case's page begins with.
"""

from __future__ import annotations

from counterclaim.export.case_text import changed
from counterclaim.export.terminal import Page
from counterclaim.views.changes import Changes


def render(changes: Changes, *, colour: bool = False) -> str:
    """The lines of what changed."""
    page = Page(colour)
    changed(page, changes)
    return page.text()
