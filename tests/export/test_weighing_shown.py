"""The weighing as text and as a page: drafts look like drafts, unsigned reads 'not assessed', every word stands where it is said to."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings

from accounted import Said, accused, blaming_dossiers, claimed, denied, dossier
from counterclaim.errors import UnreadableRatings
from counterclaim.export import weighing_html, weighing_text
from counterclaim.export.achz import achz
from counterclaim.export.weighing_json import with_weighing
from counterclaim.export.weighing_page import WeighingPage
from counterclaim.model.labels import Act, RelationKind, Role
from counterclaim.model.record import Dossier
from counterclaim.views.ledger import ledger
from counterclaim.weigh.report import boards
from counterclaim.weigh.weighing import weighing
from counterclaim.wire.achz import read_achz
from counterclaim.wire.decode import decode
from counterclaim.wire.encode import encode
from counterclaim.wire.ratings import read_ratings
from recorded import recorded_dossiers

MADE = dossier(
    claimed("Delta Wing", "the blast was ours"),
    accused("Ministry", "Istra", "Istra did it <b>& more"),
    accused("Observer", "Istra", "three men fled to Istra"),
    accused("Premier", "Kessan", "Kessan paid", Role.SPONSOR),
    denied("Istra", "it did it"),
)
SIGNED = """format = "counterclaim.weighing/1"
by = "Ann"
at = 2031-06-01
signed = true
[[actor]]
name = "Observer"
independent = true
[[rating]]
item = "the blast was ours"
question = "carried_out"
values = { "Delta Wing" = "CC" }
others = "II"
why = "only they knew"
[[rating]]
item = "three men fled"
question = "carried_out"
values = { "Delta Wing" = "C" }
others = "II"
[[judgement]]
question = "carried_out"
account = "Delta Wing"
likelihood = [55, 80]
confidence = "low"
alternatives = ["Istra"]
linchpins = ["the blast was ours"]
gaps = ["who wrote it"]
[[prior]]
question = "carried_out"
values = { "Delta Wing" = 0.2, "Istra carried" = 0.3, "Somebody" = 0.5 }
"""
OTHER = """
[[rating]]
by = "Bo"
item = "the blast was ours"
question = "carried_out"
values = { "Delta Wing" = "II" }
others = "C"
[[rating]]
by = "Bo"
item = "three men fled"
question = "carried_out"
values = { "Delta Wing" = "I" }
others = "II"
"""
OUTCOME = '[[outcome]]\nquestion = "carried_out"\naccount = "Istra"\nat = 2031-09-01\n'


def text(ratings: str = "", **more: object) -> str:
    typed = read_ratings(ratings.encode(), "r.toml") if ratings else None
    weighed = weighing(MADE, typed) if typed is not None else weighing(MADE)
    return " ".join(weighing_text.render(MADE, weighed, **more).split())  # type: ignore[arg-type]


def test_without_a_signature_no_account_is_ahead_and_drafts_stand_in_brackets() -> None:
    shown = text()
    assert shown.count("not assessed: nobody has rated and signed") == 2
    assert "(C)" in shown
    for word in ("least badly", "fits “", "judges", "weighted inconsistency"):
        assert word not in shown


def test_what_was_signed_is_told_with_what_it_hangs_on() -> None:
    shown = text(SIGNED)
    assert "the evidence fits “Delta Wing carried it out” least badly. That is no finding that it is so." in shown
    assert "Ann judges “Delta Wing carried it out”: likely (55 to 80 %, ICD 203)." in shown
    assert "Confidence in this judgement is low." in shown
    assert "alternatives Istra carried it out" in shown
    assert "not known who wrote it" in shown
    assert "from the priors that Ann typed" in shown
    assert "If only bodies held to be independent count" in shown
    assert "The evidence does not discriminate between “Istra carried it out” and “Somebody whom nobody has named”" in shown


def test_likelihood_and_confidence_never_share_a_sentence() -> None:
    for sentence in re.split(r"(?<=[.:]) ", text(SIGNED)):
        assert not ("likely" in sentence and "onfidence" in sentence)


def test_a_party_that_lies_is_supposed_both_ways() -> None:
    shown = text(SIGNED, distrusted=("a1-delta-wing",))
    assert "If Delta Wing lies and its word counts for nothing" in shown
    assert "If Delta Wing lies and it says the reverse of what is so" in shown


def test_an_outcome_tells_what_misled_and_how_good_the_judgement_was() -> None:
    shown = text(SIGNED + OUTCOME)
    assert "Marked as proved: “Istra carried it out”" in shown
    assert "1 judgement settled: Brier score" in shown
    assert "Of 1 judgement held to be likely (55 to 80 %), 0 came to be so." in shown
    assert "Sources that spoke against it: Delta Wing (2.00 points against, 0.00 for), Observer (2.00 points against, 0.00 for)." in shown


FORECAST = replace(
    FORESEEN := dossier(Said("Marshal", Act.PREDICT, "that arrests will follow"), claimed("Delta Wing", "the blast was ours")),
    forecasts=(FORESEEN.claims[0].id,),
)
HEAD = 'format = "counterclaim.weighing/1"\nby = "Ann"\nat = 2031-06-01\n'


def test_forecasts_are_scored_apart_once_a_person_has_settled_them() -> None:
    entry = '[[forecast]]\nwords = "arrests will follow"\nlikelihood = [80, 95]\ncame = false\n'
    weighed = weighing(FORECAST, read_ratings((HEAD + entry).encode(), "r.toml"))
    shown = " ".join(weighing_text.render(FORECAST, weighed).split())
    assert "1 forecast settled: Brier score 0.77 (0.64 to 0.90; 0 is best" in shown
    assert "Of 1 forecast held to be very likely (80 to 95 %), 0 came to be so." in shown
    before = weighing(FORECAST, read_ratings((HEAD + entry).encode(), "r.toml"), datetime(2031, 5, 31, tzinfo=UTC))
    assert before.forecasts == ()


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ('words = "arrests will follow"\ncame = true', "forecast 1: `likelihood`"),
        ('words = "the blast was ours"\ncame = true\nlikelihood = [5, 20]', "forecast 1: `words`: 0 forecasts"),
        ('words = "arrests"\ncame = true\nlikelihood = [20, 5]', "forecast 1"),
    ],
)
def test_a_forecast_that_cannot_be_scored_is_refused(entry: str, said: str) -> None:
    with pytest.raises(UnreadableRatings, match=said):
        weighing(FORECAST, read_ratings((HEAD + "[[forecast]]\n" + entry).encode(), "r.toml"))


def test_where_two_people_differ_it_is_told_cell_by_cell_and_whose_order_hangs_on_what() -> None:
    shown = text(SIGNED + OTHER)
    assert "e1 under “Istra carried it out” and “Somebody whom nobody has named” (Ann II, Bo C)" in shown
    assert "e1 under “Delta Wing carried it out” (Ann CC, Bo II)" in shown
    assert "“Delta Wing carried it out”, over all who rated: 0 to 2 inconsistent items, weighted inconsistency -3.00 to 0.00" in shown
    assert "As Ann rates: “Delta Wing carried it out” before “Istra carried it out” hangs on" in shown
    assert "over all who rated" not in text(SIGNED)


def test_what_reaches_us_only_through_a_liar_falls_with_him() -> None:
    made = dossier(
        Said("Police", Act.STATE, "that the driver said it"),
        accused("Driver", "Istra", "Istra did it", via=0),
        accused("Driver", "Istra", "it was Istra", via=0),
        claimed("Delta Wing", "the blast was ours"),
    )
    rows = "".join(
        f'[[rating]]\nitem = "said: {words}"\nquestion = "carried_out"\nvalues = {{ Istra = "C" }}\nothers = "II"\nsigned = true\n'
        for words in ("Istra did it", "it was Istra")
    )
    police = next(actor.id for actor in made.actors if actor.name == "Police")
    weighed = weighing(made, read_ratings((HEAD + rows).encode(), "r.toml"))
    shown = " ".join(weighing_text.render(made, weighed, (police,)).split())
    assert "the evidence fits “Istra carried it out” least badly" in shown
    assert "If Police lies and its word counts for nothing: nothing is left to weigh." in shown
    both = dossier(*made_twice())
    assert not weighing(both).through[next(item.id for item in weighing(both).items if item.source == "a1-driver")]


def made_twice() -> tuple[Said, ...]:
    """The driver's words through the police, and in another report from himself."""
    relayed = accused("Driver", "Istra", "Istra did it", via=0, origin="o1-driver")
    return Said("Police", Act.STATE, "that the driver said it"), relayed, replace(relayed, via=None, document=1)


