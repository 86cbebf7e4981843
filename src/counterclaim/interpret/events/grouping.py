"""The events of one document: the one it is about, and every other one that it speaks of.

Mentions with their own dates and places come in, events go out, and for any words the event that they speak of. Two mentions are one event
unless something tells them apart: another time, another place, another kind, a plot that came to nothing, a word such as 'earlier'.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from counterclaim.interpret.events.mentions import Mention, event_table
from counterclaim.interpret.events.setting import FAR, Told, apart
from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.event import Event, Place, When
from counterclaim.model.ids import event_id
from counterclaim.model.labels import EventType, Precision, SectionRole, Stage
from counterclaim.model.reading import Scores
from counterclaim.model.span import Span
from counterclaim.text.sentences import line_end

OTHER = 0.5
"""Probability from which a row is held to another event than the focal one."""
HARDLY = 0.1
"""The same below which no other event is meant, unless its words tell of a plot that came to nothing."""
FOCAL = "the event reported"
LEAD = 4
"""Sentences from the top in which the event reported is told."""
NEWS = 45
"""Days before publication within which the event reported took place, where its own date says nothing else."""
SLACK = 2
"""Days by which two dates of one event may differ."""
LOOK_BACK = 3
"""Sentences over which 'those bombings' looks for the bombings it means."""
VAGUE = frozenset({EventType.ATTACK})
"""Types that any violent event may be called by."""
KIN = (
    frozenset({EventType.BOMBING, EventType.EXPLOSION, EventType.AIR_STRIKE, EventType.SHELLING}),
    frozenset({EventType.ARSON, EventType.FIRE, EventType.EXPLOSION, EventType.BOMBING, EventType.SABOTAGE}),
    frozenset({EventType.SHOOTING, EventType.ASSASSINATION, EventType.MASSACRE, EventType.CLASH, EventType.STABBING, EventType.DEATH}),
    frozenset({EventType.KIDNAPPING, EventType.HOSTAGE_TAKING, EventType.HIJACKING}),
    frozenset({EventType.CRASH, EventType.SINKING, EventType.SABOTAGE, EventType.EXPLOSION}),
    frozenset({EventType.POISONING, EventType.DEATH, EventType.ASSASSINATION}),
)
"""Types that two reports may give one event."""
_UNSAID = frozenset({Stage.ATTEMPTED, Stage.FOILED, Stage.PLANNED, Stage.THREATENED})
APART = 60.0
"""Kilometres from which two places on a map are two."""


@dataclass(slots=True)
class _Group:
    """Mentions taken for one event."""

    told: list[Told] = field(default_factory=list)

    @property
    def types(self) -> set[EventType]:
        return {one.mention.type for one in self.told}

    @property
    def last(self) -> int:
        """The number of the last sentence that speaks of it."""
        return max(one.mention.sentence for one in self.told)

    @property
    def when(self) -> When | None:
        """The most precise date of any mention, of equal ones the first."""
        return min((one.date.when for one in self.told if one.date is not None), key=_days, default=None)

    @property
    def place(self) -> Place | None:
        """The first place of any mention, one that is found on a map before one that is not."""
        found = [one.place.place for one in self.told if one.place is not None]
        return next((place for place in found if place.lat is not None), found[0] if found else None)


@dataclass(frozen=True, slots=True)
class Happened:
    """The events of a document, the focal one first, and which of them any of its words speak of."""

    events: tuple[Event, ...]
    spans: tuple[Span, ...]
    which: tuple[str, ...]

    def within(self, span: Span) -> list[str]:
        """The events that the words of `span` speak of, in text order."""
        first, last = (bisect_left(self.spans, at, key=_start) for at in (span.start, span.end))
        return list(self.which[first:last])

    def nearest(self, document: Document, span: Span) -> str:
        """The event that the words nearest to `span` in its sentence speak of, else the focal one."""
        at = bisect_left(self.spans, span.start, key=_start)
        around = range(max(at - 2, 0), min(at + 2, len(self.spans)))
        near = [(cost, i) for i in around if (cost := apart(document, self.spans[i], span)) <= FAR]
        return self.which[min(near)[1]] if near else self.events[0].id


def happened(document: Document, told: Sequence[Told]) -> Happened:
    """The events that a document's mentions tell of."""
    groups = _grouped(document, [one for one in told if not _general(document, one)])
    events = [_event(document, group, focal=number == 0) for number, group in enumerate(groups)]
    where = sorted((one.mention.span, event.id) for group, event in zip(groups, events, strict=True) for one in group.told)
    return Happened(tuple(events), tuple(span for span, _ in where), tuple(which for _, which in where))


def _start(span: Span) -> int:
    return span.start


