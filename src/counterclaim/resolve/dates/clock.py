"""From what a date counts: the day of publication, or the date named before it; and the numbers that its words hold.

A match comes in, numbers go out; a `Clock` answers with a day or raises `Unknown`. It never looks at the machine's clock.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from counterclaim.model.labels import Precision
from counterclaim.resolve.dates.calendar import Stretch
from counterclaim.resolve.dates.words import key, tables

Match = re.Match[str]

PRECISIONS = {
    "day": Precision.DAY,
    "week": Precision.WEEK,
    "fortnight": Precision.WEEK,
    "month": Precision.MONTH,
    "year": Precision.YEAR,
    "decade": Precision.DECADE,
    "century": Precision.CENTURY,
}
_RANK = [Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.SEASON, Precision.YEAR, Precision.DECADE, Precision.CENTURY]


class Unknown(LookupError):
    """The day from which something would have to be counted is not known."""


@dataclass(frozen=True, slots=True)
class Clock:
    """From what dates are counted: the day of publication, the stretch named just before, and whether the sentence looks ahead."""

    today: date | None
    anchor: Stretch | None = None
    ahead: bool = False

    def day(self) -> date:
        """The day of publication; raises Unknown where there is none."""
        if self.today is None:
            raise Unknown
        return self.today

    def named(self, unit: str, *, later: bool) -> date:
        """The edge of the stretch named before, if it is fine enough to count such units from; raises Unknown."""
        edge = None if self.anchor is None else self.anchor.end if later else self.anchor.start
        coarse = self.anchor is not None and self.anchor.precision in _RANK and _RANK.index(self.anchor.precision)
        if edge is None or coarse > _RANK.index(PRECISIONS[unit]):
            raise Unknown
        return edge

    def named_or_today(self, unit: str) -> date:
        """The stretch named before, else the day of publication."""
        try:
            return self.named(unit, later=False)
        except Unknown:
            return self.day()


# Numbers and years in a match


def value(match: Match, name: str, table: str) -> int:
    found: int = tables()[table][key(match[name])]
    return found


def count_of(match: Match) -> int:
    word = match.groupdict().get("number")
    return 1 if word is None else int(word) if word.isdigit() else int(tables()["numbers"][key(word)])


def day_of(match: Match, name: str = "day") -> int:
    found = match.groupdict()
    if found.get("ordinal"):
        return value(match, "ordinal", "ordinals")
    return int(match[name].rstrip("sthnrd"))


def full_year(digits: str, today: date | None) -> int:
    """The full year of two digits: within 80 years before `today` and 19 after; without it, from 1950 to 2049."""
    two = int(digits.lstrip("'"))
    first = 1950 if today is None else today.year - 80
    return first + (two - first) % 100


def step_of(match: Match) -> tuple[str, int]:
    word = key(match["rel"]).removeprefix("this ") if match["rel"] != "this" else "this"
    return word, tables()["steps"][word]


def year_of(match: Match, clock: Clock) -> int | None:
    """The year a match gives, in full, in two digits or as 'last year'; None where it gives none."""
    found = match.groupdict()
    if found.get("year"):
        return int(found["year"])
    if found.get("short"):
        return full_year(found["short"], clock.today)
    if found.get("rel"):
        word, step = step_of(match)
        return (clock.named("year", later=False) if word in NAMED else clock.day()).year + step
    return None


NAMED = ("same", "that", "following", "previous", "preceding")
BACK = ("previous", "preceding")


def base_of(word: str, unit: str, clock: Clock) -> date:
    """From where 'the same week', 'the previous week', 'the following week' and 'last week' count."""
    if word in BACK:
        return clock.named_or_today(unit)
    return clock.named(unit, later=word == "following") if word in NAMED else clock.day()


def unit_of(match: Match) -> str:
    word = match.groupdict().get("units") or match["unit"]
    return {"centuries": "century"}.get(word, word.removesuffix("s"))
