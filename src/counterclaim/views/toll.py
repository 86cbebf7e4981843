"""One toll out of all that a document says: how many killed and how many wounded in the event it reports.

Its figures come in, two numbers go out. It reads only words that the figures already hold, takes no side between sources, and is a summary for
tables of many documents, never a figure of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from counterclaim.model.figure import Counted
from counterclaim.model.labels import FigureKind, Measure

_SHOT = re.compile(r"sho(?:t|ot|oting|otings|ots)|struck|hit|stab|graze", re.IGNORECASE)
"""Words of harm that leave open who of those they befell has died."""
_TAKEN = re.compile(r"taken|rushed|transported|airlifted|flown|brought|admitted|sent|carried|condition|hospital|treated|suffer|sustain|receiv|had", re.IGNORECASE)
"""Words of those who were brought away alive, and may have died later."""
_SINGLE = re.compile(r"(?:an?|the|his|her|their|another|he|she|its|my|our)\b", re.IGNORECASE)
_FEMALE = re.compile(r"\b(?:woman|girl|mother|wife|daughter|sister|girlfriend|she|her|female|aunt|grandmother|niece)$", re.IGNORECASE)
_MALE = re.compile(r"\b(?:man|boy|father|husband|son|brother|boyfriend|he|male|uncle|grandfather|nephew)$", re.IGNORECASE)


def toll(figures: Iterable[Counted]) -> tuple[int, int]:
    """Killed and wounded of the event reported: the largest total, else the distinct people told of one by one.

    An attacker who is said to have died beside the number counts among the killed. Of those only said to be shot, the killed are no wounded.
    """
    own = [f for f in figures if f.event is None]
    dead = [f for f in own if f.measure is Measure.KILLED]
    hurt = [f for f in own if f.measure is Measure.WOUNDED]
    killed = max(_largest(dead), len(_people(dead))) + any(f.scope is not None and f.scope.attackers is False for f in dead)
    return killed, _wounded(hurt, killed, _people(dead))


def _wounded(hurt: Sequence[Counted], killed: int, dead: set[str]) -> int:
    shot = [f for f in hurt if f.cue is not None and _SHOT.match(f.cue.exact)]
    taken = [f for f in hurt if f.cue is not None and _TAKEN.match(f.cue.exact)]
    plain = [f for f in hurt if f not in shot and f not in taken]
    certain = max(_largest(plain), len(_people(plain) - dead))
    open_to = max(_largest(shot), _largest(taken))
    singles = len(_people([*shot, *taken]) - dead)
    if killed:
        singles = len({p for p in _people([*shot, *taken]) - dead if p[0] == "="})
    return max(certain, open_to - killed, singles)


def _largest(figures: Iterable[Counted]) -> int:
    """The largest number given for all: a lower or upper bound counts where there is no other."""
    totals = [f.low if f.low is not None else f.high or 0 for f in figures if f.kind is not FigureKind.INCREMENT and not _single(f)]
    return max(totals, default=0)


def _single(figure: Counted) -> bool:
    return figure.low == figure.high == 1 and not figure.span.exact[:1].isdigit() and not figure.span.exact.lower().startswith("one")


def _people(figures: Iterable[Counted]) -> set[str]:
    """Those told of one by one: '=' and the last name of everyone named; where nobody is, the sexes of those described."""
    singles = [f.span.exact for f in figures if _single(f)]
    named = {f"={words.split()[-1].casefold()}" for words in singles if not _SINGLE.match(words) and words[:1].isupper() and " " in words}
    if named:
        return named
    sexes = {"f" if _FEMALE.search(w) else "m" for w in singles if _FEMALE.search(w) or _MALE.search(w)}
    return sexes or ({"?"} if singles else set())
