"""The weighing of a dossier: its accounts, evidence, ratings and what people signed, put together for scores and for every export.

A dossier and what people typed come in; a `Weighing` goes out, the same to the last bit whatever the order of documents and claims. It
scores nothing itself, and it holds no word that does not stand in a document or was not typed by somebody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from counterclaim.errors import UnreadableRatings
from counterclaim.model.assessment import Assessment
from counterclaim.model.claim import Claim
from counterclaim.model.evidence import Finding, Item, Rating
from counterclaim.model.hypothesis import Hypothesis
from counterclaim.model.record import Dossier
from counterclaim.model.typed import NOTHING, Typed, TypedCite
from counterclaim.weigh import overtime
from counterclaim.weigh.amended import amended
from counterclaim.weigh.bearings import bearings
from counterclaim.weigh.drafts import drafts
from counterclaim.weigh.evidence import evidence
from counterclaim.weigh.facts import Fact, facts
from counterclaim.weigh.hypotheses import account_id, focal_event, proposed
from counterclaim.weigh.known import known
from counterclaim.weigh.matrix import Docket, Matrix, matrices, one_for_each_origin
from counterclaim.weigh.names import Names
from counterclaim.weigh.overtime import Course
from counterclaim.weigh.person import assessment, entered, graded, rated, rooted
from counterclaim.weigh.references import ItemFinder, plain
from counterclaim.weigh.sight import Sights

Cell = tuple[str, str]
END = datetime.max.replace(tzinfo=UTC)
"""Later than everything: what has moved since a date is told until now."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """All that is weighed: the docket, its matrices, findings, what people signed, and the facts on record of every item's source.

    `independent` are the actors that people hold to be independent; `course` is what has moved since `as_of`, and `labels` are the names of
    all items, those that became known later among them.
    """

    docket: Docket
    matrices: tuple[Matrix, ...]
    findings: tuple[Finding, ...]
    assessment: Assessment
    facts: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict)
    independent: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    course: Course | None = None
    as_of: datetime | None = None

    @property
    def hypotheses(self) -> tuple[Hypothesis, ...]:
        return self.docket.hypotheses

    @property
    def items(self) -> tuple[Item, ...]:
        return self.docket.items


def weighing(dossier: Dossier, typed: Typed = NOTHING, as_of: datetime | None = None) -> Weighing:
    """Weigh the accounts of a dossier, as they stood at `as_of` where that is given; raises UnreadableRatings."""
    names = Names(dossier.actors)
    found = bearings(dossier, names)
    event = focal_event(dossier)
    left = amended(proposed(dossier, found, names), typed, names, event)
    cited = frozenset(claim for row in typed.cite if (claim := _cited(row, dossier)) is not None)
    read = evidence(dossier, found, names, cited)
    own = entered(typed, dossier.documents, names)
    items, ties = rooted((*read.items, *own.items), typed, own.names)
    finder = ItemFinder(items, own.names)
    items = graded(items, typed.grade, finder, names)
    table = known(typed.actor, names, (one.account.who for one in found if one.account.who))
    accounts = {one.account for one in found}
    of = {key: frozenset(a for a in accounts if account_id(a, event) in ids) for key, ids in left.stands_for.items()}
    machine = drafts(items, left.hypotheses, Sights(dossier, found, names, table, of))
    moved = None
    docket = Docket(left.hypotheses, items, _beside(machine, rated(typed.rating, left.hypotheses, finder)), (*read.ties, *ties))
    signed = assessment(typed, left.hypotheses, finder)
    if as_of is not None:
        moved = overtime.course(docket, as_of, END)
        docket, signed = overtime.as_of(docket, as_of), _until(signed, as_of)
    claims = {claim.id: claim for claim in dossier.claims}
    findings = {one.id: one for one in (*read.findings, *own.findings)}
    return Weighing(
        docket=docket,
        matrices=tuple(asked(matrix) for matrix in matrices(docket)),
        findings=tuple(findings[key] for key in sorted(findings)),
        assessment=signed,
        facts={item.id: facts(item, claims, names, table) for item in one_for_each_origin(docket.items)[0]},
        independent=tuple(sorted(names.of(key).id for key, row in table.rows.items() if row.independent and key in names.keys)),
        labels={item.id: item.label for item in one_for_each_origin(items)[0]},
        course=moved,
        as_of=as_of,
    )


def asked(matrix: Matrix) -> Matrix:
    """The matrix with only the items that anybody, or a draft, holds to speak to its question; figures and the rest stay in the docket."""
    speaking = {item for (item, _), given in matrix.ratings.items() if any(rating.value.value != "NA" or rating.signed for rating in given)}
    return replace(matrix, items=tuple(item for item in matrix.items if item.id in speaking))


def _cited(row: TypedCite, dossier: Dossier) -> str | None:
    """The claim that a person cites by words of its content; the only one that has them, else the only one with nothing more."""
    key = plain(row.words)
    found: list[Claim] = [claim for claim in dossier.claims if key in plain(claim.content.text)]
    exact = [claim for claim in found if key == plain(claim.content.text)]
    if len(exact or found) != 1 and row.if_there:
        return None
    if len(exact or found) != 1:
        raise UnreadableRatings(row.where, f"`words`: {len(exact or found)} claims say {row.words!r}")
    return (exact or found)[0].id


def _beside(machine: Mapping[Cell, Rating], people: Mapping[Cell, tuple[Rating, ...]]) -> dict[Cell, tuple[Rating, ...]]:
    cells = sorted({*machine, *people})
    return {cell: (*((machine[cell],) if cell in machine else ()), *people.get(cell, ())) for cell in cells}


def _until(signed: Assessment, moment: datetime) -> Assessment:
    return Assessment(
        tuple(one for one in signed.judgements if one.at <= moment),
        tuple(one for one in signed.priors if one.at <= moment),
        tuple(one for one in signed.outcomes if one.at <= moment),
    )
