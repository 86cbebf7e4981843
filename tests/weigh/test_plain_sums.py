"""What is added up once and taken from is what plain adding up gives: differences, draws, and the numbers of one drawn sheet."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from itertools import combinations
from math import fsum

from hypothesis import given, settings

from counterclaim.model.evidence import Grade
from counterclaim.model.labels import Apart, Credibility, Level, RatingValue, Reliability
from counterclaim.weigh.draws import OFF, steadiness
from counterclaim.weigh.linchpins import linchpins
from counterclaim.weigh.matrix import Docket, matrices
from counterclaim.weigh.pairs import Difference, Share, difference, shares
from counterclaim.weigh.scale import STEPS, inconsistency, stepped, steps
from counterclaim.weigh.scores import score
from counterclaim.weigh.sensitivity import leave_out
from counterclaim.weigh.sheet import Row, Sheet, sheets
from dockets import dockets, finding

NUMBERS_OF_THE_DRAWN_SHEET = "fc56579e5fcf9efb50c791a3c65145fdd11f24144820b927081d0ac0f5a1bf83"
"""Printed by the code that added everything up again each time, before sums were kept."""


def drawn(size: int, accounts: int, seed: int) -> Sheet:
    """Ratings, grades and levels of all kinds; sources of five items, one root in five shared by two items."""
    draw = random.Random(seed)
    rows = []
    for at in range(size):
        grade = Grade(draw.choice(list(Reliability)), draw.choice(list(Credibility)))
        item = finding(f"i{at:03}", source=f"a{at // 5}", grade=grade, relevance=draw.choice([None, *Level]))
        values = tuple(draw.choice(list(RatingValue)) for _ in range(accounts))
        rows.append(Row(item, values, f"o{at - at % 2 if at % 10 < 2 else at}"))
    return Sheet("Ilse Marrow", tuple(f"h{at}" for at in range(accounts)), tuple(rows))


def numbers(found: Difference) -> Iterator[float]:
    yield from (found.weighted, found.most, found.ratio.low, found.ratio.point, found.ratio.high, float(found.items))


def everything(sheet: Sheet) -> Iterator[float | str]:
    scored = score(sheet)
    yield from scored.weighted
    for pair in scored.pairs:
        yield from numbers(pair)
    for kind in Apart:
        for one in leave_out(sheet, kind):
            yield from (one.left_out, *one.weighted, str(one.leader))
            for change in one.changes:
                yield from (change.left, change.right, *numbers(change.before), *numbers(change.after))
        for pins in linchpins(sheet, kind):
            yield from (pins.ahead, pins.behind, repr(pins.order), repr(pins.verdict), float(pins.at_least))
    for steady in steadiness(sheet):
        yield from (steady.ahead, steady.behind, steady.share)


def test_the_numbers_of_a_drawn_sheet_are_those_of_plain_adding_up() -> None:
    said = "\n".join(one if isinstance(one, str) else f"{one:.12g}" for one in everything(drawn(90, 5, 11)))
    assert hashlib.sha256(said.encode()).hexdigest() == NUMBERS_OF_THE_DRAWN_SHEET


def plainly(those: tuple[Share, ...]) -> tuple[float, ...]:
    """Weighted points, most of one root, and the ratio, as the page about weighing has them."""
    by_root: dict[str, list[Share]] = {}
    for share in those:
        by_root.setdefault(share.root, []).append(share)
    lows, points, highs, most = [], [], [], [0.0]
    for held in by_root.values():
        low, point, high = (fsum(getattr(one.ratio, end) for one in held) for end in ("low", "point", "high"))
        lows.append(min(low / len(held), low))
        points.append(point / len(held))
        highs.append(max(high / len(held), high))
        most.append(abs(fsum(one.weighted for one in held)))
    return fsum(one.weighted for one in those), max(most), fsum(lows), fsum(points), fsum(highs), float(len(those))


@given(dockets(people=1, most=9))
@settings(max_examples=60, deadline=None)
def test_a_difference_is_the_plain_sum_of_its_shares(made: Docket) -> None:
    for sheet in (one for table in matrices(made) for one in sheets(table)):
        for left, right in combinations(sheet.hypotheses, 2):
            assert tuple(numbers(difference(sheet, left, right))) == plainly(shares(sheet, left, right))


def moved(source: random.Random) -> int:
    drawn = source.random()
    return -1 if drawn < OFF else 1 if drawn >= 1 - OFF else 0


def one_draw(sheet: Sheet, draws: int) -> list[list[tuple[float, list[int | None]]]]:
    """For every row and draw the weight, and each account's points."""
    out = []
    for row in sheet.rows:
        credibility, relevance = steps(row.item)
        source = random.Random(row.item.id)
        heavy = [
            stepped(min(max(credibility + moved(source), -1.0), 1.0), min(max(relevance + moved(source), -1.0), 1.0)) for _ in range(draws)
        ]
        cells: list[list[int | None]] = []
        for name, value in zip(sheet.hypotheses, row.values, strict=True):
            own = random.Random(f"{row.item.id} {name}")
            if value is RatingValue.NA:
                cells.append([None] * draws)
            else:
                at = STEPS.index(value)
                cells.append([inconsistency(STEPS[min(max(at + moved(own), 0), 4)]) for _ in range(draws)])
        out.append([(heavy[draw], [cell[draw] for cell in cells]) for draw in range(draws)])
    return out


@given(dockets(people=1, most=9))
@settings(max_examples=40, deadline=None)
def test_draws_are_those_of_plain_adding_up(made: Docket) -> None:
    draws = 12
    for sheet in (one for table in matrices(made) for one in sheets(table)):
        rows, found = one_draw(sheet, draws), {(one.ahead, one.behind): one.share for one in steadiness(sheet, draws)}
        for left, right in combinations(range(len(sheet.hypotheses)), 2):
            now = difference(sheet, sheet.hypotheses[left], sheet.hypotheses[right]).weighted
            ahead, behind = (left, right) if now > 0 else (right, left)
            stays = 0
            for draw in range(draws):
                pairs = [(row[draw][0], row[draw][1][ahead], row[draw][1][behind]) for row in rows]
                stays += fsum(heavy * (one - other) for heavy, one, other in pairs if one is not None and other is not None) > 0
            key = (sheet.hypotheses[ahead], sheet.hypotheses[behind])
            assert found.get(key) == (stays / draws if now else None)
