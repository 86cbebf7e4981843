"""Warnings: who is said to have warned whom, of what and when, how it was received and what came of it.

The passages of a dossier come in; warnings go out, each with its words and with the claims that answer it.
It never decides whether a warning was right, and an answer that may mean either of two warnings is given to none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from counterclaim.model.claim import Claim
from counterclaim.model.labels import Act, Voice
from counterclaim.model.span import Span
from counterclaim.views.passages import Passages, Row, inside, without_headlines
from counterclaim.views.signals import signals

ANSWERS = frozenset(
    {Act.DISMISS, Act.DENY, Act.CONFIRM, Act.ADMIT, Act.ACCUSE, Act.SUGGEST, Act.ASSESS, Act.CONDEMN, Act.PRAISE, Act.DECLINE}
)
"""Acts that take a stand to a warning; a statement that speaks of one does so only by its words ('routine', 'blackmail')."""

_REPORTING = frozenset({Act.STATE, Act.REPORT, Act.CONFIRM, Act.ADMIT, Act.ACCUSE, None})
"""Acts whose content may report that a warning was given; in a denial it is the answer, not the warning."""

_WORD = re.compile(r"[^\W_]+(?:[-.'’][^\W_]+)*")
_DETERMINERS = frozenset("the a an its his her their our your my all some both local foreign".split())  # noqa: SIM905  one line reads better
_LONGEST = 60
"""Characters between a cue and its content in which an addressee is looked for; more is a clause of its own."""


@dataclass(frozen=True, slots=True)
class Warned:
    """One warning: its claim, the words that say whom and when it warned, the claims that answer it, and those that say what came of it."""

    row: Row
    addressee: str | None
    said: str | None
    received: tuple[Row, ...] = ()
    outcome: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Warnings:
    """The warnings in reading order; `loose` are answers of which it is not plain which warning they mean."""

    warnings: tuple[Warned, ...]
    loose: tuple[Row, ...]


def warnings(passages: Passages) -> Warnings:
    """The warnings of a dossier with what is said of them."""
    rows = _rows(passages)
    known = {row.entry.number for row in rows}
    made = [Warned(row, _addressee(passages, row.entry.claim), _said(passages, row.entry.claim)) for row in rows]
    loose: list[Row] = []
    targets = _Target(rows)
    for row, heeded in _answers(passages, known):
        target = targets.of(row)
        if target is not None and made[target].row.speaker == row.speaker:
            continue  # who warned is no answer to the warning
        if target is None:
            loose.append(row)
        elif heeded:
            made[target] = replace(made[target], outcome=(*made[target].outcome, row))
        else:
            made[target] = replace(made[target], received=(*made[target].received, row))
    return Warnings(tuple(made), tuple(loose) if made else ())


def _rows(passages: Passages) -> tuple[Row, ...]:
    """Claims that warn, and those whose content reports a warning; one that nobody stands for inside another warning repeats it."""
    warning = {entry.number: passages.row(entry) for entry in passages.ledger.entries if entry.claim.act is Act.WARN}
    for signal, document, entry in passages.held("warned"):
        if entry is None or entry.number in warning or entry.claim.act not in _REPORTING:
            continue
        if inside(signal, entry.claim.content.spans) is not None:
            sentence = passages.found[document.id].stop(signal.end)
            end = min(sentence, next(s.end for s in entry.claim.content.spans if s.start <= signal.start < s.end))
            warning[entry.number] = passages.row(entry, [document.span(signal.start, max(end, signal.end))])
    rows = [warning[number] for number in sorted(warning)]
    warning_ids = {row.entry.claim.id for row in rows}
    return without_headlines([row for row in rows if not _repeats(row.entry.claim, warning_ids)])


def _repeats(claim: Claim, warning_ids: set[str]) -> bool:
    return claim.voice is Voice.UNATTRIBUTED and claim.via is not None and claim.via.claim in warning_ids


def _addressee(passages: Passages, claim: Claim) -> str | None:
    """Whom the claim warns: the actor it names, else the words between cue and content that describe people or name somebody."""
    if claim.addressee is not None:
        actor = passages.voices.actors.get(claim.addressee)
        return claim.addressee if actor is None else actor.name
    if claim.cue is None:
        return None
    start, end = claim.cue.end, claim.content.spans[0].start
    text = passages.ledger.documents[passages.entries[claim.id].document - 1].text
    if start <= end <= start + _LONGEST and not any(c in text[start:end] for c in ".!?;:\n"):
        return _people(text[start:end]) or (_opening(claim.content.spans[0]) if not text[start:end].strip() else None)
    return None


def _opening(span: Span) -> str | None:
    """The addressee with which a content begins: 'its citizens ahead of ...', 'its citizens that ...'."""
    cut = re.match(r"(.{3,60}?),? (?:that|ahead of|in advance|about|not to|to)\b", span.exact)
    return _people(cut[1]) if cut else None


def _people(words: str) -> str | None:
    """The first noun of people in a stretch with what stands before it, or the name that the stretch begins with."""
    table = signals()
    found = list(_WORD.finditer(words))
    for index, match in enumerate(found):
        if match[0].casefold() in table.addressees:
            first = index
            while first and _describes(found[first - 1][0]):
                first -= 1
            return words[found[first].start() : match.end()]
    name: list[re.Match[str]] = []
    for match in found:
        if not match[0][0].isupper() or match[0].casefold() in table.classes["weekday"] | table.classes["month"]:
            break
        name.append(match)
    return words[name[0].start() : name[-1].end()] if name else None


def _describes(word: str) -> bool:
    return word[0].isupper() or word.casefold() in _DETERMINERS or word.casefold().endswith(("'s", "’s"))


def _said(passages: Passages, claim: Claim) -> str | None:
    """When the warning was given: the time the claim carries, else the words of time of its sentence outside the content."""
    if claim.said is not None:
        return claim.said
    if claim.cue is None:
        return None
    found = passages.found[claim.document]
    text = passages.ledger.documents[passages.entries[claim.id].document - 1].text
    for signal in found.within(found.begin(claim.cue.start), found.stop(claim.cue.end), "when"):
        if all(signal.end <= span.start or span.end <= signal.start for span in claim.spans()):
            return text[signal.start : signal.end]
    return None


def _answers(passages: Passages, known: set[int]) -> Iterator[tuple[Row, bool]]:
    """Claims that speak of a warning and take a stand to it, each once, and whether their words say what came of it."""
    seen = set(known)
    for signal, document, entry in passages.held("warning", "warned"):
        if entry is None or entry.number in seen:
            continue
        found = passages.found[document.id]
        heeded = any(found.within(found.begin(signal.start), found.stop(signal.end), "heeded"))
        fragment = inside(signal, entry.claim.content.spans)
        judged = fragment is not None and any(found.within(fragment.start, fragment.end, "judged"))
        if entry.claim.act in ANSWERS or judged or (heeded and fragment is not None):
            seen.add(entry.number)
            yield passages.row(entry), heeded and not judged and entry.claim.act not in (Act.DISMISS, Act.DENY, Act.DECLINE)


class _Target:
    """Which warning an answer means: the one it is known to answer, else the only one read before it in its document."""

    def __init__(self, rows: tuple[Row, ...]) -> None:
        self._by_id = {row.entry.claim.id: index for index, row in enumerate(rows)}
        self._first: dict[int, list[tuple[int, int]]] = {}
        for index, row in enumerate(rows):
            self._first.setdefault(row.entry.document, []).append((row.entry.number, index))

    def of(self, row: Row) -> int | None:
        """The number of the warning, None where it is not plain."""
        known = self._by_id.get(row.entry.claim.responds_to or "")
        if known is not None:
            return known
        before = [index for number, index in self._first.get(row.entry.document, ())[:2] if number < row.entry.number]
        return before[0] if len(before) == 1 else None
