"""The dossier for a terminal of 80 columns: who says what, in their words, and what was not read.

A dossier comes in, text with or without colour goes out, the same on every terminal.
It shows no word that does not stand in a document except its own labels, and no character that would act on the terminal.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

from counterclaim.export import accounts_text, case_phrases, case_text, phrases
from counterclaim.export.blame_text import held_responsible
from counterclaim.export.record_text import event_head, event_sections
from counterclaim.export.terminal import WIDTH, Page, shortened
from counterclaim.export.visible import visible
from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.record import Dossier
from counterclaim.model.span import Span
from counterclaim.views.case import CaseView, case_view
from counterclaim.views.changes import Changes
from counterclaim.views.ledger import Chapter, Entry, Ledger, Speaker, ledger
from counterclaim.views.linked import Linked
from counterclaim.views.record import record
from counterclaim.views.responsibility import blame

_NUMBER = 5  # columns of a claim's number, right-aligned
_CUE = 13  # columns of its cue
_LABEL = 11  # columns of the labels at the foot (NOT READ, FAILED)
_ALIASES = 6  # names shown beside a speaker's own

# A content longer than this loses its middle; what is kept fits about six lines at its head and two at its end.
_LONGEST, _HEAD, _TAIL = 520, 340, 120


def render(
    dossier: Dossier,
    *,
    unread: bool = False,
    colour: bool = False,
    linked: Linked | None = None,
    since: Changes | None = None,
    ids: bool = False,
) -> str:
    """Write the dossier out; `unread` lists the sentences that gave no claim instead of counting them.

    `ids` shows those of documents and claims. Of several documents it says what holds over all of them, with what was `linked`, and first
    what changed `since` the last look.
    """
    page = Page(colour)
    view = ledger(dossier)
    if len(view.documents) > 1:
        _case(page, dossier, view, case_view(dossier, linked), since)
    else:
        _head(page, dossier, view)
        events = record(dossier, view)
        event_head(page, events, False)
        held_responsible(page, blame(dossier, view))
        event_sections(page, events, False)
    for chapter in view.chapters:
        _chapter(page, chapter, len(view.chapters) > 1, ids)
    _foot(page, dossier, view, unread)
    return page.text()


def _case(page: Page, dossier: Dossier, view: Ledger, case: CaseView, since: Changes | None) -> None:
    """What holds over all documents, before the claims of each."""
    _head(page, dossier, view, case)
    if since is not None:
        case_text.changed(page, since)
    events = record(case.dossier, case.ledger, case.passages)
    event_head(page, events, True)
    case_text.figures(page, case)
    held_responsible(page, case.held, case)
    accounts_text.positions(page, case)
    accounts_text.taken_back(page, case)
    accounts_text.contradictions(page, case)
    case_text.timeline(page, events.timeline)
    case_text.copies(page, case)
    event_sections(page, events, True)


def _head(page: Page, dossier: Dossier, view: Ledger, case: CaseView | None = None) -> None:
    page.block(Text(visible(dossier.case.title).upper(), "bold"))
    if case is None and view.documents:
        page.block(Text(_about(view.documents[0]), "dim"))
    if case is not None:
        documents = phrases.count(len(view.documents), "document")
        page.block(Text(", ".join(filter(None, (documents, case_phrases.origins(case.origins)))), "dim"))
    nobody = f", {view.unattributed:,} by nobody named" if view.unattributed else ""
    counts = f"{phrases.count(len(view.entries), 'claim')} by {phrases.count(view.speakers, 'speaker')}{nobody}"
    page.line(Text(counts), Text(phrases.UNCHECKED, "italic"))
    page.block(Text("─" * WIDTH, "dim"))
    page.blank()


def _chapter(page: Page, chapter: Chapter, headed: bool, ids: bool) -> None:
    """The claims of one document; `headed` says that there are others."""
    if headed:
        page.block(
            Text(visible(chapter.document.title or "Untitled"), "bold underline"), 0, [(Text(f"{chapter.number:>2}", "bold"), _NUMBER)]
        )
        page.block(Text(_about(chapter.document), "dim"), _NUMBER)
    if ids:
        page.block(Text(chapter.document.id, "dim"), _NUMBER)
    if headed or ids:
        page.blank()
    for speaker in chapter.speakers:
        _speaker(page, speaker, ids)
    if chapter.unattributed:
        page.line(Text("Nobody named", "bold"), _counted(chapter.unattributed))
        for entry in chapter.unattributed:
            _claim(page, entry, None, ids)
        page.blank()


def _about(document: Document) -> str:
    parts = [document.outlet, phrases.when(document.published) if document.published else None, document.byline]
    return " · ".join(visible(part) for part in parts if part) or "no outlet, date or author found"


def _speaker(page: Page, speaker: Speaker, ids: bool) -> None:
    name = Text(visible(speaker.name), "bold cyan")
    name.append(f"  {phrases.heard(speaker)}", "dim")
    page.line(name, _counted(speaker.entries))
    if speaker.actor is not None and speaker.actor.aliases:
        names = [visible(alias) for alias in speaker.actor.aliases[:_ALIASES]]
        more = len(speaker.actor.aliases) - len(names)
        page.block(Text(f"also {', '.join(names)}{f' and {more} more' if more else ''}", "dim"), 2)
    for entry in speaker.entries:
        _claim(page, entry, speaker, ids)
    page.blank()


def _claim(page: Page, entry: Entry, speaker: Speaker | None, ids: bool) -> None:
    claim = entry.claim
    cue = Text(visible(claim.cue.exact), "italic magenta") if claim.cue is not None else Text("–")
    number = Text(f"{entry.number:>{_NUMBER - 2}}", "bold")
    if max(map(cell_len, cue.plain.split()), default=0) < _CUE:
        page.block(_content(claim), 0, [(number, _NUMBER), (cue, _CUE)])
    else:  # a word that is wider than the column would be broken
        page.block(Text.assemble(cue, "  ", _content(claim)), 0, [(number, _NUMBER), (Text(), _CUE)])
    page.block(Text(" · ".join((*_place(entry, speaker), *([claim.id] if ids else ()))), "dim"), _NUMBER + _CUE)


def _content(claim: Claim) -> Text:
    """The exact words, fragments joined with ' ... '; a long one loses its middle, whose place is given."""
    out = Text()
    for index, span in enumerate(claim.content.spans):
        if index:
            out.append(" ... ", "dim")
        if len(span) <= _LONGEST:
            out.append(visible(span.exact))
            continue
        out.append(visible(span.exact[:_HEAD]))
        out.append(f" [... {phrases.offsets(span.start + _HEAD, span.end - _TAIL)} ...] ", "dim")
        out.append(visible(span.exact[-_TAIL:]))
    return out


def _place(entry: Entry, speaker: Speaker | None) -> Iterator[str]:
    """What stands under a claim: the source's own words where they are not the name, section, mode, place."""
    claim = entry.claim
    if claim.source is not None and (speaker is None or claim.source.text != speaker.name):
        yield f"“{shortened(visible(claim.source.text), 40)}”"
    if claim.act is not None:
        yield phrases.act(claim)
    yield from phrases.told(claim)
    yield claim.mode.value if claim.cue is not None or claim.source is not None else "the article itself"
    if phrases.role(claim.section):
        yield phrases.role(claim.section)
    spans = claim.spans()
    yield f"¶{entry.paragraph} · {phrases.offsets(spans[0].start, max(span.end for span in spans))}"
    if any(reason.name == phrases.OVERSTATED for reason in claim.reasons):
        yield phrases.OVERSTATED
    if claim.score < phrases.UNSURE:
        yield "unsure"


