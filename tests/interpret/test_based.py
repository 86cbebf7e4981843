"""What a claim rests on is a thing that its sentence names, never whom somebody asked."""

from __future__ import annotations

import pytest

from counterclaim.interpret.based import based
from counterclaim.model.labels import Act
from recorded import Builder, article

WORDS = "that a mine sank the ferry"


def bases(text: str, *claims: tuple[str, str, str]) -> list[str | None]:
    builder = Builder(article(f"Ferry sinks off Corrin\n\n{text}\n"))
    made = [builder.claim(source, cue, content, Act.STATE) for source, cue, content in claims]
    return [claim.basis for claim in based(builder.made, made)]


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        (f"The institute said, citing intercepted calls, {WORDS}.", "intercepted calls"),
        (f"The institute said {WORDS}, based on 1,200 images from the U.K. survey.", "1,200 images from the U.K. survey"),
        (f"Pointing to fragments found on deck, the institute said {WORDS}.", "fragments found on deck"),
    ],
)
def test_a_thing_that_can_be_looked_at(text: str, basis: str) -> None:
    assert bases(text, ("the institute" if "the institute" in text else "The institute", "said", WORDS)) == [basis]


@pytest.mark.parametrize(
    "text",
    [
        f"The institute said, citing two officials, {WORDS}.",  # whom it asked
        f"The institute said {WORDS}. It was based on documents.",  # another sentence
        f"The institute said {WORDS}, citing nobody who had seen the wreckage.",  # the thing stands behind 'who'
    ],
)
def test_what_is_no_basis(text: str) -> None:
    assert bases(text, ("The institute", "said", WORDS)) == [None]


def test_the_innermost_claim_rests_on_it() -> None:
    text = f"The mayor said the institute found, on the basis of soil samples, {WORDS}."
    inner = ("the institute", "found", WORDS)
    outer = ("The mayor", "said", f"the institute found, on the basis of soil samples, {WORDS}")
    assert bases(text, outer, inner) == [None, "soil samples"]
