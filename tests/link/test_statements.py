"""Which claims report one utterance, as cases, and that no order of anything decides it."""

from __future__ import annotations

import pytest
from reported import Said, every, record

from counterclaim.link.copies import copies
from counterclaim.link.statements import statements
from counterclaim.model.labels import Act, ActorKind, LinkKind, Occurred, Verdict
from counterclaim.model.link import Link

DESCRIBED = ActorKind.DESCRIBED_SOURCE
QUOTE = '"the wall was sound as a bell in May"'
LONG = '"they knew which wheel it was and they knew which way it turns"'

CASES = {
    "one quotation": (Said("Ovid Lunn", QUOTE), 0, Said("Ovid Lunn", f"of the dam that {QUOTE}", act=Act.CLAIM_RESPONSIBILITY), 1, True),
    "part of a quotation": (Said("Ovid Lunn", '"sound as a bell in May"'), 0, Said("Ovid Lunn", QUOTE), 1, True),
    "the same words and act": (
        Said("Ovid Lunn", "the keeper closed the sluice by hand"),
        0,
        Said("Ovid Lunn", "that the keeper had closed the sluice by hand"),
        1,
        True,
    ),
    "the same words, another act": (
        Said("Ovid Lunn", "the keeper closed the sluice by hand"),
        0,
        Said("Ovid Lunn", "the keeper closed the sluice by hand", act=Act.DENY, cue="denied"),
        1,
        False,
    ),
    "other words": (Said("Ovid Lunn", "the keeper closed the sluice"), 0, Said("Ovid Lunn", "three farms were under water"), 0, False),
    "another speaker": (Said("Ovid Lunn", QUOTE), 0, Said("Rhea Sool", QUOTE), 0, False),
    "a week later": (Said("Ovid Lunn", QUOTE), 0, Said("Ovid Lunn", "of the wall that it was sound as a bell in May"), 7, False),
    "long words a year later": (Said("Ovid Lunn", LONG), 0, Said("Ovid Lunn", LONG), 365, True),
    "a denial in two short words": (
        Said("Rhea Sool", "any part in the flood", act=Act.DENY, cue="denied"),
        0,
        Said("Rhea Sool", "a part in the flood", act=Act.DENY, cue="denied"),
        1,
        True,
    ),
    "described sources": (Said("An engineer", QUOTE, DESCRIBED), 0, Said("An engineer", QUOTE, DESCRIBED), 0, False),
    "nothing said": (Said("Ovid Lunn", QUOTE, occurred=Occurred.NO), 0, Said("Ovid Lunn", QUOTE), 0, False),
}


@pytest.mark.parametrize("case", CASES)
def test_one_utterance(case: str) -> None:
    one, day, other, other_day, same = CASES[case]
    records = [record([one], day, "Lisk Wire"), record([other], other_day, "Orrin Post")]
    found = statements(records, [])
    assert any(len(statement.claims) == 2 for statement in found) == same
    assert statements(reversed(records), []) == found
    if same:
        assert (found[0].founder, found[0].claims) == (every(records)[0].id, tuple(claim.id for claim in every(records)))


def test_a_described_source_is_one_in_a_copy() -> None:
    said = [
        Said("An engineer of the board", "the inner ladder had been wet since Friday night and the chain was cut clean through", DESCRIBED),
        Said("Ovid Lunn", "three farms below the outlet were under water by morning and the valley road stayed closed until noon"),
    ]
    shorter = [Said("An engineer", said[0].content, DESCRIBED), said[1]]
    records = [record(said, 0, "Lisk Wire"), record(shorter, 1, "Orrin Post")]
    links = copies(one.document for one in records)
    assert sorted(len(statement.claims) for statement in statements(records, links)) == [2, 2]
    assert sorted(len(statement.claims) for statement in statements(records, [])) == [1, 1, 2]


def test_who_is_linked_speaks_as_one_and_who_is_kept_apart_does_not() -> None:
    records = [record([Said("Ovid Lunn", QUOTE)], 0, "Lisk Wire"), record([Said("Lunn", QUOTE)], 0, "Orrin Post")]
    (one,), (other,) = (found.actors for found in records)
    left, right = sorted((one.id, other.id))
    link = Link(LinkKind.SAME_ACTOR, left, right, Verdict.POSITIVE, 0.9)
    assert [len(found.claims) for found in statements(records, [link])] == [2]
    namesakes = [records[0], record([Said("Ovid Lunn", QUOTE)], 0, "Orrin Post")]
    left, right = sorted(found.actors[0].id for found in namesakes)
    assert [len(found.claims) for found in statements(namesakes, [])] == [2]
    assert len(statements(namesakes, [Link(LinkKind.SAME_ACTOR, left, right, Verdict.NEGATIVE, 0.9)])) == 2


@pytest.mark.parametrize(
    ("cue", "medium"),
    [
        ("said in a written statement", "in a written statement"),
        ("told reporters", "told reporters"),
        ("wrote on social media", "on social media"),
        ("said", None),
    ],
)
def test_the_medium_is_what_the_words_say(cue: str, medium: str | None) -> None:
    (found,) = statements([record([Said("Ovid Lunn", QUOTE, cue=cue)])], [])
    assert found.medium == medium
