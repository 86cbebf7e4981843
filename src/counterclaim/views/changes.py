"""What changed between two looks at one case: new documents, and what in them weighs.

The older and the newer dossier come in; changes go out, those of most weight first, each with the words that make it.
It compares claims by their ids, which no new document changes; what a copy repeats, or a known source says again, is not new.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from counterclaim.model.labels import DocumentStatus, FigureKind
from counterclaim.model.record import Dossier
from counterclaim.model.span import Span
from counterclaim.views.case import CaseView, Folded, case_view
from counterclaim.views.contradictions import Contradiction, Side
from counterclaim.views.linked import Linked
from counterclaim.views.passages import Cited
from counterclaim.views.points import Group, Point, Revision
from counterclaim.views.positions import Track
from counterclaim.views.responsibility import Stand
from counterclaim.views.turns import Taken, TurnKind


class Weight(StrEnum):
    """What kind of change it is, those of most weight first: to overlook a denial, or that something was taken back, is worst."""

    STATUS = "no longer stands"
    REVERSAL = "reversal"
    RETRACTION = "retraction"
    DENIES = "new denial"
    CLAIMS = "new claim of responsibility"
    ACCUSES = "new accusation"
    CONTRADICTION = "new contradiction"
    REVISED = "revised figure"
    DIFFERS = "figure that differs from an earlier one"
    HARDENED = "hardened"
    SOFTENED = "softened"
    HINTS = "new hint"
    DECLINES = "new refusal to say"
    FIGURE = "new figure"


_OF_STAND = {
    Stand.DENIES: Weight.DENIES,
    Stand.CLAIMS: Weight.CLAIMS,
    Stand.ACCUSES: Weight.ACCUSES,
    Stand.HINTS: Weight.HINTS,
    Stand.DECLINES: Weight.DECLINES,
}
_OF_TURN = {kind: Weight(kind.value) for kind in TurnKind}


@dataclass(frozen=True, slots=True)
class Change:
    """One change: whom or what it is about, what is said now, what stood before (''), and the words, the earlier ones first.

    `on` tells of a position on whom and on what part of theirs it is.
    """

    weight: Weight
    about: str
    says: str
    was: str
    cited: tuple[Cited, ...]
    on: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """The new documents, a copy folded under what it copies, whether that is new or not; and what is new in them.

    `fresh` are the numbers of the new documents; `since` is the moment that was asked for, None where it is the last look.
    """

    documents: tuple[Folded, ...]
    fresh: frozenset[int]
    items: tuple[Change, ...]
    since: datetime | None = None

    def __bool__(self) -> bool:
        return bool(self.documents or self.items)


def changes(before: Dossier, after: Dossier, linked: Linked | None = None, linked_before: Linked | None = None) -> Changes:
    """What the newer dossier of a case has that the older has not; each is seen with what was linked then."""
    return changed(case_view(before, linked_before or linked), case_view(after, linked))


def changed(before: CaseView, after: CaseView) -> Changes:
    """The same of views already made."""
    known = {document.id for document in before.ledger.documents}
    fresh = frozenset(n for n, document in enumerate(after.ledger.documents, 1) if document.id not in known)
    new = [replace(item, copies=tuple(copy for copy in item.copies if copy[0] in fresh)) for item in after.documents]
    items = sorted(_items(before, after), key=lambda change: list(Weight).index(change.weight))
    return Changes(tuple(item for item in new if item.number in fresh or item.copies), fresh, tuple(items))


def _items(before: CaseView, after: CaseView) -> Iterator[Change]:
    claims = {entry.claim.id for entry in before.ledger.entries}
    yield from _statuses(before, after)
    yield from _turns(before, after)
    yield from _taken_back(after, claims)
    yield from _stands(after, claims)
    for found in after.contradictions:
        if found.in_account and not any(_same(found, old) for old in before.contradictions):
            cited = found.one.voiced[0].cited, found.other.voiced[0].cited
            yield Change(Weight.CONTRADICTION, found.about, found.other.says, found.one.says, cited)
    yield from _figures(after, {figure.id for figure in before.dossier.figures})


def _statuses(before: CaseView, after: CaseView) -> Iterator[Change]:
    """Documents seen before that were corrected, withdrawn or deleted since."""
    was = {document.id: document.status for document in before.ledger.documents}
    for document in after.ledger.documents:
        if document.id in was and was[document.id] is not document.status and document.status is not DocumentStatus.LIVE:
            yield Change(Weight.STATUS, document.title or document.outlet or "Untitled", document.status.value, was[document.id].value, ())


def _turns(before: CaseView, after: CaseView) -> Iterator[Change]:
    seen = {(turn.kind, e.claim.id) for p in before.positions for t in p.tracks for turn in t.turns for e in turn.after.entries}
    for one in after.positions:
        for track in one.tracks:
            for turn in track.turns:
                if not any((turn.kind, entry.claim.id) in seen for entry in turn.after.entries):
                    cited = [*(_words(after, turn.before) if turn.before is not None else ()), *_words(after, turn.after)]
                    was = turn.before.stand.value if turn.before is not None else ""
                    yield Change(_OF_TURN[turn.kind], one.name, turn.after.stand.value, was, tuple(cited), _on(after, track))


def _taken_back(after: CaseView, claims: set[str]) -> Iterator[Change]:
    for one in after.retractions:
        if one.row.entry.claim.id not in claims:
            rows = [row for row in (one.earlier, one.row) if row is not None]
            cited = (after.passages.cited(row.words[0], row.entry.claim.id) for row in rows)
            yield Change(Weight.RETRACTION, one.row.speaker, Stand.RETRACTS.value, "", tuple(item for item in cited if item is not None))


def _stands(after: CaseView, claims: set[str]) -> Iterator[Change]:
    """Positions that their actor is not known to have taken before."""
    for one in after.positions:
        for track in one.tracks:
            turned = {turn.after for turn in track.turns}
            said = {item.stand for item in track.taken if any(entry.claim.id in claims for entry in item.entries)}
            for stand, item in {item.stand: item for item in reversed(track.taken)}.items():
                if stand not in said and item not in turned and stand in _OF_STAND:
                    yield Change(_OF_STAND[stand], one.name, stand.value, "", tuple(_words(after, item)), _on(after, track))


def _figures(after: CaseView, figures: set[str]) -> Iterator[Change]:
    for group in (group for group in after.figures if group.kind is FigureKind.TOTAL):
        points = [(one.source, point) for one in group.series for point in one.points]
        known = {point.number for _, point in points if any(given.figure.id in figures for given in point.given)}
        told: set[object] = set()
        for source, point in sorted(points, key=lambda pair: (pair[1].day is None, pair[1].day or "")):
            if point.known and point.number not in known and point.number not in told:
                told.add(point.number)
                yield _figure(group, source, point)


def _figure(group: Group, source: str, point: Point) -> Change:
    about = " · ".join(filter(None, (group.measure.value, source)))
    if point.revision is None or point.replaced is None:
        return Change(Weight.FIGURE, about, point.figure.words, "", (point.given[0].cited,))
    old = point.replaced
    weight = Weight.REVISED if point.revision is Revision.OWN else Weight.DIFFERS
    return Change(weight, about, point.figure.words, old.figure.words, (old.given[0].cited, point.given[0].cited))


def _same(one: Contradiction, other: Contradiction) -> bool:
    """Whether a contradiction was known: of one kind, and each side has words in common with a side of the other."""
    sides = [_spans(side) for side in (other.one, other.other)]
    mine = [_spans(side) for side in (one.one, one.other)]
    return one.kind is other.kind and any(all(a & b for a, b in zip(mine, order, strict=True)) for order in (sides, sides[::-1]))


def _spans(side: Side) -> set[Span]:
    return {item.cited.place.span for item in side.voiced}


def _words(view: CaseView, taken: Taken) -> Iterable[Cited]:
    cited = view.passages.cited(taken.row.span, taken.entry.claim.id)
    return () if cited is None else (cited,)


def _on(view: CaseView, track: Track) -> str:
    """On whom a position is, on what part of theirs, and of another event than the focal ones its label."""
    others = {event.id: event.label for event in view.dossier.events if not event.focal}
    about = f"on {'itself' if track.itself else track.held}: {track.family}"
    return f"{about}, of another event: {others[track.event]}" if track.event in others else about
