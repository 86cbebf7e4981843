"""Leaving out is adding up the rest; linchpins are the fewest that brute force finds; draws and suppositions do what they say."""

from __future__ import annotations

from itertools import combinations
from math import fsum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.model.evidence import Item
from counterclaim.model.labels import Apart, Distrust, Undecided
from counterclaim.weigh.draws import steadiness
from counterclaim.weigh.exact import exact, rounded
from counterclaim.weigh.linchpins import Linchpins, linchpins
from counterclaim.weigh.matrix import Docket, matrices
from counterclaim.weigh.pairs import difference
from counterclaim.weigh.scores import assess_sheets, score
from counterclaim.weigh.sensitivity import distrusting, grouped, leave_out, only
from counterclaim.weigh.sheet import Sheet, counted, sheets
from dockets import docket, dockets, finding, sheet

NUMBERS = st.lists(st.floats(-1e12, 1e12, allow_subnormal=False), max_size=12)


@given(NUMBERS, st.data())
@settings(deadline=None)
def test_taking_from_a_sum_is_adding_up_the_rest(numbers: list[float], data: st.DataObject) -> None:
    gone = data.draw(st.integers(0, len(numbers)))
    whole = sum(map(exact, numbers))
    assert rounded(whole) == fsum(numbers)
    assert rounded(whole - sum(map(exact, numbers[:gone]))) == fsum(numbers[gone:])


@given(dockets(people=1, most=9))
@settings(max_examples=60, deadline=None)
def test_leaving_out_is_adding_up_the_rest_to_the_last_bit(made: Docket) -> None:
    for filled in (one for table in matrices(made) for one in sheets(table)):
        whole = assess_sheets(matrices(made)[0].question, (filled,))
        for kind in Apart:
            found = leave_out(filled, kind)
            assert [(one.left_out, one.items) for one in found] == list(grouped(filled, kind))
            for one in found:
                rest = counted(filled, lambda item, gone=one.items: item.id not in gone)
                again = assess_sheets(matrices(made)[0].question, (rest,))
                assert (one.weighted, one.leader) == (score(rest).weighted, again.leader)
                pairs = zip(whole.comparisons, again.comparisons, strict=True)
                assert [(c.left, c.right, c.before, c.after) for c in one.changes] == [
                    (then.left, then.right, then.by[0][1], now.by[0][1]) for then, now in pairs if then.better != now.better
                ]


def fewest(filled: Sheet, pins: Linchpins, undone: str) -> int | None:
    """By trying every set."""
    groups = dict(grouped(filled, pins.kind))
    for size in range(len(groups) + 1):
        for chosen in combinations(groups, size):
            gone = {item for key in chosen for item in groups[key]}
            left = difference(counted(filled, lambda item, gone=gone: item.id not in gone), pins.ahead, pins.behind)
            if (left.weighted <= 0) if undone == "order" else (left.better != 1):
                return size
    return None


@given(dockets(people=1, most=8), st.sampled_from(Apart))
@settings(max_examples=60, deadline=None)
def test_linchpins_are_the_fewest_that_there_are(made: Docket, kind: Apart) -> None:
    for filled in (one for table in matrices(made) for one in sheets(table)):
        for pins in linchpins(filled, kind):
            assert (None if pins.order is None else len(pins.order)) == fewest(filled, pins, "order")
            if pins.verdict:
                least = fewest(filled, pins, "verdict")
                assert least is not None
                assert pins.at_least <= least <= len(pins.verdict)
                assert pins.order is None or len(pins.verdict) <= len(pins.order)


TWO = {finding("i1", source="lab"): "II C", finding("i2", source="court"): "II C", finding("i3", source="rival"): "N I"}


def test_two_findings_are_each_a_linchpin_of_the_verdict() -> None:
    found = sheet(docket(("blast", "leak"), TWO))
    (pins,) = linchpins(found)
    assert (pins.ahead, pins.behind, pins.order, pins.verdict, pins.at_least) == ("leak", "blast", ("i1", "i2"), ("i1",), 1)
    assert [(one.left_out, one.leader) for one in leave_out(found, Apart.SOURCE)] == [("court", None), ("lab", None), ("rival", "leak")]


def test_a_party_that_lies_is_ignored_or_taken_in_reverse() -> None:
    found = sheet(docket(("blast", "leak"), TWO))
    assert score(distrusting(found, "lab")).weighted == (-2.0, -1.0)
    assert score(distrusting(found, "lab", Distrust.REVERSED)).weighted == (-2.0, -2.0)
    assert score(only(found, {"lab", "court"})).weighted == (-4.0, 0.0)


def test_an_order_of_many_cells_is_steadier_than_one_of_a_single_cell() -> None:
    many = {finding(f"i{at}"): "II CC" for at in range(8)}
    one = {finding("i0"): "I C", **{finding(f"i{at}"): "I I" for at in range(1, 8)}}
    (steady,), (shaky,) = (steadiness(sheet(docket(("blast", "leak"), rows))) for rows in (many, one))
    assert steady.share == 1
    assert (steady.ahead, shaky.ahead) == ("leak", "leak")
    assert shaky.share < 0.8


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ({}, Undecided.NOTHING),
        ({finding("i1"): "CC C", finding("i2"): "CC N"}, Undecided.NOTHING),
        ({finding("i1"): "II CC"}, Undecided.ONE_ROOT),
        ({finding("i1"): "II C", finding("i2"): "C II"}, Undecided.ONE_ROOT),
        ({finding("i1"): "II C", finding("i2", origin="o"): "II C"}, None),
        ({finding("i1", origin="o"): "II C", finding("i2", origin="p"): "II C"}, Undecided.ONE_ROOT),
        ({finding("i1"): "I C", finding("i2"): "I C", finding("i3"): "N CC", finding("i4"): "CC C"}, Undecided.BANDS),
        ({finding("i1"): "I C", finding("i2"): "I C", **{finding(f"j{at}"): "CC N" for at in range(12)}}, Undecided.OPPOSED),
    ],
)
def test_when_the_evidence_does_not_discriminate(rows: dict[Item, str], why: Undecided | None) -> None:
    made = docket(("blast", "leak"), {**rows, finding("i9"): "NA C"}, ties=(("o", "p"),))
    assert difference(sheet(made), "blast", "leak").undecided is why
