"""The attributes of events: type, stage, date, place, target, weapon, perpetrator, each with the words and the claim that give it.

Known events with their mentions, and the labelled claims of a document, come in; the events go out with everything that is said of them.
What is said differently stands side by side: nothing here chooses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from counterclaim.interpret.events.happened import Happened
from counterclaim.interpret.events.participants import Part
from counterclaim.interpret.events.setting import Told
from counterclaim.interpret.events.suspicion import suspicion
from counterclaim.model.actor import Actor
from counterclaim.model.claim import Claim, Responsibility
from counterclaim.model.event import Attribute, Event
from counterclaim.model.figure import Figure
from counterclaim.model.labels import Suspicion
from counterclaim.text.ranges import innermost


def described(
    known: Happened,
    told: Sequence[Told],
    parts: Iterable[Part],
    claims: Sequence[Claim],
    actors: Sequence[Actor],
    tolls: Sequence[Figure],
) -> tuple[Event, ...]:
    """The events with their attributes; the one the document is about is left out where nothing at all is said of it."""
    of = dict(zip(known.spans, known.which, strict=True))
    found: dict[str, list[Attribute]] = {event.id: [] for event in known.events}
    said = [(of[one.mention.span], a) for one in told if one.mention.span in of for a in _of_mention(one)]
    said += [(of[part.mention], Attribute(part.name, part.span.exact, None, part.span)) for part in parts if part.mention in of]
    contents = [(span.start, span.end, claim.id) for claim in claims for span in claim.content.spans]
    giving = innermost([(a, b) for a, b, _ in contents], [(a.span.start, a.span.end) for _, a in said])
    for (event, attribute), number in zip(said, giving, strict=True):
        found[event].append(attribute if number is None else replace(attribute, claim=contents[number][2]))
    by_id = {actor.id: actor for actor in actors}
    for claim in claims:
        for row in claim.responsibility:
            if row.event in found:
                found[row.event] += _of_row(claim, row, by_id)
    spoken = {row.event for claim in claims for row in claim.responsibility} | {toll.event for toll in tolls}
    return tuple(_with(event, found[event.id]) for event in known.events if event.spans or event.id in spoken)


def _of_mention(one: Told) -> Iterator[Attribute]:
    mention = one.mention
    yield Attribute("type", mention.type, None, mention.span)
    yield Attribute("stage", mention.stage, None, mention.span)
    if one.date is not None:
        yield Attribute("date", one.date.when.text, None, one.date.span)
    if one.place is not None:
        yield Attribute("place", one.place.place.name, None, one.place.span)


def _of_row(claim: Claim, row: Responsibility, actors: Mapping[str, Actor]) -> Iterator[Attribute]:
    """Who is named as having had a part, and in what manner; who is cleared stands there too, and says so."""
    manner = suspicion(claim, row, actors.get(claim.speaker or ""))
    yield Attribute("perpetrator", actors[row.actor].name, claim.id, row.span)
    yield Attribute("confidence", manner, claim.id, row.span)


def _with(event: Event, found: Sequence[Attribute]) -> Event:
    """The event with what is said of it: each value of each attribute once, at its first place, in text order."""
    first: dict[tuple[str, str, str | None], Attribute] = {}
    for attribute in sorted(found, key=lambda a: (a.span, a.name, a.value)):
        first.setdefault((attribute.name, attribute.value.casefold(), attribute.claim), attribute)
    kept = tuple(first.values())

    def values(name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(a.value for a in kept if a.name == name))

    cleared = {a.claim for a in kept if a.name == "confidence" and a.value in (Suspicion.DENIED, Suspicion.ACQUITTED)}
    named = tuple(dict.fromkeys(a.value for a in kept if a.name == "perpetrator" and (a.claim is None or a.claim not in cleared)))
    return replace(event, targets=values("target"), weapons=values("weapon"), perpetrators=named, attributes=kept)
