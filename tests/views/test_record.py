"""The views of the event record: who warned, what is expected, what came before, how many; each with its words, nothing added up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from counterclaim.model.event import Attribute, Event, When
from counterclaim.model.labels import Act, FigureKind, Measure, Occurred, Precision
from counterclaim.model.record import Dossier
from counterclaim.views.ledger import ledger
from counterclaim.views.passages import Row
from counterclaim.views.record import Record, record
from counterclaim.views.timeline import stretch
from counterclaim.views.tolls import Toll, tolls
from recorded import Builder, article, passages, recorded, recorded_dossiers

MADE = recorded()


def _record(dossier: Dossier = MADE) -> Record:
    return record(dossier, ledger(dossier))


def _words(row: Row) -> str:
    return " ... ".join(span.exact for span in row.words)


def _rows(*rows: Row) -> list[tuple[str, str]]:
    return [(row.speaker, _words(row)) for row in rows]


def test_the_head_has_each_value_with_the_words_that_give_it() -> None:
    head = _record().heads[0]
    facts = {fact.slot: (fact.value, [cited.words for cited in fact.cited]) for fact in head.facts}
    assert facts["type"] == ("bombing", ["bomb"])
    assert facts["date"] == ("Monday", ["Monday"])
    assert facts["target"] == ("the ferry terminal", ["the ferry terminal"])
    assert facts["stage"] == ("accomplished", ["A bomb"])  # no attribute gives it: the words that speak of the event
    assert [(fact.value, fact.confidence) for fact in head.facts if fact.slot == "perpetrator"] == [
        ("The Grey Tide", "claimed or admitted")
    ]
    assert "confidence" not in facts


def test_what_an_attribute_says_differently_stands_beside_it() -> None:
    span = MADE.documents[0].span(0, 5)
    focal = replace(MADE.events[0], attributes=(*MADE.events[0].attributes, Attribute("type", "accident", MADE.claims[0].id, span)))
    facts = _record(replace(MADE, events=(focal, *MADE.events[1:]))).heads[0].facts
    found = [(fact.value, fact.cited[0].entry and fact.cited[0].entry.number) for fact in facts if fact.slot == "type"]
    assert found == [("bombing", None), ("accident", 1)]


def test_an_event_of_which_nothing_is_known_has_no_head() -> None:
    bare = Event("e", True, "the event reported")
    assert _record(replace(MADE, events=(bare,), figures=())).heads == ()


def _strip(toll: Toll) -> list[tuple[str, list[str | None], bool]]:
    return [(count.figure.words, [item.speaker for item in count.given], count.later) for count in toll.counts]


def test_figures_that_differ_stand_side_by_side_and_a_headline_does_not_count() -> None:
    killed = _record().heads[0].tolls[0]
    assert killed.measure is Measure.KILLED
    assert _strip(killed) == [
        ("at least 14", ["Harbour police"], False),
        ("17", ["St Brana's hospital"], True),
        ("three children", ["St Brana's hospital"], False),
    ]
    assert killed.counts[2].kind is FigureKind.SUBSET


def test_equal_figures_are_one_with_all_who_give_them() -> None:
    again = replace(MADE.figures[1], id="again", claim=MADE.claims[8].id)
    killed = _record(replace(MADE, figures=(*MADE.figures, again))).heads[0].tolls[0]
    assert _strip(killed)[0] == ("at least 14", ["Harbour police", "the prosecutor"], False)


@pytest.mark.parametrize("as_of", ["Friday", None, "2031-05-12"])
def test_only_a_later_day_at_the_same_scope_makes_an_arrow(as_of: str | None) -> None:
    figures = tuple(replace(figure, as_of=as_of) for figure in MADE.figures)
    assert not any(count.later for count in _record(replace(MADE, figures=figures)).heads[0].tolls[0].counts)


def test_tolls_of_other_events_stand_apart_each_at_its_own_event() -> None:
    found = _record()
    assert [(item.event and item.event.label, _strip(item.tolls[0])[0][0]) for item in found.tolls] == [
        ("a fire on the same pier", "About 40")
    ]
    tolled = {item.event.label: [_strip(toll)[0][0] for toll in item.tolls] for item in found.precedents}
    assert tolled == {
        "the Tolmen tunnel bomb": ["Six people"],
        "a siege at the Lisk grain hall": ["132"],
        "A plot against the Velm market": [],
    }


def test_precedents_are_the_dated_older_events_oldest_first() -> None:
    assert [item.event.date and item.event.date.text for item in _record().precedents] == ["1994", "2026", "March 2030"]


def test_without_a_focal_date_only_events_of_earlier_years_are_precedents() -> None:
    undated = replace(MADE.events[0], date=None)
    recent = replace(MADE.events[4], date=When("2031-05-04", "2031-05-04", "last Sunday", Precision.DAY))
    dossier = replace(MADE, events=(undated, *MADE.events[1:4], recent))
    assert "a fire on the same pier" not in [item.event.label for item in _record(dossier).precedents]
    dated = replace(MADE, events=(*MADE.events[:4], recent))
    assert "a fire on the same pier" in [item.event.label for item in _record(dated).precedents]


def test_parts_of_the_focal_event_are_no_precedents() -> None:
    part = replace(MADE.events[1], part_of=MADE.events[0].id)
    found = _record(replace(MADE, events=(MADE.events[0], part, *MADE.events[2:])))
    assert "2026" not in [item.event.date and item.event.date.text for item in found.precedents]
    assert [(head.event.label, head.part) for head in found.heads] == [("Blast at Orrin ferry", False), ("the Tolmen tunnel bomb", True)]


def test_the_timeline_is_in_order_of_time() -> None:
    assert [str(point.first) for point in _record().timeline] == ["1994-01-01", "2026-01-01", "2030-03-01", "2031-05-12"]


@pytest.mark.parametrize(("start", "end"), [("soon", None), (None, None), ("2031-05-12", "2031-05-11"), ("1994", "1994")])
def test_what_is_no_stretch_of_days_stands_on_no_timeline(start: str | None, end: str | None) -> None:
    assert stretch(When(start, end, "then", None)) is None


def test_a_warning_has_its_addressee_its_day_and_its_answer() -> None:
    (warned,) = _record().warnings.warnings
    assert _rows(warned.row) == [("The port authority", "that ferries could be attacked before the end of the month")]
    assert (warned.addressee, warned.said) == ("its staff", "on 3 May")
    assert _rows(*warned.received) == [("The interior ministry", "the warning as routine")]
    assert warned.outcome == ()


WARNINGS = """Who knew of the Orrin plan?

