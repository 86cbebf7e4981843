"""Claims understood: every claim labelled, the narrator's own found, responsibility rows given where they are sure.

A document's claims, attributions and actors come in with whoever scores labels; the claims with their labels go out, the narrator's among
them, and the sentences that may hold somebody responsible without being sure of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from counterclaim.interpret.corrected import corrected
from counterclaim.interpret.events.happened import Happened, event_of, held_to
from counterclaim.interpret.labels import labelled, owning
from counterclaim.interpret.narrator import LEAST, candidates, counting, narrated, told
from counterclaim.interpret.overstated import marked
from counterclaim.interpret.recanted import recanted
from counterclaim.interpret.responsibility import doubtful, pointed, row
from counterclaim.interpret.tabled import Tabled, hints, tabled
from counterclaim.model.actor import Actor
from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.ids import outlet_id
from counterclaim.model.labels import Act, ActorKind, Position, Voice
from counterclaim.model.ports import Labeller
from counterclaim.model.reading import Asked, Attribution, Scores
from counterclaim.model.span import Span

CLAIMED = 0.8
"""Probability of being a claim from which a reader's attribution is kept.

With attribution-2, of held-out open news read so 4 in 100 are none; at .7 five, at .88 three, for twelve right ones more that are lost.
"""
DENIED = 0.3
"""The same for a denial: one that is missed is worse than one that says little ('which the group has denied')."""
OBJECTS = frozenset({"him", "her", "them"})


@dataclass(frozen=True, slots=True)
class Understood:
    """The claims of a document with their labels, its actors (the outlet among them where it is heard), and doubtful sentences' words."""

    claims: tuple[Claim, ...]
    actors: tuple[Actor, ...]
    doubtful: tuple[Span, ...]


Whose = Callable[[Sequence[Span]], Sequence[Actor]]
"""For the words of some actors, whom they stand for: known actors of the document, or new ones so described."""


def understand(
    document: Document,
    claims: Sequence[Claim],
    attributions: Sequence[Attribution],
    actors: Sequence[Actor],
    labeller: Labeller | None,
    whose: Whose,
    known: Happened,
    counted: Sequence[Span] = (),
) -> Understood:
    """Label every claim; without a `labeller` by the tables alone, and then there are no rows, and of the narrator's claims only tolls.

    `known` are the events that rows are held to, `counted` the words of tolls: whatever else they say, these are claims.
    """
    outlet = _outlet(document, actors)
    narrator = partial(narrated, document, speaker=None if outlet is None else outlet.id)
    plain = list(candidates(document, attributions))
    tolls = [replace(narrator(words), score=1.0) for words in counting(document, plain, attributions, counted)]
    passed = [] if labeller is None else [s for s, passes in zip(plain, labeller.sift(document, plain), strict=True) if passes]
    known_words = {claim.content.spans[0] for claim in tolls}
    every = [*claims, *tolls, *(narrator(words) for words in passed if words not in known_words)]
    whole = set(plain)
    held = _held(document, every, {claim.id: claim.content.spans[0] in whole for claim in tolls}, labeller, whose, known)
    heard = outlet is not None and any(claim.voice is Voice.NARRATOR for claim in held.claims)
    everybody = {actor.id: actor for actor in (*actors, *held.actors, *((outlet,) if outlet is not None and heard else ()))}
    return Understood(marked(corrected(document, recanted(document, held.claims))), tuple(everybody.values()), held.doubtful)


