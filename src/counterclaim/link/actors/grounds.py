"""Named grounds for and against two actors being one, and what they add up to.

Names of grounds come in, `Reason`s with texts and weights and a verdict go out.
It reads no name: which grounds hold is for `people`, `organisations` and `holders` to say.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from math import exp, fsum

from counterclaim.link.actors.folding import table
from counterclaim.model.labels import LinkKind, Verdict
from counterclaim.model.link import Link
from counterclaim.model.reason import Reason

POSITIVE = 0.85
"""Least score of a positive answer. A false merge puts words into the wrong mouth, a missed one only shows a name twice: so it is well
above even, and the weights are set so that one weak ground never reaches it."""
NEGATIVE = 0.12
"""Highest score of a negative answer: what one clear contradiction brings about."""

TEXTS = {
    "same_full_name": "same full name",
    "same_name": "same name",
    "spelled_alike": "spelled alike: transliteration",
    "middle_name": "full and short name",
    "full_and_short_name": "full and short name",
    "initials": "initials and first names",
    "inner_surname": "surnames in another order, or one of two",
    "close_first_name": "first names nearly alike",
    "surname_alone": "full name and surname",
    "only_bearer": "only one in these documents bears that name",
    "several_bearers": "several in these documents bear that name",
    "also_known_as": "the text says it goes by both names",
    "same_office": "same office",
    "other_office": "other office",
    "same_office_elsewhere": "the same office elsewhere",
    "other_calling": "other calling",
    "same_age": "same age",
    "different_first_names": "different first names",
    "junior_and_senior": "one is the other's junior",
    "different_ages": "different ages",
    "man_and_woman": "a man and a woman",
    "namesakes_in_one_document": "two persons of that name in one document",
    "stands_beside": "stands beside it in one document as another",
    "same_office_that_day": "same office on {day}",
    "no_owner_named": "no state is named with the office",
    "another_holder": "another holds the office on {day}",
    "holder_unclear": "the holder may have changed by {day}",
    "other_word_order": "same words in another order",
    "last_word_of_it": "full and short name",
    "longer_name": "one name goes on behind the other",
    "one_word_of_it": "one word of the name",
    "acronym_in_brackets": "acronym in brackets",
    "initials_only": "initials of the name",
    "same_domain": "same domain",
    "state_and_government": "a state and its government",
    "same_owner": "of the same state or body",
    "owner_unnamed": "whose it is stands in one document only",
    "only_one_of_that_name": "only one in these documents has that name",
    "several_of_that_name": "several in these documents have that name",
    "names_only_a_kind": "the name says only what kind of body it is",
    "other_owner": "of different states or bodies",
    "part_not_whole": "part of, not the same",
    "another_of_like_name": "another of like name",
    "people_not_state": "a people, not its state",
    "other_domain": "another domain",
    "other_kind": "another kind of actor",
}
"""What a user reads for each ground."""


@cache
def _weights() -> dict[str, dict[str, float]]:
    return {name: found for name, found in table("weights").items() if isinstance(found, dict)}


def decided(left: str, right: str, sort: str, found: Iterable[str], day: str = "") -> Link:
    """The link that the grounds of one sort ('person', 'holder', 'body') add up to: log-odds summed, and a prior."""
    names = sorted(set(found), key=lambda name: (-abs(_weights()[sort][name]), name))
    reasons = tuple(Reason(name, TEXTS[name].format(day=day), None, _weights()[sort][name]) for name in names)
    score = 1 / (1 + exp(-fsum([table("weights")["prior"], *(reason.weight for reason in reasons)])))
    verdict = Verdict.POSITIVE if score >= POSITIVE else Verdict.NEGATIVE if score <= NEGATIVE else Verdict.UNSURE
    first, second = sorted((left, right))
    return Link(LinkKind.SAME_ACTOR, first, second, verdict, round(score, DIGITS), reasons)


DIGITS = 4
"""Digits kept of a score: more would differ between machines and say nothing."""
