"""Origins: on whose word each claim rests in the end, and how many there are, at least and at most.

Records, links and statements come in; an origin per claim, and the interval in which their number lies, go out.
Independence is never assumed: what was not shown to be distinct counts as possibly one, what was not shown to be one as possibly two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from counterclaim.link.chains import joined, last
from counterclaim.link.passages import Passages
from counterclaim.link.speakers import Speakers, folded
from counterclaim.link.statements import rank
from counterclaim.model.claim import Claim
from counterclaim.model.ids import origin_id
from counterclaim.model.labels import ActorKind, Occurred, OriginKind, SectionRole, Voice
from counterclaim.model.link import Link
from counterclaim.model.record import DocumentRecord
from counterclaim.model.statement import Interval, Origin, Statement

Root = tuple[OriginKind, str]
"""What stands at the end of a chain: a kind, and which one of it."""


def origins(records: Iterable[DocumentRecord], links: Iterable[Link], statements: Iterable[Statement]) -> dict[str, Origin]:
    """The origin of every claim, by the claim's id; the same in whatever order the arguments come."""
    records, links = tuple(records), tuple(links)
    speakers, passages = Speakers(records, links), Passages(records, links)
    onward = _onward(passages, speakers, statements)
    ends = {id: last(id, onward) for id in passages.claims}
    roots = {id: _root(passages, speakers, passages.claims[id]) for id in sorted(set(ends.values()))}
    standing: defaultdict[Root, list[Claim]] = defaultdict(list)
    for id, root in roots.items():
        standing[root].append(passages.claims[id])
    ranked = {root: min(claims, key=lambda claim: rank(claim, passages.records[claim.document])) for root, claims in standing.items()}
    ids = {root: origin_id(founder.id) for root, founder in ranked.items()}
    rests = {id: roots[end] for id, end in sorted(ends.items())}
    tied = _tied(passages, speakers, rests, ids)
    repeated: defaultdict[Root, list[str]] = defaultdict(list)
    for id, root in rests.items():
        if passages.repeats(passages.claims[id]):
            repeated[root].append(id)
    made = {
        root: Origin(
            id=ids[root],
            kind=root[0],
            founder=founder.id,
            document=founder.document,
            name=_name(passages, speakers, founder, root[0]),
            tied=tuple(sorted(tied[root])),
            repeated=tuple(repeated[root]),
        )
        for root, founder in ranked.items()
    }
    return {id: made[root] for id, root in rests.items()}


def count(claims: Iterable[Claim], origins: Mapping[str, Origin]) -> Interval:
    """How many origins some claims of a case have, chosen by what they say.

    Neither headlines count nor what a copy repeats, unless all claims are such: a copied sentence counts as it was read where it began.
    `possible` counts every origin. `proven` counts the named sources no two of which are tied, be it through others of them. Those only
    described, outlets and nobody may each be one of these: all of them prove one together, and only where no source is named.
    """
    claims = tuple(claims)
    heard = [one for one in claims if one.section is not SectionRole.HEADLINE and one.id not in origins[one.id].repeated] or claims
    found = {origins[claim.id].id: origins[claim.id] for claim in heard}
    named = sorted(id for id, origin in found.items() if origin.kind is OriginKind.NAMED)
    least = joined([(a, b) for a, b in combinations(named, 2) if b in found[a].tied or a in found[b].tied])
    groups = {least.get(id, id) for id in named}
    return Interval(max(len(groups), min(len(found), 1)), len(found))


def _onward(passages: Passages, speakers: Speakers, statements: Iterable[Statement]) -> dict[str, str]:
    """For each claim the one it rests on next: in the copied document, of the source itself, around it, in the outlet it cites."""
    copied = {id: passages.copied(claim) for id, claim in passages.claims.items()}
    heard: dict[str, str] = {}
    for statement in statements:
        first = next((id for id in statement.claims if id in copied and copied[id] is None and passages.claims[id].via is None), None)
        heard |= {id: first for id in statement.claims if first is not None and id != first}
    found: dict[str, str] = {}
    for id, claim in passages.claims.items():
        source = copied[id]
        if source is not None:
            if source[1] is not None:
                found[id] = source[1].id
        elif claim.via is not None:
            around = heard.get(id, claim.via.claim)
            if around in passages.claims:
                found[id] = around
        else:
            cited = _cited(passages, speakers, claim)
            if cited is not None:
                found[id] = cited.id
    return found


def _cited(passages: Passages, speakers: Speakers, claim: Claim) -> Claim | None:
    """The claim in an article of the outlet that a claim names as its source."""
    if claim.source is None:
        return None
    actor = speakers.actors.get(claim.speaker or "")
    names = {folded(claim.source.text), folded(actor.name if actor else "")} - {folded(passages.document(claim).outlet or "")}
    return passages.counterpart(claim, sorted({id for name in names for id in passages.by_outlet.get(name, ())} - {claim.document}))


def _root(passages: Passages, speakers: Speakers, claim: Claim) -> Root:
    """What a claim at the end of its chain rests on; a copied paragraph speaks for the document it was copied from."""
    source = passages.copied(claim)
    home = claim.document if source is None else source[0]
    outlet = passages.records[home].document.outlet
    own = (OriginKind.OUTLET, folded(outlet) if outlet else home)
    if claim.voice is Voice.NARRATOR or claim.occurred is Occurred.NO:
        return own
    if claim.source is None or claim.speaker is None:
        return OriginKind.UNKNOWN, home
    key = speakers.keys.get(claim.speaker)
    if key is not None:
        return OriginKind.NAMED, key
    actor = speakers.actors.get(claim.speaker)
    name = folded(actor.name if actor else claim.source.text)
    if (actor is not None and actor.kind is ActorKind.OUTLET) or name in passages.by_outlet:
        return own if set(name.split()) <= set(own[1].split()) else (OriginKind.OUTLET, name)
    return OriginKind.DESCRIBED, f"{home} {name}"


def _name(passages: Passages, speakers: Speakers, founder: Claim, kind: OriginKind) -> str | None:
    if kind is OriginKind.UNKNOWN:
        return None
    actor = speakers.actors.get(founder.speaker or "")
    if kind is OriginKind.OUTLET and (founder.source is None or founder.occurred is Occurred.NO):
        return passages.document(founder).outlet
    return actor.name if actor else founder.source.text if founder.source else None


def _tied(passages: Passages, speakers: Speakers, rests: Mapping[str, Root], ids: Mapping[Root, str]) -> dict[Root, set[str]]:
    """For each root the ids of those it is not shown to be distinct from: tied by name or body, or one heard through the other."""
    found: dict[Root, set[str]] = {root: set() for root in ids}
    pairs: list[Sequence[Root]] = [((OriginKind.NAMED, a), (OriginKind.NAMED, b)) for a, b in speakers.tied()]
    for id, claim in passages.claims.items():
        key = speakers.keys.get(claim.speaker or "")
        if key is not None and passages.copied(claim) is None:
            through = [id] if claim.via is None or claim.via.claim not in rests else [id, claim.via.claim]
            pairs += [(rests[one], (OriginKind.NAMED, key)) for one in through]
    for a, b in pairs:
        if a != b and a in ids and b in ids:
            found[a].add(ids[b])
            found[b].add(ids[a])
    return found