def test_who_is_the_source_of_nothing_may_lie_as_he_likes() -> None:
    assert "If Kessan lies nothing changes: nothing here comes from it." in text(SIGNED, distrusted=("a1-kessan",))


def test_ratios_beyond_a_million_are_said_so_and_do_not_overflow() -> None:
    many = dossier(*(accused(f"Witness {at}", "Istra", f"words number {at} of it") for at in range(400)))
    rows = "".join(
        f'[[rating]]\nitem = "words number {at} of it"\nquestion = "carried_out"\nvalues = {{ Istra = "CC" }}\nothers = "II"\n'
        for at in range(400)
    )
    weighed = weighing(many, read_ratings((HEAD + "signed = true\n" + rows).encode(), "r.toml"))
    assert "(likelihood ratio over a million to over a million)" in " ".join(weighing_text.render(many, weighed).split())


def test_of_several_sets_of_accounts_the_one_that_is_not_assessed_is_named() -> None:
    made = dossier(
        claimed("Delta Wing", "the blast was ours"),
        accused("Ministry", "Ember League", "the League did it"),
        accused("Mayor", "Istra", "Istra did it"),
        parts=(("Delta Wing", RelationKind.PART_OF, "Ember League"),),
    )
    rating = (
        '[[rating]]\nitem = "the League did it"\nquestion = "carried_out"\n'
        'values = { "Ember League" = "C", Istra = "I", "Somebody" = "I" }\nsigned = true\n'
    )
    shown = " ".join(weighing_text.render(made, weighing(made, read_ratings((HEAD + rating).encode(), "r.toml"))).split())
    assert "“Delta Wing carried it out”: nobody has rated any item against every account." in shown
    assert shown.count("Not assessed among") == 1


