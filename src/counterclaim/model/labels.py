"""The closed lists: every label that may stand in a record, once.

Values are the words used in JSON, on the command line, in pages and in the docs; see `docs/reference/terms.md`.
"""

from __future__ import annotations

from enum import StrEnum


class SectionRole(StrEnum):
    """What a stretch of a document is; claims are read from `headline`, `standfirst` and `body`."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    CAPTION = "caption"
    FURNITURE = "furniture"

    @property
    def is_read(self) -> bool:
        """Whether claims are read from sections of this role."""
        return self in (SectionRole.HEADLINE, SectionRole.STANDFIRST, SectionRole.BODY)


class DocumentStatus(StrEnum):
    """What became of the document at its address."""

    LIVE = "live"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    DELETED = "deleted"


class Voice(StrEnum):
    """In whose voice a claim is made."""

    ATTRIBUTED = "attributed"
    UNATTRIBUTED = "unattributed"
    NARRATOR = "narrator"


class Mode(StrEnum):
    """Whether the content is quoted, paraphrased, or both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class SourceKind(StrEnum):
    """Whether the source is named or only described ('three officials')."""

    NAMED = "named"
    DESCRIBED = "described"


class ActorKind(StrEnum):
    """What kind of thing an actor is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    STATE = "state"
    GROUP = "group"
    OUTLET = "outlet"
    DESCRIBED_SOURCE = "described_source"


class RelationKind(StrEnum):
    """How one actor stands to another; never rolled up."""

    PART_OF = "part_of"
    AFFILIATE_OF = "affiliate_of"
    OFFICE_OF = "office_of"
    SPEAKS_FOR = "speaks_for"
    PROXY_OF = "proxy_of"


class Act(StrEnum):
    """What the source does by speaking."""

    CLAIM_RESPONSIBILITY = "claim_responsibility"
    ADMIT = "admit"
    ACCUSE = "accuse"
    SUGGEST = "suggest"
    DENY = "deny"
    CONFIRM = "confirm"
    STATE = "state"
    REPORT = "report"
    ASSESS = "assess"
    PREDICT = "predict"
    WARN = "warn"
    DISMISS = "dismiss"
    RETRACT = "retract"
    CORRECT = "correct"
    THREATEN = "threaten"
    PROMISE = "promise"
    CALL_FOR = "call_for"
    CONDEMN = "condemn"
    PRAISE = "praise"
    DECLINE = "decline"
    CHARGE = "charge"
    CONVICT = "convict"
    ACQUIT = "acquit"
    SANCTION = "sanction"


class Occurred(StrEnum):
    """Whether the speech took place: 'has not claimed' is `no`."""

    YES = "yes"
    NO = "no"


class Reality(StrEnum):
    """In which mode the content is put forward."""

    ASSERTED = "asserted"
    CONDITIONAL = "conditional"
    QUESTION = "question"
    HEARSAY = "hearsay"


class Polarity(StrEnum):
    """Polarity of the content's own words."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Position(StrEnum):
    """A source's net position on responsibility, after act and wording."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    NONCOMMITTAL = "noncommittal"


class CertaintyLevel(StrEnum):
    """How certain the source is (FactBank)."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    IMPROBABLE = "improbable"
    UNSTATED = "unstated"


class ViaKind(StrEnum):
    """How a claim reaches us through another claim of the same document."""

    QUOTES = "quotes"
    CITES = "cites"


class Role(StrEnum):
    """The part an actor is said to have played."""

    PERPETRATOR = "perpetrator"
    PLANNER = "planner"
    ORDERER = "orderer"
    SPONSOR = "sponsor"
    SUPPLIER = "supplier"
    TRAINER = "trainer"
    FACILITATOR = "facilitator"
    HARBOURER = "harbourer"
    ALLOWED = "allowed"
    FAILED_TO_PREVENT = "failed_to_prevent"
    FOREKNEW = "foreknew"
    INSTIGATOR = "instigator"
    BENEFICIARY = "beneficiary"
    FABRICATOR = "fabricator"
    UNSPECIFIED = "unspecified"


