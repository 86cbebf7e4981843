"""What a source does by speaking: acts by the table of cues, on the gold claims of the corpus.

The corpus' own passages come in, F1 per act and macro, accuracy and the majority's share go out. Only the table is measured here, with cues
and contents given; end to end comes with the heads.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from corpus.markup import Claim, Passage, read

from counterclaim.interpret.acts import act_table
from counterclaim.interpret.patterns import Word, words
from counterclaim.model.labels import Act

CORPUS = Path(__file__).parents[1] / "corpus"


def run(data: Path, quick: bool, part: str = "dev") -> dict[str, float]:
    """Score the table on `part` of the corpus; `data` is not needed."""
    pairs = [(claim.act, guess(passage, claim)) for passage in passages(part) for claim in passage.claims]
    gold, given = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    right = Counter(a for a, b in pairs if a is b)
    f1 = {act: 2 * right[act] / (gold[act] + given[act]) for act in gold}
    print(f"{'act':22}{'n':>6}{'F1':>7}")
    for act, n in gold.most_common():
        print(f"{act:22}{n:6}{f1[act]:7.2f}")
    macro, accuracy = sum(f1.values()) / len(f1), right.total() / len(pairs)
    majority = gold.most_common(1)[0][1] / len(pairs)
    print(f"macro F1 {macro:.3f}, accuracy {accuracy:.3f}, majority {majority:.3f} over {len(pairs)} claims")
    return {"macro_f1": round(macro, 4), "accuracy": round(accuracy, 4), "majority": round(majority, 4), "claims": len(pairs)}


def passages(part: str) -> Iterator[Passage]:
    """Every passage of one part of the corpus."""
    for path in sorted((CORPUS / part).glob("*.txt")):
        yield from read(path).passages


def guess(passage: Passage, claim: Claim) -> Act:
    """The table's act; where no line fits `assess` for the narrator, `state` for all others."""

    def of(*spans: tuple[int, int] | None) -> list[Word]:
        return [word for span in spans if span for word in words(passage.text[slice(*span)], span[0])]

    decided = act_table().decide(of(claim.cue), of(*claim.content), of(claim.source))
    if decided is not None:
        return decided.act
    return Act.ASSESS if claim.cue is None else Act.STATE
