"""The claims table as CSV: one row per claim, the first row names the columns.

A dossier comes in, UTF-8 text with CRLF line ends (RFC 4180) goes out.
No cell begins like a formula: one that would is given a leading apostrophe, and only such a one is changed.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from counterclaim.model.claim import Claim
from counterclaim.model.record import Dossier
from counterclaim.model.span import Span
from counterclaim.views.ledger import documents_in_order, ledger

COLUMNS = (
    *("document", "outlet", "title", "published", "claim", "section", "voice", "mode", "speaker", "speaker_name", "speaker_kind"),
    *("source", "source_start", "source_end", "source_kind", "cue", "cue_start", "cue_end", "content", "content_spans"),
    *("act", "occurred", "reality", "polarity", "certainty", "score", "status", "url", "sha256", "said", "basis"),
)

# What a spreadsheet may take for a formula or a command, at the start of a cell (OWASP), also behind white space.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")


def header() -> str:
    """The row of column names."""
    return _row(COLUMNS)


def rows(dossier: Dossier) -> Iterator[str]:
    """One row per claim, in reading order; content fragments are joined with ' ... ', their places with ';'."""
    documents = {document.id: document for document in documents_in_order(dossier)}
    actors = {actor.id: actor for actor in dossier.actors}
    for entry in ledger(dossier).entries:
        claim = entry.claim
        document = documents[claim.document]
        actor = actors.get(claim.speaker or "")
        published = document.published.isoformat() if document.published else ""
        yield _row(
            (
                *(document.id, document.outlet, document.title, published, claim.id, claim.section, claim.voice, claim.mode),
                *(claim.speaker, actor.name if actor else None, actor.kind if actor else None),
                *_place(claim.source.span if claim.source else None),
                claim.source.kind if claim.source else None,
                *_place(claim.cue),
                claim.content.text,
                ";".join(f"{span.start}-{span.end}" for span in claim.content.spans),
                *_labels(claim),
                *(f"{claim.score:g}", claim.status, document.url, document.sha256, claim.said, claim.basis),
            )
        )


def table(dossier: Dossier) -> str:
    """Header and rows."""
    return header() + "".join(rows(dossier))


def guarded(cell: str) -> str:
    """The cell with a leading apostrophe where a spreadsheet might run it."""
    return f"'{cell}" if cell.lstrip(" \u00a0\ufeff").startswith(_FORMULA) or cell.startswith("'") else cell


def unguarded(cell: str) -> str:
    """What `guarded` was given."""
    return cell[1:] if cell.startswith("'") else cell


def _labels(claim: Claim) -> tuple[str | None, ...]:
    return claim.act, claim.occurred, claim.reality, claim.polarity, claim.certainty.level if claim.certainty else None


def _place(span: Span | None) -> tuple[str, str, str]:
    return ("", "", "") if span is None else (span.exact, str(span.start), str(span.end))


def _row(cells: tuple[str | None, ...]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow([guarded(cell or "") for cell in cells])
    return line.getvalue()
