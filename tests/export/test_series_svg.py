"""The chart of figures: everything inside the frame, sources told apart without colour, every number in the table too."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cased import Made
from counterclaim.export.chart_scale import BOTTOM, LEFT, RIGHT, TOP
from counterclaim.export.html import render
from counterclaim.export.series_svg import DASHES, LETTERS, drawing
from counterclaim.views.case import case_view
from counterclaim.views.points import Group


def _made(*given: tuple[str, str, int | None, int | None]) -> Made:
    made = Made()
    for number, (day, source, low, high) in enumerate(given):
        make = made.document(12, f"{source} counted {number} dead.")
        made.toll(make, f"{source}|counted|{number} dead", f"{number} dead", low, high, as_of=day)
    return made


def _group(*given: tuple[str, str, int | None, int | None]) -> Group:
    return case_view(_made(*given).dossier()).figures[0]


RISING = [
    ("2031-05-12", "Police", 14, None),
    ("2031-05-13", "A ministry", None, 20),
    ("2031-05-15", "A hospital", 16, 18),
    ("2031-05-16", "Police", 17, 17),
]


def test_a_step_leads_to_the_next_number_of_its_source() -> None:
    drawn = drawing(_group(*RISING))
    assert drawn is not None
    police = drawn.lines[0]
    first, second = police.steps
    assert (police.letter, first.end, first.up, second.up) == ("A", second.x, True, False)
    assert second.top == second.bottom < first.bottom
    assert police.joints == ((second.x, first.bottom, second.bottom),)
    assert [line.steps[0].down for line in drawn.lines] == [False, True, False]
    assert [mark.said for mark in police.marks] == ["Police, 12 May 2031: 0 dead", "Police, 16 May 2031: 3 dead"]


def test_sources_are_told_apart_without_colour() -> None:
    assert len(DASHES) == len(LETTERS) == len(set(DASHES))
    drawn = drawing(_group(*((f"2031-05-{n + 1:02}", f"Source {n}x", 5 if n else 9, 5 if n else 9) for n in range(12))))
    assert drawn is not None
    assert [line.letter for line in drawn.lines] == list(LETTERS)
    assert drawn.left_out == 4


def test_who_gives_a_number_that_no_other_gives_is_drawn() -> None:
    tolls = [("2031-05-12", f"Source {n}x", 14, 14) for n in range(9)]
    group = _group(*tolls, ("2031-05-16", "The Klaxon", 19, 19))
    drawn = drawing(group)
    assert drawn is not None
    assert [one.source for index, one in enumerate(group.series) if index in drawn.letters][-1] == "The Klaxon"


def test_without_days_there_is_no_chart_but_a_table() -> None:
    made = _made(("Friday", "Police", 14, 14), ("Monday", "A hospital", 17, 17))
    assert drawing(case_view(made.dossier()).figures[0]) is None
    page = render(made.dossier())
    assert 'class="series"' not in page
    assert page.count('<td class="day">day not known</td>') == 2


def test_the_chart_is_named_described_and_drawn_in_the_colour_of_the_text() -> None:
    page = render(_made(*RISING).dossier())
    svg = re.search(r'<svg class="series".*?</svg>', page, re.S)
    assert svg is not None
    assert '<title id="series-title-1">killed, over time</title>' in svg[0]
    assert "Police: 0 dead, 3 dead" in svg[0]
    assert not re.search(r"(fill|stroke)=\"(?!none)|style=|#[0-9a-f]{3,6}\"", svg[0])
    for words in ("Police", "A ministry", "A hospital"):
        assert page.count(f'<b dir="auto">{words}</b>') >= 1


_TOLLS = st.tuples(
    st.one_of(st.dates(), st.dates(date(2031, 5, 1), date(2031, 6, 1))).map(str),
    st.sampled_from([f"Source {n}x" for n in range(10)]),
    st.none() | st.integers(0, 10**9),
    st.none() | st.integers(0, 40),
)


@given(st.lists(_TOLLS, min_size=1, max_size=14))
def test_nothing_leaves_the_frame_and_no_label_touches_another(tolls: list[tuple[str, str, int | None, int | None]]) -> None:
    for group in case_view(_made(*tolls).dossier()).figures:
        drawn = drawing(group)
        if drawn is None:
            continue
        for line in drawn.lines:
            for step in line.steps:
                assert LEFT <= step.x <= step.end <= RIGHT
                assert step.end - step.x > 0
                assert min(step.top, step.bottom) >= TOP - 1
                assert max(step.top, step.bottom) <= BOTTOM + 1
        places = [(mark.x, mark.y) for line in drawn.lines for mark in line.marks]
        assert len(set(places)) == len(places)
        days = [tick.at for tick in drawn.days]
        assert all(b - a >= 55 for a, b in pairwise(days))
        assert len(drawn.numbers) <= 6
