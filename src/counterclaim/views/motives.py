"""Motives offered and evidence said to be missing: two kinds of thing that are said of an account, found by their words.

The passages of a dossier come in, rows go out in reading order, each with the words that say so.
It never says that a motive is the motive, nor that there is no evidence: only that somebody said so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.model.claim import Claim
from counterclaim.model.labels import Act
from counterclaim.model.span import Span
from counterclaim.views.ledger import Entry
from counterclaim.views.passages import Passages, Place, Row, inside, without_headlines

# What these announce is to come: 'vowed to punish' is a deed of the speaker's own, not why the event took place.
_AHEAD = frozenset({Act.PROMISE, Act.THREATEN, Act.CALL_FOR, Act.PREDICT, Act.WARN})
_OF_DEED = frozenset({Act.CLAIM_RESPONSIBILITY, Act.ADMIT, Act.ACCUSE, Act.SUGGEST, Act.CHARGE, Act.CONVICT})


@dataclass(frozen=True, slots=True)
class Missing:
    """Words that say evidence is missing, and the claim in whose sentence they stand, None where no claim was read there.

    `own` when the claim's content says so; otherwise it is said of the claim, or beside it.
    """

    place: Place
    row: Row | None
    own: bool


def motives(passages: Passages) -> tuple[Row, ...]:
    """Claims that offer a motive, each with the words from the motive's sign to the end of its sentence."""
    words: dict[int, tuple[Entry, list[Span]]] = {}
    for signal, document, entry in passages.held("motive", "motive_of_deed"):
        if entry is None or entry.claim.act in _AHEAD or not (signal.kind == "motive" or _of_deed(entry.claim)):
            continue
        fragment = inside(signal, entry.claim.content.spans)
        if fragment is None:
            continue
        spans = words.setdefault(entry.number, (entry, []))[1]
        if not spans or spans[-1].end <= signal.start:
            spans.append(document.span(signal.start, max(signal.end, min(fragment.end, passages.found[document.id].stop(signal.end)))))
    return without_headlines([passages.row(entry, spans) for _, (entry, spans) in sorted(words.items())])


def missing_evidence(passages: Passages) -> tuple[Missing, ...]:
    """Words that say no evidence was given or none could be found, each once."""
    return tuple(_missing(passages))


def _missing(passages: Passages) -> Iterator[Missing]:
    for signal, document, entry in passages.held("missing"):
        found = passages.found[document.id]
        fragment = None if entry is None else inside(signal, entry.claim.content.spans)
        start = max(found.begin(signal.start), fragment.start if fragment else 0)
        end = min(found.stop(signal.end), fragment.end if fragment else len(document.text))
        shown = document.text[start:end]
        span = document.span(start + len(shown) - len(shown.lstrip(_EDGES)), start + len(shown.rstrip(_EDGES)))
        place = passages.place(span)
        if place is not None:
            yield Missing(place, None if entry is None else passages.row(entry, [span]), fragment is not None)


_EDGES = " \t\u00a0\"'“”‘’"


def _of_deed(claim: Claim) -> bool:
    """Whether a claim is about who did it."""
    return bool(claim.responsibility) or claim.act in _OF_DEED
