"""Weigh: whether scores and leaving out take time linear in the items, and whether linchpins are the fewest that brute force finds.

Made-up sheets of 12 accounts and 500 to 4,000 items come in (no data set is read); processor seconds, their growth by doubling, and how
many linchpins of small sheets agree with trying every set go out (`whole` is all that is shown of a sheet, with two parties supposed to
lie). Ratings are drawn from a fixed seed.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

from counterclaim.model.assessment import Assessment
from counterclaim.model.evidence import Grade, Item, Rating
from counterclaim.model.hypothesis import Hypothesis
from counterclaim.model.labels import Apart, Cause, Credibility, HypothesisRelation, ItemKind, Level, Question, RatingValue, Reliability
from counterclaim.weigh.linchpins import linchpins
from counterclaim.weigh.matrix import Docket, matrices
from counterclaim.weigh.pairs import difference
from counterclaim.weigh.report import boards
from counterclaim.weigh.scores import score
from counterclaim.weigh.sensitivity import grouped, leave_out
from counterclaim.weigh.sheet import Row, Sheet, counted
from counterclaim.weigh.weighing import Weighing

ACCOUNTS = 12
SIZES = (500, 1_000, 2_000, 4_000)
EXCLUDES = HypothesisRelation.EXCLUDES
DAY = datetime(2031, 5, 12, tzinfo=UTC)
SMALL = 8
"""Items of the sheets on which every set is tried: 256 sets for each two accounts."""


def run(data: Path, quick: bool) -> dict[str, float]:
    """Time the two, then check linchpins."""
    sizes = SIZES[:2] if quick else SIZES
    out: dict[str, float] = {"accounts": ACCOUNTS}
    print(f"{'items':>6} {'scores s':>9} {'leave one out s':>16} {'linchpins s':>12} {'whole s':>8}")
    times: dict[str, list[float]] = {"scores": [], "leave_one_out": [], "linchpins": [], "whole": []}
    for size in sizes:
        sheet = made(size, ACCOUNTS, size)
        times["scores"].append(seconds(lambda sheet=sheet: score(sheet)))
        times["leave_one_out"].append(seconds(lambda sheet=sheet: leave_out(sheet, Apart.ITEM)))
        times["linchpins"].append(seconds(lambda sheet=sheet: linchpins(sheet)))
        weighed = signed(sheet)
        times["whole"].append(seconds(lambda weighed=weighed: boards(weighed, ("a1", "a2"))))
        taken = [f"{times[name][-1]:{width}.2f}" for name, width in (("scores", 9), ("leave_one_out", 16), ("linchpins", 12), ("whole", 8))]
        print(f"{size:6} {' '.join(taken)}")
        out |= {f"{name}_s_{size}": round(taken[-1], 3) for name, taken in times.items()}
    for name, taken in times.items():
        out[f"{name}_growth_by_doubling"] = round((taken[-1] / taken[0]) ** (1 / (len(sizes) - 1)), 3)
        print(f"{name}: times {out[f'{name}_growth_by_doubling']:.2f} for twice the items (2 is linear)")
    out |= checked(20 if quick else 100)
    print(f"linchpins of small sheets as few as by trying every set: {out['orders_exact']:.0f} of {out['orders']:.0f} orders")
    print(f"verdicts as few: {out['verdicts_fewest']:.0f} of {out['verdicts']:.0f}; within their bound: {out['verdicts_within']:.0f}")
    return out


def made(size: int, accounts: int, seed: int) -> Sheet:
    """A sheet of drawn ratings: grades and levels of all kinds, sources of ten items each, one root in five shared by two items."""
    draw = random.Random(seed)
    rows = []
    for at in range(size):
        item = Item(
            f"i{at:05}",
            ItemKind.FINDING,
            finding=f"n{at}",
            origin=f"o{at}",
            source=f"a{at // 10}",
            grade=Grade(draw.choice(list(Reliability)), draw.choice(list(Credibility))),
            relevance=draw.choice([None, *Level]),
        )
        values = tuple(draw.choice(list(RatingValue)) for _ in range(accounts))
        rows.append(Row(item, values, f"o{at - at % 2 if at % 10 < 2 else at}"))
    return Sheet("bench", tuple(f"h{at:02}" for at in range(accounts)), tuple(rows))


def signed(sheet: Sheet) -> Weighing:
    """The weighing of which a sheet is what one person signed."""
    ids = sheet.hypotheses
    others = {one: tuple((EXCLUDES, other) for other in ids if other != one) for one in ids}
    accounts = tuple(Hypothesis(one, Question.CARRIED_OUT, one, Cause.ATTACK, relations=others[one]) for one in ids)
    ratings = {
        (row.item.id, one): (Rating(value, sheet.by, DAY, signed=True),)
        for row in sheet.rows
        for one, value in zip(ids, row.values, strict=True)
    }
    ties = tuple((row.root, row.item.origin) for row in sheet.rows if row.item.origin is not None and row.item.origin != row.root)
    docket = Docket(accounts, tuple(row.item for row in sheet.rows), ratings, ties)
    return Weighing(docket, matrices(docket), (), Assessment())


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds, the better of two: other work on the machine does not count."""
    taken = []
    for _ in range(2):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def checked(sheets: int) -> dict[str, float]:
    """Linchpins of small sheets beside those found by trying every set."""
    out = dict.fromkeys(("orders", "orders_exact", "verdicts", "verdicts_fewest", "verdicts_within"), 0.0)
    for seed in range(sheets):
        sheet = made(SMALL, 2, seed)
        for pins in linchpins(sheet):
            out["orders"] += 1
            out["orders_exact"] += len(pins.order or ()) == fewest(sheet, pins.ahead, pins.behind, verdict=False)
            if pins.verdict:
                least = fewest(sheet, pins.ahead, pins.behind, verdict=True)
                out["verdicts"] += 1
                out["verdicts_fewest"] += len(pins.verdict) == least
                out["verdicts_within"] += pins.at_least <= least <= len(pins.verdict) <= len(pins.order or ())
    return out


def fewest(sheet: Sheet, ahead: str, behind: str, verdict: bool) -> int:
    """How many items must go before the order (or the verdict) does, by trying every set."""
    ids = [key for key, _ in grouped(sheet, Apart.ITEM)]
    for size in range(len(ids) + 1):
        for gone in combinations(ids, size):
            left = difference(counted(sheet, lambda item, gone=gone: item.id not in gone), ahead, behind)
            if left.better != 1 if verdict else left.weighted <= 0:
                return size
    raise AssertionError("without any item there is no order")
