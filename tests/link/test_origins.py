"""On whose word claims rest, and how many origins there are; above all that a copy changes neither."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reported import Said, every, record

from counterclaim.link.chains import last
from counterclaim.link.copies import copies
from counterclaim.link.origins import count, origins
from counterclaim.link.statements import statements
from counterclaim.model.claim import Claim
from counterclaim.model.labels import ActorKind, Occurred, OriginKind, SectionRole
from counterclaim.model.record import DocumentRecord
from counterclaim.model.statement import Interval, Origin

DESCRIBED, BODY, OUTLET = ActorKind.DESCRIBED_SOURCE, ActorKind.ORGANISATION, ActorKind.OUTLET
FLOOD = "the sluice of the Tarn dam had been opened by two men who came by night in a lorry without lights"
FARMS = "three farms below the outlet were under water by morning and forty sheep had drowned in the lower field"
LUNN, SOOL = Said("Ovid Lunn", FLOOD), Said("Rhea Sool", FLOOD)
ENGINEERS, GUARDS = Said("Three engineers", FLOOD, DESCRIBED), Said("A guard on the wall", FLOOD, DESCRIBED)
MINISTRY = Said("the Interior Ministry", FLOOD, BODY)
SPOKESMAN = Said("the Interior Ministry's press office", FLOOD, BODY)
NOBODY = Said("", FLOOD)


def rest(records: Sequence[DocumentRecord]) -> dict[str, Origin]:
    links = copies(one.document for one in records)
    return origins(records, links, statements(records, links))


def counted(records: Sequence[DocumentRecord]) -> Interval:
    return count(every(records), rest(records))


CASES: dict[str, tuple[list[list[Said]], tuple[int, int]]] = {
    "nothing": ([], (0, 0)),
    "one named source": ([[LUNN]], (1, 1)),
    "one named source in two papers": ([[LUNN], [LUNN]], (1, 1)),
    "two named sources": ([[LUNN], [SOOL]], (2, 2)),
    "two named sources in one paper": ([[LUNN, SOOL]], (2, 2)),
    "described sources": ([[ENGINEERS], [GUARDS], [ENGINEERS]], (1, 3)),
    "a described source may be the named one": ([[LUNN], [ENGINEERS]], (1, 2)),
    "a body and its press office": ([[MINISTRY], [SPOKESMAN]], (1, 2)),
    "two papers' own words": ([[NOBODY], [NOBODY]], (1, 2)),
    "heard through another": ([[Said("Ovid Lunn", f"that Rhea Sool said {FLOOD}", inner=SOOL)]], (1, 1)),
    "heard through another and herself": (
        [[Said("Ovid Lunn", f"that Rhea Sool said {FLOOD}", inner=SOOL)], [SOOL]],
        (1, 2),
    ),
    "a speech that did not take place is the paper's word": (
        [[Said("Ovid Lunn", FLOOD, cue="has not said", occurred=Occurred.NO)]],
        (1, 1),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_interval(case: str) -> None:
    papers, expected = CASES[case]
    records = [record(said, day, f"Paper {day}") for day, said in enumerate(papers)]
    links = ()
    found = origins(records, links, statements(records, links))
    assert count(every(records), found) == Interval(*expected)


def test_a_chain_ends_where_the_content_comes_from() -> None:
    cited = Said("Lisk Wire", FLOOD, OUTLET, cue="reported")
    wire, paper = record([LUNN], 0, "Lisk Wire"), record([cited, Said("Rhea Sool", FARMS)], 1, "Orrin Post")
    found = origins([wire, paper], (), statements([wire, paper], ()))
    assert {found[claim.id].name for claim in every([wire, paper])} == {"Ovid Lunn", "Rhea Sool"}
    assert found[paper.claims[0].id].founder == wire.claims[0].id
    alone = origins([paper], (), statements([paper], ()))[paper.claims[0].id]
    assert (alone.kind, alone.name) == (OriginKind.OUTLET, "Lisk Wire")


def test_a_headline_does_not_count_beside_its_story() -> None:
    made = record([ENGINEERS, LUNN], 0, "Lisk Wire")
    claims = (replace(made.claims[0], section=SectionRole.HEADLINE), made.claims[1])
    found = rest([replace(made, claims=claims)])
    assert count(claims, found) == Interval(1, 1)
    assert count(claims[:1], found) == Interval(1, 1)


def test_rings_end() -> None:
    ring = {"a": "b", "b": "c", "c": "b"}
    assert {start: last(start, ring) for start in ring} == {"a": "b", "b": "b", "c": "b"}


SOURCES = [
    ("Ovid Lunn", ActorKind.PERSON),
    ("Rhea Sool", ActorKind.PERSON),
    ("Lunn", ActorKind.PERSON),
    ("the Interior Ministry", BODY),
    ("the Interior Ministry of Norda", BODY),
    ("Three engineers", DESCRIBED),
    ("A guard", DESCRIBED),
    ("Lisk Wire", OUTLET),
    ("", ActorKind.PERSON),
]
CONTENTS = [
    FLOOD,
    FARMS,
    "the inner ladder was wet and the chain on the gate had been cut clean through with something heavy",
    "guards had been asked for in spring and refused for want of money by the council of the lower valley",
    "the wheel on the crown can be turned by one grown man in ten minutes if he knows which way to lean",
    "nobody would say who held the second key to the gatehouse since the old keeper went away in March",
]
OTHERS = [
    "a blue tractor had been left across the lane to the pumping house for most of the week before the flood",
    "insurers in the capital will send somebody to count the sheep but have promised nothing to the farms so far",
    "divers went down twice on Sunday and came up with a length of rope and half of an old number plate",
    "the water board would answer questions when it has read its own logs and not one day earlier than that",
]


@st.composite
def sayings(draw: st.DrawFn, contents: Sequence[str]) -> list[Said]:
    """Three or more paragraphs, some of them heard through another."""
    made = []
    for content in draw(st.lists(st.sampled_from(contents), min_size=3, max_size=6, unique=True)):
        source, kind = draw(st.sampled_from(SOURCES))
        one = Said(source, content, kind)
        if source and draw(st.integers(0, 3)) == 0:
            teller, told = draw(st.sampled_from(SOURCES[:7]))
            one = Said(teller, f"that {one.text[:-1]}", told, inner=one)
        made.append(one)
    return made


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[DocumentRecord], DocumentRecord]:
    """Articles, and a copy of the last with paragraphs cut and moved, with or without a date and a credit.

    The other shares a sentence with it at most: two articles that share most of their words are copies themselves.
    """
    shared = draw(st.sampled_from(CONTENTS))
    papers = [record(said, day, f"Paper {day}") for day, said in enumerate(draw(st.lists(sayings([*OTHERS, shared]), max_size=1)))]
    said = draw(sayings(CONTENTS))
    origin = record(said, 5, "Lisk Wire")
    kept = draw(st.permutations(said))[: draw(st.integers(2, len(said)))]
    credit, day = draw(st.sampled_from([("Lisk Wire", None), ("", 6), ("- Lisk Wire and our own staff", 4)]))
    return [*papers, origin], record(kept, day, "Orrin Post", credit)


@settings(deadline=None, max_examples=40)
@given(cases())
def test_a_copy_changes_no_count(made: tuple[list[DocumentRecord], DocumentRecord]) -> None:
    papers, copy = made
    assert counted([*papers, copy]) == counted(papers)
    before, after = rest(papers), rest([*papers, copy])
    for content in CONTENTS:
        chosen = [claim for claim in every(papers) if content in claim.content.text]
        taken = [claim for claim in every([copy]) if content in claim.content.text]
        assert count([*chosen, *taken], after) == count(chosen, before)


@settings(deadline=None, max_examples=20)
@given(cases(), st.randoms())
def test_no_order_decides(made: tuple[list[DocumentRecord], DocumentRecord], random: object) -> None:
    records = [*made[0], made[1]]
    links = copies(one.document for one in records)
    told = statements(records, links)
    found = origins(records, links, told)
    claims: list[Claim] = every(records)
    assert set(found) == {claim.id for claim in claims}
    shuffled = [list(items) for items in (records, links, told, claims)]
    for items in shuffled:
        random.shuffle(items)  # type: ignore[attr-defined]
    again = origins(shuffled[0], shuffled[1], shuffled[2])
    assert again == found
    assert count(shuffled[3], again) == count(claims, found)