class Stage(StrEnum):
    """How far an event is said to have gone."""

    ACCOMPLISHED = "accomplished"
    ATTEMPTED = "attempted"
    FOILED = "foiled"
    THREATENED = "threatened"
    PLANNED = "planned"
    ALLEGED = "alleged"


class EventType(StrEnum):
    """What kind of event it is; `attack` where no more is said, `death` where it is open whether anybody did it."""

    ATTACK = "attack"
    BOMBING = "bombing"
    EXPLOSION = "explosion"
    SHOOTING = "shooting"
    STABBING = "stabbing"
    VEHICLE_ATTACK = "vehicle_attack"
    SHELLING = "shelling"
    AIR_STRIKE = "air_strike"
    CLASH = "clash"
    ASSASSINATION = "assassination"
    MASSACRE = "massacre"
    POISONING = "poisoning"
    ARSON = "arson"
    FIRE = "fire"
    SABOTAGE = "sabotage"
    CYBER_ATTACK = "cyber_attack"
    CRASH = "crash"
    SINKING = "sinking"
    KIDNAPPING = "kidnapping"
    HOSTAGE_TAKING = "hostage_taking"
    HIJACKING = "hijacking"
    ROBBERY = "robbery"
    DEATH = "death"
    INTERFERENCE = "interference"
    FORCED_STOPPAGE = "forced_stoppage"


class EventRole(StrEnum):
    """What words fill in an event: `victim` a person by name, `described` people by other words; `organisation` the body behind it."""

    PERPETRATOR = "perpetrator"
    ORGANISATION = "organisation"
    TARGET = "target"
    VICTIM = "victim"
    DESCRIBED = "described"
    WEAPON = "weapon"


class Effect(StrEnum):
    """What became of people whom an event was aimed at or struck; `unsaid`: the text does not say."""

    KILLED = "killed"
    WOUNDED = "wounded"
    UNHARMED = "unharmed"
    FREED = "freed"
    UNSAID = "unsaid"


class Suspicion(StrEnum):
    """In what manner somebody is named as having had a part in an event (MUC-4's confidence, and what courts say)."""

    CONVICTED = "convicted"
    CHARGED = "charged"
    CLAIMED_OR_ADMITTED = "claimed_or_admitted"
    REPORTED_AS_FACT = "reported_as_fact"
    ACCUSED_BY_AUTHORITIES = "accused_by_authorities"
    ACCUSED = "accused"
    POSSIBLE = "possible"
    ACQUITTED = "acquitted"
    DENIED = "denied"


class Precision(StrEnum):
    """How precise a time is; `range` where a first and a last day are named."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    RANGE = "range"


class Measure(StrEnum):
    """What a figure counts."""

    KILLED = "killed"
    WOUNDED = "wounded"
    ARRESTED = "arrested"
    MISSING = "missing"
    HOSTAGES = "hostages"
    PERPETRATORS = "perpetrators"
    DISPLACED = "displaced"


class FigureKind(StrEnum):
    """Whether a figure is a total, adds to one, or is part of one."""

    TOTAL = "total"
    INCREMENT = "increment"
    SUBSET = "subset"


class ClaimStatus(StrEnum):
    """Who has looked at a claim."""

    MACHINE = "machine"
    CHECKED = "checked"
    DISPUTED = "disputed"
    SIGNED = "signed"


class LinkKind(StrEnum):
    """What a link between two documents joins."""

    SAME_EVENT = "same_event"
    SAME_ACTOR = "same_actor"
    COPY_OF = "copy_of"
    SAME_STATEMENT = "same_statement"
    SUPERSEDES = "supersedes"


class Verdict(StrEnum):
    """Whether what a link says is so."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    UNSURE = "unsure"


