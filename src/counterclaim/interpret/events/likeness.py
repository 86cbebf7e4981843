"""Whether two things that are said of events may be said of one: times, places, types.

Times, places and types come in, answers go out. What is not known never tells two events apart.
"""

from __future__ import annotations

import math
from collections.abc import Set
from datetime import date, timedelta

from counterclaim.model.event import Place, When
from counterclaim.model.labels import EventType, Precision

SLACK = 2
"""Days by which two dates of one event may differ."""
APART = 60.0
"""Kilometres from which two places on a map are two."""
VAGUE = frozenset({EventType.ATTACK})
"""Types that any violent event may be called by."""
KIN = (
    frozenset({EventType.BOMBING, EventType.EXPLOSION, EventType.AIR_STRIKE, EventType.SHELLING}),
    frozenset({EventType.ARSON, EventType.FIRE, EventType.EXPLOSION, EventType.BOMBING, EventType.SABOTAGE}),
    frozenset({EventType.SHOOTING, EventType.ASSASSINATION, EventType.MASSACRE, EventType.CLASH, EventType.STABBING, EventType.DEATH}),
    frozenset({EventType.KIDNAPPING, EventType.HOSTAGE_TAKING, EventType.HIJACKING}),
    frozenset({EventType.CRASH, EventType.SINKING, EventType.SABOTAGE, EventType.EXPLOSION}),
    frozenset({EventType.POISONING, EventType.DEATH, EventType.ASSASSINATION}),
)
"""Types that two reports may give one event."""


def same_kind(kind: EventType, others: Set[EventType]) -> bool:
    """Whether a type may be what others call the event."""
    types = others - VAGUE
    return not types or kind in VAGUE or kind in types or any(kind in kin and kin & types for kin in KIN)


def same_time(one: When | None, other: When | None) -> bool:
    """Whether two times may be one: they share a day, or two days are next to each other; what is not dated may be at any time.

    A day of unknown date ('Friday', in an article of unknown date) is near the news: a year or a month named is another time.
    """
    if one is None or other is None:
        return True
    if one.start is None or other.start is None:
        precise = {one.precision, other.precision}
        return precise == {Precision.DAY} or one.text == other.text or _this(one) or _this(other)
    slack = timedelta(days=SLACK if one.precision is other.precision is Precision.DAY else 0)
    return first_day(one) - slack <= last_day(other) and first_day(other) - slack <= last_day(one)


def _this(when: When) -> bool:
    return when.start is None and when.text.casefold().startswith("this ")


def same_place(one: Place | None, other: Place | None) -> bool:
    """Whether two places may be one: nothing is known of either, or they are in one country and near each other."""
    if one is None or other is None:
        return True
    if one.country and other.country and one.country != other.country:
        return False
    return _kilometres(one, other) <= APART


def tied(one: Place, other: Place) -> bool:
    """Whether two places are known to be one, or in one country."""
    return one.name == other.name or (one.country is not None and one.country == other.country)


def _kilometres(one: Place, other: Place) -> float:
    """Great-circle distance by the haversine formula; 0 where one is on no map."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return 0.0
    a, b = math.radians(one.lat), math.radians(other.lat)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(h))


def first_day(when: When) -> date:
    """The first day of a time, of an open one the first of all days."""
    return date.fromisoformat(when.start or when.end or "0001-01-01")


def last_day(when: When) -> date:
    """The last day of a time, of an open one the last of all days."""
    return date.fromisoformat(when.end or when.start or "9999-12-31")


def length(when: When) -> int:
    """How many days a time takes; one that stays open counts by its precision."""
    if when.start is None:
        return 0 if when.precision is Precision.DAY else 30
    return (last_day(when) - first_day(when)).days + 400 * (when.precision is Precision.RANGE)
