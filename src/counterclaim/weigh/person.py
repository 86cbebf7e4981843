"""What people typed, found in a dossier: findings as items, ratings in cells, grades on items, priors, judgements, outcomes.

Typed entries and a dossier's accounts and items come in; the same values with ids go out, or an error that names the entry. A person's
value stands beside the draft and beside every other person's: nothing is overwritten.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from counterclaim.errors import UnreadableRatings
from counterclaim.model.assessment import Assessment, KeyJudgement, Outcome, Prior
from counterclaim.model.document import Document
from counterclaim.model.evidence import Finding, Grade, Item, Rating, Tie
from counterclaim.model.hypothesis import Hypothesis
from counterclaim.model.ids import finding_id, item_id, key_judgement_id
from counterclaim.model.labels import ItemKind, LikelihoodScale
from counterclaim.model.span import Span
from counterclaim.model.typed import Typed, TypedFinding, TypedGrade, TypedMissing, TypedRating
from counterclaim.weigh.names import Names
from counterclaim.weigh.references import ItemFinder, find_actor, find_hypothesis
from counterclaim.weigh.roots import tied

Cell = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Entered:
    """Findings and missing observations that people entered, the items that they are, and by which names people call those."""

    findings: tuple[Finding, ...]
    items: tuple[Item, ...]
    names: Mapping[str, str]


def entered(typed: Typed, documents: Sequence[Document], names: Names) -> Entered:
    """What people entered as observed, or as missing."""
    findings = [(row, _finding(row, documents, names)) for row in typed.finding]
    items = [_item(row, found) for row, found in findings]
    missing = [_missing(row) for row in typed.missing]
    called = [row.name for row, _ in findings] + [row.name for row in typed.missing]
    rows = [*typed.finding, *typed.missing]
    for at, name in enumerate(called):
        if name in called[:at]:
            raise UnreadableRatings(rows[at].where, f"there is another `name` {name!r}")
    made = [*items, *missing]
    return Entered(tuple(found for _, found in findings), tuple(made), dict(zip(called, (item.id for item in made), strict=True)))


def _finding(row: TypedFinding, documents: Sequence[Document], names: Names) -> Finding:
    source = find_actor(row.source, names, row.where) if row.source is not None else None
    spans = (quoted(row.quote, documents, row.where),) if row.quote is not None else ()
    return Finding(finding_id(row.text, row.basis, source, spans), row.text, row.basis, source, spans, row.by, row.at)


def quoted(words: str, documents: Iterable[Document], where: str) -> Span:
    """Where words stand: the first place of the only document that has them; raises UnreadableRatings."""
    found = [document for document in sorted(documents, key=lambda d: d.id) if words in document.text]
    if len(found) != 1:
        raise UnreadableRatings(where, f"`quote`: these words stand in {len(found)} documents, not in one: {words!r}")
    start = found[0].text.index(words)
    return found[0].span(start, start + len(words))


def _item(row: TypedFinding, found: Finding) -> Item:
    origin = row.origin or found.id
    return Item(
        id=item_id(ItemKind.FINDING, origin),
        kind=ItemKind.FINDING,
        finding=found.id,
        origin=origin,
        source=found.source,
        label=f"{row.text} ({row.basis})",
        spans=found.spans,
        known=row.at,
    )


def _missing(row: TypedMissing) -> Item:
    return Item(item_id(ItemKind.ABSENCE, row.text), ItemKind.ABSENCE, label=row.text, known=row.at)


@dataclass(frozen=True, slots=True)
class Rooted:
    """Items with the roots that people give them, the ties that people see, and pairs of items that they hold to be distinct."""

    items: tuple[Item, ...]
    ties: tuple[Tie, ...]
    apart: tuple[tuple[Item, Item], ...]


def rooted(items: Iterable[Item], typed: Typed, names: Mapping[str, str]) -> Rooted:
    """What people say of the roots of items."""
    known = {item.id: item for item in items}
    finder = ItemFinder(known.values(), names)
    ties: list[Tie] = []
    apart: list[tuple[Item, Item]] = []
    for row in typed.origin:
        of = [known[finder.find(words, row.where).id] for words in row.items]
        first = min(item.origin or item.id for item in of)
        if row.distinct:
            apart += combinations(of, 2)
        elif row.proven:
            known |= {item.id: replace(item, origin=first) for item in of}
        else:
            known |= {item.id: replace(item, origin=item.origin or item.id) for item in of}
            ties += [tied(first, item.origin or item.id, row.by, row.why) for item in of if (item.origin or item.id) != first]
    return Rooted(tuple(known.values()), tuple(ties), tuple(apart))


def graded(items: Iterable[Item], grades: Iterable[TypedGrade], finder: ItemFinder, names: Names) -> tuple[Item, ...]:
    """Items with the grades and weights that people gave them or their sources; a later entry replaces an earlier one."""
    known = {item.id: item for item in items}
    for row in sorted(grades, key=lambda row: row.at):
        if row.item is not None:
            of = [known[finder.find(row.item, row.where).id]]
        else:
            actor = find_actor(row.source or "", names, row.where)
            of = [item for item in known.values() if item.source is not None and names.key(item.source) == names.key(actor)]
        known |= {item.id: _graded(item, row) for item in of}
    return tuple(known.values())


def _graded(item: Item, row: TypedGrade) -> Item:
    grade = item.grade
    if row.reliability is not None or row.credibility is not None:
        before = grade or Grade()
        grade = Grade(row.reliability or before.reliability, row.credibility or before.credibility, row.by, row.why)
    return replace(item, grade=grade, credibility=row.believed or item.credibility, relevance=row.relevance or item.relevance)


def rated(rows: Iterable[TypedRating], hypotheses: Sequence[Hypothesis], finder: ItemFinder) -> dict[Cell, tuple[Rating, ...]]:
    """The ratings that people typed, by cell."""
    cells: dict[Cell, list[Rating]] = {}
    for row in rows:
        try:
            item = finder.find(row.item, row.where)
        except UnreadableRatings:
            if row.if_there:
                continue
            raise
        asked = [one for one in hypotheses if one.question is row.question and one.retired is None]
        values = {find_hypothesis(words, asked, row.where, row.question).id: value for words, value in row.values.items()}
        if row.others is not None:
            values |= {one.id: row.others for one in asked if one.id not in values}
        for hypothesis, value in values.items():
            cells.setdefault((item.id, hypothesis), []).append(Rating(value, row.by, row.at, row.why, signed=row.signed))
    return {cell: tuple(given) for cell, given in cells.items()}


def assessment(typed: Typed, hypotheses: Sequence[Hypothesis], finder: ItemFinder) -> Assessment:
    """Priors, key judgements and outcomes with the ids of what they are about, each in the order typed."""
    return Assessment(
        judgements=tuple(_judgements(typed, hypotheses, finder)),
        priors=tuple(
            Prior(find_hypothesis(words, hypotheses, row.where, row.question).id, probability, row.by, row.at, row.why)
            for row in typed.prior
            for words, probability in row.values.items()
        ),
        outcomes=tuple(
            Outcome(row.question, find_hypothesis(row.account, hypotheses, row.where, row.question).id, row.by, row.at, row.why)
            for row in typed.outcome
        ),
    )


def _judgements(typed: Typed, hypotheses: Sequence[Hypothesis], finder: ItemFinder) -> Iterator[KeyJudgement]:
    for row in typed.judgement:
        account = find_hypothesis(row.account, hypotheses, row.where, row.question)
        low, high = row.likelihood
        yield KeyJudgement(
            id=key_judgement_id(account.id, row.by, row.at.isoformat()),
            question=row.question,
            hypothesis=account.id,
            low=low,
            high=high,
            scale=LikelihoodScale.ICD203 if row.icd203 else LikelihoodScale.OWN,
            confidence=row.confidence,
            by=row.by,
            at=row.at,
            why=row.why,
            alternatives=tuple(find_hypothesis(words, hypotheses, row.where, row.question).id for words in row.alternatives),
            linchpins=tuple(finder.find(words, row.where).id for words in row.linchpins),
            gaps=row.gaps,
        )
