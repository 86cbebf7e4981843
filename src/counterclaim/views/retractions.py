"""What was taken back: claims by which somebody withdraws words of their own, and the earlier claim that held those words.

The passages of a dossier come in, with what was linked; retractions go out in reading order.
It takes nothing away: the earlier claim stays in the ledger, and where it was not found, or not plainly, none is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.model.claim import Claim
from counterclaim.model.labels import Act, Occurred, SectionRole
from counterclaim.views.linked import Linked
from counterclaim.views.moments import Moments
from counterclaim.views.passages import Passages, Row

_SHORTEST = 4
"""Letters of the words compared; shorter ones are mostly grammar."""
_SHARED = 0.5
"""Of the shorter claim's words, how many both must hold: a claim on another matter does not hold half of 'the driver was questioned'."""
_LEAST = 2
"""Words both must hold: one alone ('statement') is in every claim."""
_WORD = re.compile(rf"[^\W\d_]{{{_SHORTEST},}}")


@dataclass(frozen=True, slots=True)
class Retraction:
    """A claim that takes words back, and the earlier claim that said them, None where it was not found."""

    row: Row
    earlier: Row | None


def retractions(passages: Passages, linked: Linked) -> tuple[Retraction, ...]:
    """Claims that take something back, apart from those on responsibility, which are turns of a position; a copy's only once."""
    moments = Moments(passages.dossier, linked)
    made: dict[tuple[str, str, str], Retraction] = {}
    for row in _rows(passages, linked):
        claim = row.entry.claim
        key = linked.root(claim.document), row.speaker.casefold(), claim.content.text
        made.setdefault(key, Retraction(row, _earlier(passages, moments, claim)))
    return tuple(sorted(made.values(), key=lambda found: found.row.entry.number))


def _rows(passages: Passages, linked: Linked) -> Iterator[Row]:
    """Originals first; a headline's only where the body of its document has none of the same speaker."""
    found = [e for e in passages.ledger.entries if e.claim.act is Act.RETRACT and e.claim.occurred is not Occurred.NO]
    found = [e for e in found if not e.claim.responsibility]
    rows = [passages.row(e) for e in sorted(found, key=lambda e: (e.claim.document in linked.copies, e.number))]
    body = {(row.entry.document, row.speaker) for row in rows if row.entry.claim.section is not SectionRole.HEADLINE}
    for row in rows:
        if row.entry.claim.section is not SectionRole.HEADLINE or (row.entry.document, row.speaker) not in body:
            yield row


def _earlier(passages: Passages, moments: Moments, claim: Claim) -> Row | None:
    """The earlier day's claim that shares most words with what is taken back: of the same source, or of one that a relation binds to it.

    It is shown with its own speaker: 'a ministry source' is not the ministry.
    """
    day = moments.of(claim).day
    if day is None or claim.speaker is None:
        return None
    actors = passages.voices.actors
    best: tuple[int, str, Row] | None = None
    for entry in passages.ledger.entries:
        other = entry.claim
        speaker = actors.get(other.speaker or "")
        if speaker is None or claim.speaker not in (speaker.id, *(relation.actor for relation in speaker.relations)):
            continue
        if other.document == claim.document and any(a.overlaps(b) for a in other.content.spans for b in claim.content.spans):
            continue  # 'its statement that' is told with the retraction itself
        said = moments.of(other).day
        shared = _words(claim) & _words(other)
        alike = len(shared) >= _LEAST and len(shared) >= _SHARED * min(len(_words(claim)), len(_words(other)))
        if other.act is not Act.RETRACT and said is not None and said < day and alike:
            found = len(shared), said, passages.row(entry)
            best = found if best is None or found[:2] > best[:2] else best
    return None if best is None else best[2]


def _words(claim: Claim) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(claim.content.text))
