"""What one document says about each of its actors, as small as it takes to compare it with the actors of other documents.

A `DocumentRecord` comes in, an `ActorSketch` for each actor goes out: names, offices, acronyms, relations, the document's day.
It compares nothing, and keeps no text of the document but names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from counterclaim.link.actors.bodies import body_name
from counterclaim.link.actors.countries import known_country
from counterclaim.link.actors.folding import fold, words
from counterclaim.link.actors.names import person_name, title_of
from counterclaim.link.actors.offices import Office, age, beside, office
from counterclaim.link.actors.sorts import Sort, sorts
from counterclaim.link.actors.traits import domain, explained, sex
from counterclaim.model.actor import Actor
from counterclaim.model.labels import ActorKind, RelationKind
from counterclaim.model.record import DocumentRecord
from counterclaim.model.span import Span

_DEFINITE = re.compile(r"(?:the|[\w’'-]+(?: [A-Z][\w’'-]*)?['’]s)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ActorSketch:
    """One actor of one document as others are compared with it; plain values only, so that it can be stored.

    `names` the names, fullest first; `also` names that the text says it goes by too; `acronyms` those in brackets behind its name;
    `offices` what it is called beside its name, or the office that a definite description names; `relations` kind and name of the other;
    `beside` names of the document's other actors; `country` the key of the state the document is mostly about ('' unknown);
    `day` the document's day (ISO 8601); `domain` of an outlet's own address; `sex` 'm', 'f' or ''.
    """

    id: str
    document: str
    kind: ActorKind
    names: tuple[str, ...]
    also: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    relations: tuple[tuple[RelationKind, str], ...] = ()
    beside: tuple[str, ...] = ()
    country: str = ""
    day: str | None = None
    domain: str = ""
    sex: str = ""
    age: int | None = None

    @property
    def name(self) -> str:
        """The fullest name."""
        return self.names[0]

    @property
    def sorts(self) -> frozenset[Sort]:
        """As what it may be compared; as nothing where its words only describe it."""
        return sorts(self.kind, self.name, office=bool(self.offices))


def actor_sketch(record: DocumentRecord) -> tuple[ActorSketch, ...]:
    """A sketch of each actor of a record, by id."""
    country = _country(record)
    return tuple(sorted((_sketch(record, actor, country) for actor in record.actors), key=lambda sketch: sketch.id))


def _sketch(record: DocumentRecord, actor: Actor, country: str) -> ActorSketch:
    document = record.document
    by_id = {other.id: other.name for other in record.actors}
    names = _names(actor)
    own = document.outlet is not None and fold(document.outlet).removeprefix("the ") in {fold(name).removeprefix("the ") for name in names}
    kind = ActorKind.OUTLET if own and actor.kind in (ActorKind.ORGANISATION, ActorKind.DESCRIBED_SOURCE) else actor.kind
    named = [span for span in actor.mentions if span.exact in names or fold(span.exact) in map(fold, names)]
    offices, years = _called(record, actor, named)
    also, acronyms = explained(document.text, named, names)
    published = document.published or document.modified or document.captured
    return ActorSketch(
        actor.id,
        document.id,
        kind,
        names,
        tuple(sorted(also)),
        tuple(sorted(acronyms)),
        offices,
        tuple(sorted({(relation.kind, by_id[relation.actor]) for relation in actor.relations if relation.actor in by_id})),
        tuple(sorted({other.name for other in record.actors if other.id != actor.id and other.kind is not ActorKind.DESCRIBED_SOURCE})),
        country,
        published.date().isoformat() if published else None,
        domain(record, actor, names),
        sex(actor, named, document.text),
        years,
    )


def _names(actor: Actor) -> tuple[str, ...]:
    """The names proper, fullest first: not the titles among the aliases."""
    if actor.kind is ActorKind.PERSON:
        mentioned = {span.exact for span in actor.mentions}
        kept = [name for name in (actor.name, *actor.aliases) if person_name(name) is not None]
        kept = [name for name in kept if name == actor.name or (name in mentioned and _is_name(name))]
    else:
        kept = [name for name in (actor.name, *actor.aliases) if any(character.isupper() for character in name)]
    rest = sorted({name for name in kept if name != actor.name}, key=lambda name: (-len(words(name)), name))
    return (actor.name, *rest)


def _is_name(text: str) -> bool:
    """Whether every word that is no particle is capitalised, and not all are titles."""
    last = text.split()[-1]
    return last[:1].isupper() or bool(re.match(r"[a-z]{2,3}-[A-Z]", last))


def _called(record: DocumentRecord, actor: Actor, named: Iterable[Span]) -> tuple[tuple[Office, ...], int | None]:
    """The offices and callings beside the names of a person, or the one office of a definite description; and the age."""
    text = record.document.text
    sorted_as = sorts(actor.kind, actor.name)
    if actor.kind is ActorKind.DESCRIBED_SOURCE and not sorted_as:
        found = _described(record, actor)
        return ((found,) if found is not None else ()), None
    if Sort.PERSON not in sorted_as:
        return (), None
    named = list(named)
    offices = {found for span in named for found in beside(text, span.start, span.end)}
    for alias in (*actor.aliases, *(title for span in named if (title := title_of(span.exact)))):
        if (titled := office(alias)) is not None and not any(titled.agrees(known) for known in offices):
            offices.add(titled)
    ages = Counter(years for span in named if (years := age(text, span.end)) is not None)
    kept = tuple(sorted(offices, key=lambda o: (o.head, o.portfolio, o.owner, o.former, o.deputy)))
    return kept, next(iter(ages)) if len(ages) == 1 else None


def _described(record: DocumentRecord, actor: Actor) -> Office | None:
    """The office of a description of one holder ('the interior minister'); None for 'a minister', 'ministers', 'the minister's aide'."""
    words_of = actor.name
    start = actor.mentions[0].start if actor.mentions else 0
    before = record.document.text[max(0, start - 4) : start].lower()
    definite = _DEFINITE.match(words_of) is not None or before.endswith("the ")
    found = office(words_of) if definite and len(words_of.split()) <= LONGEST else None
    return found if found is not None and found.held else None


LONGEST = 8
"""Words of a description that only names an office; longer ones say more than that, of somebody in particular."""


def _country(record: DocumentRecord) -> str:
    """The state that the document's focal events are placed in, else the state it names most often, if any."""
    placed = Counter(event.place.country for event in record.events if event.focal and event.place is not None and event.place.country)
    if placed:
        return min(placed, key=lambda country: (-placed[country], country))
    named = Counter(_states(record.actors))
    most = max(named.values(), default=0)
    leading = sorted(country for country, count in named.items() if count == most)
    return leading[0] if len(leading) == 1 else ""


def _states(actors: Iterable[Actor]) -> Iterator[str]:
    for actor in actors:
        if actor.kind is ActorKind.STATE:
            key = known_country(fold(actor.name)) or body_name(actor.name).owner
            yield from [key] * max(1, len(actor.mentions)) if key else ()
