"""What a claim does and how it is put: act, occurred, reality, polarity and certainty by the tables, on the gold claims of the corpus.

The corpus' own passages come in, macro F1, accuracy and the majority's share of each label go out. Only the tables are measured here, with
cues and contents given; end to end comes with the heads.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path

from corpus.markup import Claim, Passage, read

from counterclaim.interpret.tabled import tabled

KINDS = ("act", "occurred", "reality", "polarity", "certainty")
CORPUS = Path(__file__).parents[1] / "corpus"


def run(data: Path, quick: bool, part: str = "dev") -> dict[str, float]:
    """Score the tables on `part` of the corpus; `data` is not needed, `quick` leaves the acts' own rows out."""
    claims = [(passage, claim) for passage in passages(part) for claim in passage.claims]
    figures: dict[str, float] = {"claims": len(claims)}
    guessed = [guesses(passage, claim) for passage, claim in claims]
    for label in KINDS:
        pairs = [(getattr(claim, label), guess[label]) for (_, claim), guess in zip(claims, guessed, strict=True)]
        f1, macro, accuracy, majority = scores(pairs)
        if not quick:
            print("  ".join(f"{name} {f1[name]:.2f}" for name in sorted(f1, key=lambda name: -f1[name])))
        print(f"{label}: macro F1 {macro:.3f}, accuracy {accuracy:.3f}, majority {majority:.3f} over {len(pairs)} claims")
        figures |= {f"{label}_macro_f1": round(macro, 4), f"{label}_accuracy": round(accuracy, 4), f"{label}_majority": round(majority, 4)}
    return figures


def scores(pairs: Sequence[tuple[StrEnum, StrEnum]]) -> tuple[dict[StrEnum, float], float, float, float]:
    """F1 of each label, macro F1, accuracy, and the share of the commonest, of (gold, given) pairs."""
    gold, given = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    right = Counter(a for a, b in pairs if a is b)
    f1 = {label: 2 * right[label] / (gold[label] + given[label]) for label in gold}
    return f1, sum(f1.values()) / len(f1), right.total() / len(pairs), gold.most_common(1)[0][1] / len(pairs)


def passages(part: str) -> Iterator[Passage]:
    """Every passage of one part of the corpus."""
    for path in sorted((CORPUS / part).glob("*.txt")):
        yield from read(path).passages


def guesses(passage: Passage, claim: Claim) -> dict[str, StrEnum]:
    """What the tables say of a claim, by kind of label."""
    found = tabled(passage.text, claim.source, claim.cue, claim.content)
    return {kind: getattr(found, kind).label for kind in KINDS}
