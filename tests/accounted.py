"""Dossiers with claims about who did it, made up for tests from a few words a claim; no model reads them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from hypothesis import strategies as st

from counterclaim.model.actor import Actor, Relation
from counterclaim.model.claim import Certainty, Claim, Content, Responsibility, Source, Via
from counterclaim.model.document import Document
from counterclaim.model.event import Event
from counterclaim.model.ids import claim_id, event_id
from counterclaim.model.labels import (
    Act,
    ActorKind,
    CertaintyLevel,
    EventType,
    Mode,
    Occurred,
    Polarity,
    Position,
    Reality,
    RelationKind,
    Role,
    SectionRole,
    SourceKind,
    ViaKind,
    Voice,
)
from counterclaim.model.record import Case, Dossier, Input
from made import document, dossiers

EVENT = event_id("case", "")
YES, NO, MAYBE = Position.POSITIVE, Position.NEGATIVE, Position.NONCOMMITTAL


@dataclass(frozen=True, slots=True)
class Said:
    """One claim: who says it (None: the article itself), by which act, what, and (actor, role, position) of whom it blames."""

    who: str | None
    act: Act
    what: str
    blames: tuple[tuple[str, Role, Position], ...] = ()
    document: int = 0
    reality: Reality = Reality.ASSERTED
    occurred: Occurred = Occurred.YES
    via: int | None = None
    event: str | None = EVENT
    origin: str | None = None


def accused(who: str | None, whom: str, what: str, role: Role = Role.PERPETRATOR, **more: object) -> Said:
    """An accusation."""
    return Said(who, Act.ACCUSE, what, ((whom, role, YES),), **more)  # type: ignore[arg-type]


def denied(who: str, what: str, whom: str | None = None, role: Role = Role.PERPETRATOR, **more: object) -> Said:
    """A denial, of oneself unless somebody else is named."""
    act = more.pop("act", Act.DENY)
    return Said(who, act, what, ((whom or who, role, NO),), **more)  # type: ignore[arg-type]


def claimed(who: str, what: str, **more: object) -> Said:
    """A claim of responsibility."""
    return Said(who, Act.CLAIM_RESPONSIBILITY, what, ((who, Role.PERPETRATOR, YES),), **more)  # type: ignore[arg-type]


def dossier(*said: Said, parts: tuple[tuple[str, RelationKind, str], ...] = (), warnings: tuple[int, ...] = ()) -> Dossier:
    """A case of these claims, each on a line of its document, with actors by name and `parts` as relations between them."""
    names = sorted({name for one in said for name in _named(one)} | {name for left, _, right in parts for name in (left, right)})
    ids = {name: f"a1-{name.casefold().replace(' ', '-')}" for name in names}
    documents = {
        number: _document(number, [one for one in said if one.document == number]) for number in sorted({s.document for s in said})
    }
    claims: list[Claim] = []
    for one in said:
        claims.append(_claim(one, documents[one.document], ids, claims))
    first = documents[min(documents)]
    actors = tuple(
        Actor(
            ids[name],
            name,
            ActorKind.GROUP,
            relations=tuple(Relation(kind, ids[right], None, first.span(0, 1)) for left, kind, right in parts if left == name),
            mentions=tuple(mention for made in documents.values() for mention in _mentions(made, name)),
        )
        for name in names
    )
    event = Event(EVENT, True, "bridge blast", type=EventType.BOMBING, targets=("railway bridge",))
    made = tuple(documents.values())
    return Dossier(
        case=Case("k1-case", "Bridge blast", (EVENT,), None),
        inputs=tuple(Input(f"{number}.txt", (one.id,)) for number, one in documents.items()),
        documents=made,
        actors=actors,
        claims=tuple(claims),
        unread=(),
        failures=(),
        events=(event,),
        warnings=tuple(claims[number].id for number in warnings),
    )


def _named(one: Said) -> set[str]:
    return {name for name in (one.who, *(whom for whom, _, _ in one.blames)) if name is not None}


def _line(one: Said) -> str:
    return f"{one.who} said: {one.what}" if one.who is not None else one.what


def _document(number: int, said: list[Said]) -> Document:
    text = f"Article {number}\n" + "\n".join(_line(one) for one in said)
    return document(text, published=datetime(2031, 5, 12 + number, tzinfo=UTC))


def _mentions(made: Document, name: str) -> tuple[object, ...]:
    found, at = [], made.text.find(name)
    while at >= 0:
        found.append(made.span(at, at + len(name)))
        at = made.text.find(name, at + 1)
    return tuple(found)


def _claim(one: Said, made: Document, ids: dict[str, str], before: list[Claim]) -> Claim:
    line = made.text.index(_line(one))
    start = line + len(_line(one)) - len(one.what)
    content = made.span(start, start + len(one.what))
    named = one.who is not None
    source = Source(made.span(line, line + len(one.who)), SourceKind.NAMED, ids[one.who]) if one.who is not None else None
    cue = made.span(start - 6, start - 2) if named else None
    voice = Voice.ATTRIBUTED if named else Voice.NARRATOR
    rows = tuple(
        Responsibility(ids[whom], role, one.event, position, CertaintyLevel.UNSTATED, content) for whom, role, position in one.blames
    )
    return replace(
        Claim(
            id=claim_id(made.id, cue, source.span if source else None, (content,), voice),
            document=made.id,
            section=SectionRole.BODY,
            voice=voice,
            mode=Mode.INDIRECT,
            source=source,
            speaker=ids[one.who] if one.who is not None else None,
            cue=cue,
            content=Content((content,)),
            score=0.9,
            act=one.act,
            occurred=one.occurred,
            reality=one.reality,
            polarity=Polarity.POSITIVE,
            certainty=Certainty(CertaintyLevel.UNSTATED),
            event=one.event,
            origin=one.origin,
            responsibility=rows,
        ),
        via=Via(before[one.via].id, ViaKind.QUOTES) if one.via is not None else None,
    )


@st.composite
def blaming_dossiers(draw: st.DrawFn) -> Dossier:
    """A hostile dossier whose claims do anything and hold anybody responsible, warnings among them."""
    made = draw(dossiers())
    ids = [actor.id for actor in made.actors]
    claims = []
    for one in made.claims:
        rows = [
            Responsibility(
                draw(st.sampled_from([*ids, "nobody"])),
                draw(st.sampled_from(Role)),
                draw(st.sampled_from([None, *made.case.focal_events, "elsewhere"])),
                draw(st.sampled_from(Position)),
                CertaintyLevel.UNSTATED,
                one.content.spans[0],
            )
            for _ in range(draw(st.integers(0, 2)))
        ]
        acts, moods = st.none() | st.sampled_from(Act), st.none() | st.sampled_from(Reality)
        claims.append(replace(one, act=draw(acts), reality=draw(moods), responsibility=tuple(rows)))
    warned = tuple(one.id for one in claims if draw(st.integers(0, 4)) == 0)
    return replace(made, claims=tuple(claims), warnings=warned)
