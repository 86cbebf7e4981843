"""Accounts that a claim puts on the table without a row of responsibility: 'it was linked to Istra', 'Istra has nothing to do with it'.

A claim and the actors named in its content come in; who is tied to the event, by which words, and whether the claim denies it, go out. It
never makes anybody assert anything: what the reader of responsibility did not read as a position stays open, a hint, or a denial.
"""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.model.claim import Claim
from counterclaim.model.labels import Act, ActorKind
from counterclaim.model.span import Span
from counterclaim.text.patterns import Words, words
from counterclaim.weigh.names import Names
from counterclaim.weigh.words import signs

RAISING = frozenset({Act.SUGGEST, Act.ACCUSE, Act.DENY, Act.ASSESS, Act.DISMISS, Act.STATE})
"""Acts by which an account is put on the table."""

NEAR = 3
"""Words between a name and what ties it to the event: 'Istra certainly has nothing to do with'."""

_KINDS = frozenset({ActorKind.PERSON, ActorKind.ORGANISATION, ActorKind.STATE, ActorKind.GROUP})


def raised(claim: Claim, names: Names) -> Iterator[tuple[str, Span]]:
    """Keys of the actors that the content ties to the event, each once, with the words."""
    if claim.responsibility or claim.act not in RAISING:
        return
    seen: set[str] = set()
    for fragment in claim.content.spans:
        said = words(fragment.exact, fragment.start)
        for key, mention in _named(fragment, names):
            tie = _tie(said, mention)
            if tie is not None and key not in seen:
                seen.add(key)
                start, end = min(tie[0], mention.start), max(tie[1], mention.end)
                yield key, Span(claim.document, start, end, fragment.exact[start - fragment.start : end - fragment.start])


def _named(fragment: Span, names: Names) -> Iterator[tuple[str, Span]]:
    for actor in names.actors.values():
        if actor.kind in _KINDS:
            yield from ((names.key(actor.id), mention) for mention in actor.mentions if fragment.covers(mention))


def _tie(said: Words, mention: Span) -> tuple[int, int] | None:
    """Where the words stand that tie a mention to the event: right before it, or a few words behind."""
    before = Words(word for word in said if word.end <= mention.start)
    ends = [(first.start, last.end) for _, first, last in signs()["tied_to"].every(before) if _gap(before, last.end) <= 1]
    if ends:
        return ends[-1]
    behind = Words(word for word in said if word.start >= mention.end)
    found = signs()["tied"].first(behind, NEAR + 1)
    return None if found is None else (found[1].start, found[2].end)


def _gap(before: Words, end: int) -> int:
    """How many words ('the') stand between a tie and the name."""
    return sum(word.start >= end for word in before)
