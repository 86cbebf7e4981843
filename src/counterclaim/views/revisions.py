"""What changed inside a case, as rows for other programs: revised figures, turns of positions, words taken back.

The views of a case come in, ids of earlier and later claims go out. It finds nothing that the page of the case does not show.
"""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.model.labels import RevisionKind
from counterclaim.model.record import Revised
from counterclaim.views.case import CaseView
from counterclaim.views.points import Group, Point, Revision
from counterclaim.views.turns import Taken, TurnKind

_FIGURE = {Revision.OWN: RevisionKind.REVISED, Revision.OTHER: RevisionKind.DIFFERS}
_TURN = {
    TurnKind.REVERSAL: RevisionKind.REVERSAL,
    TurnKind.RETRACTION: RevisionKind.RETRACTION,
    TurnKind.HARDENED: RevisionKind.HARDENED,
    TurnKind.SOFTENED: RevisionKind.SOFTENED,
}


def revisions(view: CaseView) -> tuple[Revised, ...]:
    """The rows, sorted by kind and claims."""
    found = {*_figures(view), *_turns(view), *_retractions(view)}
    return tuple(sorted(found, key=lambda row: (row.kind, row.after, row.before, row.actor or "", row.event or "")))


def _figures(view: CaseView) -> Iterator[Revised]:
    for group in view.figures:
        for one in group.series:
            yield from (_figure(group, one.actor, point) for point in one.points if point.revision is not None)


def _figure(group: Group, actor: str | None, point: Point) -> Revised:
    assert point.revision is not None
    before = () if point.replaced is None else _claims(point.replaced)
    return Revised(_FIGURE[point.revision], actor, group.event.id, before, _claims(point))


def _claims(point: Point) -> tuple[str, ...]:
    return tuple(sorted({given.figure.claim for given in point.given}))


def _turns(view: CaseView) -> Iterator[Revised]:
    for one in view.positions:
        for track in one.tracks:
            for turn in track.turns:
                before = () if turn.before is None else _reported(turn.before)
                yield Revised(_TURN[turn.kind], one.actor, track.event, before, _reported(turn.after))


def _reported(taken: Taken) -> tuple[str, ...]:
    return tuple(sorted(entry.claim.id for entry in taken.entries))


def _retractions(view: CaseView) -> Iterator[Revised]:
    for found in view.retractions:
        claim = found.row.entry.claim
        before = () if found.earlier is None else (found.earlier.entry.claim.id,)
        yield Revised(RevisionKind.RETRACTION, claim.speaker, claim.event, before, (claim.id,))
