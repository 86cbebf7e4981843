"""Whom a claim holds responsible: actor, role, event, and the source's net position, only where all of it is sure.

A labelled claim and a model's scores come in, the words that name the actor and the position go out; with the actor these words stand for a
row is made. A condition, a question, hearsay and what was not said never become an accusation.
"""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.interpret.acts import act_table
from counterclaim.interpret.principals import meant
from counterclaim.model.claim import Claim, Responsibility
from counterclaim.model.document import Document
from counterclaim.model.labels import Act, CertaintyLevel, Occurred, Position, Reality, Role
from counterclaim.model.reading import Scores, Weighed
from counterclaim.model.span import Span
from counterclaim.text.patterns import words as text_words

LEAST = 0.85
"""Probability of position and actor together from which a row is given; chosen for precision on events not learned from."""
OWN = 0.5
"""The same where a source denies its own part, of which 20 of 24 rows below `LEAST` were right on events not learned from, or says 'we' or
'I' of it."""
POSSIBLE = 0.35
"""Probability that anybody is held responsible from which a sentence without a row is shown as unread."""
GOES_ON = 0.3
"""Probability from which a word beside the surest one belongs to the actor's description."""
MOST = 0.5
"""Share of a source's words from which the words that name the actor are the source itself."""
MARKED = 0.5
"""Probability from which a word is one of those that say it."""

LEADING = frozenset({"and", "at", "by", "for", "from", "in", "of", "on", "or", "that", "to", "with"})
TRAILING = frozenset({"'s", "s", "’", "'", "a", "and", "by", "from", "in", "of", "or", "own", "the", "to", "with"})
"""Words that do not open or close the naming of an actor."""
ARTICLES = frozenset({"a", "an", "the"})
FIRST_PERSON = frozenset({"i", "me", "my", "we", "us", "our", "ourselves"})
RELATIVES = frozenset({"who", "whom", "which"})
"""Before its source they are whom a claim is about: 'the agency, which Istra accuses of the blast'."""
NEVER_POSITIVE = frozenset({Reality.CONDITIONAL, Reality.QUESTION, Reality.HEARSAY})


@dataclass(frozen=True, slots=True)
class Pointed:
    """Where a claim names somebody responsible: `words` of the actor (the source's own, where it means itself), position and role.

    `beside` tells that the words stand beside the claim's own: they count only where the claim means the same actor by other words.
    """

    words: Span
    itself: bool
    beside: bool
    position: Position
    role: Role


def doubtful(scores: Scores) -> bool:
    """Whether somebody may be held responsible; without a row the sentence should be looked at."""
    return 1 - scores.choices["position"]["none"] >= POSSIBLE


def pointed(document: Document, claim: Claim, scores: Scores) -> Pointed | None:
    """The words of the actor and the source's position, where both are sure enough."""
    shares = scores.choices["position"]
    position = max(Position, key=lambda label: shares[label])
    best = max(scores.words, key=lambda word: word.carries["actor"], default=None)
    if best is None or shares[position] * best.carries["actor"] < OWN or 1 - shares["none"] < LEAST:
        return None
    beside = not any(span.start <= best.start < span.end for span in claim.spans())
    source = None if claim.source is None else claim.source.span
    run = _run(document, scores, best)
    words = run if beside else meant(document, claim, run)
    if words is None:
        return None
    own = source is not None and source.start <= words.start and words.end <= source.end
    if own and position is Position.POSITIVE and _accuses(claim):
        accused = next((span for span in claim.content.spans if span.exact.casefold() in RELATIVES), None)
        if accused is None:
            return None
        words, own = accused, False
    if shares[position] * best.carries["actor"] < (OWN if own and _of_its_own(claim, position) else LEAST):
        return None
    itself = own and source is not None and _most(words, source)
    words = source if itself and source is not None else words
    role = max(Role, key=lambda label: scores.choices["role"][label])
    return Pointed(words, itself, beside, _guarded(claim, position), role)


def _of_its_own(claim: Claim, position: Position) -> bool:
    """Whether a source speaks of its own part: denies it, or claims or admits it as 'we' or 'I', whom grammar tells."""
    if position is Position.NEGATIVE:
        return claim.act is Act.DENY
    said = {word.text for word in text_words(claim.content.text)}
    return position is Position.POSITIVE and claim.act in (Act.CLAIM_RESPONSIBILITY, Act.ADMIT) and not said.isdisjoint(FIRST_PERSON)


def _accuses(claim: Claim) -> bool:
    """Whether the cue alone makes the claim an accusation, as 'accuses' and 'blames' do: nobody says them of itself."""
    found = act_table().decide(text_words(claim.cue.exact), ()) if claim.cue is not None else None
    return found is not None and found.act is Act.ACCUSE


def _most(words: Span, source: Span) -> bool:
    """Whether the words that name the actor are the source, not the state or body that its description mentions."""
    whole, named = (sum(word.casefold() not in ARTICLES for word in span.exact.split()) for span in (source, words))
    return named > MOST * whole


def row(document: Document, claim: Claim, scores: Scores, found: Pointed, actor: str, event: str | None) -> Responsibility:
    """The row, once it is known for which `actor` the words stand and to which `event` it is held."""
    certainty = claim.certainty.level if claim.certainty is not None else CertaintyLevel.UNSTATED
    return Responsibility(actor, found.role, event, found.position, certainty, _says(document, claim, scores))


def _guarded(claim: Claim, position: Position) -> Position:
    """The position that the claim's other labels allow: what is not asserted or did not happen commits nobody."""
    if claim.occurred is Occurred.NO or (claim.reality in NEVER_POSITIVE and position is Position.POSITIVE):
        return Position.NONCOMMITTAL
    return position


def _run(document: Document, scores: Scores, best: Weighed) -> Span:
    """The words around `best` that go on naming the actor, without anything but white space between them, nor what only leads to them."""

    def goes_on(left: int, right: int, new: int) -> bool:
        apart = document.text[scores.words[left].end : scores.words[right].start].strip()
        return scores.words[new].carries["actor"] >= GOES_ON and not apart

    at = first = last = scores.words.index(best)
    while first > 0 and goes_on(first - 1, first, first - 1):
        first -= 1
    while last + 1 < len(scores.words) and goes_on(last, last + 1, last + 1):
        last += 1

    def word(i: int) -> str:
        return document.text[scores.words[i].start : scores.words[i].end].casefold()

    while first < at and word(first) in LEADING:
        first += 1
    while last > at and word(last) in TRAILING:
        last -= 1
    return document.span(scores.words[first].start, scores.words[last].end)


def _says(document: Document, claim: Claim, scores: Scores) -> Span:
    """The words that say so: those the model marks in one fragment of the content, else all of its first fragment."""
    inside = [
        word
        for word in scores.words
        if word.carries["says"] >= MARKED and any(s.start <= word.start and word.end <= s.end for s in claim.content.spans)
    ]
    if not inside:
        return claim.content.spans[0]
    surest = max(inside, key=lambda word: word.carries["says"])
    around = next(s for s in claim.content.spans if s.start <= surest.start < s.end)
    own = [word for word in inside if around.start <= word.start < around.end]
    return document.span(own[0].start, own[-1].end)
