"""Copies, later versions and their direction, on invented coverage."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reported import document

from counterclaim.acquire import load
from counterclaim.link.copies import copies, copy_of, parts
from counterclaim.link.lineage import roots
from counterclaim.model.document import Document
from counterclaim.model.labels import DocumentStatus, LinkKind, Verdict

EXAMPLES = Path(__file__).parents[2] / "examples" / "coverage" / "harrow-bridge"
STORY = (
    "Water ran over the crown of the Tarn dam for eleven minutes on Friday before the keeper closed the sluice by hand.",
    "A lorry had stopped on the wall shortly after midnight, the keeper told the board, and two men in waders climbed down the ladder.",
    '"They knew which wheel it was and they knew which way it turns," Chairman Ovid Lunn told a news conference in Orrin on Saturday.',
    "Three farms below the outlet were under water by morning, and the valley road stayed closed until noon while divers looked on.",
    "The board has asked the district for guards on all four of its dams, a request that was turned down in the spring for want of money.",
)
QUOTES = (
    '"They knew which wheel it was and they knew which way it turns, and they had been told by someone who has worked here for years."',
    '"We shall look at everybody who has held a key to this house since the wall was raised, and we shall begin with ourselves."',
)


def text(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


ORIGIN = document(text(*STORY), 0, "Lisk Wire")
OWN = "Our reporter found the ladder still wet on Sunday and the chain on the ground beside it, cut clean through by something heavy."

COPIES = {
    "reprint": text(*STORY).replace("\n\n", "\n"),
    "lede changed": text("It was a wet night in the valley, and by morning everybody knew why.", *STORY[1:]),
    "a third cut": text(*STORY[:2], STORY[3]),
    "reordered": text(*reversed(STORY)),
    "attributions inserted": text(*(f"{line} That is what the board says." for line in STORY)),
    "own paragraphs added": text(OWN, *STORY, OWN.replace("ladder", "gate").replace("Sunday", "Monday")),
    "words replaced": text(*STORY).replace("Friday", "Thursday").replace("closed", "shut").replace("lorry", "truck").replace("men", "boys"),
}
OTHERS = {
    "another report": "The sluice at Tarn stood open for eleven minutes. Two men are sought, police said, and a lorry with foreign plates. "
    "Flooding reached three farms. Nobody was hurt, but forty sheep were lost, and the farmers ask who will pay.",
    "the same press conference": text(
        "The head of the board was blunt.", QUOTES[0], "He spoke for an hour and took no questions.", QUOTES[1]
    ),
    "one sentence of it": text(STORY[3], *("Nothing in the town was as it had been, people said, and few had slept." for _ in range(4))),
}


@pytest.mark.parametrize("way", COPIES)
@pytest.mark.parametrize("first", [True, False])
def test_a_copy_finds_its_origin(way: str, first: bool) -> None:
    copy = document(COPIES[way], 1, "Orrin Post")
    link = copy_of(ORIGIN, copy) if first else copy_of(copy, ORIGIN)
    assert link is not None
    assert (link.kind, link.left, link.right, link.verdict) == (LinkKind.COPY_OF, copy.id, ORIGIN.id, Verdict.POSITIVE)
    for reason in link.reasons:
        if reason.span is not None:
            assert reason.span.document == copy.id
            assert copy.text[reason.span.start : reason.span.end] == reason.span.exact


@pytest.mark.parametrize("way", OTHERS)
def test_a_report_is_no_copy(way: str) -> None:
    assert copy_of(ORIGIN, document(OTHERS[way], 1, "Orrin Post")) is None


def test_two_reports_of_one_press_conference_are_no_copies() -> None:
    one = document(
        text("The board's chairman met the press in Orrin.", QUOTES[0], "Then he turned to the keys.", QUOTES[1]), 0, "Orrin Post"
    )
    other = document(OTHERS["the same press conference"], 0, "Valley Echo")
    assert copy_of(one, other) is None


def test_the_same_words_are_a_copy_for_sure() -> None:
    link = copy_of(ORIGIN, document(text(*STORY).replace(" ", "  "), 1, "Orrin Post"))
    assert link is not None
    assert link.score == 1.0


@pytest.mark.parametrize(
    ("copy_day", "credit", "expected"),
    [
        (1, "", "copy"),
        (-1, "", "origin"),
        (-1, "(Lisk Wire)", "copy"),
        (None, "Reporting by Lisk Wire and our own staff", "copy"),
        (None, "", "lesser"),
    ],
    ids=["later", "earlier", "a credit before dates", "a credit without dates", "unknown"],
)
def test_which_one_is_the_copy(copy_day: float | None, credit: str, expected: str) -> None:
    copy = document(text(*STORY[1:], credit), copy_day, "Orrin Post")
    link = copy_of(ORIGIN, copy)
    assert link is not None
    assert link.left == {"copy": copy.id, "origin": ORIGIN.id, "lesser": min(copy.id, ORIGIN.id)}[expected]
    assert (link.reasons[-1].name == "order unknown") == (expected == "lesser")


def test_a_day_without_a_time_is_not_before_a_time_of_that_day() -> None:
    evening = document(text(*STORY[1:]), None, "Orrin Post", captured=None)
    day = Document(**{name: getattr(evening, name) for name in evening.__slots__} | {"published": datetime(2031, 5, 12, tzinfo=UTC)})
    link = copy_of(ORIGIN, day)
    assert link is not None
    assert link.reasons[-1].name == "order unknown"


ADDRESS = "https://orrin-post.example/tarn"
LATER = datetime(2031, 5, 14, tzinfo=UTC)
VERSIONS = {
    "corrected": (text(*STORY[:3], "Correction: two farms were under water, not three."), {"status": DocumentStatus.CORRECTED}),
    "grown": (text(OWN, *STORY), {}),
    "withdrawn": ("This article has been withdrawn.", {"status": DocumentStatus.WITHDRAWN}),
}


@pytest.mark.parametrize("way", VERSIONS)
def test_a_later_version_supersedes(way: str) -> None:
    words, facts = VERSIONS[way]
    old = document(text(*STORY), 0, "Orrin Post", url=ADDRESS)
    new = document(words, 0, "Orrin Post", url=ADDRESS, modified=LATER, **facts)
    link = copy_of(old, new)
    assert link is not None
    assert (link.kind, link.left, link.right) == (LinkKind.SUPERSEDES, new.id, old.id)


def test_one_headline_at_two_addresses_of_one_outlet_is_a_version_too() -> None:
    old = document(text(*STORY), 0, "Orrin Post", url=ADDRESS, title="Water over the dam")
    new = document(text(OWN, *STORY), 0, "Orrin Post", url=ADDRESS + "-2", title="Water over  the Dam", modified=LATER)
    assert [link.kind for link in copies([old, new])] == [LinkKind.SUPERSEDES]


def test_another_article_at_the_same_address_is_none() -> None:
    old = document(text(*STORY), 0, "Orrin Post", url=ADDRESS)
    assert copy_of(old, document(OTHERS["another report"], 0, "Orrin Post", url=ADDRESS, modified=LATER)) is None


def test_parts_tell_the_copys_own_paragraphs() -> None:
    copy = document(text(OWN, STORY[3], STORY[0]), 1, "Orrin Post")
    found = parts(copy, ORIGIN)
    assert [part.span.exact for part in found] == [OWN, STORY[3], STORY[0]]
    assert [part.origin and part.origin.exact for part in found] == [None, STORY[3], STORY[0]]


def test_roots_follow_copies_of_copies() -> None:
    second = document(COPIES["a third cut"], 1, "Orrin Post")
    third = document(text(STORY[1], STORY[3]), 2, "Valley Echo")
    assert roots(copies([ORIGIN, second, third])) == {second.id: ORIGIN.id, third.id: ORIGIN.id}


@settings(deadline=None, max_examples=15)
@given(st.permutations([*COPIES, *OTHERS]))
def test_links_do_not_depend_on_order(order: list[str]) -> None:
    texts = COPIES | OTHERS
    made = {way: document(texts[way], day, f"Outlet {day}") for day, way in enumerate(texts)}
    assert copies([made[way] for way in order]) == copies(made.values())


def test_the_wire_copy_of_the_examples_is_found_and_nothing_else() -> None:
    documents = {found.id: found for path in sorted(EXAMPLES.iterdir()) for found in load(str(path)) if isinstance(found, Document)}
    links = copies(documents.values())
    assert all(link.verdict is Verdict.POSITIVE and link.kind is LinkKind.COPY_OF for link in links)
    outlets = {(documents[link.left].outlet, documents[link.right].outlet) for link in links}
    assert outlets == {
        ("Corrin Echo", "Norda Wire"),
        ("Southmark Advertiser", "Norda Wire"),
        ("Southmark Advertiser", "Corrin Echo"),
    }
    wire = {documents[right].title for right in roots(links).values()}
    assert wire == {"Delta wing says it blew up Velm railway bridge; at least 14 dead"}
    compared = [copy_of(a, b) for a, b in combinations(documents.values(), 2)]
    assert {(link.left, link.right) for link in compared if link is not None} == {(link.left, link.right) for link in links}
