"""Whether two persons of different documents are one.

Two sketches and what their set knows come in, the grounds for and against go out (none: nothing to compare).
It never reads a text, and a bare surname is somebody's only where one person of the set bears it.
"""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.link.actors.folding import spelled_alike
from counterclaim.link.actors.known import Bearing, Known, bearing, days_between
from counterclaim.link.actors.names import Likeness, PersonName, compare, person_name, same_person_name
from counterclaim.link.actors.sketches import ActorSketch

_FULL = {
    Likeness.SAME: "same_full_name",
    Likeness.ALIKE: "spelled_alike",
    Likeness.MIDDLE: "middle_name",
    Likeness.INITIALS: "initials",
    Likeness.INNER: "inner_surname",
    Likeness.CLOSE: "close_first_name",
    Likeness.OTHER_FIRST: "different_first_names",
}
BIRTHDAY = 366
"""Days in which everybody grows a year older."""
TURN = 1
"""Years two ages may differ on one day: a birthday between two papers, or a careless count."""


def grounds(left: ActorSketch, right: ActorSketch, known: Known) -> list[str]:
    """The names of the grounds that hold for two persons; none where their names have nothing in common."""
    one, other = person_name(left.name), person_name(right.name)
    if one is None or other is None:
        return []
    likeness = compare(one, other)
    found = set(_also(left, right))
    if likeness is Likeness.OTHER:
        return [*found] if found else []
    if likeness is Likeness.SURNAME:
        found.add("surname_alone")
        found.update(_bearer(left, right, one, other, known))
    elif not found or likeness is not Likeness.OTHER_FIRST:
        found.add(_FULL[likeness])
    if likeness in (Likeness.SAME, Likeness.ALIKE) and {one.full, other.full} & known.twice and not _told_apart(left, right):
        found.add("namesakes_in_one_document")
    if {one.suffix, other.suffix} in ({"jr", "sr"}, {"ii", "iii"}, {"jr", "ii"}):
        found.add("junior_and_senior")
    if left.sex and right.sex and left.sex != right.sex and likeness is not Likeness.SAME:
        found.add("man_and_woman")
    found.update(_offices(left, right))
    found.update(_ages(left, right))
    return sorted(found)


def _told_apart(left: ActorSketch, right: ActorSketch) -> bool:
    """Whether age or office says which of two namesakes both are."""
    ages = left.age is not None and right.age is not None
    return ages or any(one.agrees(other) for one in left.offices for other in right.offices)


def _also(left: ActorSketch, right: ActorSketch) -> Iterator[str]:
    """Whether one goes, by its own document's words, by the name of the other."""
    for one, other in ((left, right), (right, left)):
        names = [name for text in other.names[:1] + other.also if (name := person_name(text)) is not None]
        for text in one.also:
            extra = person_name(text)
            if extra is not None and any(
                name.full == extra.full or (len(name.full) > 1 and same_person_name(name, extra)) or _byname(name, extra) for name in names
            ):
                yield "also_known_as"


def _byname(left: PersonName, right: PersonName) -> bool:
    return bool(left.byname) and left.byname == right.byname and spelled_alike(left.family, right.family)


def _bearer(left: ActorSketch, right: ActorSketch, one: PersonName, other: PersonName, known: Known) -> Iterator[str]:
    """What the set knows of a bare surname: who bears it, and whom it cannot be since that one stands beside it."""
    bearers = known.bearers(one.family if not one.given else other.family)
    bare = [sketch for sketch in (left, right) if _bare(sketch)]
    full = next((bearing(sketch, name) for sketch, name in ((left, one), (right, other)) if name.given), None)
    excluded = [who for who in bearers if any(_stands(who.name, sketch) for sketch in bare)]
    if full is not None and any(full.fits(who) for who in excluded) and not _told_apart(left, right):
        yield "stands_beside"
    left_over = [who for who in bearers if who not in excluded or _called(bare, who)]
    fitting = [who for who in left_over if _called(bare, who)]
    left_over = fitting if len(fitting) == 1 else left_over
    if len(left_over) == 1 and (full is None or full.fits(left_over[0])):
        yield "only_bearer"
    elif len(left_over) > 1:
        yield "several_bearers"


def _called(bare: list[ActorSketch], who: Bearing) -> bool:
    """Whether a bearer is called by an office that stands beside the bare name."""
    return any(office.agrees(own) for sketch in bare for office in sketch.offices for own in who.offices)


def _bare(sketch: ActorSketch) -> bool:
    name = person_name(sketch.name)
    return name is not None and not name.given


def _stands(name: PersonName, sketch: ActorSketch) -> bool:
    """Whether this person stands in a document beside the one meant, as another actor."""
    others = (person_name(text) for text in sketch.beside)
    return any(other is not None and other.given and same_person_name(name, other) for other in others)


def _offices(left: ActorSketch, right: ActorSketch) -> Iterator[str]:
    """What their offices and callings say; only offices still held contradict one another."""
    pairs = [(one, other) for one in left.offices for other in right.offices]
    if any(one.agrees(other) and one.former == other.former for one, other in pairs):
        yield "same_office"
        return
    if not pairs or any(one.agrees(other) for one, other in pairs):
        return
    if any(one.elsewhere(other) for one, other in pairs):
        yield "same_office_elsewhere"
        return
    if any(one.trade != other.trade for one, other in pairs) and not any(one.trade == other.trade for one, other in pairs):
        yield "other_calling"
    elif all(not one.former and not other.former for one, other in pairs) and any(not o.trade for o in left.offices):
        yield "other_office"


def _ages(left: ActorSketch, right: ActorSketch) -> Iterator[str]:
    if left.age is None or right.age is None:
        return
    passed = days_between(left.day, right.day) / BIRTHDAY if left.day and right.day else 0.0
    yield "same_age" if abs(left.age - right.age) <= TURN + passed else "different_ages"
