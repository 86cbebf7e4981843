"""How two names of bodies stand to each other.

Two `BodyName`s come in, a `Standing` goes out, whoever owns the bodies.
It knows one pair of names at a time: whether a short name is borne by one body only is for `known` to say.
"""

from __future__ import annotations

from enum import StrEnum

from counterclaim.link.actors.bodies import BodyName, lists
from counterclaim.link.actors.countries import country_key, known_country
from counterclaim.link.actors.folding import spelled_alike
from counterclaim.text.lexicon import tables

LEAST_LETTERS = 5
"""A body's word in another spelling has at least five letters: in shorter ones a changed letter is another word."""


class Standing(StrEnum):
    """How two names of bodies stand to each other."""

    SAME = "same"
    ALIKE = "alike"
    REORDERED = "reordered"
    SHORT = "short"
    LAST_WORD = "last_word"
    LONGER = "longer"
    ONE_WORD = "one_word"
    PART = "part"
    LIKE_NAME = "like_name"
    PEOPLE = "people"
    GOVERNMENT = "government"
    INITIALS = "initials"
    OTHER = "other"


def _same_words(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    return len(left) == len(right) and all(
        one == other or (min(len(one), len(other)) >= LEAST_LETTERS and spelled_alike(one, other))
        for one, other in zip(left, right, strict=True)
    )


def stand(left: BodyName, right: BodyName) -> Standing:
    """How two names stand to each other, whoever owns them."""
    if (left.people or right.people) and (left.people or left.state) == (right.people or right.state):
        return Standing.SAME if left.people and right.people else Standing.PEOPLE
    if left.people or right.people:
        return Standing.OTHER
    if left.state and right.state:
        return Standing.GOVERNMENT if left.state == right.state else Standing.OTHER
    if left.state or right.state:
        state, other = (left, right) if left.state else (right, left)
        return _beside_state(state, other)
    if (whole := _part(left, right)) is not None:
        return whole
    if left.words == right.words:
        return Standing.SAME
    if _same_words(left.words, right.words):
        return Standing.ALIKE
    if bool(left.tail) != bool(right.tail) and left.core == right.core and len(left.core) > 1:
        return Standing.SHORT
    longer, shorter = (left, right) if len(left.words) > len(right.words) else (right, left)
    if (found := _contained(longer.words, shorter.words)) is not Standing.OTHER:
        ends = longer.words[-len(shorter.words) :] == shorter.words
        owned = shorter.owner and country_key(longer.words[0]) != shorter.owner
        return Standing.LONGER if ends and owned and found is not Standing.LIKE_NAME else found
    if sorted(set(left.words) - {"of"}) == sorted(set(right.words) - {"of"}):
        return Standing.REORDERED
    return _initials(longer, shorter)


def _beside_state(state: BodyName, other: BodyName) -> Standing:
    """A state or its government and another body: what the state owns is a part of it; 'Istra' is the state of 'Istran government'."""
    if len(other.core) == 1 and not other.owner and not other.whole and other.core[0] not in lists()[3]:
        return Standing.GOVERNMENT if country_key(other.core[0]) == state.state else Standing.OTHER
    return Standing.PART if other.owner and other.owner == state.state else Standing.OTHER


def _part(left: BodyName, right: BodyName) -> Standing | None:
    """Where one or both are parts: of the other, of one whole, or of two."""
    if left.whole and right.whole:
        if left.whole != right.whole and not {left.whole.split()[-1]} & {right.whole.split()[-1]}:
            return Standing.OTHER
        return Standing.SAME if left.core == right.core else Standing.OTHER
    for one, other in ((left, right), (right, left)):
        if one.whole:
            if " ".join(other.words) == one.whole or (other.words[-1:] == tuple(one.whole.split()[-1:]) and len(other.words) > 1):
                return Standing.PART
            return Standing.SHORT if other.core == one.core and other.core[0] not in lists()[3] and len(other.core) > 1 else Standing.OTHER
    return None


def _contained(longer: tuple[str, ...], shorter: tuple[str, ...]) -> Standing:
    """A shorter name inside a longer one: its end without what stands before, or its beginning without what comes behind."""
    part, splinter, _, bare, _, tail = lists()
    size = len(shorter)
    if size == len(longer) or not size:
        return Standing.OTHER
    if _same_words(longer[-size:], shorter):
        extra = longer[:-size]
        if set(extra) & splinter or "of" in extra:
            return Standing.LIKE_NAME
        if size > 1:
            return Standing.SHORT
        kind = bare | tables().organisation | tables().outlet | tables().body | tables().territory
        named = shorter[0] not in kind and not known_country(shorter[0]) and not set(extra) & (tables().organisation | tables().outlet)
        return Standing.LAST_WORD if named else Standing.ONE_WORD
    if _same_words(longer[:size], shorter):
        extra = longer[size:]
        if shorter[-1] in tail and set(extra) <= tail:
            return Standing.SHORT
        if set(extra) & part:
            return Standing.PART
        if size > 1:
            closed = shorter[-1] in bare | tables().organisation
            return Standing.LONGER if closed or set(extra) & tables().person_nouns.keys() else Standing.SHORT
        return Standing.ONE_WORD if shorter[0] in bare or set(extra) <= tables().organisation | tables().outlet else Standing.OTHER
    return Standing.OTHER


def _initials(longer: BodyName, shorter: BodyName) -> Standing:
    if len(shorter.words) == 1 and len(longer.words) > 1:
        letters = "".join(word[0] for word in longer.words if word != "of")
        owned = (longer.owner[:1] + letters) if longer.owner else letters
        if shorter.words[0] in (letters, owned) and len(shorter.words[0]) > 1:
            return Standing.INITIALS
    return Standing.OTHER
