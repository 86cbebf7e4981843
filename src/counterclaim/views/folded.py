"""Sources of copies: 'Velm police' in a reprint is 'Velm police' of the story it reprints, though nothing else would join the two.

A dossier and what was linked come in, the dossier with those sources joined goes out.
It joins no source of two documents that are not copies of one another, and no source that goes by other words.
"""

from __future__ import annotations

from dataclasses import replace

from counterclaim.model.actor import Actor
from counterclaim.model.claim import Claim
from counterclaim.model.record import Dossier
from counterclaim.views.linked import Linked


def folded(dossier: Dossier, linked: Linked) -> Dossier:
    """The dossier with the sources of copies that no link joined joined to those of what they copy."""
    if not linked.copies:
        return dossier
    first: dict[tuple[str, str], str] = {}
    joined: dict[str, str] = {}
    ordered = sorted(dossier.actors, key=lambda actor: (_document(actor) in linked.copies, actor.id))
    for actor in ordered:
        if len({mention.document for mention in actor.mentions}) == 1:
            joined[actor.id] = first.setdefault((linked.root(_document(actor)), _key(actor.name)), actor.id)
    claims = tuple(_claim(claim, joined) for claim in dossier.claims)
    return replace(dossier, actors=_actors(dossier.actors, joined), claims=claims)


def _actors(actors: tuple[Actor, ...], joined: dict[str, str]) -> tuple[Actor, ...]:
    made: dict[str, Actor] = {}
    for actor in sorted(actors, key=lambda one: (joined.get(one.id, one.id) != one.id, one.id)):
        target = joined.get(actor.id, actor.id)
        relations = tuple(replace(relation, actor=joined.get(relation.actor, relation.actor)) for relation in actor.relations)
        known = made.get(target)
        if known is None:
            made[target] = replace(actor, relations=relations)
        else:
            mentions = tuple(sorted({*known.mentions, *actor.mentions}))
            made[target] = replace(known, relations=tuple(dict.fromkeys((*known.relations, *relations))), mentions=mentions)
    return tuple(made[actor.id] for actor in actors if actor.id in made)


def _claim(claim: Claim, joined: dict[str, str]) -> Claim:
    source = claim.source
    if source is not None and source.actor in joined:
        source = replace(source, actor=joined[source.actor])
    rows = tuple(replace(row, actor=joined.get(row.actor, row.actor)) for row in claim.responsibility)
    speaker = joined.get(claim.speaker, claim.speaker) if claim.speaker is not None else None
    return replace(claim, source=source, speaker=speaker, responsibility=rows)


def _document(actor: Actor) -> str:
    return actor.mentions[0].document if actor.mentions else ""


def _key(name: str) -> str:
    return " ".join(name.casefold().removeprefix("the ").split())
