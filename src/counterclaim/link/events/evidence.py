"""What speaks for and against two documents telling of one event, as numbers with the words behind them.

The facets of two documents come in, one `Found` for each kind of evidence goes out, the same whichever comes first. It weighs nothing:
what a number is worth is in the table of `pair`.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from counterclaim.link.events.facets import Facets, Point, Stretch

UNKNOWN = -1.0
"""Stands where one side says nothing; below every step of the table."""
EARTH = 6371.0
"""Kilometres of the earth's radius."""
ALIKE = 0.2
"""Likeness of two headlines that counts as one fact in agreement."""
FAR = 60.0
"""Kilometres between two places that count as one fact in conflict: a county's width."""
LATE = 3.0
"""Days between two dates that count as one fact in conflict: 'at the weekend' reaches over three."""
SHORT_WORDS = 60.0
"""Words beyond which a text is not short."""


@dataclass(frozen=True, slots=True)
class Found:
    """How much there is of one kind of evidence, and the words it rests on."""

    value: float
    words: tuple[str, ...] = ()


def evidence(one: Facets, other: Facets) -> dict[str, Found]:
    """Every kind of evidence by its name."""
    found = {**_wording(one, other), **_people(one, other), **_where(one, other), **_when(one, other), **_counted(one, other)}
    held = {name: item.value for name, item in found.items()}
    agreeing = (
        held["principals"] + held["surnames"] > 0, held["sites"] > 0, held["places"] > 0, 0 <= held["days"] <= 1, held["ages"] > 0,
        held["clocks"] > 0, held["numbers"] > 0, held["killed"] == 0, held["wounded"] == 0, held["headline"] > ALIKE, held["bodies"] > 0,
        held["type"] == 1,
    )  # fmt: skip
    conflicting = (
        held["other_people"], held["other_sites"], held["other_ages"], held["other_clocks"], held["other_numbers"],
        held["kilometres_any"] > FAR, held["days_any"] > LATE, held["killed"] > 0,
    )  # fmt: skip
    agreements = float(sum(agreeing))
    found["agreements"] = Found(agreements)
    found["agreements_in_like_words"] = Found(agreements * held["words"])
    found["conflicts"] = Found(float(sum(conflicting)))
    found["place_and_day"] = Found(float(held["places"] > 0 and 0 <= held["days"] <= 1))
    return found


def _wording(one: Facets, other: Facets) -> dict[str, Found]:
    both = one.words.keys() & other.words.keys()
    named = both & (one.named | other.named)
    return {
        "words": Found(_likeness(one.words, other.words)),
        "headline": Found(_likeness(one.title, other.title)),
        "headline_in_text": Found(max(_likeness(one.title, other.words), _likeness(other.title, one.words))),
        "names": _shared(named),
        "short": Found(min(float(len(one.words)), float(len(other.words)), SHORT_WORDS)),
    }


def _people(one: Facets, other: Facets) -> dict[str, Found]:
    both = one.people & other.people
    principals = both & (one.principals | other.principals)
    officials = (both - principals) & (one.officials | other.officials)
    surnames = (one.surnames & other.personal) | (other.surnames & one.personal)
    apart = bool(one.principals and other.principals and not surnames and not principals)
    return {
        "principals": _shared(principals),
        "principals_of_both": _shared(one.principals & other.principals),
        "officials": _shared(officials),
        "people": _shared(both - principals - officials),
        "surnames": _shared(surnames),
        "other_people": Found(float(apart)),
    }


def _where(one: Facets, other: Facets) -> dict[str, Found]:
    places = (one.around & other.named) | (other.around & one.named)
    site_words = (one.site_words & (other.site_words | other.personal)) | (other.site_words & one.personal)
    return {
        "sites": _shared(one.sites & other.sites),
        "site_words": _shared(site_words),
        "other_sites": Found(float(bool(one.sites and other.sites and not site_words))),
        "bodies": _shared(one.bodies & other.bodies),
        "other_bodies": _apart(one.bodies, other.bodies),
        "town": _shared(one.towns & other.towns),
        "spots": _shared(one.spots & other.spots),
        "places": _shared(places),
        "kilometres": Found(_nearest(one.points, other.points)),
        "kilometres_any": Found(_nearest(one.all_points, other.all_points)),
    }


def _when(one: Facets, other: Facets) -> dict[str, Found]:
    first, second = one.sketch.published, other.sketch.published
    return {
        "days": Found(_days(one.days, other.days)),
        "days_any": Found(_days(one.all_days, other.all_days)),
        "published": Found(UNKNOWN if first is None or second is None else float(abs(first - second))),
        "clocks": _shared(_clock(minute) for minute in one.clocks & other.clocks),
        "other_clocks": _apart(one.clocks, other.clocks),
    }


def _counted(one: Facets, other: Facets) -> dict[str, Found]:
    either = len(one.ages | other.ages)
    share = len(one.ages & other.ages) / either if one.ages and other.ages else UNKNOWN
    return {
        "ages": _shared(map(str, one.ages & other.ages)),
        "age_share": Found(share),
        "other_ages": _apart(one.ages, other.ages),
        "numbers": _shared(one.numbers & other.numbers),
        "other_numbers": _apart(one.numbers, other.numbers),
        "killed": _difference("killed", one, other),
        "wounded": _difference("wounded", one, other),
        "type": _kind(one.types, other.types),
    }


def _likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The cosine of two vectors of length 1, the same to the last bit whichever comes first."""
    return math.fsum(one[word] * other[word] for word in one.keys() & other.keys())


def _shared(words: Iterable[str]) -> Found:
    given = tuple(sorted(words))
    return Found(float(len(given)), given)


def _apart(one: Collection[object], other: Collection[object]) -> Found:
    return Found(float(bool(one and other and set(one).isdisjoint(other))))


def _difference(measure: str, one: Facets, other: Facets) -> Found:
    first, second = one.tolls.get(measure), other.tolls.get(measure)
    return Found(UNKNOWN if first is None or second is None else float(abs(first - second)))


def _kind(one: frozenset[str], other: frozenset[str]) -> Found:
    if not one or not other:
        return Found(UNKNOWN)
    return Found(1.0, ("same kind of event",)) if one & other else Found(0.0, ("other kind of event",))


def _nearest(ours: Iterable[Point], theirs: Collection[Point]) -> float:
    return min((round(_kilometres(*sorted((p, q))), 3) for p in ours for q in theirs), default=UNKNOWN)


def _kilometres(one: Point, other: Point) -> float:
    east = math.radians((other[1] - one[1] + 180) % 360 - 180) * math.cos(math.radians((one[0] + other[0]) / 2))
    return EARTH * math.hypot(east, math.radians(other[0] - one[0]))


def _days(ours: Iterable[Stretch], theirs: Collection[Stretch]) -> float:
    return min((float(max(0, max(a[0], b[0]) - min(a[1], b[1]))) for a in ours for b in theirs), default=UNKNOWN)


def _clock(minute: int) -> str:
    return f"{minute // 60}:{minute % 60:02}"
