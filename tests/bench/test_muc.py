"""The MUC-4 scorer: its rules on invented keys, its alignments against trying everything, and the real key, which must score 100."""

from __future__ import annotations

import os
from dataclasses import fields, replace
from itertools import pairwise, permutations, product
from pathlib import Path

import pytest
from bench.__main__ import benches
from bench.events import run
from bench.muc.assign import best
from bench.muc.baseline import TriggerWords
from bench.muc.keys import ROLES, Reduced, joined, keys, messages, reduce, reduced, role_entities
from bench.muc.score import Tally, ceaf_ree, ceaf_tf, slot_scores, total
from bench.muc.template import Fill, Template, fills, muc_date, slots
from bench.muc.values import score
from hypothesis import given, settings
from hypothesis import strategies as st
from training.muc import coverage, load, spans

DATA = Path(os.environ.get("COUNTERCLAIM_DATA") or Path(__file__).parents[3] / "shared" / "data")
real = pytest.mark.skipif(not (DATA / "muc4").exists(), reason="the public data sets are not here")

KEY = Template(
    type=fills("BOMBING"),
    date=fills("03 MAY 88"),
    location=fills("VELMORA: NORTH RIDGE (DEPARTMENT): ORSK TARN (CITY)"),
    individual=(Fill(("REBELS", "REBEL COLUMN")), Fill(("DRIVER",), optional=True)),
    organisation=(Fill(("RED HERON FRONT", "RHF")), Fill(("FREE QUARRYMEN",))),
    confidence=(
        Fill(("CLAIMED OR ADMITTED",), ("RED HERON FRONT", "RHF")),
        Fill(("SUSPECTED OR ACCUSED BY AUTHORITIES",), ("FREE QUARRYMEN",)),
    ),
    victim=fills("ANA VEL"),
    description=(Fill(("MAYOR",), ("ANA VEL",)), Fill(("TWO GUARDS", "GUARDS"))),
    victim_number=(*fills("1", of="ANA VEL"), *fills("5 - 7", of="GUARDS")),
)


def one(slot: str, key: str, answer: str) -> float:
    return score(slots()[slot], *fills(key), *fills(answer))


def f1(slot: str, answer: Template, key: Template = KEY) -> float:
    return slot_scores({"d": [key]}, {"d": [answer]}).every[slot].f1


def test_the_table_has_the_slots_of_a_template() -> None:
    assert list(slots()) == [field.name for field in fields(Template) if field.name != "optional"]


@pytest.mark.parametrize(
    ("slot", "key", "answer", "worth"),
    [
        ("type", "BOMBING", "BOMBING", 1),
        ("type", "BOMBING", "ATTACK", 0.5),
        ("type", "ATTACK", "BOMBING", 0),
        ("stage", "ACCOMPLISHED", "ATTEMPTED", 0),
        ("confidence", "SUSPECTED OR ACCUSED BY AUTHORITIES", "SUSPECTED OR ACCUSED", 0.5),
        ("confidence", "SUSPECTED OR ACCUSED", "SUSPECTED OR ACCUSED BY AUTHORITIES", 0),
        ("victim_effect", "NO INJURY OR DEATH", "NO DEATH", 0.5),
        ("victim_effect", "DEATH", "INJURY", 0),
        ("target_effect", "SOME DAMAGE", "DESTROYED", 0.5),
        ("target_effect", "DESTROYED", "SOME DAMAGE", 0),
        ("organisation", "RED HERON FRONT", 'the "Red Heron" Front', 1),
        ("organisation", "RED HERON FRONT", "HERON FRONT", 0.5),
        ("organisation", "RED HERON FRONT", "RED FRONT", 0),
        ("organisation", "RED HERON FRONT", "RED HERON FRONTIERS", 0),
        ("victim_number", "~30", "30", 0.5),
        ("victim_number", "5 - 7", "7", 0.5),
        ("victim_number", "5 - 7", "6", 0),
        ("victim_number", "23 -", "23", 0.5),
        ("victim_number", "-26", "- 26", 1),
        ("victim_number", "PLURAL", "2", 0),
        ("date", "03 MAY 88", "03 MAY 88", 1),
        ("date", "03 MAY 88", "04 MAY 88", 0),
        ("date", "02 MAY 88 - 04 MAY 88", "03 MAY 88", 0.5),
        ("date", "02 MAY 88 - 04 MAY 88", "03 MAY 88 - 05 MAY 88", 0),
        ("date", "- 04 MAY 88", "03 MAY 88", 0.5),
        ("date", "- 04 MAY 88", "05 MAY 88", 0),
        ("date", "- 04 MAY 88", "- 04 MAY 88", 1),
        ("date", "02 MAY 88 - 04 MAY 88", "- 04 MAY 88", 0.5),
        ("date", "04 MAY 88", "- 04 MAY 88", 0.5),
        ("date", "03 MAY 88", "- 04 MAY 88", 0),
        ("date", "03 MAY 88", "SOME DAY", 0),
        ("location", "VELMORA: NORTH RIDGE (DEPARTMENT): ORSK TARN (CITY)", "VELMORA: ORSK TARN", 1),
        ("location", "VELMORA: ORSK TARN (CITY)", "VELMORA", 0.5),
        ("location", "VELMORA", "VELMORA: ORSK TARN (CITY)", 0.5),
        ("location", "VELMORA: ORSK TARN (CITY)", "ESTARRA: ORSK TARN (CITY)", 0.5),
        ("location", "VELMORA: ORSK TARN (CITY) - DUN (TOWN)", "ESTARRA: DUN", 0.5),
        ("location", "VELMORA: ORSK TARN (CITY)", "ESTARRA: DUN", 0),
    ],
)
def test_what_a_value_is_worth(slot: str, key: str, answer: str, worth: float) -> None:
    assert one(slot, key, answer) == worth


