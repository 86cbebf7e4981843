"""Dossiers with events and figures made up for tests: one written by hand, and a strategy that makes hostile ones."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from hypothesis import strategies as st

from counterclaim.model.actor import Actor
from counterclaim.model.claim import Certainty, Claim, Content, Responsibility, Source
from counterclaim.model.document import Document
from counterclaim.model.event import Attribute, Event, Place, When
from counterclaim.model.figure import Figure, Scope
from counterclaim.model.ids import claim_id, event_id
from counterclaim.model.labels import (
    Act,
    ActorKind,
    CertaintyLevel,
    EventType,
    FigureKind,
    Measure,
    Mode,
    Position,
    Precision,
    Role,
    SourceKind,
    Stage,
    Voice,
)
from counterclaim.model.record import Case, Dossier, Input
from counterclaim.model.span import Span
from counterclaim.views.ledger import ledger
from counterclaim.views.passages import Passages
from made import HOSTILE, document, dossiers

ARTICLE = """Blast at Orrin ferry kills at least 14, police say

OSTREL, 12 May 2031 - A bomb tore through the ferry terminal at Orrin on Monday morning. \
Harbour police said at least 14 people were killed and some 60 wounded. \
St Brana's hospital put the dead at 17 on Thursday, among them three children.

The Grey Tide claimed the attack, in revenge for the clearing of the salt camps. Norda's premier accused Istra of paying for it, \
without giving any evidence. Istra's envoy denied that: "They have shown no proof," she said.

The port authority had warned its staff on 3 May that ferries could be attacked before the end of the month. \
The interior ministry dismissed the warning as routine.

Four men were arrested on Tuesday, the prosecutor said. She charged one of them, a welder, with murder. \
She expects more arrests within days, and the premier vowed to rebuild the pier. "We will strike again," the Grey Tide said.

