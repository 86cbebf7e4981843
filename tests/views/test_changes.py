"""What changed since the last look: what is new, what weighs most first, and nothing that a copy only repeats."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from cased import CLAIMED, DENIED, OPEN, Made
from counterclaim.model.labels import Act, DocumentStatus
from counterclaim.model.record import Dossier, Input
from counterclaim.views.case import CaseView, case_view
from counterclaim.views.changes import changes
from counterclaim.views.linked import Linked, unproven
from recorded import recorded_dossiers

TIDE, ISTRA, PREMIER = "the Grey Tide", "Istra", "The premier"


def _case() -> Made:
    made = Made()
    first = made.document(12, f"{TIDE} denied the blast.", f"{PREMIER} hinted at {ISTRA}.", "The police counted 14 dead.")
    made.position(first, f"{TIDE}|denied|the blast", Act.DENY, TIDE, DENIED)
    made.position(first, f"{PREMIER}|hinted|at {ISTRA}", Act.SUGGEST, ISTRA, CLAIMED)
    made.toll(first, "The police|counted|14 dead", "14", 14, 14)
    return made


def _later(made: Made) -> None:
    second = made.document(
        15, f"{TIDE} claimed the blast.", f"{PREMIER} accused {ISTRA}.", f"{ISTRA} denied it.", "The police counted 17 dead."
    )
    made.toll(second, "The police|counted|17 dead", "17", 17, 17)
    made.position(second, f"{TIDE}|claimed|the blast", Act.CLAIM_RESPONSIBILITY, TIDE, CLAIMED)
    made.position(second, f"{PREMIER}|accused|{ISTRA}", Act.ACCUSE, ISTRA, CLAIMED)
    made.position(second, f"{ISTRA}|denied|it", Act.DENY, ISTRA, DENIED)


def test_what_weighs_most_stands_first_with_its_words() -> None:
    made = _case()
    before = made.dossier()
    _later(made)
    found = changes(before, made.dossier())
    assert [(item.weight.value, f"{item.about} {item.on}".strip(), item.was, item.says) for item in found.items] == [
        ("reversal", f"{TIDE} on itself: did it", "denies", "claims"),
        ("new denial", f"{ISTRA} on itself: did it", "", "denies"),
        ("new contradiction", f"{ISTRA}: did it", "so", "not so"),
        ("new contradiction", "who did it", f"{ISTRA} did it", f"{TIDE} did it"),
        ("revised figure", "killed · The police", "14", "17"),
        ("hardened", f"{PREMIER} on {ISTRA}: did it", "hints", "accuses"),
    ]
    assert [cited.words for cited in found.items[0].cited] == ["the blast", "the blast"]
    assert [(item.number, item.document.id) for item in found.documents] == [(2, made.builders[1].made.id)]


def test_a_number_of_another_source_is_no_revision() -> None:
    made = _case()
    before = made.dossier()
    make = made.document(15, "A hospital counted 17 dead.")
    made.toll(make, "A hospital|counted|17 dead", "17", 17, 17)
    found = [(item.weight.value, item.was, item.says) for item in changes(before, made.dossier()).items]
    assert found == [("figure that differs from an earlier one", "14", "17")]


def test_nothing_changed() -> None:
    made = _case()
    assert not changes(made.dossier(), made.dossier())


def test_a_new_copy_is_folded_and_brings_nothing_new() -> None:
    made = _case()
    before = made.dossier()
    copy = made.document(13, f"{TIDE} denied the blast.", outlet="The Velm Echo")
    made.position(copy, f"{TIDE}|denied|the blast", Act.DENY, TIDE, DENIED)
    found = changes(before, made.dossier(), Linked(copies={copy.made.id: made.builders[0].made.id}))
    assert found.items == ()
    assert [(item.number, [number for number, _ in item.copies]) for item in found.documents] == [(1, [2])]


def test_a_new_document_that_says_the_same_again_is_listed_alone() -> None:
    made = _case()
    before = made.dossier()
    again = made.document(13, f"{TIDE} denied the blast.", "The police counted 14 dead.")
    made.position(again, f"{TIDE}|denied|the blast", Act.DENY, TIDE, DENIED)
    made.toll(again, "The police|counted|14 dead", "14", 14, 14)
    found = changes(before, made.dossier())
    assert (len(found.documents), found.items) == (1, ())


def test_a_document_that_no_longer_stands_is_told_first() -> None:
    made = _case()
    before = made.dossier()
    _later(made)
    after = made.dossier()
    first = made.builders[0].made.id
    gone = tuple(replace(one, status=DocumentStatus.WITHDRAWN) if one.id == first else one for one in after.documents)
    found = changes(before, replace(after, documents=gone))
    assert [(item.weight.value, item.was, item.says) for item in found.items[:2]] == [
        ("no longer stands", "live", "withdrawn"),
        ("reversal", "denies", "claims"),
    ]


_SAYS = {Act.DENY: DENIED, Act.CLAIM_RESPONSIBILITY: CLAIMED, Act.ACCUSE: CLAIMED, Act.SUGGEST: CLAIMED, Act.DECLINE: OPEN}


@st.composite
def _cases(draw: st.DrawFn) -> Made:
    made = Made()
    for number in range(draw(st.integers(1, 5))):
        who, held = (draw(st.sampled_from((TIDE, ISTRA, PREMIER))) for _ in range(2))
        act = draw(st.sampled_from(list(_SAYS)))
        make = made.document(draw(st.integers(10, 20)), f"{who} spoke {number} of {held}.", f"A doctor counted {number} dead.")
        made.position(make, f"{who}|spoke|{number} of {held}", act, held, _SAYS[act])
        made.toll(make, f"A doctor|counted|{number} dead", str(number), number, number)
    return made


def _intervals(view: CaseView) -> dict[tuple[str, str], tuple[int, int]]:
    return {(actor.name, stand.value): view.count(lines) for actor in view.held.actors for stand, lines in actor.lines.items()}


def _turns(view: CaseView) -> list[tuple[object, ...]]:
    tracks = [(one.name, track) for one in view.positions for track in one.tracks]
    return [(name, track.held, turn.kind, turn.after.stand) for name, track in tracks for turn in track.turns]


def _with_copy(made: Made, which: int, day: int) -> tuple[Dossier, Linked]:
    """The case with a reprint of one of its documents."""
    original = made.builders[which]
    copy = made.document(day, *original.made.text.splitlines()[1:], outlet="The Velm Echo")
    for claim in original.claims:
        cue, source = claim.cue, claim.source
        words = [source.text if source else "", cue.exact if cue else "", claim.content.text]
        if claim.responsibility:
            row = claim.responsibility[0]
            made.position(copy, "|".join(words), claim.act or Act.STATE, row.actor, row.polarity)
    return made.dossier(), Linked(copies={copy.made.id: original.made.id})


@given(_cases(), st.data())
@settings(max_examples=60, deadline=None)
def test_a_copy_changes_no_count_of_origins_and_makes_no_turn(made: Made, data: st.DataObject) -> None:
    before = case_view(made.dossier())
    which, day = data.draw(st.integers(0, len(made.builders) - 1)), data.draw(st.integers(10, 25))
    after = case_view(*_with_copy(made, which, day))
    assert _intervals(after) == _intervals(before)
    turns = [
        [(p.name, t.held, turn.kind, turn.after.stand) for p in view.positions for t in p.tracks for turn in t.turns]
        for view in (before, after)
    ]
    assert turns[0] == turns[1]
    assert [(c.kind, c.about) for c in after.contradictions] == [(c.kind, c.about) for c in before.contradictions]


@given(_cases(), st.randoms())
@settings(max_examples=40, deadline=None)
def test_the_order_of_actors_claims_and_figures_changes_nothing(made: Made, random: Random) -> None:
    dossier = made.dossier()
    parts = [list(part) for part in (dossier.actors, dossier.claims, dossier.figures, dossier.documents)]
    for part in parts:
        random.shuffle(part)
    actors, claims, figures, documents = map(tuple, parts)
    mixed = replace(dossier, actors=actors, claims=claims, figures=figures, documents=documents)
    one, other = case_view(dossier), case_view(mixed)
    assert (one.positions, one.contradictions, one.documents, one.origins) == (
        other.positions,
        other.contradictions,
        other.documents,
        other.origins,
    )


@given(recorded_dossiers(), recorded_dossiers())
@settings(max_examples=60, deadline=None)
def test_no_hostile_case_breaks_a_view(before: Dossier, after: Dossier) -> None:
    found = changes(before, after)
    for item in found.items:
        for cited in item.cited:
            assert any(document.text[cited.place.span.start : cited.place.span.end] == cited.words for document in after.documents)
    assert not changes(after, after).items


def test_copies_of_copies_and_circles_end() -> None:
    linked = Linked(copies={"c": "b", "b": "a", "x": "y", "y": "x"})
    assert [linked.root(one) for one in ("a", "b", "c", "x", "y")] == ["a", "a", "a", "x", "x"]
    assert (unproven(frozenset()), unproven(frozenset("ab"))) == ((0, 0), (1, 2))


def test_an_origin_is_as_linked_else_as_the_claim_has_it_else_its_document() -> None:
    made = _case()
    claim = made.builders[0].claims[0]
    assert Linked().origin(claim) == claim.document
    assert Linked().origin(replace(claim, origin="o1")) == "o1"
    assert Linked(origins={claim.id: "o2"}).origin(replace(claim, origin="o1")) == "o2"


def test_inputs_decide_the_numbers_of_documents() -> None:
    made = _case()
    _later(made)
    dossier = made.dossier()
    turned = replace(dossier, inputs=(Input("made", tuple(reversed(dossier.inputs[0].documents))),))
    assert [item.document.id for item in case_view(turned).documents] == [b.made.id for b in reversed(made.builders)]
