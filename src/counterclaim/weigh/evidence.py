"""Items of evidence: what was said, findings, tolls and absences, one for each origin.

A dossier and its bearings come in; items, and the findings that some rest on, go out in the order of their ids. That something was said and
that it is so are two items, and what the article itself judges is never a finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from counterclaim.model.claim import Claim
from counterclaim.model.evidence import Finding, Item, Tie
from counterclaim.model.figure import Figure
from counterclaim.model.ids import finding_id, item_id
from counterclaim.model.labels import Act, ItemKind, Measure, Occurred, SectionRole, Voice
from counterclaim.model.record import Dossier
from counterclaim.model.span import Span
from counterclaim.text.patterns import Word, Words, words
from counterclaim.weigh.bearings import Account, Bearing, Stance, told
from counterclaim.weigh.matrix import one_for_each_origin
from counterclaim.weigh.names import Names
from counterclaim.weigh.roots import Roots, origin, roots, who
from counterclaim.weigh.words import signs

TELLING = frozenset({Act.STATE, Act.REPORT, Act.ASSESS, Act.CONFIRM, Act.ACCUSE, Act.ADMIT, None})
"""Acts by which somebody tells what was found."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Items and findings, each sorted by id, the roots that are tied, and for each claim of an item its origin before it was split.

    `through` are the actors without whom an item would not have reached us: of all its places, each is told through them.
    """

    items: tuple[Item, ...]
    findings: tuple[Finding, ...]
    ties: tuple[Tie, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)
    through: Mapping[str, frozenset[str]] = field(default_factory=dict)


def evidence(dossier: Dossier, found: Sequence[Bearing], names: Names, cited: frozenset[str] = frozenset()) -> Evidence:
    """All items of a dossier; `cited` are claims that a person rates although they bear on no account by their own words."""
    claims = {claim.id: claim for claim in dossier.claims}
    events = set(dossier.case.focal_events)
    about = {claim.id for claim in told(dossier)}
    bearing = _outermost(found, claims) | (set(dossier.warnings) & about) | (cited & set(claims))
    seen = {document.id: document.published for document in dossier.documents}
    findings = {claim: one for claim in sorted(about) if (one := finding(claims[claim], names)) is not None}
    findings = {claim: one for claim, one in findings.items() if _holder(claims[claim]) not in findings}
    made = [_said(claims[claim], names) for claim in sorted(bearing)]
    made += [_found(claims[claim], one, names) for claim, one in findings.items()]
    made += [_absent(claim, names) for claim in dossier.claims if _is_absence(claim, events)]
    made += [_toll(figure, claims[figure.claim], names) for figure in dossier.figures if _is_toll(figure, claims, events)]
    weighed = sorted({item.claim for item in made if item.claim is not None})
    based = roots((claims[claim] for claim in weighed), found, names)
    placed = [_placed(item, claims, seen, based) for item in made]
    items, _ = one_for_each_origin(placed)
    through: dict[str, frozenset[str]] = {}
    for item in placed:
        relays = frozenset(_relays(claims[item.claim or ""], claims, names))
        through[item.id] = through.get(item.id, relays) & relays
    distinct = sorted({one.id: one for one in findings.values()}.values(), key=lambda one: one.id)
    return Evidence(items, tuple(distinct), based.ties, {claim: origin(claims[claim], names) for claim in weighed}, through)


def _outermost(found: Iterable[Bearing], claims: dict[str, Claim]) -> set[str]:
    """The claims that bear on an account, but for one inside another of the same speaker that says no more."""
    says: dict[str, set[tuple[Account, Stance]]] = {}
    for one in found:
        says.setdefault(one.claim, set()).add((one.account, one.stance))
    return {claim for claim, said in says.items() if not said <= says.get(_around(claims[claim], claims) or "", set())}


def _holder(claim: Claim) -> str | None:
    """The claim inside which a claim stands: 'the office said that its auditors found ...' tells of one finding."""
    return claim.via.claim if claim.via is not None else None


def _around(claim: Claim, claims: dict[str, Claim]) -> str | None:
    """The claim of the same speaker inside which a claim stands."""
    outer = claims.get(claim.via.claim) if claim.via is not None else None
    return outer.id if outer is not None and outer.speaker is not None and outer.speaker == claim.speaker else None


def _relays(claim: Claim, claims: Mapping[str, Claim], names: Names) -> Iterator[str]:
    """The actors through whom a claim is told, outwards."""
    seen = {claim.id}
    while claim.via is not None and claim.via.claim in claims and claim.via.claim not in seen:
        claim = claims[claim.via.claim]
        seen.add(claim.id)
        if claim.speaker in names.actors:
            yield names.of(names.key(claim.speaker)).id


def finding(claim: Claim, names: Names) -> Finding | None:
    """What a body whose trade it is says that it found; None for anything else, and for whatever the article itself says."""
    if claim.voice is not Voice.ATTRIBUTED or claim.act not in TELLING or claim.source is None or claim.section is SectionRole.HEADLINE:
        return None
    said = _words(claim.content.spans)
    seen = signs()["observed"].first(said)
    if seen is None or signs()["bodies"].first(Words(words(who(claim, names)))) is None:
        return None
    basis = " ".join(word.text for word in said if seen[1].start <= word.start and word.end <= seen[2].end)
    key = finding_id(claim.content.text, basis, claim.speaker, claim.content.spans)
    return Finding(key, claim.content.text, basis, _source(claim, names), claim.content.spans)


def _source(claim: Claim, names: Names) -> str | None:
    return names.of(names.key(claim.speaker)).id if claim.speaker in names.actors else None


def _said(claim: Claim, names: Names) -> Item:
    act = "says" if claim.act is None else claim.act.value.replace("_", " ")
    return _item(ItemKind.SAID, claim, names, f"{who(claim, names)} · {act}")


def _found(claim: Claim, made: Finding, names: Names) -> Item:
    return _item(ItemKind.FINDING, claim, names, f"{who(claim, names)} · finding ({made.basis})", finding=made.id)


def _absent(claim: Claim, names: Names) -> Item:
    act = "no word" if claim.act is None else f"no {claim.act.value.replace('_', ' ')}"
    return _item(ItemKind.ABSENCE, claim, names, f"{who(claim, names)} · {act}")


def _toll(figure: Figure, claim: Claim, names: Names) -> Item:
    label = f"{who(claim, names)} · {figure.measure.value}: {figure.words}"
    return _item(ItemKind.FIGURE, claim, names, label, figure=figure.id, spans=(figure.span,))


def _item(
    kind: ItemKind,
    claim: Claim,
    names: Names,
    label: str,
    finding: str | None = None,
    figure: str | None = None,
    spans: tuple[Span, ...] = (),
) -> Item:
    return Item(
        id="",
        kind=kind,
        claim=claim.id,
        figure=figure,
        finding=finding,
        source=_source(claim, names),
        label=label,
        spans=spans or claim.content.spans,
    )


def _placed(item: Item, claims: dict[str, Claim], seen: dict[str, datetime | None], based: Roots) -> Item:
    """The item with its root, its id, and when it became known."""
    claim = claims[item.claim or ""]
    root = item.figure or based.of[claim.id]
    return replace(item, id=item_id(item.kind, root), origin=root, known=seen.get(claim.document))


def _is_absence(claim: Claim, events: set[str]) -> bool:
    about = claim.event is None or claim.event in events
    return claim.occurred is Occurred.NO and about and claim.act in (Act.CLAIM_RESPONSIBILITY, Act.ADMIT, Act.DENY)


def _is_toll(figure: Figure, claims: dict[str, Claim], events: set[str]) -> bool:
    return figure.event in events and figure.claim in claims and figure.measure in (Measure.KILLED, Measure.PERPETRATORS, Measure.ARRESTED)


def _words(spans: Iterable[Span]) -> Words:
    return Words(_each(spans))


def _each(spans: Iterable[Span]) -> Iterator[Word]:
    for span in spans:
        yield from words(span.exact, span.start)
