"""What is on record of an item's source, as facts beside its grade and never as a letter.

Items with their claims, names and the user's table come in; short facts, each with its words where it was read, go out. It judges nobody: a
party may be right, and a named source may lie.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from counterclaim.model.claim import Claim
from counterclaim.model.evidence import Item
from counterclaim.model.labels import Mode, RelationKind, SourceKind, Voice
from counterclaim.model.span import Span
from counterclaim.text.patterns import words
from counterclaim.weigh.known import Known
from counterclaim.weigh.names import Names
from counterclaim.weigh.roots import who
from counterclaim.weigh.words import signs

STANDS = {RelationKind.PART_OF: "part of", RelationKind.OFFICE_OF: "office of", RelationKind.SPEAKS_FOR: "speaks for"}
"""Relations that say for whom a source stands, as they are said."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact in words, whether people put it on record or it was read here, and the words that say so where there are any."""

    text: str
    by_people: bool = False
    span: Span | None = None


def facts(item: Item, claims: Mapping[str, Claim], names: Names, known: Known) -> tuple[Fact, ...]:
    """What is on record of the source of an item."""
    claim = claims.get(item.claim or "")
    key = names.key(item.source) if item.source in names.actors else None
    found = [*_on_record(key, known)]
    if claim is not None:
        found += _read(claim, claims, names)
    return tuple(found)


def _on_record(key: str | None, known: Known) -> Iterator[Fact]:
    row = known.of(key)
    if row is not None:
        yield from (
            Fact(text, True) for on, text in ((row.party, "a party to the conflict"), (row.independent, "independent of the parties")) if on
        )
        if row.controlled_by is not None:
            yield Fact(f"controlled by {row.controlled_by}", True)
        if row.claims_falsely:
            yield Fact("on record for claiming what others did", True)
        if row.claims_its_own:
            yield Fact("on record for claiming what it does", True)
    if key in known.held:
        yield Fact("itself named in an account here")


def _read(claim: Claim, claims: Mapping[str, Claim], names: Names) -> Iterator[Fact]:
    """Named or described, first or second hand, for whom it stands: as the text has it."""
    if claim.voice is Voice.NARRATOR:
        yield Fact("the article's own words")
    elif claim.source is None:
        yield Fact("nobody is named")
    else:
        named = claim.source.kind is SourceKind.NAMED
        yield Fact("named" if named else "not named, only described", span=claim.source.span)
    actor = names.actors.get(claim.speaker or "")
    for relation in actor.relations if actor is not None else ():
        if relation.kind in STANDS and relation.actor in names:
            yield Fact(f"{STANDS[relation.kind]} {names.actors[relation.actor].name}", span=relation.span)
    if claim.via is not None and claim.via.claim in claims:
        yield Fact(f"reaches us through {who(claims[claim.via.claim], names)}")
    seen = signs()["own_eyes"].first(words(claim.content.text))
    if seen is not None and claim.voice is Voice.ATTRIBUTED:
        yield Fact("speaks of what was seen or heard")
    if claim.mode is Mode.DIRECT:
        yield Fact("in its own words")