def event_of(claim: Claim, known: Happened) -> str | None:
    """The event that a claim is mainly about: the focal one where its words speak of it, else the first other one; None where of none."""
    inside = [which for span in claim.content.spans for which in known.within(span)]
    focal = known.events[0].id
    return focal if focal in inside else next(iter(inside), None)


def held_to(document: Document, claim: Claim, scores: Scores, known: Happened) -> str | None:
    """The event to which a claim's row is held: the focal one, or another where the model and the words say so.

    None: surely another event is meant, and nothing tells which.
    """
    focal, other = known.events[0].id, scores.choices["event"]["other"]
    named = [*claim.content.spans, *([claim.source.span] if claim.source is not None else [])]  # 'the report on the fire of 2022'
    own = [which for span in named for which in known.within(span) if which != focal]
    plain = any(event.id in own and (event.stage in _UNSAID) for event in known.events)
    if (other < HARDLY and not plain) or (other < OTHER and not own):
        return focal
    first = claim.content.spans[0]
    line = document.span(document.text.rfind("\n", 0, first.start) + 1, line_end(document.text, first.start))
    near = own or [which for which in known.within(line) if which != focal]
    return next(iter(near), None if other >= OTHER else focal)


def _general(document: Document, one: Told) -> bool:
    """Whether a mention speaks of attacks as such: of no known time or place, and with no article that takes it for known."""
    mention = one.mention
    if not mention.noun or mention.definite or one.date is not None or one.place is not None or mention.stage in _UNSAID:
        return False
    exact = mention.span.exact.casefold()
    plural = exact.endswith("s") and not exact.endswith("ss") and not mention.several
    return plural or (mention.type in VAGUE and not _leads(document, mention))


def _grouped(document: Document, told: Sequence[Told]) -> list[_Group]:
    """The mentions as events; the first is the one the document is about, though nothing may speak of it."""
    focal = _Group()
    lead = [one for one in told if _leads(document, one.mention)]
    for one in lead:
        if one.mention.stage not in _UNSAID and _alike(one, focal) and not _other(document, one, focal):
            focal.told.append(one)
    groups = [focal]
    for one in told:
        if not any(one is known for known in focal.told):
            _place(document, groups, one)
    for group in groups:
        group.told.sort(key=lambda one: one.mention.span)
    return groups


def _leads(document: Document, mention: Mention) -> bool:
    return mention.section in (SectionRole.HEADLINE, SectionRole.STANDFIRST) or mention.sentence <= LEAD


def _place(document: Document, groups: list[_Group], one: Told) -> None:
    """Put a mention to the event that it speaks of, or make it the first of another."""
    focal, others = groups[0], groups[1:]
    meant = _pointed(one, focal, others)
    if meant is None and not _other(document, one, focal):
        meant = focal
    if meant is None:
        meant = next((group for group in reversed(others) if _fits(one, group)), None)
    if meant is None:
        meant = _Group()
        groups.append(meant)
    meant.told.append(one)


def _pointed(one: Told, focal: _Group, others: Sequence[_Group]) -> _Group | None:
    """The event a few sentences back that 'those bombings', or 'the bombings' where the news is no bombing, means."""
    mention = one.mention
    if not mention.noun or not mention.definite or one.date is not None:
        return None
    if not mention.pointing and (mention.type in VAGUE or _alike(one, focal)):
        return None
    if mention.pointing and mention.type in VAGUE and focal.told and focal.last >= max((group.last for group in others), default=0):
        return None
    fit = [group for group in others if mention.type in group.types or (mention.pointing and mention.type in VAGUE)]
    near = [group for group in fit if mention.sentence - group.last <= LOOK_BACK]
    return max(near, key=lambda group: group.last, default=None)


def _other(document: Document, one: Told, focal: _Group) -> bool:
    """Whether a mention speaks of another event than the focal one."""
    mention = one.mention
    if not focal.told:
        return bool(_old(document, one) or mention.apart)
    if mention.apart or (mention.stage in _UNSAID and mention.stage not in {known.mention.stage for known in focal.told}):
        return True
    if _old(document, one) or not _same_time(one, focal) or not _same_place(one, focal):
        return True
    return mention.noun and not mention.definite and mention.type not in VAGUE and not _alike(one, focal)


def _fits(one: Told, group: _Group) -> bool:
    """Whether a mention may speak of an event that is not the focal one, and something ties it there."""
    stages = {known.mention.stage in _UNSAID for known in group.told}
    return (one.mention.stage in _UNSAID) in stages and all(
        (_alike(one, group), _same_time(one, group), _same_place(one, group), _linked(one, group))
    )


