"""The timeline: bars in the chart, no two labels on one place, an axis broken where nothing stands for more than ten years."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from counterclaim.export.html import render
from counterclaim.export.timeline_svg import CHART, MOST, ROW, WIDTH, drawing
from counterclaim.model.event import Event, When
from counterclaim.model.labels import Precision
from counterclaim.views.timeline import Point
from recorded import recorded


def _point(first: date, days: int, focal: bool = False, label: str = "the blast") -> Point:
    last = min(date.max.toordinal(), first.toordinal() + days)
    when = When(first.isoformat(), date.fromordinal(last).isoformat(), "then", Precision.RANGE)
    return Point(Event(f"{first}{days}{focal}", focal, label, date=when), first, date.fromordinal(last), None)


POINTS = st.builds(
    _point, st.dates() | st.dates(date(2029, 1, 1), date(2031, 12, 31)), st.integers(0, 40_000), st.booleans(), st.text(max_size=60)
)


@given(st.lists(POINTS, max_size=26).map(lambda points: sorted(points, key=lambda p: (p.first, p.last))))
def test_nothing_overlaps_or_leaves_the_chart(points: list[Point]) -> None:
    drawn = drawing(points)
    if drawn is None:
        assert len(points) < 2
        return
    assert len(drawn.bars) == min(len(points), MOST)
    assert len(drawn.bars) + drawn.left_out == len(points)
    assert [bar.y for bar in drawn.bars] == [number * ROW for number in range(len(drawn.bars))]
    for bar in drawn.bars:
        assert bar.width >= 5
        assert bar.x >= CHART - 0.01
        assert bar.x + bar.width <= WIDTH
        assert cell_len(bar.name) * 6.4 <= CHART - 128
    for a, b in pairwise(drawn.ticks):
        assert b.x - a.x >= 3.2 * (len(a.text) + len(b.text))
    for one, other in pairwise(drawn.pieces):
        assert other.x > one.end


def test_the_axis_breaks_where_nothing_stands_for_more_than_ten_years() -> None:
    near = [_point(date(2026, 1, 1), 0), _point(date(2031, 1, 1), 0)]
    far = [_point(date(1994, 1, 1), 364), *near]
    one, two = drawing(near), drawing(far)
    assert one is not None
    assert two is not None
    assert (len(one.pieces), len(two.pieces)) == (1, 2)
    assert "broken" not in one.described
    assert "The axis is broken between 1995 and 2025" in two.described


def test_a_less_precise_time_is_a_wider_bar() -> None:
    drawn = drawing([_point(date(2029, 1, 1), 364), _point(date(2030, 3, 1), 30), _point(date(2031, 5, 12), 0)])
    assert drawn is not None
    year, month, day = (bar.width for bar in drawn.bars)
    assert year > month > day


def test_the_focal_event_is_drawn_even_among_many() -> None:
    many = [_point(date(2000, 1, 1) + timedelta(days=n), 0) for n in range(40)]
    drawn = drawing([*many, _point(date(2031, 5, 12), 0, focal=True)])
    assert drawn is not None
    assert drawn.bars[-1].point.event.focal
    assert drawn.left_out == 21


def test_the_page_holds_it_with_title_and_description_and_links_to_words() -> None:
    html = render(recorded())
    assert '<title id="time-title">Events in time</title>' in html
    assert '<desc id="time-desc">4 dated events, one a row, earliest first. The case is about Blast at Orrin ferry.' in html
    assert html.count('class="bar') == 4
    assert '<rect class="bar focal"' in html


def test_one_dated_event_needs_no_timeline() -> None:
    made = recorded()
    assert "<svg" not in render(replace(made, events=made.events[:1]))
