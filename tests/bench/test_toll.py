"""One toll out of a document's figures."""

from __future__ import annotations

import pytest
from bench.toll import toll

from counterclaim.interpret.figures.counted import counted
from made import document

CASES = [
    ("14 dead and 20 hurt.", (14, 20)),
    ("Two men were killed. The toll rose to three.", (3, 0)),
    ("Five people were shot, two fatally.", (2, 3)),
    ("Four people were shot. One of them died in hospital.", (1, 3)),
    ("A man was shot dead. Ovid Lunn, 34, died in hospital. Rhea Sool was also killed.", (2, 0)),
    ("A man was shot in the leg. The man is in stable condition.", (0, 1)),
    ("A gunman opened fire, killing three people and himself.", (4, 0)),
    ("One man was killed and another man was wounded.", (1, 1)),
    ("The blast killed 14 people, including three children. The 2002 siege killed 132.", (14, 0)),
    ("Nobody was hurt.", (0, 0)),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_toll(text: str, expected: tuple[int, int]) -> None:
    assert toll(counted(document(text))) == expected


def test_the_years_count_is_not_the_events() -> None:
    assert toll(counted(document("Two men were killed. Two women were hurt. Police have counted 165 homicides."))) == (2, 2)