def _foot(page: Page, dossier: Dossier, view: Ledger, unread: bool) -> None:
    if dossier.unread and unread:
        page.block(
            Text(f"{phrases.count(len(dossier.unread), 'sentence')} with words of speech or blame gave no claim:"), 0, [_label("NOT READ")]
        )
        places = {document.id: number for number, document in enumerate(view.documents, 1)}
        for span in sorted(dossier.unread, key=lambda s: (places[s.document], s)):
            _unread(page, span, places)
    elif dossier.unread:
        many = phrases.count(len(dossier.unread), "sentence")
        page.block(Text(f"{many} with words of speech or blame gave no claim (--unread shows them)"), 0, [_label("NOT READ")])
    for failure in dossier.failures:
        page.block(Text(visible(f"{failure.input}: {failure.reason}")), 0, [_label("FAILED")])
    if not view.documents:
        return
    page.block(Text("¶ counts paragraphs, the ranges count characters of the document's text.", "dim"), 0, [_label("PLACES")])


def _unread(page: Page, span: Span, places: dict[str, int]) -> None:
    document = f"doc {places[span.document]} · " if len(places) > 1 else ""
    place = Text(f"{document}{phrases.offsets(span.start, span.end)}", "dim")
    page.block(Text(visible(span.exact)), _LABEL)
    page.block(place, _LABEL)


def _label(words: str) -> tuple[Text, int]:
    return Text(words, "bold"), _LABEL


def _counted(entries: tuple[Entry, ...]) -> Text:
    return Text(phrases.count(len(entries), "claim"), "dim")
