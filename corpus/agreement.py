"""How far two annotations of the same passages agree: claims found, their labels, nesting and responsibility rows.

Two folders come in, a table is printed. A claim is the same when cues overlap (the narrator's have none) and the token F1 of the contents
is .5 or more, as in `bench labels`; labels are compared on the claims that both have.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.markup import Claim, Passage, Range, Row, read

KINDS = ("act", "occurred", "reality", "polarity", "certainty")
SAME = 0.5


def say(first: Path, second: Path) -> None:
    """Print the agreement on every passage that both folders have."""
    counts: Counter[str] = Counter()
    labels: dict[str, list[tuple[str, str]]] = {kind: [] for kind in KINDS}
    for one, two in _pairs(first, second):
        together = matched(one, two)
        counts.update(passages=1, first=len(one.claims), second=len(two.claims), both=len(together))
        partner = {a.number: b.number for a, b in together}
        for a, b in together:
            for kind in KINDS:
                labels[kind].append((getattr(a, kind), getattr(b, kind)))
            counts["links"] += (a.via is not None) + (b.via is not None)
            counts["same links"] += a.via is not None and partner.get(a.via) == b.via
            for row, other in _rows(one, a, two, b):
                counts["actor and position"] += row.polarity is other.polarity
                counts["all of the row"] += (row.polarity, row.role, row.event) == (other.polarity, other.role, other.event)
        counts["rows"] += sum(len(c.rows) for p in (one, two) for c in p.claims)
    print(f"{counts['passages']} passages, {counts['first']} and {counts['second']} claims; found alike: F1 {_f1(counts, 'both'):.3f}")
    for kind, pairs in labels.items():
        accuracy, kappa, macro = agreement(pairs)
        print(f"{kind:10} the same {accuracy:.3f}, kappa {kappa:.3f}, macro F1 {macro:.3f}")
    print(f"{'nesting':10} F1 {2 * counts['same links'] / max(1, counts['links']):.3f}")
    for name in ("actor and position", "all of the row"):
        print(f"{'rows':10} {name}: F1 {2 * counts[name] / max(1, counts['rows']):.3f}")


def _f1(counts: Counter[str], name: str) -> float:
    return 2 * counts[name] / max(1, counts["first"] + counts["second"])


def _pairs(first: Path, second: Path) -> Iterator[tuple[Passage, Passage]]:
    for path in sorted(second.glob("*.txt")):
        by_number = {passage.number: passage for passage in read(first / path.name).passages}
        for two in read(path).passages:
            one = by_number[two.number]
            if one.text != two.text:
                raise ValueError(f"{path.name}: passage {two.number} has another text in {second.name}")
            yield one, two


def matched(one: Passage, two: Passage) -> list[tuple[Claim, Claim]]:
    """The claims that both have, the likest contents first."""
    likes = sorted(
        ((token_f1(a.content, b.content, one.text), -a.number, -b.number, a, b) for a in one.claims for b in two.claims if _cues(a, b)),
        key=lambda item: item[:3],
        reverse=True,
    )
    out, seen = [], set()
    for likeness, _, _, a, b in likes:
        if likeness >= SAME and not {("a", a.number), ("b", b.number)} & seen:
            seen |= {("a", a.number), ("b", b.number)}
            out.append((a, b))
    return out


def _cues(a: Claim, b: Claim) -> bool:
    if a.cue is None or b.cue is None:
        return a.cue is b.cue
    return a.cue[0] < b.cue[1] and b.cue[0] < a.cue[1]


def token_f1(a: Sequence[Range], b: Sequence[Range], text: str) -> float:
    """F1 of the words in two sets of ranges of one text."""
    left, right = ({m.start() + s for s, e in side for m in re.finditer(r"\w+", text[s:e])} for side in (a, b))
    return 2 * len(left & right) / max(1, len(left) + len(right))


def _rows(one: Passage, a: Claim, two: Passage, b: Claim) -> Iterator[tuple[Row, Row]]:
    """Rows of two claims that name the same actor."""
    left = list(b.rows)
    for row in a.rows:
        words = one.text[slice(*row.actor)].casefold()
        for other in left:
            touch = row.actor[0] < other.actor[1] and other.actor[0] < row.actor[1]
            if touch or two.text[slice(*other.actor)].casefold() == words:
                left.remove(other)
                yield row, other
                break


def agreement(pairs: Sequence[tuple[str, str]]) -> tuple[float, float, float]:
    """Share that is the same, Cohen's kappa (1960), and macro F1 of one reader taken against the other."""
    n = max(1, len(pairs))
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    right = Counter(a for a, b in pairs if a == b)
    same = right.total() / n
    chance = sum(first[label] * second[label] for label in first) / n / n
    f1 = [2 * right[label] / (first[label] + second[label]) for label in first]
    return same, (same - chance) / (1 - chance) if chance < 1 else 1.0, sum(f1) / max(1, len(f1))
