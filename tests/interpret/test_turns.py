"""What stands behind a speaker's label is that speaker's claim, and nothing in it is another."""

from __future__ import annotations

from counterclaim.interpret.turns import turn_attributions
from counterclaim.model.document import Document
from counterclaim.model.labels import Mode
from counterclaim.model.reading import Attribution
from counterclaim.pipeline import read_document
from counterclaim.resolve import find_turns
from made import FixedReader, document

INTERVIEW = """The harbour master spoke to Norda Wire on Monday. She said the ship was old.

NORDA WIRE: Who did it?

Ana Vel: I think nobody knows. The minister told us it was a mine.

And we wait.

NORDA WIRE: The minister has now resigned.

Ana Vel: You say so."""


def attribution(made: Document, cue: str, source: str, content: str) -> Attribution:
    def span(words: str) -> tuple[int, int]:
        at = made.text.index(words)
        return at, at + len(words)

    return Attribution(made.span(*span(cue)), made.span(*span(source)), (made.span(*span(content)),), 0.5)


def read(text: str, *wanted: tuple[str, str, str]) -> list[tuple[str | None, str | None, str, str | None]]:
    made = document(text)
    reader = FixedReader(tuple(attribution(made, *words) for words in wanted))
    claims = read_document(made, reader).claims
    content = {claim.id: claim.content.text for claim in claims}
    return [
        (claim.source and claim.source.text, claim.cue and claim.cue.exact, claim.content.text, claim.via and content[claim.via.claim])
        for claim in claims
    ]


def test_each_answer_is_a_claim_and_a_question_is_none() -> None:
    answer = "I think nobody knows. The minister told us it was a mine.\n\nAnd we wait."
    assert read(
        INTERVIEW,
        ("said", "She", "the ship was old"),
        ("think", "I", "nobody knows"),
        ("told us", "The minister", "it was a mine"),
    ) == [
        ("She", "said", "the ship was old", None),
        ("Ana Vel", ":", answer, None),
        ("NORDA WIRE", ":", "The minister has now resigned.", None),
        ("Ana Vel", ":", "You say so.", None),
    ]


def test_its_words_are_verbatim() -> None:
    claims = read_document(document(INTERVIEW), FixedReader(())).claims
    assert [claim.mode for claim in claims] == [Mode.DIRECT] * 3


def test_labels_without_a_colon_give_no_cue() -> None:
    text = "((Ana Vel)) It burned.\n((Orl)) Yes.\n((Ana Vel)) All of it."
    assert [(source, cue) for source, cue, _, _ in read(text)] == [("Ana Vel", None), ("Orl", None), ("Ana Vel", None)]


def test_unnamed_parties_are_left_to_the_reader() -> None:
    made = document("Q: Who?\nA: I think nobody.\nQ: Sure?\nA: Yes.")
    given = attribution(made, "think", "I", "nobody")
    assert turn_attributions(made, find_turns(made), [given]) == [given]


def test_what_follows_the_last_answer_may_be_the_outlets() -> None:
    text = "Ana Vel: No mine.\nOrl: A mine.\nAna Vel:\nNever.\n\nThe minister later denied it."
    assert read(text, ("denied", "The minister", "it."))[-2:] == [("Ana Vel", ":", "Never.", None), ("The minister", "denied", "it.", None)]


def test_an_attribution_that_touches_a_label_gives_way_to_the_turn() -> None:
    assert read("Ana Vel: No mine.\nOrl: A mine.\nAna Vel: Never.", (": No", "Ana Vel", "mine")) == [
        ("Ana Vel", ":", "No mine.", None),
        ("Orl", ":", "A mine.", None),
        ("Ana Vel", ":", "Never.", None),
    ]
