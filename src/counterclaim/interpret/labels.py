"""A claim gets its labels: what act it is, whether it occurred, in what mode, with what polarity, how certain; each with its reason.

A claim, what the tables say of it and what a model thinks of it come in, the labelled claim goes out. The model decides where it is sure or
agrees with the tables; where it is not, or where there is none, the tables stand.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from counterclaim.interpret.tabled import Tabled, place
from counterclaim.interpret.wording import Worded
from counterclaim.model.claim import Certainty, Claim, Confidence
from counterclaim.model.document import Document
from counterclaim.model.labels import Act, CertaintyLevel, Occurred, Polarity, Reality
from counterclaim.model.reading import Scores
from counterclaim.model.reason import Reason
from counterclaim.model.span import Span

SURE = {"act": 0.45, "occurred": 0.6, "reality": 0.6, "polarity": 0.6, "certainty": 0.6}
"""Probability from which the model's label stands against the table's."""
CARRIES = 0.5
"""Probability from which a word is one of those that carry the certainty."""

L = TypeVar("L", bound=StrEnum)


def labelled(document: Document, claim: Claim, found: Tabled, scores: Scores | None) -> Claim:
    """The claim with its five labels, the probability of each, and why."""
    act, occurred = choose("act", Act, found.act, scores), choose("occurred", Occurred, found.occurred, scores)
    reality, polarity = choose("reality", Reality, found.reality, scores), choose("polarity", Polarity, found.polarity, scores)
    level = choose("certainty", CertaintyLevel, found.certainty, scores)
    confidence = () if scores is None else tuple(Confidence(name, round(scores.choices[name][label], 4)) for name, label in (
        ("act", act), ("occurred", occurred), ("reality", reality), ("polarity", polarity), ("certainty", level),
    ))  # fmt: skip
    return replace(
        claim,
        act=act,
        occurred=occurred,
        reality=reality,
        polarity=polarity,
        certainty=Certainty(level, _carrying(document, level, found, scores)),
        confidence=confidence,
        reasons=(_reason(document, claim, act, found, scores),),
    )


def owning(document: Document, claim: Claim, scores: Scores) -> Claim:
    """A claim in which a source holds itself responsible: nobody accuses itself, so it claims the deed or admits it."""
    act = max((Act.CLAIM_RESPONSIBILITY, Act.ADMIT), key=lambda label: scores.choices["act"][label])
    share = round(scores.choices["act"][act], 4)
    confidence = tuple(Confidence("act", share) if one.label == "act" else one for one in claim.confidence)
    reason = Reason("act by speaker", f"the source holds itself responsible: '{act}'", claim.cue, share)
    return replace(claim, act=act, confidence=confidence, reasons=(reason,))


def choose(name: str, kind: type[L], tabled: Worded[L], scores: Scores | None) -> L:
    """The model's label of one kind where it is sure, else the table's."""
    if scores is None:
        return tabled.label
    shares = scores.choices[name]
    best = max(kind, key=lambda label: shares[label])
    return best if shares[best] >= SURE[name] else tabled.label


def _carrying(document: Document, level: CertaintyLevel, found: Tabled, scores: Scores | None) -> tuple[Span, ...]:
    """The words that carry a certainty: the table's where it gives the same level, else the words the model marks."""
    if level is CertaintyLevel.UNSTATED:
        return ()
    if found.certainty.label is level and found.certainty.words is not None:
        return (document.span(*place(found.certainty.words)),)
    marked = [] if scores is None else [word for word in scores.words if word.carries["certainty"] >= CARRIES]
    spans: list[tuple[int, int]] = []
    for word in marked:
        if spans and not document.text[spans[-1][1] : word.start].strip():
            spans[-1] = (spans[-1][0], word.end)
        else:
            spans.append((word.start, word.end))
    return tuple(document.span(*span) for span in spans)


def _reason(document: Document, claim: Claim, act: Act, found: Tabled, scores: Scores | None) -> Reason:
    """Why the claim is this act: the words of the table where it says so too, else the sentence as the model reads it."""
    weight = 1.0 if scores is None else round(scores.choices["act"][act], 4)
    if found.act.label is act and found.act.words is not None:
        return Reason("act by table", f"these words stand for '{act}'", document.span(*place(found.act.words)), weight)
    if scores is None or found.act.label is act:
        return Reason("plain act", f"no words of another act: '{act}'", claim.cue, weight)
    return Reason("act by model", f"the sentence as a whole reads as '{act}'", claim.cue, weight)
