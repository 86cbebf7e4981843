"""Dates as news sites and feeds write them become aware datetimes.

One string comes in; an aware datetime goes out, or None where the string is no full date.
It never guesses from today's date: 'Monday' or '2 hours ago' give None here, so that the same bytes always give the same answer.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Any

LONGEST = 80
"""Characters of the longest date line looked at: 'Published: Wednesday, September 12, 2031 at 11:59 p.m. EDT' has 58."""

LANGUAGES = ("fr", "de", "es", "it", "pt", "nl", "pl", "ru", "uk", "tr", "ar", "sv")
"""Asked when English fails; all two hundred of dateparser take seconds to load."""

_OTHER = re.compile(r"(?:[^\W\d]+\.?,? )?(?:\d{1,2}\W{1,2}(?:de )?[^\W\d]{3,}|[^\W\d]{3,}\.? \d{1,2}),?\W(?:de )?\d{4}")
_LABEL = re.compile(
    r"^\W*(?:(?:first |last |originally )?(?:published|updated|posted|modified|created|date|on)\b(?: on| at)?\W*)+", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:1[89]|20|21)\d\d\b")
_CLOCK = re.compile(r"\bat (?=\d)|[|•·]", re.IGNORECASE)
_RFC = re.compile(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d")
_AMBIGUOUS = re.compile(r"\b(?:0?[1-9]|1[0-2])[/.](?:0?[1-9]|1[0-2])[/.]\d{4}\b")
"""5/12/2031 is May in one country and December in another: no date is better than a wrong one."""
_COMPACT = re.compile(
    r"(?P<date>\d{4}-?\d\d-?\d\d)[T ]?(?P<time>\d\d:?\d\d(?::?\d\d(?:\.\d+)?)?)?\s*(?P<zone>Z|[+-]\d\d:?\d\d)?", re.IGNORECASE
)


@lru_cache(maxsize=4096)
def aware(text: str) -> datetime | None:
    """Read a full date, with or without a time; UTC where no zone is given, midnight where no time is."""
    text = " ".join(_LABEL.sub("", text).split())
    if _AMBIGUOUS.search(text):
        return None
    if not text or len(text) > LONGEST or not (_YEAR.search(text) or _COMPACT.match(text)):
        return None
    for read in (_iso, _rfc, _written):
        try:
            found = read(text)
        except (ValueError, OverflowError, IndexError, TypeError):
            continue
        if found is not None:
            return found if found.tzinfo else found.replace(tzinfo=UTC)
    return None


def _iso(text: str) -> datetime | None:
    match = _COMPACT.fullmatch(text)
    if match is None:
        return None
    day = date.fromisoformat(match["date"])
    clock = time.fromisoformat(match["time"]) if match["time"] else time()
    zone = datetime.fromisoformat("2000-01-01T00:00" + match["zone"].upper()).tzinfo if match["zone"] else UTC
    return datetime.combine(day, clock, zone)


def _rfc(text: str) -> datetime | None:
    return parsedate_to_datetime(text) if _RFC.match(text) else None


def _written(text: str) -> datetime | None:
    """Dates in words, in any language dateparser knows; only absolute ones, all three parts present."""
    import dateparser  # slow to import, and most dates are machine-written

    settings: Any = {
        "PARSERS": ["absolute-time"],
        "REQUIRE_PARTS": ["day", "month", "year"],
        "TIMEZONE": "UTC",
        "RETURN_AS_TIMEZONE_AWARE": True,
        "PREFER_DATES_FROM": "past",
        "RELATIVE_BASE": datetime(2000, 1, 1),  # all parts are required; this only keeps the clock out
    }
    text = _CLOCK.sub(" ", text)
    english: datetime | None = dateparser.parse(text, languages=["en"], settings=settings)
    if english or not _OTHER.match(text):
        return english
    other: datetime | None = dateparser.parse(text, languages=list(LANGUAGES), settings=settings)
    return other
