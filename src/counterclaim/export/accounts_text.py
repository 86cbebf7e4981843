"""Accounts that stand against each other, for the terminal: positions that changed, what was taken back, contradictions.

The case's views come in, lines of a page go out; sections without rows are left out.
Every row leads to the number of its claim, or to the place of its words.
"""

from __future__ import annotations

from rich.text import Text

from counterclaim.export import case_phrases, phrases
from counterclaim.export.notes_text import DAY, FEW, WORDS, note, quote
from counterclaim.export.terminal import Page, shortened
from counterclaim.export.visible import visible
from counterclaim.model.claim import GAP
from counterclaim.views.case import CaseView
from counterclaim.views.contradictions import Contradiction, Side
from counterclaim.views.passages import Row
from counterclaim.views.positions import Positions, Track
from counterclaim.views.turns import Taken

_MOST = 40  # contradictions: two screens; they stand in order of weight, and the HTML page has all


def positions(page: Page, view: CaseView) -> None:
    """Who took another position later, and who is not heard to repeat one."""
    tracks = [(one, track) for one in view.positions for track in one.tracks]
    turned = [item for item in tracks if item[1].turns]
    if turned:
        page.block(Text(case_phrases.RETURNED.upper(), "bold"))
        for one, track in turned:
            _track(page, one, track)
        page.blank()
    quiet = [item for item in tracks if item[1].quiet and not item[1].turns]
    if quiet:
        page.block(Text("NOT REPEATED SINCE", "bold"))
        for one, track in quiet:
            last = [item for item in track.taken if item.moment.day is not None][-1]
            out = Text(visible(one.name))
            out.append(f" · {last.stand.value}, {visible(case_phrases.towards(one, track))} · {case_phrases.day(last.moment.day)}", "dim")
            out.append(f"  {last.entry.number}", "bold")
            out.append(f"  {phrases.count(len(track.quiet), 'later document')}: {', '.join(map(str, track.quiet))}", "dim")
            page.block(out, 2)
        page.blank()


def taken_back(page: Page, view: CaseView) -> None:
    """What was taken back, with what was said before where that was found."""
    if not view.retractions:
        return
    page.block(Text("TAKEN BACK", "bold"))
    for one in view.retractions:
        page.block(_said(one.row), 2)
        if one.earlier is not None:
            page.block(_said(one.earlier), 4, [(Text("said before", "italic magenta"), DAY)])
    page.blank()


def contradictions(page: Page, view: CaseView) -> None:
    """Two sides each, with who gives them and the words."""
    if not view.contradictions:
        return
    page.block(Text("CONTRADICTIONS", "bold"))
    for one in view.contradictions[:_MOST]:
        _contradiction(page, one)
    if len(view.contradictions) > _MOST:
        page.block(Text(f"and {len(view.contradictions) - _MOST:,} more, of less weight", "dim"), 2)
    page.blank()


def _said(row: Row) -> Text:
    out = Text(visible(row.speaker))
    out.append(f" · {phrases.act(row.entry.claim)}", "dim")
    words = shortened(visible(GAP.join(span.exact for span in row.words)), WORDS)
    out.append(f"  {words}" if words.startswith(("“", '"')) else f"  “{words}”")
    out.append(f"  {row.entry.number}", "bold")
    return out


def _track(page: Page, one: Positions, track: Track) -> None:
    head = Text(visible(one.name), "bold cyan")
    head.append(f" {visible(case_phrases.towards(one, track))}", "dim")
    page.block(head, 2)
    turns = {turn.after: case_phrases.turned(turn) for turn in track.turns}
    for taken in track.taken:
        page.block(_taken(taken, turns.get(taken, "")), 4, [(Text(case_phrases.day(taken.moment.day), "dim"), DAY)])
    if track.quiet:
        page.block(Text(visible(case_phrases.not_repeated(one, track)), "dim"), 4)


def _taken(taken: Taken, turned: str) -> Text:
    out = Text(taken.stand.value, "italic magenta")
    out.append(f"  {turned}" if turned else "", "bold")
    through = case_phrases.through(taken)
    out.append(f" · {visible(through)}" if through else "", "dim")
    out.append(f"  “{shortened(visible(taken.row.span.exact), WORDS)}”")
    for entry in taken.entries[:FEW]:
        out.append(f"  {entry.number}", "bold")
    if len(taken.entries) > FEW:
        out.append(f"  and {len(taken.entries) - FEW:,} more", "dim")
    return out


def _contradiction(page: Page, one: Contradiction) -> None:
    head = Text(visible(one.about), "bold cyan")
    head.append(f"  {one.kind.value} · {case_phrases.dates(one)}", "dim")
    if not one.event.focal:
        head.append(f" · of another event: {shortened(visible(one.event.label), 60)}", "dim")
    page.block(head, 2)
    for side in (one.one, one.other):
        page.block(_side(side), 4)


def _side(side: Side) -> Text:
    out = Text(visible(case_phrases.side(side)), "bold")
    out.append(f" · {visible(', '.join(side.speakers[:FEW]))}", "dim")
    if len(side.speakers) > FEW:
        out.append(f" and {len(side.speakers) - FEW:,} more", "dim")
    out.append(f", {case_phrases.day(side.voiced[0].day)}", "dim")
    quote(out, side.voiced[0].cited)
    for voiced in side.voiced[1:FEW]:
        note(out, voiced.cited)
    return out
