"""What holds over a whole case, for the terminal: what changed, figures over time, the timeline, copies.

The case's views come in, lines of a page go out; sections without rows are left out.
Every row leads to the number of its claim, or to the place of its words.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from counterclaim.export import case_phrases, event_phrases, phrases
from counterclaim.export.notes_text import DAY, FEW, WORDS, note, quote
from counterclaim.export.terminal import Page, shortened
from counterclaim.export.visible import visible
from counterclaim.model.document import Document
from counterclaim.views.case import CaseView
from counterclaim.views.changes import Changes
from counterclaim.views.points import Point
from counterclaim.views.timeline import Point as Dated

_MOST = 20  # events of the timeline; more are counted


def changed(page: Page, since: Changes) -> None:
    """What changed since the last look, or since a day, what weighs most first."""
    page.block(Text(case_phrases.since(since).upper(), "bold"))
    if not since:
        page.block(Text("nothing"), 2)
    for item in since.documents:
        _document(page, item.number, item.document, 2, "new" if item.number in since.fresh else "known, with new copies")
        for number, document in item.copies:
            _document(page, number, document, 6, "a copy of it")
    weight = None
    for change in since.items:
        if change.weight is not weight:
            page.block(Text(change.weight.value, "italic magenta"), 2)
        weight = change.weight
        out = Text(visible(change.about), "bold")
        out.append(f" {visible(change.on)}" if change.on else "", "dim")
        out.append(f"  {visible(case_phrases.change(change))}")
        for cited in change.cited:
            quote(out, cited)
        page.block(out, 4)
    page.blank()


def figures(page: Page, view: CaseView) -> None:
    """Each source's totals by day, where more than one number is given."""
    groups = [group for group in view.figures if group.moving]
    if not groups:
        return
    page.block(Text("FIGURES OVER TIME", "bold"))
    for group in groups:
        of = "" if group.event.focal else f" · {event_phrases.event_name(group.event)}"
        page.block(Text(visible(case_phrases.group(group) + of), "bold cyan"), 2)
        for one in group.series:
            page.block(Text(visible(one.source) or "nobody named"), 4)
            for point in one.points:
                page.block(_point(point), 6, [(Text(case_phrases.day(point.day), "dim"), DAY)])
    page.blank()


def timeline(page: Page, points: Iterable[Dated]) -> None:
    """The dated events, earliest first."""
    found = list(points)
    if not found:
        return
    page.block(Text("TIMELINE", "bold"))
    for point in found[:_MOST]:
        out = Text(visible(point.event.label), "bold" if point.event.focal else "")
        if point.cited is not None:
            note(out, point.cited)
        page.block(out, 2, [(Text(visible(event_phrases.days(point.event.date)), "dim"), DAY + 4)])
    if len(found) > _MOST:
        page.block(Text(f"and {len(found) - _MOST:,} more", "dim"), 2)
    page.blank()


def copies(page: Page, view: CaseView) -> None:
    """The documents that have copies, each with them."""
    found = [item for item in view.documents if item.copies]
    if not found:
        return
    page.block(Text("COPIES, counted once", "bold"))
    for item in found:
        _document(page, item.number, item.document, 2)
        for number, document in item.copies:
            _document(page, number, document, 6)
    page.blank()


def _point(point: Point) -> Text:
    out = Text(visible(event_phrases.amount(point.figure)))
    out.append(f"  {point.revision.value}" if point.revision is not None else "", "italic")
    for given in point.given[:FEW]:
        note(out, given.cited)
    if len(point.given) > FEW:
        out.append(f"  and {len(point.given) - FEW:,} more", "dim")
    return out


def _document(page: Page, number: int, document: Document, indent: int, what: str = "") -> None:
    """One document behind its number, in its own column."""
    out = Text(visible(document.outlet or "no outlet named"))
    about = [phrases.when(document.published)] if document.published else []
    out.append("".join(f" · {part}" for part in (*about, *filter(None, [what]))), "dim")
    if document.title:
        out.append(f"  {shortened(visible(document.title), WORDS)}")
    left = Text(f"{' ' * indent}{number:>3}", "bold")
    page.block(out, 0, [(left, left.cell_len + 2)])
