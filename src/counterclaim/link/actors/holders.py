"""Whether a description of an office ('the interior minister') means a person who is named with that office in another document.

The sketch of a description, the sketch of a person and what their set knows come in, the grounds for and against and the day go out.
It never reaches across a change of holder, and never joins a description that several people fit ('a minister', 'officials').
"""

from __future__ import annotations

from counterclaim.link.actors.known import Holding, Known, days_between
from counterclaim.link.actors.names import Likeness, PersonName, compare, person_name, same_person_name
from counterclaim.link.actors.sketches import ActorSketch

TERM = 92
"""Days for which one document's word on who holds an office is taken to hold: ministers are changed between two sessions."""


def grounds(described: ActorSketch, person: ActorSketch, known: Known) -> list[str]:
    """The names of the grounds that hold; none where the person is not named with that office, or a day is missing."""
    name, day = person_name(person.name), described.day
    office = described.offices[0] if described.offices else None
    if name is None or office is None or day is None or person.day is None:
        return []
    if not any(held.held and held.agrees(office) for held in person.offices):
        return []
    holders = known.holders(office) or tuple(Holding(name, held, person.day, person.document) for held in person.offices)
    owners = {holding.office.owner for holding in holders if holding.office.owner}
    if not office.owner and len(owners) > 1:
        return ["same_office_that_day", "holder_unclear"]
    nearest = min(days_between(holding.day, day) for holding in holders)
    near = [holding for holding in holders if days_between(holding.day, day) == nearest]
    meant = [holding for holding in near if _one(holding.name, name)]
    if not meant:
        return ["another_holder"]
    if len(meant) < len(near):
        return ["same_office_that_day", "holder_unclear"]
    return ["same_office_that_day"] if _held(holders, near[0], day, nearest) else ["same_office_that_day", "holder_unclear"]


def _one(left: PersonName, right: PersonName) -> bool:
    """Whether a person may be a holder by name; a surname with the office is enough."""
    return same_person_name(left, right) or compare(left, right) is Likeness.SURNAME


def _held(holders: tuple[Holding, ...], meant: Holding, day: str, nearest: int) -> bool:
    """Whether the person held the office on that day: named with it then, or before and after, or lately with nobody else since."""
    if nearest == 0:
        return True
    before = [holding for holding in holders if holding.day <= day]
    after = [holding for holding in holders if holding.day >= day]
    known = (*before[-1:], *after[:1])
    if len(known) == 2 and all(same_person_name(holding.name, meant.name) for holding in known):
        return True
    return nearest <= TERM and (len(known) < 2 or nearest * 2 <= days_between(known[0].day, known[1].day))
