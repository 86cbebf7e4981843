"""How events and figures are said, once for every export: days, numbers, scopes, places.

Values of the event record come in, words go out. It rounds nothing and adds nothing up.
"""

from __future__ import annotations

from datetime import date

from counterclaim.export.phrases import MONTHS
from counterclaim.model.event import Event, Place, When
from counterclaim.model.figure import Figure
from counterclaim.model.labels import FigureKind, Precision
from counterclaim.views.passages import Cited
from counterclaim.views.record import Fact
from counterclaim.views.timeline import stretch
from counterclaim.views.tolls import Count, EventTolls, Given

LABELS = {"target": "targets", "weapon": "weapons", "perpetrator": "said to be by"}
"""What a slot of an event is called; others go by their own name."""


def days(when: When | None) -> str:
    """'12 May 2031', 'May 2031', '2031', '1990s', '3–7 May 2031'; the text's own words where the days are not known."""
    found = stretch(when)
    if when is None or found is None:
        return "" if when is None else when.text
    first, last = found
    if when.start is None or when.end is None:
        return f"{'until' if when.start is None else 'from'} {_day(first)}"
    if when.precision is Precision.YEAR and first.year == last.year:
        return str(first.year)
    if when.precision is Precision.DECADE:
        return f"{first.year}s"
    if when.precision is Precision.MONTH and (first.year, first.month) == (last.year, last.month):
        return f"{MONTHS[first.month]} {first.year}"
    if when.precision in (Precision.SEASON, Precision.CENTURY):
        return f"{_month(first)} to {_month(last)}" if when.precision is Precision.SEASON else f"{first.year} to {last.year}"
    return _day(first) if first == last else _range(first, last)


def amount(figure: Figure) -> str:
    """The text's own words where they say the number in figures or none is known; else the number and its words."""
    if (figure.low is None and figure.high is None) or any(c.isdecimal() for c in figure.words):
        return figure.words
    return f"{number(figure.low, figure.high)} “{figure.words}”"


def number(low: int | None, high: int | None) -> str:
    """'14', 'at least 133', 'at most 100', '40 to 50'."""
    if low is None or high is None:
        return "" if low is None and high is None else f"at least {low:,}" if high is None else f"at most {high:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def scope(figure: Figure) -> str:
    """'children, in the north, attackers counted in'; '' where nothing narrows the figure, or its own words say what does."""
    what = figure.scope
    if what is None:
        return ""
    attackers = {True: "attackers counted in", False: "attackers not counted", None: ""}[what.attackers]
    named = (part for part in (what.who, what.area) if part and part.casefold() not in figure.words.casefold())
    return ", ".join(filter(None, (*named, attackers)))


def as_of(count: Count) -> str:
    """'12 May 2031', or the words for it, where the figures say for when they hold."""
    times = dict.fromkeys(item.figure.as_of for item in count.given if item.figure.as_of)
    return ", ".join(days(When(time, time, time, None)) for time in times)


def joint(count: Count, first: bool) -> str:
    """What stands before a number: an arrow where it holds for a later day, else what tells it from the one before."""
    if count.kind is FigureKind.SUBSET:
        return "of these"
    if count.kind is FigureKind.INCREMENT:
        return "a further"
    return "" if first else "→" if count.later else "|"


def givers(count: Count) -> list[tuple[str, list[Given]]]:
    """Who gives a number, each once with every place where they do; '' where nobody is known to."""
    found: dict[str, list[Given]] = {}
    for item in count.given:
        found.setdefault(item.speaker or "", []).append(item)
    return list(found.items())


def event_name(event: Event) -> str:
    """'12 May 2031 · the Harrow Bridge blast'."""
    when = days(event.date)
    return f"{when} · {event.label}" if when and when != event.label else event.label


def tolls_of(item: EventTolls) -> str:
    """Of which event figures are."""
    return event_name(item.event) if item.event is not None else "event not said"


def value(fact: Fact, event: Event) -> str:
    """A fact's value: a date by its days, a place with its country, all else as it stands."""
    if fact.slot == "date" and event.date is not None and fact.value == event.date.text:
        return days(event.date)
    if fact.slot == "place" and event.place is not None and fact.value == event.place.name:
        return placed(event.place)
    return fact.value


def placed(place: Place) -> str:
    """'Velm (XX)', and the other places that may be meant."""
    named = _named(place)
    others = [other for other in dict.fromkeys(map(_named, place.candidates)) if other != named]
    return f"{named}, or {', '.join(others)}" if others else named


def offhand(cited: Cited, shown: str) -> bool:
    """Whether the words say more than the value that is shown."""
    return " ".join(cited.words.casefold().split()) != " ".join(shown.casefold().split())


def _named(place: Place) -> str:
    return f"{place.name} ({place.country})" if place.country else place.name


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month]} {day.year}"


def _month(day: date) -> str:
    return f"{MONTHS[day.month]} {day.year}"


def _range(first: date, last: date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last)}"
    return f"{first.day} {MONTHS[first.month]}–{_day(last)}" if first.year == last.year else f"{_day(first)}–{_day(last)}"