def _linked(one: Told, group: _Group) -> bool:
    """Whether anything ties a mention to an event: the same time or place, or a pronoun a few sentences on."""
    dated = one.date is not None and group.when is not None and (one.date.when.start is not None or one.date.when.text == group.when.text)
    placed = one.place is not None and group.place is not None and _near(one.place.place, group.place)
    near = one.mention.definite and one.mention.sentence - group.last <= LOOK_BACK
    return dated or placed or near or one.mention.sentence == group.last


def _alike(one: Told, group: _Group) -> bool:
    """Whether a mention's type may be what the others call the event."""
    types = group.types - VAGUE
    kind = one.mention.type
    return not types or kind in VAGUE or kind in types or any(kind in kin and kin & types for kin in KIN)


def _same_time(one: Told, group: _Group) -> bool:
    """Whether two times may be one, a day or two apart; what is not dated may be at any time.

    A day of unknown date ('Friday', in an article of unknown date) is near the news: a year or a month named is another time.
    """
    when = group.when
    if one.date is None or when is None:
        return True
    return compatible(one.date.when, when)


def compatible(one: When, other: When) -> bool:
    """Whether two times may be the same: they share a day, or two days are next to each other."""
    if one.start is None or other.start is None:
        precise = {one.precision, other.precision}
        return precise == {Precision.DAY} or one.text == other.text or _this(one) or _this(other)
    slack = timedelta(days=SLACK if one.precision is other.precision is Precision.DAY else 0)
    return _first(one) - slack <= _last(other) and _first(other) - slack <= _last(one)


def _this(when: When) -> bool:
    return when.start is None and when.text.casefold().startswith("this ")


def _same_place(one: Told, group: _Group) -> bool:
    """Whether two places may be one: nothing is known of either, or they are in one country and near each other."""
    mine, theirs = None if one.place is None else one.place.place, group.place
    if mine is None or theirs is None:
        return True
    if mine.country and theirs.country and mine.country != theirs.country:
        return False
    return _kilometres(mine, theirs) <= APART


def _near(one: Place, other: Place) -> bool:
    return one.name == other.name or (one.country is not None and one.country == other.country)


def _kilometres(one: Place, other: Place) -> float:
    """Great-circle distance by the haversine formula; 0 where one is on no map."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return 0.0
    a, b = math.radians(one.lat), math.radians(other.lat)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(h))


def _old(document: Document, one: Told) -> bool:
    """Whether a mention's own date is long before the news."""
    if one.date is None or one.date.when.end is None or document.published is None:
        return False
    return _last(one.date.when) < document.published.date() - timedelta(days=NEWS)


def _first(when: When) -> date:
    return date.fromisoformat(when.start or when.end or "0001-01-01")


def _last(when: When) -> date:
    return date.fromisoformat(when.end or when.start or "9999-12-31")


def _days(when: When) -> int:
    """How many days a time takes; one that stays open counts by its precision."""
    if when.start is None:
        return 0 if when.precision is Precision.DAY else 30
    return (_last(when) - _first(when)).days + 400 * (when.precision is Precision.RANGE)


def _event(document: Document, group: _Group, focal: bool) -> Event:
    when, place = group.when, group.place
    label = (document.title or FOCAL) if focal else _label(document, group)
    kinds = [one.mention.type for one in group.told]
    specific = [kind for kind in kinds if kind not in VAGUE]
    stage = min((one.mention.stage for one in group.told), key=list(Stage).index, default=None)
    return Event(
        id=event_id(document.id, "" if focal else f"{group.told[0].mention.span.start}"),
        focal=focal,
        label=label,
        spans=tuple(one.mention.span for one in group.told),
        type=max(specific or kinds, key=(specific or kinds).count, default=None),
        stage=stage,
        date=when,
        place=place,
    )


_LEFT = re.compile(r"(?:[\w’'-]+\s+){0,6}$")
PLAIN = 2
"""Words in lower case before the name of an event that may be part of it."""


def _label(document: Document, group: _Group) -> str:
    """The words that name an event: its first name with what stands before it, and its place and time where they stand elsewhere."""
    noun = next((one.mention for one in group.told if one.mention.noun), None)
    if noun is None:
        words = str(group.told[0].mention.type).replace("_", " ")
    else:
        words = " ".join([*_qualifiers(document, noun.span), noun.span.exact])
    more = [found for found in (group.place and group.place.name, group.when and group.when.text) if found and found not in words]
    return words + (f" ({', '.join(more)})" if more else "")


def _qualifiers(document: Document, span: Span) -> list[str]:
    """The words before an event's own that are part of its name: names, years, and a few others."""
    found = _LEFT.search(document.text, max(0, span.start - 60), span.start)
    kept: list[str] = []
    plain = 0
    for word in reversed(found[0].split() if found else []):
        plain += word[0].islower()
        if plain > PLAIN or word.casefold() in event_table().opens:
            break
        kept.insert(0, word)
    return kept
