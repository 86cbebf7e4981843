"""The worked cases of weighing: read by the bundled reader, rated as their files say, held to their known answers."""

from __future__ import annotations

import os
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from counterclaim.acquire import load
from counterclaim.errors import ModelError
from counterclaim.model.document import Document
from counterclaim.model.hypothesis import Hypothesis
from counterclaim.model.labels import HypothesisRelation, ItemKind, Question, Voice
from counterclaim.model.record import Input
from counterclaim.pipeline import Together, link, read_document, together
from counterclaim.read import default_reader
from counterclaim.weigh.matrix import exclusive
from counterclaim.weigh.references import ItemFinder, find_hypothesis
from counterclaim.weigh.report import Board, boards
from counterclaim.weigh.scores import Assessed, Scores
from counterclaim.weigh.verdict import Verdict
from counterclaim.weigh.weighing import Weighing, weighing
from counterclaim.wire.ratings import read_ratings

CASES = Path(__file__).parents[2] / "examples" / "weighing"
NAMES = sorted(path.name for path in CASES.iterdir() if path.is_dir())
COVERAGE = Path(os.environ.get("COUNTERCLAIM_COVERAGE", Path(__file__).parents[3] / "shared/coverage")) / "crocus-city-hall.txt"


@cache
def read(*paths: Path) -> Together:
    try:
        reader = default_reader(None)
    except ModelError as error:
        pytest.skip(f"no reader to read with: {error}")
    documents = [found for path in paths for found in load(str(path)) if isinstance(found, Document)]
    records = [read_document(document, reader) for document in documents]
    return together(records, [Input(d.id, (d.id,)) for d in documents], links=link(records))


def weighed(name: str) -> Weighing:
    return of_documents(name, sorted((CASES / name / "coverage").iterdir()))


def of_documents(name: str, paths: list[Path]) -> Weighing:
    made = read(*paths)
    typed = read_ratings((CASES / name / "ratings.toml").read_bytes(), "ratings.toml")
    return weighing(made.dossier, typed, tied=made.linked.tied)


def expected(name: str) -> dict[str, Any]:
    return tomllib.loads((CASES / name / "expected.toml").read_text("utf-8"))


def account(found: Weighing, words: str, question: Question | None = None) -> Hypothesis:
    return find_hypothesis(words, found.hypotheses, "expected.toml", question)


def of_question(found: Weighing, question: Question) -> Board:
    return next(board for board in boards(found) if board.question is question)


def verdict(found: Weighing, question: Question, one: str, other: str) -> str | None:
    """Which of two accounts the evidence fits less badly; None: it does not discriminate."""
    ids = {account(found, one, question).id, account(found, other, question).id}
    for one_set in of_question(found, question).assessed:
        if isinstance(one_set.assessed, Assessed):
            for comparison in one_set.assessed.comparisons:
                if {comparison.left, comparison.right} == ids:
                    return comparison.better
    raise AssertionError(f"{one!r} and {other!r} share no assessed matrix")


@pytest.mark.parametrize("name", NAMES)
def test_a_worked_case_has_its_known_answer(name: str) -> None:
    found = weighed(name)
    for asked in expected(name)["question"]:
        question = Question(asked["question"])
        made = of_question(found, question)
        if asked.get("not_assessed"):
            assert made.reason is not None
            continue
        leaders = {one.assessed.leader for one in made.assessed if isinstance(one.assessed, Assessed)}
        assert leaders == ({account(found, asked["leader"], question).id} if "leader" in asked else {None})
        for better, worse in asked.get("apart", ()):
            assert verdict(found, question, better, worse) == account(found, better, question).id, (better, worse)
        for one, other in asked.get("alike", ()):
            assert verdict(found, question, one, other) is None, (one, other)
        assert bool(asked.get("judged")) == any(one.judgements for one in made.verdicts)


@pytest.mark.parametrize("name", NAMES)
def test_a_case_without_its_ratings_is_not_assessed(name: str) -> None:
    for board in boards(weighing(read(*sorted((CASES / name / "coverage").iterdir())).dossier)):
        assert board.reason == "nobody has rated and signed"


@pytest.mark.parametrize("name", NAMES)
def test_a_case_says_what_would_change_it(name: str) -> None:
    assert expected(name)["changes"]
    assert f"`{name}`" in (CASES / "README.md").read_text("utf-8")


def test_branch_sponsor_and_harbourer_exclude_nothing() -> None:
    found = weighed("branch-sponsor-harbourer")
    want = expected("branch-sponsor-harbourer")
    for one, other in want["compatible"]:
        assert account(found, other).id in account(found, one).related(HypothesisRelation.COMPATIBLE)
        assert not exclusive(account(found, one), account(found, other))
    for inner, outer in want["refines"]:
        assert account(found, outer).id in account(found, inner).related(HypothesisRelation.REFINES)


@pytest.mark.parametrize("name", [name for name in NAMES if "item" in expected(name)])
def test_copies_are_one_item(name: str) -> None:
    found = weighed(name)
    for row in expected(name)["item"]:
        assert len(ItemFinder(found.items).find(row["words"], "expected.toml").spans) == row["places"]


def test_nine_copies_more_move_no_score() -> None:
    paths = sorted((CASES / "copies-and-findings" / "coverage").iterdir())
    all_, one = (of_documents("copies-and-findings", those) for those in (paths, [paths[0], *paths[10:]]))
    found = [
        [(score.inconsistent, score.weighted, score.pairs) for board in boards(w) for v in board.assessed for score in scores(v)]
        for w in (all_, one)
    ]
    assert found[0] == found[1]
    assert found[0]


def scores(verdict: Verdict) -> tuple[Scores, ...]:
    return verdict.assessed.scores if isinstance(verdict.assessed, Assessed) else ()


def test_the_same_man_heard_twice_is_one_witness() -> None:
    """An engineer speaks in one report himself and is quoted by a foreman: two origins, tied by linking."""
    found = weighed("accident-called-attack")
    finder = ItemFinder(found.items)
    one, other = (finder.find(words, "here") for words in ("the walls had burst outwards", "of the hot bearing on 9 August"))
    assert one.origin != other.origin
    assert found.matrices[0].roots[one.id] == found.matrices[0].roots[other.id]


def test_what_would_separate_two_navies_is_named_and_nobody_has_looked() -> None:
    board = of_question(weighed("cannot-discriminate"), Question.CARRIED_OUT)
    assert {one.item.label for one in board.separating if not one.looked} == {"the winch logs of both ships for that night"}


@pytest.mark.skipif(not COVERAGE.exists(), reason="the real coverage is not here")
def test_real_coverage_alone_is_laid_out_and_not_assessed() -> None:
    made = read(COVERAGE).dossier
    found = weighing(made)
    claims = {claim.id: claim for claim in made.claims}
    text = {document.id: document.text for document in made.documents}
    assert {matrix.question for matrix in found.matrices} >= {Question.ATTACK_AT_ALL, Question.CARRIED_OUT}
    assert all(len({h.question for h in matrix.hypotheses}) == 1 for matrix in found.matrices)
    assert len([one for one in found.hypotheses if one.question is Question.CARRIED_OUT]) >= 5
    assert all(board.reason == "nobody has rated and signed" for board in boards(found))
    for one in found.items:
        assert one.spans
        assert all(text[span.document][span.start : span.end] == span.exact for span in one.spans)
        assert one.kind is not ItemKind.FINDING or claims[one.claim or ""].voice is not Voice.NARRATOR
    for given in found.docket.ratings.values():
        assert all(rating.draft and rating.reasons and rating.reasons[0].span is not None for rating in given)
