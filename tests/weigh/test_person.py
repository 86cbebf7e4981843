"""What people type: found in the dossier, kept beside drafts and beside each other, or refused with the entry's name."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from accounted import accused, claimed, denied, dossier
from counterclaim.errors import UnreadableRatings
from counterclaim.export import weighing_text
from counterclaim.model.labels import ItemKind, Level, Question, Role
from counterclaim.model.link import MACHINE
from counterclaim.model.typed import Typed
from counterclaim.weigh.report import boards
from counterclaim.weigh.roots import LINKED
from counterclaim.weigh.scores import Assessed
from counterclaim.weigh.weighing import Weighing, weighing
from counterclaim.wire.ratings import read_ratings

MADE = dossier(
    claimed("Delta Wing", "the blast was ours"),
    accused("Ministry", "Istra", "Istra did it"),
    denied("Istra", "it did it"),
    accused("Premier", "Kessan", "Kessan paid", Role.SPONSOR),
)
HEAD = 'format = "counterclaim.weighing/1"\nby = "Ann"\nat = 2031-06-01\nsigned = true\n'


def rated(text: str, head: str = HEAD) -> Weighing:
    return weighing(MADE, read_ratings((head + text).encode(), "r.toml"))


def rating(item: str, values: str, others: str = "N", more: str = "") -> str:
    return f'[[rating]]\nitem = "{item}"\nquestion = "carried_out"\nvalues = {{ {values} }}\nothers = "{others}"\n{more}\n'


TWO = rating("the blast was ours", '"Delta Wing" = "CC"', "II") + rating("Istra did it", '"Istra" = "I"', "C")


def test_nothing_is_assessed_until_somebody_has_signed() -> None:
    for found in (weighing(MADE), rated(TWO.replace("[[rating]]", "[[rating]]\nsigned = false"))):
        for board in boards(found):
            assert board.reason == "nobody has rated and signed"
            assert all(one.judgements == one.hangs == () for one in board.verdicts)


def test_a_persons_rating_stands_beside_the_draft() -> None:
    found = rated(TWO)
    board = next(one for one in boards(found) if one.question is Question.CARRIED_OUT)
    shown = board.cell(
        *next((item.id, h.id) for item in found.items for h in found.hypotheses if "ours" in item.spans[0].exact and h.roles)
    )
    assert shown.draft is not None
    assert [one.by for one in shown.given] == ["Ann"]
    assert board.reason is None


def test_what_two_people_differ_in_is_shown() -> None:
    other = TWO.replace("[[rating]]", '[[rating]]\nby = "Bo"').replace('"CC"', '"I"')
    found = rated(TWO + other)
    board = next(one for one in boards(found) if one.question is Question.CARRIED_OUT)
    (verdict,) = board.assessed
    assert isinstance(verdict.assessed, Assessed)
    assert [one.by for one in verdict.assessed.scores] == ["Ann", "Bo"]
    values = {len(board.cell(item.id, h.id).values) for item in board.telling for h in board.hypotheses}
    assert 2 in values


def test_accounts_are_added_merged_nested_and_retired() -> None:
    found = rated(
        """
[[hypothesis]]
label = "A rival within the Delta Wing"
question = "carried_out"
roles = [{ actor = "Delta Wing", role = "facilitator" }]

[[merge]]
keep = "Istra carried it out"
accounts = ["Delta Wing carried it out"]

[[nest]]
account = "A rival within the Delta Wing"
under = "Istra carried it out"

[[retire]]
account = "Kessan paid for it"
"""
    )
    labels = {one.label: one for one in found.hypotheses}
    assert "Delta Wing carried it out" not in labels
    assert len(labels["Istra carried it out"].asserted_by) == 2
    assert labels["A rival within the Delta Wing"].by == "Ann"
    assert labels["Kessan paid for it"].retired is not None
    shared = [{h.label for h in matrix.hypotheses} for matrix in found.matrices]
    assert not any({"A rival within the Delta Wing", "Istra carried it out"} <= those for those in shared)
    assert not any("Kessan paid for it" in those for those in shared)


def test_findings_are_entered_with_their_basis_and_their_words() -> None:
    found = rated(
        """
[[finding]]
name = "mast"
text = "the mast was sawn"
basis = "photograph 7"
quote = "the blast was ours"

