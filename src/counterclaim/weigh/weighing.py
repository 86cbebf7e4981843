"""The weighing of a dossier: its accounts, evidence, ratings and what people signed, put together for scores and for every export.

A dossier and what people typed come in; a `Weighing` goes out, the same to the last bit whatever the order of documents and claims. It
scores nothing itself, and it holds no word that does not stand in a document or was not typed by somebody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from counterclaim.errors import UnreadableRatings
from counterclaim.model.assessment import Assessment
from counterclaim.model.evidence import Finding, Item, Rating, Tie
from counterclaim.model.hypothesis import Hypothesis
from counterclaim.model.record import Dossier
from counterclaim.model.typed import NOTHING, Typed, TypedCite
from counterclaim.weigh import overtime
from counterclaim.weigh.amended import amended
from counterclaim.weigh.bearings import bearings
from counterclaim.weigh.drafts import drafts
from counterclaim.weigh.evidence import evidence
from counterclaim.weigh.facts import Fact, facts
from counterclaim.weigh.forecasts import settled
from counterclaim.weigh.hindsight import Stated
from counterclaim.weigh.hypotheses import account_id, focal_event, proposed
from counterclaim.weigh.known import known
from counterclaim.weigh.matrix import Docket, Matrix, matrices, one_for_each_origin
from counterclaim.weigh.names import Names
from counterclaim.weigh.overtime import Course
from counterclaim.weigh.person import assessment, entered, graded, rated, rooted
from counterclaim.weigh.references import ItemFinder, claims_with
from counterclaim.weigh.roots import linked
from counterclaim.weigh.sight import Sights

Cell = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Weighing:
    """All that is weighed: the docket, its matrices, findings, what people signed, and the facts on record of every item's source.

    `independent` are the actors that people hold to be independent; `course` is what has moved since `as_of`, and `labels` are the names of
    all items, those that became known later among them. `ties` are all ties between roots, by whom and why;
    `through` are the actors without whom an item would not have reached us, `forecasts` those that a person has settled.
    """

    docket: Docket
    matrices: tuple[Matrix, ...]
    findings: tuple[Finding, ...]
    assessment: Assessment
    facts: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict)
    independent: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    ties: tuple[Tie, ...] = ()
    through: Mapping[str, frozenset[str]] = field(default_factory=dict)
    forecasts: tuple[Stated, ...] = ()
    course: Course | None = None
    as_of: datetime | None = None

    @property
    def hypotheses(self) -> tuple[Hypothesis, ...]:
        return self.docket.hypotheses

    @property
    def items(self) -> tuple[Item, ...]:
        return self.docket.items


def weighing(dossier: Dossier, typed: Typed = NOTHING, as_of: datetime | None = None, tied: Iterable[tuple[str, str]] = ()) -> Weighing:
    """Weigh the accounts of a dossier, as they stood at `as_of` where that is given; raises UnreadableRatings.

    `tied` are the origins that linking did not show to be distinct.
    """
    names = Names(dossier.actors)
    found = bearings(dossier, names)
    event = focal_event(dossier)
    left = amended(proposed(dossier, found, names), typed, names, event)
    read = evidence(dossier, found, names, frozenset(_cited(typed.cite, dossier)))
    own = entered(typed, dossier.documents, names)
    roots = rooted((*read.items, *own.items), typed, own.names)
    ties = (*read.ties, *linked(tied, read.origins.values(), _apart(roots.apart, read.origins)), *roots.ties)
    finder = ItemFinder(roots.items, own.names)
    table = known(typed.actor, names, (one.account.who for one in found if one.account.who))
    accounts = {account_id(one.account, event): one.account for one in found}
    of = {key: frozenset(accounts[id] for id in ids if id in accounts) for key, ids in left.stands_for.items()}
    machine = drafts(roots.items, left.hypotheses, Sights(dossier, found, names, table, of))
    ratings = _beside(machine, rated(typed.rating, left.hypotheses, finder))
    pairs = tuple((tie.left, tie.right) for tie in ties)
    now = Docket(left.hypotheses, graded(roots.items, typed.grade, finder, names), ratings, pairs)
    docket, signed, moved = now, assessment(typed, left.hypotheses, finder), None
    if as_of is not None:
        grades = (row for row in typed.grade if row.at <= as_of)
        docket = _then(replace(now, items=graded(roots.items, grades, finder, names)), dossier, as_of)
        signed, moved = _until(signed, as_of), overtime.course(docket, now)
    claims = {claim.id: claim for claim in dossier.claims}
    findings = {one.id: one for one in (*read.findings, *own.findings)}
    return Weighing(
        docket=docket,
        matrices=tuple(asked(matrix) for matrix in matrices(docket)),
        findings=tuple(findings[key] for key in sorted(findings)),
        assessment=signed,
        facts={item.id: facts(item, claims, names, table) for item in one_for_each_origin(docket.items)[0]},
        independent=tuple(sorted(names.of(key).id for key, row in table.rows.items() if row.independent and key in names.keys)),
        ties=tuple(sorted(set(ties))),
        through=_through(docket, read.through),
        labels={item.id: item.label for item in one_for_each_origin(now.items)[0]},
        forecasts=settled((row for row in typed.forecast if as_of is None or row.at <= as_of), dossier, names),
        course=moved,
        as_of=as_of,
    )


def asked(matrix: Matrix) -> Matrix:
    """The matrix with only the items that anybody, or a draft, holds to speak to its question; figures and the rest stay in the docket."""
    speaking = {item for (item, _), given in matrix.ratings.items() if any(rating.value.value != "NA" or rating.signed for rating in given)}
    return replace(matrix, items=tuple(item for item in matrix.items if item.id in speaking))


def _cited(rows: Iterable[TypedCite], dossier: Dossier) -> Iterator[str]:
    """The claims that people cite by words of their content: the only one that has them, else the only one with nothing more."""
    for row in rows:
        meant = claims_with(row.words, dossier.claims)
        if len(meant) == 1:
            yield meant[0].id
        elif not row.if_there:
            raise UnreadableRatings(row.where, f"`words`: {len(meant)} claims say {row.words!r}")


def _then(docket: Docket, dossier: Dossier, moment: datetime) -> Docket:
    """The docket as it stood at a moment, its accounts with only the claims that had been published by then."""
    late = {document.id for document in dossier.documents if document.published is not None and document.published > moment}
    gone = {claim.id for claim in dossier.claims if claim.document in late}

    def heard(claims: Iterable[str]) -> tuple[str, ...]:
        return tuple(claim for claim in claims if claim not in gone)

    earlier = overtime.as_of(docket, moment)
    accounts = (replace(one, asserted_by=heard(one.asserted_by), denied_by=heard(one.denied_by)) for one in earlier.hypotheses)
    return replace(earlier, hypotheses=tuple(accounts))


def _through(docket: Docket, told: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """The actors through whom an item is told, whichever of those that people made one with it is looked at."""
    _, stands_for = one_for_each_origin(docket.items)
    nobody: frozenset[str] = frozenset()
    return {key: frozenset.intersection(*(told.get(item, nobody) for item in those)) for key, those in stands_for.items()}


def _apart(those: Iterable[tuple[Item, Item]], origins: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """The origins of items that people hold to be distinct."""
    for pair in those:
        one, other = (origins.get(item.claim or "", item.origin or item.id) for item in pair)
        yield one, other


def _beside(machine: Mapping[Cell, Rating], people: Mapping[Cell, tuple[Rating, ...]]) -> dict[Cell, tuple[Rating, ...]]:
    cells = sorted({*machine, *people})
    return {cell: (*((machine[cell],) if cell in machine else ()), *people.get(cell, ())) for cell in cells}


def _until(signed: Assessment, moment: datetime) -> Assessment:
    return Assessment(
        tuple(one for one in signed.judgements if one.at <= moment),
        tuple(one for one in signed.priors if one.at <= moment),
        tuple(one for one in signed.outcomes if one.at <= moment),
    )
