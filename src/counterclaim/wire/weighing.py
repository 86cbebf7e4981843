"""A weighing becomes the wire's hypotheses, evidence and assessment, and comes back.

`Weighed` comes in and records go out, or the other way round; what nobody rated and signed has no assessment, only drafts. It never drops a
rating, and never writes a draft as if somebody had given it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import msgspec

from counterclaim.model import sensitivity
from counterclaim.model.assessment import Assessment
from counterclaim.model.evidence import Finding, Item, Rating, Tie
from counterclaim.model.hypothesis import Hypothesis
from counterclaim.model.labels import HypothesisRelation
from counterclaim.model.link import MACHINE
from counterclaim.model.weighed import Cell, MatrixResult, Scored, Weighed
from counterclaim.wire import later
from counterclaim.wire.sensitivity import Settled, Since

T = TypeVar("T")


def hypotheses(weighed: Weighed) -> list[later.Hypothesis]:
    """The accounts, by id."""
    return [_hypothesis(one) for one in sorted(weighed.hypotheses, key=lambda one: one.id)]


def evidence(weighed: Weighed) -> list[later.Evidence]:
    """The items with their ratings, by id."""
    findings = {one.id: one for one in weighed.findings}
    cells: dict[str, list[Cell]] = {}
    for cell in sorted(weighed.cells, key=lambda cell: (cell.item, cell.hypothesis)):
        cells.setdefault(cell.item, []).append(cell)
    ordered = sorted(weighed.items, key=lambda one: one.id)
    return [_item(item, cells.get(item.id, []), findings.get(item.finding or ""), weighed.ties) for item in ordered]


def assessment(weighed: Weighed) -> later.Assessment | None:
    """What was signed and what it comes to; None where nobody has rated, judged or typed anything."""
    signed = weighed.assessment
    told = signed.judgements or signed.priors or signed.outcomes or weighed.settled or weighed.since
    if not told and all(one.not_assessed is not None for one in weighed.results):
        return None
    return later.Assessment(
        matrices=[_result(one) for one in weighed.results],
        judgements=_likes(signed.judgements, later.KeyJudgement),
        priors=_likes(signed.priors, later.Prior),
        outcomes=_likes(signed.outcomes, later.Outcome),
        settled=_likes(weighed.settled, Settled),
        since=None if weighed.since is None else _like(weighed.since, Since),
    )


def weighed_from(accounts: list[later.Hypothesis], items: list[later.Evidence], signed: later.Assessment | None) -> Weighed | None:
    """The weighing of wire records; None where there is none. Raises ValueError when they cannot be true."""
    if not accounts and not items and signed is None:
        return None
    return Weighed(
        hypotheses=tuple(map(_to_hypothesis, accounts)),
        items=tuple(_like(item, Item) for item in items),
        findings=tuple(_like(item.observed, Finding) for item in items if item.observed is not None),
        cells=tuple(
            Cell(item.id, cell.hypothesis, tuple(_to_rating(rating) for rating in cell.ratings)) for item in items for cell in item.cells
        ),
        ties=tuple(sorted({_tie(item.origin, tie) for item in items if item.origin is not None for tie in item.tied})),
        assessment=Assessment() if signed is None else _like(signed, Assessment),
        results=() if signed is None else tuple(map(_to_result, signed.matrices)),
        settled=() if signed is None else tuple(_like(one, sensitivity.Settled) for one in signed.settled),
        since=None if signed is None or signed.since is None else _like(signed.since, sensitivity.Since),
    )


def _result(one: MatrixResult) -> later.MatrixResult:
    whole = {name: getattr(one, name) for name in later.MatrixResult.__struct_fields__}
    whole["scores"] = [_scored(of) for of in one.scores]
    return msgspec.convert(whole, later.MatrixResult, from_attributes=True)


def _scored(one: Scored) -> later.Scored:
    lists = {name: list(getattr(one, name)) for name in ("inconsistent", "weighted", "unfinished")}
    return later.Scored(by=one.by, spread=dict(one.spread), **lists)


def _to_result(wire: later.MatrixResult) -> MatrixResult:
    whole = {name: getattr(wire, name) for name in later.MatrixResult.__struct_fields__}
    whole["scores"] = [
        Scored(of.by, tuple(of.inconsistent), tuple(of.weighted), tuple(of.unfinished), tuple(of.spread.items())) for of in wire.scores
    ]
    return msgspec.convert(whole, MatrixResult, from_attributes=True)


def _hypothesis(one: Hypothesis) -> later.Hypothesis:
    return later.Hypothesis(
        id=one.id,
        label=one.label,
        cause=one.cause,
        roles=[later.HypothesisRole(actor=actor, role=role) for actor, role in one.roles],
        event=one.event,
        relations=[later.HypothesisLink(kind=kind, hypothesis=other) for kind, other in one.relations],
        asserted_by=list(one.asserted_by),
        denied_by=list(one.denied_by),
        question=one.question,
        by=one.by,
        at=one.at,
        retired=one.retired,
    )


def _to_hypothesis(wire: later.Hypothesis) -> Hypothesis:
    values = {name: getattr(wire, name) for name in ("id", "question", "label", "cause", "event", "by", "at", "retired")}
    return Hypothesis(
        **values,
        roles=tuple((one.actor, one.role) for one in wire.roles),
        relations=tuple((HypothesisRelation(one.kind), one.hypothesis) for one in wire.relations),
        asserted_by=tuple(wire.asserted_by),
        denied_by=tuple(wire.denied_by),
    )


def _item(item: Item, cells: list[Cell], observed: Finding | None, ties: Iterable[Tie]) -> later.Evidence:
    whole = {name: getattr(item, name) for name in later.Evidence.__struct_fields__ if hasattr(item, name)}
    whole["ratings"] = {cell.hypothesis: _rating(shown(cell.ratings)) for cell in cells}
    whole["cells"] = [later.CellRatings(hypothesis=cell.hypothesis, ratings=[_rating(one) for one in cell.ratings]) for cell in cells]
    whole["observed"] = observed
    whole["tied"] = [_tied(tie, item.origin) for tie in ties if item.origin in (tie.left, tie.right)]
    return msgspec.convert(whole, later.Evidence, from_attributes=True)


def _tied(tie: Tie, origin: str | None) -> later.RootTie:
    return later.RootTie(origin=tie.right if tie.left == origin else tie.left, by=tie.by, why=tie.why)


def _tie(origin: str, wire: later.RootTie) -> Tie:
    return Tie(min(origin, wire.origin), max(origin, wire.origin), wire.by, wire.why)


def shown(ratings: Iterable[Rating]) -> Rating:
    """The rating that stands for a cell: the last that a person gave, else the draft."""
    return max(ratings, key=lambda one: (one.by != MACHINE, one.at.timestamp() if one.at else 0.0, one.value, one.by))


def _rating(one: Rating) -> later.Rating:
    reasons = [one.why] if one.why else [reason.text for reason in one.reasons]
    return later.Rating(value=one.value, by=one.by, reasons=reasons, at=one.at, signed=one.signed)


def _to_rating(wire: later.Rating) -> Rating:
    return Rating(wire.value, wire.by, wire.at, " ".join(wire.reasons), signed=wire.signed)


def _like(value: object, kind: type[T]) -> T:
    return msgspec.convert(value, kind, from_attributes=True)


def _likes(values: Iterable[object], kind: type[T]) -> list[T]:
    return [_like(value, kind) for value in values]
