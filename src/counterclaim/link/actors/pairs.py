"""Which actors are worth comparing, and what the comparison says.

Sketches come in; blocking keys, or links with verdict, score and reasons, go out.
It compares no two actors of one document: those were told apart when it was read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from counterclaim.link.actors import holders, organisations, people
from counterclaim.link.actors.bodies import body_name, kinds, one_kind_word
from counterclaim.link.actors.countries import country_key
from counterclaim.link.actors.folding import skeleton
from counterclaim.link.actors.grounds import decided
from counterclaim.link.actors.known import Known, learn, name_of
from counterclaim.link.actors.names import person_name
from counterclaim.link.actors.sketches import ActorSketch
from counterclaim.link.actors.sorts import Sort
from counterclaim.model.labels import ActorKind
from counterclaim.model.link import Link
from counterclaim.text.lexicon import tables

SHORTEST = 2
"""Letters of an acronym whose first may be its owner's ('KOR' for the 'Observatory for Rights' of Kessan)."""
MANY = 12
"""Actors of whom the same is said that are all compared with each other: of more the cost would grow with the square."""
NOTHING = Known()
"""What is known where no set is given: a bare surname then is nobody's for sure."""


def keys(sketch: ActorSketch) -> frozenset[str]:
    """Blocking keys: actors that share none are never one. Empty for a source that is only described."""
    return frozenset(_keys(sketch))


def _keys(sketch: ActorSketch) -> Iterator[str]:
    if Sort.PERSON in sketch.sorts:
        for text in (sketch.name, *sketch.also):
            if (name := person_name(text)) is not None:
                yield f"person:{skeleton(name.family)}"
                if len(name.given) > 1:
                    yield f"person:{skeleton(name.given[-1])}"
    if sketch.sorts & {Sort.PERSON, Sort.OFFICE}:
        yield from (f"office:{office.head}" for office in sketch.offices if office.held)
    if Sort.BODY in sketch.sorts:
        yield from _of_body(sketch)


def _of_body(sketch: ActorSketch) -> Iterator[str]:
    plain = kinds() | tables().organisation | {"of"}
    for text, name in ((sketch.name, name_of(sketch)), *((text, body_name(text)) for text in sketch.also)):
        if one_kind_word(name):
            continue
        if len(name.words) == 1:
            yield f"state:{name.state or name.people or country_key(text)}"
            yield f"letters:{name.words[0]}"
            if text.isupper() and len(name.words[0]) > SHORTEST:
                yield f"letters:{name.words[0][1:]}"
        else:
            yield f"letters:{''.join(word[0] for word in name.words if word != 'of')}"
        own = [word for word in (*name.words, *name.whole.split()) if word not in plain]
        yield from (f"body:{skeleton(word)}" for word in own)
        yield from (f"kind:{' '.join(sorted(name.words))}" for _ in range(not own))
        yield from (f"state:{key}" for key in (name.state, name.people) if key)
    yield from (f"letters:{acronym.lower()}" for acronym in sketch.acronyms)
    yield from (f"domain:{sketch.domain}" for _ in range(bool(sketch.domain)))


def same(left: ActorSketch, right: ActorSketch, known: Known = NOTHING) -> Link | None:
    """Whether two actors of different documents are one, as far as `known`, learned from their set, tells; None: nothing to compare."""
    if left.id == right.id or left.document == right.document:
        return None
    one, other = sorted((left, right), key=lambda sketch: sketch.id)
    first, second = one.sorts, other.sorts
    if first | second == {Sort.PERSON, Sort.OFFICE} and not first & second:
        described, person = (one, other) if Sort.OFFICE in first else (other, one)
        return _link(described, person, "holder", holders.grounds(described, person, known), described.day or "")
    found = organisations.grounds(one, other, known) if Sort.BODY in first & second else []
    if found or Sort.PERSON not in first & second:
        return _link(one, other, "body", found)
    found = people.grounds(one, other, known)
    return _link(one, other, "person", [*found, *_kinds(one, other)] if found else [])


def _kinds(left: ActorSketch, right: ActorSketch) -> Iterator[str]:
    """A person's name is compared although one was read as another kind of actor."""
    if ActorKind.PERSON in (left.kind, right.kind) and left.kind is not right.kind:
        yield "other_kind"


def _link(left: ActorSketch, right: ActorSketch, sort: str, grounds: list[str], day: str = "") -> Link | None:
    return decided(left.id, right.id, sort, grounds, day) if grounds else None


def links(sketches: Iterable[ActorSketch], known: Known | None = None) -> tuple[Link, ...]:
    """The links between all actors of a set that share a key, by ids; what is known is learned from the set unless it is given.

    Of more than `MANY` actors of which their documents say the same, the first stands for the others, which are compared with it alone.
    """
    ordered = sorted({sketch.id: sketch for sketch in sorted(sketches, key=lambda s: (s.id, s.document))}.values(), key=lambda s: s.id)
    known = learn(ordered) if known is None else known
    first = _standing_for(ordered)
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for at, sketch in enumerate(ordered):
        for key in keys(sketch) if at not in first else ():
            blocks[key].append(at)
    pairs = {pair for block in blocks.values() for pair in combinations(block, 2)} | {(one, at) for at, one in first.items()}
    found = (same(ordered[left], ordered[right], known) for left, right in sorted(pairs))
    return tuple(link for link in found if link is not None)


def _standing_for(ordered: Sequence[ActorSketch]) -> dict[int, int]:
    """For each actor of whom many say the same the place of the first of these, which has no entry itself."""
    alike: defaultdict[ActorSketch, list[int]] = defaultdict(list)
    for at, sketch in enumerate(ordered):
        if keys(sketch):
            day = sketch.day if Sort.OFFICE in sketch.sorts else None  # who holds an office depends on the day
            alike[replace(sketch, id="", document="", beside=(), day=day, age=_born(sketch))].append(at)
    return {at: places[0] for places in alike.values() if len(places) > MANY for at in places[1:]}


def _born(sketch: ActorSketch) -> int | None:
    """The year of birth that an age gives, or the age where its day is not known: of namesakes of two ages none stands for the other."""
    return sketch.age if sketch.age is None or sketch.day is None else int(sketch.day[:4]) - sketch.age
