"""The sample that a person checks, and what the answers say: intervals against values worked out by hand."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from gathered import CAPTURED, put_all

from counterclaim.casebook.audit import Answer, Item, Kind, Share, audited, sample
from counterclaim.casebook.cases import dossier, find
from counterclaim.casebook.judging import keep_answers
from counterclaim.casebook.sample_table import answered, table
from counterclaim.errors import UnreadableInput
from counterclaim.model.labels import JudgementKind
from counterclaim.model.span import Span
from counterclaim.store.casebook import Store
from made import hand_made


@pytest.mark.parametrize(
    ("right", "of", "low", "high"),
    [
        (0, 0, 0.0, 1.0),
        (0, 10, 0.0, 0.2775),  # 1 - 1 / (1 + 3.8415 / 10)
        (10, 10, 0.7225, 1.0),  # 1 / (1 + 3.8415 / 10)
        (5, 10, 0.2366, 0.7634),  # 0.5 -+ 1.96 sqrt(0.025 + 0.0096) / 1.3842
        (1, 1, 0.2065, 1.0),
        (90, 100, 0.8256, 0.9448),
    ],
)
def test_the_interval_of_a_share(right: int, of: int, low: float, high: float) -> None:
    assert Share(right, of).interval == pytest.approx((low, high), abs=1e-4)


def answers(kind: Kind, given: str) -> list[Item]:
    """One answer for each letter: y, n, or - for open."""
    of = {"y": Answer.YES, "n": Answer.NO, "-": Answer.OPEN}
    return [Item(kind, f"{kind}{place}", Span("d1-a", place, place + 1, "x"), answer=of[one]) for place, one in enumerate(given)]


def test_what_answers_say() -> None:
    found = audited([*answers(Kind.CLAIM, "yyynyyyyy-"), *answers(Kind.SENTENCE, "nynn-n")], unread=50, claims=200)
    assert (found.precision, found.sentences, found.open) == (Share(8, 9), Share(1, 5), 2)
    # A fifth of 50 sentences was missed, eight ninths of 200 claims are right.
    assert found.missed[0] == pytest.approx(10 / (10 + 1600 / 9))
    assert found.missed[1] < found.missed[0] < found.missed[2]
    assert audited([], 0, 0).missed == (0.0, 0.0, 0.0)


def test_a_sample_is_drawn_by_its_seed_alone() -> None:
    made = hand_made()
    turned = replace(made, claims=tuple(reversed(made.claims)), unread=tuple(reversed(made.unread)))
    assert sample(made, 3, 1) == sample(turned, 3, 1)
    assert len({sample(made, 3, seed) for seed in range(20)}) > 1
    everything = sample(made, 10**4, 1)
    assert len(everything) == len(made.claims) + len(made.unread)
    assert all(made.documents[0].text[item.span.start : item.span.end] == item.span.exact for item in everything)


def test_a_table_is_read_back_and_damage_is_said_by_its_line() -> None:
    drawn = [
        replace(item, answer=answer, words=f"=1+1 {item.words}")
        for item, answer in zip(sample(hand_made(), 3, 1), [*Answer] * 9, strict=False)
    ]
    text = table(drawn)
    assert "\r\n=1+1" not in text
    assert ",=1+1" not in text
    assert list(answered(text.encode(), "a.csv")) == drawn
    assert list(answered(b"\xef\xbb\xbf" + text.replace("\r\n", "\n").encode(), "a.csv")) == drawn
    with pytest.raises(UnreadableInput, match="line 2 is none of a sample"):
        answered(text.replace("claim", "clam").encode(), "a.csv")
    with pytest.raises(UnreadableInput, match="not a table of a sample: it has no column 'answer'"):
        answered(b"\xff\xfe", "a.csv")
    with pytest.raises(UnreadableInput, match="line 2: 'perhapsyes' is neither yes nor no"):
        answered(text.replace("\r\n", "\r\nperhaps", 1).encode(), "a.csv")


@pytest.mark.parametrize(("encoding", "delimiter"), [("utf-16", "\t"), ("cp1252", ";"), ("utf-8-sig", ";")])
def test_a_table_is_read_as_spreadsheets_keep_it(encoding: str, delimiter: str) -> None:
    drawn = [replace(item, answer=Answer.YES, who="Zoë, André; and others") for item in sample(hand_made(), 3, 1)]
    kept = io.StringIO()
    csv.writer(kept, delimiter=delimiter).writerows(csv.reader(io.StringIO(table(drawn), newline="")))
    assert list(answered(kept.getvalue().encode(encoding), "a.csv")) == drawn


@pytest.mark.parametrize("database", ["sqlite"])
def test_answers_are_kept_as_judgements(store: Store, database: str) -> None:
    put_all(store, (0, 1))
    found = dossier(store, find(store, store.documents()[0].id))
    claims = [item for item in sample(found, 3, 1) if item.kind is Kind.CLAIM]
    given = [replace(item, answer=answer) for item, answer in zip(claims, (Answer.YES, Answer.NO, Answer.OPEN), strict=True)]
    keep_answers(store, given, "Ilse Marrow", CAPTURED)
    assert {(one.target, one.kind) for one in store.judgements()} == {
        (given[0].id, JudgementKind.CHECK),
        (given[1].id, JudgementKind.DISPUTE),
    }
