"""The ledger of responsibility for the terminal: who is held responsible, by whom and how.

The ledger comes in, of a case with what was linked; lines of a page go out.
Every line ends in the number of the claim that says so, and counts of several lines are of origins, not of documents.
"""

from __future__ import annotations

from rich.text import Text

from counterclaim.export import case_phrases, phrases
from counterclaim.export.terminal import Page, shortened
from counterclaim.export.visible import visible
from counterclaim.model.labels import CertaintyLevel
from counterclaim.views.case import CaseView
from counterclaim.views.responsibility import Blame, Line

_LABEL = 13  # columns of a stand: the longest is 'leaves open'


def held_responsible(page: Page, held: Blame, case: CaseView | None = None) -> None:
    """Who is held responsible; of a case the lines of copies stand with those that they repeat."""
    if not held.actors:
        return
    page.block(Text("WHO IS HELD RESPONSIBLE", "bold"))
    for actor in held.actors:
        page.block(Text(visible(actor.name), "bold cyan"), 2)
        for stand, lines in actor.lines.items():
            shown = case.unfolded(lines) if case is not None else tuple((line, 0) for line in lines)
            label = stand.value
            counted = case_phrases.origins(case.count(lines)) if case is not None and len(lines) > 1 else ""
            if counted:
                page.block(Text(counted, "dim"), 4, [(Text(label, "italic magenta"), _LABEL)])
                label = ""
            for line, copies in shown:
                page.block(_position(line, copies), 4, [(Text(label, "italic magenta"), _LABEL)])
                label = ""
    if held.silent:
        documents = "this document" if held.documents == 1 else f"these {held.documents:,} documents"
        page.block(Text(f"no reply found in {documents}: {', '.join(map(visible, held.silent))}", "dim"), 2)
    page.blank()


def _position(line: Line, copies: int) -> Text:
    out = Text(visible(line.speaker))
    words = [phrases.part(line.row.role), *([line.row.certainty.value] if line.row.certainty is not CertaintyLevel.UNSTATED else [])]
    out.append(f" · {', '.join(words)}", "dim")
    if line.carriers:
        out.append(f" · through {', '.join(map(visible, line.carriers))}", "dim")
    if line.other is not None:
        out.append(f" · of another event: {shortened(visible(line.other), 60)}", "dim")
    out.append(f"  “{shortened(visible(line.row.span.exact), 60)}”")
    out.append(f"  {line.entry.number}", "bold")
    out.append(f"  and in {phrases.count(copies, 'copy', 'copies')}" if copies else "", "dim")
    return out
