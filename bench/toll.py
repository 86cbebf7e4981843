"""One toll out of all that a document says: how many killed and how many wounded in the event it reports.

Its figures come in, two numbers go out. It reads only words that the figures already hold, and is made to be compared with a registry's
numbers: nothing in a dossier adds up or chooses so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from counterclaim.model.figure import Counted
from counterclaim.model.labels import FigureKind, Measure

LEAD = 6
"""Figures that are looked at: news tells its toll first, and of other events later (6, 10, 15 and all were tried)."""
BEYOND = 8
"""A number so many times every other one of the lead is not of the event (5, 8, 12 and 20 were tried)."""
FAR = 2
"""A number so many times the last one below it, and given once, is of another matter: the year's toll, a trial's."""
_SHOT = re.compile(r"sho(?:t|ot|ots|oting|otings)\b|struck|hit\b|stab|graz", re.IGNORECASE)
"""Words of harm that leave open who of those they befell has died."""
_TAKEN = re.compile(
    r"taken|rushed|transported|airlifted|flown|brought|admitted|sent|carried|in |with |hospital|treated|suffer|sustain|receiv|had"
    r"|expected|recover|fight",
    re.IGNORECASE,
)
"""Words of those who were brought away alive, and may have died later."""
_SINGLE = re.compile(r"(?:an?|the|his|her|their|another|he|she|its|my|our|this|that)\b", re.IGNORECASE)
_FEMALE = re.compile(r"\b(?:woman|girl|mother|wife|daughter|sister|girlfriend|she|female|aunt|grandmother|niece)$", re.IGNORECASE)
_MALE = re.compile(r"\b(?:man|boy|father|husband|son|brother|boyfriend|he|male|uncle|grandfather|nephew)$", re.IGNORECASE)


def toll(figures: Iterable[Counted]) -> tuple[int, int]:
    """Killed and wounded of the event reported: the largest total, else the distinct people told of one by one.

    An attacker who is said to have died beside the number counts among the killed. Of those only said to be shot, the killed are no
    wounded.
    """
    own = _of_one_size([f for f in figures if f.event is None and f.measure in (Measure.KILLED, Measure.WOUNDED)][:LEAD])
    dead = [f for f in own if f.measure is Measure.KILLED]
    hurt = [f for f in own if f.measure is Measure.WOUNDED]
    beside = max((1 + (f.low or 0) for f in dead if f.scope is not None and f.scope.attackers is False), default=0)
    killed = max(_largest(dead), len(_named(dead)), min(1, len(dead)), beside)
    return killed, _wounded(hurt, killed, dead)


def _of_one_size(figures: list[Counted]) -> list[Counted]:
    """Without a number that is given once, not first, and out of all proportion to the others: a count of many years or events."""
    sizes = [f.low or f.high or 0 for f in figures]
    highest = max(sizes, default=0)
    others = [size for size in sizes if size != highest]
    alone = sizes.count(highest) == 1 and others and sizes[0] != highest
    return [f for f, size in zip(figures, sizes, strict=True) if not (alone and size == highest > BEYOND * max(*others, 1))]


def _wounded(hurt: Sequence[Counted], killed: int, dead: Sequence[Counted]) -> int:
    open_ = [f for f in hurt if f.cue is not None and _SHOT.match(f.cue.exact)]
    taken = [f for f in hurt if f.cue is not None and _TAKEN.match(f.cue.exact)]
    plain = [f for f in hurt if f not in open_ and f not in taken]
    if not killed:
        return _largest(hurt) or max(len(_named(hurt)), len(_sexes(hurt)))
    told = bool(_others(hurt)) or any(_single(f) for f in plain)
    return max(_largest(plain), _largest(open_) - killed, _largest(taken) - killed, int(told))


def _largest(figures: Iterable[Counted]) -> int:
    """The largest number given for all: a lower or upper bound counts where there is no other."""
    totals = [f.low if f.low is not None else f.high or 0 for f in figures if f.kind is not FigureKind.INCREMENT and not _single(f)]
    values = sorted(set(totals))
    while len(values) > 1 and values[-1] > FAR * max(values[-2], 1) and totals.count(values[-1]) == 1 and totals[0] != values[-1]:
        values.pop()
    return values[-1] if values else 0


def _single(figure: Counted) -> bool:
    return figure.low == figure.high == 1 and not figure.span.exact[:1].isdigit() and not figure.span.exact.lower().startswith("one")


def _others(figures: Iterable[Counted]) -> list[Counted]:
    return [f for f in figures if _single(f) and f.span.exact.lower().startswith("another")]


def _named(figures: Iterable[Counted]) -> set[str]:
    """The last names of everyone told of by name."""
    words = [f.span.exact for f in figures if _single(f)]
    return {w.split()[-1].casefold() for w in words if not _SINGLE.match(w) and w.split()[-1][:1].isupper() and " " in w}


def _sexes(figures: Iterable[Counted]) -> set[str]:
    """The sexes of those described one by one, '?' where nobody's is told."""
    words = [f.span.exact for f in figures if _single(f)]
    sexes = {"f" if _FEMALE.search(w) else "m" for w in words if _FEMALE.search(w) or _MALE.search(w)}
    return sexes or ({"?"} if words else set())
