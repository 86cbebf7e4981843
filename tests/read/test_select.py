"""Selection: readings of one claim add up, and nobody speaks inside another's words."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.read.artifact import Calibration
from counterclaim.read.select import Found, outermost

CALIBRATION = Calibration(0.1, 0.5, 0.0, (1.0, 0.0, 0.0, 0.0), (1.0, 0.0, 1.0, 0.0))
RANGES = st.tuples(st.integers(0, 30), st.integers(1, 5)).map(lambda r: (r[0], r[0] + r[1]))


def claim(cue: tuple[int, int], probability: float, *content: tuple[int, int]) -> Found:
    logit = float(np.log(probability / (1 - probability)))
    return Found(cue, None, content or ((cue[1], cue[1] + 3),), (logit, 0.0, 0.0), (0, 100))


def test_readings_of_one_claim_add_up() -> None:
    short, long, other = claim((4, 6), 0.3), claim((4, 8), 0.28), claim((20, 21), 0.3)
    assert outermost([short, long, other], CALIBRATION) == [short]


def test_the_likelier_reading_is_shown() -> None:
    assert outermost([claim((4, 6), 0.4), claim((5, 8), 0.6)], CALIBRATION) == [claim((5, 8), 0.6)]


def test_no_cue_inside_the_content_of_a_likelier_claim() -> None:
    sure, inner = claim((2, 3), 0.9, (3, 12)), claim((6, 7), 0.8, (7, 9))
    assert outermost([inner, sure], CALIBRATION) == [sure]


def test_order_of_candidates_changes_nothing() -> None:
    candidates = [claim((4, 6), 0.4), claim((5, 8), 0.4), claim((12, 13), 0.7), claim((12, 14), 0.7)]
    answers = {tuple(outermost(list(order), CALIBRATION)) for order in itertools.permutations(candidates)}
    assert len(answers) == 1


@given(st.lists(st.builds(lambda cue, p: claim(cue, p), RANGES, st.floats(0.1, 0.9)), max_size=12))
def test_kept_cues_are_apart_and_outside(candidates: list[Found]) -> None:
    kept = outermost(candidates, CALIBRATION)
    for a, b in itertools.permutations(kept, 2):
        assert a.cue[1] <= b.cue[0] or b.cue[1] <= a.cue[0]
    for a, b in itertools.combinations(sorted(kept, key=lambda c: -c.cue_probability(CALIBRATION)), 2):
        if a.cue_probability(CALIBRATION) > b.cue_probability(CALIBRATION):
            assert all(b.cue[1] <= s[0] or s[1] <= b.cue[0] for s in a.content)


def test_words_hardly_all_right_are_not_shown_and_leave_no_room() -> None:
    sure, doubtful, beside = claim((2, 3), 0.6, (3, 12)), claim((6, 7), 0.58, (7, 9)), claim((20, 21), 0.9)
    strict = replace(CALIBRATION, least_score=0.7)
    assert outermost([sure, doubtful, beside], strict) == [beside]


def test_what_is_surely_a_claim_is_kept_with_the_likeliest_words() -> None:
    readings = [claim((4, 6), 0.5), claim((4, 7), 0.4)]
    assert outermost(readings, replace(CALIBRATION, least_score=0.99)) == readings[:1]
