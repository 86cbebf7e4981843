"""How what holds over a whole case is said, once for every export: origins, days of accounts, contradictions, turns.

Values of the case's views come in, words go out.
It says of nothing more than is known: that two documents rest on one origin, or on two, only where that was found.
"""

from __future__ import annotations

from datetime import time

from counterclaim.export import event_phrases, phrases
from counterclaim.export.event_phrases import days
from counterclaim.model.event import When
from counterclaim.model.figure import Figure
from counterclaim.model.labels import RelationKind
from counterclaim.views.changes import Change, Changes, Weight
from counterclaim.views.contradictions import Contradiction, Side
from counterclaim.views.linked import Interval
from counterclaim.views.moments import Dates
from counterclaim.views.points import Group
from counterclaim.views.positions import Positions, Track
from counterclaim.views.turns import Taken, Turn

RETURNED = "positions that changed"


def since(changed: Changes) -> str:
    """'What changed since the last look', or since a day (all of which counts as before) or a moment."""
    if changed.since is None:
        return "What changed since the last look"
    whole = changed.since.time() == time.max
    return f"What changed since {phrases.day(changed.since) if whole else phrases.when(changed.since)}"


def origins(count: Interval) -> str:
    """'1 origin', '2 to 4 origins'; '' for none."""
    low, high = count
    if low == high:
        return phrases.count(low, "origin") if low else ""
    return f"{low:,} to {high:,} origins"


def day(text: str | None) -> str:
    """'12 May 2031'; a day that is not known is said to be none."""
    return days(When(text, text, text, None)) if text is not None else "day not known"


def group(one: Group) -> str:
    """'killed, children, attackers not counted'."""
    figure = one.series[0].points[0].figure
    plain = Figure(figure.id, None, figure.measure, None, None, "", figure.kind, one.scope, None, figure.claim, figure.span)
    return ", ".join(filter(None, (one.measure.value, event_phrases.scope(plain))))


def dates(one: Contradiction) -> str:
    """Whether two accounts differ in date; 'not in account' only where a later day can explain it."""
    if not one.in_account:
        return "differ in date, not in account"
    return {Dates.SAME: "same day", Dates.DIFFER: "said on different days", Dates.UNKNOWN: "days not known"}[one.dates]


def side(one: Side) -> str:
    """What a side says; days as days."""
    return " to ".join(day(part) if part[:4].isdigit() and part[4:5] == "-" else part for part in one.says.split(" to "))


def towards(actor: Positions, track: Track) -> str:
    """'on itself: did it', 'on Istra: had a hand in it'."""
    return f"on {'itself' if track.itself else track.held}: {track.family}"


def change(one: Change) -> str:
    """'denies → claims'; '14, against 17' of two accounts that contradict each other; 'denies' where nothing stood before."""
    if not one.was:
        return one.says
    return f"{one.was}, against {one.says}" if one.weight is Weight.CONTRADICTION else f"{one.was} → {one.says}"


def turned(turn: Turn) -> str:
    """'reversal'; 'reversal, as printed' where the day on which the later words were said is not known."""
    return turn.kind.value if turn.said else f"{turn.kind.value}, by days of print"


def through(taken: Taken) -> str:
    """'through Ada Quill, who speaks for it'; '' for the actor's own words."""
    if taken.through is None:
        return ""
    return f"through {taken.through}, {'who speaks for it' if taken.relation is RelationKind.SPEAKS_FOR else 'who holds its office'}"


def not_repeated(actor: Positions, track: Track) -> str:
    """That later documents report an actor without its last position; no more is claimed."""
    many = len(track.quiet)
    return f"not repeated since: {phrases.count(many, 'later document')} {'reports' if many == 1 else 'report'} {actor.name} without it"