def _held(
    document: Document, every: Sequence[Claim], tolls: Mapping[str, bool], labeller: Labeller | None, whose: Whose, known: Happened
) -> Understood:
    """Those of `every` that are claims, with labels and rows.

    Of what is none by the model the `tolls` stay as plain statements; those that are no whole sentence are nothing else anyhow.
    """
    tables = [_tabled(document, claim) for claim in every]
    asked = [_asked(claim, table) for claim, table in zip(every, tables, strict=True)]
    scored: Sequence[Scores | None] = [None] * len(every) if labeller is None else labeller.label(document, asked)
    claimed: list[tuple[Claim, Scores]] = []
    stated: list[Claim] = []
    for claim, table, scores in zip(every, tables, scored, strict=True):
        if scores is not None and tolls.get(claim.id, True) and scores.choices["claim"]["yes"] >= _least(claim):
            claimed.append((_scored(labelled(document, claim, table, scores), scores), scores))
        elif scores is None or claim.id in tolls:
            plain = labelled(document, claim, table, None)
            stated.append(replace(told(plain) if claim.id in tolls else plain, event=event_of(claim, known)))
    held = responsible(document, claimed, whose, known)
    return replace(held, claims=(*held.claims, *stated))


def _told(claim: Claim, actor: Actor) -> bool:
    """Whether a claim's own words mean this actor: it is the one who speaks, or is mentioned in the content."""
    return actor.id == claim.speaker or any(s.start <= m.start and m.end <= s.end for m in actor.mentions for s in claim.content.spans)


def _scored(claim: Claim, scores: Scores) -> Claim:
    """A claim of the narrator's has no score but that of being one."""
    return replace(claim, score=round(scores.choices["claim"]["yes"], 4)) if claim.voice is Voice.NARRATOR else claim


def responsible(document: Document, kept: Sequence[tuple[Claim, Scores]], whose: Whose, known: Happened) -> Understood:
    """The claims with their rows and events, the actors of these, and what may hold somebody responsible without a row."""
    found = [pointed(document, claim, scores) for claim, scores in kept]
    elsewhere = [p.words for p in found if p is not None and not p.itself]
    actors = dict(zip(elsewhere, whose(elsewhere), strict=True))
    claims: list[Claim] = []
    unsure: list[Span] = []
    for (claim, scores), point in zip(kept, found, strict=True):
        claim = replace(claim, event=event_of(claim, known))
        actor = None if point is None else claim.speaker if point.itself else actors[point.words].id
        if point is not None and not point.itself and actor == claim.speaker and point.words.exact.casefold() in OBJECTS:
            actor = None  # nobody says 'him' of himself
        if point is not None and point.beside and not _told(claim, actors[point.words]):
            actor = None  # somebody named beside the claim: every second time it is somebody else
        if point is not None and actor is not None:
            if claim.act is Act.ACCUSE and actor == claim.speaker and point.position is Position.POSITIVE:
                claim = owning(document, claim, scores)
            event = held_to(document, claim, scores, known)
            claim = replace(claim, responsibility=(row(document, claim, scores, point, actor, event),), event=event)
        elif doubtful(scores):
            unsure.append(claim.content.spans[0])
        claims.append(claim)
    return Understood(tuple(claims), tuple(actors.values()), tuple(unsure))


def _least(claim: Claim) -> float:
    """The probability of being a claim at all that one must reach: none for a printed turn."""
    if claim.voice is Voice.NARRATOR:
        return LEAST
    if claim.cue is None or claim.cue.exact == ":":
        return 0.0
    return DENIED if claim.act is Act.DENY else CLAIMED


def _tabled(document: Document, claim: Claim) -> Tabled:
    def place(span: Span | None) -> tuple[int, int] | None:
        return None if span is None else (span.start, span.end)

    content = [(span.start, span.end) for span in claim.content.spans]
    return tabled(document.text, place(_source(claim)), place(claim.cue), content)


def _source(claim: Claim) -> Span | None:
    return None if claim.source is None else claim.source.span


def _asked(claim: Claim, table: Tabled) -> Asked:
    return Asked(_source(claim), claim.cue, claim.content.spans, hints(table))


def _outlet(document: Document, actors: Sequence[Actor]) -> Actor | None:
    """Who is heard in the article's own assertions: the actor of the outlet's name, where the text names it, else one made for it."""
    if not document.outlet:
        return None
    named = next((actor for actor in actors if _bare(actor.name) == _bare(document.outlet)), None)
    return named or Actor(outlet_id(document.outlet), document.outlet, ActorKind.OUTLET)


def _bare(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")
