"""Templates by the events of a record alone, for a reader that knows no fillings.

What was read in a message comes in, templates go out: of every event that MUC-4 asks for, its type, stage, date, place, weapons, targets
and perpetrators. It decides nothing that the reading has not said.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from babel import Locale

from bench.muc.template import CONFIDENCES, Fill, Fills, Template, fills, muc_date
from bench.muc.whereabouts import OLD
from counterclaim.interpret.events.mentions import event_table
from counterclaim.model.event import Event, Place
from counterclaim.model.figure import Figure
from counterclaim.model.labels import ActorKind, EventType, Measure, Stage, Suspicion
from counterclaim.model.record import DocumentRecord

STAGES = {
    Stage.ACCOMPLISHED: "ACCOMPLISHED",
    Stage.ALLEGED: "ACCOMPLISHED",
    Stage.ATTEMPTED: "ATTEMPTED",
    Stage.FOILED: "ATTEMPTED",
    Stage.THREATENED: "THREATENED",
}
EFFECTS = {Measure.KILLED: "DEATH", Measure.WOUNDED: "INJURY", Measure.HOSTAGES: "NO INJURY OR DEATH"}
CONFIDENCE = {
    Suspicion.CONVICTED: "SUSPECTED OR ACCUSED BY AUTHORITIES",
    Suspicion.CHARGED: "SUSPECTED OR ACCUSED BY AUTHORITIES",
    Suspicion.CLAIMED_OR_ADMITTED: "CLAIMED OR ADMITTED",
    Suspicion.REPORTED_AS_FACT: "REPORTED AS FACT",
    Suspicion.ACCUSED_BY_AUTHORITIES: "SUSPECTED OR ACCUSED BY AUTHORITIES",
    Suspicion.ACCUSED: "SUSPECTED OR ACCUSED",
    Suspicion.POSSIBLE: "POSSIBLE",
    Suspicion.ACQUITTED: "ACQUITTED",
}
"""MUC-4's word for the manner in which somebody is named; it has none for a denial."""
PHYSICAL = frozenset(
    [
        "bridge",
        "tower",
        "towers",
        "pylon",
        "pylons",
        "building",
        "buildings",
        "office",
        "offices",
        "house",
        "houses",
        "home",
        "residence",
        "bank",
        "banks",
        "embassy",
        "station",
        "plant",
        "pipeline",
        "bus",
        "buses",
        "car",
        "cars",
        "truck",
        "trucks",
        "vehicle",
        "vehicles",
        "train",
        "airplane",
        "plane",
        "aircraft",
        "helicopter",
        "church",
        "headquarters",
        "post",
        "barracks",
        "farm",
        "school",
        "store",
        "hotel",
        "restaurant",
        "factory",
        "installation",
        "installations",
        "facility",
        "facilities",
        "door",
        "windows",
        "line",
        "lines",
        "road",
        "highway",
        "city",
        "town",
        "village",
        "market",
        "theater",
        "cinema",
        "club",
        "base",
        "camp",
        "airport",
        "dam",
        "substation",
        "monument",
        "hospital",
        "newspaper",
        "ministry",
        "consulate",
        "palace",
        "warehouse",
    ]
)
"""Words that a thing, not a person, is called by."""


def plain_templates(record: DocumentRecord, published: str | None) -> list[Template]:
    """One template for every event of the kinds and the time that MUC-4 asks for."""
    return [_template(record, event, published) for event in record.events if _wanted(event, published)]


def _wanted(event: Event, published: str | None) -> bool:
    """Whether MUC-4 asks for an event: of its kinds, told of as one that took place or was tried, and not long ago."""
    if event.type is None or event.type is EventType.CLASH or not event_table().names[event.type]["muc"] or event.stage not in STAGES:
        return False
    last = event.date.end if event.date is not None else None
    return last is None or published is None or date.fromisoformat(last) >= date.fromisoformat(published) - timedelta(days=OLD)


def _template(record: DocumentRecord, event: Event, published: str | None) -> Template:
    assert event.type is not None
    assert event.stage is not None
    figures = [figure for figure in record.figures if figure.event == event.id]
    people = [target for target in event.targets if not _is_thing(target)]
    victims = [f for f in figures if f.measure in EFFECTS and f.scope is not None and f.scope.who]
    described = fills(*people, *dict.fromkeys(f.scope.who for f in victims if f.scope is not None and f.scope.who))
    bodies = list(organisations(record, event))
    return Template(
        type=fills(event_table().names[event.type]["muc"]),
        stage=fills(STAGES[event.stage]),
        date=_date(event, published),
        location=_location(event.place),
        instrument=fills(*event.weapons),
        individual=fills(*_perpetrators(record, event)),
        organisation=fills(*(name for name, _ in bodies)),
        confidence=tuple(Fill((confidence,), (name,)) for name, confidence in bodies),
        target=fills(*(target for target in event.targets if _is_thing(target))),
        description=described,
        victim_type=fills("CIVILIAN") if described else (),
        victim_number=tuple(Fill((_number(f),), (f.scope.who,)) for f in victims if f.scope is not None and f.scope.who),
        victim_effect=tuple(Fill((EFFECTS[f.measure],), (f.scope.who,)) for f in victims if f.scope is not None and f.scope.who),
    )


def _is_thing(target: str) -> bool:
    return not PHYSICAL.isdisjoint(target.casefold().split())


def _date(event: Event, published: str | None) -> Fills:
    when = event.date
    if when is not None and (when.start or when.end):
        return fills(muc_date(when.start, when.end))
    return fills(muc_date(None, published)) if published else ()


def _location(place: Place | None) -> Fills:
    if place is None:
        return ()
    country = Locale("en").territories.get(place.country or "", "").upper()
    name = place.name.upper()
    return fills(f"{country}: {name}" if country and country != name else country or name)


def _number(figure: Figure) -> str:
    if figure.low is not None and figure.low == figure.high:
        return str(figure.low)
    return "PLURAL" if figure.low is None and figure.high is None else f"~{figure.low or figure.high}"


def _perpetrators(record: DocumentRecord, event: Event) -> Iterator[str]:
    named = {actor.name for actor in record.actors}
    yield from (name for name in event.perpetrators if name not in named)


def organisations(record: DocumentRecord, event: Event) -> Iterator[tuple[str, str]]:
    """Bodies that some claim names as having had a part, each in the manner that comes first in the order of MUC-4's tests, a hint last."""
    bodies = {actor.name for actor in record.actors if actor.kind in (ActorKind.GROUP, ActorKind.ORGANISATION)}
    manner = {(a.claim, a.span): CONFIDENCE.get(Suspicion(a.value)) for a in event.attributes if a.name == "confidence"}
    found: dict[str, list[str]] = {}
    for attribute in event.attributes:
        said = manner.get((attribute.claim, attribute.span))
        if attribute.name == "perpetrator" and attribute.value in bodies and said is not None:
            found.setdefault(attribute.value, []).append(said)
    for name, manners in found.items():
        yield name, min(manners, key=lambda manner: (manner == CONFIDENCE[Suspicion.POSSIBLE], CONFIDENCES.index(manner)))
