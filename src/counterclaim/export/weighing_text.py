"""The weighing for a terminal of 80 columns: accounts in rows, what tells them apart first, every number leading to exact words.

A weighing beside its dossier comes in, text goes out. Nothing unsigned is ranked: it reads 'not assessed', and drafts stand in brackets.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from rich.text import Text

from counterclaim.export import phrases
from counterclaim.export import verdict_phrases as verdicts
from counterclaim.export import weighing_phrases as said
from counterclaim.export.terminal import WIDTH, Page, shortened
from counterclaim.export.visible import visible
from counterclaim.export.weighing_page import Note, WeighingPage
from counterclaim.model.assessment import KeyJudgement
from counterclaim.model.record import Dossier
from counterclaim.views.ledger import ledger
from counterclaim.weigh.report import Board, Row, Shown
from counterclaim.weigh.scores import Assessed
from counterclaim.weigh.verdict import Verdict
from counterclaim.weigh.weighing import Weighing

_ACCOUNT = 36  # columns that an account's name has at least
_CELL = 6  # columns of a cell: '(C/I)' and a space
_COLUMNS = (WIDTH - 2 - _ACCOUNT) // _CELL
_MARKS = "\"'“”„‟‘‚«»‹›「『"
_INDENT = 2  # columns by which a branch stands in from its group
_NOTE = 5  # columns of an item's number
_LONGEST = 300  # characters of a quotation that are shown: about five lines
_COPIES = 3  # places of one item that are shown; the rest is counted


def section(page: Page, weighing: WeighingPage) -> None:
    """Write the weighing: each question, then the evidence with its words."""
    as_of = f" as of {phrases.when(weighing.weighed.as_of)}" if weighing.weighed.as_of is not None else ""
    page.line(Text(f"THE ACCOUNTS, WEIGHED{as_of}", "bold"))
    page.block(Text(said.DRAFTS, "dim italic"), 2)
    page.blank()
    for board in weighing.boards:
        _board(page, weighing, board)
    if not weighing.boards:
        page.block(Text("no account is put forward in these documents", "dim"), 2)
        page.blank()
    since = weighing.since()
    for words in since:
        page.block(Text(visible(words), "dim"), 2)
    if since:
        page.blank()
    if weighing.notes:
        page.block(Text("EVIDENCE", "bold"))
        for note in weighing.notes.values():
            _note(page, weighing, note)


def _board(page: Page, weighing: WeighingPage, board: Board) -> None:
    page.line(Text(said.QUESTIONS[board.question], "bold underline"), Text(board.question.value, "dim"))  # as a ratings file names it
    telling, folded = weighing.of(board)
    for start in range(0, len(telling), _COLUMNS):
        notes = telling[start : start + _COLUMNS]
        _row(page, Text(""), [Text(note.name, "bold") for note in notes])
        for row in board.rows:
            cells = [_cell(board.cell(note.item.id, row.hypothesis.id)) for note in notes]
            _row(page, _account(row, weighing), cells, row.depth)
    if not telling:
        for row in board.rows:
            page.block(_account(row, weighing), 2 + _INDENT * row.depth)
        page.block(Text("nothing that is rated or drafted tells these accounts apart", "dim"), 2)
    if folded:
        page.block(Text(f"alike under all of them, or not rated: {', '.join(note.name for note in folded)}", "dim"), 2)
    if board.reason is not None:
        page.block(Text.assemble(("not assessed", "bold magenta"), f": {board.reason}"), 2)
    else:
        _assessed(page, weighing, board)
    for words in verdicts.separating(board.separating, weighing.label, weighing.named):
        page.block(Text(visible(words), "dim"), 2)
    page.blank()


def _row(page: Page, head: Text, cells: Sequence[Text], depth: int = 0) -> None:
    width = WIDTH - 2 - _CELL * len(cells)
    line = Text("")
    for cell in cells:
        line = Text.assemble(line, " " * (_CELL - 1 - cell.cell_len), cell, " ")
    line.rstrip()
    page.block(line, 2 + _INDENT * depth, [(head, width - _INDENT * depth)])


def _account(row: Row, weighing: WeighingPage) -> Text:
    out = Text(visible(row.hypothesis.label), "cyan")
    told = weighing.told(row.hypothesis)
    return Text.assemble(out, (f" · {told}" if told else "", "dim"))


def quoted(words: str) -> str:
    """Words in quotation marks, unless they bring their own."""
    return words if words[:1] in _MARKS else f"“{words}”"


def _cell(shown: Shown) -> Text:
    return Text(said.cell(shown), "bold" if shown.signed else "dim italic")


def _assessed(page: Page, weighing: WeighingPage, board: Board) -> None:
    for words in weighing.leaders(board):
        page.block(Text(visible(words), "bold"), 2)
    for words in weighing.comparisons(board):
        page.block(Text(visible(words)), 2)
    for words in weighing.left_open(board):
        page.block(Text(visible(words)), 2)
    for verdict in board.assessed:
        for words in weighing.people(verdict):
            page.block(Text(visible(words)), 2)
        for judgement in verdict.judgements:
            _judgement(page, weighing, judgement)
    for verdict in board.assessed:
        _scores(page, weighing, verdict)
        for words in weighing.sensitivity(verdict):
            page.block(Text(visible(words), "dim"), 2)
        for found in verdict.posteriors:
            page.block(Text(f"from the priors that {visible(found.priors_by)} typed, with the ratings of {visible(found.ratings_by)}:"), 2)
            for words in verdicts.from_priors(found, weighing.label):
                page.block(Text(visible(words)), 4)
        for words in weighing.hindsight(verdict):
            page.block(Text(visible(words)), 2)


def _scores(page: Page, weighing: WeighingPage, verdict: Verdict) -> None:
    """Inconsistent items and PARC's weighted inconsistency of each account, one pair of columns for each person."""
    for scores in verdict.assessed.scores if isinstance(verdict.assessed, Assessed) else ():
        page.block(Text(f"as {visible(scores.by)} rates: inconsistent items, weighted inconsistency (nearest 0 least)", "dim"), 2)
        for hypothesis, number, points in zip(scores.hypotheses, scores.inconsistent, scores.weighted, strict=True):
            page.block(Text(f"{number:>3}  {points:6.2f}"), 4, [(Text(visible(weighing.label(hypothesis)), "cyan"), _ACCOUNT)])
        if rest := weighing.unfinished(scores):
            page.block(Text(f"not rated against every account, so not counted: {rest}", "dim"), 4)


