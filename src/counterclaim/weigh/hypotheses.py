"""Hypotheses proposed from the ledger of responsibility: every account that somebody asserts, denies or hints at, and one that nobody does.

A dossier and its bearings come in; hypotheses with their relations, questions apart, go out, the same whatever the order. It takes no
account for likelier than another, and it never makes a group answer for its branch.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from counterclaim.model.hypothesis import Hypothesis
from counterclaim.model.ids import hypothesis_id
from counterclaim.model.labels import Cause, HypothesisRelation, Question, Role
from counterclaim.model.record import Dossier
from counterclaim.weigh.bearings import Account, Bearing, Stance
from counterclaim.weigh.names import Names
from counterclaim.weigh.words import Part, accounts

Relations = list[tuple[HypothesisRelation, str]]


def proposed(dossier: Dossier, found: Sequence[Bearing], names: Names) -> tuple[Hypothesis, ...]:
    """The accounts of a dossier, by question and id; whether it was an attack at all is asked only where somebody says it was none."""
    by_account: dict[Account, list[Bearing]] = {}
    for bearing in found:
        by_account.setdefault(bearing.account, []).append(bearing)
    if not any(account.question is Question.ATTACK_AT_ALL and account.cause is not Cause.ATTACK for account in by_account):
        by_account = {account: rows for account, rows in by_account.items() if account.question is not Question.ATTACK_AT_ALL}
    elif any(account.question is Question.CARRIED_OUT and account.cause is Cause.ATTACK for account in by_account):
        by_account.setdefault(Account(Question.ATTACK_AT_ALL, Cause.ATTACK), [])
    event = focal_event(dossier)
    seen = {document.id: document.published for document in dossier.documents}
    first = {account: earliest(seen.get(row.span.document) for row in rows) for account, rows in by_account.items() if rows}
    asked = {one.question: earliest(at for other, at in first.items() if other.question is one.question) for one in by_account}
    made = {
        account: replace(_hypothesis(account, rows, event, names), at=first.get(account, asked[account.question]))
        for account, rows in by_account.items()
    }
    made |= {account: replace(unknown(account.question, event), at=asked[account.question]) for account in _unknowns(made)}
    ids = {account: hypothesis.id for account, hypothesis in made.items()}
    related = (replace(one, relations=tuple(sorted(_relations(account, ids, names)))) for account, one in made.items())
    return tuple(sorted(related, key=order))


def order(hypothesis: Hypothesis) -> tuple[int, bool, str]:
    """By question, what nobody asserts last, then by id."""
    return list(Question).index(hypothesis.question), hypothesis.cause is Cause.UNKNOWN, hypothesis.id


def earliest(times: Iterable[datetime | None]) -> datetime | None:
    """The first of some times; not known where one of them is not."""
    known = list(times)
    return None if None in known else min((time for time in known if time is not None), default=None)


def focal_event(dossier: Dossier) -> str | None:
    """The event that the accounts explain: of several focal ones, which different documents tell of, the least id."""
    return min(dossier.case.focal_events, default=None)


def account_id(account: Account, event: str | None) -> str:
    """The id of an account; it names the actor by key, so that documents added later change nothing."""
    roles = [(account.who, str(account.role))] if account.role is not None else []
    return hypothesis_id(account.question, event, account.cause, roles)


def _hypothesis(account: Account, rows: Iterable[Bearing], event: str | None, names: Names) -> Hypothesis:
    rows = list(rows)
    said = [row for row in rows if row.stance is Stance.ASSERTS]
    label = accounts().causes[account.cause] if account.role is None else ""
    roles: tuple[tuple[str, Role], ...] = ()
    if account.role is not None:
        actor = names.of(account.who)
        part = accounts().parts[account.role]
        played = _played(part, [row.role for row in said] or [row.role for row in rows])
        label = "; ".join(text.format(actor.name if place == 0 else "and").strip() for place, text in enumerate(played.values()))
        roles = tuple((actor.id, role) for role in played)
    return Hypothesis(
        id=account_id(account, event),
        question=account.question,
        label=label,
        cause=account.cause,
        roles=roles,
        event=event,
        asserted_by=_claims(said),
        denied_by=_claims(row for row in rows if row.stance is Stance.DENIES),
    )


def _played(part: Part, roles: Iterable[Role | None]) -> dict[Role, str]:
    """The roles said, in the order of the table, the plain 'was behind it' only where no other is said; where none is, the first."""
    named = set(roles)
    found = {role: text for role, text in part.labels if role in named}
    if len(found) > 1:
        found.pop(Role.UNSPECIFIED, None)
    return found or dict(part.labels[:1])


def _claims(rows: Iterable[Bearing]) -> tuple[str, ...]:
    return tuple(sorted({row.claim for row in rows}))


def _unknowns(made: Iterable[Account]) -> Iterator[Account]:
    for question in sorted({account.question for account in made}):
        yield Account(question, Cause.UNKNOWN)


def unknown(question: Question, event: str | None) -> Hypothesis:
    """The account of a question that nobody asserts."""
    key = account_id(Account(question, Cause.UNKNOWN), event)
    return Hypothesis(key, question, accounts().unknown[question], Cause.UNKNOWN, event=event)


def _relations(account: Account, ids: dict[Account, str], names: Names) -> Iterator[tuple[HypothesisRelation, str]]:
    for other, key in sorted(ids.items(), key=lambda item: item[1]):
        kind = relation(account, other, names) if other != account else None
        if kind is not None:
            yield kind, key


def relation(account: Account, other: Account, names: Names) -> HypothesisRelation | None:
    """How one account stands to another: a part refines its whole, two who each would have done it exclude each other.

    None where the other side carries the relation (the whole says nothing of its branch), or where nothing is known of it.
    """
    if account.question is not other.question:
        return _across(account, other)
    if account.cause is Cause.UNKNOWN or other.cause is Cause.UNKNOWN:
        return HypothesisRelation.EXCLUDES
    if account.cause is other.cause and account.role is other.role:
        if other.who in names.within(account.who):
            return HypothesisRelation.REFINES
        if account.who in names.within(other.who):
            return None
    if account.role is None:
        return HypothesisRelation.EXCLUDES
    exclusive = accounts().parts[account.role].exclusive and (account.role is other.role or account.question is Question.CARRIED_OUT)
    return HypothesisRelation.EXCLUDES if exclusive else HypothesisRelation.COMPATIBLE


def _across(account: Account, other: Account) -> HypothesisRelation | None:
    """Answers to two questions: who did it refines what it was, where the cause is the same; who paid fits whoever did it."""
    if Question.ATTACK_AT_ALL in (account.question, other.question):
        does = account.question is Question.CARRIED_OUT and account.cause is other.cause and account.cause is not Cause.UNKNOWN
        return HypothesisRelation.REFINES if does else None
    return HypothesisRelation.COMPATIBLE if Cause.UNKNOWN not in (account.cause, other.cause) else None
