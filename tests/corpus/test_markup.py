"""The corpus is readable: every file obeys the guideline, and every way of breaking it is named with its place."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest
from corpus.markup import Claim, MarkupError, Passage, read

from counterclaim.model.labels import Act, CertaintyLevel, Occurred, Polarity, Position, Reality, Role, Voice

CORPUS = Path(__file__).parents[2] / "corpus"
MODEL = CORPUS / "train/harrow-siding.txt"
FILES = sorted(CORPUS.glob("*/*.txt"))
PARTS = [path for path in FILES if path.parent.name != "second"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_obeys_the_guideline(path: Path) -> None:
    for passage in read(path).passages:
        for claim in passage.claims:
            spans = [claim.source, claim.cue, claim.addressee, *claim.content, *claim.hedges]
            spans += [span for row in claim.rows for span in (row.actor, row.words)]
            assert all(0 <= a < b <= len(passage.text) and passage.text[a:b].strip() == passage.text[a:b] for a, b in filter(None, spans))


def test_the_guideline_shows_the_model_file() -> None:
    shown = "\n".join(f"    {line}" if line else "" for line in MODEL.read_text("utf-8").splitlines())
    assert shown in (CORPUS / "GUIDELINE.md").read_text("utf-8")


def test_no_event_is_in_two_parts() -> None:
    assert len({path.stem for path in PARTS}) == len(PARTS)


def passage() -> Passage:
    return read(MODEL).passages[0]


def claim(number: int) -> Claim:
    return next(found for found in passage().claims if found.number == number)


def words(span: tuple[int, int] | None) -> str:
    return "" if span is None else passage().text[slice(*span)]


def test_a_headline_ends_where_it_ends() -> None:
    assert passage().text[: passage().headline] == "Ember League wing claims rail bridge bombing"


def test_parts_and_labels_are_read() -> None:
    third = claim(3)
    assert (words(third.source), words(third.cue), [words(r) for r in third.content]) == (
        "two partner services",
        "suspected",
        ["neighbouring Istra had paid for the attack"],
    )
    assert (third.act, third.certainty, third.voice, third.via) == (Act.ACCUSE, CertaintyLevel.PROBABLE, Voice.ATTRIBUTED, 2)
    assert [words(r) for r in third.hedges] == ["suspected"]
    assert (claim(4).polarity, claim(5).reality, claim(6).occurred) == (Polarity.NEGATIVE, Reality.QUESTION, Occurred.NO)
    assert words(claim(2).addressee) == "reporters"


def test_a_row_is_tied_to_words() -> None:
    (row,) = claim(3).rows
    assert (words(row.actor), row.role, row.polarity, row.event) == ("Istra", Role.SPONSOR, Position.POSITIVE, "blast")
    assert words(row.words) == "had paid for the attack"


FILLER = "The line stayed shut and the trains went round by the valley road, as they had since the first night. " * 3
BROKEN = [
    ("<s1>Vel</s1> <c1>said</c1> <t1>no.", "1 state", "not closed: <t1>"),
    ("<s1>Vel</s1> <c1>said</c1> <t1>no</t2>.", "1 state", "</t2> closes what is not open"),
    ("<s1>Vel</s1> <c1>said</c1> <t1></t1>.", "1 state", "<t1> is empty"),
    ("<s1>Vel <s1>Orl</s1> <c1>said</c1> <t1>no</t1>.", "1 state", "opens twice"),
    ("<s1>Vel</s1> <c1>said</c1> <t1>no</t1>, <s1>Orl</s1>.", "1 state", "<s1> stands twice"),
    ("<s1>Vel</s1> <c1>said</c1>.", "1 state", "needs a content"),
    ("<s1>Vel</s1> <t1>no</t1>.", "1 state", "needs a cue"),
    ("<c1>It is said</c1> <t1>no</t1>.", "1 state narrator", "the narrator's has none"),
    ("<s1>Vel</s1> <c1>said</c1> <t1>no</t1>.", "1", "'number act ...'"),
    ("<s1>Vel</s1> <c1>said</c1> <t1>no</t1>.", "1 states", "needs one act"),
    ("<s1>Vel</s1> <c1>said</c1> <t1>no</t1>.", "1 state deny", "has state deny"),
    ("<s1>Vel</s1> <c1>said</c1> <t1>no</t1>.", "1 state perhaps", "no such label: perhaps"),
    ("<s1>Vel</s1> <c1>said</c1> <t1>no</t1>.", "1 state probable", "words of certainty"),
    ("<s1>Vel</s1> <c1>said</c1> <t1><k1>may</k1> go</t1>.", "1 state", "words of certainty"),
    ("<s1>Vel</s1> <c1>said</c1> <t1>no</t1>, <c2>they say</c2>.", "1 state", "tags and claim lines differ: [2]"),
    ("<s1>Vel</s1> <c1>said</c1> <t1>no</t1>.", "1 state\n1 state", "one number twice"),
    ("<s1>Vel</s1> <c1>said</c1> <t1>no</t1>.", "  Vel | orderer", "without a claim"),
    ("<s1>Vel</s1> <c1>said</c1> <t1>no</t1>.", "1 state\n  Vel | orderer", "a row is"),
    ("<s1>Vel</s1> <c1>said</c1> <t1>no</t1>.", '1 state\n  Vel | orderer | positive | certain | war | "no"', "no event 'war'"),
    ("<s1>Vel</s1> <c1>said</c1> <t1>no</t1>.", '1 state\n  Vel | boss | positive | certain | blast | "no"', "'boss' is not a valid Role"),
    (
        "<s1>Vel</s1> <c1>said</c1> <t1>no</t1>.",
        '1 state\n  Orl | orderer | positive | certain | blast | "no"',
        "not in the passage: 'Orl'",
    ),
    ("<s1>Vel</s1> < <c1>said</c1> <t1>no</t1>.", "1 state", "a stray"),
]


@pytest.mark.parametrize(("text", "claims", "reason"), BROKEN)
def test_what_breaks_the_markup_is_named(tmp_path: Path, text: str, claims: str, reason: str) -> None:
    with pytest.raises(MarkupError, match=r"broken\.txt:5: passage 1: ") as caught:
        read(written(tmp_path, f"=== 1 | wire | Norda Wire | 2031-05-13\n{text} {FILLER}\n---\n{claims}\n"))
    assert reason in str(caught.value)


def test_a_passage_is_neither_a_line_nor_a_page(tmp_path: Path) -> None:
    with pytest.raises(MarkupError, match="has 3 words, not 60 to 200"):
        read(written(tmp_path, "=== 1 | wire | Norda Wire | 2031-05-13\n<s1>Vel</s1> <c1>said</c1> <t1>no</t1>\n---\n1 state\n"))


def test_heads_are_checked(tmp_path: Path) -> None:
    for text, reason in [
        ("=== 1 | wire | Norda Wire\n---\n", "a passage opens"),
        ("=== 1 | rumour | Norda Wire | 2031-05-13\n---\n", "a passage opens"),
        ("=== 1 | wire | Norda Wire | 2031-05-13\nNo rule.\n", "one line '---'"),
    ]:
        with pytest.raises(MarkupError, match=reason):
            read(written(tmp_path, text))
    (tmp_path / "bare.txt").write_text("kind: bombing\n", "utf-8")
    with pytest.raises(MarkupError, match="the header lacks date, place"):
        read(tmp_path / "bare.txt")


def written(folder: Path, passages: str) -> Path:
    header = """\
        kind: bombing
        date: 2031-05-12
        place: Velm, Norda
        event blast: the bomb
        """
    path = folder / "broken.txt"
    path.write_text(dedent(header) + passages, "utf-8")
    return path
