"""What holds of every docket: no order counts, no copy counts, what does not apply or is equal moves nothing, no grade is no penalty."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.model.assessment import Prior
from counterclaim.model.evidence import Grade, Item
from counterclaim.model.labels import Apart, Distrust, ItemKind, RatingValue
from counterclaim.weigh.draws import steadiness
from counterclaim.weigh.hindsight import post_mortem
from counterclaim.weigh.linchpins import linchpins
from counterclaim.weigh.matrix import Docket, matrices
from counterclaim.weigh.overtime import as_of, course
from counterclaim.weigh.posterior import posterior
from counterclaim.weigh.scores import assess, diagnosticity, score
from counterclaim.weigh.sensitivity import distrusting, leave_out, only
from counterclaim.weigh.separate import all_separating
from counterclaim.weigh.sheet import Sheet, disputed, sheets
from dockets import DAY, PEOPLE, VALUES, dockets, signed

NA = RatingValue.NA


def of_sheet(sheet: Sheet) -> list[Any]:
    """All that is said of one sheet, but for the rows themselves."""
    priors = [Prior(hypothesis, 0.1 * (at + 1), PEOPLE[0], DAY) for at, hypothesis in enumerate(sheet.hypotheses)]
    return [
        score(sheet),
        [leave_out(sheet, kind) for kind in Apart],
        [linchpins(sheet, kind) for kind in Apart],
        steadiness(sheet, 8),
        posterior(sheet, priors, PEOPLE[0]),
        post_mortem(sheet, sheet.hypotheses[0]),
        [score(distrusting(sheet, "a1", how)) for how in Distrust],
        score(only(sheet, {"a2"})),
        [diagnosticity(row) for row in sheet.rows],
    ]


def everything(docket: Docket) -> str:
    """All that is said of a docket, to the last bit."""
    found: list[Any] = [course(as_of(docket, DAY), as_of(docket, DAY.replace(day=16)))]
    for matrix in matrices(docket):
        found += [assess(matrix), all_separating(matrix), disputed(matrix), *map(of_sheet, sheets(matrix))]
    return repr(found)


@given(dockets(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_no_order_changes_anything(docket: Docket, chance: Any) -> None:
    def shuffled(those: Any) -> tuple[Any, ...]:
        return tuple(chance.sample(list(those), len(those)))

    other = Docket(
        tuple(replace(h, relations=shuffled(h.relations)) for h in shuffled(docket.hypotheses)),
        tuple(replace(item, spans=shuffled(item.spans)) for item in shuffled(docket.items)),
        {cell: shuffled(given) for cell, given in shuffled(docket.ratings.items())},
        tuple((right, left) for left, right in shuffled(docket.ties)),
    )
    assert everything(other) == everything(docket)


@given(dockets(), st.data())
@settings(max_examples=60, deadline=None)
def test_a_copy_moves_nothing(docket: Docket, data: st.DataObject) -> None:
    with_origin = [item for item in docket.items if item.origin is not None]
    if not with_origin:
        return
    item = data.draw(st.sampled_from(with_origin))
    later = item.known and item.known.replace(year=2032)
    copy = replace(item, id=f"copy{data.draw(st.integers(0, 3))}", known=later, grade=None, credibility=None, relevance=None)
    bare = tuple(replace(one, spans=()) for one in docket.items)
    more = replace(docket, items=(replace(copy, spans=()), *bare))
    assert everything(more) == everything(replace(docket, items=bare))


def added(docket: Docket, item: Item, values: dict[str, RatingValue]) -> Docket:
    """The docket with one more item, rated by everybody."""
    ratings = {(item.id, h.id): tuple(signed(values[h.id].value, person) for person in PEOPLE) for h in docket.hypotheses}
    return replace(docket, items=(*docket.items, item), ratings={**docket.ratings, **ratings})


def new_item(docket: Docket, data: st.DataObject) -> Item:
    """An item that may share its root with another."""
    origin = data.draw(st.sampled_from([None, *sorted({item.origin for item in docket.items if item.origin})]))
    return Item("i-new", ItemKind.ABSENCE, origin=origin, source=data.draw(st.sampled_from((None, "a1"))))


def of_scores(docket: Docket) -> str:
    """Scores, pairs, bands, order: all but the lists of items."""
    found: list[Any] = []
    for matrix in matrices(docket):
        for sheet in sheets(matrix):
            if sheet.rows:
                priors = [Prior(hypothesis, 0.25, PEOPLE[0], DAY) for hypothesis in sheet.hypotheses]
                made = posterior(sheet, priors, PEOPLE[0])
                found.append([score(sheet), steadiness(sheet, 8), linchpins(sheet), getattr(made, "probabilities", made)])
    return repr(found)


@given(dockets(), st.data())
@settings(max_examples=60, deadline=None)
def test_what_does_not_apply_moves_nothing(docket: Docket, data: st.DataObject) -> None:
    if all(len(sheets(matrix)) == len(PEOPLE) and all(sheet.rows for sheet in sheets(matrix)) for matrix in matrices(docket)):
        more = added(docket, new_item(docket, data), {h.id: NA for h in docket.hypotheses})
        assert of_scores(more) == of_scores(docket)


@given(dockets(people=1), st.data())
@settings(max_examples=60, deadline=None)
def test_what_does_not_apply_to_one_account_moves_nothing_between_it_and_another(docket: Docket, data: st.DataObject) -> None:
    item = new_item(docket, data)
    values = {h.id: data.draw(VALUES) for h in docket.hypotheses} | {"h0": NA}
    for matrix in matrices(added(docket, item, values)):
        for sheet in sheets(matrix):
            before = replace(
                sheet, rows=tuple(row for row in sheet.rows if row.item.origin != item.origin or row.item.kind is not item.kind)
            )
            now, then = score(sheet), score(before)
            for at, (left, right) in enumerate(combinations(sheet.hypotheses, 2)):
                if "h0" in (left, right):
                    assert now.pairs[at] == then.pairs[at]
            assert now.weighted[0] == then.weighted[0]


@given(dockets(), VALUES, st.data())
@settings(max_examples=60, deadline=None)
def test_what_fits_all_alike_is_not_diagnostic_and_sets_nobody_apart(docket: Docket, value: RatingValue, data: st.DataObject) -> None:
    more = added(docket, new_item(docket, data), {h.id: value for h in docket.hypotheses})
    for matrix, same in zip(matrices(more), matrices(docket), strict=True):
        for sheet in sheets(matrix):
            (row,) = [row for row in sheet.rows if "i-new" in matrix.stands_for[row.item.id]]
            assert diagnosticity(row) == 0
            for before in (one for one in sheets(same) if one.by == sheet.by):
                assert score(sheet).pairs == score(before).pairs


@given(dockets())
@settings(max_examples=60, deadline=None)
def test_what_cannot_be_judged_weighs_as_what_has_no_grade(docket: Docket) -> None:
    bare = replace(docket, items=tuple(replace(item, grade=None, credibility=None) for item in docket.items))
    graded = replace(docket, items=tuple(replace(item, grade=Grade(), credibility=None) for item in docket.items))
    assert of_scores(bare) == of_scores(graded)
