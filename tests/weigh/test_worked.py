"""The numbers worked by hand on the page about weighing are those that the code gives."""

from __future__ import annotations

from itertools import combinations
from math import exp
from pathlib import Path

import pytest

from counterclaim.model.assessment import Prior
from counterclaim.model.labels import Level, RatingValue
from counterclaim.weigh.pairs import difference
from counterclaim.weigh.posterior import Posterior, posterior
from counterclaim.weigh.scale import inconsistency, likelihood, weight
from counterclaim.weigh.scores import diagnosticity, score
from counterclaim.weigh.sheet import Sheet
from dockets import DAY, PEOPLE, docket, finding, sheet

PAGE = (Path(__file__).parents[2] / "docs" / "explanation" / "weighing.md").read_text("utf-8")


def printed(first: str) -> list[dict[str, str]]:
    """The rows of the table whose heading begins with `first`."""
    lines = PAGE[PAGE.index(f"| {first} |") :].split("\n\n")[0].splitlines()
    heading, _, *rows = ([cell.strip() for cell in line.strip("|").split("|")] for line in lines)
    return [dict(zip(heading, row, strict=True)) for row in rows]


def worked() -> Sheet:
    rows = {
        finding(row["item"], credibility=Level(row["credibility"]), relevance=Level(row["relevance"])): f"{row['A']} {row['B']} {row['C']}"
        for row in printed("item")
    }
    return sheet(docket(("A", "B", "C"), rows))


def near(number: float, words: str) -> bool:
    """Whether a number is the one printed, to as many places as are printed."""
    places = len(words.partition(".")[2])
    return f"{number:.{places}f}" == words or f"{number:.4f}".rstrip("0").rstrip(".") == words


@pytest.mark.parametrize("row", printed("rating"), ids=lambda row: row["rating"])
def test_points_and_likelihoods_are_those_of_the_table(row: dict[str, str]) -> None:
    value = RatingValue(row["rating"])
    assert inconsistency(value) == int(row["points"])
    if value is RatingValue.NA:
        with pytest.raises(ValueError, match="no likelihood"):
            likelihood(value)
        return
    ends = row["likelihood, beside an item rated N"].replace(" times", "").split(" to ")
    low, high = (float(over) / float(under or 1) for over, _, under in (end.partition("/") for end in (ends[0], ends[-1])))
    assert (exp(likelihood(value).low), exp(likelihood(value).high)) == pytest.approx((low, high))


def test_the_weighted_score_is_the_one_worked_by_hand() -> None:
    found = score(worked())
    for row, count, points in zip(printed("account | count"), found.inconsistent, found.weighted, strict=True):
        assert count == int(row["count"])
        assert near(points, row["weighted inconsistency"])


def test_weights_and_spreads_are_those_worked_by_hand() -> None:
    for row, held in zip(printed("item"), worked().rows, strict=True):
        assert near(weight(held.item), row["weight"])
        assert near(exp(diagnosticity(held)), row["spread"])


def test_pairs_are_those_worked_by_hand() -> None:
    filled = worked()
    for row, (left, right) in zip(printed("pair"), combinations("ABC", 2), strict=True):
        found = difference(filled, left, right)
        assert (f"{left} {right}", found.better) == (row["pair"], 0)
        assert near(found.weighted, row["difference"])
        assert near(found.most, row["most of one root"])


def two(ties: tuple[tuple[str, str], ...]) -> Sheet:
    rows = {finding("i1", origin="o"): "II C", finding("i2", origin="p"): "II C"}
    return sheet(docket(("D", "E"), rows, ties))


@pytest.mark.parametrize(("row", "ties"), list(zip(printed("roots"), ((), (("p", "o"),)), strict=True)), ids=["different", "one"])
def test_two_findings_are_worth_what_is_worked_by_hand(row: dict[str, str], ties: tuple[tuple[str, str], ...]) -> None:
    found = difference(two(ties), "E", "D")
    assert ("yes" if found.better == 1 else "no") == row["told apart"]
    assert near(found.weighted, row["difference"])
    assert near(found.most, row["most of one root"])
    for end, name in ((found.ratio.low, "low"), (found.ratio.point, "middle"), (found.ratio.high, "high")):
        assert near(exp(end), row[f"ratio, {name}"])


def test_the_posterior_is_the_one_worked_by_hand() -> None:
    found = posterior(two(()), [Prior(name, 0.5, PEOPLE[0], DAY) for name in "DE"], PEOPLE[0])
    assert isinstance(found, Posterior)
    for row, band in zip(printed("account | prior"), found.probabilities, strict=True):
        assert near(band.low, row["low"])
        assert near(band.point, row["middle"])
        assert near(band.high, row["high"])
