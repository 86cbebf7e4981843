"""A quotation goes on over paragraphs, a colon introduces the next one, and nothing else is given to the source above."""

from __future__ import annotations

import pytest

from counterclaim.interpret.paragraphs import with_paragraphs
from counterclaim.model.reading import Attribution
from made import document


def read(text: str, *wanted: tuple[str, str | None, str]) -> list[tuple[str, list[str], bool]]:
    made = document(text)

    def span(words: str, after: int = 0) -> tuple[int, int]:
        at = text.index(words, after)
        return at, at + len(words)

    found = []
    at = 0
    for cue, source, content in wanted:
        start, end = span(cue, at)
        at = end
        found.append(Attribution(made.span(start, end), made.span(*span(source)) if source else None, (made.span(*span(content)),), 0.5))
    return [(a.cue.exact, [s.exact for s in a.content], a.verbatim) for a in with_paragraphs(made, found) if a.cue]


OPEN = '"We saw it,” Vel said. “It came from the river.'
CLOSED = "“We saw it,” Vel said."


@pytest.mark.parametrize("first", [OPEN, CLOSED])
@pytest.mark.parametrize("second", ["“It was low.", "“It was low.”", '"It was low."', "“It was low.”."])
def test_a_paragraph_that_is_one_quotation_goes_on(first: str, second: str) -> None:
    content = first[: first.index(" Vel")]
    assert read(f"{first}\n\n{second}\n\nIt rained.", ("said", "Vel", content)) == [("said", [content, second], False)]


@pytest.mark.parametrize(
    "second",
    [
        "“It was low,” Orl said.",  # somebody else's, or at least with words outside of the marks
        "It was low.",
        "“It was low.” The “river” rose.",
    ],
)
def test_any_other_paragraph_does_not(second: str) -> None:
    assert read(f"{CLOSED}\n\n{second}", ("said", "Vel", "“We saw it,”")) == [("said", ["“We saw it,”"], False)]


def test_nothing_goes_on_below_an_indirect_claim() -> None:
    assert read("Vel said it came.\n\n“It was low.”", ("said", "Vel", "it came")) == [("said", ["it came"], False)]


def test_what_is_told_inside_a_quotation_that_goes_on_is_no_outer_claim() -> None:
    text = f"{CLOSED}\n\n“Orl told us it was low.”"
    assert read(text, ("said", "Vel", "“We saw it,”"), ("told", "Orl", "it was low")) == [
        ("said", ["“We saw it,”", "“Orl told us it was low.”"], False)
    ]


@pytest.mark.parametrize("cue", ["said:", "said"])
@pytest.mark.parametrize("tail", [":", " to reporters on Friday:"])
def test_a_colon_introduces_the_next_paragraph(cue: str, tail: str) -> None:
    if cue == "said:" and tail != ":":
        return
    text = f"After the visit Vel said{tail}\n\n“The border stays closed.”\n\nIt rained."
    assert read(text, (cue, "Vel", "the visit")) == [("said", ["“The border stays closed.”"], False)]


def test_a_colon_that_is_the_cue_stays_the_cue() -> None:
    assert read("Vel:\n\n“The border stays closed.”", (":", "Vel", ":")) == [(":", ["“The border stays closed.”"], False)]


def test_without_marks_it_introduces_one_paragraph_verbatim() -> None:
    text = "Vel said:\n\nI thank the crews. I know it was hard.\n\nWe will rebuild."
    assert read(text, ("said:", "Vel", ":"), ("know", "I", "it was hard")) == [("said", ["I thank the crews. I know it was hard."], True)]


def test_a_content_behind_the_cue_stays_beside_what_follows() -> None:
    text = "Vel said they would ask for three things:\n\n“Light, water and time.”"
    content = "they would ask for three things"
    assert read(text, ("said", "Vel", content)) == [("said", [content, "“Light, water and time.”"], False)]


def test_a_content_without_a_word_is_no_claim() -> None:
    assert read("Vel said:", ("said", "Vel", ":")) == []


def test_a_fragment_on_a_line_that_goes_on_is_part_of_it() -> None:
    made = document("Vel said “It was dark.\n“It was low.")
    first, second = made.text.index("It was dark"), made.text.index("“It was low")
    content = (made.span(first, first + 12), made.span(second, second + 7))
    given = Attribution(made.span(4, 8), made.span(0, 3), content, 0.9)
    [found] = with_paragraphs(made, [given])
    assert [span.exact for span in found.content] == ["It was dark.", "“It was low."]
