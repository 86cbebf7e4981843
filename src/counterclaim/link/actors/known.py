"""What the documents of one set say together that bears on who is who: bearers of a surname, acronyms, holders of offices, like names.

Sketches come in, a `Known` goes out, the same whatever their order.
It decides about no pair, and is as good as the set is: of one case, never of a whole casebook, where every surname has several bearers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from counterclaim.link.actors.bodies import BodyName, body_name, kinds
from counterclaim.link.actors.folding import fold, skeleton, spelled_alike
from counterclaim.link.actors.names import Likeness, PersonName, compare, person_name, same_person_name
from counterclaim.link.actors.offices import Office
from counterclaim.link.actors.sketches import ActorSketch
from counterclaim.link.actors.sorts import Sort
from counterclaim.link.actors.standing import Standing, stand
from counterclaim.model.labels import ActorKind, RelationKind
from counterclaim.text.lexicon import tables


@dataclass(frozen=True, slots=True)
class Holding:
    """That a person was called by an office on a day, in a document."""

    name: PersonName
    office: Office
    day: str
    document: str


@dataclass(frozen=True, slots=True)
class Bearing:
    """One who bears a full name: the offices beside it, and the years of birth that ages give."""

    name: PersonName
    offices: tuple[Office, ...] = ()
    born: tuple[int, ...] = ()

    def fits(self, other: Bearing) -> bool:
        """Whether both can be one person: one name, no two ages, not the same office of two places."""
        if not (same_person_name(self.name, other.name) or compare(self.name, other.name) is Likeness.CLOSE):
            return False
        if any(abs(one - two) > BORN for one in self.born for two in other.born):
            return False
        return not any(one.elsewhere(two) for one in self.offices for two in other.offices)

    def with_(self, other: Bearing) -> Bearing:
        """Both as one, by the fuller name."""
        name = max(self.name, other.name, key=lambda name: (len(name.given), name.full))
        offices = sorted({*self.offices, *other.offices}, key=repr)
        return Bearing(name, tuple(offices), tuple(sorted({*self.born, *other.born})))


BORN = 2
"""Years of birth reckoned from ages may differ by two: a birthday passed, and a careless count."""


def bearing(sketch: ActorSketch, name: PersonName) -> Bearing:
    """What a sketch says of the bearer of its full name."""
    born = (int(sketch.day[:4]) - sketch.age,) if sketch.day is not None and sketch.age is not None else ()
    return Bearing(name, sketch.offices, born)


@dataclass(frozen=True, slots=True)
class Known:
    """Bearers of full names by the skeleton of the family name, names of bodies by their last word, expansions of acronyms, who held what.

    `twice`: full names that two persons of one document bear.
    """

    persons: Mapping[str, tuple[Bearing, ...]] = field(default_factory=dict)
    bodies: Mapping[str, tuple[BodyName, ...]] = field(default_factory=dict)
    acronyms: Mapping[str, tuple[BodyName, ...]] = field(default_factory=dict)
    holdings: Mapping[str, tuple[Holding, ...]] = field(default_factory=dict)
    twice: frozenset[tuple[str, ...]] = frozenset()

    def bearers(self, family: str) -> tuple[Bearing, ...]:
        """The different persons who bear a family name, as far as names, ages and offices tell them apart."""
        found: list[Bearing] = []
        for one in self.persons.get(skeleton(family), ()):
            if spelled_alike(one.name.family, family):
                at = next((at for at, other in enumerate(found) if one.fits(other)), len(found))
                found[at : at + 1] = [found[at].with_(one) if at < len(found) else one]
        return tuple(found)

    def of_like_name(self, short: BodyName) -> tuple[BodyName, ...]:
        """The different bodies, by owner or further words, whose name a short one may stand for."""
        found: list[BodyName] = []
        for word in sorted({short.words[0], short.words[-1]}):
            for name in self.bodies.get(word, ()):
                longer = len(name.words) > len(short.words) or bool(name.owner)
                fits = stand(name, short) in (Standing.SHORT, Standing.LAST_WORD, Standing.ONE_WORD, Standing.SAME, Standing.ALIKE)
                if longer and fits and not any(_one_body(name, other) for other in found):
                    found.append(name)
        return tuple(found)

    def holders(self, office: Office) -> tuple[Holding, ...]:
        """Who is called by this office in the set, by day."""
        return tuple(holding for holding in self.holdings.get(office.head, ()) if holding.office.agrees(office) and holding.office.held)


def _one_body(left: BodyName, right: BodyName) -> bool:
    if left.owner and right.owner and left.owner != right.owner:
        return False
    if left.owner and right.words[:-1] == left.words[:-1] and left.words == right.words:
        return True
    return stand(left, right) in (Standing.SAME, Standing.ALIKE, Standing.SHORT)


def name_of(sketch: ActorSketch) -> BodyName:
    """The name of a body as its document has it.

    Of a group named by a state's adjective alone it is the people ('Portuguese'); a capital is its state only where it was read as one; of
    what its name calls a council only, the whole is the body that the document says it is a part of.
    """
    name, low = body_name(sketch.name), fold(sketch.name)
    if name.state and sketch.kind is not ActorKind.STATE and low in tables().capitals and low not in tables().states:
        return replace(name, state="")
    if name.state and sketch.kind is ActorKind.GROUP and low.removeprefix("the ") in tables().demonyms:
        return replace(name, state="", people=name.state)
    wholes = [text for kind, text in sketch.relations if kind is RelationKind.PART_OF and len(body_name(text).words) > 1]
    if len(wholes) == 1 and not name.whole and set(name.core) <= kinds():
        return replace(name, owner="", whole=" ".join(body_name(wholes[0]).words))
    return name


def learn(sketches: Iterable[ActorSketch]) -> Known:
    """What the sketches of one set say together."""
    ordered = sorted(sketches, key=lambda sketch: sketch.id)
    persons: defaultdict[str, set[Bearing]] = defaultdict(set)
    bodies: defaultdict[str, set[BodyName]] = defaultdict(set)
    acronyms: defaultdict[str, set[BodyName]] = defaultdict(set)
    holdings: defaultdict[str, set[Holding]] = defaultdict(set)
    in_document: defaultdict[tuple[str, tuple[str, ...]], int] = defaultdict(int)
    for sketch in ordered:
        name = person_name(sketch.name) if Sort.PERSON in sketch.sorts else None
        if name is not None and name.given:
            persons[skeleton(name.family)].add(bearing(sketch, name))
            in_document[sketch.document, name.full] += 1
            for office in sketch.offices:
                if sketch.day is not None and not office.trade:
                    holdings[office.head].add(Holding(name, office, sketch.day, sketch.document))
        if Sort.BODY in sketch.sorts:
            long = name_of(sketch)
            for word in {long.words[0], long.words[-1]}:
                bodies[word].add(long)
            for acronym in sketch.acronyms:
                acronyms[acronym].add(long)
    return Known(
        {key: tuple(sorted(found, key=lambda b: (-len(b.name.given), -len(b.offices), repr(b)))) for key, found in persons.items()},
        {key: tuple(sorted(found, key=_longest)) for key, found in bodies.items()},
        {key: tuple(sorted(found, key=_longest)) for key, found in acronyms.items()},
        {key: tuple(sorted(found, key=lambda h: (h.day, h.document, h.name.full))) for key, found in holdings.items()},
        frozenset(full for (_, full), count in in_document.items() if count > 1),
    )


def _longest(name: BodyName) -> tuple[int, tuple[str, ...], str]:
    return -len(name.words) - bool(name.owner), name.words, name.owner


def days_between(left: str, right: str) -> int:
    """Days between two ISO dates, never negative."""
    return abs((date.fromisoformat(left) - date.fromisoformat(right)).days)