Istra warned Norda's government ahead of the fair. The bureau warned Norda on Friday that a raid was near.
The premier dismissed the warning. The envoy said the port had been warned twice. The bureau warned of more raids.
"""


def _warnings() -> Builder:
    make = Builder(article(WARNINGS))
    make.claim("Istra", "warned", "Norda's government ahead of the fair", Act.WARN)
    make.claim("The bureau", "warned", "that a raid was near", Act.WARN, after="The bureau")
    make.claim("The premier", "dismissed", "the warning", Act.DISMISS)
    make.claim("The envoy", "said", "the port had been warned twice", Act.STATE)
    make.claim("The bureau", "warned", "of more raids", Act.WARN, after="The bureau warned of")
    return make


def test_addressees_are_people_or_names_never_days() -> None:
    found = _record(_warnings().dossier()).warnings.warnings
    assert [item.addressee for item in found] == ["Norda's government", "Norda", None, None]


def test_a_content_may_report_a_warning() -> None:
    assert _rows(_record(_warnings().dossier()).warnings.warnings[2].row) == [("The envoy", "had been warned twice")]


def test_an_answer_that_may_mean_either_of_two_warnings_is_given_to_none() -> None:
    found = _record(_warnings().dossier()).warnings
    assert all(item.received == () for item in found.warnings)
    assert _rows(*found.loose) == [("The premier", "the warning")]


@pytest.mark.parametrize(
    ("words", "received", "outcome"),
    [
        ("the notice routine", ["the notice routine"], []),
        ("the notice had been ignored", [], ["the notice had been ignored"]),
        ("the notice reached it on Friday", [], []),
    ],
)
def test_a_plain_statement_answers_a_warning_by_its_words(words: str, received: list[str], outcome: list[str]) -> None:
    make = Builder(article(f"Head\nThe port warned of raids. The ministry said {words}.\n"))
    make.claim("The port", "warned", "of raids", Act.WARN)
    make.claim("The ministry", "said", words, Act.STATE)
    (warned,) = _record(make.dossier()).warnings.warnings
    assert [_words(row) for row in warned.received] == received
    assert [_words(row) for row in warned.outcome] == outcome


def test_who_warned_does_not_answer_the_warning() -> None:
    make = Builder(article("Head\nThe port warned of raids. The port denied that the warning was late.\n"))
    make.claim("The port", "warned", "of raids", Act.WARN)
    make.claim("The port", "denied", "that the warning was late", Act.DENY, after="The port denied")
    (warned,) = _record(make.dossier()).warnings.warnings
    assert warned.received == warned.outcome == ()


def test_an_answer_that_says_what_it_answers_is_given_to_that() -> None:
    make = _warnings()
    make.claims[2] = replace(make.claims[2], responds_to=make.claims[1].id)
    found = _record(make.dossier()).warnings
    assert _rows(*found.warnings[1].received) == [("The premier", "the warning")]
    assert found.loose == ()


def test_forecasts_promises_and_threats_stand_apart_and_are_open() -> None:
    found = _record().forecasts
    (expected,), (promised,), (threatened,) = found.expected, found.promised, found.threatened
    assert _rows(expected.row, promised.row, threatened.row) == [
        ("She", "more arrests within days"),
        ("the premier", "to rebuild the pier"),
        ("the Grey Tide", '"We will strike again,"'),
    ]
    assert (expected.level.value, [span.exact for span in expected.strength]) == ("probable", ["expects"])
    assert [span.exact for span in expected.until] == ["within days"]
    assert expected.status == promised.status == "open"


def test_speech_that_did_not_take_place_forecasts_and_charges_nothing() -> None:
    claims = tuple(replace(claim, occurred=Occurred.NO) for claim in MADE.claims)
    found = _record(replace(MADE, claims=claims))
    assert found.forecasts.expected == found.forecasts.promised == found.forecasts.threatened == ()
    assert found.arrests.rows == ()


def test_arrests_are_figures_and_claims_of_court() -> None:
    found = _record().arrests
    assert [(event and event.label, _strip(toll)[0][0]) for event, toll in found.counted] == [("Blast at Orrin ferry", "Four men")]
    assert _rows(*found.rows) == [("She", "one of them, a welder, with murder")]


def test_motives_end_with_their_sentence_and_need_a_deed() -> None:
    assert _rows(*_record().motives) == [("The Grey Tide", "in revenge for the clearing of the salt camps")]
    threat = tuple(replace(claim, act=Act.THREATEN) for claim in MADE.claims)
    assert _record(replace(MADE, claims=threat)).motives == ()


def test_missing_evidence_knows_whether_the_claim_says_so_or_stands_beside_it() -> None:
    found = [(item.row and item.row.speaker, item.own, item.place.span.exact) for item in _record().missing]
    assert found == [
        ("Norda's premier", False, "Norda's premier accused Istra of paying for it, without giving any evidence"),
        ("she", True, "They have shown no proof,"),
    ]


def test_missing_evidence_without_a_claim_is_shown_as_nobodys() -> None:
    found = _record(replace(MADE, claims=(), figures=())).missing
    assert [item.row for item in found] == [None, None]


@settings(deadline=None, max_examples=150)
@given(recorded_dossiers())
def test_every_word_stands_in_its_document_and_no_figure_is_lost_or_made(dossier: Dossier) -> None:
    found = _record(dossier)
    text = {document.id: document.text for document in dossier.documents}
    rows = [*(item.row for item in found.warnings.warnings), *found.warnings.loose, *found.motives, *found.arrests.rows]
    rows += [item.row for item in found.missing if item.row is not None]
    facts = [cited.place for head in found.heads for fact in head.facts for cited in fact.cited]
    for span in (
        *(span for row in rows for span in row.words),
        *(place.span for place in facts),
        *(item.place.span for item in found.missing),
    ):
        assert text[span.document][span.start : span.end] == span.exact
    given = [item.figure for event in tolls(passages(dossier)) for toll in event.tolls for count in toll.counts for item in count.given]
    standing = [figure for figure in dossier.figures if figure.span.document in text]
    assert len(given) == len({figure.id for figure in given})
    assert {figure.id for figure in given} <= {figure.id for figure in standing}
    headlines = {claim.id for claim in dossier.claims if claim.section == "headline"}
    assert {figure.id for figure in standing if figure.claim not in headlines} <= {figure.id for figure in given}
