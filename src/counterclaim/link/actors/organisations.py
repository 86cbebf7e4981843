"""Whether two organisations, groups, outlets or states of different documents are one.

Two sketches and what their set knows come in, the grounds for and against go out (none: nothing to compare).
A part is never its whole: a wing, a council or a ministry stays apart, whatever their names share.
"""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.link.actors.bodies import BodyName, body_name, names_a_kind, one_kind_word
from counterclaim.link.actors.countries import country_key
from counterclaim.link.actors.folding import fold
from counterclaim.link.actors.known import Known, name_of
from counterclaim.link.actors.sketches import ActorSketch
from counterclaim.link.actors.standing import Standing, stand
from counterclaim.model.labels import ActorKind

_PLAIN = {
    Standing.SAME: "same_name",
    Standing.ALIKE: "spelled_alike",
    Standing.REORDERED: "other_word_order",
    Standing.SHORT: "full_and_short_name",
    Standing.LAST_WORD: "last_word_of_it",
    Standing.LONGER: "longer_name",
    Standing.ONE_WORD: "one_word_of_it",
    Standing.PART: "part_not_whole",
    Standing.LIKE_NAME: "another_of_like_name",
    Standing.PEOPLE: "people_not_state",
    Standing.GOVERNMENT: "state_and_government",
    Standing.INITIALS: "initials_only",
}
_FULL = (Standing.SAME, Standing.ALIKE, Standing.SHORT)
_ONE = (*_FULL, Standing.LAST_WORD, Standing.ONE_WORD)


def grounds(left: ActorSketch, right: ActorSketch, known: Known) -> list[str]:
    """The names of the grounds that hold for two bodies; none where their names have nothing in common."""
    one, other = name_of(left), name_of(right)
    standing = _stateless(left, right, one, other, stand(one, other))
    letters = () if standing is Standing.GOVERNMENT else _acronym(left, right, one, other, known)
    found = set(letters) | set(_related(left, right, one, other))
    found |= {"same_domain"} if left.domain and left.domain == right.domain else set()
    found |= {"also_known_as"} & set(_also(left, right))
    if standing is Standing.OTHER and not found:
        return []
    if standing in _PLAIN and not (found & {"acronym_in_brackets"} and standing is Standing.INITIALS):
        found.add(_PLAIN[standing])
    if standing in _ONE:
        found.update(_owners(left, right, one, other, standing, known))
    if left.domain and right.domain and left.domain != right.domain and "." in left.domain + right.domain:
        found.add("other_domain")
    return sorted(found)


def _stateless(left: ActorSketch, right: ActorSketch, one: BodyName, other: BodyName, standing: Standing) -> Standing:
    """A state that the lexicon does not know is one where a kind says so: 'Istra' and the state read from 'the Istran government'."""
    single = len(one.words) == len(other.words) == 1 and ActorKind.STATE in (left.kind, right.kind)
    if standing is not Standing.OTHER or not single or country_key(left.name) != country_key(right.name):
        return standing
    return Standing.PEOPLE if one.people or other.people else Standing.GOVERNMENT


def _owners(left: ActorSketch, right: ActorSketch, one: BodyName, other: BodyName, standing: Standing, known: Known) -> Iterator[str]:
    """Whose the two are, where a name is shared by bodies of several states."""
    if one.owner and other.owner:
        yield "same_owner" if one.owner == other.owner else "other_owner"
        return
    short, sketch = (other, right) if len(other.words) + bool(other.owner) <= len(one.words) + bool(one.owner) else (one, left)
    full = one if short is other else other
    if one_kind_word(short):
        yield "names_only_a_kind"
        return
    like = known.of_like_name(short)
    beside = [body_name(text) for text in sketch.beside]
    left_over = [name for name in like if not any(_matches(name, near) for near in beside)]
    if names_a_kind(short) and full != short and any(_matches(full, near) for near in beside):
        yield "stands_beside"
    if len(left_over) > 1:
        yield "several_of_that_name"
    elif len(left_over) == 1:
        yield "only_one_of_that_name"
    elif names_a_kind(short) and left.country and right.country and left.country != right.country:
        yield "several_of_that_name"


def _matches(left: BodyName, right: BodyName) -> bool:
    return left.words == right.words and left.owner == right.owner and left.whole == right.whole


def _acronym(left: ActorSketch, right: ActorSketch, one: BodyName, other: BodyName, known: Known) -> Iterator[str]:
    """Whether one name is the acronym that some document of the set puts in brackets behind the other."""
    for short, long, sketch in ((left, other, right), (right, one, left)):
        acronym = short.name.replace(".", "")
        if not acronym.isupper() or " " in acronym:
            continue
        meant = known.acronyms.get(acronym, ())
        fits = acronym in sketch.acronyms or any(stand(name, long) in _FULL for name in meant)
        if fits and all(stand(name, long) in _FULL for name in meant):
            yield "acronym_in_brackets"
        elif fits:
            yield from ("initials_only", "several_of_that_name")


def _related(left: ActorSketch, right: ActorSketch, one: BodyName, other: BodyName) -> Iterator[str]:
    """Whether a document says that one is a part or an affiliate of the other."""
    for sketch, name in ((left, other), (right, one)):
        for _, whole in sketch.relations:
            mine = one if sketch is left else other
            if stand(body_name(whole), name) is Standing.SAME and stand(mine, name) is not Standing.SAME:
                yield "part_not_whole"


def _also(left: ActorSketch, right: ActorSketch) -> Iterator[str]:
    names = ({fold(name) for name in (*left.names, *left.also)}, {fold(name) for name in (*right.names, *right.also)})
    if (left.also or right.also) and names[0] & names[1]:
        yield "also_known_as"