@pytest.mark.parametrize("ratings", ["", SIGNED, SIGNED + OUTCOME])
def test_every_line_of_text_fits_the_terminal(ratings: str) -> None:
    weighed = weighing(MADE, read_ratings(ratings.encode(), "r")) if ratings else weighing(MADE)
    assert max(map(len, weighing_text.render(MADE, weighed).splitlines())) <= 80


def test_every_quotation_stands_in_its_document() -> None:
    page = WeighingPage(MADE, ledger(MADE), weighing(MADE))
    assert page.notes
    for note in page.notes.values():
        assert note.places
        for place in note.places:
            made = ledger(MADE).documents[place.document - 1]
            assert made.text[place.span.start : place.span.end] == place.span.exact


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for key, value in attrs:
            if key == "id":
                self.ids.append(value or "")
            if key == "popovertarget" or (key == "href" and (value or "").startswith("#")):
                self.targets.append((value or "").removeprefix("#"))


@pytest.mark.parametrize("ratings", ["", SIGNED])
def test_the_page_needs_no_script_and_every_cell_and_link_leads_somewhere(ratings: str) -> None:
    weighed = weighing(MADE, read_ratings(ratings.encode(), "r")) if ratings else weighing(MADE)
    html = weighing_html.render(MADE, weighed)
    page = _Page()
    page.feed(html)
    assert "script" not in page.tags
    assert len(page.ids) == len(set(page.ids))
    assert set(page.targets) <= set(page.ids)
    assert any(target.startswith("x1-") for target in page.targets), "cells open their words"
    assert "<b>& more" not in html
    assert ("Not assessed: nobody has rated and signed." in html) is True


def test_a_branch_stands_under_its_group_and_is_never_compared_with_it() -> None:
    made = dossier(
        claimed("Delta Wing", "the blast was ours"),
        accused("Ministry", "Ember League", "the League did it"),
        accused("Mayor", "Istra", "Istra did it"),
        parts=(("Delta Wing", RelationKind.PART_OF, "Ember League"),),
    )
    (board,) = boards(weighing(made))
    assert [(row.hypothesis.label, row.depth) for row in board.rows] == [
        ("Ember League carried it out", 0),
        ("Delta Wing carried it out", 1),
        ("Istra carried it out", 0),
        ("Somebody whom nobody has named", 0),
    ]
    assert len(board.verdicts) == 2


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
@given(blaming_dossiers())
def test_hostile_dossiers_are_weighed_and_written_whole(made: Dossier) -> None:
    weighed = weighing(made)
    assert all(board.reason is not None for board in boards(weighed))
    shown = weighing_text.render(made, weighed)
    assert "\x1b" not in shown
    weighing_html.render(made, weighed)
    held = {row.actor for claim in made.claims for row in claim.responsibility} - {actor.id for actor in made.actors}
    events = {row.event for claim in made.claims for row in claim.responsibility} - {event.id for event in made.events} - {None}
    data = encode(with_weighing(made, weighed))
    if not held and not events:
        assert encode(decode(data)) == data
    if weighed.matrices:
        read_achz(achz(weighed, made.case.title), "m.achz")


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
@given(recorded_dossiers())
def test_figures_and_events_of_any_kind_are_weighed(made: Dossier) -> None:
    weighed = weighing(made)
    weighing_text.render(made, weighed)
    weighing_html.render(made, weighed)


def test_the_page_is_the_same_each_time() -> None:
    assert weighing_html.render(MADE, weighing(MADE)) == weighing_html.render(MADE, weighing(MADE))
