"""What stands inside quotation marks: balanced, nested, carried over, missing."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.text.quotes import inside, quotations, quoted

CASES = [
    ("curly", "“We will stay,” he said. “Always,” she said.", ["We will stay,", "Always,"]),
    ("straight", '"We will stay," he said. "Always," she said.', ["We will stay,", "Always,"]),
    ("latex", "`` We will stay , '' he said .", [" We will stay , "]),
    ("spaced", '" We will stay , " he said .', [" We will stay , "]),
    ("german low", "„Niemals“, sagte er.", ["Niemals"]),
    ("danish guillemets", "»Aldrig«, sagde han.", ["Aldrig"]),
    ("french guillemets", "« Jamais », dit-il.", [" Jamais "]),
    ("swedish", "”Aldrig”, sade han.", ["Aldrig"]),
    ("corner", "彼は「行く」と言った。", ["行く"]),
    ("brackets and dashes", 'He called it ("a lie") and—"a fraud".', ["a lie", "a fraud"]),
    ("single", "'We will stay,' he said. 'The guards' union won't leave,' she said.", ["We will stay,", "The guards' union won't leave,"]),
    ("curly single", "‘We don’t know,’ he said. ‘The guards’ union lost.’", ["We don’t know,", "The guards’ union lost."]),
    ("scare quotes", "The ‘reprisal’ never came.", ["reprisal"]),
    ("apostrophes only", "The guards' union and the miners' union don't agree in the '90s, 'tis said.", []),
    ("apostrophe before a stop", "It was the miners', not ours.", []),
    ("inches", 'a 6" pipe and a 4" pipe', []),
    ("nested", "“He told me ‘go home’ and left,” she said.", ["He told me ‘go home’ and left,"]),
    ("curly inside straight", '"They call it “the Wall,” you know," he said.', ["They call it “the Wall,” you know,"]),
    ("straight inside curly", '“They call it "the Wall," you know,” he said.', ['They call it "the Wall," you know,']),
    ("mixed makes", '“We will stay", he said.', ["We will stay"]),
    ("paragraphs", '"One.\n\n"Two.\n\n"Three," he said. He left.', ["One.", "Two.", "Three,"]),
    ("paragraphs, never closed", "“One.\n\nA plain line.", ["One."]),
    ("wrapped lines", 'He said "we will\nnever yield to\nthem" and left.', ["we will", "never yield to", "them"]),
    ("wrapped lines, then a new one", 'He said "we will\nyield" and left.\nShe "stayed" on.', ["we will", "yield", "stayed"]),
    ("a blank line ends the block", 'He said "we will\n\nnever yield to them.', ["we will"]),
    ("opening mark missing", 'We will stay," he said. "Always."', ["We will stay,", "Always."]),
    ("opening mark missing, second sentence", 'It rained. We will stay," he said.', ["We will stay,"]),
    ("closing mark missing", 'He said "we will stay and left. "Always," she said.', ["we will stay and left. ", "Always,"]),
    ("stray mark after a word", 'The ship" sank.', []),
    ("empty quotation", 'He said "" and left.', []),
    ("no marks", "He left.", []),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_quoted(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in quoted(text)] == expected


def test_nested_and_unclosed_are_told_apart() -> None:
    text = "“He told me ‘go home’ and left,” she said.\n“Then silence."
    found = {text[q.start : q.end]: (q.depth, q.opened, q.closed) for q in quotations(text)}
    assert found == {
        "He told me ‘go home’ and left,": (1, True, True),
        "go home": (2, True, True),
        "Then silence.": (1, True, False),
    }


def test_inside_counts_characters() -> None:
    text = '"ab" c "de"'
    ranges = quoted(text)
    assert inside(ranges, 0, len(text)) == 4
    assert inside(ranges, 2, 9) == 2
    assert inside(ranges, 4, 7) == 0
    assert inside([], 0, 5) == 0


@given(st.text(alphabet="ab .,s\n\n\"'“”‘’«»„`6", max_size=60))
def test_ranges_are_ordered_disjoint_and_inside_lines(text: str) -> None:
    ranges = quoted(text)
    assert all(a < b for a, b in ranges)
    assert all(first[1] <= second[0] for first, second in pairwise(ranges))
    assert not any("\n" in text[a:b] for a, b in ranges)
    for start, end in [(0, len(text)), (1, max(len(text) - 1, 1)), (3, 9)]:
        assert inside(ranges, start, end) == sum(a <= i < b for a, b in ranges for i in range(start, end))


@pytest.mark.parametrize("unit", ['" ', "' ", 'a" ', ".” ", "‘a ", '"a ', "s’ a", "“"])
def test_a_hostile_line_stays_linear(unit: str) -> None:
    begin = time.process_time()
    quoted(unit * 40_000)
    assert time.process_time() - begin < 5