def test_a_fill_that_belongs_elsewhere_is_half_right() -> None:
    slot, key = slots()["victim_number"], Fill(("5",), ("GUARDS", "TWO GUARDS"))
    assert score(slot, key, *fills("5", of="THE GUARDS")) == 1
    assert score(slot, key, *fills("5", of="POLICEMEN")) == 0.5
    assert score(slot, key, *fills("5")) == 0.5
    assert score(slot, key, *fills("6", of="GUARDS")) == 0
    assert score(slot, *fills("5"), *fills("5", of="GUARDS")) == 0.5


def test_the_worst_of_several_values_counts() -> None:
    slot, key = slots()["organisation"], Fill(("RED HERON FRONT", "RHF"))
    assert score(slot, key, Fill(("RHF", "RED HERON FRONT"))) == 1
    assert score(slot, key, Fill(("RHF", "FREE QUARRYMEN"))) == 0
    assert score(slot, key, Fill(())) == 0


def test_an_optional_fill_is_demanded_only_when_found() -> None:
    without = replace(KEY, individual=fills("REBELS"))
    assert f1("individual", without) == 1
    assert slot_scores({"d": [KEY]}, {"d": [without]}).every["individual"].key == 1
    assert slot_scores({"d": [KEY]}, {"d": [KEY]}).every["individual"].key == 2


def test_of_equal_matches_the_optional_is_left_over() -> None:
    key = replace(KEY, individual=(Fill(("REBELS",), optional=True), Fill(("REBELS",))))
    assert slot_scores({"d": [key]}, {"d": [replace(KEY, individual=fills("REBELS"))]}).every["individual"].key == 1


def test_an_optional_template_is_demanded_only_when_aligned() -> None:
    optional = replace(KEY, optional=True)
    assert slot_scores({"d": [optional]}, {"d": []}).every["type"].key == 0
    assert slot_scores({"d": [optional]}, {"d": [KEY]}).every["organisation"].key == 2
    assert slot_scores({"d": [KEY]}, {}).every["organisation"].key == 2


def test_templates_are_the_same_incident_only_with_type_and_something_of_the_content() -> None:
    assert f1("date", Template(fills("BOMBING"), date=fills("03 MAY 88"))) == 0
    assert f1("date", Template(fills("BOMBING"), date=fills("03 MAY 88"), organisation=fills("RHF"))) == 1
    assert f1("date", Template(fills("ARSON"), date=fills("03 MAY 88"), organisation=fills("RHF"))) == 0
    bare = Template(fills("BOMBING"), date=fills("03 MAY 88"))
    assert f1("date", bare, bare) == 1


def test_an_answer_that_fits_nothing_counts_against_precision_but_not_in_the_second_tally() -> None:
    found = slot_scores({"d": [KEY]}, {"d": [KEY, Template(fills("ARSON"), organisation=fills("SALT GUILD"))]})
    assert (found.every["organisation"].given, found.matched["organisation"].given) == (3, 2)
    assert found.every["organisation"].recall == 1


def test_confidence_counts_only_where_the_organisation_is_right() -> None:
    answer = replace(
        KEY,
        organisation=fills("RHF", "QUARRYMEN"),
        confidence=(*fills("CLAIMED OR ADMITTED", of="RHF"), *fills("POSSIBLE", of="QUARRYMEN")),
    )
    found = slot_scores({"d": [KEY]}, {"d": [answer]})
    assert (found.confident, found.organisations) == (1, 1)
    none = slot_scores({"d": [KEY]}, {"d": [replace(answer, confidence=())]})
    assert (none.confident, none.organisations) == (0, 1)


# the reduced form


def small(kind: str, *individuals: tuple[str, ...]) -> Reduced:
    return Reduced((kind,), {"PerpInd": list(individuals)})


