"""Which mentions are one event: the one a document is about, and every other one that it speaks of.

Mentions with their own dates and places come in, events go out. Two mentions are one event unless something tells them apart: another time,
another place, another kind, a plot that came to nothing, a word such as 'earlier'.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from counterclaim.interpret.events.happened import UNSAID, Happened
from counterclaim.interpret.events.likeness import VAGUE, last_day, length, same_kind, same_place, same_time, tied
from counterclaim.interpret.events.mentions import Mention
from counterclaim.interpret.events.naming import label
from counterclaim.interpret.events.setting import Told
from counterclaim.model.document import Document
from counterclaim.model.event import Event, Place, When
from counterclaim.model.ids import event_id
from counterclaim.model.labels import EventType, SectionRole, Stage

FOCAL = "the event reported"
LEAD = 4
"""Sentences from the top in which the event reported is told."""
NEWS = 45
"""Days before publication within which the event reported took place, where its own date says nothing else."""
LOOK_BACK = 3
"""Sentences over which 'those bombings' looks for the bombings it means."""
OPEN = 40
"""Other events, the latest spoken of, among which a mention looks for its own; no article tells of as many."""


class Group:
    """Mentions taken for one event, and what they say together."""

    def __init__(self) -> None:
        self.told: list[Told] = []
        self.types: Counter[EventType] = Counter()
        self.stages: set[Stage] = set()
        self.last = 0
        self.when: When | None = None
        self.place: Place | None = None

    def add(self, one: Told) -> None:
        """Take a mention in: the most precise date stands, of equal ones the first; the first place, on a map before off one."""
        self.told.append(one)
        self.types[one.mention.type] += 1
        self.stages.add(one.mention.stage)
        self.last = max(self.last, one.mention.sentence)
        if one.date is not None and (self.when is None or length(one.date.when) < length(self.when)):
            self.when = one.date.when
        place = None if one.place is None else one.place.place
        if place is not None and (self.place is None or (self.place.lat is None and place.lat is not None)):
            self.place = place

    def event(self, document: Document, focal: bool) -> Event:
        """The event that the mentions tell of, its attributes still to come."""
        self.told.sort(key=lambda one: one.mention.span)
        specific = {kind: n for kind, n in self.types.items() if kind not in VAGUE} or self.types
        named = next((one.mention for one in self.told if one.mention.noun), self.told[0].mention if self.told else None)
        words = (document.title or FOCAL) if focal or named is None else label(document, named, self.place, self.when)
        return Event(
            id=event_id(document.id, "" if focal else f"{self.told[0].mention.span.start}"),
            focal=focal,
            label=words,
            spans=tuple(one.mention.span for one in self.told),
            type=max(specific, key=lambda kind: specific[kind], default=None),
            stage=min(self.stages, key=list(Stage).index, default=None),
            date=self.when,
            place=self.place,
        )


def happened(document: Document, told: Sequence[Told]) -> Happened:
    """The events that a document's mentions tell of, the focal one first, though nothing may speak of it."""
    groups = _grouped(document, [one for one in told if not _general(one)])
    events = [group.event(document, focal=number == 0) for number, group in enumerate(groups)]
    where = sorted((one.mention.span, event.id) for group, event in zip(groups, events, strict=True) for one in group.told)
    return Happened(tuple(events), tuple(span for span, _ in where), tuple(which for _, which in where))


def _general(one: Told) -> bool:
    """Whether a mention speaks of attacks as such: of no known time or place, and with no article that takes it for known."""
    mention = one.mention
    if not mention.noun or mention.definite or one.date is not None or one.place is not None or mention.stage in UNSAID:
        return False
    exact = mention.span.exact.casefold()
    plural = exact.endswith("s") and not exact.endswith("ss") and not mention.several
    return plural or (mention.type in VAGUE and not _leads(mention))


def _grouped(document: Document, told: Sequence[Told]) -> list[Group]:
    """The mentions as events: first what the lead tells, then every other mention in text order."""
    focal, left = Group(), []
    for one in told:
        leads = _leads(one.mention) and one.mention.stage not in UNSAID
        if leads and same_kind(one.mention.type, focal.types.keys()) and not _other(document, one, focal):
            focal.add(one)
        else:
            left.append(one)
    groups = [focal]
    for one in left:
        _place(document, groups, one)
    return groups


def _leads(mention: Mention) -> bool:
    return mention.section in (SectionRole.HEADLINE, SectionRole.STANDFIRST) or mention.sentence <= LEAD


def _place(document: Document, groups: list[Group], one: Told) -> None:
    """Put a mention to the event that it speaks of, or make it the first of another."""
    focal, others = groups[0], groups[1:][-OPEN:]
    meant = _pointed(one, focal, others)
    if meant is None and not _other(document, one, focal):
        meant = focal
    if meant is None:
        meant = next((group for group in reversed(others) if _fits(one, group)), None)
    if meant is None:
        meant = Group()
        groups.append(meant)
    meant.add(one)


def _pointed(one: Told, focal: Group, others: Sequence[Group]) -> Group | None:
    """The event a few sentences back that 'those bombings', or 'the bombings' where the news is no bombing, means."""
    mention = one.mention
    if not mention.noun or not mention.definite or one.date is not None:
        return None
    if not mention.pointing and (mention.type in VAGUE or same_kind(mention.type, focal.types.keys())):
        return None
    if mention.pointing and mention.type in VAGUE and focal.told and focal.last >= max((group.last for group in others), default=0):
        return None
    fit = [group for group in others if mention.type in group.types or (mention.pointing and mention.type in VAGUE)]
    near = [group for group in fit if mention.sentence - group.last <= LOOK_BACK]
    return max(near, key=lambda group: group.last, default=None)


def _other(document: Document, one: Told, focal: Group) -> bool:
    """Whether a mention speaks of another event than the focal one."""
    mention = one.mention
    if not focal.told:
        return _old(document, one) or mention.apart
    if mention.apart or (mention.stage in UNSAID and mention.stage not in focal.stages) or _old(document, one):
        return True
    if not _same_setting(one, focal):
        return True
    return mention.noun and not mention.definite and mention.type not in VAGUE and not same_kind(mention.type, focal.types.keys())


def _same_setting(one: Told, group: Group) -> bool:
    place = None if one.place is None else one.place.place
    return same_time(None if one.date is None else one.date.when, group.when) and same_place(place, group.place)


def _fits(one: Told, group: Group) -> bool:
    """Whether a mention may speak of an event that is not the focal one, and something ties it there."""
    unsaid = {stage in UNSAID for stage in group.stages}
    alike = (one.mention.stage in UNSAID) in unsaid and same_kind(one.mention.type, group.types.keys())
    return alike and _same_setting(one, group) and _linked(one, group)


def _linked(one: Told, group: Group) -> bool:
    """Whether anything ties a mention to an event: the same time or place, or a pronoun a few sentences on."""
    dated = one.date is not None and group.when is not None and (one.date.when.start is not None or one.date.when.text == group.when.text)
    placed = one.place is not None and group.place is not None and tied(one.place.place, group.place)
    near = one.mention.definite and one.mention.sentence - group.last <= LOOK_BACK
    return dated or placed or near or one.mention.sentence == group.last


def _old(document: Document, one: Told) -> bool:
    """Whether a mention's own date is long before the news."""
    if one.date is None or one.date.when.end is None or document.published is None:
        return False
    return last_day(one.date.when) < document.published.date() - timedelta(days=NEWS)
