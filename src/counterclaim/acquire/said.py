"""What the lines of an article say about it: title, byline, outlet and dates as printed above and around the text.

A text with its sections comes in; candidate facts go out.
It never reads the body: only headline, byline, dateline, and a masthead above the headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from counterclaim.acquire.build import Fact
from counterclaim.acquire.patterns import line_patterns
from counterclaim.acquire.times import aware
from counterclaim.model.document import Section
from counterclaim.model.labels import SectionRole

MASTHEAD_WORDS = 5

_AGENCY = re.compile(r"\(([^()]{2,40})\)\W*$")
_BY = re.compile(
    r"^(?:\w+ )?by:? ([^|•·\d]{3,100}?)"
    r"(?=\s*(?:[|•·]|[-–—] |,? \d|,? (?:mon|tues|wednes|thurs|fri|satur|sun)day|$|(?:published|updated|posted)\b))",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\b(?:updated|modified)\b", re.IGNORECASE)
_PARTS = re.compile(r"\s*[|•·;]\s*|\s[-–—]\s|(?<=[a-z]),\s(?=\d|[A-Z][a-z]+ \d)")
_FOR = re.compile(r",\s+(?:of |for )?|\s+for\s+(?=[A-Z])")


def text_facts(text: str, sections: Sequence[Section]) -> Iterator[Fact]:
    """Candidates from the lines of each section, in order."""
    for index, section in enumerate(sections):
        rows = [" ".join(row.split()) for row in text[section.start : section.end].splitlines() if row.strip()]
        if section.role is SectionRole.HEADLINE:
            yield Fact("title", " ".join(rows), "headline")
        elif section.role is SectionRole.BYLINE:
            for row in rows:
                yield from byline_facts(row)
        elif section.role is SectionRole.DATELINE:
            yield from dateline_facts(" ".join(rows))
        elif section.role is SectionRole.FURNITURE and index == 0 and rows:
            yield Fact("outlet", _masthead(rows[0], text), "masthead line")


def byline_facts(line: str) -> Iterator[Fact]:
    """The name in 'By Ann Bell, Velm Gazette | 12 May 2031', the outlet behind it, the date in the same or a line of its own."""
    match = _BY.match(line)
    if match:
        name, outlet = _split_outlet(match[1].strip(" ,|-–—"))
        yield Fact("byline", name, "byline line")
        yield Fact("outlet", outlet, "byline line")
    for part in (line, *_PARTS.split(line)):
        yield Fact("modified" if _UPDATED.search(part) else "published", aware(part), "byline line")


def dateline_facts(dateline: str) -> Iterator[Fact]:
    """The agency and, where the year is given, the date of 'VELM, 12 May 2031 (Norda Wire) -'."""
    if agency := _AGENCY.search(dateline):
        yield Fact("outlet", agency[1], "dateline")
    if date := line_patterns().full_date.search(dateline):
        yield Fact("published", aware(date[0]), "dateline")


def _split_outlet(byline: str) -> tuple[str, str | None]:
    """'Ann Bell, Crime Editor, Velm Gazette' into who and where; no outlet where the last part is a trade or one more name of a list."""
    last = list(_FOR.finditer(byline))
    outlet = byline[last[-1].end() :] if last else ""
    if not outlet or " and " in byline or line_patterns().trade.search(outlet):
        return byline, None
    return byline[: last[-1].start()], outlet


def _masthead(line: str, text: str) -> str | None:
    """A short capitalised line above everything whose words recur below: the outlet's name."""
    words = line.split()
    named = len(words) <= MASTHEAD_WORDS and all(word[0].isupper() or word in ("of", "the", "and") for word in words)
    return line if named and text.count(line) > 1 else None
