"""What holds over a whole case, for the HTML page: charts of figures with the letters of their sources, and the words that are linked.

The case's views come in, what the templates draw goes out.
It draws no markup: the templates do, and they escape.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.export.series_svg import Drawing, drawing
from counterclaim.model.span import Span
from counterclaim.views.case import CaseView
from counterclaim.views.changes import Changes
from counterclaim.views.points import Group
from counterclaim.views.positions import Positions, Track


@dataclass(frozen=True, slots=True)
class Chart:
    """A group of figures with its chart; `number` tells it from the other charts of the page."""

    number: int
    group: Group
    drawing: Drawing | None


class CasePage:
    """What the template of a case draws."""

    def __init__(self, view: CaseView, since: Changes | None) -> None:
        self.view = view
        self.since = since
        moving = (group for group in view.figures if group.moving)
        self.charts = tuple(Chart(number, group, drawing(group)) for number, group in enumerate(moving, 1))
        tracks = [(one, track) for one in view.positions for track in one.tracks]
        self.turned: tuple[tuple[Positions, Track], ...] = tuple(item for item in tracks if item[1].turns)
        self.quiet: tuple[tuple[Positions, Track], ...] = tuple(item for item in tracks if item[1].quiet and not item[1].turns)
        self.copied = tuple(item for item in view.documents if item.copies)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show."""
        found = (self.charts, self.turned, self.quiet, self.copied, self.view.contradictions, self.view.retractions, self.view.held.actors)
        return self.since is None and not any(found)

    def spans(self) -> Iterator[Span]:
        """Every span that is shown or linked to, apart from whole contents of claims."""
        for chart in self.charts:
            yield from (given.cited.place.span for one in chart.group.series for point in one.points for given in point.given)
        for one in self.view.contradictions:
            yield from (item.cited.place.span for side in (one.one, one.other) for item in side.voiced[:1])
        for _, track in (*self.turned, *self.quiet):
            yield from (item.row.span for item in track.taken)
        if self.since is not None:
            yield from (cited.place.span for change in self.since.items for cited in change.cited)
