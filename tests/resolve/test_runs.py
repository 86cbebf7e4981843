"""Where a name ends that small words may go on."""

from __future__ import annotations

import pytest

from counterclaim.resolve.page import read_page
from counterclaim.resolve.runs import Runs
from counterclaim.resolve.tables import tables
from made import document


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ministers blame Salt Front for Osk blast, and said so at once.", ["Salt Front", "Osk"]),
        ("Ministers blamed the Salt Front for Osk and said so at once.", ["Salt Front", "Osk"]),
        ("On Monday ministers met the Salt Front for Osk and said so at once.", ["Salt Front for Osk"]),
    ],
)
def test_the_for_of_a_verb_ends_the_name_before_it(text: str, names: list[str]) -> None:
    made = document(text)
    page = read_page(made, tables())
    runs = Runs(page, tables())
    assert [text[page.starts[first] : page.ends[last - 1]] for first, last in runs.find()] == names
