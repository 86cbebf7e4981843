"""Which of two near-equal documents came first: by whom they credit, else by when they were published.

Two documents come in; which is the later one, why, and in what words go out, or that it is not known.
It never compares their texts, and an unknown order stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, time

from counterclaim.model.document import Document
from counterclaim.model.reason import Reason
from counterclaim.model.span import Span

Order = tuple[Document, Document, Reason]
"""The later document, the earlier one, and why."""


def credited(document: Document, other: Document) -> Span | None:
    """This document names the other's outlet, as reprints do in a byline, a dateline or a last line."""
    if other.outlet is None or document.outlet is None or document.outlet.casefold() == other.outlet.casefold():
        return None
    found = re.search(rf"(?<!\w){re.escape(other.outlet)}(?!\w)", document.text)
    return None if found is None else document.span(found.start(), found.end())


def order(a: Document, b: Document) -> Order | None:
    """Which of two documents is later; a credit goes before dates, since an agency's customers may print before its archive says so."""
    return _by_credit(a, b) or _by_time(a, b, lambda document: document.published)


def order_of_versions(a: Document, b: Document) -> Order | None:
    """Which of two versions of one article is later: as they say themselves, else by last change, else by when they were captured."""
    for later, earlier in ((a, b), (b, a)):
        if later.supersedes == earlier.id:
            return later, earlier, Reason("says so", "the document says which one it supersedes", None, 1.0)
    return _by_time(a, b, lambda document: document.modified or document.published) or _by_time(a, b, lambda document: document.captured)


def _by_credit(a: Document, b: Document) -> Order | None:
    of_a, of_b = credited(a, b), credited(b, a)
    if (of_a is None) == (of_b is None):
        return None
    later, earlier, span = (a, b, of_a) if of_a is not None else (b, a, of_b)
    return later, earlier, Reason("credit", credited.__doc__ or "", span, 1.0)


def _by_time(a: Document, b: Document, when: Callable[[Document], datetime | None]) -> Order | None:
    of_a, of_b = when(a), when(b)
    if of_a is None or of_b is None or of_a == of_b:
        return None
    if (_day_only(of_a) or _day_only(of_b)) and of_a.date() == of_b.date():
        return None
    later, earlier = (a, b) if of_a > of_b else (b, a)
    return later, earlier, Reason("later", "this document is dated later than the other", None, 0.5)


def _day_only(moment: datetime) -> bool:
    """Whether only the day is known: a date without a time is midnight UTC."""
    offset = moment.utcoffset()
    return moment.time() == time() and offset is not None and not offset
