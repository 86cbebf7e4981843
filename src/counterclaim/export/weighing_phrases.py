"""How accounts, cells, grades and weights are said, once for the terminal and the page.

Values of a weighing come in, words go out. What is only a draft stands in brackets, and no word takes it for more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from counterclaim.export import phrases
from counterclaim.model.evidence import Grade, Item
from counterclaim.model.hypothesis import Hypothesis
from counterclaim.model.labels import Question, RatingValue
from counterclaim.weigh.report import Shown

Name = Callable[[str], str]
NAMED = 2
"""Accounts that are named in one breath; of more the number is said, since the matrix stands beside."""

QUESTIONS = {
    Question.ATTACK_AT_ALL: "Was it an attack at all?",
    Question.CARRIED_OUT: "Who carried it out?",
    Question.ORDERED_OR_PAID: "Who ordered it or paid for it?",
    Question.LET_HAPPEN: "Who let it happen?",
}

RATINGS = {
    RatingValue.CC: "very consistent",
    RatingValue.C: "consistent",
    RatingValue.N: "neutral",
    RatingValue.I: "inconsistent",
    RatingValue.II: "very inconsistent",
    RatingValue.NA: "does not apply",
}

DRAFTS = "drafts of the machine in brackets: none is counted until a person has rated and signed"

FOLDED = 40
"""Columns up to which items that tell nothing apart are drawn too, folded away; more are only listed, since a page of cells is slow."""


def cell(shown: Shown) -> str:
    """'C', 'C/I' where people differ, '(N)' for what is not signed, '·' where nobody has said anything."""
    if not shown.values:
        return "·"
    text = "/".join(shown.values)
    return text if shown.signed else f"({text})"


def tone(shown: Shown) -> str:
    """Whether a cell speaks for its account, against it, or neither; and whether it is only a draft."""
    if not shown.values:
        return "none"
    sides = dict.fromkeys((RatingValue.CC, RatingValue.C), "for") | dict.fromkeys((RatingValue.I, RatingValue.II), "against")
    side = {sides.get(value, "") for value in shown.values}
    words = [side.pop() if len(side) == 1 else "", "" if shown.signed else "draft"]
    return " ".join(filter(None, words))


def spoken_cell(shown: Shown) -> str:
    """A cell for those who hear the page."""
    said = " or ".join(RATINGS[value] for value in shown.values) or "not rated"
    return said if shown.signed or not shown.values else f"{said}, not signed"


def cell_in_words(shown: Shown) -> Iterator[tuple[str, str, str]]:
    """Who gives which rating and why: people first, the draft last."""
    for rating in shown.given:
        unsigned = "" if rating.signed else ", not signed"
        yield rating.value, f"{rating.by}{unsigned}, {phrases.day(rating.at) if rating.at else ''}", rating.why
    if shown.draft is not None:
        yield shown.draft.value, "draft", shown.draft.why


def told_of(hypothesis: Hypothesis, origins: Mapping[str, str | None]) -> str:
    """By how many claims an account is asserted and denied, and on how many origins these rest where it is fewer."""
    told = []
    for verb, claims in (("asserted in", hypothesis.asserted_by), ("denied in", hypothesis.denied_by)):
        roots = len({origins.get(claim) or claim for claim in claims})
        rest = f" of {phrases.count(roots, 'origin')}" if roots < len(claims) else ""
        told += [f"{verb} {phrases.count(len(claims), 'claim')}{rest}"] if claims else []
    return ", ".join(told)


def grade(of: Grade | None) -> str:
    """'graded B 2 by Ann: ...', 'not graded (F 6)'."""
    if of is None:
        return "not graded (F 6)"
    return f"graded {of.reliability} {of.credibility} by {of.by}" + (f": {of.why}" if of.why else "")


def weight(item: Item) -> str:
    """What people think of an item's credibility and relevance, where they say so."""
    said = [f"{name} {level}" for name, level in (("credibility", item.credibility), ("relevance", item.relevance)) if level is not None]
    return ", ".join(said)


def several(accounts: Sequence[str], label: Name) -> str:
    """The names of one or two accounts, the number of more."""
    if len(accounts) > NAMED:
        return f"{len(accounts)} others"
    return " and ".join(f"“{label(account)}”" for account in accounts)
