"""Claims: one attribution found in one document, and what was understood of it.

A source, through a cue, gives some content (PARC, PolNeAR). What was not read yet is None, never a guess.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from counterclaim.model.labels import (
    Act,
    CertaintyLevel,
    ClaimStatus,
    Mode,
    Occurred,
    Polarity,
    Position,
    Reality,
    Role,
    SectionRole,
    SourceKind,
    ViaKind,
    Voice,
)
from counterclaim.model.reason import Reason
from counterclaim.model.span import Span

GAP = " ... "
"""What stands between the fragments of a content when they are shown as one text."""


@dataclass(frozen=True, slots=True)
class Source:
    """Who the claim is ascribed to: the words in the text, and the actor they resolve to (None: not resolved)."""

    span: Span
    kind: SourceKind
    actor: str | None

    @property
    def text(self) -> str:
        return self.span.exact


@dataclass(frozen=True, slots=True)
class Content:
    """What is claimed: one or more fragments in text order."""

    spans: tuple[Span, ...]

    def __post_init__(self) -> None:
        if not self.spans:
            raise ValueError("a content needs words")
        if any(a.end > b.start for a, b in zip(self.spans, self.spans[1:], strict=False)):
            raise ValueError("the fragments of a content overlap or are out of order")

    @property
    def text(self) -> str:
        return GAP.join(span.exact for span in self.spans)


@dataclass(frozen=True, slots=True)
class Certainty:
    """How certain the source is, with the words that carry it; `interval` in percent only for sources known to write to a scale."""

    level: CertaintyLevel
    words: tuple[Span, ...] = ()
    interval: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Via:
    """The claim of the same document whose content immediately contains this one, and how."""

    claim: str
    kind: ViaKind


@dataclass(frozen=True, slots=True)
class Responsibility:
    """What a content says about who did it; `polarity` is the source's net position after act and wording."""

    actor: str
    role: Role
    event: str | None
    polarity: Position
    certainty: CertaintyLevel
    span: Span


@dataclass(frozen=True, slots=True)
class Confidence:
    """The machine's probability, in [0, 1], that one named label is right."""

    label: str
    value: float


@dataclass(frozen=True, slots=True)
class Claim:
    """One attribution in one document.

    `score` in [0, 1] is the calibrated probability that cue, source and content are all exact; labels have their own `confidence`.
    """

    id: str
    document: str
    section: SectionRole
    voice: Voice
    mode: Mode
    source: Source | None
    speaker: str | None
    cue: Span | None
    content: Content
    score: float
    act: Act | None = None
    occurred: Occurred | None = None
    reality: Reality | None = None
    polarity: Polarity | None = None
    certainty: Certainty | None = None
    via: Via | None = None
    addressee: str | None = None
    said: str | None = None
    basis: str | None = None
    responds_to: str | None = None
    statement: str | None = None
    origin: str | None = None
    event: str | None = None
    responsibility: tuple[Responsibility, ...] = ()
    confidence: tuple[Confidence, ...] = ()
    reasons: tuple[Reason, ...] = field(default=())
    status: ClaimStatus = ClaimStatus.MACHINE

    def __post_init__(self) -> None:
        if (self.source is not None) != (self.voice is Voice.ATTRIBUTED):
            raise ValueError(f"claim {self.id}: a source stands exactly where the voice is attributed")
        if any(span.document != self.document for span in self.spans()):
            raise ValueError(f"claim {self.id} has a span outside its document")

    def spans(self) -> tuple[Span, ...]:
        """Cue, source and content fragments, in text order."""
        own = [*self.content.spans]
        if self.source is not None:
            own.append(self.source.span)
        if self.cue is not None:
            own.append(self.cue)
        return tuple(sorted(own))
