"""How good the reading of a case is, by a person's check of a random sample: precision of claims, and claims missed in `unread` sentences.

A case comes in and a sample goes out; answers come in and shares with their intervals go out. The sample is drawn by a seed from ids, so
that it can be drawn again; nothing is counted that nobody has looked at.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from counterclaim.model.record import Dossier
from counterclaim.model.span import Span

Z = 1.959964
"""Of an interval that holds the true share 95 times in 100."""


class Kind(StrEnum):
    """What is to be checked: a claim (is it right?), or a sentence that gave none (is there one?)."""

    CLAIM = "claim"
    SENTENCE = "sentence"


class Answer(StrEnum):
    """A person's answer."""

    YES = "yes"
    NO = "no"
    OPEN = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to check: the claim's id or the sentence's place, its words, and who is heard how."""

    kind: Kind
    id: str
    span: Span
    who: str = ""
    act: str = ""
    words: str = ""
    answer: Answer = Answer.OPEN


@dataclass(frozen=True, slots=True)
class Share:
    """`right` of `of`, and the interval in which the true share lies (Wilson 1927, 95 %)."""

    right: int
    of: int

    @property
    def value(self) -> float:
        """The share itself; 0 of 0 is 0."""
        return self.right / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's score interval: (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n); of nothing all of [0, 1]."""
        if not self.of:
            return 0.0, 1.0
        p, n = self.value, self.of
        middle, spread = p + Z * Z / (2 * n), Z * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
        return max(0.0, (middle - spread) / (1 + Z * Z / n)), min(1.0, (middle + spread) / (1 + Z * Z / n))


@dataclass(frozen=True, slots=True)
class Audit:
    """What the answers say: claims that are right, sentences with a claim that was missed, and how many were left open.

    `missed` is the share of all claims that was missed, from both: sentences missed, scaled to all unread ones, beside claims that are
    right; with the ends of its interval.
    """

    precision: Share
    sentences: Share
    missed: tuple[float, float, float]
    open: int


def sample(dossier: Dossier, size: int, seed: int) -> tuple[Item, ...]:
    """`size` claims and as many unread sentences (fewer where there are not so many), drawn by the seed, in reading order."""
    names = {actor.id: actor.name for actor in dossier.actors}
    claims = [
        Item(
            Kind.CLAIM,
            claim.id,
            claim.content.spans[0],
            names.get(claim.speaker or "") or (claim.source.text if claim.source is not None else claim.voice.value),
            claim.act.value if claim.act is not None else "",
            claim.content.text,
        )
        for claim in dossier.claims
    ]
    sentences = [Item(Kind.SENTENCE, f"{span.document}:{span.start}-{span.end}", span, words=span.exact) for span in dossier.unread]
    drawn = [*_drawn(claims, size, seed), *_drawn(sentences, size, seed)]
    return tuple(sorted(drawn, key=lambda item: (item.kind, item.span, item.id)))


def _drawn(items: Iterable[Item], size: int, seed: int) -> list[Item]:
    def lot(item: Item) -> str:
        return hashlib.sha256(f"{seed} {item.id}".encode()).hexdigest()

    return sorted(items, key=lot)[:size]


def audited(answers: Sequence[Item], unread: int, claims: int) -> Audit:
    """What answers to a sample say of a case with so many unread sentences and claims."""
    given = [item for item in answers if item.answer is not Answer.OPEN]
    of_claims = [item for item in given if item.kind is Kind.CLAIM]
    of_sentences = [item for item in given if item.kind is Kind.SENTENCE]
    precision = Share(sum(item.answer is Answer.YES for item in of_claims), len(of_claims))
    sentences = Share(sum(item.answer is Answer.YES for item in of_sentences), len(of_sentences))

    def rate(missing: float, right: float) -> float:
        lost, kept = missing * unread, right * claims
        return lost / (lost + kept) if lost + kept else 0.0

    low, high = sentences.interval, precision.interval
    missed = rate(sentences.value, precision.value), rate(low[0], high[1]), rate(low[1], high[0])
    return Audit(precision, sentences, missed, len(answers) - len(given))
