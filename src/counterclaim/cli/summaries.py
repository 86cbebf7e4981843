"""What the commands on a casebook say in a few lines: what was added, which cases there are, what a search found.

Rows come in, lines of text for an 80-column terminal go out.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from counterclaim.casebook.adding import Taken
from counterclaim.casebook.audit import Audit, Share
from counterclaim.casebook.grounds import Ground
from counterclaim.casebook.listing import Hit, Listed
from counterclaim.model.judgement import Judgement
from counterclaim.model.labels import LinkKind, Verdict
from counterclaim.store.values import DocumentRow

WIDTH = 80
MOST_CASES = 12
"""Cases named after a run; of more the rest is counted."""


def plural(count: int, one: str, many: str | None = None) -> str:
    """'1 document', '3 documents', '1,200 documents'."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def taken_text(casebook: str, taken: Taken) -> str:
    """What a run added."""
    parts = [f"{plural(taken.new, 'new document')}"]
    if taken.copies:
        parts.append(f"{taken.copies:,} of them {'a copy' if taken.copies == 1 else 'copies'} of others")
    if taken.superseding:
        parts.append(f"{taken.superseding:,} in the place of an earlier version")
    if taken.known:
        parts.append(f"{taken.known:,} there already")
    if taken.failures:
        parts.append(f"{taken.failures and len(taken.failures):,} could not be read")
    lines = [f"{casebook}: {', '.join(parts)}"]
    for case in taken.cases[:MOST_CASES]:
        added = f"+{case.new}" if case.new < case.documents else "new"
        lines.append(_row(case.id, f"{added:>5} of {case.documents:<4} {case.title}"))
    if len(taken.cases) > MOST_CASES:
        lines.append(f"  and {plural(len(taken.cases) - MOST_CASES, 'more case')}")
    if taken.apart:
        lines.append(f"  {plural(taken.apart, 'document')} of no case: no event was read in {'it' if taken.apart == 1 else 'them'}")
    if taken.cases:
        lines.append(f"counterclaim show {casebook} {taken.cases[0].id[:8]}   shows the first of these cases")
    return "\n".join(lines) + "\n"


def cases_text(casebook: str, listed: Iterable[Listed], apart: int) -> str:
    """The cases of a casebook."""
    lines = []
    for case in listed:
        days = " to ".join(dict.fromkeys(day.date().isoformat() for day in (case.first, case.last) if day is not None))
        copies = f", {plural(case.copies, 'copy', 'copies')}" if case.copies else ""
        lines.append(_row(case.id, case.title))
        lines.append(f"{'':12}{plural(case.documents, 'document')}{copies}{', ' if days else ''}{days}")
    if not lines:
        return f"{casebook} holds no case yet; `counterclaim add {casebook} INPUT...` adds documents\n"
    if apart:
        lines.append(f"{plural(apart, 'document')} of no case")
    return "\n".join(lines) + "\n"


def hits_text(hits: Iterable[Hit], more: bool = False) -> str:
    """What a search found: claims with their words, else documents; `more` says that there are others."""
    lines: list[str] = []
    for hit in hits:
        day = hit.published.date().isoformat() if hit.published is not None else "no date"
        lines.append(f"{hit.document[:11]}  {hit.outlet or 'unknown outlet'}, {day}  {hit.title or ''}".rstrip()[:WIDTH])
        for found in hit.claims:
            said = f"{found.who}: “{found.words}”  ¶{found.paragraph} · {found.start:,}–{found.end:,} · {found.id}"
            lines.extend(textwrap.wrap(said, WIDTH, initial_indent="    ", subsequent_indent="      "))
    if more:
        lines.append("and more documents: --limit lists them")
    return "\n".join(lines) + "\n" if lines else "nothing found\n"


def _row(case: str, text: str) -> str:
    return f"  {case[:8]}  {text}"[:WIDTH]


def judgements_text(judgements: Iterable[Judgement]) -> str:
    """Judgements, one to a line or two: what was decided about what, by whom, when and why."""
    lines: list[str] = []
    for one in judgements:
        labels = " ".join(f"{name} {value}" for name, value in one.labels)
        words = f" “{one.claim.content.text}”" if one.claim is not None else ""
        right = ", ".join(f"{part} “{span.exact}”" for part, span in one.spans)
        lines.append(f"{one.id}  {one.kind} {one.target}{f' {one.other}' if one.other else ''}{f'  {labels}' if labels else ''}")
        undone = f", taken back {one.undone:%Y-%m-%d %H:%M}" if one.undone is not None else ""
        told = f"{one.by}, {one.at:%Y-%m-%d %H:%M}{undone}{f': {one.why}' if one.why else ''}{words}"
        lines.extend(textwrap.wrap(told, WIDTH, initial_indent="    ", subsequent_indent="      "))
        lines.extend(textwrap.wrap(right, WIDTH, initial_indent="    right is: ", subsequent_indent="      "))
    return "\n".join(lines) + "\n" if lines else "no judgement\n"


def audit_text(audit: Audit) -> str:
    """What an audit says, each share with its interval of 95 %."""
    lines = [
        f"claims that are right     {_share(audit.precision)}",
        f"unread with a claim in it {_share(audit.sentences)}",
    ]
    if audit.precision.of and audit.sentences.of:
        lines.append(f"claims that were missed   {_percent(*audit.missed)} of all, as far as unread sentences hold them")
    if audit.open:
        lines.append(f"{plural(audit.open, 'line')} without an answer {'was' if audit.open == 1 else 'were'} not counted")
    return "\n".join(lines) + "\n"


def _share(share: Share) -> str:
    return f"{share.right} of {share.of}: {_percent(share.value, *share.interval)}" if share.of else "none has an answer"


def _percent(value: float, low: float, high: float) -> str:
    return f"{value:.0%} (between {low:.0%} and {high:.0%})"


_SAID = {
    LinkKind.SAME_EVENT: "on the same event as",
    LinkKind.COPY_OF: "a copy of",
    LinkKind.SUPERSEDES: "in the place of",
}


def grounds_text(found: Iterable[Ground]) -> str:
    """Why documents stand together, one to a paragraph."""
    lines: list[str] = []
    for ground in found:
        lines.append(_named(ground.document)[:WIDTH])
        for link, other in ground.links:
            perhaps = "perhaps " if link.verdict is Verdict.UNSURE else ""
            said = f"{perhaps}{_SAID.get(link.kind, link.kind)} {_named(other)} ({link.score:.0%})"
            lines.extend(textwrap.wrap(said, WIDTH, initial_indent="    ", subsequent_indent="      "))
            for reason in link.reasons:
                sign = "-" if reason.weight < 0 else "+"
                lines.extend(textwrap.wrap(f"{sign} {reason.text}", WIDTH, initial_indent="      ", subsequent_indent="        "))
    return "\n".join(lines) + "\n"


def _named(document: DocumentRow) -> str:
    day = f", {document.published.date().isoformat()}" if document.published is not None else ""
    return f"{document.id[:11]}  {document.outlet or 'unknown outlet'}{day}  {document.title or ''}".rstrip()