def test_a_wrong_type_takes_the_whole_template() -> None:
    gold = {"d": [small("bombing", ("rebels", "rebel column"))]}
    assert total(ceaf_tf(gold, {"d": [small("bombing", ("The Rebels",))]})).f1 == 1
    assert total(ceaf_tf(gold, {"d": [small("attack", ("rebels",))]})).f1 == 0
    assert total(ceaf_tf(gold, {"d": [small("bombing", ("rebels", "driver"))]})).f1 == 0.5
    assert total(ceaf_tf(gold, {})).recall == 0


def test_of_two_types_in_the_key_either_is_right() -> None:
    gold = {"d": [Reduced(("bombing", "attack"), {})]}
    assert ceaf_tf(gold, {"d": [small("attack")]})["type"].f1 == 1


def test_two_answers_for_one_entity_are_both_right_but_find_one() -> None:
    gold = {"d": [small("attack", ("rebels", "rebel column"))]}
    answers = {"d": [small("attack", ("rebels",), ("rebel column",))]}
    tally = ceaf_tf(gold, answers)["PerpInd"]
    assert (tally.right_given, tally.given, tally.right_key, tally.key) == (2, 2, 1, 1)
    role = ceaf_ree({"d": {r: gold["d"][0].roles.get(r, []) for r in ROLES}}, answers)["PerpInd"]
    assert (role.right_given, role.given, role.right_key, role.key) == (1, 2, 1, 1)


def test_an_answer_without_words_matches_nothing() -> None:
    assert ceaf_tf({"d": [small("attack", ("rebels",))]}, {"d": [small("attack", ("...",), ())]})["PerpInd"].given == 0


def test_entities_are_joined_when_one_holds_the_other() -> None:
    assert joined([("a",), ("a", "b"), ("b", "c"), ("c", "b"), ()]) == [("a",), ("b", "c")]


templates = st.builds(
    lambda kind, individuals, weapons: Reduced((kind,), {"PerpInd": individuals, "Weapon": weapons}),
    st.sampled_from(["attack", "bombing"]),
    st.lists(st.sampled_from([("w",), ("x",), ("w", "x"), ("y",)]), max_size=3),
    st.lists(st.sampled_from([("k",), ("m",), ("k", "m")]), max_size=2),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(templates, max_size=4), st.lists(templates, max_size=4))
def test_no_other_alignment_has_a_better_f1(gold: list[Reduced], answers: list[Reduced]) -> None:
    found = total(ceaf_tf({"d": gold}, {"d": answers}))
    tried = 0.0
    for chosen in product([None, *range(len(gold))], repeat=len(answers)):
        used = [g for g in chosen if g is not None]
        if len(used) == len(set(used)):
            tried = max(tried, _by_hand(gold, answers, chosen).f1)
    assert found.f1 == pytest.approx(tried)


def _by_hand(gold: list[Reduced], answers: list[Reduced], chosen: tuple[int | None, ...]) -> Tally:
    given_n = sum(1 + sum(map(len, t.roles.values())) for t in answers)
    tally = Tally(given=given_n, key=sum(1 + sum(map(len, t.roles.values())) for t in gold))
    for answer, g in zip(answers, chosen, strict=True):
        if g is None or answer.types != gold[g].types:
            continue
        tally.right_given, tally.right_key = tally.right_given + 1, tally.right_key + 1
        for role, ours in answer.roles.items():
            theirs = gold[g].roles[role]
            tally.right_given += sum(any(set(a) <= set(b) for b in theirs) for a in ours)
            tally.right_key += sum(any(set(a) <= set(b) for a in ours) for b in theirs)
    return tally


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 5), st.integers(0, 5), st.data())
def test_no_other_assignment_weighs_more(rows: int, columns: int, data: st.DataObject) -> None:
    weights = [[data.draw(st.sampled_from([0.0, 0.5, 1.0, 1.5, 7.0])) for _ in range(columns)] for _ in range(rows)]
    pairs = best(weights)
    wide = weights if rows <= columns else [list(column) for column in zip(*weights, strict=True)]
    tried = max(
        (sum(map(lambda row, at: row[at], wide, chosen)) for chosen in permutations(range(max(rows, columns)), len(wide))), default=0
    )
    assert sum(weights[r][c] for r, c in pairs) == pytest.approx(tried)
    assert len({r for r, _ in pairs}) == len({c for _, c in pairs}) == len(pairs)
    assert all(weights[r][c] > 0 for r, c in pairs)


# the baseline and the real key