Six people died in 2026 when a bomb went off in the Tolmen tunnel. In 1994 a siege at the Lisk grain hall left 132 dead. \
A plot against the Velm market was foiled in March 2030. About 40 were hurt in a fire on the same pier last Sunday.
"""


@dataclass
class Builder:
    """Makes claims, events and figures of one text from their words; `at` is where the search for words begins."""

    made: Document
    actors: dict[str, Actor] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)

    def span(self, words: str, after: str = "") -> Span:
        start = self.made.text.index(words, self.made.text.index(after) if after else 0)
        return self.made.span(start, start + len(words))

    def claim(self, source: str, cue: str, content: str, act: Act, *, after: str = "", **facts: object) -> Claim:
        """A claim by `source` ('' for the article itself), whose words stand behind `after`."""
        spans = [self.span(words, after) if words else None for words in (source, cue)]
        contents = tuple(sorted(self.span(part, after) for part in content.split(" ... ")))
        voice = Voice.ATTRIBUTED if spans[0] else Voice.NARRATOR
        if spans[0]:
            self.actors.setdefault(source, Actor(source, source, ActorKind.ORGANISATION, mentions=(spans[0],)))
        found = Claim(
            id=claim_id(self.made.id, spans[1], spans[0], contents, voice),
            document=self.made.id,
            section=self.made.section_at(contents[0].start).role,
            voice=voice,
            mode=Mode.INDIRECT,
            source=Source(spans[0], SourceKind.NAMED, source) if spans[0] else None,
            speaker=source or None,
            cue=spans[1],
            content=Content(contents),
            score=0.9,
            act=act,
            **facts,  # type: ignore[arg-type]
        )
        self.claims.append(found)
        return found

    def event(self, which: str, label: str, words: str, **facts: object) -> Event:
        made = Event(event_id(self.made.id, which), not which, label, (self.span(words),), **facts)  # type: ignore[arg-type]
        self.events.append(made)
        return made

    def figure(self, event: Event | None, measure: Measure, words: str, claim: Claim, *, after: str = "", **facts: object) -> Figure:
        numbers = {"low": None, "high": None, "kind": FigureKind.TOTAL, "scope": None, "as_of": None} | facts
        span = self.span(words, after)
        made = Figure(
            f"f{len(self.figures)}", event.id if event else None, measure, words=words, claim=claim.id, span=span, **numbers,  # type: ignore[arg-type]
        )  # fmt: skip
        self.figures.append(made)
        return made

    def dossier(self) -> Dossier:
        focal = tuple(event.id for event in self.events if event.focal)
        return Dossier(
            case=Case("k1-made", self.made.title or "Made", focal, self.made.published),
            inputs=(Input("made.txt", (self.made.id,)),),
            documents=(self.made,),
            actors=tuple(self.actors.values()),
            claims=tuple(sorted(self.claims, key=lambda c: (c.spans()[0], c.id))),
            unread=(),
            failures=(),
            events=tuple(self.events),
            figures=tuple(self.figures),
        )


def article(text: str, **facts: object) -> Document:
    """A document whose first line is its headline."""
    end = text.index("\n") + 1
    facts = {"published": datetime(2031, 5, 15, tzinfo=UTC), "title": text[: end - 1]} | facts
    return document(text, (("headline", end), ("body", len(text))), **facts)


def recorded() -> Dossier:
    """The dossier of ARTICLE as a good reader would read it."""
    make = Builder(article(ARTICLE))
    _events(make)
    _claims_and_figures(make)
    return make.dossier()


def _events(make: Builder) -> None:
    day = When("2031-05-12", "2031-05-12", "Monday", Precision.DAY)
    attributes = (
        Attribute("type", "bombing", None, make.span("bomb")),
        Attribute("date", "2031-05-12", None, make.span("Monday")),
        Attribute("place", "Orrin", None, make.span("Orrin", "terminal at")),
        Attribute("target", "the ferry terminal", None, make.span("the ferry terminal")),
        Attribute("weapon", "A bomb", None, make.span("A bomb")),
        Attribute("perpetrator", "The Grey Tide", None, make.span("The Grey Tide")),
        Attribute("confidence", "claimed or admitted", None, make.span("The Grey Tide")),
    )
    place = Place("Orrin", "XX", 54.1, 9.8)
    make.event(
        "", "Blast at Orrin ferry", "A bomb", type=EventType.BOMBING, stage=Stage.ACCOMPLISHED, date=day, place=place,
        targets=("the ferry terminal",), weapons=("A bomb",), perpetrators=("The Grey Tide",), attributes=attributes,
    )  # fmt: skip
    make.event(
        "2026",
        "the Tolmen tunnel bomb",
        "a bomb went off in the Tolmen tunnel",
        date=When("2026-01-01", "2026-12-31", "2026", Precision.YEAR),
    )
    make.event(
        "1994",
        "a siege at the Lisk grain hall",
        "a siege at the Lisk grain hall",
        date=When("1994-01-01", "1994-12-31", "1994", Precision.YEAR),
    )
    make.event(
        "march 2030", "A plot against the Velm market", "A plot against the Velm market", stage=Stage.FOILED,
        date=When("2030-03-01", "2030-03-31", "March 2030", Precision.MONTH),
    )  # fmt: skip
    make.event("last sunday", "a fire on the same pier", "a fire on the same pier", type=EventType.FIRE)


def _claims_and_figures(make: Builder) -> None:
    focal, tunnel, siege, _, fire = make.events
    headline = make.claim("police", "say", "Blast at Orrin ferry kills at least 14", Act.STATE)
    police = make.claim("Harbour police", "said", "at least 14 people were killed and some 60 wounded", Act.STATE, after="Harbour")
    hospital = make.claim(
        "St Brana's hospital", "put", "the dead at 17 on Thursday, among them three children", Act.STATE, after="St Brana"
    )
    tide = make.claim(
        "The Grey Tide", "claimed", "the attack, in revenge for the clearing of the salt camps", Act.CLAIM_RESPONSIBILITY, after="The Grey",
    )  # fmt: skip
    row = Responsibility("The Grey Tide", Role.PERPETRATOR, focal.id, Position.POSITIVE, CertaintyLevel.CERTAIN, make.span("the attack"))
    make.claims[-1] = replace(tide, responsibility=(row,))
    make.claim("Norda's premier", "accused", "Istra of paying for it", Act.ACCUSE, after="Norda")
    make.claim("she", "said", '"They have shown no proof,"', Act.DENY, after='"They')
    make.claim("The port authority", "had warned", "that ferries could be attacked before the end of the month", Act.WARN, after="The port")
    make.claim("The interior ministry", "dismissed", "the warning as routine", Act.DISMISS, after="The interior")
    prosecutor = make.claim("the prosecutor", "said", "Four men were arrested on Tuesday", Act.STATE, after="Four men")
    make.claim("She", "charged", "one of them, a welder, with murder", Act.CHARGE, after="She charged")
    likely = Certainty(CertaintyLevel.PROBABLE, (make.span("expects"),))
    make.claim("She", "expects", "more arrests within days", Act.PREDICT, after="She expects", certainty=likely)
    make.claim("the premier", "vowed", "to rebuild the pier", Act.PROMISE, after="the premier vowed")
    make.claim("the Grey Tide", "said", '"We will strike again,"', Act.THREATEN, after='"We will')
    own = make.claim("", "", "Six people died in 2026 when a bomb went off in the Tolmen tunnel", Act.STATE)
    grain = make.claim("", "", "In 1994 a siege at the Lisk grain hall left 132 dead", Act.STATE)
    burned = make.claim("", "", "About 40 were hurt in a fire on the same pier last Sunday", Act.STATE)
    make.figure(focal, Measure.KILLED, "at least 14", headline, low=14)
    make.figure(focal, Measure.KILLED, "at least 14", police, after="Harbour", low=14, as_of="2031-05-12")
    make.figure(focal, Measure.KILLED, "17", hospital, after="St Brana", low=17, high=17, as_of="2031-05-15")
    make.figure(focal, Measure.KILLED, "three children", hospital, low=3, high=3, kind=FigureKind.SUBSET, scope=Scope("children"))
    make.figure(focal, Measure.WOUNDED, "some 60", police, low=60, high=60)
    make.figure(focal, Measure.ARRESTED, "Four men", prosecutor, low=4, high=4)
    make.figure(tunnel, Measure.KILLED, "Six people", own, low=6, high=6)
    make.figure(siege, Measure.KILLED, "132", grain, low=132, high=132)
    make.figure(fire, Measure.WOUNDED, "About 40", burned, low=40, high=40)


def passages(dossier: Dossier) -> Passages:
    return Passages(dossier, ledger(dossier))


_TEXTS = st.text(HOSTILE, min_size=1, max_size=30)
_DAYS = st.none() | st.sampled_from(
    ["2031-05-12", "2031-05-12T21:40", "1994", "0001-01-01", "9999-12-31", "1700-02-29", "soon", "2026-01-01"]
)
_COUNTS = st.none() | st.integers(0, 10**9)


@st.composite
def recorded_dossiers(draw: st.DrawFn) -> Dossier:
    """A hostile dossier whose claims do anything, with events and figures anywhere in it and spans that may be of no document."""
    dossier = draw(dossiers())
    claims = tuple(replace(claim, act=draw(st.none() | st.sampled_from(Act)), responds_to=draw(_ids(dossier))) for claim in dossier.claims)
    dossier = replace(dossier, claims=claims)
    events = tuple(draw(_event(dossier, f"e{n}")) for n in range(draw(st.integers(0, 4))))
    figures = tuple(draw(_figure(dossier, events, f"f{n}")) for n in range(draw(st.integers(0, 5))))
    return replace(dossier, events=events, figures=figures)


def _ids(dossier: Dossier) -> st.SearchStrategy[str | None]:
    return st.sampled_from([None, "nobody", *(claim.id for claim in dossier.claims)])


@st.composite
def _span(draw: st.DrawFn, dossier: Dossier) -> Span:
    if not dossier.documents or draw(st.integers(0, 9)) == 0:
        return Span("d1-nowhere", 2, 5, "abc")
    made = draw(st.sampled_from(dossier.documents))
    start, end = sorted(draw(st.sets(st.integers(0, len(made.text)), min_size=2, max_size=2)))
    return made.span(start, end)


@st.composite
def _event(draw: st.DrawFn, dossier: Dossier, name: str) -> Event:
    names = st.sampled_from(["type", "date", "targets", "perpetrator", "confidence", "<b>", "effect"])
    attributes = st.builds(Attribute, names, _TEXTS, _ids(dossier), _span(dossier))
    return Event(
        id=name,
        focal=draw(st.booleans()),
        label=draw(_TEXTS),
        spans=tuple(draw(st.lists(_span(dossier), max_size=2))),
        type=draw(st.none() | st.sampled_from(EventType)),
        stage=draw(st.none() | st.sampled_from(Stage)),
        part_of=draw(st.none() | st.sampled_from(["e0", "e1"])),
        date=draw(st.none() | st.builds(When, _DAYS, _DAYS, _TEXTS, st.none() | st.sampled_from(Precision))),
        place=draw(st.none() | st.builds(Place, _TEXTS, st.none() | st.just("XX"), st.none(), st.none(), st.just((Place("<i>"),)))),
        targets=tuple(draw(st.lists(_TEXTS, max_size=2))),
        attributes=tuple(draw(st.lists(attributes, max_size=3))),
    )


@st.composite
def _figure(draw: st.DrawFn, dossier: Dossier, events: tuple[Event, ...], name: str) -> Figure:
    span = draw(_span(dossier))
    return Figure(
        id=name,
        event=draw(st.sampled_from([None, "gone", *(event.id for event in events)])),
        measure=draw(st.sampled_from(Measure)),
        low=draw(_COUNTS),
        high=draw(_COUNTS),
        words=span.exact,
        kind=draw(st.sampled_from(FigureKind)),
        scope=draw(st.none() | st.builds(Scope, st.none() | _TEXTS, st.none() | st.booleans(), st.none() | _TEXTS)),
        as_of=draw(_DAYS),
        claim=draw(_ids(dossier)) or "none",
        span=span,
    )
