"""Readings: what a reader found in one document, before anything is understood of it.

Any reader, ours or a plugged-in one, gives these; the pipeline refuses words that do not stand in the document.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from counterclaim.model.labels import Effect, EventRole, EventType, Suspicion
from counterclaim.model.span import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """One cue with its source (None: unattributed) and its content fragments; `score` as in `Claim`.

    `cue` is None only where a printed label does its work, as at the head of a `Turn`; `verbatim` contents are the source's own words
    though no quotation marks stand around them. `depth` is 0 for an outermost claim, 1 for one inside another's content.
    """

    cue: Span | None
    source: Span | None
    content: tuple[Span, ...]
    score: float
    verbatim: bool = False
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """All attributions of one document, sorted by (cue start, cue end)."""

    document: str
    attributions: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim whose labels are asked for: its words, and as `hints` what the tables say of it, in ones and zeros."""

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    hints: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """One word `[start, end)` of a document and the probability of each thing it may carry (`certainty`, `actor`, `says`)."""

    start: int
    end: int
    carries: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Scores:
    """What a model thinks of one claim: the probability of every label of each choice (`act`, `position`, ...), and of its words."""

    choices: Mapping[str, Mapping[str, float]]
    words: tuple[Weighed, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """Words that may fill a role in an event, with what else a model thinks of them, each by its probability.

    `kinds` are the types of that event, `manner` how a body is named as having had a part, `effect` what became of people.
    """

    span: Span
    role: EventRole
    share: float
    kinds: Mapping[EventType, float]
    manner: Mapping[Suspicion, float]
    effect: Mapping[Effect, float]


@dataclass(frozen=True, slots=True)
class Filling:
    """What the words of a document fill in events, in text order, and which types of event it tells of; both by a model alone."""

    fills: tuple[Filled, ...] = ()
    kinds: Mapping[EventType, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's turn in an interview or a hearing, in code points of one document's text.

    `[start, end)` is the turn with its label, `[left, right)` the name on the label, `body` where the speech begins.
    `wrapped`: the speech is printed in quotation marks of its own. `lettered`: the label names nobody ('Q', 'A').
    """

    start: int
    end: int
    left: int
    right: int
    body: int
    name: str
    wrapped: bool = False
    lettered: bool = False


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that gave no document or no reading: its name and the reason, in one line."""

    input: str
    reason: str