[[missing]]
name = "log"
text = "the log of the ship"
"""
        + rating("mast", '"Delta Wing" = "C"')
        + rating("log", '"Delta Wing" = "CC", "Istra" = "II"', more="signed = false")
    )
    kinds = {item.label: item for item in found.items}
    mast = kinds["the mast was sawn (photograph 7)"]
    assert mast.kind is ItemKind.FINDING
    assert [span.exact for span in mast.spans] == ["the blast was ours"]
    board = next(one for one in boards(found) if one.question is Question.CARRIED_OUT)
    assert any(one.item.label == "the log of the ship" and not one.looked for one in board.separating)


def test_grades_and_weights_are_given_to_an_item_or_to_all_of_a_source() -> None:
    found = rated(
        '[[grade]]\nsource = "Istra"\nreliability = "D"\n[[grade]]\nitem = "the blast was ours"\nbelieved = "H"\nrelevance = "L"\n'
    )
    istra = next(item for item in found.items if item.source == "a1-istra")
    assert istra.grade is not None
    assert (istra.grade.reliability, istra.grade.credibility) == ("D", "6")
    ours = next(item for item in found.items if item.source == "a1-delta-wing")
    assert (ours.credibility, ours.relevance, ours.grade) == (Level.HIGH, Level.LOW, None)


def test_items_of_one_root_are_one_and_those_that_may_be_are_tied() -> None:
    joined = rated('[[origin]]\nitems = ["the blast was ours", "Istra did it"]\n')
    assert len(joined.matrices[0].items) < len(weighing(MADE).matrices[0].items)
    tied = rated('[[origin]]\nitems = ["the blast was ours", "Istra did it"]\nproven = false\n')
    assert len(tied.docket.ties) == len(weighing(MADE).docket.ties) + 1


def test_a_judgement_is_shown_only_where_somebody_has_rated_and_signed() -> None:
    judged = '[[judgement]]\nquestion = "carried_out"\naccount = "Istra"\nlikelihood = [20, 45]\nconfidence = "low"\n'
    assert not any(one.judgements for board in boards(rated(judged)) for one in board.verdicts)
    assert sum(len(one.judgements) for board in boards(rated(TWO + judged)) for one in board.verdicts) == 1


BAD: dict[str, tuple[str, str]] = {
    "not TOML": ("[[rating", "not TOML"),
    "no format": ("", "`format`"),
    "unknown table": ("[[raitng]]\nitem = 'x'\n", "`raitng`"),
    "unknown key": (rating("the blast was ours", "") + "itme = 'x'\n", "rating 1: `itme`"),
    "no such value": (rating("the blast was ours", '"Istra" = "X"'), "rating 1: `values"),
    "missing key": ("[[rating]]\nitem = 'x'\n", "rating 1: Object missing required field"),
    "not a list": ("[rating]\nitem = 'x'\n", "[[rating]]"),
    "no such item": (rating("no such words", '"Istra" = "C"'), "rating 1: there is no item 'no such words'"),
    "several items": (rating("it", '"Istra" = "C"'), "rating 1: 'it' means"),
    "no such account": (rating("the blast was ours", '"Nobody at all" = "C"'), "rating 1: there is no account 'Nobody at all'"),
    "no such actor": ('[[grade]]\nsource = "Nobody"\nreliability = "A"\n', "grade 1: there is no actor 'Nobody'"),
    "neither item nor source": ('[[grade]]\nreliability = "A"\n', "grade 1: it names an `item` or a `source`"),
    "no such quote": ('[[finding]]\nname = "a"\ntext = "b"\nbasis = "c"\nquote = "nowhere"\n', "finding 1: `quote`"),
    "no basis": ('[[finding]]\nname = "a"\ntext = "b"\nbasis = ""\n', "finding 1"),
    "two of a name": ('[[missing]]\nname = "a"\ntext = "b"\n' * 2, "missing 2: there is another `name` 'a'"),
    "a time without a zone": ("[[retire]]\naccount = 'Istra'\nat = 2031-06-01T09:00:00\n", "retire 1: `at`"),
    "the machine": ("[[retire]]\naccount = 'Istra'\nby = 'machine'\n", "retire 1: `by`"),
    "no likelihood": (
        '[[judgement]]\nquestion = "carried_out"\naccount = "Istra"\nlikelihood = [45, 20]\nconfidence = "low"\n',
        "judgement 1",
    ),
    "no such question": (
        '[[prior]]\nquestion = "cause"\nvalues = {}\n',
        "one of attack_at_all, carried_out, ",
    ),
    "no such rating": (rating("the blast was ours", '"Istra" = "X"'), "`values[...]`: Invalid enum value 'X'; one of CC, C, N, I, II, NA"),
    "no list": (
        '[[judgement]]\nquestion = "carried_out"\naccount = "Istra"\nlikelihood = [5, 20]\nconfidence = "low"\ngaps = "x"\n',
        "judgement 1: `gaps`: must be a list",
    ),
    "no prior": ('[[prior]]\nquestion = "carried_out"\nvalues = { "Istra" = 1.5 }\n', "prior 1"),
    "under itself": ('[[nest]]\naccount = "Istra"\nunder = "Istra"\n', "nest 1"),
    "a party that is independent": ('[[actor]]\nname = "Istra"\nparty = true\nindependent = true\n', "actor 1"),
    "there already": (
        '[[hypothesis]]\nlabel = "x"\nquestion = "carried_out"\nroles = [{ actor = "Istra", role = "perpetrator" }]\n',
        "hypothesis 1: this account is there already",
    ),
}


@pytest.mark.parametrize(("text", "said"), BAD.values(), ids=list(BAD))
def test_a_bad_entry_is_one_error_that_names_file_entry_and_key(text: str, said: str) -> None:
    with pytest.raises(UnreadableRatings) as error:
        rated(text, "" if said == "`format`" else HEAD)
    assert str(error.value).startswith("r.toml: ")
    assert said in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("junk", [b"\xff\xfe", b"format = 3", b'format = "counterclaim.weighing/2"', b"\0"])
def test_what_is_no_ratings_file_is_refused(junk: bytes) -> None:
    with pytest.raises(UnreadableRatings):
        read_ratings(junk, "r.toml")


def test_every_key_of_a_ratings_file_is_in_the_reference() -> None:
    page = (Path(__file__).parents[2] / "docs" / "reference" / "ratings.md").read_text("utf-8")
    for kind, hint in get_type_hints(Typed).items():
        assert f"[[{kind}]]" in page
        for key in get_args(hint)[0].__dataclass_fields__.keys() - {"where", "by", "at", "why"}:
            assert f"`{key}`" in page, f"{kind}.{key}"


def test_values_may_be_of_any_kind_and_only_raise_our_error() -> None:
    odd: list[Any] = ["3", '"x"', "[1]", "{ a = 1 }", "true", "1979-05-27"]
    for key in ("item", "question", "values", "others", "at", "by", "signed"):
        for value in odd:
            try:
                rated(f"[[rating]]\n{key} = {value}\n")
            except UnreadableRatings:
                continue


TIED = (("o1-a", "o1-b"),)
BOTH = dossier(
    accused("Ministry", "Istra", "Istra did it", origin="o1-a"),
    accused("Ministry Office", "Istra", "it was Istra", origin="o1-b"),
    claimed("Delta Wing", "the blast was ours", origin="o1-c"),
)
AGAINST = rating("Istra did it", '"Istra" = "C"', "II") + rating("it was Istra", '"Istra" = "C"', "II")


def test_origins_that_linking_ties_count_as_one_witness_and_the_reason_is_shown() -> None:
    typed = read_ratings((HEAD + AGAINST).encode(), "r.toml")
    alone, tied = weighing(BOTH, typed), weighing(BOTH, typed, tied=TIED)
    for weighed, leads in ((alone, True), (tied, False)):
        (board,) = boards(weighed)
        (verdict,) = board.assessed
        assert isinstance(verdict.assessed, Assessed)
        assert (verdict.assessed.leader is not None) is leads
    assert [(one.left, one.right, one.by, one.why) for one in tied.ties] == [("o1-a", "o1-b", MACHINE, LINKED)]
    shown = " ".join(weighing_text.render(BOTH, tied).split())
    assert f"may rest on one root with e2 ({LINKED}, as linked): together no more than one witness" in shown
    assert "may rest on one root" not in weighing_text.render(BOTH, alone)


def test_a_person_may_hold_tied_items_to_be_distinct_or_tie_them_with_a_reason() -> None:
    apart = '[[origin]]\nitems = ["Istra did it", "it was Istra"]\ndistinct = true\nwhy = "two buildings"\n'
    assert weighing(BOTH, read_ratings((HEAD + apart).encode(), "r.toml"), tied=TIED).ties == ()
    tied = weighing(BOTH, read_ratings((HEAD + apart.replace("distinct = true", "proven = false")).encode(), "r.toml"))
    assert [(one.by, one.why) for one in tied.ties] == [("Ann", "two buildings")]
    assert "(two buildings, as Ann says)" in " ".join(weighing_text.render(BOTH, tied).split())


def test_a_tie_to_an_origin_that_is_not_weighed_ties_nothing() -> None:
    assert weighing(BOTH, tied=(("o1-a", "o1-elsewhere"), ("o1-b", "o1-elsewhere"))).ties == ()


def test_a_grade_weighs_nothing_before_the_day_on_which_it_was_given() -> None:
    later = '[[grade]]\nitem = "the blast was ours"\nbelieved = "H"\nat = 2031-07-01\n'
    typed = read_ratings((HEAD + TWO + later).encode(), "r.toml")
    levels = [
        next(item for item in weighing(MADE, typed, moment).items if item.source == "a1-delta-wing").credibility
        for moment in (datetime(2031, 6, 15, tzinfo=UTC), datetime(2031, 7, 15, tzinfo=UTC), None)
    ]
    assert levels == [None, Level.HIGH, Level.HIGH]
    course = weighing(MADE, typed, datetime(2031, 6, 15, tzinfo=UTC)).course
    assert course is not None
    assert course.movements, "the grade is what moved it"
