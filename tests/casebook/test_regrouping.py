"""Any sequence of additions, readings anew and people's words, over made-up likenesses: no document is ever lost on the way."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from counterclaim.casebook import add as adding
from counterclaim.casebook import crowds, linking
from counterclaim.casebook.add import Capture, add, relink
from counterclaim.casebook.judging import Word, judge, undo
from counterclaim.link.events.sketch import Sketch, Told
from counterclaim.link.judged import links_of
from counterclaim.model.event import Event
from counterclaim.model.ids import event_id
from counterclaim.model.judgement import Judgement
from counterclaim.model.labels import JudgementKind, LinkKind, Verdict
from counterclaim.model.link import Link
from counterclaim.model.record import DocumentRecord
from counterclaim.store.casebook import Store
from made import document

AT = datetime(2031, 6, 5, tzinfo=UTC)
MANY = 9
LIKENESS = (0.0, 0.0, 0.35, 0.6, 0.9, 1.0)
"""Not alike, alike enough to stand in a further case, alike enough to be of one case."""
SEEDS = st.integers(0, 2**16)
NUMBERS = st.integers(0, MANY - 1)


def made(number: int, events: int) -> DocumentRecord:
    """A document of a number, which tells of so many events."""
    given = document(f"Report {number}", published=AT + timedelta(hours=number * 7 % MANY))
    told = tuple(Event(event_id(given.id, which), not which, f"Event {which}") for which in ("", "second")[:events])
    return DocumentRecord(given, (), (), (), told)


@contextmanager
def made_up(alike: dict[frozenset[str], float]) -> Iterator[None]:
    """Documents are as alike as they are said to be, and crowds are small."""

    def keep(store: Store, record: DocumentRecord) -> linking.Features:
        told = tuple(Told(event.id, event.focal, None, None, None, ()) for event in record.events)
        sketch = Sketch(record.document.id, None, told, *[()] * 10, ())
        store.put_sketch(record.document.id, linking.EVENT, linking.msgspec.msgpack.encode(sketch))
        return linking.Features(sketch, (), (), ())

    def score(one: Sketch, other: Sketch) -> Link:
        left, right = sorted(next((told.id for told in s.events if told.focal), s.document) for s in (one, other))
        return Link(LinkKind.SAME_EVENT, left, right, Verdict.UNSURE, alike.get(frozenset({one.document, other.document}), 0.0))

    def linked(store: Store, record: DocumentRecord, features: linking.Features) -> tuple[Link, ...]:
        own = record.document.id
        near = sorted(other for pair, likeness in alike.items() if own in pair and likeness for other in pair - {own})
        return tuple(linking._events(store, own, features.sketch, near[:3]))

    with pytest.MonkeyPatch.context() as patch:
        for module in (crowds, linking):
            patch.setattr(module, "CROWDED", 4)
            patch.setattr(module, "CORE", 2)
        patch.setattr(linking, "score", score)
        patch.setattr(adding, "keep_features", keep)
        patch.setattr(adding, "linked", linked)
        yield


class Casebook(RuleBasedStateMachine):
    """A casebook to which anything is done in any order."""

    @initialize(seed=SEEDS)
    def begin(self, seed: int) -> None:
        self.records = [made(number, 1 + number % 3 // 2) for number in range(MANY)]
        self.records[-2:] = made(MANY - 2, 0), made(MANY - 1, 0)
        self.ids = [record.document.id for record in self.records]
        draw = random.Random(seed)
        self.alike = {frozenset(pair): draw.choice(LIKENESS) for pair in combinations(self.ids, 2)}
        self.folder = TemporaryDirectory()
        self.patched = made_up(self.alike)
        self.patched.__enter__()
        self.store = Store.open(Path(self.folder.name) / "all.casebook")
        self.there: list[int] = []
        self.words: list[Judgement] = []
        self.readers = 0

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.close()
            self.patched.__exit__(None, None, None)
            self.folder.cleanup()

    @rule(number=NUMBERS)
    def another(self, number: int) -> None:
        record = self.records[number]
        data = record.document.text.encode()
        added = add(self.store, record, "reader", Capture(data, f"{number}.txt", AT))
        assert added.cases
        self.there = sorted({*self.there, number})

    @precondition(lambda self: self.there)
    @rule(data=st.data(), seed=SEEDS)
    def read_anew(self, data: st.DataObject, seed: int) -> None:
        number, draw = data.draw(st.sampled_from(self.there)), random.Random(seed)
        self.alike |= {pair: draw.choice(LIKENESS) for pair in sorted(self.alike, key=sorted) if self.ids[number] in pair}
        self.readers += 1
        assert relink(self.store, self.records[number], f"reader {self.readers}").cases

    @precondition(lambda self: len(self.there) > 1)
    @rule(data=st.data(), kind=st.sampled_from((JudgementKind.MERGE, JudgementKind.SPLIT, JudgementKind.PIN)))
    def word(self, data: st.DataObject, kind: JudgementKind) -> None:
        one, other = data.draw(st.permutations(self.there))[:2]
        at = AT + timedelta(minutes=len(self.words))
        self.words.append(judge(self.store, Word(kind, self.ids[one], self.ids[other]), "Ilse Marrow", at))

    @precondition(lambda self: self.words)
    @rule(data=st.data())
    def taken_back(self, data: st.DataObject) -> None:
        word = data.draw(st.sampled_from(self.words))
        self.words.remove(word)
        undo(self.store, word.id, AT + timedelta(days=1))

    @invariant()
    def all_have_a_case(self) -> None:
        if hasattr(self, "store"):
            held = self.store.cases_of(self.ids)
            assert set(held) == {self.ids[number] for number in self.there}

    @invariant()
    def none_stands_with_whom_people_keep_apart(self) -> None:
        if hasattr(self, "store"):
            of = self.store.documents_of(end for word in self.words for end in (word.target, word.other or ""))
            for link in links_of(self.store.judgements()):
                if link.verdict is Verdict.NEGATIVE:
                    one, other = (of.get(end, end) for end in (link.left, link.right))
                    assert not set(self.store.case_of(one)) & set(self.store.case_of(other))


Casebook.TestCase.settings = settings(
    max_examples=30,
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.generate,),  # shrinking takes minutes, and 25 steps can be read
    suppress_health_check=list(HealthCheck),
)
TestCasebook = Casebook.TestCase


def test_a_document_read_anew_that_goes_its_own_way_leaves_the_others_a_case(tmp_path: Path) -> None:
    records = [made(number, 1) for number in range(3)]
    alike = {frozenset({a.document.id, b.document.id}): 1.0 for a, b in combinations(records, 2)}
    with made_up(alike), Store.open(tmp_path / "a.casebook") as store:
        for record in records:
            add(store, record, "reader", Capture(record.document.text.encode(), "a.txt", AT))
        first = records[0].document.id  # on which the case was founded
        alike |= {pair: 0.0 for pair in alike if first in pair}
        relink(store, records[0], "another reader")
        assert sorted(len(row.documents) for row in store.cases()) == [1, 2]
