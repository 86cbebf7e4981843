"""The words of dates, from `tables/dates.toml`, as patterns with named places for them.

A template ('{day} of {month}') comes in, a compiled pattern and the words it can begin with go out. It never sees a document: patterns are
for text that `flat` has made lower case, letter for letter.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

GAP = r"(?:[^\S\n]{1,3}|[^\S\n]{0,3}\n[^\S\n]{0,8})"
"""White space between two words of one date: of one line, or over the end of a wrapped one, never over a blank line."""

END = r"(?!\w)(?![.,:/-][0-9])(?!%)"
"""What may follow a word or number of a date: no rest of a word, no more digits of a longer number."""

DIGITS = "#"
"""The key of forms that begin with a digit."""

_FLAT = {ord(a): a.lower() for a in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"} | {
    ord(c): to for chars, to in (("’‘ʼ`", "'"), ("–‑‒−", "-")) for c in chars
}
_PLACE = re.compile(r"\{(\w+?)(\d?)\}")
_FIRST = re.compile(r"\{(\w+?)\d?\}|(?:\(\?:)?([a-z|]+)")


def flat(text: str) -> str:
    """`text` in lower case with plain apostrophes and hyphens, of exactly the same length; only ASCII letters change."""
    return text.translate(_FLAT)


def key(word: str) -> str:
    """A word or phrase as the tables know it: one blank between words, no apostrophe, no point."""
    return " ".join(word.replace("'", "").replace(".", "").replace("-", " ").split())


@cache
def tables() -> dict[str, Any]:
    """The tables, read on first use; keys of months, weekdays and feasts as `key` gives them."""
    raw: dict[str, Any] = tomllib.loads(files("counterclaim.resolve.tables").joinpath("dates.toml").read_text(encoding="utf-8"))
    raw["month"] = raw["months"] | raw["short_months"]
    raw["weekday"] = raw["weekdays"] | raw["short_weekdays"]
    tens = {word: value for word, value in raw["numbers"].items() if 20 <= value < 100}
    ones = {word: value for word, value in raw["numbers"].items() if len(word) > 2 and 1 <= value < 10}
    raw["numbers"] |= {f"{ten} {one}": tens[ten] + ones[one] for ten in tens for one in ones}
    lower = {word: value for word, value in raw["ordinals"].items() if value < 10}
    raw["ordinals"] |= {f"{ten} {word}": tens[ten] + value for ten in ("twenty", "thirty") for word, value in lower.items()}
    raw["feast"] = {key(word): tuple(value) for word, value in raw["feasts"].items()}
    raw["moving"] = {key(word): value for word, value in raw["movable"].items()}
    raw["sets"] = {name: frozenset(words) for part in ("context", "tense", "words") for name, words in raw[part].items()}
    return raw


def either(words: Iterable[str]) -> str:
    """A pattern for any of some words or phrases, longest first, apostrophes optional, parts joined by blanks or hyphens."""
    parts = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace("'", "'?").replace("\\ ", f"(?:{GAP}|-)") for word in parts) + ")"


@cache
def slots() -> dict[str, tuple[str, frozenset[str]]]:
    """For each place of a template: its pattern, and the first words it can have."""
    t = tables()
    listed = {
        "weekday": t["weekdays"],
        "season": t["seasons"],
        "feast": [*t["feasts"], *t["movable"]],
        "ordinal": t["ordinals"],
        "rel": [*t["steps"], "this past", "this coming"],
        "decadeword": t["decades"],
        **{name: t["words"][name] for name in ("unit", "units", "vague", "daypart")},
    }
    found = {name: (either(words), frozenset(re.findall("[a-z]+", word)[0] for word in words)) for name, words in listed.items()}
    short_day = either(t["short_weekdays"]) + r"(?:\.(?=,?\s))?"
    short_month = either(t["short_months"]) + r"(?:\.(?=,?\s{0,3}[0-9']))?"
    found["weekday"] = (f"(?:{found['weekday'][0]}|{short_day})", frozenset(t["weekday"]))
    found["month"] = (f"(?:{either(t['months'])}|{short_month})", frozenset(t["month"]))
    found["number"] = (f"(?:{either(t['numbers'])}|[0-9]{{1,3}})", frozenset(re.split(" ", word)[0] for word in t["numbers"]) | {DIGITS})
    numeric = {
        "day": r"(?:[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th)?",
        "nth": r"[0-9]{1,2}(?:st|nd|rd|th)",
        "num": r"[0-9]{1,2}",
        "year": r"[12][0-9]{3}",
        "short": r"'?[0-9]{2}",
        "decade": r"(?:[12][0-9]{2}|'?[2-9])0'?s",
        "hours": r"(?:24|48|72)",
    }
    return found | {name: (pattern, frozenset({DIGITS})) for name, pattern in numeric.items()}


def compiled(template: str) -> tuple[re.Pattern[str], frozenset[str]]:
    """The pattern of a template, and the first words of what it can match."""
    pattern = _PLACE.sub(_place, template).replace(" ", GAP)
    first = _FIRST.match(template)
    if first is None:
        raise ValueError(f"a form must begin with a place or a word: {template}")
    begins = slots()[first[1]][1] if first[1] else frozenset(first[2].split("|"))
    return re.compile(pattern + END), begins


def _place(match: re.Match[str]) -> str:
    return f"(?P<{match[1]}{match[2]}>{slots()[match[1]][0]}(?!\\w))"