class OriginKind(StrEnum):
    """On what a claim rests in the end: a named source, a described one, an outlet's own word, or nobody who is told."""

    NAMED = "named"
    DESCRIBED = "described"
    OUTLET = "outlet"
    UNKNOWN = "unknown"


class RevisionKind(StrEnum):
    """What changed between an earlier claim and a later one."""

    REVISED = "revised"
    DIFFERS = "differs"
    REVERSAL = "reversal"
    RETRACTION = "retraction"
    HARDENED = "hardened"
    SOFTENED = "softened"


class JudgementKind(StrEnum):
    """What a person decided."""

    CHECK = "check"
    DISPUTE = "dispute"
    SIGN = "sign"
    SOURCE = "source"
    ACT = "act"
    SPAN = "span"
    RESPONSIBILITY = "responsibility"
    MISSED = "missed"
    MERGE = "merge"
    SPLIT = "split"
    PIN = "pin"


class Question(StrEnum):
    """What is asked of an event; each question has matrices of its own."""

    ATTACK_AT_ALL = "attack_at_all"
    CARRIED_OUT = "carried_out"
    ORDERED_OR_PAID = "ordered_or_paid"
    LET_HAPPEN = "let_happen"


class Cause(StrEnum):
    """What brought the event about, under one hypothesis."""

    ATTACK = "attack"
    ACCIDENT = "accident"
    NATURAL = "natural"
    SELF_INFLICTED = "self_inflicted"
    STAGED = "staged"
    LAWFUL_FORCE = "lawful_force"
    DID_NOT_OCCUR = "did_not_occur"
    UNKNOWN = "unknown"


class HypothesisRelation(StrEnum):
    """How one hypothesis stands to another; only those that exclude each other share a matrix."""

    REFINES = "refines"
    COMPATIBLE = "compatible"
    EXCLUDES = "excludes"


class RatingValue(StrEnum):
    """How an item of evidence fits a hypothesis: very consistent, consistent, neutral, inconsistent, very inconsistent, not applicable."""

    CC = "CC"
    C = "C"
    N = "N"
    I = "I"  # noqa: E741  the name is the label everybody uses
    II = "II"
    NA = "NA"


class ItemKind(StrEnum):
    """What an item of evidence is: that something was said, a toll, an observation, or that what would be expected is not there."""

    SAID = "said"
    FIGURE = "figure"
    FINDING = "finding"
    ABSENCE = "absence"


class Reliability(StrEnum):
    """How reliable a source has been (the letter of the Admiralty scale); F: cannot be judged."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Credibility(StrEnum):
    """How credible a piece of information is whoever gives it (the digit of the Admiralty scale); 6: cannot be judged."""

    CONFIRMED = "1"
    PROBABLY_TRUE = "2"
    POSSIBLY_TRUE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    CANNOT_BE_JUDGED = "6"


class Level(StrEnum):
    """How credible, or how relevant to the question, a person takes an item to be: low, medium, high."""

    LOW = "L"
    MEDIUM = "M"
    HIGH = "H"


class LikelihoodScale(StrEnum):
    """To which scale the interval of a judgement belongs: that of ICD 203, or none."""

    ICD203 = "icd203"
    OWN = "own"


class AnalyticConfidence(StrEnum):
    """How well founded a key judgement is; never said in one sentence with how likely it is."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class Undecided(StrEnum):
    """Why the evidence does not discriminate between two accounts."""

    NOTHING = "nothing"
    ONE_ROOT = "one_root"
    BANDS = "bands"
    OPPOSED = "opposed"
    PEOPLE = "people"


class Apart(StrEnum):
    """What is left out together when evidence is left out to see what hangs on it."""

    ITEM = "item"
    SOURCE = "source"
    ORIGIN = "origin"


class Distrust(StrEnum):
    """What a party's word is taken for when it is supposed to lie: for nothing, or for the reverse of what it says."""

    IGNORED = "ignored"
    REVERSED = "reversed"
