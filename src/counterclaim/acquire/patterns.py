"""The tables of `tables/*.toml`, compiled once.

Nothing comes in; compiled patterns go out, cached for the life of the process.
It never decides anything: which pattern makes which section is the business of `sections`, `captions` and `furniture`.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class LinePatterns:
    """Compiled patterns of `tables/lines.toml`."""

    furniture_whole: re.Pattern[str]
    furniture_start: re.Pattern[str]
    credit: re.Pattern[str]
    weak_credit: re.Pattern[str]
    caption_date: re.Pattern[str]
    caption_label: re.Pattern[str]
    speech: re.Pattern[str]
    trade: re.Pattern[str]
    author_opening: re.Pattern[str]
    author_signs: tuple[re.Pattern[str], ...]
    author_whole: re.Pattern[str]
    byline: re.Pattern[str]
    dateline: re.Pattern[str]
    full_date: re.Pattern[str]
    date_words: re.Pattern[str]


def table(name: str) -> dict[str, Any]:
    """The table `tables/<name>.toml` as a dictionary."""
    return tomllib.loads(files("counterclaim.acquire").joinpath("tables", f"{name}.toml").read_text("utf-8"))


@cache
def line_patterns() -> LinePatterns:
    """All patterns of `tables/lines.toml`, with `{name}`, `{trade}` and `{place}` filled in."""
    raw = table("lines")
    slots = {"{name}": raw["credit"]["name"], "{trade}": raw["author"]["trade"], "{place}": raw["head"]["place"]}

    def compiled(patterns: str | list[str], *, flags: int = re.IGNORECASE) -> re.Pattern[str]:
        joined = patterns if isinstance(patterns, str) else "|".join(f"(?:{pattern})" for pattern in patterns)
        for slot, value in slots.items():
            joined = joined.replace(slot, value)
        return re.compile(joined, flags)

    return LinePatterns(
        furniture_whole=compiled(raw["furniture"]["whole"]),
        furniture_start=compiled(raw["furniture"]["start"]),
        credit=compiled(raw["credit"]["patterns"], flags=0),
        weak_credit=compiled(raw["credit"]["weak"], flags=0),
        caption_date=compiled(raw["credit"]["date"]),
        caption_label=compiled(raw["credit"]["label"], flags=0),
        speech=compiled(raw["credit"]["speech"]),
        trade=compiled(r"\b(?:{trade})s?\b"),
        author_opening=compiled(raw["author"]["opening"], flags=0),
        author_signs=tuple(compiled(sign, flags=0) for sign in raw["author"]["signs"]),
        author_whole=compiled(raw["author"]["whole"]),
        byline=compiled(raw["head"]["byline"], flags=0),
        dateline=compiled(raw["head"]["dateline"], flags=0),
        full_date=compiled(raw["head"]["full_date"]),
        date_words=compiled(raw["head"]["date_words"]),
    )
