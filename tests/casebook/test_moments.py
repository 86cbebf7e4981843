"""`--as-of` never shows what was published later, `--known` nothing that we had or decided later."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.invented import COPIED
from gathered import captured
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from counterclaim.casebook.add import Capture, add
from counterclaim.casebook.cases import Moment, case
from counterclaim.casebook.judging import Word, judge
from counterclaim.casebook.listing import apart, listed, searched
from counterclaim.errors import UsageError
from counterclaim.model.labels import JudgementKind
from counterclaim.pipeline import read_document
from counterclaim.store.casebook import Store
from counterclaim.wire.encode import encode
from readers import PatternReader

DAY = datetime(2031, 5, 12, 12, tzinfo=UTC)
DAYS = st.integers(0, 4)
ARTICLES = st.lists(st.tuples(st.integers(0, 24), st.none() | DAYS, DAYS), min_size=1, max_size=5, unique_by=lambda one: one[0])


def day(number: int) -> datetime:
    return DAY + timedelta(days=number)


# A casebook takes a second to make: a failing example is shown as it was found, not made smaller for minutes.
@settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(ARTICLES, st.none() | DAYS, st.none() | DAYS, DAYS)
def test_no_moment_shows_what_came_after_it(
    articles: list[tuple[int, int | None, int]], as_of: int | None, known: int | None, decided: int
) -> None:
    moment = Moment(None if as_of is None else day(as_of), None if known is None else day(known))
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "a.casebook") as store:
        hidden: set[str] = set()
        for number, published, came in articles:
            data, document = captured(number)
            document = replace(document, published=None if published is None else day(published), title=f"Title {number}")
            add(store, read_document(document, PatternReader()), "pattern", Capture(data, f"input-{number};", day(came)))
            appeared = came if published is None else published
            if (as_of is not None and appeared > as_of) or (known is not None and came > known):
                hidden |= {document.id, f"input-{number};"}
                if number % COPIED < COPIED - 2:  # of the others one is a copy of the other, and its words may be shown
                    hidden.add(document.text.rpartition("Residents said ")[2].strip())
        first = store.records([row.id for row in store.documents()])[0]
        judge(store, Word(JudgementKind.CHECK, first.claims[0].id, why="because"), "Ilse Marrow", day(decided))
        for row in store.cases():
            try:
                found = case(store, row, moment).dossier
            except UsageError:
                assert {*row.documents} <= hidden
                continue
            text = encode(found).decode()
            assert [word for word in hidden if word in text] == []
            assert {document.id for document in found.documents} == {*row.documents} - hidden
            checked = any(claim.status == "checked" for claim in found.claims)
            here = first.document.id in {document.id for document in found.documents}
            assert checked == (here and (known is None or decided <= known))
        shown = [str(one) for one in (*listed(store, moment), *searched(store, "residents", moment))]
        assert [word for word in hidden for line in shown if word in line] == []
        assert apart(store, moment) == 0
        assert sum(one.documents for one in listed(store, moment)) == len({one for row in store.cases() for one in row.documents} - hidden)
