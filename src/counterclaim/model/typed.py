"""What people typed about the accounts of an event, as they typed it: accounts, findings, ratings, grades, priors, judgements, outcomes.

Nothing comes in: these are values. References are words (an id, a name, a label, words of a quotation) that `weigh` has yet to find in a
dossier; `where` says in which file and entry each stands, so that an error can name it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counterclaim.model.assessment import ICD203
from counterclaim.model.labels import AnalyticConfidence, Cause, Credibility, Level, Question, RatingValue, Reliability, Role
from counterclaim.model.link import MACHINE


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What every entry carries: where it stands, who typed it, when (aware), and why. Raises ValueError for an entry nobody stands for."""

    where: str
    by: str
    at: datetime
    why: str = ""

    def __post_init__(self) -> None:
        if not self.by or self.by == MACHINE:
            raise ValueError("`by` must name a person")
        if self.at.tzinfo is None:
            raise ValueError("`at` carries no zone")


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedActor(Entry):
    """What is on record of one actor, and where (`why`).

    `party` to the conflict; `independent` of all parties; `controlled_by` whom; `claims_falsely` what others did; `claims_its_own` deeds as
    a rule. Raises ValueError for an independent party.
    """

    name: str
    party: bool = False
    independent: bool = False
    controlled_by: str | None = None
    claims_falsely: bool = False
    claims_its_own: bool = False

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        if self.independent and (self.party or self.controlled_by is not None):
            raise ValueError("an actor cannot be `independent` and a party or controlled")


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedRole:
    """Who filled which part under an added account."""

    actor: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedHypothesis(Entry):
    """An account that a person adds; it excludes the others of its question but those it `refines` or is `compatible` with."""

    label: str
    question: Question
    cause: Cause = Cause.ATTACK
    roles: tuple[TypedRole, ...] = ()
    refines: tuple[str, ...] = ()
    compatible: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedMerge(Entry):
    """These accounts are one: what is said of `accounts` is said of `keep`; `if_there`: it is no error where one of them is not there."""

    keep: str
    accounts: tuple[str, ...]
    if_there: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedNest(Entry):
    """One account is a special case of another."""

    account: str
    under: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedRetire(Entry):
    """An account is withdrawn; it stays on record."""

    account: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedCite(Entry):
    """A claim that is evidence although its own words bear on no account, by words of it.

    `if_there`: where no claim or several have them, it is no error.
    """

    words: str
    if_there: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedFinding(Entry):
    """An observation that a person enters: what was found and on what basis; by whom, on which root it rests, and words that tell of it."""

    name: str
    text: str
    basis: str
    source: str | None = None
    origin: str | None = None
    quote: str | None = None

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        if not self.basis or self.quote == "":
            raise ValueError("a finding needs a `basis`, and a `quote` needs words")


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedMissing(Entry):
    """An observation that nobody has made, or of which nothing is known here, and that would tell accounts apart."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedOrigin(Entry):
    """These items rest on one root; where that is only possible (`proven` false), they are tied, not joined.

    `distinct`: they rest on different roots, whatever the machine ties.
    """

    items: tuple[str, ...]
    proven: bool = True
    distinct: bool = False

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        if len(self.items) < 2:
            raise ValueError("`items` are two at least")


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedRating(Entry):
    """How one item fits accounts: `values` by account, `others` for every other account of the `question`.

    `if_there`: where the words mean no item, or several, it is no error.
    """

    item: str
    if_there: bool = False
    question: Question
    values: dict[str, RatingValue]
    others: RatingValue | None = None
    signed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedGrade(Entry):
    """What is thought of an item: of its source, of what it gives, how credible and how relevant; of a `source`, of all its items."""

    item: str | None = None
    source: str | None = None
    reliability: Reliability | None = None
    credibility: Credibility | None = None
    believed: Level | None = None
    relevance: Level | None = None

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        if (self.item is None) == (self.source is None):
            raise ValueError("it names an `item` or a `source`, one of the two")


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedPrior(Entry):
    """How probable accounts of one question are before this evidence."""

    question: Question
    values: dict[str, float]

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        if not all(0 < value <= 1 for value in self.values.values()):
            raise ValueError("`values` are probabilities above 0 and up to 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedJudgement(Entry):
    """A key judgement: how likely an account is in percent, and apart from it how well founded that is."""

    question: Question
    account: str
    likelihood: tuple[int, int]
    confidence: AnalyticConfidence
    alternatives: tuple[str, ...] = ()
    linchpins: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        if not 0 <= self.likelihood[0] <= self.likelihood[1] <= 100:
            raise ValueError("`likelihood` is from and to, in percent")

    @property
    def icd203(self) -> bool:
        """Whether the interval is one of ICD 203."""
        return tuple(self.likelihood) in ICD203


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedOutcome(Entry):
    """What proved to be so."""

    question: Question
    account: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedForecast(Entry):
    """Whether what a claim foresaw came to be so; `likelihood` is what its words amount to in percent, where it names no interval."""

    words: str
    came: bool
    likelihood: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        if self.likelihood is not None and not 0 <= self.likelihood[0] <= self.likelihood[1] <= 100:
            raise ValueError("`likelihood` is from and to, in percent")


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """All entries of one or several files, by kind, in the order in which they stand."""

    actor: tuple[TypedActor, ...] = ()
    hypothesis: tuple[TypedHypothesis, ...] = ()
    merge: tuple[TypedMerge, ...] = ()
    nest: tuple[TypedNest, ...] = ()
    retire: tuple[TypedRetire, ...] = ()
    cite: tuple[TypedCite, ...] = ()
    finding: tuple[TypedFinding, ...] = ()
    missing: tuple[TypedMissing, ...] = ()
    origin: tuple[TypedOrigin, ...] = ()
    rating: tuple[TypedRating, ...] = ()
    grade: tuple[TypedGrade, ...] = ()
    prior: tuple[TypedPrior, ...] = ()
    judgement: tuple[TypedJudgement, ...] = ()
    outcome: tuple[TypedOutcome, ...] = ()
    forecast: tuple[TypedForecast, ...] = ()

    def joined(self, other: Typed) -> Typed:
        """The entries of both, those of `other` after one's own."""
        return Typed(**{name: getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__})


NOTHING = Typed()
"""Where nobody typed anything."""
