"""What each claim of a dossier says of which account: who asserts it, denies it, hints at it, or leaves it open.

The claims of a dossier come in; bearings with the words that carry them go out, in reading order. It rates nothing, and nothing but a claim
that asserts an account outright makes it asserted: a hint stays a hint.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from counterclaim.model.claim import Claim, Responsibility
from counterclaim.model.labels import Act, Cause, CertaintyLevel, Occurred, Polarity, Position, Question, Reality, Role, SectionRole
from counterclaim.model.record import Dossier
from counterclaim.model.span import Span
from counterclaim.weigh.names import Names
from counterclaim.weigh.natures import told_causes
from counterclaim.weigh.raised import raised
from counterclaim.weigh.words import Part, accounts


class Stance(StrEnum):
    """How a claim stands to an account."""

    ASSERTS = "asserts"
    DENIES = "denies"
    HINTS = "hints"
    OPEN = "leaves open"


@dataclass(frozen=True, slots=True, order=True)
class Account:
    """What is told of: an answer to a question by a cause and, where somebody is named, who (a key of `Names`) in which part."""

    question: Question
    cause: Cause
    who: str = ""
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Bearing:
    """One claim's stance to one account, by these words; `role` is the part as it was said, `implied` that only the sense says so."""

    claim: str
    account: Account
    stance: Stance
    span: Span
    role: Role | None = None
    implied: bool = False


FUTURE = frozenset({Act.PREDICT, Act.WARN, Act.THREATEN, Act.PROMISE, Act.CALL_FOR})
"""Acts whose content tells of what may come; it says nothing of what an event was."""

_UNSURE = frozenset({CertaintyLevel.POSSIBLE, CertaintyLevel.IMPROBABLE})


def bearings(dossier: Dossier, names: Names) -> tuple[Bearing, ...]:
    """All bearings on the focal events of a dossier, by claim; a denial of 'any part' bears on every account of that actor.

    A headline never counts beside what the body of its document says of the same account in the same sense.
    """
    claims = told(dossier)
    found = [bearing for claim in claims for bearing in _of(claim, dossier, names)]
    headlines = {claim.id: claim.document for claim in claims if claim.section is SectionRole.HEADLINE}
    body = {(one.span.document, one.account, one.stance) for one in found if one.claim not in headlines}
    found = [one for one in found if one.claim not in headlines or (one.span.document, one.account, one.stance) not in body]
    known = {one.account for one in found if not _is_general(one)}
    return tuple(_order(bearing for one in found for bearing in _spread(one, known)))


def told(dossier: Dossier) -> tuple[Claim, ...]:
    """The claims about the focal events, or about none that is known, in reading order; speech that did not take place is left out."""
    focal = set(dossier.case.focal_events)
    ordered = sorted(dossier.claims, key=lambda claim: (claim.document, claim.spans()[0], claim.id))
    return tuple(one for one in ordered if one.occurred is not Occurred.NO and (one.event is None or _is_about(one, focal)))


def _is_about(claim: Claim, focal: set[str]) -> bool:
    return claim.event in focal or any(row.event in focal for row in claim.responsibility)


def _of(claim: Claim, dossier: Dossier, names: Names) -> Iterator[Bearing]:
    focal = set(dossier.case.focal_events)
    causes = dict(told_causes(claim))
    staged = Cause.STAGED in causes and causes[Cause.STAGED][0] is Polarity.POSITIVE
    for row in claim.responsibility:
        part = accounts().parts.get(row.role)
        if part is None or row.actor not in names or (row.event is not None and row.event not in focal):
            continue
        yield from _blamed(claim, row, part, names.key(row.actor), staged)
    if claim.act in FUTURE:
        return
    part = accounts().parts[Role.UNSPECIFIED]
    for who, span in raised(claim, names):
        stance = Stance.DENIES if claim.act is Act.DENY else Stance.HINTS if claim.act is Act.SUGGEST else Stance.OPEN
        yield Bearing(claim.id, Account(part.question, part.cause, who, part.role), stance, span, Role.UNSPECIFIED)
    for cause, (polarity, span) in causes.items():
        yield Bearing(claim.id, Account(Question.ATTACK_AT_ALL, cause), _stance(claim, polarity), span)


def _blamed(claim: Claim, row: Responsibility, part: Part, who: str, staged: bool) -> Iterator[Bearing]:
    stance = _position(claim, row)
    if staged and stance is not Stance.DENIES:
        part = accounts().parts[Role.FABRICATOR]
    yield Bearing(claim.id, Account(part.question, part.cause, who, part.role), stance, row.span, row.role)
    if part.question is Question.CARRIED_OUT and stance is Stance.ASSERTS:
        yield Bearing(claim.id, Account(Question.ATTACK_AT_ALL, part.cause), stance, row.span, implied=True)


def _position(claim: Claim, row: Responsibility) -> Stance:
    if claim.reality in (Reality.CONDITIONAL, Reality.QUESTION):
        return Stance.OPEN
    if row.polarity is Position.NEGATIVE:
        return Stance.DENIES
    if claim.act is Act.SUGGEST:
        return Stance.HINTS
    return Stance.ASSERTS if row.polarity is Position.POSITIVE else Stance.OPEN


def _stance(claim: Claim, polarity: Polarity | None) -> Stance:
    """How a claim stands to a cause whose words stand in its content with this polarity; None: its words leave it open."""
    level = claim.certainty.level if claim.certainty is not None else CertaintyLevel.UNSTATED
    if polarity is None or claim.reality in (Reality.CONDITIONAL, Reality.QUESTION):
        return Stance.OPEN
    if claim.act in (Act.DENY, Act.DISMISS):
        return Stance.DENIES if polarity is Polarity.POSITIVE else Stance.OPEN
    if claim.act is Act.SUGGEST or level in _UNSURE:
        return Stance.HINTS if polarity is Polarity.POSITIVE else Stance.OPEN
    return Stance.ASSERTS if polarity is Polarity.POSITIVE else Stance.DENIES


def _spread(one: Bearing, known: set[Account]) -> Iterator[Bearing]:
    """A denial that leaves the part open denies every part that others give the actor; where they give it none, it stands for itself."""
    same = sorted(account for account in known if account.who and account.who == one.account.who)
    if not _is_general(one) or not same:
        yield one
    else:
        yield from (Bearing(one.claim, account, one.stance, one.span, one.role) for account in same)


def _is_general(one: Bearing) -> bool:
    """Whether it denies 'any part'."""
    return one.stance is Stance.DENIES and one.role is Role.UNSPECIFIED


def _order(found: Iterable[Bearing]) -> list[Bearing]:
    return sorted(dict.fromkeys(found), key=lambda b: (b.span, b.claim, b.account, b.stance))
