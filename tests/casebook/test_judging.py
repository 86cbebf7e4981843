"""What people decide: kept, taken back, regrouping, and surviving a reading by another reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from gathered import CAPTURED, TWO_EVENTS, OtherReader, captured, put, put_all

from counterclaim.casebook.add import relink
from counterclaim.casebook.cases import NOW, Moment, dossier, find
from counterclaim.casebook.judging import Word, judge, undo
from counterclaim.casebook.rebuild import left, rebuild
from counterclaim.errors import UsageError
from counterclaim.model.claim import Claim
from counterclaim.model.judgement import Judgement
from counterclaim.model.labels import Act, ClaimStatus, JudgementKind
from counterclaim.model.reading import Failure
from counterclaim.pipeline import read_document
from counterclaim.store.casebook import Store
from readers import PatternReader

AT = datetime(2031, 6, 5, tzinfo=UTC)
BY = "Ilse Marrow"


def decide(store: Store, kind: JudgementKind, target: str, other: str | None = None, **facts: object) -> Judgement:
    return judge(store, Word(kind, target, other, **facts), BY, AT)  # type: ignore[arg-type]


def claims(store: Store, number: int, moment: Moment = NOW) -> Sequence[Claim]:
    """The claims of an article as its case shows them."""
    id = captured(number)[1].id
    return [claim for claim in dossier(store, find(store, id), moment).claims if claim.document == id]


def status(store: Store, claim: str, number: int = 0) -> ClaimStatus:
    return next(one.status for one in claims(store, number) if one.id == claim)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (JudgementKind.CHECK, ClaimStatus.CHECKED),
        (JudgementKind.DISPUTE, ClaimStatus.DISPUTED),
        (JudgementKind.SIGN, ClaimStatus.SIGNED),
    ],
)
def test_a_word_on_a_claim_stands_until_it_is_taken_back(store: Store, kind: JudgementKind, expected: ClaimStatus) -> None:
    put(store, 0)
    claim = claims(store, 0)[0].id
    made = decide(store, kind, claim)
    assert status(store, claim) is expected
    undo(store, made.id[:14], AT + timedelta(days=1))
    assert status(store, claim) is ClaimStatus.MACHINE
    (kept,) = store.judgements()
    assert (kept.by, kept.at, kept.undone) == (BY, AT, AT + timedelta(days=1))
    assert claims(store, 0, Moment(known=AT))[0].status is expected


def test_labels_and_words_that_are_right(store: Store) -> None:
    put(store, 0)
    first, second = claims(store, 0)[:2]
    decide(store, JudgementKind.ACT, first.id, labels={"act": "deny", "polarity": "negative"})
    place = first.content.spans[0]
    decide(store, JudgementKind.SPAN, second.id, places=[("content", place.start, place.end)])
    found = claims(store, 0)
    assert [one.act for one in found if one.id == first.id] == [Act.DENY]
    assert [one.content.spans for one in found if one.id == second.id] == [(place,)]


def test_a_claim_that_was_missed(store: Store) -> None:
    put(store, 0)
    _, document = captured(0)
    begin = document.text.index("Chief ")
    end = document.text.index(" said", begin)
    places = [("source", begin, end), ("cue", end + 1, end + 5), ("content", end + 6, end + 20)]
    made = decide(store, JudgementKind.MISSED, document.id, places=places, labels={"act": "confirm"})
    found = next(one for one in claims(store, 0) if one.id == made.target)
    assert (found.act, found.status) == (Act.CONFIRM, ClaimStatus.CHECKED)
    assert document.text[end + 6 : end + 20] == found.content.text


def test_judgements_survive_another_reader(store: Store) -> None:
    put_all(store, (0, 1))
    otherwise = {claim.id for claim in read_document(captured(0)[1], OtherReader()).claims}
    before = [claim for claim in claims(store, 0) if claim.id not in otherwise]
    decide(store, JudgementKind.CHECK, before[0].id)
    decide(store, JudgementKind.ACT, before[1].id, labels={"act": "warn"})
    old = store.records(row.id for row in store.documents())
    assert left(store, OtherReader()) == tuple(sorted(row.id for row in store.documents()))
    assert [one for one in rebuild(store, OtherReader(), left(store, OtherReader())) if isinstance(one, Failure)] == []
    assert left(store, OtherReader()) == ()
    after = claims(store, 0)
    assert {one.id for one in after}.isdisjoint({before[0].id, before[1].id})
    assert sorted(one.status for one in after if one.status is not ClaimStatus.MACHINE) == ["checked", "checked"]
    assert [one.act for one in after if one.status is ClaimStatus.CHECKED].count(Act.WARN) == 1
    assert tuple(store.record(one.document.id, PatternReader().name) for one in old) == old
    assert [one.title for one in store.documents()] == [one.document.title for one in old]


def test_a_rebuild_that_was_stopped_goes_on_and_what_fails_is_said(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    put_all(store, (0, 1, 2))
    todo = left(store, OtherReader())
    steps = rebuild(store, OtherReader(), todo)
    next(steps)
    del steps
    assert left(store, OtherReader()) == todo[1:]
    monkeypatch.setattr(OtherReader, "read", lambda *_: (_ for _ in ()).throw(ValueError("too long")))
    (failed, _) = rebuild(store, OtherReader(), todo[1:])
    assert failed == Failure(todo[1], "could not be read again: too long")
    assert store.record(todo[1]).claims


def members(store: Store) -> list[list[str]]:
    return sorted((list(case.documents) for case in store.cases()), key=len)


def test_cases_are_merged_split_and_pinned_and_all_of_it_is_taken_back(store: Store) -> None:
    put_all(store, TWO_EVENTS)
    apart = members(store)
    one, other = (case.id for case in store.cases())
    merged = decide(store, JudgementKind.MERGE, one, other)
    assert [len(case) for case in members(store)] == [5]
    undo(store, merged.id, AT)
    assert members(store) == apart
    moved, case = captured(0)[1].id, store.case_of(captured(7 * 20)[1].id)[0]
    pinned = decide(store, JudgementKind.PIN, moved, case)
    assert moved in {document for row in store.cases([case]) for document in row.documents}
    assert [len(row) for row in members(store)] == [2, 3]
    undo(store, pinned.id, AT)
    assert members(store) == apart
    parted = decide(store, JudgementKind.SPLIT, captured(0)[1].id, captured(1)[1].id)
    assert not set(store.case_of(captured(0)[1].id)) & set(store.case_of(captured(1)[1].id))
    undo(store, parted.id, AT)
    assert members(store) == apart


def test_a_document_that_is_pinned_anew_draws_nothing_together(store: Store) -> None:
    third = 14 * 20
    put_all(store, (*TWO_EVENTS, third))
    decide(store, JudgementKind.PIN, captured(third)[1].id, captured(0)[1].id)
    judge(store, Word(JudgementKind.PIN, captured(third)[1].id, captured(7 * 20)[1].id), BY, AT + timedelta(days=1))
    assert store.case_of(captured(third)[1].id) == store.case_of(captured(7 * 20)[1].id)
    assert store.case_of(captured(0)[1].id) != store.case_of(captured(7 * 20)[1].id)
    put(store, 3)
    assert [len(case) for case in members(store)] == [3, 4]


def test_documents_in_which_no_event_was_read_are_merged_and_kept_apart(store: Store) -> None:
    put_all(store, (0, 7 * 20))
    one, other = (captured(number)[1].id for number in (0, 7 * 20))
    for id in (one, other):
        relink(store, replace(store.record(id), events=(), figures=(), claims=()), "reads no event")
    merged = decide(store, JudgementKind.MERGE, one, store.case_of(other)[0])
    assert [len(case) for case in members(store)] == [2]
    undo(store, merged.id, AT)
    assert [len(case) for case in members(store)] == [1, 1]


@pytest.mark.parametrize(
    ("word", "said"),
    [
        (Word(JudgementKind.CHECK, "c1-none"), "no claim c1-none"),
        (Word(JudgementKind.ACT, "c1-none"), "which label"),
        (Word(JudgementKind.ACT, "c1-none", labels={"act": "shout"}), "'shout' is no act; one of "),
        (Word(JudgementKind.MERGE, "k2-none"), "needs two things"),
        (Word(JudgementKind.MERGE, "k2-none", "k2-other"), "there is nothing by the id 'k2-none'"),
        (Word(JudgementKind.SPAN, "c1-none"), "which words are right"),
        (Word(JudgementKind.RESPONSIBILITY, "c1-none", labels={"actor": "x"}), "for whom and what"),
        (Word(JudgementKind.MISSED, "d1-none", places=[("content", 1, 2)]), "no document d1-none"),
    ],
)
@pytest.mark.parametrize("database", ["sqlite"])
def test_what_makes_no_sense_is_said_and_not_kept(store: Store, database: str, word: Word, said: str) -> None:
    with pytest.raises(UsageError, match=said.replace("(", r"\(")):
        judge(store, word, BY, AT)
    with pytest.raises(UsageError, match="no judgement"):
        undo(store, "j1-none", AT)
    assert store.judgements() == ()


@pytest.mark.parametrize("database", ["sqlite"])
def test_a_place_outside_the_text_is_refused(store: Store, database: str) -> None:
    put(store, 0)
    claim = claims(store, 0)[0].id
    for start, end in ((5, 5), (9, 4), (0, 10**6)):
        with pytest.raises(UsageError, match="is no place in the"):
            decide(store, JudgementKind.SPAN, claim, places=[("content", start, end)])


@pytest.mark.parametrize("database", ["sqlite"])
def test_a_case_is_found_by_id_its_beginning_a_document_an_event_and_words_of_a_title(store: Store, database: str) -> None:
    put_all(store, TWO_EVENTS)
    row = find(store, captured(0)[1].id)
    town = (captured(0)[1].title or "").rpartition(" ")[2]
    for name in (row.id, row.id[:8], *row.documents, *row.focal_events, town, town.upper(), f"hits {town.lower()}"):
        assert find(store, name) == row, name
    with pytest.raises(UsageError, match=r"no case .* 'nowhere'") as raised:
        find(store, "nowhere")
    assert all(case.id in str(raised.value) for case in store.cases())
    with pytest.raises(UsageError, match="2 cases in"):
        find(store, "k2-")
    assert store.documents(captured_by=CAPTURED)