def test_the_baseline_fills_a_template_from_what_it_learnt() -> None:
    system = TriggerWords({str(n): [KEY] for n in range(5)})
    text = "   ORSK TARN (VELMORA), 4 MAY 88 (LANTERN) -- [TEXT] A BOMB PLANTED BY\nTHE RED HERON\nFRONT WENT OFF IN VELMORA."
    (found,) = system.templates("d", text)
    assert (found.type, found.date, found.location) == (fills("BOMBING"), fills("- 04 MAY 88"), fills("VELMORA"))
    assert found.organisation == fills("RED HERON FRONT")
    assert found.confidence == fills("REPORTED AS FACT", of="RED HERON FRONT")
    assert system.templates("d", "THE HARVEST WAS GOOD.") == []


def test_dates_in_the_notation_of_the_keys() -> None:
    assert muc_date("1988-05-03", "1988-05-03") == "03 MAY 88"
    assert muc_date("1988-05-03", "1988-05-04") == "03 MAY 88 - 04 MAY 88"
    assert muc_date(None, "1988-05-04") == "- 04 MAY 88"
    assert muc_date("1988-05-04", None) == "04 MAY 88 -"
    with pytest.raises(ValueError, match="a first or a last"):
        muc_date(None, None)


def test_spans_are_whole_words_over_line_breaks_after_the_dateline() -> None:
    text = (
        "   ORSK TARN, 4 MAY 88 (RED HERON RADIO) -- [REPORT] [TEXT] THE RED\n"
        "HERON  FRONT, RHF, DENIED IT.\nREBELS OF THE RHF-NORTH FLED. REBEL"
    )
    found = spans(text, ["red heron front", "red heron", "rhf"])
    assert [" ".join(text[start:end].split()) for start, end in found] == ["RED HERON FRONT", "RHF", "RHF"]
    assert [text[start:end] for start, end in spans(text, ["rebel"])] == ["REBEL"]
    assert spans(text, ["", "  "]) == spans("", ["rebel"]) == []


@given(st.text(alphabet="AB (-[]\n.*İ", max_size=60), st.lists(st.text(alphabet="ab .*(i̇", max_size=5), max_size=3))
def test_spans_hold_on_any_text(text: str, entity: list[str]) -> None:
    places = spans(text, entity)
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(a[1] <= b[0] for a, b in pairwise(places))


def test_the_bench_is_found() -> None:
    assert "events" in benches()
    assert "muc" not in benches()


@real
@pytest.mark.parametrize(("part", "texts", "incidents", "single"), [("dev", 200, 191, 181), ("train", 1300, 1114, 1070)])
def test_every_message_has_its_text_and_its_key(part: str, texts: int, incidents: int, single: int) -> None:
    own = keys(DATA, part)
    assert set(messages(DATA, part)) == set(own)
    assert (len(own), sum(map(len, own.values()))) == (texts, incidents)
    assert sum(map(len, reduced(DATA, part).values())) == single
    assert all(fill.values for found in own.values() for t in found for name in slots() for fill in getattr(t, name))


@real
def test_the_key_itself_scores_100_everywhere() -> None:
    full, form, roles = keys(DATA, "dev"), reduced(DATA, "dev"), role_entities(DATA, "dev")
    found = slot_scores(full, full)
    assert {name: tally.f1 for name, tally in found.every.items()} == dict.fromkeys(slots(), 1.0)
    assert found.confidence_accuracy == 1
    assert {role: tally.f1 for role, tally in ceaf_tf(form, form).items()} == dict.fromkeys(("type", *ROLES), 1.0)
    assert {role: tally.f1 for role, tally in ceaf_ree(roles, form).items()} == dict.fromkeys(ROLES, 1.0)
    own = {docid: [reduce(t) for t in found] for docid, found in full.items()}
    assert total(ceaf_tf(form, own)).f1 == pytest.approx(0.971, abs=0.001)


@real
def test_one_accepted_value_of_every_fill_is_enough() -> None:
    full = keys(DATA, "dev")
    first = {docid: [_first(t) for t in found] for docid, found in full.items()}
    assert {name: tally.f1 for name, tally in slot_scores(full, first).every.items()} == dict.fromkeys(slots(), 1.0)


def _first(template: Template) -> Template:
    return replace(template, **{name: tuple(Fill(f.values[:1], f.of[:1]) for f in getattr(template, name)) for name in slots()})


@real
def test_the_bench_runs_and_the_baseline_is_no_oracle() -> None:
    figures = run(DATA, quick=True)
    assert figures["messages"] == 50
    assert 10 < figures["baseline_ceaf_tf"] < 42


@real
def test_nearly_every_mention_is_found_in_its_message() -> None:
    counts = coverage(DATA, "dev")
    assert (counts["mentions"], counts["entities"]) == (863, 550)
    assert counts["mentions found"] >= 0.99 * counts["mentions"]
    marked = [message for message in load(DATA, "dev") if message.marks]
    assert all(mark.role in ROLES and mark.template < len(m.types) for m in marked for mark in m.marks)