def _judgement(page: Page, weighing: WeighingPage, found: KeyJudgement) -> None:
    likely, confident = verdicts.judgement(found, weighing.label)
    page.block(Text(visible(likely), "bold"), 2)
    page.block(Text(confident, "bold"), 2)
    for head, rest in (
        ("why", found.why),
        ("alternatives", "; ".join(weighing.label(one) for one in found.alternatives)),
        ("hangs on", ", ".join(weighing.named(one) for one in found.linchpins)),
        ("not known", "; ".join(found.gaps)),
        ("signed", f"{found.by}, {phrases.when(found.at)}"),
    ):
        if rest:
            page.block(Text(visible(rest)), 4, [(Text(head, "italic magenta"), 14)])


def _note(page: Page, weighing: WeighingPage, note: Note) -> None:
    head = Text.assemble((visible(note.item.label), "cyan"), (f" · {note.item.kind}", "dim"))
    page.block(head, 0, [(Text(note.name, "bold"), _NOTE)])
    if note.finding is not None and note.finding.by != "machine":
        page.block(Text(f"entered by {visible(note.finding.by)} on this basis: {visible(note.finding.basis)}", "dim"), _NOTE)
    for place in note.places[:_COPIES]:
        number = f"{place.document} " if weighing.many else ""
        out = Text(quoted(shortened(visible(place.span.exact), _LONGEST)))
        out.append(f"  {number}¶{place.paragraph} · {phrases.offsets(place.span.start, place.span.end)}", "dim")
        page.block(out, _NOTE)
    if len(note.places) > _COPIES:
        page.block(Text(f"and in {phrases.count(len(note.places) - _COPIES, 'more place')}, of one origin: counted once", "dim"), _NOTE)
    if tied := weighing.tied(note):
        page.block(Text(visible(tied), "dim"), _NOTE)
    facts = "; ".join(fact.text for fact in note.facts)
    about = " · ".join(part for part in (facts, said.weight(note.item), said.grade(note.item.grade)) if part)
    page.block(Text(visible(about), "dim"), _NOTE)
    for words in dict.fromkeys(_reasons(weighing, note)):
        page.block(Text(visible(words), "dim italic"), _NOTE)


def _reasons(weighing: WeighingPage, note: Note) -> Iterator[str]:
    """Why it is rated as it is, each reason once with the accounts for which it is given."""
    for (value, by, why), whom in weighing.reasons(note):
        yield f"{value} {whom}, {by}" + (f": {why}" if why else "")


def render(dossier: Dossier, weighed: Weighing, distrusted: Collection[str] = (), *, colour: bool = False) -> str:
    """The weighing of a dossier, under the title of its case."""
    page = Page(colour)
    view = ledger(dossier)
    page.block(Text(visible(dossier.case.title).upper(), "bold"))
    page.line(Text(phrases.count(len(view.documents), "document")), Text(phrases.UNCHECKED, "italic"))
    page.block(Text("─" * WIDTH, "dim"))
    page.blank()
    section(page, WeighingPage(dossier, view, weighed, distrusted))
    return page.text()
